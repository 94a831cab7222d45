//! From the bytes of an answer to its text.

use std::borrow::Cow;

use encoding_rs::Encoding;
use wsdl_xml::{Decoded, EncodingError};

/// Why bytes are not text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NoText {
    /// The byte offset of the problem; 0 if it is not known.
    pub(crate) at: usize,
    /// What was found.
    pub(crate) found: String,
}

/// Returns the text of an XML document without its byte order mark. The encoding is decided by the mark, else by the
/// bytes of the first `<`, else by the media type's `charset`, else by the XML declaration, else it is UTF-8 (see
/// [`wsdl_xml::decode`]).
///
/// Encodings that XML processors commonly know are those of IANA; all others are those of the WHATWG.
///
/// # Errors
/// An unknown encoding, or bytes that are not valid in the encoding.
pub(crate) fn text<'b>(bytes: &'b [u8], content_type: &str) -> Result<Decoded<'b>, NoText> {
    let charset = charset(content_type);
    match wsdl_xml::decode(bytes, charset.as_deref()) {
        Ok(decoded) => Ok(decoded),
        Err(EncodingError::Invalid { encoding, at, .. }) => {
            Err(NoText { at, found: format!("bytes that are not text in {encoding}") })
        }
        Err(EncodingError::Unknown(label)) => other_encoding(bytes, &label),
    }
}

/// Returns the text of a document with U+FFFD for bytes that are not valid in its encoding; `None` if the encoding is
/// not known.
pub(crate) fn lossy_text<'b>(bytes: &'b [u8], content_type: &str) -> Option<Cow<'b, str>> {
    let charset = charset(content_type);
    match wsdl_xml::decode_lossy(bytes, charset.as_deref()) {
        Ok(decoded) => Some(decoded.text),
        Err(EncodingError::Unknown(label)) => {
            Encoding::for_label(label.as_bytes()).map(|encoding| encoding.decode_without_bom_handling(bytes).0)
        }
        Err(EncodingError::Invalid { .. }) => None,
    }
}

fn other_encoding<'b>(bytes: &'b [u8], label: &str) -> Result<Decoded<'b>, NoText> {
    let unknown = || NoText { at: 0, found: format!("text in `{}`, an unknown encoding", wsdl_xml::excerpt(label)) };
    let encoding = Encoding::for_label(label.as_bytes()).ok_or_else(unknown)?;
    match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Ok(Decoded { text, is_mislabelled: false }),
        None => Err(NoText { at: 0, found: format!("bytes that are not text in {}", encoding.name()) }),
    }
}

/// Returns the parameter `charset` of a media type (RFC 9110, section 5.6.6). Quoted values of other parameters are not
/// searched.
fn charset(content_type: &str) -> Option<Cow<'_, str>> {
    // Nearly all answers.
    if matches!(content_type, "text/xml; charset=utf-8" | "application/soap+xml; charset=utf-8") {
        return Some(Cow::Borrowed("utf-8"));
    }
    let mut rest = content_type;
    while let Some(at) = outside_quotes(rest, b';') {
        rest = &rest[at + 1..];
        let parameter = &rest[..outside_quotes(rest, b';').unwrap_or(rest.len())];
        let Some((name, value)) = parameter.split_once('=') else { continue };
        if name.trim().eq_ignore_ascii_case("charset") {
            let value = value.trim().trim_matches(['"', '\'']).trim();
            // Inside quotation marks, a backslash precedes a literal character (section 5.6.4).
            let plain = if value.contains('\\') { Cow::Owned(value.replace('\\', "")) } else { Cow::Borrowed(value) };
            return Some(plain).filter(|charset| !charset.is_empty());
        }
    }
    None
}

