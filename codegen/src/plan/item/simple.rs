//! Enums of simple types: listed values and unions.

use std::sync::Arc;

use super::{Scalar, TypeUse, ValueType};
use crate::contract::WireName;
use crate::plan::{FacetsId, Lexical};
use crate::xsd::builtin::WhiteSpace;

/// An open enumeration: it lists values, but others may occur.
#[derive(Debug, Clone, PartialEq)]
pub struct Enumeration {
    /// The type of its values: `String` for texts.
    pub base: Scalar,
    /// How white space in its values is treated.
    pub white_space: WhiteSpace,
    /// The listed values, each once, in the order of the schema.
    pub values: Vec<Value>,
    /// The numbers of the values that mean success, if the configuration names any.
    pub success: Option<Vec<usize>>,
    /// The name of its type in the schema, if it has one.
    pub type_name: Option<WireName>,
}

/// A listed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The value on the wire.
    pub text: Arc<str>,
    /// Its path, as `types/{urn:x}StatusEnum/=Done`.
    pub path: Arc<str>,
    /// Its documentation in the schema.
    pub documentation: Option<Arc<str>>,
}

/// An enum of the members of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// The members, in order.
    pub members: Vec<UnionMember>,
    /// The name of its type in the schema, if it has one.
    pub type_name: Option<WireName>,
}

/// A member of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct UnionMember {
    /// Its path.
    pub path: Arc<str>,
    /// The base of its name.
    pub local: Arc<str>,
    /// Its values: `Simple` or `List`.
    pub ty: ValueType,
    /// How white space in the values is treated, if they are read as `String`.
    pub white_space: WhiteSpace,
    /// The facets of the values.
    pub facets: Option<FacetsId>,
    /// The type that the schema gives it, for documentation.
    pub type_use: TypeUse,
    /// The texts that are valid.
    pub lexical: Option<Arc<Lexical>>,
}
