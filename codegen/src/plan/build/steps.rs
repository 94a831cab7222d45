//! The paths of members; see [`paths`](crate::paths) for their grammar.

use std::collections::HashMap;
use std::sync::Arc;

use crate::contract::{Namespaces, NsId, WireName};

/// The suffix that distinguishes the path of an anonymous type from that of its element.
const ANONYMOUS: &str = "/()";

/// The steps inside one struct or choice.
pub(super) struct Steps<'c> {
    namespaces: &'c Namespaces,
    prefix: Arc<str>,
    /// The namespace that steps need not name.
    namespace: Arc<str>,
    /// The elements whose steps are their local names.
    plain: HashMap<Arc<str>, NsId>,
    counts: HashMap<String, u32>,
}

impl<'c> Steps<'c> {
    /// Creates the steps inside the item with this path.
    pub(super) fn new(namespaces: &'c Namespaces, path: &str, namespace: Arc<str>) -> Self {
        let prefix = inside(path).into();
        Self { namespaces, prefix, namespace, plain: HashMap::new(), counts: HashMap::new() }
    }

    /// Returns the path of an element, and its number among elements of the same name.
    pub(super) fn element(&mut self, name: &WireName) -> (Arc<str>, u32) {
        let namespace = self.namespaces.text(name.ns);
        let is_own = namespace.is_empty() || *namespace == *self.namespace;
        let is_plain = is_own && *self.plain.entry(name.local.clone()).or_insert(name.ns) == name.ns;
        let step = if is_plain { name.local.to_string() } else { format!("{{{namespace}}}{}", name.local) };
        self.numbered(step)
    }

    /// Returns the path of an attribute.
    pub(super) fn attribute(&self, name: &WireName) -> Arc<str> {
        match self.namespaces.text(name.ns) {
            "" => format!("{}/@{}", self.prefix, name.local).into(),
            namespace => format!("{}/@{{{namespace}}}{}", self.prefix, name.local).into(),
        }
    }

    /// Returns the path of a step that occurs once, such as `text()`.
    pub(super) fn only(&self, step: &str) -> Arc<str> {
        format!("{}/{step}", self.prefix).into()
    }

    /// Returns the path of a wildcard.
    pub(super) fn any(&mut self) -> Arc<str> {
        self.numbered("any()".to_owned()).0
    }

    /// Returns the step of a choice or group that begins with this element, without the path of its parent.
    pub(super) fn of_first(&mut self, kind: &str, first: Option<&WireName>) -> String {
        let step = format!("{kind}({})", first.map_or("any()", |name| &*name.local));
        let prefix = self.prefix.len() + 1;
        self.numbered(step).0[prefix..].to_owned()
    }

    fn numbered(&mut self, step: String) -> (Arc<str>, u32) {
        let path = format!("{}/{step}", self.prefix);
        let count = self.counts.entry(step).or_default();
        *count += 1;
        match *count {
            1 => (path.into(), 1),
            count => (format!("{path}({count})").into(), count),
        }
    }
}

/// Returns the beginning of paths inside this one: the suffix of an anonymous type is left out.
pub(super) fn inside(path: &str) -> &str {
    path.strip_suffix(ANONYMOUS).unwrap_or(path)
}
