//! Why a text is not read, and where.

use std::borrow::Cow;
use std::fmt;

/// Why a text is not read: the byte, what was expected, what was found. It never holds character data or attribute
/// values of the document, since these may be personal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Inner {
    kind: ErrorKind,
    at: usize,
    expected: Cow<'static, str>,
    found: Cow<'static, str>,
}

/// The kinds of [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The text is not well-formed XML 1.0, or not well-formed by Namespaces in XML 1.0.
    NotWellFormed,
    /// A character that XML 1.0 forbids, or a reference to one.
    ForbiddenCharacter,
    /// A document type declaration, which this scanner does not read.
    DocumentType,
    /// The limit with this name is exceeded.
    Limit(&'static str),
}

impl Error {
    #[cold]
    pub(crate) fn new(
        kind: ErrorKind,
        at: usize,
        expected: impl Into<Cow<'static, str>>,
        found: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self(Box::new(Inner { kind, at, expected: expected.into(), found: found.into() }))
    }

    /// What kind of error it is.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The byte of the text at which it was noticed.
    pub fn at(&self) -> usize {
        self.0.at
    }

    /// What should be there.
    pub fn expected(&self) -> &str {
        &self.0.expected
    }

    /// What is there instead.
    pub fn found(&self) -> &str {
        &self.0.found
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { at, expected, found, .. } = &*self.0;
        write!(f, "expected {expected}, found {found}, at byte {at}")
    }
}

impl std::error::Error for Error {}

/// What is wrong in a part of a text; the scanner adds the place of the part.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Flaw {
    /// The byte in the part.
    pub(crate) at: usize,
    pub(crate) found: Cow<'static, str>,
    /// Whether it is a character that XML forbids, or a reference to one.
    pub(crate) forbidden: bool,
}

impl Flaw {
    #[cold]
    pub(crate) fn new(at: usize, found: impl Into<Cow<'static, str>>) -> Self {
        Self { at, found: found.into(), forbidden: false }
    }

    #[cold]
    pub(crate) fn forbidden(at: usize, found: impl Into<Cow<'static, str>>) -> Self {
        Self { at, found: found.into(), forbidden: true }
    }
}
