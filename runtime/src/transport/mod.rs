//! How requests reach a service: one method, so that applications test without a network.

mod body;
#[cfg(feature = "reqwest")]
mod coding;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "reqwest")]
mod settings;

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;

use crate::redaction::Masker;

pub(crate) use body::Collecting;
pub use body::{Body, TooLarge, UnknownEncoding, WrongEncoding};
#[cfg(feature = "reqwest")]
pub use reqwest::ReqwestTransport;
#[cfg(feature = "reqwest")]
pub use settings::{HttpSettings, HttpSettingsError};

/// An error of whatever kind, as its source has it.
pub type BoxError = Box<dyn StdError + Send + Sync>;

/// A future that can go to another thread.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends an HTTP request and gives the response, headers first, the body as it comes.
///
/// It does not retry, follow redirects or read the body: the client decides on that. Dropping the future gives the
/// exchange up.
///
/// The body that it gives is not encoded any more: a transport that asks for compression undoes it as the body comes, and
/// takes `Content-Encoding` out of the headers. [`ReqwestTransport`](crate::ReqwestTransport) does so.
pub trait Transport: Send + Sync {
    /// Sends one request.
    ///
    /// # Errors
    /// No response came; the error says whether the service can have seen the request.
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>>;

    /// Sends the request of a call. For this crate's own transport, which needs only parts of it.
    #[doc(hidden)]
    fn post(&self, call: Outgoing<'_>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        self.send(call.into_request())
    }
}

/// The same transport from several places: whoever gives one to a client can keep a hand on it.
impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        (**self).send(request)
    }

    fn post(&self, call: Outgoing<'_>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        (**self).post(call)
    }
}

/// The parts of a request. A whole [`http::Request`] is larger than most envelopes, and moving it takes time.
#[doc(hidden)]
pub struct Outgoing<'c> {
    pub(crate) uri: &'c http::Uri,
    pub(crate) headers: http::HeaderMap,
    pub(crate) body: &'c Bytes,
    /// Adds what transports may want to know of the call.
    pub(crate) extend: &'c dyn Fn(&mut http::Extensions),
}

impl Outgoing<'_> {
    pub(crate) fn into_request(self) -> http::Request<Body> {
        let mut request = http::Request::new(Body::from(self.body.clone()));
        *request.method_mut() = http::Method::POST;
        *request.uri_mut() = self.uri.clone();
        *request.headers_mut() = self.headers;
        (self.extend)(request.extensions_mut());
        request
    }
}

/// No response came.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    timeout: bool,
    source: BoxError,
}

/// How far a request got that has no response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The name of the service, or of the proxy on the way to it, has no address.
    Dns,
    /// There is no connection to the address, or the proxy makes none.
    Connect,
    /// The proxy on the way wants a user and a password, and not those that it was shown.
    Proxy,
    /// There is a connection, but no TLS session on it: an unknown or wrong certificate, or no TLS at all.
    Tls,
    /// The request cannot be sent as it is.
    Request,
    /// The request, or a part of it, may have reached the service.
    Exchange,
}

impl TransportError {
    /// The request certainly did not reach the service: no connection to it.
    pub fn not_sent(source: impl Into<BoxError>) -> Self {
        Self::new(TransportErrorKind::Connect, source)
    }

    /// The request, or a part of it, may have reached the service.
    pub fn maybe_sent(source: impl Into<BoxError>) -> Self {
        Self::new(TransportErrorKind::Exchange, source)
    }

    /// A request that got as far as the kind says.
    pub fn new(kind: TransportErrorKind, source: impl Into<BoxError>) -> Self {
        Self { kind, timeout: false, source: source.into() }
    }

    /// The same, for want of time.
    #[must_use]
    pub fn timed_out(self) -> Self {
        Self { timeout: true, ..self }
    }

    /// The same, which shows no secret of the client. A source that shows none keeps its type.
    pub(crate) fn masked(self, mask: &Masker) -> Self {
        Self { source: mask.error(self.source), ..self }
    }

    /// How far the request got.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Whether the service can have seen the request.
    pub fn may_have_been_sent(&self) -> bool {
        self.kind == TransportErrorKind::Exchange
    }

    /// Whether time ran out.
    pub fn is_timeout(&self) -> bool {
        self.timeout
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TransportErrorKind::Dns => "the host name of the service or its proxy cannot be resolved",
            TransportErrorKind::Connect => "no connection to the service or its proxy",
            TransportErrorKind::Proxy => "the proxy rejected the user name and password, or wants some",
            TransportErrorKind::Tls => "no TLS session with the service or its proxy",
            TransportErrorKind::Request => "the request is not a valid HTTP request",
            TransportErrorKind::Exchange => "no response came",
        })?;
        if self.timeout { f.write_str(" in time") } else { Ok(()) }
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}
