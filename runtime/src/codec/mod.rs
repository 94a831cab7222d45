//! Reading and writing XML by the types of a schema: what generated code builds on.
//!
//! A generated type reads itself with `read(reader, &start)` after its start tag, and writes itself with `write(&self,
//! writer, name)`. The element's name is a parameter, since in XML Schema the element has the name, not the type.
//! [`Reader`] is a pull parser over one contiguous text with namespaces resolved. [`Fields`] finds out which declared
//! element comes next. A [`Fragment`] is a part of a document that can be decoded later. A [`Sink`] collects departures
//! from the schema.

mod attributes;
mod deviation;
mod document;
mod entry;
mod enumeration;
mod error;
mod failure;
mod fields;
mod fragment;
mod limits;
mod list;
mod masked;
mod order;
mod reader;
mod row;
mod scalars;
mod schema_type;
mod text;
mod union;
mod value_enumeration;
mod write_fields;

pub use attributes::Attributes;
pub use deviation::{Deviation, DeviationKind, Deviations, Sink};
pub use document::read_document;
pub use entry::Entry;
pub use enumeration::Blanks;
pub(crate) use entry::first;
pub use error::{ReadError, ReadErrorKind};
pub use failure::{ErrorReport, Outcome, Report, ServiceFailure};
pub use fields::Fields;
pub use fragment::Fragment;
pub use limits::{ForbiddenCharacters, Limits};
pub use masked::{Mask, Masked, bare, masked};
pub(crate) use order::in_any_order;
pub use reader::{Reader, Start};
pub use row::{Row, Shape};
pub(crate) use schema_type::read_value;
pub use schema_type::{Found, Item, SchemaType, Structure, Take, Taken};
pub use text::{Text, read_text, take_optional_text, take_text, write_text};
pub use union::listed_member;
pub use value_enumeration::ListedValues;
pub use write_fields::WriteFields;
pub use wsdl_xml::{Name, Ns, Table, WriteError, Writer};

#[cfg(test)]
mod tests;
