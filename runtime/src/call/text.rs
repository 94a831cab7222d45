//! From the bytes of an answer to its text.

use std::borrow::Cow;

/// The text of an XML document without its byte order mark (XML 1.0, section 4.3.3 and appendix F): UTF-8, or UTF-16
/// with a mark.
///
/// # Errors
/// The first byte that is not text in that encoding.
pub(super) fn text(bytes: &[u8]) -> Result<Cow<'_, str>, usize> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest).map_err(|at| at + 3),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes).map_err(|at| at + 2),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes).map_err(|at| at + 2),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, usize> {
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| error.valid_up_to())
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'_, str>, usize> {
    let (units, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(bytes.len() - 1);
    }
    let mut text = String::with_capacity(units.len());
    let mut at = 0;
    for c in char::decode_utf16(units.iter().map(|two| unit(*two))) {
        let c = c.map_err(|_| at)?;
        at += 2 * c.len_utf16();
        text.push(c);
    }
    Ok(Cow::Owned(text))
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn marks_are_taken_off_and_decide_the_encoding() {
        assert_eq!(text(b"\xEF\xBB\xBF<a/>").unwrap(), "<a/>");
        assert_eq!(text(b"\xFE\xFF\0<\0a\xD8\x3D\xDE\0").unwrap(), "<a\u{1F600}");
        assert_eq!(text(b"\xFF\xFE<\0a\0").unwrap(), "<a");
        assert_eq!(text("<ë/>".as_bytes()).unwrap(), "<ë/>");
    }

    #[test]
    fn what_is_no_text_is_found_at_its_byte() {
        assert_eq!(text(b"ab\xFF"), Err(2));
        assert_eq!(text(b"\xEF\xBB\xBFa\xFF"), Err(4));
        assert_eq!(text(b"\xFE\xFF\0a\xDC\0"), Err(4));
        assert_eq!(text(b"\xFE\xFF\0a\0"), Err(4));
    }
}
