//! The value of an element whose schema says nothing about it.

use std::fmt;

use wsdl_xml::{Name, Ns, Table, WriteError, Writer, trimmed};

use super::{AnyElement, Shared};
use crate::codec::deviation::{DeviationKind, Sink};
use crate::codec::error::{ReadError, ReadErrorKind};
use crate::codec::limits::Limits;
use crate::codec::order::in_any_order;
use crate::codec::reader::{Reader, Start};
use crate::codec::schema_type::{SchemaType, read_value};
use crate::codec::value_rule::ValueRule;
use crate::values::QName;
use crate::values::white_space::collapse;

/// The value of an element of `xs:anyType`, or of any type: attributes and content, kept without loss. Namespace
/// declarations in scope are kept too, since texts may hold qualified names. Comments and processing instructions are
/// not kept, and CDATA sections are text.
///
/// [`of`](Self::of) creates one from a value of a generated or built-in type; [`decode`](Self::decode) reads it as one.
#[derive(Clone, Default)]
pub struct AnyType {
    /// The type that the element names (`xsi:type`).
    pub type_name: Option<QName>,
    /// Whether the element is nil (`xsi:nil`).
    pub nil: bool,
    /// The other attributes, in their order.
    pub attributes: Vec<(QName, String)>,
    /// Elements and texts, in their order.
    pub content: Vec<Node>,
    pub(super) context: Shared,
}

/// A part of an element's content.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// An element.
    Element(AnyElement),
    /// Character data between tags, in one piece.
    Text(String),
}

