//! Random content that a schema leaves open.

use super::Samples;
use crate::codec::PieceOfText;
use crate::{AnyAttributes, AnyElement, AnyType, Node, QName};

/// The namespace of XML Schema's built-in types.
const XSD: &str = "http://www.w3.org/2001/XMLSchema";

impl Samples {
    /// Returns a value of any type: nothing, a text, a number with `xsi:type`, or elements.
    pub fn any_type(&mut self) -> AnyType {
        match self.below(4) {
            0 => AnyType::default(),
            1 => self.text_alone(),
            2 => AnyType::from_text(self.below(1_000).to_string()).with_type(XSD, "int"),
            _ => AnyType::from_content([Node::Element(self.any_element("urn:example:any"))]),
        }
    }

    /// Returns a value of any simple type: a text, or a number with `xsi:type`.
    pub fn any_simple_type(&mut self) -> AnyType {
        match self.below(3) {
            0 => AnyType::from_text(self.below(1_000).to_string()).with_type(XSD, "int"),
            _ => self.text_alone(),
        }
    }

    /// Returns one of these elements, each a namespace, a local name and a text.
    ///
    /// # Panics
    /// The slice is empty.
    pub fn declared_element(&mut self, elements: &[(&str, &str, &str)]) -> AnyElement {
        let (namespace, local, text) = self.one_of(elements);
        let value = if text.is_empty() { AnyType::default() } else { AnyType::from_text(text) };
        AnyElement { name: QName::new(namespace, local), value }
    }

    /// Returns at most one of these attributes, each a namespace, a local name and a value.
    ///
    /// # Panics
    /// The slice is empty.
    pub fn declared_attributes(&mut self, attributes: &[(&str, &str, &str)]) -> AnyAttributes {
        let attribute = |samples: &mut Self| {
            let (namespace, local, text) = samples.one_of(attributes);
            (QName::new(namespace, local), text.to_owned())
        };
        AnyAttributes(self.optional(attribute).into_iter().collect())
    }

    /// Returns an element in this namespace, with an attribute, text and an element in no namespace.
    pub fn any_element(&mut self, namespace: &str) -> AnyElement {
        let name = |namespace: &str, local: String| QName::new(namespace, local);
        let inner = AnyElement { name: name("", self.name()), value: self.text_alone() };
        let content = match self.below(3) {
            0 => vec![],
            // Two texts without an element between them would be read as one.
            1 => vec![Node::Text(format!(" {}", self.string())), Node::Element(inner)],
            _ => vec![Node::Element(inner)],
        };
        let value = AnyType::from_content(content).with_attribute("", "kind", self.string());
        AnyElement { name: name(namespace, self.name()), value }
    }

    /// Returns a value that is text. An empty text would be read as no content.
    fn text_alone(&mut self) -> AnyType {
        match self.string() {
            text if text.is_empty() => AnyType::default(),
            text => AnyType::from_text(text),
        }
    }

    /// Returns at most one attribute in this namespace.
    pub fn any_attributes(&mut self, namespace: &str) -> AnyAttributes {
        let attribute = |samples: &mut Self| (QName::new(namespace, samples.name()), samples.token());
        AnyAttributes(self.optional(attribute).into_iter().collect())
    }

    /// Returns pieces of text between elements: none, or one before all of them.
    pub fn texts(&mut self) -> Vec<PieceOfText> {
        self.optional(|samples| PieceOfText::new(0, samples.name())).into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::{Limits, Name, Ns, Reader, SchemaType, Sink, Writer};

    #[test]
    fn what_is_made_is_read_back() {
        for seed in 0..500 {
            let mut samples = Samples::new(seed);
            let namespace = samples.one_of(&["", "urn:example:any"]);
            let value = samples.any_element(namespace);
            let value =
                AnyElement { value: AnyType::from_content([Node::Element(value)]), ..samples.any_element("urn:x") };
            let mut writer = Writer::new(&[]);
            value.write(&mut writer, Name::new(Ns::NONE, "n"));
            let text = writer.finish().unwrap();
            let mut reader = Reader::new(&text, &[], Limits::DEFAULT, Sink::strict());
            let start = reader.root().unwrap();
            let again = AnyElement::read(&mut reader, &start).unwrap();
            assert_eq!(again, value, "{text}");
        }
    }
}
