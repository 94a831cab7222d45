//! Attributes that a schema does not name.

use crate::codec::error::ReadError;
use crate::codec::masked::{Mask, Masked};
use crate::codec::reader::Reader;
use crate::values::QName;

/// The attributes of an element that its schema allows without naming them (`xs:anyAttribute`): names and values, in
/// their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AnyAttributes(pub Vec<(QName, String)>);

impl AnyAttributes {
    /// Returns the value of an attribute; `namespace` is empty for a name in no namespace.
    pub fn get(&self, namespace: &str, local: &str) -> Option<&str> {
        let is_it = |name: &QName| name.local == local && name.namespace == namespace;
        self.0.iter().find(|(name, _)| is_it(name)).map(|(_, value)| &**value)
    }

    /// Returns `true` if there are no attributes.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Reader<'_> {
    /// Counts the bytes that a list of attributes takes.
    pub(in crate::codec) fn take_memory_of(&mut self, attributes: &[(QName, String)]) -> Result<(), ReadError> {
        let texts = |(name, value): &(QName, String)| name.namespace.len() + name.local.len() + value.len();
        self.take_memory(size_of_val(attributes) + attributes.iter().map(texts).sum::<usize>())
    }
}

/// Shows the number of attributes, without names and values.
impl Mask for AnyAttributes {
    fn masked(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.iter().map(|(_, value)| Masked(value))).finish()
    }
}
