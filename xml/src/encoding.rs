//! From bytes to text (XML 1.0, section 4.3.3 and appendix F; RFC 7303, section 3).
//!
//! Names of encodings mean what IANA's registry says. In particular ISO-8859-1 is the first 256 characters of Unicode,
//! so that its byte 0x85 is U+0085 and not the U+2026 of windows-1252, and US-ASCII has no byte above 0x7F.

use std::borrow::Cow;

use crate::declaration::Declaration;

/// Why bytes are not text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EncodingError {
    /// The name of an encoding that is not built in. The caller may know it.
    Unknown(String),
    /// The bytes from this place on are not of this encoding; `before` is the text that was read until there.
    Invalid {
        /// The name of the encoding.
        encoding: &'static str,
        /// The byte of the document.
        at: usize,
        /// The text before it.
        before: String,
    },
}

/// The text of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'b> {
    /// The text, without a byte order mark.
    pub text: Cow<'b, str>,
    /// Whether the document contradicts itself: its bytes show another encoding than the label or, if there is none, the
    /// XML declaration names. By section 4.3.3 that is an error.
    pub is_mislabelled: bool,
}

/// An encoding that is built in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Utf16 { big: bool },
    Utf32 { big: bool },
    Ascii,
    Latin1,
    Windows1252,
}

/// Decodes a document.
///
/// A byte order mark decides. Without one, the way in which `<` is written shows UTF-16 and UTF-32; then `label` decides,
/// which is what the transport says (the `charset` of a media type), then the XML declaration, then it is UTF-8. A label or
/// declaration of UTF-16 or UTF-32 over bytes that begin as ASCII does is wrong about itself, a usual slip of programs that
/// print into a string first; the next in this order decides then.
///
/// # Errors
/// An encoding that is not built in; bytes that are not of their encoding.
pub fn decode<'b>(bytes: &'b [u8], label: Option<&str>) -> Result<Decoded<'b>, EncodingError> {
    let sniffed = sniffed(bytes);
    let (encoding, mark) = match sniffed {
        Some(sniffed) => sniffed,
        None => (named(bytes, label)?, 0),
    };
    let invalid =
        |(at, before): (usize, String)| EncodingError::Invalid { encoding: encoding.name(), at: mark + at, before };
    let bytes = &bytes[mark..];
    let text = match encoding {
        Encoding::Utf8 => utf_8(bytes).map(Cow::Borrowed),
        Encoding::Ascii => ascii(bytes).map(Cow::Borrowed),
        Encoding::Utf16 { big } => utf_16(bytes, big).map(Cow::Owned),
        Encoding::Utf32 { big } => utf_32(bytes, big).map(Cow::Owned),
        Encoding::Latin1 => Ok(Cow::Owned(latin_1(bytes))),
        Encoding::Windows1252 => Ok(Cow::Owned(bytes.iter().map(|byte| windows_1252(*byte)).collect())),
    };
    let text = text.map_err(invalid)?;
    let named = label.or_else(|| declared(text.as_bytes()));
    let is_mislabelled = named.is_some_and(|name| by_name(name).is_none_or(|named| !named.is_like(encoding)));
    Ok(Decoded { text, is_mislabelled })
}

/// Decodes a document as [`decode`] does, with U+FFFD for what is not of its encoding.
///
/// # Errors
/// An encoding that is not built in.
pub fn decode_lossy<'b>(bytes: &'b [u8], label: Option<&str>) -> Result<Decoded<'b>, EncodingError> {
    let (encoding, mark) = match sniffed(bytes) {
        Some(sniffed) => sniffed,
        None => (named(bytes, label)?, 0),
    };
    let units = &bytes[mark..];
    const LOST: char = char::REPLACEMENT_CHARACTER;
    let text = match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(units),
        Encoding::Ascii => {
            Cow::Owned(units.iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { LOST }).collect())
        }
        Encoding::Utf16 { big } => {
            let (pairs, rest) = units.as_chunks::<2>();
            let read = char::decode_utf16(pairs.iter().map(|pair| unit_16(pair, big))).map(|c| c.unwrap_or(LOST));
            Cow::Owned(read.chain((!rest.is_empty()).then_some(LOST)).collect())
        }
        Encoding::Utf32 { big } => {
            let (fours, rest) = units.as_chunks::<4>();
            let read = fours.iter().map(|four| char::from_u32(unit_32(four, big)).unwrap_or(LOST));
            Cow::Owned(read.chain((!rest.is_empty()).then_some(LOST)).collect())
        }
        Encoding::Latin1 | Encoding::Windows1252 => return decode(bytes, label),
    };
    Ok(Decoded { text, is_mislabelled: false })
}

