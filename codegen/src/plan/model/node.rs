//! Content models in normal form.

use std::sync::Arc;

use crate::contract::{Derivations, Element, ElementUse, Occurs, TypeRef, ValueConstraint, Wildcard, WireName};
use crate::diagnostics::Place;
use crate::qname::QName;

/// A particle in normal form; see [`normalise`](super::normalise).
#[derive(Debug, Clone, PartialEq)]
pub(in crate::plan) struct Node<'c> {
    /// Its occurrence.
    pub(in crate::plan) occurs: Occurs,
    /// The term itself.
    pub(in crate::plan) term: NodeTerm<'c>,
    /// The named group that it is the whole content of.
    pub(in crate::plan) group: Option<&'c QName>,
    /// The innermost named group that contains it.
    pub(in crate::plan) within: Option<&'c QName>,
    /// Its documentation in the schema.
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
    /// A group: several particles in this order, which does not occur exactly once. As an alternative of a choice, it
    /// may occur once, and may hold a single repeated choice.
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
    /// Whether it is nillable.
    pub(in crate::plan) nillable: bool,
    /// The value of an empty element.
    pub(in crate::plan) value: Option<&'c ValueConstraint>,
    /// What may not replace its type.
    pub(in crate::plan) block: Derivations,
    /// Its documentation in the schema.
    pub(in crate::plan) documentation: Option<&'c Arc<str>>,
    /// Where it is declared.
    pub(in crate::plan) place: &'c Place,
}

impl<'c> Leaf<'c> {
    /// Creates an element of a content model.
    pub(in crate::plan) fn used(element: &'c ElementUse) -> Self {
        Self {
            name: &element.name,
            ty: element.ty,
            nillable: element.nillable,
            value: element.value.as_ref(),
            block: element.block,
            documentation: element.documentation.as_ref(),
            place: &element.place,
        }
    }

    /// Creates a global element.
    pub(in crate::plan) fn global(element: &'c Element) -> Self {
        Self {
            name: &element.name,
            ty: element.ty,
            nillable: element.nillable,
            value: element.value.as_ref(),
            block: element.block,
            documentation: element.documentation.as_ref(),
            place: &element.place,
        }
    }

    /// Returns `true` if two elements of the same name are read and written alike.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        (self.name, self.ty, self.nillable, self.value, self.block)
            == (other.name, other.ty, other.nillable, other.value, other.block)
    }
}

impl<'c> Node<'c> {
    /// Returns `true` if it may match nothing.
    pub(in crate::plan) fn is_emptiable(&self) -> bool {
        self.occurs.min == 0 || self.empties
    }

    /// Returns its first element, which identifies groups and choices; `None` for a wildcard.
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
