//! Spoiling documents: by a script, and at random from a seed.

use crate::memory::{PASSWORD, USER};

/// Words that mean something to one of the readers.
const WORDS: &[&str] = &[
    "<",
    ">",
    "/>",
    "</",
    "&",
    ";",
    "\"",
    "'",
    "=",
    ":",
    "<a>",
    "</a>",
    "<a/>",
    "]]>",
    "<![CDATA[",
    "<!--",
    "-->",
    "<?",
    "?>",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "&b;",
    "&#0;",
    "&#x1;",
    "&#xD800;",
    "&#xFFFF;",
    "&#99999999999;",
    "&amp;",
    "\u{0}",
    "\u{FFFE}",
    "\u{FEFF}",
    " xsi:nil=\"true\"",
    " xsi:type=\"xsd:int\"",
    " xmlns=\"\"",
    " xmlns:p=\"urn:p\"",
    "p:",
    "xml:",
    "xmlns:",
    "true",
    "-1",
    "9223372036854775808",
    "-9999999999999999999999999999999",
    "1E400",
    "NaN",
    "INF",
    "0001-01-01T00:00:00",
    "9999-12-31T24:00:00+14:00",
    "-0001-02-30T25:61:61",
    "AAAA=",
    "soap:Fault",
    "soap:Body",
    "unbounded",
    " minOccurs=\"0\"",
    " maxOccurs=\"4294967296\"",
    " nillable=\"true\"",
    " ref=\"tns:a\"",
    " type=\"tns:a\"",
    " base=\"tns:a\"",
    " name=\"\"",
    " name=\"self\"",
    " name=\"Option\"",
    " name=\"r#a\"",
    "#",
    "=",
    "[",
    "]",
    "[[",
    "\n",
    "\"\"\"",
    "\\u",
    "é",
    "\u{1F600}",
];

/// User and password of the clients that are fuzzed, as they are and as XML may write them.
pub(super) const SECRETS: &[&str] = &[
    USER,
    PASSWORD,
    "p&amp;ssw&lt;rd-91c2",
    "p&#38;ssw&#60;rd-91c2",
    "&#x70;&#x26;ssw&#x3C;rd-91c2",
    "&#117;ser-7f3a",
];

/// A source of choices that are the same each time (the mixing function of SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) as usize % end.max(1)
    }
}

/// The document spoilt in one to four places, as the seed says, with pieces of others.
pub fn mutated(document: &[u8], others: &[&[u8]], seed: u64) -> Vec<u8> {
    let mut chance = Chance(seed);
    let mut bytes = document.to_vec();
    for _ in 0..=chance.below(4) {
        let (at, length) = (chance.below(bytes.len() + 1), chance.below(64));
        let end = (at + length).min(bytes.len());
        match chance.below(8) {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let piece = bytes[at..end].to_vec();
                let to = chance.below(bytes.len() + 1);
                bytes.splice(to..to, piece);
            }
            2 => bytes.truncate(at),
            3 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
            4 => {
                let other = others.get(chance.below(others.len())).copied().unwrap_or_default();
                let from = chance.below(other.len() + 1);
                let piece = &other[from..(from + 4 * length).min(other.len())];
                bytes.splice(at..at, piece.iter().copied());
            }
            5 => swap_tags(&mut bytes, &mut chance),
            _ => {
                let number = chance.below(WORDS.len() + SECRETS.len());
                let word = WORDS.get(number).unwrap_or_else(|| &SECRETS[number - WORDS.len()]);
                let end = if chance.below(2) == 0 { at } else { end };
                bytes.splice(at..end, word.bytes());
            }
        }
    }
    bytes
}

/// Puts one tag in another's place, so that what is well-formed often stays so.
fn swap_tags(bytes: &mut Vec<u8>, chance: &mut Chance) {
    let starts: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] == b'<').collect();
    if starts.is_empty() {
        return;
    }
    let mut tag = || {
        let start = starts[chance.below(starts.len())];
        let end = bytes[start..].iter().position(|byte| *byte == b'>').map_or(bytes.len(), |length| start + length + 1);
        (start, end)
    };
    let ((from, to), (start, end)) = (tag(), tag());
    let piece = bytes[from..to].to_vec();
    bytes.splice(start..end, piece);
}

/// The document as a script changes it, three bytes a change: where, in two, and what to put there.
pub(super) fn edited(mut document: Vec<u8>, script: &[u8]) -> Vec<u8> {
    for change in script.chunks_exact(3) {
        let at = usize::from(u16::from_be_bytes([change[0], change[1]])) % (document.len() + 1);
        match usize::from(change[2]) {
            word if word < WORDS.len() => drop(document.splice(at..at, WORDS[word].bytes())),
            // Letters and digits, which most values are made of.
            byte @ 0x30..=0x7E if at < document.len() => document[at] = byte as u8,
            length => drop(document.drain(at..(at + length % 64).min(document.len()))),
        }
    }
    document
}