/// Returns the place of an ASCII character outside of quotation marks.
fn outside_quotes(text: &str, wanted: u8) -> Option<usize> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    text.bytes().position(|byte| {
        if std::mem::take(&mut is_escaped) {
            return false;
        }
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\\' if is_quoted => is_escaped = true,
            _ => return byte == wanted && !is_quoted,
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], content_type: &str) -> Result<String, (usize, String)> {
        text(bytes, content_type).map(|decoded| decoded.text.into_owned()).map_err(|wrong| (wrong.at, wrong.found))
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
        assert_eq!(read_text(b"<a>\xEB\x85</a>", "text/xml; charset=\"ISO-8859-1\""), "<a>ë\u{85}</a>");
        assert_eq!(read_text(b"<\0a\0", "text/xml; foo=bar; CHARSET = utf-16le "), "<a");
        assert_eq!(read_text(b"<a>\xEB</a>", "text/xml; charset=iso-8859-2"), "<a>ë</a>");
        assert_eq!(read_text("<ë/>".as_bytes(), ""), "<ë/>");
        // A broken declaration decides nothing.
        for broken in ["encoding='iso-8859-1'", "version='1.0' standalone='yes' encoding='iso-8859-1'"] {
            assert!(read_text(format!("<?xml {broken}?><a>ë").as_bytes(), "").ends_with('ë'));
        }
    }

    #[test]
    fn a_document_that_contradicts_itself_is_read_and_told() {
        let is_mislabelled =
            |text_of: &str, content_type| text(text_of.as_bytes(), content_type).unwrap().is_mislabelled;
        let declared = "<?xml version=\"1.0\" encoding=\"utf-16\"?><a/>";
        assert!(is_mislabelled(declared, "text/xml") && !is_mislabelled(declared, "text/xml; charset=utf-8"));
        assert!(is_mislabelled("<a/>", "text/xml; charset=utf-16"));
    }

    #[test]
    fn bytes_that_are_not_text_are_found_at_their_place() {
        let utf8 = "bytes that are not text in UTF-8".to_owned();
        assert_eq!(read(b"ab\xFF", ""), Err((2, utf8.clone())));
        assert_eq!(read(b"\xEF\xBB\xBFa\xFF", ""), Err((4, utf8)));
        let big = "bytes that are not text in UTF-16BE".to_owned();
        assert_eq!(read(b"\xFE\xFF\0a\xDC\0", ""), Err((4, big)));
        let ascii = "bytes that are not text in US-ASCII".to_owned();
        assert_eq!(read(b"<a>\xC3\xBC", "text/xml; charset=us-ascii"), Err((3, ascii.clone())));
        assert_eq!(read(b"<?xml version='1.0' encoding='US-ASCII'?><a>\xC3", "text/xml"), Err((44, ascii)));
        let unknown = "text in `x-martian`, an unknown encoding".to_owned();
        assert_eq!(read(b"<a/>", "text/xml; charset=x-martian"), Err((0, unknown)));
    }

    #[test]
    fn bytes_that_are_not_text_are_replaced_on_demand() {
        for (bytes, content_type, read) in [
            (&b"<a>\xFF</a>"[..], "", Some("<a>\u{FFFD}</a>")),
            (b"<a>\xC3\xA4", "text/xml; charset=us-ascii", Some("<a>\u{FFFD}\u{FFFD}")),
            (b"<a>\x81", "text/xml; charset=shift_jis", Some("<a>\u{FFFD}")),
            (b"<a/>", "text/xml; charset=x-martian", None),
        ] {
            assert_eq!(lossy_text(bytes, content_type).as_deref(), read, "{content_type}");
        }
    }

    #[test]
    fn a_charset_in_the_quotation_marks_of_another_parameter_is_not_one() {
        for (content_type, expected) in [
            ("application/soap+xml; action=\"urn:S/A;charset=latin1\"; charset=utf-8", Some("utf-8")),
            ("application/soap+xml; action=\"urn:\\\";charset=latin1\"", None),
            ("text/xml;charset=\"utf\\-8\"", Some("utf-8")),
            ("text/xml; charset=", None),
            ("text/xml; charset='utf-8'", Some("utf-8")),
            ("text/xml; mycharset=latin1;;charset=utf-8;charset=latin1", Some("utf-8")),
            ("charset=latin1", None),
            ("", None),
        ] {
            assert_eq!(charset(content_type).as_deref(), expected, "{content_type}");
        }
    }
}
