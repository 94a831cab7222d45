//! The Rust types of values, and the types that the schema gives them.

use super::ItemId;
use crate::qname::QName;

/// The type that the schema gives a value, for documentation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeUse {
    /// A type with a name.
    Named(QName),
    /// A type without a name.
    Anonymous,
    /// No type: a choice, a group, a wildcard or text.
    None,
}

/// The Rust type of one value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ValueType {
    /// A simple type of the runtime, an enumeration or a union.
    Simple(Simple),
    /// A list of simple values in one text (`xs:list`).
    List(Simple),
    /// A struct, choice or family.
    Item(ItemId),
    /// A value or nil, for nillable elements whose type has attributes.
    OrNil {
        /// The struct or family of the type.
        value: ItemId,
        /// The struct for the attributes of a nil element.
        nil: ItemId,
    },
    /// Content of any type (`xs:anyType`).
    AnyType,
    /// Any element.
    AnyElement,
    /// Attributes that are not declared.
    AnyAttributes,
    /// Pieces of text with positions.
    Pieces,
}

/// The Rust type of a simple value that is not a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Simple {
    /// A type of the runtime.
    Scalar(Scalar),
    /// An enumeration or a union.
    Item(ItemId),
}

impl ValueType {
    /// Returns the item of the values or of those in a list.
    pub fn item(&self) -> Option<ItemId> {
        match self {
            Self::Item(id)
            | Self::OrNil { value: id, .. }
            | Self::Simple(Simple::Item(id))
            | Self::List(Simple::Item(id)) => Some(*id),
            _ => None,
        }
    }

    /// Returns the item for the attributes of a nil element.
    pub fn nil(&self) -> Option<ItemId> {
        match self {
            Self::OrNil { nil, .. } => Some(*nil),
            _ => None,
        }
    }

    /// Returns all items that the type refers to.
    pub fn items(&self) -> impl Iterator<Item = ItemId> + use<> {
        self.item().into_iter().chain(self.nil())
    }
}

/// The simple types of the runtime.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
    Integer,
    Float,
    Double,
    Decimal,
    Duration,
    DateTime,
    Date,
    Time,
    GYear,
    GYearMonth,
    GMonth,
    GMonthDay,
    GDay,
    Base64,
    Hex,
    QName,
}
