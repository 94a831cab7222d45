//! Tells the pages of gateways from answers of services.

use super::exchange::RawResponse;
use crate::soap::{self, Beginning};

/// Whether an answer may be one of the service itself, whatever its media type: it begins as an envelope. Under a status
/// that gateways do not use, XML of any kind may be, too.
pub(super) fn is_soap(response: &RawResponse) -> bool {
    match Beginning::of_bytes(&response.body) {
        Beginning::Envelope => true,
        Beginning::Page => false,
        Beginning::Other => {
            let is_gateway = matches!(response.status.as_u16(), 429 | 502..=504);
            !is_gateway && response.media_type().ends_with("xml") && !response.body.is_empty()
        }
    }
}

/// Whether an answer is a page for people.
pub(super) fn is_page(response: &RawResponse) -> bool {
    response.media_type() == "text/html" || Beginning::of_bytes(&response.body) == Beginning::Page
}

/// Whether an answer, which may be cut, has the start tag of a fault in it, or its beginning at the end.
pub(super) fn has_fault(response: &RawResponse) -> bool {
    match soap::text(&response.body, response.content_type()) {
        Ok(decoded) => soap::has_fault(&decoded.text),
        // The cut may be in a character.
        Err(_) => {
            let lossy = soap::lossy_text(&response.body, response.content_type());
            lossy.is_some_and(|text| soap::has_fault(&text))
        }
    }
}
