//! `xs:base64Binary` (section 3.2.16).

use std::borrow::Cow;
use std::fmt;

use base64::engine::general_purpose::{STANDARD, STANDARD_PAD_INDIFFERENT};
use base64::{DecodeError, Engine as _};
use bytes::Bytes;

use super::lexical::InvalidValue;
use super::white_space::{is_white_space, trim_at};

/// A payload of bytes: the value of an `xs:base64Binary`, and what an `xs:hexBinary` holds
/// ([`HexBinary`](super::HexBinary)).
///
/// The type is opaque, so that a payload need not be held in memory: [`to_bytes`](Self::to_bytes) reads all of it.
/// Clones share the payload. Values are equal if their bytes are. `Debug` shows the length only, because payloads are
/// often personal data.
///
/// ```
/// use wsdl_runtime::values::Binary;
///
/// let file = Binary::from_base64("aGVs\r\n bG8")?;
/// assert_eq!(file.to_bytes(), "hello");
/// let mut text = String::new();
/// Binary::from("hello".as_bytes()).write_base64(&mut text);
/// assert_eq!(text, "aGVsbG8=");
/// # Ok::<(), wsdl_runtime::values::InvalidValue>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Binary {
    bytes: Bytes,
}

impl Binary {
    /// Reads an `xs:base64Binary` (section 3.2.16).
    ///
    /// XML white space may be anywhere, and the padding at the end may be missing. Any other character, leftover bits
    /// in the last character and a last group of one character are errors whose `at` is the byte offset.
    pub fn from_base64(text: &str) -> Result<Self, InvalidValue> {
        let (start, text) = trim_at(text);
        let packed: Cow<'_, [u8]> = if text.contains(is_white_space) {
            Cow::Owned(text.bytes().filter(|&byte| !is_white_space(byte.into())).collect())
        } else {
            Cow::Borrowed(text.as_bytes())
        };
        let decoded = STANDARD_PAD_INDIFFERENT.decode(&packed);
        decoded.map(Self::from).map_err(|error| {
            // The decoder reports a wrong character, but not always the first.
            let (problem, at) = match (text.bytes().position(is_foreign), error) {
                (Some(at), _) => ("not a base64 character", at),
                (None, DecodeError::InvalidLastSymbol { offset, .. }) => {
                    ("bits left over in the last character", unpacked(text, offset))
                }
                (None, DecodeError::InvalidByte(at, _)) => ("padding in the wrong place", unpacked(text, at)),
                (None, DecodeError::InvalidLength(_)) => ("the last group has a single character", text.len()),
                (None, DecodeError::InvalidPadding) => ("wrong padding", text.len()),
            };
            InvalidValue::new("xs:base64Binary", problem, Some(start + at))
        })
    }

    /// Returns all bytes of the payload. This is as cheap as a clone if they are in memory, and reads them otherwise.
    pub fn to_bytes(&self) -> Bytes {
        self.bytes.clone()
    }

    /// Returns the number of bytes, if it is known without reading the payload.
    pub fn known_len(&self) -> Option<u64> {
        u64::try_from(self.bytes.len()).ok()
    }

    /// Appends the payload as `xs:base64Binary`, with padding and without line breaks.
    ///
    /// Only the appended text takes memory that grows with the payload.
    pub fn write_base64(&self, out: &mut String) {
        out.reserve(base64::encoded_len(self.bytes.len(), true).unwrap_or(0));
        STANDARD.encode_string(&self.bytes, out);
    }
}

/// Whether a byte is never valid in base64 text.
fn is_foreign(byte: u8) -> bool {
    !(byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=') || is_white_space(byte.into()))
}

/// Returns the index in `text` of the byte that is at `index` among those that are not white space.
fn unpacked(text: &str, index: usize) -> usize {
    let mut letters = text.bytes().enumerate().filter(|&(_, byte)| !is_white_space(byte.into()));
    letters.nth(index).map_or(text.len(), |(at, _)| at)
}

impl From<Bytes> for Binary {
    fn from(bytes: Bytes) -> Self {
        Self { bytes }
    }
}

impl From<Vec<u8>> for Binary {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes: bytes.into() }
    }
}

impl From<&'static [u8]> for Binary {
    fn from(bytes: &'static [u8]) -> Self {
        Self { bytes: bytes.into() }
    }
}

impl<const N: usize> From<&'static [u8; N]> for Binary {
    fn from(bytes: &'static [u8; N]) -> Self {
        Self::from(bytes.as_slice())
    }
}

