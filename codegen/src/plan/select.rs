//! What is emitted of a plan.

use std::collections::BTreeSet;

use super::ItemId;

/// The operations and items that are emitted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selected {
    /// Indices of operations, in the order of the port type.
    pub operations: Vec<usize>,
    /// Items, in the order of the plan.
    pub items: BTreeSet<ItemId>,
    /// What users want to do, if the configuration has groups.
    pub groups: Vec<Group>,
}

/// Something that users want to do, with the selected operations for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// What it is called.
    pub title: String,
    /// Indices of operations, in the order of the configuration.
    pub operations: Vec<usize>,
}
