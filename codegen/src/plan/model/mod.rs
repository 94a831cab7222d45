//! Complex types with their bases merged: attributes, text, and the slots of a content model in normal form. Nothing
//! here depends on Rust.

mod attributes;
mod expand;
mod node;
mod normalise;
#[cfg(test)]
mod tests;

pub(super) use expand::{Model, Models, Part};
pub(super) use node::{Leaf, Node, NodeTerm};
pub(super) use normalise::arms;
