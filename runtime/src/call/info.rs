//! What a client says about a call to the transport that sends it.

use std::fmt;

use super::exchange::{Exchange, masked_body, replayable_body};
use crate::redaction::{MASK, Masker};

/// The call that a request belongs to, in the request's extensions: for transports that log or record what goes through
/// them. Every request of a generated client has one; a clone is cheap.
///
/// It masks the client's credentials, values of elements that the configuration marks, and what header blocks hold: see the
/// [documentation of the crate](crate#what-is-never-shown). `Debug` shows the operation alone.
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
    /// What stands in the place of what is not to be seen.
    pub const MASK: &'static str = MASK;

    pub(super) fn new(exchange: &Exchange<()>) -> Self {
        Self { operation: exchange.operation, mask: exchange.mask.clone() }
    }

    /// The operation's name.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// A request's body without what is secret or personal, as [`Exchange::masked_request`] has it.
    pub fn masked_request(&self, body: &[u8]) -> String {
        masked_body(&self.mask, body, "")
    }

    /// A response's body without what is secret or personal, as [`Exchange::masked_response`] has it. The result is text
    /// whatever the encoding of the body; bytes that are not text are only counted.
    pub fn masked_response(&self, body: &[u8], content_type: &str) -> String {
        masked_body(&self.mask, body, content_type)
    }

    /// The same for recordings that are answered from: masked numbers, dates and the like have placeholders that can be read
    /// as such: `0`, `0.0`, `false`, `1970-01-01T00:00:00`, `1970-01-01`, `00:00:00`, the last three with `Z` if there was a
    /// zone, and `AAAA` for base64.
    pub fn replayable_response(&self, body: &[u8], content_type: &str) -> String {
        replayable_body(&self.mask, body, content_type)
    }

    /// A text of the service without the client's credentials and what the request's header blocks hold.
    pub fn masked_text(&self, text: &str) -> String {
        self.mask.text(text).into_owned()
    }

    /// An address without its user part and its query, and without the client's credentials.
    pub fn masked_address(&self, address: &http::Uri) -> String {
        self.mask.address(address)
    }

    /// The media type of a `Content-Type` without its parameters. It is masked if it is not a media type, since a service
    /// can write anything there.
    pub fn masked_media_type(&self, content_type: &str) -> String {
        self.mask.content_type(content_type)
    }

    /// The same call without the client's credentials: it masks only marked elements and header blocks, so that requests of
    /// clients with different credentials compare as equal. Its results are not for logs: they can hold the credentials.
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
