//! What complex types hold once base types are worked in: attributes, text, and the slots of a content model in normal
//! form. It knows nothing of Rust.

mod attributes;
mod expand;
mod node;
mod normalise;
#[cfg(test)]
mod tests;

pub(super) use expand::{Model, Models, Part};
pub(super) use node::{Leaf, Node, NodeTerm};
pub(super) use normalise::arms;