impl From<AnyElement> for Node {
    fn from(element: AnyElement) -> Self {
        Self::Element(element)
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl AnyType {
    /// Creates a value that is only text.
    pub fn from_text(text: impl Into<String>) -> Self {
        Self { content: vec![Node::Text(text.into())], ..Self::default() }
    }

    /// Creates the value of a nil element.
    pub fn nil() -> Self {
        Self { nil: true, ..Self::default() }
    }

    /// Creates a value with these elements and texts.
    pub fn from_content(content: impl IntoIterator<Item = Node>) -> Self {
        Self { content: content.into_iter().collect(), ..Self::default() }
    }

    /// Returns the value with another element or text at the end of its content.
    ///
    /// ```
    /// use wsdl_runtime::{AnyElement, AnyType};
    ///
    /// let note = AnyElement::new("urn:stock", "Note", AnyType::from_text("fragile").with_attribute("", "lang", "en"));
    /// let item = AnyType::from_text("Glass, ").with_content(note).with_content(" and more");
    /// let note = item.element("urn:stock", "Note").map(|note| &note.value);
    /// assert_eq!(note.and_then(AnyType::text).as_deref(), Some("fragile"));
    /// assert_eq!(note.and_then(|note| note.attribute("", "lang")), Some("en"));
    /// ```
    #[must_use]
    pub fn with_content(mut self, node: impl Into<Node>) -> Self {
        self.content.push(node.into());
        self
    }

    /// Returns the value with another attribute; `namespace` is empty for a name in no namespace.
    #[must_use]
    pub fn with_attribute(mut self, namespace: &str, local: &str, value: impl Into<String>) -> Self {
        self.attributes.push((QName::new(namespace, local), value.into()));
        self
    }

    /// Returns the value with another type (`xsi:type`).
    #[must_use]
    pub fn with_type(self, namespace: &str, local: &str) -> Self {
        Self { type_name: Some(QName::new(namespace, local)), ..self }
    }

    /// Creates the value with the attributes and content of a value of a generated or built-in type. If the type has a
    /// name, `xsi:type` names it.
    ///
    /// # Errors
    /// The value holds a character that XML does not allow.
    pub fn of<T: SchemaType>(value: &T) -> Result<Self, WriteError> {
        let mut written =
            Self::written(|writer| value.write(writer, Name::new(Ns::NONE, "value")), T::NAMESPACES)?.value;
        if let (None, Some(name)) = (&written.type_name, T::TYPE) {
            let (namespace, local) = (name.ns.text(T::NAMESPACES).to_owned(), name.local.to_owned());
            written.type_name = Some(QName { namespace, local });
        }
        Ok(written)
    }

    /// Returns the element that `write` writes.
    pub(super) fn written(write: impl FnOnce(&mut Writer), table: Table) -> Result<AnyElement, WriteError> {
        let mut writer = Writer::new(table);
        write(&mut writer);
        let xml = writer.finish()?;
        Ok(super::read::written(&xml, table))
    }

    /// Reads the value as one of a generated or built-in type, by the rules for responses. Deviations from the schema
    /// that do not prevent reading are ignored.
    ///
    /// # Errors
    /// The value cannot be read as the type, or it is nil.
    pub fn decode<T: SchemaType>(&self) -> Result<T, ReadError> {
        // A built-in type has no names of its own, and a type of another crate has its own table.
        let table = match T::NAMESPACES {
            [] => self.context.as_ref().map_or(T::NAMESPACES, |context| context.table),
            table => table,
        };
        self.decode_in(&QName::new("", "value"), table)
    }

    /// Reads the value as that of an element with this name.
    pub(super) fn decode_in<T: SchemaType>(&self, name: &QName, table: Table) -> Result<T, ReadError> {
        let QName { namespace, local } = name;
        if self.nil {
            let path = local.clone();
            return Err(ReadError::new(ReadErrorKind::Missing, path, 0, "a value", "an element that is nil"));
        }
        let xml = super::write::to_xml(namespace, local, self, &[]);
        let limits = self.context.as_ref().map_or(Limits::DEFAULT, |context| context.limits).of_own();
        let make = || Reader::new(&xml, table, limits, Sink::lenient());
        let (_, read) = in_any_order(make, |reader| {
            let start = reader.root()?;
            read_value(reader, &start)
        });
        read
    }

    /// Reads the element whose start tag was just read, whatever its declaration says about values.
    pub(in crate::codec) fn as_received<'a>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Self, ReadError> {
        super::read::value(reader, start, None)
    }

    /// Whether the value may be that of an element with this fixed value. An empty element has it, too.
    fn may_be(&self, fixed: &str) -> bool {
        let is_it = |text: String| match self.type_name {
            // White space counts as the type says.
            Some(_) => text == fixed || collapse(text.into()) == collapse(fixed.into()),
            None => text == fixed,
        };
        !self.nil && (self.content.is_empty() || self.text().is_some_and(is_it))
    }

    /// Returns the text, if the content has no element and is not nil.
    pub fn text(&self) -> Option<String> {
        let text = |node: &Node| match node {
            Node::Text(text) => Some(text.clone()),
            Node::Element(_) => None,
        };
        if self.nil { None } else { self.content.iter().map(text).collect() }
    }

    /// Returns the elements in the content.
    pub fn elements(&self) -> impl Iterator<Item = &AnyElement> {
        self.content.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Returns the first element with this name in the content; `namespace` is empty for a name in no namespace.
    pub fn element(&self, namespace: &str, local: &str) -> Option<&AnyElement> {
        self.elements().find(|element| element.name.local == local && element.name.namespace == namespace)
    }

    /// Returns the value of an attribute; `namespace` is empty for a name in no namespace.
    pub fn attribute(&self, namespace: &str, local: &str) -> Option<&str> {
        let is_it = |name: &QName| name.local == local && name.namespace == namespace;
        self.attributes.iter().find(|(name, _)| is_it(name)).map(|(_, value)| &**value)
    }

    /// Reads a qualified name in a text or attribute, by the namespace declarations in scope where it was read. `None`
    /// if its prefix is not declared.
    pub fn qname(&self, text: &str) -> Option<QName> {
        let text = trimmed(text);
        let (prefix, local) = text.split_once(':').unwrap_or(("", text));
        let namespace = match prefix {
            "xml" => Some(Ns::XML.text(&[])),
            _ => {
                let declared = self.context.iter().flat_map(|context| context.scope.iter());
                declared.into_iter().find(|(of, _)| **of == *prefix).map(|(_, uri)| &**uri)
            }
        };
        let namespace = namespace.or(prefix.is_empty().then_some(""))?;
        Some(QName::new(namespace, local))
    }
}

/// Two values are equal if they have the same type, attributes and content. Declarations in scope do not count.
impl PartialEq for AnyType {
    fn eq(&self, other: &Self) -> bool {
        let Self { type_name, nil, attributes, content, context: _ } = self;
        (type_name, nil, attributes, content) == (&other.type_name, &other.nil, &other.attributes, &other.content)
    }
}

impl fmt::Debug for AnyType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { type_name, nil, attributes, content, context: _ } = self;
        f.debug_struct("AnyType")
            .field("type_name", type_name)
            .field("nil", nil)
            .field("attributes", attributes)
            .field("content", content)
            .finish()
    }
}

crate::mask!(AnyType);

impl SchemaType for AnyType {
    const TAKES_ATTRIBUTES: bool = true;
    const TAKES_NIL: bool = true;
    const TYPE: Option<Name> = Some(Name::new(Ns::XSD, "anyType"));

    fn read<'a>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Self, ReadError> {
        let rule = std::mem::replace(&mut reader.rule, ValueRule::NONE);
        let value = Self::as_received(reader, start)?;
        if rule.allowed().fixed.is_some_and(|fixed| !value.may_be(fixed)) {
            reader.deviation_behind(DeviationKind::FixedValue)?;
        }
        Ok(value)
    }

    fn write(&self, writer: &mut Writer, name: Name) {
        super::write::write(name.ns.text(writer.table()), name.local, self, writer);
    }
}
