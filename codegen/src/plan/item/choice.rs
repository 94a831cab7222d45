//! Enums of alternatives: choices and substitution groups.

use std::sync::Arc;

use super::{Count, Struct, TypeUse, ValueType};
use crate::diagnostics::Place;
use crate::plan::Lexical;

/// An enum of alternatives.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Choice {
    /// The alternatives; an arm's number is its index.
    pub alternatives: Vec<Alternative>,
    /// Whether the last alternative is an element that the schema does not have: a newer member of a substitution group.
    pub has_other: bool,
    /// If the choice is the whole content of a type: the table of elements, all of slot 0, and the type's name.
    pub own: Option<Box<Struct>>,
}

impl Choice {
    /// Returns the alternatives that the schema has.
    pub fn listed(&self) -> &[Alternative] {
        match self.alternatives.split_last() {
            Some((_, listed)) if self.has_other => listed,
            _ => &self.alternatives,
        }
    }

    /// Returns the alternative for an element that the schema does not have.
    pub fn other(&self) -> Option<&Alternative> {
        self.alternatives.last().filter(|_| self.has_other)
    }
}

/// An alternative of a choice: a variant of the enum.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// Its path.
    pub path: Arc<str>,
    /// The base of its name.
    pub local: Arc<str>,
    /// How often the value occurs: `One`, `OrNil` or `Many`.
    pub count: Count,
    /// The value.
    pub ty: ValueType,
    /// Whether the value is boxed, since its type contains itself or is large.
    pub boxed: bool,
    /// Whether its values are personal or secret.
    pub sensitive: bool,
    /// Its documentation in the schema.
    pub documentation: Option<Arc<str>>,
    /// The type that the schema gives it, for documentation.
    pub type_use: TypeUse,
    /// The texts that are valid, if its type is simple.
    pub lexical: Option<Arc<Lexical>>,
    /// Remarks for its documentation, each a sentence.
    pub remarks: Vec<String>,
    /// Where it is declared.
    pub place: Place,
}
