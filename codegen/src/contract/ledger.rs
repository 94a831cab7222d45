//! Records the outcome of each component of the documents, so that nothing is lost silently.

use super::types::{ElementId, TypeId};
use crate::qname::QName;

/// A global component that the documents define, and its outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// Its kind.
    pub component: Component,
    /// Its name.
    pub name: QName,
    /// Its outcome.
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

/// The outcome of a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is a type of the contract.
    Type(TypeId),
    /// It is an element of the contract.
    Element(ElementId),
    /// It is expanded wherever it is referenced.
    WrittenOut,
    /// It is unused: another definition of the same name counts.
    Repeated,
}
