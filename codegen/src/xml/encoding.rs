//! From bytes to text (XML 1.0, section 4.3.3 and appendix F).

use std::borrow::Cow;

use super::position::Position;

/// Why bytes are no text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum EncodingError {
    /// The document names an encoding that is not read here.
    Unknown(String),
    /// The bytes at this place are none of this encoding.
    Invalid(&'static str, Position),
}

/// Decodes a document. A byte order mark decides; without one the declared name does, UTF-8 if there is none.
///
/// A declaration of UTF-16 that can be read byte by byte is wrong about itself (a usual slip of tools that print into a
/// string first) and means UTF-8.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, EncodingError> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => return Err(EncodingError::Unknown("UTF-32".into())),
        [0xEF, 0xBB, 0xBF, rest @ ..] => return utf_8(rest),
        [0xFF, 0xFE, rest @ ..] => return utf_16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => return utf_16(rest, u16::from_be_bytes),
        [b'<', 0, ..] => return utf_16(bytes, u16::from_le_bytes),
        [0, b'<', ..] => return utf_16(bytes, u16::from_be_bytes),
        _ => {}
    }
    let Some(name) = declared(bytes) else { return utf_8(bytes) };
    match name.to_ascii_lowercase().as_str() {
        "utf-8" | "utf8" | "utf-16" | "utf16" | "utf-16le" | "utf-16be" | "ucs-2" | "iso-10646-ucs-2" => utf_8(bytes),
        "us-ascii" | "ascii" => match bytes.iter().position(|byte| !byte.is_ascii()) {
            Some(at) => Err(EncodingError::Invalid("US-ASCII", Position::after(&latin_1(&bytes[..at])))),
            None => utf_8(bytes),
        },
        "iso-8859-1" | "iso8859-1" | "iso_8859-1" | "latin1" => Ok(latin_1(bytes).into()),
        "windows-1252" | "cp1252" => Ok(bytes.iter().map(|byte| windows_1252(*byte)).collect::<String>().into()),
        _ => Err(EncodingError::Unknown(name.into_owned())),
    }
}

/// The name in `<?xml … encoding="…"?>`.
fn declared(bytes: &[u8]) -> Option<Cow<'_, str>> {
    /// No declaration is longer.
    const LONGEST: usize = 1_000;
    let declaration = bytes.get(..bytes.len().min(LONGEST))?.strip_prefix(b"<?xml")?;
    let end = declaration.windows(2).position(|pair| pair == b"?>")?;
    let text = String::from_utf8_lossy(&declaration[..end]);
    let (_, rest) = text.split_once("encoding")?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (name, _) = rest[1..].split_once(quote)?;
    Some(Cow::Owned(name.to_owned()))
}

fn utf_8(bytes: &[u8]) -> Result<Cow<'_, str>, EncodingError> {
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| {
        let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        EncodingError::Invalid("UTF-8", Position::after(&good))
    })
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'static, str>, EncodingError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len() / 2);
    for c in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match c {
            Ok(c) => text.push(c),
            Err(_) => return Err(EncodingError::Invalid("UTF-16", Position::after(&text))),
        }
    }
    if !rest.is_empty() {
        return Err(EncodingError::Invalid("UTF-16", Position::after(&text)));
    }
    Ok(text.into())
}

/// ISO-8859-1 is the first 256 characters of Unicode.
fn latin_1(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// windows-1252 differs from ISO-8859-1 in 0x80 to 0x9F only. Its five unused bytes stay control characters.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf_16_bytes(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn byte_order_marks_decide() {
        let text = "<ä>😊</ä>";
        assert_eq!(decode(text.as_bytes()).unwrap(), text);
        assert_eq!(decode(format!("\u{FEFF}{text}").as_bytes()).unwrap(), text);
        let marked = format!("\u{FEFF}<?xml version='1.0' encoding='iso-8859-1'?>{text}");
        for unit in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
            assert_eq!(decode(&utf_16_bytes(&marked, unit)).unwrap(), marked.trim_start_matches('\u{FEFF}'));
            assert_eq!(decode(&utf_16_bytes(text, unit)).unwrap(), text);
        }
    }

    #[test]
    fn the_declared_name_decides_without_a_mark() {
        let declare = |name: &str, body: &[u8]| {
            [format!("<?xml version=\"1.0\" encoding = '{name}' ?>").as_bytes(), body].concat()
        };
        assert!(decode(&declare("ISO-8859-1", b"<a>\xE4\x80</a>")).unwrap().ends_with("<a>ä\u{80}</a>"));
        assert!(decode(&declare("Windows-1252", b"<a>\xE4\x80\x9F</a>")).unwrap().ends_with("<a>ä€Ÿ</a>"));
        assert!(decode(&declare("UTF-16", "<a>ä</a>".as_bytes())).unwrap().ends_with("<a>ä</a>"));
        assert!(decode(&declare("us-ascii", b"<a/>")).unwrap().ends_with("<a/>"));
        assert_eq!(decode(&declare("EBCDIC-US", b"<a/>")), Err(EncodingError::Unknown("EBCDIC-US".into())));
        assert!(matches!(decode(&declare("us-ascii", b"\xE4")), Err(EncodingError::Invalid("US-ASCII", _))));
    }

    #[test]
    fn the_place_of_a_wrong_byte_is_told() {
        let wrong = Position { line: 2, column: 3 };
        assert_eq!(decode(b"<a>\n\xC3\xA4<\xFF/a>"), Err(EncodingError::Invalid("UTF-8", wrong)));
        let odd = [0xFF, 0xFE, b'<', 0, b'a'];
        assert_eq!(decode(&odd), Err(EncodingError::Invalid("UTF-16", Position { line: 1, column: 2 })));
        let lone = [0xFE, 0xFF, 0, b'<', 0xD8, 0x00, 0, b'a'];
        assert!(matches!(decode(&lone), Err(EncodingError::Invalid("UTF-16", _))));
        assert_eq!(decode(&[0xFF, 0xFE, 0, 0, b'<']), Err(EncodingError::Unknown("UTF-32".into())));
    }

    #[test]
    fn broken_declarations_mean_utf_8() {
        for text in
            ["", "<?xml", "<?xml encoding", "<?xml encoding=?>", "<?xml encoding='x?>", "<?xml?><a encoding='x'/>"]
        {
            assert_eq!(decode(text.as_bytes()).unwrap(), text);
        }
    }
}
