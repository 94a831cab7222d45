//! Random values of what schemas leave open.

use super::Samples;
use crate::codec::{AnyAttributes, AnyElement, AnyType, Node, OtherType, PieceOfText, SchemaType, Table, Wildcard};
use crate::values::QName;

/// A namespace that no description has.
const FOREIGN: &str = "urn:example:foreign";

impl Samples {
    /// Returns an element that a wildcard admits; `table` has the namespaces that the wildcard names.
    pub fn any_element(&mut self, wildcard: Wildcard, table: Table) -> AnyElement {
        let namespace = match wildcard {
            Wildcard::Listed([first, ..]) => first.text(table),
            _ => FOREIGN,
        };
        AnyElement { name: self.name_in(namespace), value: self.any_type() }
    }

    /// Returns content of any type.
    pub fn any_type(&mut self) -> AnyType {
        let content = match self.below(3) {
            0 => Vec::new(),
            1 => vec![Node::Text(self.name())],
            _ => self.optional(Self::any_node).into_iter().collect(),
        };
        let attributes = self.any_attributes().0;
        attributes.into_iter().fold(AnyType::from_content(content), |value, (name, text)| {
            value.with_attribute(&name.namespace, &name.local, text)
        })
    }

    fn any_node(&mut self) -> Node {
        Node::Element(AnyElement { name: self.name_in(FOREIGN), value: self.any_type() })
    }

    /// Returns attributes that a schema does not name: none or one.
    pub fn any_attributes(&mut self) -> AnyAttributes {
        AnyAttributes(self.optional(|samples| (samples.name_in(FOREIGN), samples.string())).into_iter().collect())
    }

    /// Returns pieces of text: none, or one before all child elements.
    pub fn texts(&mut self) -> Vec<PieceOfText> {
        self.optional(|samples| PieceOfText::new(0, samples.name())).into_iter().collect()
    }

    /// Returns a value of a type that the generated code does not have.
    pub fn other_type<B: SchemaType>(&mut self, base: impl FnOnce(&mut Self) -> B) -> OtherType<B> {
        let base = base(self);
        let raw = AnyType::of(&base).unwrap_or_default().with_type(FOREIGN, &self.name());
        OtherType { base, raw }
    }

    fn name_in(&mut self, namespace: &str) -> QName {
        QName { namespace: namespace.to_owned(), local: self.name() }
    }
}
