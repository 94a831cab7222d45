//! How requests reach a service: one method, so that applications test without a network.

mod body;

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;

pub use body::{Body, TooLarge};

/// An error of whatever kind, as its source has it.
pub type BoxError = Box<dyn StdError + Send + Sync>;

/// A future that can go to another thread.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends an HTTP request and gives the response, headers first, the body as it comes.
///
/// It does not retry, follow redirects or read the body: the client decides on that. Dropping the future gives the
/// exchange up.
pub trait Transport: Send + Sync {
    /// Sends one request.
    ///
    /// # Errors
    /// No response came; the error says whether the service can have seen the request.
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>>;
}

/// No response came.
#[derive(Debug)]
pub struct TransportError {
    sent: bool,
    timeout: bool,
    source: BoxError,
}

impl TransportError {
    /// The request certainly did not reach the service: no connection, no name, no TLS session.
    pub fn not_sent(source: impl Into<BoxError>) -> Self {
        Self { sent: false, timeout: false, source: source.into() }
    }

    /// The request, or a part of it, may have reached the service.
    pub fn maybe_sent(source: impl Into<BoxError>) -> Self {
        Self { sent: true, timeout: false, source: source.into() }
    }

    /// The same, for want of time.
    pub fn timed_out(self) -> Self {
        Self { timeout: true, ..self }
    }

    /// Whether the service can have seen the request.
    pub fn may_have_been_sent(&self) -> bool {
        self.sent
    }

    /// Whether time ran out.
    pub fn is_timeout(&self) -> bool {
        self.timeout
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self.sent, self.timeout) {
            (false, false) => "the request was not sent",
            (false, true) => "the request was not sent in time",
            (true, false) => "no response came",
            (true, true) => "no response came in time",
        })
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}
