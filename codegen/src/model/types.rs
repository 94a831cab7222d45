//! Types: structures, enumerations, and the scalars that the runtime brings.

use std::sync::Arc;

use crate::contract::WireName;
use crate::diagnostics::{Diagnostic, Place};
use crate::qname::QName;

/// The id of a type: its index in the arena.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(u32);

impl TypeId {
    pub(crate) fn of(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The index in the arena.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A type of the contract.
#[derive(Debug, Clone, PartialEq)]
pub struct Type {
    /// What declares it.
    pub origin: Origin,
    /// Its schema path, by which overrides address it, as `types/{urn:x}WSContact`.
    pub path: String,
    /// What the schema says of it.
    pub documentation: Option<String>,
    /// Where it is declared.
    pub place: Place,
    /// What it is.
    pub kind: Kind,
    /// Why it cannot be emitted, if so: told only where something selected needs it.
    pub problems: Vec<Diagnostic>,
}

/// What declares a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A complex type with a name.
    ComplexType(QName),
    /// A simple type with a name.
    SimpleType(QName),
    /// The anonymous type of a global element, or the copy of a named one that an operation's input needs.
    Element(QName),
    /// The anonymous type of a local element: what encloses it, and the element's local name.
    Nested {
        /// The type that the element stands in.
        parent: TypeId,
        /// The element's local name.
        local: Arc<str>,
    },
}

/// What a type is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Elements in order.
    Structure(Structure),
    /// A text of which the schema lists values.
    Enumeration(Enumeration),
}

/// The elements of a complex type, those of its base types first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Structure {
    /// Its elements.
    pub fields: Vec<Field>,
    /// Whether they may come in any order (`xs:all`).
    pub any_order: bool,
    /// Whether any attribute may come (`xs:anyAttribute`).
    pub any_attribute: bool,
    /// How applications make one; set by a pass.
    pub construction: Construction,
}

/// How applications make a structure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Construction {
    /// By a struct literal alone.
    #[default]
    Literal,
    /// By a struct literal, or by a function that takes the required values.
    New,
    /// By a struct literal, whose optional half is a structure of its own with a default.
    Halves,
}

/// An element of a structure.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its name on the wire.
    pub name: WireName,
    /// Its schema path, as `types/{urn:x}WSContact/ListID`.
    pub path: String,
    /// What the schema says of it.
    pub documentation: Option<String>,
    /// Where it is declared.
    pub place: Place,
    /// How often it comes.
    pub occurs: Occurs,
    /// Whether it may be nil.
    pub nillable: bool,
    /// Its type.
    pub ty: TypeRef,
    /// The name of its type in the schema, for documentation; `None` for an anonymous one.
    pub type_name: Option<QName>,
    /// Whether the value must be kept apart, since the type contains itself; set by a pass.
    pub boxed: bool,
    /// The items, where the element is nothing but a list of them; `ty` is then their type. Set by a pass.
    pub list: Option<List>,
    /// What the element is there for; set by a pass.
    pub role: Role,
    /// Whether its values are personal or secret, by configuration; set by a pass.
    pub sensitive: bool,
}

/// The content of an element that holds nothing but a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The name of an item's element.
    pub item: WireName,
    /// The schema path of an item's element.
    pub path: String,
    /// Whether nil items are kept.
    pub keeps_nil: bool,
    /// Whether nil items may come and are left out.
    pub leaves_nil_out: bool,
    /// The least number of items.
    pub min: u32,
    /// The largest number of items; no upper bound is `None`.
    pub max: Option<u32>,
}

/// What an element of a structure is there for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Role {
    /// A value.
    #[default]
    Value,
    /// Nothing: it is sent as nil, and not looked at.
    Nil,
    /// Where it is not nil, it says that the call failed.
    ServiceError,
}

/// How often an element comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occurs {
    /// Exactly once.
    Required,
    /// Once or not at all.
    Optional,
    /// Between so many and so many times; no upper bound is `None`.
    Many {
        /// The least.
        min: u32,
        /// The most.
        max: Option<u32>,
    },
}

/// The type of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypeRef {
    /// A type that the runtime brings.
    Scalar(Scalar),
    /// A type of the arena.
    Type(TypeId),
}

impl TypeRef {
    /// The type of the arena, if it is one.
    pub fn id(self) -> Option<TypeId> {
        match self {
            Self::Type(id) => Some(id),
            Self::Scalar(_) => None,
        }
    }
}

/// The simple types that the runtime brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // They are named after what they hold.
pub enum Scalar {
    String,
    Boolean,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Float,
    Double,
    Decimal,
    DateTime,
    Base64,
}

/// A text of which the schema lists values; others may come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Enumeration {
    /// The listed values, each once, in the order of the schema.
    pub values: Vec<Value>,
    /// The numbers of those that mean success, where the configuration says so; set by a pass.
    pub success: Option<Vec<usize>>,
}

/// A listed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The value on the wire.
    pub text: Arc<str>,
    /// Its schema path, as `types/{urn:x}StatusEnum/=Done`.
    pub path: String,
    /// What the schema says of it.
    pub documentation: Option<String>,
}
