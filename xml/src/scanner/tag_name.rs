//! Names in tags, found in one pass.

use crate::run::after_letters;

/// A name in a tag.
pub(super) struct ScannedName {
    /// The byte after it.
    pub(super) end: usize,
    /// Where its first colon stands in it.
    pub(super) colon: Option<usize>,
    /// Whether it has ASCII letters, digits, underscores and one colon at most.
    pub(super) is_plain: bool,
}

/// Finds the end of the name that begins there; `None` if the text ends before.
#[inline(always)]
pub(super) fn scan_name(bytes: &[u8], from: usize) -> Option<ScannedName> {
    let mut name = ScannedName { end: from, colon: None, is_plain: true };
    loop {
        name.end = after_letters(bytes, name.end);
        match NAME_CLASS[usize::from(*bytes.get(name.end)?)] {
            PLAIN => {}
            END => return Some(name),
            COLON if name.colon.is_none() && name.end > from => name.colon = Some(name.end - from),
            _ => name.is_plain = false,
        }
        name.end += 1;
    }
}

const PLAIN: u8 = 0;
const OTHER: u8 = 1;
const COLON: u8 = 2;
const END: u8 = 3;

/// What a byte is in a name.
const NAME_CLASS: [u8; 256] = {
    let mut class = [OTHER; 256];
    let mut byte = 0;
    while byte < 128 {
        class[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' => PLAIN,
            b':' => COLON,
            b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n' | b'<' | b'=' | b'"' | b'\'' => END,
            _ => OTHER,
        };
        byte += 1;
    }
    class
};
