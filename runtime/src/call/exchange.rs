//! What was sent and received.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::codec::FacetError;
use crate::redaction::Masker;
use crate::soap::{SoapVersion, Written, text};
use crate::uri;

/// The request and the response of a call, kept with its answer or its error.
///
/// `R` is the type of the response: [`RawResponse`], `Option<RawResponse>` if there may be none or only a part of one,
/// `()` if nothing was sent.
///
/// `Debug` and `Display` show neither header values nor bodies, since requests hold credentials and responses personal
/// data. For logs, use [`masked_request`](Self::masked_request) and [`masked_response`](Exchange::masked_response). An
/// exchange keeps the request's body in memory.
#[derive(Clone)]
#[non_exhaustive]
pub struct Exchange<R = RawResponse> {
    /// The operation's name, as in the WSDL.
    pub operation: &'static str,
    /// The address that was called.
    pub endpoint: http::Uri,
    /// The SOAP version of the request.
    pub version: SoapVersion,
    /// The number of attempts to send the request.
    pub attempts: u32,
    /// The number of attempts before the last one that the service may have processed: they got no answer, or an
    /// unclear one. Above 0 only for operations that may be sent again.
    pub unknown_outcomes: u32,
    /// The size of the request's body in bytes; 0 if the request could not be written.
    pub request_bytes: usize,
    /// The values of the request that do not satisfy the facets of their types; the first hundred. See
    /// [`FacetChecks`](crate::FacetChecks).
    pub violations: Vec<FacetError>,
    /// The response to the last attempt.
    pub response: R,
    /// The request's body; empty if the request could not be written.
    pub(crate) request: Bytes,
    /// What must not be shown of the exchange.
    pub(crate) mask: Masker,
}

impl Exchange<()> {
    /// Creates an exchange in which this request was not sent yet.
    pub(crate) fn new(
        operation: &'static str,
        endpoint: http::Uri,
        version: SoapVersion,
        mask: &Masker,
        Written { body: request, violations }: Written,
    ) -> Self {
        Self {
            operation,
            endpoint,
            version,
            attempts: 0,
            unknown_outcomes: 0,
            request_bytes: request.len(),
            violations,
            response: (),
            mask: mask.of_request(request.clone()),
            request,
        }
    }

    /// Takes the exchange, and leaves an empty one.
    pub(crate) fn take(&mut self) -> Self {
        let nothing = Self {
            operation: self.operation,
            endpoint: http::Uri::default(),
            version: self.version,
            attempts: self.attempts,
            unknown_outcomes: self.unknown_outcomes,
            request_bytes: 0,
            violations: Vec::new(),
            response: (),
            mask: Masker::default(),
            request: Bytes::new(),
        };
        std::mem::replace(self, nothing)
    }
}

impl<R> Exchange<R> {
    /// Returns the exchange with this response.
    pub(crate) fn with<T>(self, response: T) -> Exchange<T> {
        let Self { operation, endpoint, version, attempts, unknown_outcomes, request_bytes, .. } = self;
        let Self { violations, request, mask, .. } = self;
        Exchange {
            operation,
            endpoint,
            version,
            attempts,
            unknown_outcomes,
            request_bytes,
            violations,
            response,
            request,
            mask,
        }
    }

    /// Returns the request's envelope with secrets replaced by `***`; empty if the request could not be written.
    ///
    /// Masked are the text of elements that the configuration marks, everything in the envelope's header, and the
    /// client's credentials. The [crate's documentation](crate#what-is-never-shown) says what is covered and what is
    /// not.
    pub fn masked_request(&self) -> String {
        masked_body(&self.mask, &self.request, "")
    }

    pub(crate) fn masked(&self, response: &RawResponse) -> String {
        masked_body(&self.mask, &response.body, response.content_type())
    }

    /// Returns the request's envelope as it was sent, **with the password** and all personal data: never log it. Empty
    /// if the request could not be written.
    pub fn raw_request_with_secrets(&self) -> &Bytes {
        &self.request
    }
}

impl Exchange {
    /// Returns the response's body for logs, masked as [`masked_request`](Self::masked_request) is. Contents of the
    /// request's header blocks are masked too. Any known encoding is decoded to text; for other bytes, only their
    /// number is shown.
    pub fn masked_response(&self) -> String {
        self.masked(&self.response)
    }
}

impl Exchange<Option<RawResponse>> {
    /// Returns the part of the response's body that was received, masked for logs; `None` if no response came.
    pub fn masked_response(&self) -> Option<String> {
        self.response.as_ref().map(|response| self.masked(response))
    }
}

/// An HTTP response as received.
#[derive(Clone)]
#[non_exhaustive]
pub struct RawResponse {
    /// The HTTP status.
    pub status: StatusCode,
    /// The HTTP headers.
    pub headers: HeaderMap,
    /// The body as the transport returned it. The built-in HTTP transport has decompressed it.
    pub body: Bytes,
}

