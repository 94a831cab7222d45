//! Why a document could not be read, and where.

use std::fmt;

use super::deviation::Deviation;
use crate::legible::Legible;
use crate::redaction::{MASK, Masker};
use crate::values::InvalidValue;

/// Why a document, or a part of it, could not be read: the place, what was expected, what was found.
///
/// It never holds a value of the document, since values may be personal. The document itself is in the error's
/// [`Exchange`](crate::Exchange).
#[derive(Clone, PartialEq, Eq)]
pub struct ReadError(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    kind: ReadErrorKind,
    path: String,
    offset: usize,
    expected: String,
    found: String,
}

/// The kinds of [`ReadError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReadErrorKind {
    /// The text is not well-formed by XML 1.0 or by Namespaces in XML 1.0.
    NotWellFormed,
    /// The text holds a character that XML 1.0 forbids, or a reference to one, like `&#x1;`. Services on .NET send
    /// them. [`ForbiddenCharacters::Replace`](super::ForbiddenCharacters::Replace) accepts such a text.
    ForbiddenCharacter,
    /// One of the [`Limits`](super::Limits) is exceeded, or the document has a document type declaration.
    Refused,
    /// A required element or attribute is missing.
    Missing,
    /// There is an element where another one, or none, is expected.
    Unexpected,
    /// A text is not a value of its type.
    InvalidValue,
    /// The answer departs from its schema, and reading is strict.
    Deviation,
}

impl ReadError {
    pub(crate) fn new(
        kind: ReadErrorKind,
        path: String,
        offset: usize,
        expected: impl Into<String>,
        found: impl Into<String>,
    ) -> Self {
        Self(Box::new(Inner { kind, path, offset, expected: expected.into(), found: found.into() }))
    }

    pub(crate) fn invalid_value(path: String, offset: usize, invalid: &InvalidValue) -> Self {
        let expected = format!("a value of type {}", invalid.expected());
        let found = format!("invalid text ({})", invalid.problem());
        Self::new(ReadErrorKind::InvalidValue, path, offset, expected, found)
    }

    pub(crate) fn deviation(deviation: Deviation) -> Self {
        let Deviation { kind, path, offset, .. } = deviation;
        Self::new(ReadErrorKind::Deviation, path, offset, "an answer that conforms to its schema", kind.to_string())
    }

    /// Masks secrets in what the service chose. What was expected comes from the contract.
    pub(crate) fn mask(&mut self, mask: &Masker) {
        let Inner { path, found, .. } = &mut *self.0;
        // Inside elements, only names are reported as found.
        if path.is_empty() {
            mask.mask(found)
        } else {
            mask.mask_names(found)
        }
        mask.mask_names(path);
    }

    /// Returns the error without any name that the service chose.
    pub(crate) fn without_names(mut self) -> Self {
        self.0.path.clear();
        self.0.found = MASK.to_owned();
        self
    }

    /// Returns the kind of error.
    pub fn kind(&self) -> ReadErrorKind {
        self.0.kind
    }

    /// Returns the element path, like `Envelope/Body/GetProcessStatusResponse/WSProcessStatus/ProcessID`; empty outside
    /// the root.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Returns the byte offset at which the problem was noticed: in the text that was read, or in an answer's text as
    /// UTF-8 without a byte order mark.
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// Returns what was expected.
    pub fn expected(&self) -> &str {
        &self.0.expected
    }

    /// Returns what was found instead. Values are described, never shown.
    pub fn found(&self) -> &str {
        &self.0.found
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { path, offset, expected, found, .. } = &*self.0;
        let [expected, found] = [expected, found].map(|text| Legible::new(text));
        write!(f, "expected {expected}, found {found}, at byte {offset}")?;
        if !path.is_empty() {
            write!(f, " in {}", Legible::end(path))?;
        }
        if self.kind() == ReadErrorKind::ForbiddenCharacter {
            // The remedy is not obvious, and one character can cost a whole page of rows.
            f.write_str(
                "; to read it as U+FFFD, call \
                 `forbidden_characters(ForbiddenCharacters::Replace)` on the client's builder",
            )?;
        }
        Ok(())
    }
}

impl fmt::Debug for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { kind, path, offset, expected, found } = &*self.0;
        f.debug_struct("ReadError")
            .field("kind", kind)
            .field("path", &Legible::end(path))
            .field("offset", offset)
            .field("expected", &Legible::new(expected))
            .field("found", &Legible::new(found))
            .finish()
    }
}

impl std::error::Error for ReadError {}
