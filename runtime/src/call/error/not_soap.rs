//! Something else than SOAP came.

use std::borrow::Cow;
use std::fmt;

use crate::call::error::Error;
use crate::call::exchange::Exchange;

/// See [`Error::NotSoap`].
#[derive(Debug)]
#[non_exhaustive]
pub struct NotSoap {
    /// The exchange with the answer: its status, content type and body.
    pub exchange: Exchange,
    /// Why it is not SOAP.
    pub reason: NotSoapReason,
}

impl NotSoap {
    /// The HTTP status of the answer.
    pub fn status(&self) -> http::StatusCode {
        self.exchange.response.status
    }

    /// The media type of the answer as sent, empty if there is none.
    pub fn content_type(&self) -> &str {
        self.exchange.response.content_type()
    }

    /// Where a redirect leads to, as sent: see [`RawResponse::location`](crate::RawResponse::location).
    pub fn location(&self) -> Option<Cow<'_, str>> {
        self.exchange.response.location()
    }

    /// The beginning of the body as it came, 200 characters at most, control characters made visible. Keep it out of logs,
    /// since a page may repeat what was sent, the password too.
    pub fn beginning(&self) -> String {
        self.exchange.response.beginning(200)
    }
}

/// Why an answer is not SOAP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NotSoapReason {
    /// The answer leads elsewhere, by status and header; the client does not follow. [`NotSoap::location`] says where.
    Redirect,
    /// The body is empty.
    Empty,
    /// The body is an HTML page, whether or not it is well-formed, or not XML at all: plain text, JSON, bytes in an unknown
    /// encoding.
    NotXml,
    /// The body is XML whose root is neither an envelope nor a page.
    NoEnvelope,
    /// The body is an envelope without a fault, but the HTTP status says that the request failed.
    FailedStatus,
}

impl fmt::Display for NotSoapReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Redirect => "the answer is a redirect, which the client does not follow",
            Self::Empty => "the answer is empty",
            Self::NotXml => "the answer is an HTML page or plain text instead of XML",
            Self::NoEnvelope => "the answer is XML without a SOAP envelope",
            Self::FailedStatus => "the answer is an envelope without a fault, but its HTTP status reports a failure",
        })
    }
}

impl Error {
    pub(crate) fn not_soap(exchange: Exchange, reason: NotSoapReason) -> Self {
        Self::NotSoap(Box::new(NotSoap { exchange, reason }))
    }
}
