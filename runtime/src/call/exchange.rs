//! What went over the wire.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::redaction::Masker;
use crate::soap::{SoapVersion, text};
use crate::uri;

/// What was sent and what came back, behind an answer or an error.
///
/// `R` is what came back: a [`RawResponse`], or `Option<RawResponse>` if perhaps only a part of one came, or `()` if
/// nothing was sent.
///
/// `Debug` and `Display` show neither header values nor bodies: requests hold credentials, responses personal data. For
/// logs there are [`masked_request`](Self::masked_request) and [`masked_response`](Exchange::masked_response). An exchange
/// keeps the request's body.
#[derive(Clone)]
#[non_exhaustive]
pub struct Exchange<R = RawResponse> {
    /// The operation's name.
    pub operation: &'static str,
    /// The address that was called.
    pub endpoint: http::Uri,
    /// The version of SOAP that the request was written in.
    pub version: SoapVersion,
    /// How often the request was sent, or tried to be sent.
    pub attempts: u32,
    /// How many of the attempts before the last one the service may have processed: they got no answer, or none to be
    /// sure of. More than 0 only for operations that may be sent again.
    pub unknown_outcomes: u32,
    /// The size of the request's body in bytes; 0 if it could not be written.
    pub request_bytes: usize,
    /// The response of the last attempt.
    pub response: R,
    /// The request's body, empty if it could not be written.
    pub(crate) request: Bytes,
    /// What must not be seen of it.
    pub(crate) mask: Masker,
}

impl Exchange<()> {
    /// An exchange in which nothing was sent yet, of this request.
    pub(crate) fn new(
        operation: &'static str,
        endpoint: http::Uri,
        version: SoapVersion,
        mask: &Masker,
        request: Bytes,
    ) -> Self {
        Self {
            operation,
            endpoint,
            version,
            attempts: 0,
            unknown_outcomes: 0,
            request_bytes: request.len(),
            response: (),
            mask: mask.of_request(request.clone()),
            request,
        }
    }

    /// The exchange, of which nothing is left here.
    pub(crate) fn take(&mut self) -> Self {
        let nothing = Self {
            operation: self.operation,
            endpoint: http::Uri::default(),
            version: self.version,
            attempts: self.attempts,
            unknown_outcomes: self.unknown_outcomes,
            request_bytes: 0,
            response: (),
            mask: Masker::default(),
            request: Bytes::new(),
        };
        std::mem::replace(self, nothing)
    }
}

impl<R> Exchange<R> {
    /// The same exchange with what came back.
    pub(crate) fn with<T>(self, response: T) -> Exchange<T> {
        let Self { operation, endpoint, version, attempts, unknown_outcomes, request_bytes, request, mask, .. } = self;
        Exchange { operation, endpoint, version, attempts, unknown_outcomes, request_bytes, response, request, mask }
    }

    /// The request's envelope with `***` in the place of what must not be seen; empty if it could not be written.
    ///
    /// The text of elements that the configuration marks is masked, everything in the envelope's header, and the client's
    /// credentials; the [documentation of the crate](crate#what-is-never-shown) says what that holds, and what it does not.
    pub fn masked_request(&self) -> String {
        masked_body(&self.mask, &self.request, "")
    }

    pub(crate) fn masked(&self, response: &RawResponse) -> String {
        masked_body(&self.mask, &response.body, response.content_type())
    }

    /// The bytes of the request's envelope as they were sent, **with the password** and all that is personal: not for
    /// logs. Empty if it could not be written.
    pub fn raw_request_with_secrets(&self) -> &Bytes {
        &self.request
    }
}

impl Exchange {
    /// The response's body, masked as [`masked_request`](Self::masked_request) masks; what the header blocks of the request
    /// hold is masked too. It is text whatever its encoding was. Bytes that are not text are only counted, since nothing
    /// could be masked in them.
    pub fn masked_response(&self) -> String {
        self.masked(&self.response)
    }
}

impl Exchange<Option<RawResponse>> {
    /// What came of the response's body, masked; `None` if no response came.
    pub fn masked_response(&self) -> Option<String> {
        self.response.as_ref().map(|response| self.masked(response))
    }
}

