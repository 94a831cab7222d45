//! Simple types (XML Schema part 1, section 3.14, and part 2).

use std::sync::Arc;

use super::types::TypeRef;
use crate::xsd::builtin::WhiteSpace;
pub use crate::xsd::document::Facets;

/// A simple type. Variety, listed values and white space include those of its bases.
#[derive(Debug, Clone, PartialEq)]
pub struct Simple {
    /// Its variety.
    pub variety: Variety,
    /// The listed values, each once and in order: its own, or else those of the nearest base that lists any.
    pub values: Arc<[Value]>,
    /// The type that lists them, if it is not this one.
    pub values_of: Option<TypeRef>,
    /// The facets of its own declaration, the listed values left out.
    pub facets: Box<Facets>,
    /// How white space in its values is treated; for a union, the weakest treatment among its members.
    pub white_space: WhiteSpace,
}

/// The variety of a simple type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Variety {
    /// Values of this built-in type, which is not a list.
    Atomic(crate::xsd::builtin::Builtin),
    /// Lists of values of this type, separated by white space.
    List(TypeRef),
    /// Values of any of these types, in order.
    Union(Vec<TypeRef>),
}

/// A listed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The value in the schema, with white space treated as the type requires.
    pub text: Arc<str>,
    /// What the schema says of it.
    pub documentation: Option<Arc<str>>,
}
