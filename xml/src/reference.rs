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
    let (digits, radix) = match number.strip_prefix('x') {
        Some(hex) => (hex, 16),
        None => (number, 10),
    };
    if digits.is_empty() || !digits.chars().all(|c| c.is_digit(radix)) {
        return Err(none());
    }
    // A number that does not fit is beyond the last character, too.
    match u32::from_str_radix(digits, radix).ok().and_then(char::from_u32) {
        Some(c) if is_char(c) => Ok(c),
        _ => Err(Flaw::forbidden(0, format!("the reference `&{};` to a character that XML forbids", excerpt(name)))),
    }
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
}