/// An HTTP response as it came.
#[derive(Clone)]
#[non_exhaustive]
pub struct RawResponse {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl RawResponse {
    /// The media type and its parameters as sent, empty where there is none that can be read.
    pub fn content_type(&self) -> &str {
        self.headers.get(http::header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("")
    }

    /// The media type without its parameters (RFC 9110, section 8.3.1) in small letters, empty where there is none.
    pub(crate) fn media_type(&self) -> String {
        essence(self.content_type()).to_ascii_lowercase()
    }

    /// How long the service asks to wait before another request (RFC 9110, section 10.2.3): in seconds, or up to a date,
    /// which is counted from the answer's own date.
    pub fn retry_after(&self) -> Option<std::time::Duration> {
        let header = |name| self.headers.get(name)?.to_str().ok();
        let asked = header(http::header::RETRY_AFTER)?.trim();
        if !asked.is_empty() && asked.bytes().all(|byte| byte.is_ascii_digit()) {
            // More digits than fit are longer than anybody waits.
            return Some(std::time::Duration::from_secs(asked.parse().unwrap_or(u64::MAX)));
        }
        let (until, from) = (httpdate::parse_http_date(asked).ok()?, header(http::header::DATE)?);
        Some(until.duration_since(httpdate::parse_http_date(from).ok()?).unwrap_or_default())
    }

    /// Whether the status says that nothing looked at what the request asks for: redirects that ask for the same request
    /// elsewhere, and refusals over its address, method, size, form or rate. Other redirects are how some services answer
    /// what they have processed.
    pub(crate) fn is_refusal(&self) -> bool {
        matches!(
            self.status.as_u16(),
            307 | 308 | 401 | 403 | 404 | 405 | 407 | 411 | 413 | 414 | 415 | 417 | 421 | 426 | 429 | 431
        )
    }

    /// Where a redirect leads to. What a URI cannot hold is percent-encoded.
    pub fn location(&self) -> Option<Cow<'_, str>> {
        if !self.status.is_redirection() {
            return None;
        }
        Some(uri::escaped_bytes(self.headers.get(http::header::LOCATION)?.as_bytes()))
    }

    /// The beginning of the body as it came, at most this many characters, control characters made visible. It may hold all
    /// that is secret or personal: [`Exchange::masked_response`] is for logs.
    pub fn beginning(&self, characters: usize) -> String {
        // A character has at most four bytes.
        let bytes = &self.body[..self.body.len().min(characters.saturating_mul(4))];
        let text = String::from_utf8_lossy(bytes);
        let visible = |c: char| if c.is_control() && c != '\n' { char::REPLACEMENT_CHARACTER } else { c };
        text.chars().take(characters).map(visible).collect()
    }
}

/// A body as people see it: see [`Masker::body`]. Bytes that are not text in the encoding that their media type, or they
/// themselves, name are only counted.
pub(super) fn masked_body(mask: &Masker, bytes: &[u8], content_type: &str) -> String {
    shown_body(bytes, content_type, |text| mask.body(text))
}

/// The same with placeholders that can be read: see [`Masker::replayable_body`].
pub(super) fn replayable_body(mask: &Masker, bytes: &[u8], content_type: &str) -> String {
    shown_body(bytes, content_type, |text| mask.replayable_body(text))
}

fn shown_body(bytes: &[u8], content_type: &str, shown: impl FnOnce(&str) -> String) -> String {
    match text(bytes, content_type) {
        Ok(decoded) => shown(&decoded.text),
        Err(_) => format!("({} bytes that are not text)", bytes.len()),
    }
}

/// A media type without its parameters.
fn essence(content_type: &str) -> &str {
    content_type.split(';').next().unwrap_or("").trim()
}

/// The status and the length of the body: headers and bodies may hold anything.
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

/// Operation, address, version, attempts and status.
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

/// What an exchange can have come back with.
pub trait Returned {
    /// The response, if there is one.
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
        // Without its mark it shows its encoding by how it writes `<`.
        assert_eq!(body(&wide[2..]), text.replace("marker", "***"));
    }

    #[test]
    fn bytes_that_are_no_text_are_counted() {
        assert_eq!(body(b"<a>\xFFmarker</a>"), "(14 bytes that are not text)");
        assert_eq!(body(b""), "");
    }
}
