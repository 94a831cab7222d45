//! From the bytes of an answer to its text.

use std::borrow::Cow;

use crate::codec::Declaration;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Why bytes are no text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NoText {
    /// The byte at which that shows; 0 where it cannot be told.
    pub(crate) at: usize,
    /// What was found.
    pub(crate) found: String,
}

/// The text of an XML document without its byte order mark. A mark decides the encoding, then the media type's
/// `charset`, then the XML declaration, then it is UTF-8 (RFC 7303, section 3; XML 1.0, section 4.3.3 and appendix F).
///
/// # Errors
/// An encoding that is not known; bytes that are not text in it.
pub(crate) fn text<'b>(bytes: &'b [u8], content_type: &str) -> Result<Cow<'b, str>, NoText> {
    let (encoding, rest) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (UTF_8, rest),
        [0xFE, 0xFF, rest @ ..] => (UTF_16BE, rest),
        [0xFF, 0xFE, rest @ ..] => (UTF_16LE, rest),
        _ => match charset(content_type).or_else(|| declared(bytes)) {
            Some(label) => (known(&label)?, bytes),
            None => (UTF_8, bytes),
        },
    };
    if encoding == UTF_8 {
        let mark = bytes.len() - rest.len();
        return std::str::from_utf8(rest).map(Cow::Borrowed).map_err(|error| NoText {
            at: mark + error.valid_up_to(),
            found: "bytes that are not text in UTF-8".to_owned(),
        });
    }
    encoding
        .decode_without_bom_handling_and_without_replacement(rest)
        .ok_or_else(|| NoText { at: 0, found: format!("bytes that are not text in {}", encoding.name()) })
}

fn known(label: &str) -> Result<&'static Encoding, NoText> {
    Encoding::for_label(label.as_bytes()).ok_or_else(|| {
        let label: String = label.chars().filter(|c| !c.is_control()).take(40).collect();
        NoText { at: 0, found: format!("text in `{label}`, an encoding that is not known") }
    })
}

/// The parameter `charset` of a media type.
fn charset(content_type: &str) -> Option<String> {
    let parameters = content_type.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    let mut charsets = parameters.filter(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
    let (_, value) = charsets.next()?;
    let value = value.trim().trim_matches(['"', '\'']).trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// The encoding that an XML declaration names. It can be read before the encoding is known, where that is one of those
/// that have ASCII in them. A broken declaration names none.
fn declared(bytes: &[u8]) -> Option<String> {
    // Longer than any declaration is without padding.
    const LONGEST: usize = 1_024;
    let beginning = bytes.get(..LONGEST).unwrap_or(bytes);
    let end = beginning.windows(2).position(|two| two == b"?>")? + 2;
    let label = Declaration::read(std::str::from_utf8(&beginning[..end]).ok()?)?.encoding?;
    // It was just read byte by byte, so that this is what it cannot be.
    let wide = label.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("utf-16"));
    (!wide).then(|| label.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], content_type: &str) -> Result<String, (usize, String)> {
        text(bytes, content_type).map(Cow::into_owned).map_err(|wrong| (wrong.at, wrong.found))
    }

    #[test]
    fn a_mark_decides_then_the_media_type_then_the_declaration() {
        let latin = b"<?xml version=\"1.0\" encoding='iso-8859-1'?><a>\xEB</a>";
        let read_text = |bytes: &[u8], content_type| read(bytes, content_type).unwrap();
        assert_eq!(read_text(b"\xEF\xBB\xBF<a/>", "text/xml; charset=iso-8859-1"), "<a/>");
        assert_eq!(read_text(b"\xFE\xFF\0<\0a\xD8\x3D\xDE\0", "text/xml"), "<a\u{1F600}");
        assert_eq!(read_text(b"\xFF\xFE<\0a\0", "text/xml; charset=utf-8"), "<a");
        assert!(read_text(latin, "text/xml").ends_with("<a>ë</a>"));
        assert!(read(latin, "text/xml; charset=utf-8").is_err());
        assert_eq!(read_text(b"<a>\xEB</a>", "text/xml; charset=\"ISO-8859-1\""), "<a>ë</a>");
        assert_eq!(read_text(b"<\0a\0", "text/xml; foo=bar; CHARSET = utf-16le "), "<a");
        assert_eq!(read_text(b"<?xml version=\"1.0\" encoding=\"utf-16\"?><a/>", "").len(), 43);
        assert_eq!(read_text("<ë/>".as_bytes(), ""), "<ë/>");
        // What is no declaration decides nothing.
        for broken in ["encoding='iso-8859-1'", "version='1.0' standalone='yes' encoding='iso-8859-1'"] {
            assert!(
                read(format!("<?xml {broken}?><a>").replace("<a>", "<a>\u{EB}").as_bytes(), "").unwrap().ends_with('ë')
            );
        }
    }

    #[test]
    fn what_is_no_text_is_found_at_its_byte() {
        let utf8 = "bytes that are not text in UTF-8".to_owned();
        assert_eq!(read(b"ab\xFF", ""), Err((2, utf8.clone())));
        assert_eq!(read(b"\xEF\xBB\xBFa\xFF", ""), Err((4, utf8)));
        assert_eq!(read(b"\xFE\xFF\0a\xDC\0", ""), Err((0, "bytes that are not text in UTF-16BE".to_owned())));
        assert_eq!(read(b"\xFE\xFF\0a\0", ""), Err((0, "bytes that are not text in UTF-16BE".to_owned())));
        let unknown = "text in `x-martian`, an encoding that is not known".to_owned();
        assert_eq!(read(b"<a/>", "text/xml; charset=x-martian"), Err((0, unknown)));
    }
}
