//! The global declarations of a schema, for wildcards that admit only what is declared. For generated code only.

use std::borrow::Cow;
use std::fmt;

use wsdl_xml::{Name, Ns};

use super::attribute_row::Attribute;
use super::error::ReadError;
use super::reader::{Reader, Start};
use super::schema_type::{SchemaType, read_root};
use super::text::Text;

/// The global elements and attributes of a schema.
#[derive(Debug)]
pub struct Globals {
    /// The elements, sorted by their local names.
    pub elements: &'static [GlobalElement],
    /// The attributes, sorted by their local names.
    pub attributes: &'static [GlobalAttribute],
}

/// A global element.
pub struct GlobalElement {
    name: Name,
    check: Option<CheckElement>,
}

/// Reads the element whose start tag was just read, to its end.
type CheckElement = for<'a> fn(&mut Reader<'a>, &Start<'a>) -> Result<(), ReadError>;

impl GlobalElement {
    /// Creates an element that is read as a `T`.
    pub const fn of<T: SchemaType>(name: Name) -> Self {
        Self { name, check: Some(check_element::<T>) }
    }

    /// Creates an element whose type the generated code does not have. Its content is not checked.
    pub const fn unchecked(name: Name) -> Self {
        Self { name, check: None }
    }

    /// Whether the content is checked.
    pub(super) fn is_checked(&self) -> bool {
        self.check.is_some()
    }

    /// Reads the element whose start tag was just read, to its end, and drops the value.
    pub(super) fn check<'a>(&self, reader: &mut Reader<'a>, start: &Start<'a>) -> Result<(), ReadError> {
        match self.check {
            Some(check) => check(reader, start),
            None => reader.skip(),
        }
    }
}

fn check_element<'a, T: SchemaType>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<(), ReadError> {
    read_root::<T>(reader, start).map(drop)
}

impl fmt::Debug for GlobalElement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.name.fmt(f)
    }
}

/// A global attribute.
pub struct GlobalAttribute {
    row: Attribute,
    check: CheckAttribute,
}

/// Reads the value of an attribute of the open element.
type CheckAttribute = fn(&mut Reader<'_>, &Attribute, &str) -> Result<(), ReadError>;

impl GlobalAttribute {
    /// Creates an attribute whose value is a `T`.
    pub const fn of<T: Text>(row: Attribute) -> Self {
        Self { row, check: check_attribute::<T> }
    }

    /// Reads a value of the attribute, of the open element, and drops it.
    pub(super) fn check(&self, reader: &mut Reader<'_>, text: &str) -> Result<(), ReadError> {
        (self.check)(reader, &self.row, text)
    }
}

fn check_attribute<T: Text>(reader: &mut Reader<'_>, row: &Attribute, text: &str) -> Result<(), ReadError> {
    reader.attribute_value::<T>(row, Cow::Borrowed(text)).map(drop)
}

impl fmt::Debug for GlobalAttribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.row.name.fmt(f)
    }
}

impl Globals {
    /// Returns the declaration of an element.
    pub(super) fn element(&self, ns: Ns, local: &str) -> Option<&'static GlobalElement> {
        find(self.elements, |one| &one.name, ns, local)
    }

    /// Returns the declaration of an attribute.
    pub(super) fn attribute(&self, ns: Ns, local: &str) -> Option<&'static GlobalAttribute> {
        find(self.attributes, |one| &one.row.name, ns, local)
    }
}

/// Finds a name among declarations that are sorted by their local names.
fn find<T>(all: &'static [T], name: fn(&T) -> &Name, ns: Ns, local: &str) -> Option<&'static T> {
    let from = all.partition_point(|one| name(one).local < local);
    let namesakes = all.get(from..)?.iter().take_while(|one| name(one).local == local);
    namesakes.into_iter().find(|one| name(one).ns == ns)
}
