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

/// Whether a text, which may be cut, has the tag of a fault in it.
pub(super) fn has_fault(response: &RawResponse) -> bool {
    [b":Fault", b"<Fault"].iter().any(|tag| holds(&response.body, *tag))
}

/// Whether a text begins as a page, behind what may come before in XML: a mark, a declaration, comments.
pub(super) fn begins_as_page(text: &[u8]) -> bool {
    let mut rest = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text).trim_ascii_start();
    for (begin, end) in [(&b"<?"[..], &b"?>"[..]), (b"<!--", b"-->")] {
        while let Some(behind) = rest.strip_prefix(begin) {
            let Some(at) = behind.windows(end.len()).position(|bytes| bytes == end) else { return false };
            rest = behind[at + end.len()..].trim_ascii_start();
        }
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
