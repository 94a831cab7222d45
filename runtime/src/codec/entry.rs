//! Types whose elements stand on their own in a message: header blocks and entries of faults' details.

use super::error::ReadError;
use super::fragment::Fragment;
use super::schema_type::SchemaType;
use wsdl_xml::{Name, Table};

/// The type of a header block, or of an entry in a fault's detail, that the service's description declares.
///
/// Applications name it in bounds. Implementing it is for generated code only.
pub trait Entry: SchemaType {
    /// The elements of this type.
    const NAMES: &'static [Name];
    /// The namespaces of these names.
    const TABLE: Table;
}

/// The first of these elements that is a `T`, decoded; `None` if there is none.
///
/// # Errors
/// The element is not as its type says.
pub(crate) fn first<T: Entry>(elements: &[Fragment<'_>]) -> Option<Result<T, ReadError>> {
    elements.iter().find_map(Fragment::decode)
}

impl Fragment<'_> {
    /// The element as a `T`, decoded; `None` if it is another element.
    ///
    /// # Errors
    /// It is not as its type says.
    pub fn decode<T: Entry>(&self) -> Option<Result<T, ReadError>> {
        let is_this = |name: &&Name| self.local_name() == name.local && self.namespace() == name.ns.text(T::TABLE);
        T::NAMES.iter().find(is_this).map(|_| self.read(T::TABLE))
    }
}
