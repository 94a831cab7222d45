//! Telling pages for people, which gateways send, from answers of services.

use crate::exchange::RawResponse;

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

/// Whether a text begins as a page, behind what may come before in XML: a mark, a declaration, comments.
pub(super) fn begins_as_page(text: &[u8]) -> bool {
    let mut rest = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text).trim_ascii_start();
    let before = [(&b"<?"[..], &b"?>"[..]), (b"<!--", b"-->")];
    while let Some((behind, end)) = before.iter().find_map(|(begin, end)| Some((rest.strip_prefix(*begin)?, *end))) {
        let Some(at) = behind.windows(end.len()).position(|bytes| bytes == end) else { return false };
        rest = behind[at + end.len()..].trim_ascii_start();
    }
    let word =
        |text: &[u8], word: &str| text.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word.as_bytes()));
    const DOCTYPE: &str = "<!doctype";
    word(rest, "<html") || (word(rest, DOCTYPE) && word(rest[DOCTYPE.len()..].trim_ascii_start(), "html"))
}

fn holds(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|bytes| bytes == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_known_by_how_they_begin() {
        for (text, is_page) in [
            ("<html>", true),
            (" \r\n<!doctype\nHTML PUBLIC \"\"><html/>", true),
            ("<!doctype", false),
            ("\u{FEFF}<?xml version='1.0'?><!-- a --> <!-- b --><!DOCTYPE html PUBLIC \"\"><html/>", true),
            ("<!-- a --><?x y?><!-- b --><html>", true),
            ("<?xml version='1.0'?><s:Envelope><html/>", false),
            ("<!-- <html>", false),
            ("<?xml", false),
            ("<!DOCTYPE e [<!ENTITY a \"html\">]><e/>", false),
            ("", false),
        ] {
            assert_eq!(begins_as_page(text.as_bytes()), is_page, "{text}");
        }
    }
}
