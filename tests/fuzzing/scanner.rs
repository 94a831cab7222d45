//! Bytes of any kind for `wsdl-xml`: what they are as text, and what is in it.

use wsdl_xml::{Decoded, DocumentType, EncodingError, Forbidden, Limits, Scanner, Token, decode};

use super::differential::compare;

/// What the transport may say of the encoding; nothing where it is empty.
pub const LABELS: &[&str] = &[
    "",
    "utf-8",
    "iso-8859-1",
    "utf-16",
    "utf-16le",
    "windows-1252",
    "us-ascii",
    "utf-32",
    "utf-32le",
    "x-unheard-of",
];

/// Decodes a document and reads it in all ways. The first byte picks the label, the next two are the seed of what is
/// expected; the rest is the document.
///
/// # Panics
/// The ways of reading differ; what is well-formed is not read where more is let pass; text that was decoded is another one when it is encoded and decoded again.
pub fn scanner(bytes: &[u8]) {
    let [label, high, low, body @ ..] = bytes else { return };
    let seed = u64::from(u16::from_be_bytes([*high, *low]));
    let lossy = String::from_utf8_lossy(body);
    read(&lossy, seed);
    let label = LABELS[usize::from(*label) % LABELS.len()];
    let labelled = decode(body, Some(label).filter(|label| !label.is_empty()));
    // What is in a document is the same whatever the transport says, as long as that is right.
    for decoded in [decode(body, None), labelled] {
        match decoded {
            Ok(Decoded { text, .. }) => {
                encoded_again(&text);
                if text != lossy {
                    read(&text, seed);
                }
            }
            Err(EncodingError::Invalid { at, before, encoding }) => {
                assert!(at < body.len() && before.chars().count() <= at, "{encoding}, {at}: {before:?}");
            }
            Err(EncodingError::Unknown(name)) => assert!(!name.is_empty()),
        }
    }
}

/// Reads a text in all ways, and once more with all that a scanner may let pass.
fn read(text: &str, seed: u64) {
    let is_well_formed = compare(text, seed);
    let scanner = Scanner::new(text, &[], Limits::default());
    let mut scanner = scanner.with_forbidden(Forbidden::Replace).with_document_type(DocumentType::Read);
    let read = loop {
        match scanner.token() {
            Ok(Token::Eof) => break Ok(()),
            Ok(Token::Start(_)) => scanner.attributes().for_each(|attribute| drop(scanner.value(&attribute))),
            Ok(_) => {}
            Err(error) => break Err(error),
        }
    };
    assert!(!is_well_formed || (read.is_ok() && !scanner.take_replaced()), "{read:?}: {text:?}");
}

/// Encodes a text and decodes it.
fn encoded_again(text: &str) {
    // Where a byte order mark says what the bytes are, nothing in the text does.
    let marked = format!("\u{FEFF}{text}");
    let utf_16 = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let utf_32 = marked.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
    for bytes in [marked.into_bytes(), utf_16, utf_32] {
        assert_eq!(decode(&bytes, None).map(|decoded| decoded.text), Ok(text.into()));
    }
    // Without one, a text that begins with another one, or as UTF-16 and UTF-32 would, is taken for that.
    if !text.starts_with(['\u{FEFF}', '\0']) && !text.starts_with("<\0") {
        let plain = Decoded { text: text.into(), is_mislabelled: false };
        assert_eq!(decode(text.as_bytes(), Some("utf-8")), Ok(plain));
    }
}
