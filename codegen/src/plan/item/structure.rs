//! Structs: members, and the tables by which the runtime reads and writes them.

use super::Member;
use crate::contract::{WildcardNamespaces, WireName};
use crate::plan::FacetsId;
use crate::plan::row::{Attribute, Row, Text};

/// A struct.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Struct {
    /// The members, in the order of the schema: attributes, then content. Those of base types come first.
    pub members: Vec<Member>,
    /// The table of elements, in the order of slots.
    pub rows: Vec<Row>,
    /// The table of attributes.
    pub attributes: Vec<Attribute>,
    /// The attribute wildcard.
    pub any_attribute: Option<WildcardNamespaces>,
    /// Whether that admits only attributes that have a global declaration.
    pub is_strict: bool,
    /// How character data is treated.
    pub text: Text,
    /// The facets of character data that is one value.
    pub text_facets: Option<FacetsId>,
    /// Whether elements may come in any order (`xs:all`).
    pub any_order: bool,
    /// Whether it is a group: content without an element of its own.
    pub is_group: bool,
    /// The name of its type in the schema, if it has one.
    pub type_name: Option<WireName>,
    /// How applications create the struct.
    pub construction: Construction,
}

/// How applications create a struct.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Construction {
    /// By a struct literal alone.
    #[default]
    Literal,
    /// By a struct literal, or by a function that takes the required values.
    New,
    /// By a struct literal; the optional members are in a separate struct with a default.
    Halves,
}
