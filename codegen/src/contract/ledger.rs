//! What became of each component of the documents, so that nothing gets lost.

use super::types::{ElementId, TypeId};
use crate::qname::QName;

/// A global component that the documents define, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// Its kind.
    pub component: Component,
    /// Its name.
    pub name: QName,
    /// What became of it.
    pub outcome: Outcome,
}

/// The kind of a global component. Components of one kind do not share names (XML Schema part 1, section 2.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Component {
    /// An element.
    Element,
    /// A type.
    Type,
    /// An attribute.
    Attribute,
    /// A model group.
    Group,
    /// An attribute group.
    AttributeGroup,
}

/// What became of a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is a type of the contract.
    Type(TypeId),
    /// It is an element of the contract.
    Element(ElementId),
    /// It is written out wherever it is referred to.
    WrittenOut,
    /// Another definition of its name counts.
    Repeated,
}