/// The encoding that the first bytes show, and the length of the byte order mark.
fn sniffed(bytes: &[u8]) -> Option<(Encoding, usize)> {
    Some(match bytes {
        [0, 0, 0xFE, 0xFF, ..] => (Encoding::Utf32 { big: true }, 4),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding::Utf32 { big: false }, 4),
        [0xEF, 0xBB, 0xBF, ..] => (Encoding::Utf8, 3),
        [0xFE, 0xFF, ..] => (Encoding::Utf16 { big: true }, 2),
        [0xFF, 0xFE, ..] => (Encoding::Utf16 { big: false }, 2),
        [0, 0, 0, b'<', ..] => (Encoding::Utf32 { big: true }, 0),
        [b'<', 0, 0, 0, ..] => (Encoding::Utf32 { big: false }, 0),
        [0, b'<', ..] => (Encoding::Utf16 { big: true }, 0),
        [b'<', 0, ..] => (Encoding::Utf16 { big: false }, 0),
        _ => return None,
    })
}

/// The encoding that the label or the declaration names.
fn named(bytes: &[u8], label: Option<&str>) -> Result<Encoding, EncodingError> {
    let begins_as_ascii = matches!(bytes, [b'<', next, ..] if *next != 0);
    for name in label.into_iter().chain(std::iter::once_with(|| declared(bytes)).flatten()) {
        let encoding = by_name(name).ok_or_else(|| EncodingError::Unknown(name.to_owned()))?;
        let is_wide = matches!(encoding, Encoding::Utf16 { .. } | Encoding::Utf32 { .. });
        if !(is_wide && begins_as_ascii) {
            return Ok(encoding);
        }
    }
    Ok(Encoding::Utf8)
}

fn by_name(name: &str) -> Option<Encoding> {
    // Nearly all documents.
    if name.eq_ignore_ascii_case("utf-8") {
        return Some(Encoding::Utf8);
    }
    Some(match name.to_ascii_lowercase().as_str() {
        "utf8" => Encoding::Utf8,
        // Without a byte order mark the big end comes first (RFC 2781, section 4.3).
        "utf-16" | "utf16" | "utf-16be" | "iso-10646-ucs-2" | "ucs-2" => Encoding::Utf16 { big: true },
        "utf-16le" => Encoding::Utf16 { big: false },
        "utf-32" | "utf32" | "utf-32be" | "iso-10646-ucs-4" | "ucs-4" => Encoding::Utf32 { big: true },
        "utf-32le" => Encoding::Utf32 { big: false },
        "us-ascii" | "ascii" | "ansi_x3.4-1968" | "iso646-us" | "us" => Encoding::Ascii,
        "iso-8859-1" | "iso8859-1" | "iso_8859-1" | "latin1" | "l1" | "iso-ir-100" | "cp819" => Encoding::Latin1,
        "windows-1252" | "cp1252" | "x-cp1252" => Encoding::Windows1252,
        _ => return None,
    })
}

impl Encoding {
    /// Whether two are the same, whatever the order of their bytes.
    fn is_like(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 { big: true } => "UTF-16BE",
            Self::Utf16 { big: false } => "UTF-16LE",
            Self::Utf32 { big: true } => "UTF-32BE",
            Self::Utf32 { big: false } => "UTF-32LE",
            Self::Ascii => "US-ASCII",
            Self::Latin1 => "ISO-8859-1",
            Self::Windows1252 => "windows-1252",
        }
    }
}

/// The encoding that an XML declaration names. It can be read before the encoding is known if that has ASCII in it. A
/// broken declaration names none.
fn declared(bytes: &[u8]) -> Option<&str> {
    /// No declaration is longer without padding.
    const LONGEST: usize = 1_024;
    let beginning = bytes.get(..LONGEST).unwrap_or(bytes);
    let end = memchr::memmem::find(beginning, b"?>")? + 2;
    Declaration::read(std::str::from_utf8(&beginning[..end]).ok()?)?.encoding
}

