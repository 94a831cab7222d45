//! Particles, elements, attributes and wildcards (XML Schema part 1, sections 3.2, 3.3 and 3.8 to 3.10).

use std::sync::Arc;

use super::namespaces::{NsId, WireName};
use super::types::{Derivations, ElementId, TypeRef, ValueConstraint};
use crate::diagnostics::{Diagnostic, Place};
use crate::qname::QName;

pub use crate::xsd::document::Occurs;

/// A term of a content model and how often it occurs.
#[derive(Debug, Clone, PartialEq)]
pub struct Particle {
    /// How often.
    pub occurs: Occurs,
    /// What.
    pub term: Term,
    /// The named model group that was referred to here, if one was. Its content is written out in `term`.
    pub group: Option<QName>,
    /// What the schema says of it.
    pub documentation: Option<Arc<str>>,
    /// Where it stands.
    pub place: Place,
}

/// A term of a content model. Particles that may occur zero times at most are left out by lowering.
#[derive(Debug, Clone, PartialEq)]
pub enum Term {
    /// An element.
    Element(ElementUse),
    /// All of these in this order.
    Sequence(Vec<Particle>),
    /// One of these.
    Choice(Vec<Particle>),
    /// All of these in any order.
    All(Vec<Particle>),
    /// Any element that the wildcard admits.
    Any(Wildcard),
    /// Something that cannot be lowered: an undefined reference, a group that contains itself. It concerns whatever needs
    /// the content.
    Broken(Box<Diagnostic>),
}

/// An element in a content model: one that is declared there, or a reference to a global one.
#[derive(Debug, Clone, PartialEq)]
pub struct ElementUse {
    /// Its name.
    pub name: WireName,
    /// The global element, if it is a reference to one.
    pub global: Option<ElementId>,
    /// Its type.
    pub ty: TypeRef,
    /// Whether it may be nil.
    pub nillable: bool,
    /// The value of an empty element.
    pub value: Option<ValueConstraint>,
    /// What may not stand in its place (`block`, with the schema's default worked in).
    pub block: Derivations,
    /// What the schema says of it.
    pub documentation: Option<Arc<str>>,
    /// Where it is declared.
    pub place: Place,
}

/// An attribute that a type declares.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute {
    /// Its name.
    pub name: WireName,
    /// Its type.
    pub ty: TypeRef,
    /// Whether it must be there.
    pub usage: AttributeUse,
    /// Its default or only value; that of the use before that of a global declaration.
    pub value: Option<ValueConstraint>,
    /// What the schema says of it.
    pub documentation: Option<Arc<str>>,
    /// Where it is declared.
    pub place: Place,
    /// What is wrong with the declaration, such as an undefined type. It concerns whatever needs the type.
    pub problem: Option<Box<Diagnostic>>,
}

/// Whether an attribute must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttributeUse {
    /// It may.
    Optional,
    /// It must.
    Required,
    /// It must not, although the base has it.
    Prohibited,
}

/// Elements or attributes that are not named (XML Schema part 1, section 3.10).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wildcard {
    /// Their namespaces.
    pub namespaces: WildcardNamespaces,
    /// Where it stands.
    pub place: Place,
}

/// The namespaces that a wildcard admits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WildcardNamespaces {
    /// All, and none.
    Any,
    /// All but this one and none (`##other`).
    Other(NsId),
    /// These; the namespace "" is none.
    Listed(Vec<NsId>),
}
