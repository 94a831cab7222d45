//! How much of a document a scanner follows.

/// The limits of a [`Scanner`](crate::Scanner). An exceeded limit is an error that names the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Nesting of elements; the root counts 1.
    pub depth: usize,
    /// Elements of the document.
    pub elements: usize,
    /// Attributes and namespace declarations of one element.
    pub attributes: usize,
    /// Bytes of one attribute's value as written.
    pub attribute_bytes: usize,
    /// Bytes of one element's text as written.
    pub text_bytes: usize,
    /// Bytes of one namespace name.
    pub uri_bytes: usize,
    /// Namespace declarations in scope at one place.
    pub declarations: usize,
    /// Bytes of one name with its prefix.
    pub name_bytes: usize,
}

impl Limits {
    /// No limits at all, for text that was checked before.
    pub const NONE: Self = Self {
        depth: usize::MAX,
        elements: usize::MAX,
        attributes: usize::MAX,
        attribute_bytes: usize::MAX,
        text_bytes: usize::MAX,
        uri_bytes: usize::MAX,
        declarations: usize::MAX,
        name_bytes: usize::MAX,
    };
}

impl Default for Limits {
    /// Far above what messages of services need, and small enough to bound what hostile ones cost.
    fn default() -> Self {
        Self {
            depth: 256,
            elements: 10_000_000,
            attributes: 256,
            attribute_bytes: 65_536,
            text_bytes: 67_108_864,
            uri_bytes: 4_096,
            declarations: 256,
            name_bytes: 1_024,
        }
    }
}
