//! The owner of declarations while they are lowered: a type or a group. It determines the paths of anonymous types.

use std::collections::HashMap;
use std::sync::Arc;

use crate::contract::types::{TypeId, TypeName};
use crate::qname::QName;

/// The suffix that distinguishes the path of an anonymous type from that of its element.
pub(super) const ANONYMOUS: &str = "/()";

/// A type or a group.
pub(super) struct Owner {
    pub(super) parent: Parent,
    /// Its path, without the suffix of an anonymous type, which paths inside it do not have.
    pub(super) path: Arc<str>,
    /// The index of its schema.
    pub(super) schema: usize,
    /// Its entry in the index, if it is a named type.
    pub(super) entry: Option<usize>,
    /// The first namespace of each local name.
    first: HashMap<Arc<str>, Arc<str>>,
    /// The number of elements of each name so far.
    counts: HashMap<QName, u32>,
}

/// The kind of an owner.
pub(super) enum Parent {
    Type(TypeId),
    /// A model group or attribute group, by its entry in the index.
    Group(QName, usize),
}

impl Owner {
    pub(super) fn new(parent: Parent, path: &Arc<str>, schema: usize, entry: Option<usize>) -> Self {
        let path = match path.strip_suffix(ANONYMOUS) {
            Some(path) => path.into(),
            None => path.clone(),
        };
        Self { parent, path, schema, entry, first: HashMap::new(), counts: HashMap::new() }
    }

    /// Returns the group's entry in the index; `None` for a type.
    pub(super) fn group(&self) -> Option<usize> {
        match self.parent {
            Parent::Group(_, entry) => Some(entry),
            Parent::Type(_) => None,
        }
    }

    /// Returns the name of an anonymous type inside the owner.
    pub(super) fn name(&self, local: &Arc<str>) -> TypeName {
        match &self.parent {
            Parent::Type(parent) => TypeName::Nested { parent: *parent, local: local.clone() },
            Parent::Group(group, _) => TypeName::InGroup { group: group.clone(), local: local.clone() },
        }
    }

    /// Returns the step of the next element of this name; `own` is the owner's namespace.
    pub(super) fn step(&mut self, name: &QName, own: &str) -> String {
        let first = self.first.entry(name.local.clone()).or_insert_with(|| name.namespace.clone());
        let is_plain = *first == name.namespace && (name.namespace.is_empty() || &*name.namespace == own);
        let count = self.counts.entry(name.clone()).or_default();
        *count += 1;
        let number = if *count > 1 { format!("({count})") } else { String::new() };
        match is_plain {
            true => format!("{}{number}", name.local),
            false => format!("{{{}}}{}{number}", name.namespace, name.local),
        }
    }
}
