//! The texts of simple types, as far as samples need to know them.

use std::sync::Arc;

use crate::contract::WireName;
use crate::xsd::builtin::{Builtin, WhiteSpace};

/// The texts that are valid for a simple type: its lexical space (XML Schema part 2, section 2.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lexical {
    /// The nearest built-in type; that of the items of a list.
    pub builtin: Builtin,
    /// How white space is treated.
    pub white_space: WhiteSpace,
    /// The minimum and maximum length in characters, or in items for a list; `None` if unbounded.
    pub length: (u32, Option<u32>),
    /// Some of the valid texts, if `builtin` and `length` do not describe them all; otherwise empty.
    pub examples: Vec<Arc<str>>,
    /// Whether any character of an example may be replaced by that in its place in another example.
    pub by_place: bool,
    /// The texts of the items, if it is a list.
    pub item: Option<Arc<Lexical>>,
}

/// Global elements and attributes with valid values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Declared {
    /// Elements without attributes and child elements, in the order of the contract.
    pub elements: Vec<Example>,
    /// Attributes, in the order of the contract.
    pub attributes: Vec<Example>,
}

/// A name and a text that is valid for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The name.
    pub name: WireName,
    /// The text; may be empty.
    pub text: Arc<str>,
}
