//! The versions of SOAP, and what they ask of HTTP.

use std::fmt;

use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};

use crate::codec::Ns;

/// A version of SOAP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SoapVersion {
    /// SOAP 1.1 (W3C Note, May 2000).
    Soap11,
    /// SOAP 1.2 (W3C Recommendation, April 2007).
    Soap12,
}

impl SoapVersion {
    /// The namespace of the envelope.
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

    /// Puts the media type and the action into the headers of an HTTP request: SOAP 1.1 has the action in a header of
    /// its own, always quoted (section 6.1.1); SOAP 1.2 in a parameter of the media type (RFC 3902, section 1).
    pub(crate) fn put_headers(self, action: &str, headers: &mut HeaderMap) -> Result<(), InvalidAction> {
        let quoted = format!("\"{}\"", action.replace('\\', "\\\\").replace('"', "\\\""));
        let value = |text: &str| HeaderValue::from_str(text).map_err(|_| InvalidAction);
        match self {
            Self::Soap11 => {
                headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/xml; charset=utf-8"));
                headers.insert(HeaderName::from_static("soapaction"), value(&quoted)?);
            }
            Self::Soap12 => {
                let media_type = format!("application/soap+xml; charset=utf-8; action={quoted}");
                headers.insert(CONTENT_TYPE, value(&media_type)?);
            }
        }
        Ok(())
    }
}

/// `SOAP 1.1`, `SOAP 1.2`.
impl fmt::Display for SoapVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Soap11 => "SOAP 1.1",
            Self::Soap12 => "SOAP 1.2",
        })
    }
}

/// The action of an operation cannot stand in an HTTP header.
#[derive(Debug, thiserror::Error)]
#[error("the operation's SOAP action holds characters that an HTTP header cannot carry")]
pub(crate) struct InvalidAction;
