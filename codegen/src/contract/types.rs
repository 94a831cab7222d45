//! Types and global elements (XML Schema part 1, sections 3.3 and 3.4).

use std::sync::Arc;

use super::content::{Attribute, Particle, Wildcard};
use super::namespaces::WireName;
use super::simple::Simple;
use crate::diagnostics::{Diagnostic, Place};
use crate::qname::QName;
use crate::xsd::builtin::Builtin;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(u32);

        impl $name {
            pub(crate) fn of(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// The index in the contract.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id! {
    /// The id of a type.
    TypeId
}
id! {
    /// The id of a global element.
    ElementId
}

/// A reference to a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TypeRef {
    /// A type of XML Schema itself.
    Builtin(Builtin),
    /// A type of the contract.
    Type(TypeId),
}

/// A type of the contract.
#[derive(Debug, Clone, PartialEq)]
pub struct Type {
    /// By what it is known.
    pub name: TypeName,
    /// Its path, by which names and configuration address it, as `types/{urn:x}WSContact`.
    pub path: Arc<str>,
    /// The type that it is derived from, and how; `None` for a complex type without a derivation, which restricts
    /// `anyType`.
    pub base: Option<(TypeRef, Derivation)>,
    /// The types that are derived from it in one step, in the order of the contract.
    pub derived: Vec<TypeId>,
    /// Whether only types derived from it occur in instances.
    pub is_abstract: bool,
    /// The derivations whose types may not stand in its place (`block`, with the schema's default worked in).
    pub block: Derivations,
    /// What it is.
    pub kind: Kind,
    /// What the schema says of it.
    pub documentation: Option<Arc<str>>,
    /// Where it is declared.
    pub place: Place,
    /// What is wrong with the declaration. It concerns whatever needs the type.
    pub problems: Vec<Diagnostic>,
}

/// By what a type is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeName {
    /// It has a name.
    Named(QName),
    /// It is the anonymous type of a global element.
    OfElement(QName),
    /// It is an anonymous type inside another.
    Nested {
        /// The type that it stands in.
        parent: TypeId,
        /// The local name of the element or attribute whose type it is; `item` and `member` for those of lists and unions,
        /// `base` for what a restriction restricts, `text` for the text of a complex type.
        local: Arc<str>,
    },
    /// It is an anonymous type inside a named model group or attribute group, which all types that refer to it share.
    InGroup {
        /// The name of the group.
        group: QName,
        /// The local name of the element or attribute whose type it is.
        local: Arc<str>,
    },
    /// It is what a redefinition of this name redefines. Nothing but the redefinition refers to it.
    Redefined(QName),
    /// It is the anonymous type of a global attribute.
    OfAttribute(QName),
}

/// How a type is derived from its base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Derivation {
    /// More content at the end, more attributes.
    Extension,
    /// Less: the content is written out again, attributes only if they change.
    Restriction,
}

/// A set of ways in which types may be derived or elements substituted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Derivations {
    /// Extension.
    pub extension: bool,
    /// Restriction.
    pub restriction: bool,
    /// Substitution of elements.
    pub substitution: bool,
}

/// What a type is.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "most types are complex")]
pub enum Kind {
    /// Elements, attributes or both.
    Complex(Complex),
    /// A text.
    Simple(Simple),
}

/// The own content of a complex type, without that of its base.
#[derive(Debug, Clone, PartialEq)]
pub struct Complex {
    /// The attributes that the type declares, in order, attribute groups written out. For a derived type those that it
    /// adds or changes.
    pub attributes: Vec<Attribute>,
    /// Which other attributes may occur, by this declaration and its attribute groups.
    pub any_attribute: Option<Wildcard>,
    /// What is inside of the element.
    pub content: Content,
}

/// The own content of a complex type.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "most types have elements")]
pub enum Content {
    /// Nothing; for an extension: nothing more than the base has.
    Empty,
    /// A text of this type (`simpleContent`); `None` is the text of the base.
    Text(Option<TypeRef>),
    /// Elements.
    Elements {
        /// The content model; for an extension what is added to that of the base; `None` if nothing is.
        root: Option<Particle>,
        /// Whether text stands between the elements.
        mixed: bool,
    },
}

/// A global element.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// Its name.
    pub name: WireName,
    /// Its qualified name.
    pub qname: QName,
    /// Its path, as `elements/{urn:x}GetContact`.
    pub path: Arc<str>,
    /// Its type; that of the head of its substitution group if it has none of its own.
    pub ty: TypeRef,
    /// Whether it may be nil.
    pub nillable: bool,
    /// The value of an empty element.
    pub value: Option<ValueConstraint>,
    /// What may not stand in its place (`block`, with the schema's default worked in).
    pub block: Derivations,
    /// Whether only members of its substitution group occur.
    pub is_abstract: bool,
    /// All members of its substitution group but itself, transitive, in the order of the contract; what `block` excludes
    /// is left out.
    pub members: Vec<ElementId>,
    /// What the schema says of it.
    pub documentation: Option<Arc<str>>,
    /// Where it is declared.
    pub place: Place,
    /// What is wrong with the declaration. It concerns whatever needs the element.
    pub problems: Vec<Diagnostic>,
}

/// `default` or `fixed` of an element or attribute, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueConstraint {
    /// The value that stands for none.
    Default(Arc<str>),
    /// The only value.
    Fixed(Arc<str>),
}
