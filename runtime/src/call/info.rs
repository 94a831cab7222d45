//! What a client says about a call to the transport that sends it.

use std::fmt;

use super::exchange::{Exchange, masked_body, replayable_body};
use crate::redaction::{MASK, Masker};

/// The call that a request belongs to, for transports that log or record requests. Every request of a generated client
/// has one among its extensions. Cloning is cheap.
///
/// It masks the client's credentials, the values of elements that the configuration marks, and contents of header
/// blocks: see the [crate's documentation](crate#what-is-never-shown). `Debug` shows the operation only.
///
/// ```
/// use wsdl_runtime::{Body, BoxFuture, CallInfo, Transport, TransportError, http};
///
/// /// Logs every request before it is sent.
/// struct Logged<T>(T);
///
/// impl<T: Transport> Transport for Logged<T> {
///     fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
///         if let (Some(call), Some(body)) = (request.extensions().get::<CallInfo>(), request.body().as_bytes()) {
///             let address = call.masked_address(request.uri());
///             println!("{} at {address}: {}", call.operation(), call.masked_request(&body));
///         }
///         self.0.send(request)
///     }
/// }
/// ```
#[derive(Clone)]
pub struct CallInfo {
    operation: &'static str,
    mask: Masker,
}

impl CallInfo {
    /// The text that replaces a masked value.
    pub const MASK: &'static str = MASK;

    pub(super) fn new(exchange: &Exchange<()>) -> Self {
        Self { operation: exchange.operation, mask: exchange.mask.clone() }
    }

    /// Returns the operation's name, as in the WSDL.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// Returns a request's body for logs, masked as [`Exchange::masked_request`] does.
    pub fn masked_request(&self, body: &[u8]) -> String {
        masked_body(&self.mask, body, "")
    }

    /// Returns a response's body for logs, masked as [`Exchange::masked_response`] does. `content_type` is the value of
    /// its `Content-Type` header, which may name the encoding. For bytes that are not text, only their number is shown.
    pub fn masked_response(&self, body: &[u8], content_type: &str) -> String {
        masked_body(&self.mask, body, content_type)
    }

    /// Returns a response's body for recordings that answers are read from. Masked numbers, dates and the like have
    /// placeholders of their own type: `0`, `0.0`, `false`, `1970-01-01T00:00:00`, `1970-01-01`, `00:00:00`, the last
    /// three with `Z` if the value had a time zone, and `AAAA` for base64.
    pub fn replayable_response(&self, body: &[u8], content_type: &str) -> String {
        replayable_body(&self.mask, body, content_type)
    }

    /// Returns a text of the service with the client's credentials and contents of the request's header blocks masked.
    pub fn masked_text(&self, text: &str) -> String {
        self.mask.text(text).into_owned()
    }

    /// Returns an address without its user part and its query, and with the client's credentials masked.
    pub fn masked_address(&self, address: &http::Uri) -> String {
        self.mask.address(address)
    }

    /// Returns the media type of a `Content-Type`, without its parameters. A value that is not a media type is masked,
    /// since a service can send anything there.
    pub fn masked_media_type(&self, content_type: &str) -> String {
        self.mask.content_type(content_type)
    }

    /// Returns the same call without the client's credentials. It masks only marked elements and header blocks, so that
    /// requests of clients with different credentials compare as equal. Never log its results: they can hold the
    /// credentials.
    #[must_use]
    pub fn by_marks_alone(&self) -> Self {
        Self { operation: self.operation, mask: self.mask.by_marks_alone() }
    }
}

impl fmt::Debug for CallInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallInfo").field("operation", &self.operation).finish_non_exhaustive()
    }
}
