//! The namespace table of a crate, and the names that refer to it.

use std::collections::HashMap;
use std::sync::Arc;

use crate::limits;

/// An index into the namespace table of a contract.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NsId(u16);

impl NsId {
    /// Returns the index.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// The namespaces of a contract, in the order of their first appearance; `""` stands for no namespace.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Namespaces {
    list: Vec<Arc<str>>,
    indices: HashMap<Arc<str>, NsId>,
}

impl Namespaces {
    /// The maximum number of namespaces of a contract.
    pub const MOST: usize = limits::CONTRACT_NAMESPACES;

    /// Returns the index of a namespace, and adds it if it is new. Returns `None` if there are too many.
    pub fn intern(&mut self, namespace: &Arc<str>) -> Option<NsId> {
        if let Some(id) = self.indices.get(namespace) {
            return Some(*id);
        }
        if self.list.len() >= Self::MOST {
            return None;
        }
        let id = NsId(u16::try_from(self.list.len()).ok()?);
        self.list.push(namespace.clone());
        self.indices.insert(namespace.clone(), id);
        Some(id)
    }

    /// Returns the index of a namespace, if the contract has it.
    pub fn find(&self, namespace: &str) -> Option<NsId> {
        self.indices.get(namespace).copied()
    }

    /// Returns the text of a namespace.
    pub fn text(&self, id: NsId) -> &str {
        &self.list[id.index()]
    }

    /// Returns all namespaces with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (NsId, &str)> {
        self.list.iter().enumerate().map(|(index, text)| (NsId(index as u16), &**text))
    }
}

/// The name of an element or attribute on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WireName {
    /// Its namespace.
    pub ns: NsId,
    /// Its local name.
    pub local: Arc<str>,
}
