//! What is shown without what must not be seen. The promise, and its limits, are in the documentation of the crate.
//!
//! A text of the service is masked once, when the answer is read. Bodies are masked as text when they are shown, so that
//! broken and cut ones can be shown too.

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

/// What is shown in the place of something that is not to be seen.
pub(crate) const MASK: &str = "***";

/// What must not be seen of the exchanges of one client. A clone is cheap.
#[derive(Debug, Clone, Default)]
pub(crate) struct Masker {
    sensitive: &'static [Name],
    table: Table,
    secrets: Secrets,
}

impl Masker {
    /// A masker for a contract: its sensitive elements, and the table of its namespaces.
    pub(crate) fn new(sensitive: &'static [Name], table: Table, secrets: Secrets) -> Self {
        Self { sensitive, table, secrets }
    }

    /// The same for what comes of this request: what its header blocks hold is secret too.
    pub(crate) fn of_request(&self, body: bytes::Bytes) -> Self {
        Self { secrets: self.secrets.of_request(body), ..*self }
    }

    /// The same without any secrets.
    pub(crate) fn by_marks_alone(&self) -> Self {
        Self { secrets: Secrets::default(), ..*self }
    }

    /// A request or response body for people to look at: the envelope with its elements, and `***` in the place of
    ///
    /// - the text of sensitive elements and of all that is in them, and of all that is in the envelope's header;
    /// - credentials, and what the request's header blocks hold, wherever they stand;
    /// - attributes but those of SOAP, of instances and of namespaces; comments, text beside elements;
    /// - whatever follows a place where the XML is broken or cut, or a tag with a secret in a name.
    ///
    /// Of what is not a SOAP envelope only the length is told. Nothing stays nothing.
    ///
    /// An element is sensitive by its local name, however its letters are written. Its namespace counts only if it is
    /// another one of the table: services that get namespaces wrong send personal values all the same.
    pub(crate) fn body(&self, text: &str) -> String {
        scan::masked(text, self, false)
    }

    /// The same body with placeholders that can be read in the place of masked numbers, dates and the like.
    pub(crate) fn replayable_body(&self, text: &str) -> String {
        scan::masked(text, self, true)
    }

    /// The content of an element, with these declarations around it, masked like a body.
    pub(crate) fn content<'t>(&self, element: &'t str, scope: impl Iterator<Item = (&'t str, &'t str)>) -> String {
        scan::masked_content(element, scope, self)
    }
}

#[cfg(test)]
mod tests;
