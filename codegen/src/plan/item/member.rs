//! Members of structs: the part of an element that each holds, how often it occurs, and its role.

use std::sync::Arc;

use super::{TypeUse, ValueType};
use crate::contract::WireName;
use crate::diagnostics::Place;
use crate::plan::Lexical;

/// A member of a struct.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Its path.
    pub path: Arc<str>,
    /// The base of its name.
    pub local: Arc<str>,
    /// The part of the element that it holds.
    pub source: Source,
    /// How often the value occurs; `Many` for undeclared attributes and pieces of text.
    pub count: Count,
    /// The value.
    pub ty: ValueType,
    /// Whether the value is boxed, since its type contains itself or is large.
    pub boxed: bool,
    /// The wrapper, if the element holds nothing but a list; `ty` is then the type of the items, and `count` that of the
    /// element.
    pub list: Option<List>,
    /// Its role.
    pub role: Role,
    /// Whether its values are personal or secret.
    pub sensitive: bool,
    /// Its documentation in the schema.
    pub documentation: Option<Arc<str>>,
    /// The type that the schema gives it, for documentation.
    pub type_use: TypeUse,
    /// The texts that are valid, if its type is simple.
    pub lexical: Option<Arc<Lexical>>,
    /// Remarks for its documentation, each a sentence: default, fixed value, facets.
    pub remarks: Vec<String>,
    /// Where it is declared.
    pub place: Place,
}

/// The part of an element that a member holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The children in this slot.
    Slot(u16),
    /// The attribute of this number.
    Attribute(u16),
    /// All attributes that are not declared.
    AnyAttributes,
    /// The character data as one value.
    Text,
    /// The pieces of character data with their positions.
    Pieces,
    /// The whole element: the struct only names a request or a response.
    Whole,
}

/// How often a value occurs, and whether it may be nil without attributes. It decides between `T`, `Option`, `Nillable`
/// and `Vec`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// Exactly once.
    One,
    /// Once or not at all.
    Optional,
    /// Once, and may be nil.
    OrNil,
    /// Absent, nil or a value.
    Nillable,
    /// Any number.
    Many {
        /// Whether each may be nil.
        nil: bool,
    },
    /// An attribute with a default: it may be absent, and absence has a meaning.
    Default,
}

/// The role of a member.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Role {
    /// A value.
    #[default]
    Value,
    /// No value: it is sent as nil, and ignored on reading.
    Nil,
    /// A report that the call failed, unless it is nil.
    ServiceError,
    /// No value: its fixed value is written, and checked on reading.
    Fixed,
}

/// The content of an element that holds nothing but a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The name of an item's element.
    pub item: WireName,
    /// The path of an item's element.
    pub path: Arc<str>,
    /// The name of the type that holds the list, if it has one.
    pub type_name: Option<WireName>,
    /// Whether nil items are kept.
    pub keeps_nil: bool,
    /// Whether nil items may come and are left out.
    pub leaves_nil_out: bool,
    /// The least number of items.
    pub min: u32,
    /// The greatest number of items; no upper bound is `None`.
    pub max: Option<u32>,
}
