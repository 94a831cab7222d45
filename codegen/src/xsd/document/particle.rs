//! Content models (XML Schema part 1, sections 3.8 to 3.10).

use std::sync::Arc;

use super::ElementDeclaration;
use crate::diagnostics::Place;
use crate::qname::QName;
use crate::xml::ForeignAttribute;

/// A particle: a term and how often it occurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Particle {
    /// How often the term occurs.
    pub occurs: Occurs,
    /// The term.
    pub term: Term,
    /// Attributes in other namespaces. An element that is declared here has its own.
    pub foreign: Vec<ForeignAttribute>,
    /// The documentation. An element that is declared here has its own.
    pub documentation: Option<String>,
    /// The place.
    pub place: Place,
}

/// How often a term occurs. `max` is never below `min`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurs {
    /// The minimum number. More than [`u32::MAX`] counts as that.
    pub min: u32,
    /// The maximum number; `None` for `unbounded`.
    pub max: Option<u32>,
}

impl Occurs {
    /// Once, as if nothing is written.
    pub const ONCE: Self = Self { min: 1, max: Some(1) };

    /// Returns `true` if the term occurs at most once.
    pub fn is_single(self) -> bool {
        self.max == Some(1)
    }
}

/// What occurs in a particle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// An element that is declared here.
    Element(Box<ElementDeclaration>),
    /// A reference to a global element.
    ElementReference(QName),
    /// A reference to a named model group.
    Group(QName),
    /// All of these, in this order.
    Sequence(Vec<Particle>),
    /// One of these.
    Choice(Vec<Particle>),
    /// All of these, in any order.
    All(Vec<Particle>),
    /// Any element that the wildcard admits.
    Any(Wildcard),
}

/// A wildcard: elements or attributes of any name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wildcard {
    /// Their namespaces.
    pub namespace: NamespaceConstraint,
    /// Whether what it admits is validated.
    pub process_contents: ProcessContents,
    /// The place.
    pub place: Place,
}

/// The namespaces that a wildcard admits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NamespaceConstraint {
    /// Any namespace, and names in no namespace.
    Any,
    /// Any namespace except this one, which is the target namespace. Names in no namespace are not admitted.
    Other(Arc<str>),
    /// These namespaces. An empty text stands for names in no namespace; `##targetNamespace` is resolved.
    List(Vec<Arc<str>>),
}

/// Whether what a wildcard admits is validated against its declaration (`processContents`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ProcessContents {
    /// It is validated, and must have a declaration.
    #[default]
    Strict,
    /// It is validated if it has a declaration.
    Lax,
    /// It is not validated.
    Skip,
}
