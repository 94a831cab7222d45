//! Rows of the tables by which the runtime reads and writes structs. See "Slots" in the architecture.

use crate::contract::{ValueConstraint, WildcardNamespaces, WireName};
use crate::xsd::builtin::WhiteSpace;

/// A row of the table of elements.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The slot.
    pub slot: u16,
    /// The arm, if the slot is a choice.
    pub arm: Option<u16>,
    /// What it admits.
    pub name: RowName,
    /// The least and the greatest number of values in the slot; no upper bound is `None`.
    pub occurs: (u32, Option<u32>),
    /// The same of elements in one value of the arm, if it may be several.
    pub arm_occurs: Option<(u32, Option<u32>)>,
    /// Whether what it admits begins a group.
    pub group: bool,
    /// Whether the element may be nil.
    pub nillable: bool,
    /// The name of the items, if the element holds nothing but a list, and whether nil items are left out.
    pub list: Option<(WireName, bool)>,
    /// Whether the element is passed over.
    pub ignored: bool,
    /// What an empty element means.
    pub constraint: Option<ValueConstraint>,
    /// What becomes of white space in the values, if they are read as `String`.
    pub white_space: WhiteSpace,
}

/// What a row admits.
#[derive(Debug, Clone, PartialEq)]
pub enum RowName {
    /// An element of this name.
    Element(WireName),
    /// Elements by their namespaces.
    Any(WildcardNamespaces),
    /// Character data.
    Text,
}

/// A row of the table of attributes.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute {
    /// The name.
    pub name: WireName,
    /// Whether it must be there.
    pub required: bool,
    /// Its default or only value.
    pub constraint: Option<ValueConstraint>,
    /// What becomes of white space in the value, if it is read as `String`.
    pub white_space: WhiteSpace,
}

/// What becomes of the character data of an element.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Text {
    /// There is none, but white space.
    #[default]
    None,
    /// It is one value, with white space treated so.
    Value(WhiteSpace),
    /// It stands between elements.
    Pieces,
}
