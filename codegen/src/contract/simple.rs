//! Simple types (XML Schema part 1, section 3.14, and part 2).

use std::sync::Arc;

use super::types::TypeRef;
use crate::xsd::builtin::WhiteSpace;
pub use crate::xsd::document::Facets;

/// A simple type. What it has of its base is worked in: variety, listed values and white space are those that hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Simple {
    /// What its values are.
    pub variety: Variety,
    /// The listed values, each once and in order, if there are any: its own, else those of the nearest base with some.
    pub values: Arc<[Value]>,
    /// The type that lists them, if it is not this one.
    pub values_of: Option<TypeRef>,
    /// The facets of its own declaration, the listed values left out.
    pub facets: Box<Facets>,
    /// What becomes of white space in its values; for a union the least that becomes of it in those of a member.
    pub white_space: WhiteSpace,
}

/// What the values of a simple type are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Variety {
    /// Values of this built-in type, one of those that are not lists.
    Atomic(crate::xsd::builtin::Builtin),
    /// Values of this type with white space between.
    List(TypeRef),
    /// The values of several types, in order.
    Union(Vec<TypeRef>),
}

/// A listed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The value as the schema writes it, after white space is treated as the type says.
    pub text: Arc<str>,
    /// What the schema says of it.
    pub documentation: Option<Arc<str>>,
}
