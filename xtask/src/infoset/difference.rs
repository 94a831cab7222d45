//! What differs between two documents, and its place.

use std::fmt;

use super::document::Name;

/// A difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The place: the local names of the elements from the root, with the position among those of one name if there are
    /// several.
    pub path: String,
    /// What differs.
    pub what: What,
}

/// What differs; first that of the first document, then that of the second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The names of the root elements, or the one that is expected.
    Root(Name, Name),
    /// The type by `xsi:type`.
    Type(Option<String>, Option<String>),
    /// Whether it is nil.
    Nil(bool, bool),
    /// The value of an attribute; `None` if it is absent.
    Attribute(Name, Option<String>, Option<String>),
    /// The child at this position; `None` if there are no more.
    Child(usize, Option<Child>, Option<Child>),
    /// The text.
    Text(String, String),
}

/// A child, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Child {
    /// An element.
    Element(Name),
    /// Text between elements.
    Text(String),
}

/// The number of characters of a text that are shown.
const SHOWN: usize = 80;

fn quoted(text: &str) -> String {
    let cut: String = text.chars().take(SHOWN).collect();
    let rest = if cut.len() < text.len() { "…" } else { "" };
    format!("{cut:?}{rest}")
}

impl fmt::Display for Child {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Element(name) => write!(f, "<{name}>"),
            Self::Text(text) => write!(f, "the text {}", quoted(text)),
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.path)?;
        let or = |text: &Option<String>, none: &str| text.as_deref().map_or_else(|| none.to_owned(), quoted);
        let child = |child: &Option<Child>| child.as_ref().map_or_else(|| "nothing".to_owned(), Child::to_string);
        match &self.what {
            What::Root(one, other) => write!(f, "the root is <{one}> and <{other}>"),
            What::Type(one, other) => {
                write!(f, "the type is {} and {}", or(one, "the declared one"), or(other, "the declared one"))
            }
            What::Nil(one, other) => write!(f, "nil is {one} and {other}"),
            What::Attribute(name, one, other) => {
                write!(f, "attribute {name} is {} and {}", or(one, "absent"), or(other, "absent"))
            }
            What::Child(at, one, other) => write!(f, "child {at} is {} and {}", child(one), child(other)),
            What::Text(one, other) => write!(f, "the text is {} and {}", quoted(one), quoted(other)),
        }
    }
}
