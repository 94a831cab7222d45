//! Masks what must not be shown. The crate's documentation says what is covered and what is not.
//!
//! A text of the service is masked once, when the answer is read. Bodies are masked as text when they are shown, so
//! that broken and cut ones can be shown too.

mod escapes;
mod finder;
mod header;
mod placeholder;
mod scan;
mod secrets;
mod shown;
mod tag;

pub(crate) use secrets::Secrets;

use wsdl_xml::{Name, Table};

/// What replaces a masked text.
pub(crate) const MASK: &str = "***";

/// What must not be shown of a client's exchanges. Clones are cheap.
#[derive(Debug, Clone, Default)]
pub(crate) struct Masker {
    sensitive: &'static [Name],
    table: Table,
    secrets: Secrets,
}

impl Masker {
    /// Creates a masker for a contract, from its sensitive elements and the table of its namespaces.
    pub(crate) fn new(sensitive: &'static [Name], table: Table, secrets: Secrets) -> Self {
        Self { sensitive, table, secrets }
    }

    /// Returns the masker for this request: contents of its header blocks are secret too.
    pub(crate) fn of_request(&self, body: bytes::Bytes) -> Self {
        Self { secrets: self.secrets.of_request(body), ..*self }
    }

    /// Returns the masker without any secrets.
    pub(crate) fn by_marks_alone(&self) -> Self {
        Self { secrets: Secrets::default(), ..*self }
    }

    /// Returns a request or response body that can be shown: the envelope with its elements. These are replaced by
    /// `***`:
    ///
    /// - the text of sensitive elements with everything inside them, and everything in the envelope's header;
    /// - credentials, and contents of the request's header blocks, wherever they occur;
    /// - attributes except those of SOAP, of XML Schema instances and namespace declarations; comments; text beside
    ///   elements;
    /// - everything after a place where the XML is broken or cut, or after a tag with a secret in a name.
    ///
    /// Of a body that is not a SOAP envelope, only the length is shown. An empty body stays empty.
    ///
    /// An element is sensitive by its local name, in any letter case. Its namespace matters only if it is another one
    /// of the table: services that get namespaces wrong send personal values all the same.
    pub(crate) fn body(&self, text: &str) -> String {
        scan::masked(text, self, false)
    }

    /// Returns the body with placeholders that can be read, instead of masked numbers, dates and the like. Attributes
    /// are kept or masked like texts of elements, by marks of their own or of their element.
    pub(crate) fn replayable_body(&self, text: &str) -> String {
        scan::masked(text, self, true)
    }

    /// Returns the content of an element, with these declarations in scope, masked like a body.
    pub(crate) fn content<'t>(&self, element: &'t str, scope: impl Iterator<Item = (&'t str, &'t str)>) -> String {
        scan::masked_content(element, scope, self)
    }
}

#[cfg(test)]
mod tests;
