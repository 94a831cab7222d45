//! The versions of SOAP, and what they require of HTTP.

use std::fmt;

use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};

use crate::codec::Ns;
use crate::uri;

/// A version of SOAP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SoapVersion {
    /// SOAP 1.1 (W3C Note, May 2000).
    Soap11,
    /// SOAP 1.2 (W3C Recommendation, second edition, April 2007).
    Soap12,
}

impl SoapVersion {
    /// Returns the namespace of the envelope.
    pub(crate) const fn ns(self) -> Ns {
        match self {
            Self::Soap11 => Ns::ENVELOPE_11,
            Self::Soap12 => Ns::ENVELOPE_12,
        }
    }

    pub(super) fn of(ns: Ns) -> Option<Self> {
        match ns {
            Ns::ENVELOPE_11 => Some(Self::Soap11),
            Ns::ENVELOPE_12 => Some(Self::Soap12),
            _ => None,
        }
    }

    /// Adds the media type and the action to the headers of an HTTP request. The action is a URI. SOAP 1.1 has a header
    /// for it, always quoted (section 6.1.1). SOAP 1.2 has a parameter of the media type, left out if the action is
    /// empty (part 2, appendix A.3; RFC 3902, section 1).
    pub(crate) fn put_headers(self, action: &Action, headers: &mut HeaderMap) {
        if let (Self::Soap11, Some(quoted)) = (self, &action.quoted) {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/xml; charset=utf-8"));
            headers.insert(SOAP_ACTION, quoted.clone());
            return;
        }
        // A URI holds no quotation marks and nothing that a header cannot carry.
        let action = uri::escaped(action.text);
        let value = |text: String| HeaderValue::try_from(text).unwrap_or_else(|_| HeaderValue::from_static("\"\""));
        match self {
            Self::Soap11 => {
                headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/xml; charset=utf-8"));
                headers.insert(SOAP_ACTION, value(["\"", &*action, "\""].concat()));
            }
            Self::Soap12 if action.is_empty() => {
                headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/soap+xml; charset=utf-8"));
            }
            Self::Soap12 => {
                let media_type = format!("application/soap+xml; charset=utf-8; action=\"{action}\"");
                headers.insert(CONTENT_TYPE, value(media_type));
            }
        }
    }
}

const SOAP_ACTION: HeaderName = HeaderName::from_static("soapaction");

/// The action of an operation.
#[derive(Debug, Clone)]
pub(crate) struct Action {
    text: &'static str,
    /// The action in quotation marks; `None` if it is not a URI or is too long.
    quoted: Option<HeaderValue>,
}

/// The longest action that is quoted when the application is compiled.
const LONGEST: usize = 254;

/// An action in quotation marks, and its length.
pub(crate) struct Quoted([u8; LONGEST + 2], usize);

impl Quoted {
    pub(crate) const fn new(action: &str) -> Self {
        let bytes = action.as_bytes();
        let mut quoted = [b'"'; LONGEST + 2];
        if bytes.len() > LONGEST || !uri::is_uri(action) {
            return Self(quoted, 0);
        }
        let mut at = 0;
        while at < bytes.len() {
            quoted[at + 1] = bytes[at];
            at += 1;
        }
        Self(quoted, bytes.len() + 2)
    }
}

impl Action {
    /// Creates an action from its text and its quoted form.
    pub(crate) const fn new(text: &'static str, quoted: &'static Quoted) -> Self {
        let (quoted, _) = quoted.0.split_at(quoted.1);
        match std::str::from_utf8(quoted) {
            Ok(quoted) if !quoted.is_empty() => Self { text, quoted: Some(HeaderValue::from_static(quoted)) },
            _ => Self { text, quoted: None },
        }
    }
}

/// Shows `SOAP 1.1` or `SOAP 1.2`.
impl fmt::Display for SoapVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Soap11 => "SOAP 1.1",
            Self::Soap12 => "SOAP 1.2",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(version: SoapVersion, action: &'static str) -> (String, Option<String>) {
        let mut headers = HeaderMap::new();
        let quoted = Box::leak(Box::new(Quoted::new(action)));
        version.put_headers(&Action::new(action, quoted), &mut headers);
        let text = |name| headers.get(name).map(|value: &HeaderValue| value.to_str().unwrap().to_owned());
        (text("content-type").unwrap(), text("soapaction"))
    }

    #[test]
    fn an_action_is_written_as_a_uri() {
        for (action, uri) in [("urn:a/B", "urn:a/B"), ("urn:Läden/B c\"d\r\n", "urn:L%C3%A4den/B%20c%22d%0D%0A")] {
            let expected = ("text/xml; charset=utf-8".to_owned(), Some(format!("\"{uri}\"")));
            assert_eq!(headers(SoapVersion::Soap11, action), expected);
            let expected = (format!("application/soap+xml; charset=utf-8; action=\"{uri}\""), None);
            assert_eq!(headers(SoapVersion::Soap12, action), expected);
        }
    }

    #[test]
    fn an_empty_action_is_quoted_in_soap_11_and_left_out_in_soap_12() {
        assert_eq!(headers(SoapVersion::Soap11, ""), ("text/xml; charset=utf-8".to_owned(), Some("\"\"".to_owned())));
        assert_eq!(headers(SoapVersion::Soap12, ""), ("application/soap+xml; charset=utf-8".to_owned(), None));
    }
}
