//! A document before it has prefixes.

/// An element.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    /// Its namespace; empty for none.
    pub(super) namespace: String,
    /// Its local name.
    pub(super) local: String,
    /// Its attributes: namespace, local name, value.
    pub(super) attributes: Vec<(String, String, Text)>,
    /// Its content.
    pub(super) content: Vec<Item>,
    /// Whether white space may be added between children.
    pub(super) is_loose: bool,
}

/// A part of an element's content.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Item {
    Element(Node),
    Text(Text),
}

/// A text, in which names have no prefixes yet.
pub(super) type Text = Vec<Piece>;

/// A part of a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    /// Text as it is.
    Plain(String),
    /// A qualified name: namespace and local name.
    Name(String, String),
}

impl Node {
    /// An element without content.
    pub(super) fn new(namespace: &str, local: &str) -> Self {
        let (namespace, local) = (namespace.to_owned(), local.to_owned());
        Self { namespace, local, attributes: Vec::new(), content: Vec::new(), is_loose: false }
    }

    /// Adds an attribute.
    pub(super) fn add(&mut self, namespace: &str, local: &str, value: Text) {
        self.attributes.push((namespace.to_owned(), local.to_owned(), value));
    }

    /// Whether it has an attribute.
    pub(super) fn has(&self, namespace: &str, local: &str) -> bool {
        self.attributes.iter().any(|each| each.0 == namespace && each.1 == local)
    }
}

/// A text without names.
pub(super) fn plain(text: impl Into<String>) -> Text {
    vec![Piece::Plain(text.into())]
}
