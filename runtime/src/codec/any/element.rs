//! An element that a schema does not name.

use wsdl_xml::{Name, Ns, WriteError, Writer, qualified};

use super::AnyType;
use crate::codec::entry::Entry;
use crate::codec::error::ReadError;
use crate::codec::fields::Fields;
use crate::codec::reader::{Reader, Start};
use crate::codec::schema_type::{SchemaType, Take};
use crate::values::QName;

/// An element that a schema allows without naming it (`xs:any`), kept without loss.
///
/// [`new`](Self::new) creates one from its parts, [`of`](Self::of) from a value of an element's type; [`decode`](Self::decode) reads it as such a value.
#[derive(Debug, Clone, PartialEq)]
pub struct AnyElement {
    /// The element's name.
    pub name: QName,
    /// Attributes and content.
    pub value: AnyType,
}

impl AnyElement {
    /// Creates an element; `namespace` is empty for a name in no namespace.
    ///
    /// ```
    /// use wsdl_runtime::{AnyElement, AnyType};
    ///
    /// let note = AnyElement::new("urn:stock", "Note", AnyType::from_text("fragile"));
    /// assert_eq!(note.display_name(), "{urn:stock}Note");
    /// ```
    pub fn new(namespace: impl Into<String>, local: impl Into<String>, value: AnyType) -> Self {
        Self { name: QName::new(namespace, local), value }
    }

    /// Creates the element of a value. If several elements have its type, the first one is used.
    ///
    /// # Errors
    /// The value holds a character that XML does not allow.
    pub fn of<T: Entry>(value: &T) -> Result<Self, WriteError> {
        let name = T::NAMES.first().copied().unwrap_or(Name::new(Ns::NONE, "none"));
        AnyType::written(|writer| value.write(writer, name), T::TABLE)
    }

    /// Reads the element as a `T`; `None` if its name is not one of `T`'s.
    ///
    /// # Errors
    /// The element cannot be read as its type.
    pub fn decode<T: Entry>(&self) -> Option<Result<T, ReadError>> {
        let table = T::TABLE;
        let is_this = |name: &&Name| self.name.local == name.local && self.name.namespace == name.ns.text(table);
        T::NAMES.iter().find(is_this).map(|_| self.value.decode_in(&self.name, table))
    }

    /// Returns the name as `{namespace}local`.
    pub fn display_name(&self) -> String {
        qualified(&self.name.namespace, &self.name.local)
    }
}

crate::mask!(AnyElement);

impl SchemaType for AnyElement {
    const TAKES_ATTRIBUTES: bool = true;
    const TAKES_NIL: bool = true;

    fn take(fields: &mut Fields<'_, '_>, row: usize) -> Take<Self> {
        fields.take_any(row)
    }

    fn read<'a>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Self, ReadError> {
        super::read::element(reader, start, None)
    }

    /// Writes the element with its own name.
    fn write(&self, writer: &mut Writer, _: Name) {
        super::write::write(&self.name.namespace, &self.name.local, &self.value, writer);
    }
}
