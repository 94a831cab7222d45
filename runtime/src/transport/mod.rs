//! How requests reach a service. The trait has one method, so that applications can test without a network.

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

/// Any error that can be sent to another thread.
pub type BoxError = Box<dyn StdError + Send + Sync>;

/// A boxed future that can be sent to another thread.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends HTTP requests. It returns a response once its headers have come; the body is a stream.
///
/// A transport does not retry, follow redirects or read the body: the client decides on these. Dropping the future abandons
/// the exchange.
///
/// It returns bodies decoded: a transport that asks for compression decodes the body as it comes, and removes
/// `Content-Encoding` from the headers. [`ReqwestTransport`](crate::ReqwestTransport) does so.
pub trait Transport: Send + Sync {
    /// Sends one request.
    ///
    /// # Errors
    /// No response came. The error says whether the service may have received the request.
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>>;

    /// Sends the request of a call. Only this crate's own transport implements it, since it needs only parts of a request.
    #[doc(hidden)]
    fn post(&self, call: Outgoing<'_>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        self.send(call.into_request())
    }
}

/// A shared transport: an application that gives one to a client can keep using it.
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
    /// Adds the [`CallInfo`](crate::CallInfo) of the call.
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

/// The error of a request that has no response.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    timeout: bool,
    source: BoxError,
}

/// How far a request without a response got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The host name of the service or its proxy cannot be resolved.
    Dns,
    /// No connection to the service or its proxy was made.
    Connect,
    /// The proxy rejected the user name and password, or wants some.
    Proxy,
    /// The connection has no TLS session: the certificate is not trusted or not valid, or the other side does not speak TLS.
    Tls,
    /// The request is not a valid HTTP request.
    Request,
    /// The service may have received the request or a part of it.
    Exchange,
}

impl TransportError {
    /// Creates an error of a request that certainly did not reach the service, of kind `Connect`.
    pub fn not_sent(source: impl Into<BoxError>) -> Self {
        Self::new(TransportErrorKind::Connect, source)
    }

    /// Creates an error of a request that the service may have received, of kind `Exchange`.
    pub fn maybe_sent(source: impl Into<BoxError>) -> Self {
        Self::new(TransportErrorKind::Exchange, source)
    }

    /// Creates an error of a request that got as far as the kind says.
    pub fn new(kind: TransportErrorKind, source: impl Into<BoxError>) -> Self {
        Self { kind, timeout: false, source: source.into() }
    }

    /// Marks the error as a timeout.
    #[must_use]
    pub fn timed_out(self) -> Self {
        Self { timeout: true, ..self }
    }

    /// Masks secrets in the source. A source that holds none keeps its type.
    pub(crate) fn masked(self, mask: &Masker) -> Self {
        Self { source: mask.error(self.source), ..self }
    }

    /// Returns how far the request got.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Whether the service may have received the request.
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
