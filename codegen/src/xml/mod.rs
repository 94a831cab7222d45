//! XML documents as a tree: [`xmltree::Element`] beside what it has no room for, which is where each element stands and
//! which prefixes are declared there.
//!
//! Sources: XML 1.0 (fifth edition) and Namespaces in XML 1.0 (third edition).

mod builder;
mod element_paths;
pub mod limits;
mod node;
mod position;
mod read;
mod refused;
mod scope;
mod typed;

use std::sync::Arc;

use xmltree::Element;

pub use node::{Attribute, Children, Node};
pub use typed::{ForeignAttribute, tidy};

use crate::diagnostics::Diagnostic;

/// A document with the place of every element.
#[derive(Debug)]
pub struct Document {
    root: Element,
    /// One for each element, in the order of their start tags.
    spots: Vec<Spot>,
    scopes: scope::Scopes,
    file: Arc<str>,
}

/// What is known of an element beside its content.
#[derive(Debug)]
struct Spot {
    line: u32,
    column: u32,
    /// The index of the first element after this one that is not inside it.
    end: usize,
    /// The innermost element that declares prefixes.
    scope: scope::ScopeId,
    path: Arc<str>,
}

impl Document {
    /// Reads a document; `file` is what places call it.
    ///
    /// # Errors
    /// One diagnostic, with the place: an unknown encoding, broken XML, an entity that is not read, or a document beyond one
    /// of the [`limits`].
    pub fn read(bytes: &[u8], file: impl Into<Arc<str>>) -> Result<Self, Diagnostic> {
        read::read(bytes, file.into())
    }

    /// The outermost element.
    pub fn root(&self) -> Node<'_> {
        Node::root(self)
    }

    /// About how many bytes what is read from it needs: each element becomes part of some declaration, and its path and
    /// its texts are kept.
    pub(crate) fn weight(&self, bytes: usize) -> usize {
        /// The size of a particle with the declaration of its element, and of their allocations.
        const ELEMENT: usize = 800;
        let paths: usize = self.spots.iter().map(|spot| spot.path.len()).sum();
        2 * bytes + paths + ELEMENT * self.spots.len()
    }

    /// The tree itself. The key of an attribute in a namespace is `{namespace}local`.
    pub fn element(&self) -> &Element {
        &self.root
    }

    /// What places call this document.
    pub fn file(&self) -> &Arc<str> {
        &self.file
    }
}

#[cfg(test)]
mod tests;
