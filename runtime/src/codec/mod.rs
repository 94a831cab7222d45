//! Reading and writing XML by the types of a schema: what generated code builds on.
//!
//! A generated type reads itself with `read(reader, &start)` after its start tag, and writes itself with `write(&self,
//! writer, name)`. The element's name is a parameter, since in XML Schema the element has the name, not the type.
//! [`Reader`] is a pull parser over one contiguous text with namespaces resolved. [`Fields`] finds out which declared
//! element comes next. A [`Fragment`] is a part of a document that can be decoded later. A [`Sink`] collects departures
//! from the schema.

mod any;
mod arrange;
mod attribute_row;
mod attributes;
mod built_in;
mod choice;
mod declared;
mod deviation;
mod document;
mod entry;
mod enumeration;
mod error;
mod facets;
mod failure;
mod family;
mod fields;
mod forms;
mod fragment;
mod globals;
mod group;
mod leaf;
mod limits;
mod list;
mod masked;
mod mixed;
mod nil;
mod order;
mod particle;
mod prefixes;
mod qname;
mod read_text;
mod reader;
mod row;
mod scalars;
mod schema_type;
mod scope;
mod shape;
mod text;
mod union;
mod value_enumeration;
mod value_rule;
mod whole;
mod wildcard;
mod write_attributes;
mod write_fields;
mod write_text;

pub use crate::values::equal_forms::Form;
pub use any::{AnyAttributes, AnyElement, AnyType, Node};
pub use attribute_row::Attribute;
pub use attributes::Attributes;
pub use choice::{Choice, ChoiceType, put_choice, read_choice_type, take_choice, take_choice_type, write_choice_type};
pub use declared::{Declared, TextContent};
pub use deviation::{Deviation, DeviationKind, Deviations, Sink};
pub use document::read_document;
pub use entry::Entry;
pub(crate) use entry::first;
pub use error::{ReadError, ReadErrorKind};
#[cfg(feature = "patterns")]
pub use facets::{Automaton, compiled};
pub use facets::{Bound, FacetError, FacetViolation, Facets, Lexical, Pattern, Primitive};
pub use failure::{ErrorReport, Outcome, Report, ServiceFailure};
pub use family::{Family, OtherType, WriteMember, read_boxed, read_family};
pub use fields::Fields;
pub use forms::Wanted;
pub use fragment::Fragment;
pub use globals::{GlobalAttribute, GlobalElement, Globals};
pub use group::{Group, put_group, take_group};
pub use limits::{ForbiddenCharacters, Limits};
pub use masked::{Mask, Masked, bare, masked};
pub use mixed::PieceOfText;
pub use nil::{NilContent, TypedNil};
pub(crate) use order::in_any_order;
pub use particle::Particle;
pub use prefixes::Prefixes;
pub use read_text::{read_text, take_optional_text, take_text};
pub use reader::{Reader, Start};
#[cfg(feature = "patterns")]
pub use regex::Regex;
pub use row::Row;
pub(crate) use schema_type::read_root;
pub use schema_type::{Found, Item, SchemaType, Structure, Take, Taken};
pub use scope::Scope;
pub use shape::Shape;
pub use text::Text;
pub use union::{Reads, form_of_member, listed_member, text_of};
pub use value_enumeration::{ListedValues, form_of_listed};
pub use value_rule::WhiteSpace;
pub use whole::{Whole, read_whole, write_whole};
pub use wildcard::Wildcard;
pub use write_fields::WriteFields;
pub use write_text::{write_text, write_text_of_row};
pub(crate) use wsdl_xml::Remark;
pub use wsdl_xml::{Name, Ns, Table, WriteError, Writer};

#[cfg(test)]
mod tests;
