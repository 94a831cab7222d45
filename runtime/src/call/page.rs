//! Distinguishes the pages of gateways from answers of services.

use super::exchange::RawResponse;
use crate::soap::{self, Beginning};

/// Whether an answer may come from the service itself, whatever its media type: it begins as an envelope. Under a
/// status that gateways do not use, any XML counts.
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

/// Whether an answer is an HTML page.
pub(super) fn is_page(response: &RawResponse) -> bool {
    response.media_type() == "text/html" || Beginning::of_bytes(&response.body) == Beginning::Page
}

/// Whether an answer, possibly a cut one, contains the start tag of a fault, or ends with the beginning of one.
pub(super) fn has_fault(response: &RawResponse) -> bool {
    match soap::text(&response.body, response.content_type()) {
        Ok(decoded) => soap::has_fault(&decoded.text),
        // The answer may be cut inside a character.
        Err(_) => {
            let lossy = soap::lossy_text(&response.body, response.content_type());
            lossy.is_some_and(|text| soap::has_fault(&text))
        }
    }
}
