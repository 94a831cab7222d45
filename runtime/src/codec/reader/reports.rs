//! Errors and deviations with their places.

use wsdl_xml::{Error, ErrorKind};

use super::super::deviation::{Deviation, DeviationKind};
use super::super::error::{ReadError, ReadErrorKind};
use super::{Reader, path_of};
use crate::values::InvalidValue;

impl Reader<'_> {
    /// Returns the error for a child of the open element whose text is not a value of its type.
    #[cold]
    pub(in crate::codec) fn invalid(&self, local: &str, invalid: &InvalidValue) -> ReadError {
        ReadError::invalid_value(self.path_to(local), self.offset(), invalid)
    }

    /// Returns the error for an attribute of the open element that is missing.
    #[cold]
    pub(in crate::codec) fn missing_attribute(&self, name: &wsdl_xml::Name) -> ReadError {
        let path = self.path_to(&format!("@{}", name.local));
        let expected = format!("the required attribute {}", name.display(self.table()));
        ReadError::new(ReadErrorKind::Missing, path, self.offset(), expected, "none")
    }

    /// Creates a deviation that is reported when its element is over; `None` if it would only be counted.
    pub(in crate::codec) fn prepare(&self, kind: impl FnOnce(&Self) -> DeviationKind) -> Option<DeviationKind> {
        if self.sink.is_full() { None } else { Some(kind(self)) }
    }

    /// Reports a [prepared](Self::prepare) deviation.
    pub(in crate::codec) fn report(&mut self, prepared: Option<DeviationKind>) -> Result<(), ReadError> {
        match prepared {
            Some(kind) => self.deviation(kind),
            None => {
                self.sink.count(1);
                Ok(())
            }
        }
    }

    /// Reports a departure from the schema at the open element. Strict reading ends with it.
    ///
    /// # Errors
    /// [`ReadErrorKind::Deviation`] if the sink is strict.
    #[cold]
    pub fn deviation(&mut self, kind: DeviationKind) -> Result<(), ReadError> {
        self.deviation_in(kind, None)
    }

    /// Reports a departure from the schema at the element that ended last.
    pub(in crate::codec) fn deviation_behind(&mut self, kind: DeviationKind) -> Result<(), ReadError> {
        self.deviation_in(kind, Some(self.scan.closed_name()))
    }

    /// Reports a departure from the schema at a child of the open element.
    #[cold]
    pub(in crate::codec) fn deviation_at(&mut self, local: &str, kind: DeviationKind) -> Result<(), ReadError> {
        self.deviation_in(kind, Some(local))
    }

    fn deviation_in(&mut self, kind: DeviationKind, inside: Option<&str>) -> Result<(), ReadError> {
        let (offset, base, open) = (self.offset(), &self.base.path, &self.scan);
        let path = || path_of(base, open.open_names().chain(inside));
        self.sink.take(|| Deviation { kind, path: path(), offset }).map_err(ReadError::deviation)
    }

    /// Returns an error at the open element.
    #[cold]
    pub fn error(&self, kind: ReadErrorKind, expected: impl Into<String>, found: impl Into<String>) -> ReadError {
        ReadError::new(kind, self.path(), self.offset(), expected, found)
    }

    /// Returns an error at the element that ended last.
    #[cold]
    pub(crate) fn error_behind(
        &self,
        kind: ReadErrorKind,
        expected: impl Into<String>,
        found: impl Into<String>,
    ) -> ReadError {
        ReadError::new(kind, self.path_to(self.scan.closed_name()), self.offset(), expected, found)
    }

    /// Returns the error for a text that the scanner cannot read on.
    #[cold]
    pub(in crate::codec) fn broken(&self, error: &Error) -> ReadError {
        let (kind, found) = match error.kind() {
            ErrorKind::Limit(name) => (ReadErrorKind::Refused, format!("more (raise `Limits::{name}` to allow it)")),
            ErrorKind::DocumentType => (ReadErrorKind::Refused, format!("{}, which SOAP forbids", error.found())),
            ErrorKind::ForbiddenCharacter => (ReadErrorKind::ForbiddenCharacter, error.found().to_owned()),
            _ => (ReadErrorKind::NotWellFormed, error.found().to_owned()),
        };
        ReadError::new(kind, self.path(), self.base.offset + error.at(), error.expected(), found)
    }

    /// Returns the error for an exceeded limit of the codec. It names the limit, so that callers can raise it.
    #[cold]
    pub(crate) fn refused(&self, what: &str, limit: usize, unit: &str, name: &str) -> ReadError {
        let found = format!("more (raise `Limits::{name}` to allow it)");
        self.error(ReadErrorKind::Refused, format!("at most {limit} {unit} in {what}"), found)
    }
}
