//! What a reader refuses to follow.

/// How much of a document a [`Reader`](super::Reader) follows before it gives up with an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Elements inside one another; 256 by default, which bounds the stack that reading takes.
    pub depth: usize,
    /// Attributes and namespace declarations of one element; 256 by default.
    pub attributes: usize,
    /// Bytes of one namespace's text; 4,096 by default.
    pub uri_bytes: usize,
    /// Namespace declarations in scope at one place; 256 by default.
    pub declarations: usize,
    /// Bytes of one element or attribute name; 1,024 by default.
    pub name_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { depth: 256, attributes: 256, uri_bytes: 4_096, declarations: 256, name_bytes: 1_024 }
    }
}
