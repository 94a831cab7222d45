//! Particles, elements and attributes (XML Schema part 1, sections 3.2, 3.3, 3.8 and 3.9).

use std::sync::Arc;

use super::namespaces::WireName;
use super::types::{Derivations, ElementId, TypeRef, ValueConstraint};
use super::wildcard::Wildcard;
use crate::diagnostics::{Diagnostic, Place};
use crate::qname::QName;

pub use crate::xsd::document::{Occurs, ProcessContents};

/// A term of a content model and how often it occurs.
#[derive(Debug, Clone, PartialEq)]
pub struct Particle {
    /// Its occurrence.
    pub occurs: Occurs,
    /// The term itself.
    pub term: Term,
    /// The named model group that is referenced here, if any. `term` holds its content.
    pub group: Option<QName>,
    /// Its documentation in the schema.
    pub documentation: Option<Arc<str>>,
    /// Where it stands.
    pub place: Place,
}

/// A term of a content model. Lowering leaves out particles whose maximum is 0.
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
    /// A term that cannot be lowered, such as an undefined reference or a group that contains itself. It affects
    /// everything that needs the content.
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
    /// Whether it is nillable.
    pub nillable: bool,
    /// The value of an empty element.
    pub value: Option<ValueConstraint>,
    /// What may not replace it (`block`, including the schema's default).
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
    /// Whether it is required, optional or prohibited.
    pub usage: AttributeUse,
    /// Its default or fixed value; that of the reference takes precedence over that of the global declaration.
    pub value: Option<ValueConstraint>,
    /// What the schema says of it.
    pub documentation: Option<Arc<str>>,
    /// Where it is declared.
    pub place: Place,
    /// A problem with the declaration, such as an undefined type. It affects everything that needs the type.
    pub problem: Option<Box<Diagnostic>>,
}

/// A global attribute, which wildcards may admit.
#[derive(Debug, Clone, PartialEq)]
pub struct GlobalAttribute {
    /// Its name.
    pub name: WireName,
    /// Its type.
    pub ty: TypeRef,
    /// Its default or fixed value.
    pub value: Option<ValueConstraint>,
}

/// The use of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttributeUse {
    /// It may be absent.
    Optional,
    /// It must be present.
    Required,
    /// It must be absent, although the base declares it.
    Prohibited,
}