impl RawResponse {
    /// Returns the value of `Content-Type`, with its parameters; empty if the header is missing or is not ASCII.
    pub fn content_type(&self) -> &str {
        self.headers.get(http::header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("")
    }

    /// Returns the media type without its parameters (RFC 9110, section 8.3.1) in lower case; empty if there is none.
    pub(crate) fn media_type(&self) -> String {
        essence(self.content_type()).to_ascii_lowercase()
    }

    /// Returns the wait that the service asks for before another request (`Retry-After`: RFC 9110, section 10.2.3). A
    /// date is counted from the `Date` of the answer.
    pub fn retry_after(&self) -> Option<std::time::Duration> {
        let header = |name| self.headers.get(name)?.to_str().ok();
        let asked = header(http::header::RETRY_AFTER)?.trim();
        if !asked.is_empty() && asked.bytes().all(|byte| byte.is_ascii_digit()) {
            // A number that does not fit is longer than any wait.
            return Some(std::time::Duration::from_secs(asked.parse().unwrap_or(u64::MAX)));
        }
        let (until, from) = (httpdate::parse_http_date(asked).ok()?, header(http::header::DATE)?);
        Some(until.duration_since(httpdate::parse_http_date(from).ok()?).unwrap_or_default())
    }

    /// Whether the status says that the request was not processed: redirects that ask for the same request elsewhere,
    /// and refusals over address, method, size, form or rate. Other redirects do not count: some services send them
    /// after processing a request.
    pub(crate) fn is_refusal(&self) -> bool {
        matches!(
            self.status.as_u16(),
            307 | 308 | 401 | 403 | 404 | 405 | 407 | 411 | 413 | 414 | 415 | 417 | 421 | 426 | 429 | 431
        )
    }

    /// Returns the target of a redirect; `None` for other answers. Characters that a URI does not allow are
    /// percent-encoded.
    pub fn location(&self) -> Option<Cow<'_, str>> {
        if !self.status.is_redirection() {
            return None;
        }
        Some(uri::escaped_bytes(self.headers.get(http::header::LOCATION)?.as_bytes()))
    }

    /// Returns the beginning of the body, at most this many characters, with control characters replaced. It may hold
    /// secrets and personal data: for logs, use [`Exchange::masked_response`].
    pub fn beginning(&self, characters: usize) -> String {
        // A character has at most four bytes.
        let bytes = &self.body[..self.body.len().min(characters.saturating_mul(4))];
        let text = String::from_utf8_lossy(bytes);
        let visible = |c: char| if c.is_control() && c != '\n' { char::REPLACEMENT_CHARACTER } else { c };
        text.chars().take(characters).map(visible).collect()
    }
}

/// Returns a masked body: see [`Masker::body`]. For bytes that are not text in the encoding that the media type or the
/// document names, only their number is shown.
pub(super) fn masked_body(mask: &Masker, bytes: &[u8], content_type: &str) -> String {
    shown_body(bytes, content_type, |text| mask.body(text))
}

/// Returns a masked body with placeholders that can be read: see [`Masker::replayable_body`].
pub(super) fn replayable_body(mask: &Masker, bytes: &[u8], content_type: &str) -> String {
    shown_body(bytes, content_type, |text| mask.replayable_body(text))
}

fn shown_body(bytes: &[u8], content_type: &str, shown: impl FnOnce(&str) -> String) -> String {
    match text(bytes, content_type) {
        Ok(decoded) => shown(&decoded.text),
        Err(_) => format!("({} bytes that are not text)", bytes.len()),
    }
}

/// Returns a media type without its parameters.
fn essence(content_type: &str) -> &str {
    content_type.split(';').next().unwrap_or("").trim()
}

/// Shows the status and the length of the body only: headers and bodies may hold secrets.
impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawResponse")
            .field("status", &self.status.as_u16())
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

impl<R: Returned> fmt::Debug for Exchange<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Exchange");
        shown
            .field("operation", &self.operation)
            .field("endpoint", &self.mask.address(&self.endpoint))
            .field("version", &self.version)
            .field("attempts", &self.attempts)
            .field("unknown_outcomes", &self.unknown_outcomes)
            .field("request_bytes", &self.request_bytes);
        if let Some(response) = self.response.get() {
            shown.field("response", response).field("content_type", &self.mask.content_type(response.content_type()));
        }
        shown.finish()
    }
}

/// Shows the operation, address, version, attempts and status.
impl<R: Returned> fmt::Display for Exchange<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {} ({}", self.operation, self.mask.address(&self.endpoint), self.version)?;
        if self.attempts > 1 {
            write!(f, ", {} attempts", self.attempts)?;
        }
        if let Some(response) = self.response.get() {
            write!(f, ", status {}", response.status.as_u16())?;
        }
        f.write_str(")")
    }
}

/// A type of response that an exchange can hold.
pub trait Returned {
    /// Returns the response, if there is one.
    #[doc(hidden)]
    fn get(&self) -> Option<&RawResponse>;
}

impl Returned for () {
    fn get(&self) -> Option<&RawResponse> {
        None
    }
}

impl Returned for RawResponse {
    fn get(&self) -> Option<&RawResponse> {
        Some(self)
    }
}

impl Returned for Option<RawResponse> {
    fn get(&self) -> Option<&RawResponse> {
        self.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use wsdl_xml::{Name, Ns};

    use super::*;
    use crate::redaction::Secrets;

    fn body(bytes: &[u8]) -> String {
        const SENSITIVE: &[Name] = &[Name::new(Ns::of(0), "Email")];
        masked_body(&Masker::new(SENSITIVE, &["urn:s"], Secrets::default()), bytes, "")
    }

    #[test]
    fn a_text_in_another_encoding_is_read_by_its_mark_or_declaration() {
        let text = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body xmlns=\"urn:s\">\
            <Email>marker</Email><a>x</a></s:Body></s:Envelope>";
        let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(body(&wide), text.replace("marker", "***"));
        let mut latin =
            format!("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>{text}").replace(">x<", ">\u{1}<").into_bytes();
        for byte in latin.iter_mut().filter(|byte| **byte == 1) {
            *byte = 0xEB;
        }
        assert!(body(&latin).ends_with("<Email>***</Email><a>ë</a></s:Body></s:Envelope>"));
        // Without a byte order mark, the first bytes show the encoding.
        assert_eq!(body(&wide[2..]), text.replace("marker", "***"));
    }

    #[test]
    fn bytes_that_are_no_text_are_counted() {
        assert_eq!(body(b"<a>\xFFmarker</a>"), "(14 bytes that are not text)");
        assert_eq!(body(b""), "");
    }
}
