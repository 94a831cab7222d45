//! HTTP by reqwest.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::io;
use std::pin::{Pin, pin};
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT_ENCODING, AUTHORIZATION, HeaderValue};
use http_body::{Frame, SizeHint};
use reqwest::Url;

use super::settings::{HttpSettings, HttpSettingsError};
use super::{Body, BoxError, BoxFuture, Outgoing, Transport, TransportError, TransportErrorKind, coding};

/// HTTP by [`reqwest`]: keep-alive, gzip, TLS by rustls. It does not follow redirects, since a request and its credentials
/// must not go to another address. It sends each request once, even if the application's own `reqwest::Client` retries.
///
/// Idle connections are kept for 50 s, since gateways commonly close them after 60 s. If a service closes them earlier
/// without notice, a call on such a connection is an [`Error::NoAnswer`](crate::Error::NoAnswer), since the request may have
/// arrived. Use your own client with a shorter `pool_idle_timeout` for such a service.
///
/// Requests ask for gzip unless they have their own `Accept-Encoding`. Answers in gzip or deflate are decoded as they come;
/// any other `Content-Encoding` is an [`UnknownEncoding`](crate::UnknownEncoding).
#[derive(Clone)]
pub struct ReqwestTransport {
    client: reqwest::Client,
    /// Whether the client was set up here, without redirects and retries.
    is_own: bool,
    /// The address of the first request.
    first: Arc<OnceLock<(http::Uri, Url)>>,
    /// Marked as sensitive, so that it is not shown.
    authorization: Option<HeaderValue>,
}

impl ReqwestTransport {
    /// Creates a transport with this timeout for connecting. It uses the proxies named by environment variables.
    ///
    /// # Errors
    /// TLS cannot be set up, for example because the system has no trusted certificates.
    pub fn new(connect_timeout: Option<Duration>) -> Result<Self, HttpSettingsError> {
        Self::with_settings(&HttpSettings::new(), connect_timeout)
    }

    /// Creates a transport without a proxy, for services on this machine.
    ///
    /// # Errors
    /// Those of [`new`](Self::new).
    pub fn without_proxy(connect_timeout: Option<Duration>) -> Result<Self, HttpSettingsError> {
        Self::with_settings(&HttpSettings::new().no_proxy(), connect_timeout)
    }

    /// Creates a transport with settings: proxies, certificates, HTTP Basic.
    ///
    /// # Errors
    /// A setting cannot be used; those of [`new`](Self::new).
    pub fn with_settings(
        settings: &HttpSettings,
        connect_timeout: Option<Duration>,
    ) -> Result<Self, HttpSettingsError> {
        let builder = settings.builder()?;
        let builder = match connect_timeout {
            Some(timeout) => builder.connect_timeout(timeout),
            None => builder,
        };
        Ok(Self {
            client: builder.build().map_err(HttpSettingsError::of("the HTTP client cannot be built"))?,
            is_own: true,
            first: Arc::default(),
            authorization: settings.authorization()?,
        })
    }

    /// Creates a transport over a client that the application sets up. Set `redirect(Policy::none())` on it: if it follows a
    /// redirect, the call fails. If the service folds header lines, set
    /// `http1_allow_obsolete_multiline_headers_in_responses(true)`.
    ///
    /// A connection is driven by the Tokio runtime that opened it. Do not share the client between an asynchronous and a
    /// blocking client: a call on another runtime stalls while that one is not running.
    pub fn with_client(client: reqwest::Client) -> Self {
        Self { client, is_own: false, first: Arc::default(), authorization: None }
    }

