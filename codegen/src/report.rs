//! What a run did, and that nothing was lost on the way.

use std::fmt;

use crate::model::TypeId;
use crate::shown::shortened;

/// A component that the documents define, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// Which, as "element {urn:x}GetContact".
    pub what: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is a type of the model.
    Type(TypeId),
    /// It needs none, for this reason.
    Skipped(&'static str),
}

/// What a run did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The service's name.
    pub service: String,
    /// Operations written, and how many there are.
    pub operations: (usize, usize),
    /// Types written.
    pub types: usize,
    /// Components of the documents: how many were read, of which so many are types that were written, so many are types
    /// that nothing selected needs, and so many need no type of their own.
    pub definitions: Definitions,
    /// Files written.
    pub files: usize,
}

/// Counts of the components of the documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Definitions {
    /// Read from the documents.
    pub read: usize,
    /// Written as types.
    pub written: usize,
    /// Types that nothing selected needs.
    pub unneeded: usize,
    /// Without a type of their own: elements of named types, restrictions of built-in types.
    pub without_type: usize,
}

impl Definitions {
    /// Whether everything that was read is accounted for.
    pub fn balance(&self) -> bool {
        self.read == self.written + self.unneeded + self.without_type
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Definitions { read, written, unneeded, without_type } = self.definitions;
        write!(
            f,
            "{}: {} of {} operations, {} types, {} files; {read} definitions = {written} written + {unneeded} not \
             needed + {without_type} without a type of their own",
            shortened(&self.service),
            self.operations.0,
            self.operations.1,
            self.types,
            self.files
        )
    }
}
