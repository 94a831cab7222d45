//! Structs and enums, and what they hold.

mod choice;
mod family;
mod member;
mod simple;
mod structure;
mod value;

use std::sync::Arc;

pub use choice::{Alternative, Choice};
pub use family::{Family, FamilyMember, SharedMember};
pub use member::{Count, List, Member, Role, Source};
pub use simple::{Enumeration, Union, UnionMember, Value};
pub use structure::{Construction, Struct};
pub use value::{Scalar, Simple, TypeUse, ValueType};

use crate::diagnostics::{Diagnostic, Place};
use crate::qname::QName;

/// The id of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemId(u32);

impl ItemId {
    pub(crate) fn of(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Returns the index in the plan.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A struct or an enum.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its path, by which its name is recorded.
    pub path: Arc<str>,
    /// The schema component that it stands for.
    pub origin: Origin,
    /// Its documentation in the schema.
    pub documentation: Option<Arc<str>>,
    /// Remarks for its documentation, each a sentence, such as facets.
    pub remarks: Vec<String>,
    /// Where it is declared.
    pub place: Place,
    /// What it is.
    pub kind: ItemKind,
    /// The problems that prevent emitting it. They affect everything that needs the item.
    pub problems: Vec<Diagnostic>,
}

impl Item {
    /// Returns the items that it refers to, in order; an item may occur several times.
    pub fn references(&self) -> Vec<ItemId> {
        match &self.kind {
            ItemKind::Struct(of) => of.members.iter().flat_map(|member| member.ty.items()).collect(),
            ItemKind::Choice(of) => of.alternatives.iter().flat_map(|alternative| alternative.ty.items()).collect(),
            ItemKind::Family(of) => of.members.iter().map(|member| member.item).chain([of.base]).collect(),
            ItemKind::Union(of) => of.members.iter().filter_map(|member| member.ty.item()).collect(),
            ItemKind::Enumeration(_) => Vec::new(),
        }
    }
}

/// The schema component that an item stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A complex type with a name.
    ComplexType(QName),
    /// A simple type with a name.
    SimpleType(QName),
    /// The content of a named complex type, if its family has that name.
    Base(QName),
    /// The attributes of nil elements of a complex type.
    Nil {
        /// The item of the type.
        of: ItemId,
    },
    /// A global element whose anonymous type has the element's path.
    Whole {
        /// The item of the type.
        of: ItemId,
    },
    /// The anonymous type of a global element, or the struct of a request's element.
    Element(QName),
    /// A named model group.
    Group(QName),
    /// The substitution group of an element.
    Substitution(QName),
    /// An anonymous type, a choice or a group inside of something else.
    Nested {
        /// The item that it stands in.
        parent: ItemId,
        /// The base of its name: the local name of an element or attribute, or of the first element of a group. `role`
        /// adds `Choice` and the like.
        local: Arc<str>,
        /// The word that distinguishes it from the type of an element of that name, such as `Choice`; may be empty.
        role: &'static str,
    },
    /// An anonymous type, a choice or a group inside of a named model group, which all types that refer to it share.
    InGroup {
        /// The name of the model group.
        group: QName,
        /// As in `Nested`.
        local: Arc<str>,
        /// As in `Nested`.
        role: &'static str,
    },
    /// The request of an operation, by its name, if it needs a struct of its own: another operation uses the element
    /// too, the path of the element is that of its type, or the body is empty.
    Request(Arc<str>),
    /// The response of an operation, by its name, if it needs a struct of its own for the same reasons.
    Response(Arc<str>),
}

/// What an item is.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemKind {
    /// A struct.
    Struct(Struct),
    /// An enum of alternatives: `xs:choice`, or a substitution group.
    Choice(Choice),
    /// An enum of a type and the types derived from it, by `xsi:type`.
    Family(Family),
    /// An open enum of listed values.
    Enumeration(Enumeration),
    /// An enum of the members of a union.
    Union(Union),
}
