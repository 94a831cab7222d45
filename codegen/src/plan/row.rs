//! Rows of the tables by which the runtime reads and writes structs. See "Slots" in the architecture.

use super::{FacetsId, List};
use crate::contract::{ValueConstraint, WildcardNamespaces, WireName};
use crate::qname::QName;
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
    /// The minimum and maximum number of values in the slot; `None` if unbounded.
    pub occurs: (u32, Option<u32>),
    /// The minimum and maximum number of elements in one value of the arm, if there may be several.
    pub arm_occurs: Option<(u32, Option<u32>)>,
    /// Whether what it admits begins a group.
    pub group: bool,
    /// Whether the element is nillable.
    pub nillable: bool,
    /// The list, if the element holds nothing else. Constraint, white space and facets are those of its items.
    pub list: Option<List>,
    /// Whether the element is skipped.
    pub ignored: bool,
    /// The meaning of an empty element.
    pub constraint: Option<ValueConstraint>,
    /// How white space in the values is treated, if they are read as `String`.
    pub white_space: WhiteSpace,
    /// The facets of the values, or of the items of a list.
    pub facets: Option<FacetsId>,
    /// The name of the simple type of the values, unless their Rust type stands for that type alone.
    pub of_type: Option<QName>,
    /// The types that `xsi:type` may not name here.
    pub blocked: Blocked,
    /// Whether a wildcard admits only elements that have a global declaration.
    pub is_strict: bool,
    /// Whether at least one value must be an element, although text may be among the values.
    pub needs_element: bool,
}

/// The types that an element blocks.
#[derive(Debug, Clone, PartialEq)]
pub enum Blocked {
    /// None.
    Nothing,
    /// These.
    Types(Vec<WireName>),
    /// All but the declared type.
    All,
}

/// What a row admits.
#[derive(Debug, Clone, PartialEq)]
pub enum RowName {
    /// An element of this name.
    Element(WireName),
    /// Elements of any name in these namespaces.
    Any(WildcardNamespaces),
    /// Elements that no other row admits: members of a substitution group that the schema does not have.
    Unlisted,
    /// Character data.
    Text,
}

/// A row of the table of attributes.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute {
    /// The name.
    pub name: WireName,
    /// Whether it is required.
    pub required: bool,
    /// Its default or fixed value.
    pub constraint: Option<ValueConstraint>,
    /// How white space in the value is treated, if it is read as `String`.
    pub white_space: WhiteSpace,
    /// The facets of the value.
    pub facets: Option<FacetsId>,
}

/// How the character data of an element is treated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Text {
    /// There is none except white space.
    #[default]
    None,
    /// It is one value, whose white space is treated this way.
    Value(WhiteSpace),
    /// It is mixed with elements.
    Pieces,
}
