//! Why a document could not be read, and where.

use std::fmt;

use super::deviation::Deviation;
use crate::legible::Legible;
use crate::redaction::{MASK, Masker};
use crate::values::InvalidValue;

/// Why a document, or a part of it, could not be read: the place, what was expected, what was found.
///
/// It never holds a value of the document: values may be personal. The document itself is with the
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
    /// The text is not well-formed XML 1.0, or not well-formed by Namespaces in XML 1.0.
    NotWellFormed,
    /// The text holds a character that XML 1.0 forbids, or a reference to one, as `&#x1;`. Services on .NET send such;
    /// [`ForbiddenCharacters::Replace`](super::ForbiddenCharacters::Replace) reads on.
    ForbiddenCharacter,
    /// One of the reader's [`Limits`](super::Limits) is exceeded, or a document type declaration was found.
    Refused,
    /// A required element or attribute is missing.
    Missing,
    /// An element stands where another one, or none, must be.
    Unexpected,
    /// A text is no value of its type.
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
        let found = format!("a text that is none ({})", invalid.problem());
        Self::new(ReadErrorKind::InvalidValue, path, offset, expected, found)
    }

    pub(crate) fn deviation(deviation: Deviation) -> Self {
        let Deviation { kind, path, offset, .. } = deviation;
        Self::new(ReadErrorKind::Deviation, path, offset, "an answer as its schema has it", kind.to_string())
    }

    /// Masks secrets in what the service chose of it. What was expected is the contract's.
    pub(crate) fn mask(&mut self, mask: &Masker) {
        let Inner { path, found, .. } = &mut *self.0;
        // Inside of elements, only names are told of what was found.
        if path.is_empty() {
            mask.mask(found)
        } else {
            mask.mask_names(found)
        }
        mask.mask_names(path);
    }

    /// The same without any name that the service chose.
    pub(crate) fn without_names(mut self) -> Self {
        self.0.path.clear();
        self.0.found = MASK.to_owned();
        self
    }

    /// What kind of error it is.
    pub fn kind(&self) -> ReadErrorKind {
        self.0.kind
    }

    /// The element path, as `Envelope/Body/GetProcessStatusResponse/WSProcessStatus/ProcessID`; empty outside the root.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// The byte at which it was noticed: of the text that was given to be read, or of an answer's text as UTF-8 and without a
    /// byte order mark.
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// What should have been there.
    pub fn expected(&self) -> &str {
        &self.0.expected
    }

    /// What was there instead; for values a description, never the value.
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
            // What to do is not obvious, and whole pages of rows are lost over one character.
            f.write_str(
                "; the service sends what XML forbids: `forbidden_characters(ForbiddenCharacters::Replace)` on the \
                 client's builder reads on with U+FFFD instead",
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
