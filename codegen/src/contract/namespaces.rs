//! The namespace table of a crate, and names that count in it.

use std::sync::Arc;

/// An index into the namespace table of a contract.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NsId(u16);

impl NsId {
    /// The index.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// The namespaces of a contract in the order of their first appearance; having no namespace counts as the namespace "".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Namespaces {
    list: Vec<Arc<str>>,
}

impl Namespaces {
    /// The most namespaces that a contract may have; real ones have fewer than a hundred.
    pub const MOST: usize = 10_000;

    /// The index of a namespace, which gets one if it has none; `None` where there are too many.
    pub fn intern(&mut self, namespace: &Arc<str>) -> Option<NsId> {
        let index = match self.list.iter().position(|known| known == namespace) {
            Some(index) => index,
            None if self.list.len() >= Self::MOST => return None,
            None => {
                self.list.push(namespace.clone());
                self.list.len() - 1
            }
        };
        u16::try_from(index).ok().map(NsId)
    }

    /// The text of a namespace.
    pub fn text(&self, id: NsId) -> &str {
        &self.list[id.index()]
    }

    /// All of them with their indices.
    pub fn iter(&self) -> impl Iterator<Item = (NsId, &str)> {
        self.list.iter().enumerate().map(|(index, text)| (NsId(index as u16), &**text))
    }
}

/// The name of an element or attribute as it stands on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WireName {
    /// Its namespace.
    pub ns: NsId,
    /// Its local name.
    pub local: Arc<str>,
}
