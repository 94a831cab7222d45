//! What depends on all items together: which values are boxed, how structs are made, what the members of a family share.

mod boxes;
mod components;
pub(super) mod construction;
mod edges;
mod nesting;
mod shared;
mod sizes;
#[cfg(test)]
mod tests;

pub(super) use boxes::boxes;
pub(super) use construction::construction;
pub(super) use nesting::nesting;
pub(super) use shared::shared;
