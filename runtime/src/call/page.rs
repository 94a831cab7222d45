//! Telling pages for people, which gateways send, from answers of services.

use super::exchange::RawResponse;
use crate::soap::begins_as_page;

/// Whether an answer may be one of the service itself, whatever it is said to be: it holds an envelope. Under a status that
/// gateways do not use, XML of any kind may be, too.
pub(super) fn is_soap(response: &RawResponse) -> bool {
    let is_gateway = matches!(response.status.as_u16(), 429 | 502..=504);
    let is_xml = !is_gateway && response.media_type().ends_with("xml") && !response.body.is_empty();
    !begins_as_page(&response.body) && (is_xml || holds(&response.body, b"Envelope"))
}

/// Whether an answer is a page for people.
pub(super) fn is_page(response: &RawResponse) -> bool {
    response.media_type() == "text/html" || begins_as_page(&response.body)
}

/// Whether a text, which may be cut, has the tag of a fault in it, or its beginning at the end.
pub(super) fn has_fault(response: &RawResponse) -> bool {
    const NAME: &[u8] = b"Fault";
    let body = &response.body;
    let is_tag = |at: usize| {
        let end = body.get(at + NAME.len()).copied();
        body.get(at.wrapping_sub(1)).is_some_and(|byte| b":<".contains(byte))
            && end.is_none_or(|byte| byte.is_ascii_whitespace() || b"/>".contains(&byte))
    };
    body.windows(NAME.len()).enumerate().any(|(at, bytes)| bytes == NAME && is_tag(at))
}

fn holds(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|bytes| bytes == part)
}
