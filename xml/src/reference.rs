//! References to characters and to the five entities that XML predefines (XML 1.0, sections 4.1 and 4.6).

use crate::chars::{excerpt, is_char, is_ncname};
use crate::error::Flaw;

/// The character that a reference stands for, given what is between `&` and `;`.
pub(crate) fn reference(name: &str) -> Result<char, Flaw> {
    match name.as_bytes() {
        [b'l', b't'] => return Ok('<'),
        [b'g', b't'] => return Ok('>'),
        [b'a', b'm', b'p'] => return Ok('&'),
        [b'a', b'p', b'o', b's'] => return Ok('\''),
        [b'q', b'u', b'o', b't'] => return Ok('"'),
        _ => {}
    }
    let none = || Flaw::new(0, "`&` that does not begin a reference");
    let Some(number) = name.strip_prefix('#') else {
        // It may be a value with `&` in it, so it is not shown.
        return Err(match is_ncname(name) && name.len() <= 20 {
            true => Flaw::new(0, "a reference to an entity that is not declared"),
            false => none(),
        });
    };
    match numbered(number).ok_or_else(none)?.and_then(char::from_u32) {
        Some(c) if is_char(c) => Ok(c),
        _ => Err(Flaw::forbidden(0, format!("the reference `&{};` to a character that XML forbids", excerpt(name)))),
    }
}

/// The number in a reference; `None` if there is none, `Some(None)` if it is beyond the last character.
fn numbered(number: &str) -> Option<Option<u32>> {
    let (digits, radix) = match number.strip_prefix('x') {
        Some(hex) => (hex, 16),
        None => (number, 10),
    };
    let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
    is_number.then(|| u32::from_str_radix(digits, radix).ok())
}

/// The character that two references to the halves of a surrogate pair mean, and the length of the second. Programs that
/// print UTF-16 unit by unit write such, as `&#xD83D;&#xDE00;`. `name` is what is in the first; `after` follows it.
pub(crate) fn surrogate_pair(name: &str, after: &str) -> Option<(char, usize)> {
    /// No reference to one is longer without padding.
    const LONGEST: usize = 32;
    let unit = |name: &str| numbered(name.strip_prefix('#')?)?.and_then(|number| u16::try_from(number).ok());
    let high = unit(name).filter(|unit| (0xD800..0xDC00).contains(unit))?;
    let second = after.strip_prefix('&')?;
    let len = second.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let low = unit(second.get(..len)?)?;
    let c = char::decode_utf16([high, low]).next()?.ok()?;
    Some((c, len + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_stand_for_characters_that_xml_allows() {
        for (name, c) in [("lt", '<'), ("#65", 'A'), ("#x41", 'A'), ("#x10FFFF", '\u{10FFFF}'), ("#0000000000065", 'A')]
        {
            assert_eq!(reference(name), Ok(c), "{name}");
        }
        for (name, forbidden) in [
            ("#0", true),
            ("#x1", true),
            ("#xD800", true),
            ("#xFFFE", true),
            ("#99999999999999999999", true),
            ("", false),
            ("#", false),
            ("#x", false),
            ("#X41", false),
            ("#+65", false),
            ("# 65", false),
            ("LT", false),
            ("nbsp", false),
        ] {
            assert_eq!(reference(name).map_err(|flaw| flaw.forbidden), Err(forbidden), "{name}");
        }
    }

    #[test]
    fn two_halves_of_a_surrogate_pair_are_a_character() {
        for (name, after, expected) in [
            ("#xD83D", "&#xDE00;x", Some(('\u{1F600}', 8))),
            ("#55357", "&#56832;", Some(('\u{1F600}', 8))),
            ("#x00d83d", "&#00056832;", Some(('\u{1F600}', 11))),
            ("#xDBFF", "&#xDFFF;", Some(('\u{10FFFF}', 8))),
            // A character that XML allows, though it has no meaning.
            ("#xD83F", "&#xDFFE;", Some(('\u{1FFFE}', 8))),
            ("#xDE00", "&#xD83D;", None),
            ("#xD83D", "&#xD83D;", None),
            ("#xD83D", "&#x41;", None),
            ("#xD83D", "x&#xDE00;", None),
            ("#xD83D", "&#xDE00", None),
            ("#xD83D", "&amp;", None),
            ("#xD83D", "", None),
            ("#x1", "&#xDE00;", None),
            ("amp", "&#xDE00;", None),
        ] {
            assert_eq!(surrogate_pair(name, after), expected, "{name}, {after}");
        }
    }
}