    /// Sends a request to this address. The future only waits for the response.
    fn execute(&self, uri: &http::Uri, fill: impl FnOnce(&mut reqwest::Request)) -> Sent<'_> {
        let begun = self.url(uri).map(|url| {
            // The application's own client may follow redirects.
            let asked = (!self.is_own).then(|| Box::new(url.clone()));
            let mut request = reqwest::Request::new(http::Method::POST, url);
            fill(&mut request);
            request.headers_mut().entry(ACCEPT_ENCODING).or_insert(HeaderValue::from_static("gzip"));
            if let Some(authorization) = &self.authorization {
                request.headers_mut().insert(AUTHORIZATION, authorization.clone());
            }
            (self.client.execute(request), asked)
        });
        Box::pin(async move {
            let (response, asked) = begun?;
            let mut response = response.await.map_err(transport_error)?;
            if asked.is_some_and(|asked| *response.url() != *asked) {
                let why = "the HTTP client followed a redirect: set it up with `redirect(Policy::none())`";
                return Err(TransportError::maybe_sent(why));
            }
            let (status, version) = (response.status(), response.version());
            let headers = std::mem::take(response.headers_mut());
            let extensions = std::mem::take(response.extensions_mut());
            let mut response = http::Response::new(Body::from_reqwest(ResponseBody(response)));
            (*response.status_mut(), *response.version_mut()) = (status, version);
            (*response.headers_mut(), *response.extensions_mut()) = (headers, extensions);
            Ok(coding::decoded(response))
        })
    }

    /// Returns the body for reqwest. The application's own client gets it wrapped: reqwest cannot clone such a body, so its
    /// redirects and retries cannot send it again. It still has a length, which some services require.
    fn body(&self, bytes: Option<Bytes>, body: impl FnOnce() -> Body) -> reqwest::Body {
        match bytes {
            Some(bytes) if self.is_own => bytes.into(),
            _ => reqwest::Body::wrap(body()),
        }
    }

    /// Returns the address as a `Url`. The first one is kept: parsing takes as long as reading a small answer, and nearly all
    /// requests of a transport go to the same address.
    fn url(&self, uri: &http::Uri) -> Result<Url, TransportError> {
        if let Some((_, url)) = self.first.get().filter(|(first, _)| is_same(first, uri)) {
            return Ok(url.clone());
        }
        let url =
            Url::parse(&uri.to_string()).map_err(|error| TransportError::new(TransportErrorKind::Request, error))?;
        // A concurrent request may have set it.
        let _ = self.first.set((uri.clone(), url.clone()));
        Ok(url)
    }
}

/// What a transport returns.
type Sent<'t> = BoxFuture<'t, Result<http::Response<Body>, TransportError>>;

impl Transport for ReqwestTransport {
    fn send(&self, request: http::Request<Body>) -> Sent<'_> {
        let (parts, body) = request.into_parts();
        self.execute(&parts.uri, |request| {
            *request.method_mut() = parts.method;
            *request.version_mut() = parts.version;
            *request.headers_mut() = parts.headers;
            *request.body_mut() = Some(self.body(body.as_bytes(), || body));
        })
    }

    fn post(&self, call: Outgoing<'_>) -> Sent<'_> {
        let Outgoing { uri, headers, body, .. } = call;
        self.execute(uri, |request| {
            *request.headers_mut() = headers;
            *request.body_mut() = Some(self.body(Some(body.clone()), || Body::from(body.clone())));
        })
    }
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReqwestTransport").field("client", &self.client).finish_non_exhaustive()
    }
}

/// The body of a response whose head was taken.
pub(super) struct ResponseBody(reqwest::Response);

impl http_body::Body for ResponseBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        // The future holds no state, so it can be made anew for each poll, without a box.
        let chunk = ready!(pin!(self.0.chunk()).poll(context)).transpose();
        Poll::Ready(chunk.map(|chunk| chunk.map(Frame::data).map_err(body_error)))
    }

    fn is_end_stream(&self) -> bool {
        // reqwest returns the length that is left.
        self.0.content_length() == Some(0)
    }

    fn size_hint(&self) -> SizeHint {
        self.0.content_length().map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

/// Whether two addresses are spelt alike.
fn is_same(one: &http::Uri, other: &http::Uri) -> bool {
    let host = |uri| http::Uri::authority(uri).map(http::uri::Authority::as_str);
    host(one) == host(other) && one.scheme() == other.scheme() && one.path_and_query() == other.path_and_query()
}

/// Returns the error of a body that broke off. A timeout stays recognizable.
fn body_error(error: reqwest::Error) -> BoxError {
    match error.is_timeout() {
        true => TransportError::maybe_sent(error.without_url()).timed_out().into(),
        false => error.without_url().into(),
    }
}

/// Finds out how far the request got. The address is removed from the error, since it may hold secrets.
fn transport_error(error: reqwest::Error) -> TransportError {
    let timeout = error.is_timeout();
    let kind = if error.is_connect() {
        connect_kind(&error)
    } else if error.is_builder() {
        TransportErrorKind::Request
    } else {
        TransportErrorKind::Exchange
    };
    let error = TransportError::new(kind, error.without_url());
    if timeout { error.timed_out() } else { error }
}

/// Finds out why there is no connection, from the errors of the layers below.
fn connect_kind(error: &reqwest::Error) -> TransportErrorKind {
    let mut source = error.source();
    while let Some(error) = source {
        let said = error.to_string();
        if said.starts_with("dns error") {
            return TransportErrorKind::Dns;
        }
        if said == "tunnel error: proxy authorization required" {
            return TransportErrorKind::Proxy;
        }
        let mut io = error.downcast_ref::<io::Error>();
        while let Some(error) = io {
            // rustls reports invalid data, or the end of the connection if the other side does not speak TLS.
            if matches!(error.kind(), io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof) {
                return TransportErrorKind::Tls;
            }
            // `source` of an io::Error skips the error that it holds.
            io = error.get_ref().and_then(|inner| inner.downcast_ref());
        }
        source = error.source();
    }
    TransportErrorKind::Connect
}
