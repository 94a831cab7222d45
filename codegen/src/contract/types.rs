//! Types and global elements (XML Schema part 1, sections 3.3 and 3.4).

use std::sync::Arc;

use super::content::{Attribute, Particle};
use super::namespaces::WireName;
use super::simple::Simple;
use super::wildcard::Wildcard;
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

            /// Returns the index in the contract.
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
    /// Its name.
    pub name: TypeName,
    /// Its path, such as `types/{urn:x}WSContact`. Names and configuration refer to it by this path.
    pub path: Arc<str>,
    /// The type that it is derived from, and how; `None` for a complex type without a derivation, which restricts
    /// `anyType`, and for an extension of `anyType`, whose content has that of `anyType` in it.
    pub base: Option<(TypeRef, Derivation)>,
    /// The types that are derived from it in one step, in the order of the contract.
    pub derived: Vec<TypeId>,
    /// Whether it is abstract: only derived types occur in instances.
    pub is_abstract: bool,
    /// The derivations whose types may not replace it (`block`, including the schema's default).
    pub block: Derivations,
    /// Its kind and its content.
    pub kind: Kind,
    /// Its documentation in the schema.
    pub documentation: Option<Arc<str>>,
    /// Where it is declared.
    pub place: Place,
    /// Problems of the declaration. They affect everything that needs the type.
    pub problems: Vec<Diagnostic>,
}

/// The name of a type, or the place of an anonymous type.
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
    /// It is the original of a redefinition of this name. Only the redefinition refers to it.
    Redefined(QName),
    /// It is the anonymous type of a global attribute.
    OfAttribute(QName),
}

/// How a type is derived from its base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Derivation {
    /// More content at the end, more attributes.
    Extension,
    /// The content is repeated in full; attributes are repeated only if they change.
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

impl Derivations {
    /// Returns `true` if a way of deriving types is among them.
    pub fn has(self, derivation: Derivation) -> bool {
        match derivation {
            Derivation::Extension => self.extension,
            Derivation::Restriction => self.restriction,
        }
    }

    /// Returns these ways and others.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            extension: self.extension || other.extension,
            restriction: self.restriction || other.restriction,
            substitution: self.substitution || other.substitution,
        }
    }
}

/// The kind of a type.
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
    /// The attributes that the type declares, in order, with attribute groups expanded. A derived type has only those
    /// that it adds or changes.
    pub attributes: Vec<Attribute>,
    /// The attribute wildcard of this declaration and its attribute groups.
    pub any_attribute: Option<Wildcard>,
    /// The content of the element.
    pub content: Content,
}

/// The own content of a complex type.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "most types have elements")]
pub enum Content {
    /// No content. An extension adds none to that of its base.
    Empty,
    /// Text of this type (`simpleContent`); `None` means the text type of the base.
    Text(Option<TypeRef>),
    /// Elements.
    Elements {
        /// The content model; an extension has only what it adds to that of its base. `None` if it is empty.
        root: Option<Particle>,
        /// Whether the content is mixed.
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
    /// Its type, or else that of the head of its substitution group.
    pub ty: TypeRef,
    /// Whether it is nillable.
    pub nillable: bool,
    /// The value of an empty element.
    pub value: Option<ValueConstraint>,
    /// What may not replace it (`block`, including the schema's default).
    pub block: Derivations,
    /// Whether it is abstract: only members of its substitution group occur in instances.
    pub is_abstract: bool,
    /// All other members of its substitution group, direct and indirect, in the order of the contract, without those
    /// that `block` excludes.
    pub members: Vec<ElementId>,
    /// Its documentation in the schema.
    pub documentation: Option<Arc<str>>,
    /// Where it is declared.
    pub place: Place,
    /// Problems of the declaration. They affect everything that needs the element.
    pub problems: Vec<Diagnostic>,
}

/// `default` or `fixed` of an element or attribute, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueConstraint {
    /// The value of an empty element or an absent attribute.
    Default(Arc<str>),
    /// The only valid value.
    Fixed(Arc<str>),
}
