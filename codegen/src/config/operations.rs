//! Which operations are generated, and what the documents do not say of them.

use super::Placed;
use crate::diagnostics::Place;

/// The operations to generate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    /// All of them. One that cannot be generated is an error.
    All,
    /// All that can be generated. The others are listed in the report and in the documentation of the crate.
    Supported,
    /// Those with these names.
    Names(Vec<(String, Place)>),
}

/// Something that users want to do, with the operations for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What it is called.
    pub title: String,
    /// The names of the operations.
    pub operations: Vec<Placed>,
}

/// What sending a request twice does, by the names of operations. An operation that is not listed here is judged by its name:
/// it is safe if it begins with a word for reading, otherwise it is not idempotent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kinds {
    /// Operations that only read.
    pub safe: Vec<Placed>,
    /// Operations for which two requests have the same effect as one.
    pub idempotent: Vec<Placed>,
    /// Operations for which a second request may do everything again.
    pub non_idempotent: Vec<Placed>,
}