impl fmt::Debug for Binary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Binary({} bytes)", self.bytes.len())
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::Generator;
    use super::*;

    fn base64(payload: &Binary) -> String {
        let mut out = String::new();
        payload.write_base64(&mut out);
        out
    }

    #[test]
    fn base64_is_read_with_blanks_and_without_padding() {
        for text in ["aGVsbG8=", "aGVsbG8", " aGVs\r\n\tbG8= ", "a G V s b G 8", "aGVsbG8 =", "\naGVsbG8\n"] {
            assert_eq!(Binary::from_base64(text).unwrap().to_bytes(), "hello", "{text:?}");
        }
        assert_eq!(Binary::from_base64("+/A=").unwrap().to_bytes(), [0xfb, 0xf0].as_slice());
        assert_eq!(Binary::from_base64("Zg=").unwrap().to_bytes(), "f");
        for text in ["", " ", " \r\n\t"] {
            assert_eq!(Binary::from_base64(text).unwrap().known_len(), Some(0), "{text:?}");
        }
    }

    #[test]
    fn bad_base64_is_an_error_at_its_byte_of_the_original_text() {
        for (text, problem, at) in [
            ("aGV*bG8=", "not a base64 character", 3),
            (" aG\r\nV*bG8=", "not a base64 character", 6),
            ("aGVsbG8=\u{a0}", "not a base64 character", 8),
            ("aGë", "not a base64 character", 2),
            ("a-_b", "not a base64 character", 1),
            ("=", "padding in the wrong place", 0),
            ("a===", "padding in the wrong place", 1),
            ("Zg==Zg==", "padding in the wrong place", 2),
            ("Zg= =Z g==", "padding in the wrong place", 2),
            ("a", "the last group has a single character", 1),
            ("aGVs b ", "the last group has a single character", 6),
            ("aGVsbG9=", "bits left over in the last character", 6),
            (" aGVs bG9 =", "bits left over in the last character", 8),
            ("&#10;", "not a base64 character", 0),
        ] {
            let error = Binary::from_base64(text).unwrap_err();
            assert_eq!((error.problem(), error.at()), (problem, Some(at)), "{text:?}");
            assert_eq!(error.expected(), "xs:base64Binary");
        }
        assert!(Binary::from_base64(&"=".repeat(1000)).is_err());
    }

    #[test]
    fn every_length_reads_back() {
        let mut random = Generator::new(2);
        // Larger than the block sizes of the encoder.
        for length in (0..300usize).chain([1023, 1024, 1025, 100_000]) {
            let bytes: Vec<u8> = (0..length).map(|_| random.next() as u8).collect();
            let payload = Binary::from(bytes.clone());
            let text = base64(&payload);
            assert_eq!(text.len(), length.div_ceil(3) * 4);
            assert_eq!(Binary::from_base64(&text).unwrap().to_bytes(), bytes);
            assert_eq!(Binary::from_base64(text.trim_end_matches('=')).unwrap(), payload);
            let lines: String = text.chars().flat_map(|c| [c, random.pick(&[' ', '\n', '\r', '\t'])]).collect();
            assert_eq!(Binary::from_base64(&lines).unwrap(), payload);
        }
    }

    #[test]
    fn writing_appends() {
        let mut out = "<a>".to_owned();
        Binary::from(b"f").write_base64(&mut out);
        assert_eq!(out, "<a>Zg==");
    }

    #[test]
    fn debug_does_not_show_the_payload() {
        assert_eq!(format!("{:?}", Binary::from(b"secret")), "Binary(6 bytes)");
        assert_eq!(format!("{:#?}", Some(Binary::from(b"secret"))), "Some(\n    Binary(6 bytes),\n)");
    }

    #[test]
    fn equal_by_content_whatever_the_source() {
        let payload = Binary::from(b"abc");
        assert_eq!(payload, Binary::from(vec![97, 98, 99]));
        assert_eq!(payload, Binary::from(Bytes::from_static(b"abc")));
        assert_eq!(payload, Binary::from("abc".as_bytes()));
        assert_ne!(payload, Binary::from(b"abd"));
    }

    #[test]
    fn a_clone_shares_the_payload() {
        let payload = Binary::from(vec![7; 100]);
        assert_eq!(payload.clone().to_bytes().as_ptr(), payload.to_bytes().as_ptr());
    }
}
