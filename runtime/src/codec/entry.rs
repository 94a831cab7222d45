//! Types whose elements stand on their own in a message: header blocks and entries of fault details.

use super::error::ReadError;
use super::fragment::Fragment;
use super::schema_type::SchemaType;
use wsdl_xml::{Name, Table};

/// The type of a header block or of an entry in a fault's detail that the WSDL declares.
///
/// Applications use this trait in bounds. Implementing it is for generated code only.
pub trait Entry: SchemaType {
    /// The names of the elements that have this type.
    const NAMES: &'static [Name];
    /// The namespaces that these names refer to by index.
    const TABLE: Table;
}

/// Decodes the first element that is a `T`; `None` if there is none.
///
/// # Errors
/// The element is not as its type requires.
pub(crate) fn first<T: Entry>(elements: &[Fragment<'_>]) -> Option<Result<T, ReadError>> {
    elements.iter().find_map(Fragment::decode)
}

impl Fragment<'_> {
    /// Decodes the element as a `T`; `None` if its name is not one of `T`'s.
    ///
    /// # Errors
    /// The element is not as its type requires.
    pub fn decode<T: Entry>(&self) -> Option<Result<T, ReadError>> {
        let is_this = |name: &&Name| self.local_name() == name.local && self.namespace() == name.ns.text(T::TABLE);
        T::NAMES.iter().find(is_this).map(|_| self.read(T::TABLE))
    }
}
