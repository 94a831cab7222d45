//! Content models in normal form.

use std::sync::Arc;

use crate::contract::{Element, ElementUse, Occurs, TypeRef, ValueConstraint, Wildcard, WireName};
use crate::diagnostics::Place;
use crate::qname::QName;

/// A particle in normal form; see [`normalise`](super::normalise).
#[derive(Debug, Clone, PartialEq)]
pub(in crate::plan) struct Node<'c> {
    /// How often.
    pub(in crate::plan) occurs: Occurs,
    /// What.
    pub(in crate::plan) term: NodeTerm<'c>,
    /// The named group whose whole content it is.
    pub(in crate::plan) group: Option<&'c QName>,
    /// The innermost named group that it stands in.
    pub(in crate::plan) within: Option<&'c QName>,
    /// What the schema says of it.
    pub(in crate::plan) documentation: Option<&'c Arc<str>>,
    /// Where it stands.
    pub(in crate::plan) place: &'c Place,
    /// Whether its term can be empty, whatever its occurrence.
    pub(in crate::plan) empties: bool,
}

/// A term in normal form.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::plan) enum NodeTerm<'c> {
    /// An element.
    Element(Leaf<'c>),
    /// An element or a member of its substitution group.
    Substitution(&'c Element),
    /// Any element.
    Any(&'c Wildcard),
    /// A group: several particles in this order, not exactly once. As an alternative of a choice, once or more often, and
    /// perhaps of one repeated choice alone.
    Sequence(Vec<Node<'c>>),
    /// At least two alternatives, each of which occurs at least once.
    Choice(Vec<Node<'c>>),
}

/// An element, declared in a type or global.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::plan) struct Leaf<'c> {
    /// Its name.
    pub(in crate::plan) name: &'c WireName,
    /// Its type.
    pub(in crate::plan) ty: TypeRef,
    /// Whether it may be nil.
    pub(in crate::plan) nillable: bool,
    /// The value of an empty element.
    pub(in crate::plan) value: Option<&'c ValueConstraint>,
    /// What the schema says of it.
    pub(in crate::plan) documentation: Option<&'c Arc<str>>,
    /// Where it is declared.
    pub(in crate::plan) place: &'c Place,
}

impl<'c> Leaf<'c> {
    /// An element in a content model.
    pub(in crate::plan) fn used(element: &'c ElementUse) -> Self {
        Self {
            name: &element.name,
            ty: element.ty,
            nillable: element.nillable,
            value: element.value.as_ref(),
            documentation: element.documentation.as_ref(),
            place: &element.place,
        }
    }

    /// A global element.
    pub(in crate::plan) fn global(element: &'c Element) -> Self {
        Self {
            name: &element.name,
            ty: element.ty,
            nillable: element.nillable,
            value: element.value.as_ref(),
            documentation: element.documentation.as_ref(),
            place: &element.place,
        }
    }

    /// Whether two elements of one name are read and written alike.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        (self.name, self.ty, self.nillable, self.value) == (other.name, other.ty, other.nillable, other.value)
    }
}

impl<'c> Node<'c> {
    /// Whether it may match nothing.
    pub(in crate::plan) fn is_emptiable(&self) -> bool {
        self.occurs.min == 0 || self.empties
    }

    /// The first element in it, by which groups and choices are known; `None` is a wildcard.
    pub(in crate::plan) fn first(&self) -> Option<&'c WireName> {
        let mut node = self;
        loop {
            node = match &node.term {
                NodeTerm::Element(leaf) => return Some(leaf.name),
                NodeTerm::Substitution(head) => return Some(&head.name),
                NodeTerm::Any(_) => return None,
                NodeTerm::Sequence(nodes) | NodeTerm::Choice(nodes) => nodes.first()?,
            };
        }
    }
}
