//! What declarations stand in while they are lowered: a type or a group, which gives anonymous types their paths.

use std::collections::HashMap;
use std::sync::Arc;

use crate::contract::types::{TypeId, TypeName};
use crate::qname::QName;

/// What sets the path of an anonymous type apart from that of its element.
pub(super) const ANONYMOUS: &str = "/()";

/// A type or a group.
pub(super) struct Owner {
    pub(super) parent: Parent,
    /// Its path, without the step of an anonymous type, which is none in the paths of what is in it.
    pub(super) path: Arc<str>,
    /// The index of its schema.
    pub(super) schema: usize,
    /// The named type that it is, by its entry in the index.
    pub(super) entry: Option<usize>,
    /// The namespaces by which local names come first.
    first: HashMap<Arc<str>, Arc<str>>,
    /// How often each element came.
    counts: HashMap<QName, u32>,
}

/// What it is.
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

    /// The group that it is, by its entry in the index.
    pub(super) fn group(&self) -> Option<usize> {
        match self.parent {
            Parent::Group(_, entry) => Some(entry),
            Parent::Type(_) => None,
        }
    }

    /// The name of an anonymous type in it.
    pub(super) fn name(&self, local: &Arc<str>) -> TypeName {
        match &self.parent {
            Parent::Type(parent) => TypeName::Nested { parent: *parent, local: local.clone() },
            Parent::Group(group, _) => TypeName::InGroup { group: group.clone(), local: local.clone() },
        }
    }

    /// The step of the next element of this name, given the namespace of the owner.
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
