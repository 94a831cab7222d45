//! What people read without seeing what is not for them: credentials, e-mail addresses, personal values.
//!
//! Texts that services write are masked where an error shows them; bodies are masked as text, so that broken and cut
//! ones can be shown too.

mod addresses;
mod echo;
mod finder;
mod forms;
mod judge;
mod scan;
mod text;

pub(crate) use text::Secrets;

use wsdl_xml::{Name, Table};

/// What is shown in the place of something that is not to be seen.
pub(crate) const MASK: &str = "***";

/// What must not be seen of the exchanges of one client. A clone is cheap.
#[derive(Debug, Clone, Default)]
pub(crate) struct Masker {
    sensitive: &'static [Name],
    table: Table,
    pub(crate) secrets: Secrets,
}

impl Masker {
    /// A masker for a contract: its sensitive elements, and the table of its namespaces.
    pub(crate) fn new(sensitive: &'static [Name], table: Table, secrets: Secrets) -> Self {
        Self { sensitive, table, secrets }
    }

    /// The same for what comes of this request.
    pub(crate) fn of_request(&self, body: bytes::Bytes) -> Self {
        Self { secrets: self.secrets.clone().with(echo::Echo::new(body, self)), ..*self }
    }

    /// The same of no client and no request in particular.
    pub(crate) fn without_secrets(&self) -> Self {
        Self { secrets: Secrets::default(), ..*self }
    }

    /// A request or response body for people to look at: the envelope with its elements, and `***` in the place of
    ///
    /// - the text of sensitive elements and of all that is in them, and of all that is in the envelope's header;
    /// - e-mail addresses in any other text;
    /// - attributes but those of SOAP, of instances and of namespaces; comments, CDATA, text beside elements;
    /// - whatever follows a place where the XML is broken or cut, so that it cannot be told what it belongs to.
    ///
    /// Of what is no SOAP envelope only the length is told. Nothing stays nothing.
    ///
    /// An element is sensitive by its local name, however its letters are written. Its namespace counts only where it is
    /// another one of the table: services that get namespaces wrong send personal values all the same.
    ///
    /// The client's credentials are masked wherever they are repeated, but for what is the contract's own: namespaces of its
    /// table and of SOAP, names in them that hold a credential of letters alone, codes of SOAP's faults, and numbers and times that are all of an element's text.
    /// Those of elements that are in doubt are masked. So is what the exchange's request says of people, where a longer text
    /// repeats it.
    pub(crate) fn body(&self, text: &str) -> String {
        scan::masked(text, self)
    }

    /// An address for people to look at: without its user part and its query, which are there for secrets.
    pub(crate) fn address(&self, uri: &http::Uri) -> String {
        let host = uri.authority().map_or("", |authority| authority.as_str().rsplit('@').next().unwrap_or(""));
        let shown = format!("{}://{host}{}", uri.scheme_str().unwrap_or("http"), uri.path());
        self.secrets.mask(&shown).into_owned()
    }
}

#[cfg(test)]
mod tests;