fn utf_8(bytes: &[u8]) -> Result<&str, (usize, String)> {
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        (at, String::from_utf8_lossy(&bytes[..at]).into_owned())
    })
}

fn ascii(bytes: &[u8]) -> Result<&str, (usize, String)> {
    match bytes.iter().position(|byte| !byte.is_ascii()) {
        Some(at) => Err((at, latin_1(&bytes[..at]))),
        None => utf_8(bytes),
    }
}

fn unit_16(pair: &[u8; 2], big: bool) -> u16 {
    if big { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) }
}

fn unit_32(four: &[u8; 4], big: bool) -> u32 {
    if big { u32::from_be_bytes(*four) } else { u32::from_le_bytes(*four) }
}

fn utf_16(bytes: &[u8], big: bool) -> Result<String, (usize, String)> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut at = 0;
    for c in char::decode_utf16(pairs.iter().map(|pair| unit_16(pair, big))) {
        let Ok(c) = c else { return Err((at, text)) };
        at += 2 * c.len_utf16();
        text.push(c);
    }
    if rest.is_empty() { Ok(text) } else { Err((at, text)) }
}

fn utf_32(bytes: &[u8], big: bool) -> Result<String, (usize, String)> {
    let (fours, rest) = bytes.as_chunks::<4>();
    let mut text = String::with_capacity(bytes.len() / 4);
    for (index, c) in fours.iter().map(|four| char::from_u32(unit_32(four, big))).enumerate() {
        let Some(c) = c else { return Err((4 * index, text)) };
        text.push(c);
    }
    if rest.is_empty() { Ok(text) } else { Err((4 * fours.len(), text)) }
}

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

    fn wide(text: &str, big: bool, four: bool) -> Vec<u8> {
        let ordered = |bytes: Vec<u8>| if big { bytes } else { bytes.into_iter().rev().collect() };
        match four {
            true => text.chars().flat_map(|c| ordered(u32::from(c).to_be_bytes().to_vec())).collect(),
            false => text.encode_utf16().flat_map(|unit| ordered(unit.to_be_bytes().to_vec())).collect(),
        }
    }

    fn invalid(bytes: &[u8], label: Option<&str>) -> (&'static str, usize, String) {
        match decode(bytes, label) {
            Err(EncodingError::Invalid { encoding, at, before }) => (encoding, at, before),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn wide_encodings_are_read_with_and_without_a_mark_whatever_the_label_says() {
        let text = "<?xml version='1.0' encoding='iso-8859-1'?><ä>😊</ä>";
        for big in [true, false] {
            for four in [true, false] {
                for label in [None, Some("utf-8"), Some("utf-16"), Some("x-unknown")] {
                    let (plain, marked) = (wide(text, big, four), wide(&format!("\u{FEFF}{text}"), big, four));
                    for bytes in [plain, marked] {
                        let decoded = decode(&bytes, label).unwrap();
                        assert_eq!((&*decoded.text, decoded.is_mislabelled), (text, label != Some("utf-16") || four));
                    }
                }
            }
        }
        assert_eq!(decode(format!("\u{FEFF}{text}").as_bytes(), Some("iso-8859-1")).unwrap().text, text);
    }

    #[test]
    fn the_label_decides_then_the_declaration_then_it_is_utf_8() {
        let declared = |name: &str, body: &[u8]| {
            [format!("<?xml version=\"1.0\" encoding = '{name}' ?>").as_bytes(), body].concat()
        };
        let end = |bytes: &[u8], label| decode(bytes, label).unwrap().text.rsplit('>').next().unwrap().to_owned();
        assert_eq!(end(&declared("ISO-8859-1", b"\xE4\x85"), None), "ä\u{85}");
        assert_eq!(end(&declared("Windows-1252", b"\xE4\x85\x9F"), None), "ä…Ÿ");
        assert_eq!(end(&declared("windows-1252", b"\x85"), Some("Latin1")), "\u{85}");
        assert_eq!(end(&declared("us-ascii", "ä".as_bytes()), Some("utf-8")), "ä");
        assert_eq!(end("<a>ä".as_bytes(), None), "ä");
        // Over bytes with ASCII in them, a name of a wide encoding is wrong.
        assert_eq!(end(&declared("UTF-16", "ä".as_bytes()), None), "ä");
        assert_eq!(end(&declared("ISO-8859-1", b"\xE4"), Some("utf-16")), "ä");
        // Bytes that do not begin a document are taken by their label.
        assert_eq!(decode(b"\0a", Some("utf-16")).unwrap().text, "a");
        assert_eq!(decode(b"a\0", Some("utf-16LE")).unwrap().text, "a");
        for broken in ["", "<?xml", "<?xml encoding='latin1'?>", "<?xml?><a encoding='latin1'/>"] {
            assert_eq!(decode(broken.as_bytes(), None).unwrap().text, broken);
        }
        let unknown = EncodingError::Unknown("EBCDIC-US".into());
        assert_eq!(decode(&declared("EBCDIC-US", b""), None), Err(unknown.clone()));
        assert_eq!(decode(b"<a/>", Some("EBCDIC-US")), Err(unknown));
    }

    #[test]
    fn a_document_that_contradicts_itself_is_told() {
        let is_mislabelled = |text: &str, label| decode(text.as_bytes(), label).unwrap().is_mislabelled;
        let declared = |name: &str| format!("<?xml version='1.0' encoding='{name}'?><a/>");
        assert!(is_mislabelled(&declared("utf-16"), None) && is_mislabelled("<a/>", Some("utf-16")));
        assert!(is_mislabelled(&format!("\u{FEFF}{}", declared("iso-8859-1")), None));
        // What the transport says overrides the declaration.
        assert!(!is_mislabelled(&declared("iso-8859-1"), Some("utf-8")));
        assert!(!is_mislabelled(&declared("iso-8859-1"), None) && !is_mislabelled("<a/>", None));
    }

    #[test]
    fn a_wrong_byte_is_reported_with_its_place_and_the_text_before_it() {
        assert_eq!(invalid(b"<a>\n\xC3\xA4<\xFF/a>", None), ("UTF-8", 7, "<a>\nä<".to_owned()));
        assert_eq!(invalid(b"\xEF\xBB\xBFa\xFF", None), ("UTF-8", 4, "a".to_owned()));
        assert_eq!(invalid(b"<a>\xC3\xBC", Some("us-ascii")), ("US-ASCII", 3, "<a>".to_owned()));
        assert_eq!(invalid(&[0xFF, 0xFE, b'<', 0, b'a'], None), ("UTF-16LE", 4, "<".to_owned()));
        assert_eq!(invalid(&[0, b'<', 0xD8, 0, 0, b'a'], None), ("UTF-16BE", 2, "<".to_owned()));
        assert_eq!(invalid(&[0, 0, 0, b'<', 0, 0, 0xD8, 0], None), ("UTF-32BE", 4, "<".to_owned()));
        assert_eq!(invalid(&[b'<', 0, 0, 0, 1, 0], None), ("UTF-32LE", 4, "<".to_owned()));
    }

    #[test]
    fn bytes_that_are_not_of_their_encoding_can_be_replaced() {
        let lossy = |bytes: &[u8], label| decode_lossy(bytes, label).unwrap().text.into_owned();
        assert_eq!(lossy(b"<a>\xC3\xA4\xFF</a>", None), "<a>ä\u{FFFD}</a>");
        assert_eq!(lossy(b"\xEF\xBB\xBF<a>\xFF", None), "<a>\u{FFFD}");
        assert_eq!(lossy(b"<a>\xC3\xBC", Some("us-ascii")), "<a>\u{FFFD}\u{FFFD}");
        assert_eq!(lossy(&[0xFF, 0xFE, b'<', 0, 0, 0xD8, b'a', 0, 0], None), "<\u{FFFD}a\u{FFFD}");
        assert_eq!(lossy(&[0, 0, 0, b'<', 0, 0, 0xD8, 0, 0, 0, 0, b'a', 0], None), "<\u{FFFD}a\u{FFFD}");
        assert_eq!(lossy(b"<a>\xE4\x85", Some("windows-1252")), "<a>ä…");
        assert!(matches!(decode_lossy(b"<a/>", Some("EBCDIC-US")), Err(EncodingError::Unknown(_))));
        for text in ["", "<a/>", "<?xml version='1.0'?><ä>😊</ä>"] {
            assert_eq!(lossy(text.as_bytes(), None), text);
            assert_eq!(lossy(&wide(&format!("\u{FEFF}{text}"), true, false), None), text);
        }
    }
}
