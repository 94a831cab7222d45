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
    let is_entry = |element: &&Fragment<'_>| {
        T::NAMES.iter().any(|name| element.local_name() == name.local && element.namespace() == name.ns.text(T::TABLE))
    };
    Some(elements.iter().find(is_entry)?.read(T::TABLE))
}
