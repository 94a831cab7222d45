//! Content models (XML Schema part 1, sections 3.8 to 3.10).

use std::sync::Arc;

use super::ElementDeclaration;
use crate::diagnostics::Place;
use crate::qname::QName;
use crate::xml::ForeignAttribute;

/// A term and how often it occurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Particle {
    /// How often.
    pub occurs: Occurs,
    /// What.
    pub term: Term,
    /// Attributes in other namespaces; an element declared here has its own.
    pub foreign: Vec<ForeignAttribute>,
    /// Prose; an element declared here has its own.
    pub documentation: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// How often something occurs in a row; `max` is never below `min`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurs {
    /// At least; more than [`u32::MAX`] counts as that.
    pub min: u32,
    /// At most; nothing for `unbounded`.
    pub max: Option<u32>,
}

impl Occurs {
    /// The occurrence if none is written.
    pub const ONCE: Self = Self { min: 1, max: Some(1) };

    /// Whether it occurs at most once.
    pub fn is_single(self) -> bool {
        self.max == Some(1)
    }
}

/// What a particle holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// An element declared here.
    Element(Box<ElementDeclaration>),
    /// A global element.
    ElementReference(QName),
    /// A named model group.
    Group(QName),
    /// All of these in this order.
    Sequence(Vec<Particle>),
    /// One of these.
    Choice(Vec<Particle>),
    /// All of these in any order.
    All(Vec<Particle>),
    /// Any element that the wildcard admits.
    Any(Wildcard),
}

/// Elements or attributes that are not named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wildcard {
    /// Their namespaces.
    pub namespace: NamespaceConstraint,
    /// Whether they are validated against their declarations.
    pub process_contents: ProcessContents,
    /// Where it stands.
    pub place: Place,
}

/// The namespaces that a wildcard admits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NamespaceConstraint {
    /// All, and none.
    Any,
    /// All namespaces except this one, the target namespace; names without a namespace are not admitted.
    Other(Arc<str>),
    /// These; an empty text is no namespace. The target namespace is written out.
    List(Vec<Arc<str>>),
}

/// Whether what a wildcard admits is validated against its declaration (`processContents`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ProcessContents {
    /// It is, and there must be a declaration.
    #[default]
    Strict,
    /// It is if there is a declaration.
    Lax,
    /// It is not.
    Skip,
}
