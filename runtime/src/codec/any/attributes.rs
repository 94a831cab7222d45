//! Attributes that a schema does not name.

use wsdl_xml::Attribute;

use crate::codec::attributes::is_of_element;
use crate::codec::declared::Declared;
use crate::codec::error::ReadError;
use crate::codec::masked::{Mask, Masked};
use crate::codec::reader::Reader;
use crate::values::QName;

/// The attributes of an element that its schema allows without naming them (`xs:anyAttribute`): names and values, in
/// their order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct AnyAttributes(pub Vec<(QName, String)>);

impl AnyAttributes {
    /// Returns the attributes with another one; `namespace` is empty for a name in no namespace.
    ///
    /// ```
    /// use wsdl_runtime::AnyAttributes;
    ///
    /// let attributes = AnyAttributes::default().with_attribute("urn:stock", "rank", "2");
    /// assert_eq!(attributes.get("urn:stock", "rank"), Some("2"));
    /// ```
    #[must_use]
    pub fn with_attribute(mut self, namespace: &str, local: &str, value: impl Into<String>) -> Self {
        self.0.push((QName::new(namespace, local), value.into()));
        self
    }

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
    /// Returns the attributes of the start tag that was just read for which this is true.
    pub(in crate::codec) fn attributes_that(
        &mut self,
        is_it: impl Fn(&Attribute<'_>) -> bool,
    ) -> Result<AnyAttributes, ReadError> {
        let scan = &self.scan;
        let name = |one: &Attribute<'_>| QName {
            namespace: scan.attribute_namespace(one).to_owned(),
            local: one.local.to_owned(),
        };
        let own = scan.attributes().filter(|one| is_of_element(one) && is_it(one));
        let list: Vec<_> = own.map(|one| (name(&one), scan.value(&one).into_owned())).collect();
        self.take_memory_of(&list)?;
        Ok(AnyAttributes(list))
    }

    /// Returns the attributes of the start tag that was just read that are not declared.
    pub(in crate::codec) fn attributes_besides(&mut self, declared: &Declared) -> Result<AnyAttributes, ReadError> {
        let is_admitted = |one: &Attribute<'_>| declared.any_attribute.is_some_and(|any| any.admits(one.ns));
        self.attributes_that(|one| !declared.has(one.ns, one.local) && !is_admitted(one))
    }

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
