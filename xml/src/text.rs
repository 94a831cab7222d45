//! Character data, CDATA sections and attribute values as XML gives them to applications.

use std::borrow::Cow;

use crate::chars::is_char;
use crate::entities::Entities;
use crate::error::Flaw;
use crate::reference::{reference, surrogate_pair};
use crate::run::{after_plain, plain_end};

/// What a byte of raw text asks for.
const PLAIN: u8 = 0;
const REFERENCE: u8 = 1;
const CARRIAGE_RETURN: u8 = 2;
const FORBIDDEN: u8 = 4;
const GREATER: u8 = 8;
const MAYBE_FORBIDDEN: u8 = 16;
const ATTRIBUTE_SPACE: u8 = 32;
const LESS: u8 = 64;

const CLASS: [u8; 256] = {
    let mut class = [PLAIN; 256];
    let mut control = 0;
    while control < 0x20 {
        class[control] = FORBIDDEN;
        control += 1;
    }
    class[b'\t' as usize] = ATTRIBUTE_SPACE;
    class[b'\n' as usize] = ATTRIBUTE_SPACE;
    class[b'\r' as usize] = CARRIAGE_RETURN;
    class[b'&' as usize] = REFERENCE;
    class[b'>' as usize] = GREATER;
    class[b'<' as usize] = LESS;
    // U+FFFE and U+FFFF begin with this byte in UTF-8, as do many allowed characters.
    class[0xEF] = MAYBE_FORBIDDEN;
    class
};

/// What the bytes of a text ask for, all together.
fn classes(raw: &str) -> u8 {
    raw.bytes().fold(PLAIN, |all, byte| all | CLASS[usize::from(byte)])
}

fn check_chars(raw: &str, classes: u8) -> Result<(), Flaw> {
    if classes & (FORBIDDEN | MAYBE_FORBIDDEN) == 0 {
        return Ok(());
    }
    match raw.char_indices().find(|(_, c)| !is_char(*c)) {
        Some((at, c)) => Err(Flaw::forbidden(at, format!("the character U+{:04X}, which XML forbids", u32::from(c)))),
        None => Ok(()),
    }
}

/// The text with U+FFFD for each character that XML forbids.
pub(crate) fn replaced(raw: &str) -> String {
    raw.chars().map(|c| if is_char(c) { c } else { char::REPLACEMENT_CHARACTER }).collect()
}

/// Line ends as XML gives them to applications (section 2.11).
fn unify_line_ends(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = memchr::memchr(b'\r', rest.as_bytes()) {
        text.push_str(&rest[..at]);
        text.push('\n');
        rest = &rest[at + 1..];
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    text.push_str(rest);
    text
}

/// Character data between markup, without references; `]]>` may not stand in it (section 2.4).
pub(crate) fn character_data(raw: &str) -> Result<Cow<'_, str>, Flaw> {
    let classes = classes(raw);
    if classes & GREATER != 0
        && let Some(at) = raw.find("]]>")
    {
        return Err(Flaw::new(at, "`]]>` outside a CDATA section"));
    }
    with_line_ends(raw, classes)
}

/// The content of a CDATA section, comment or processing instruction.
pub(crate) fn cdata(raw: &str) -> Result<Cow<'_, str>, Flaw> {
    with_line_ends(raw, classes(raw))
}

fn with_line_ends(raw: &str, classes: u8) -> Result<Cow<'_, str>, Flaw> {
    check_chars(raw, classes)?;
    Ok(if classes & CARRIAGE_RETURN != 0 { Cow::Owned(unify_line_ends(raw)) } else { Cow::Borrowed(raw) })
}

/// An attribute's value: references replaced, white space as spaces (section 3.3.3). `flawed` says what stands in the
/// place of a reference to a forbidden character, if it is not half of a surrogate pair whose other half follows.
pub(crate) fn attribute_value<'t>(
    raw: &'t str,
    entities: Option<&Entities>,
    flawed: &dyn Fn(Flaw) -> Result<char, Flaw>,
) -> Result<Cow<'t, str>, Flaw> {
    let classes = classes(raw);
    check_chars(raw, classes)?;
    if classes & LESS != 0 {
        return Err(Flaw::new(raw.find('<').unwrap_or(0), "`<` in an attribute's value"));
    }
    if classes & (REFERENCE | CARRIAGE_RETURN | ATTRIBUTE_SPACE) == 0 {
        return Ok(Cow::Borrowed(raw));
    }
    let mut value = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find(['&', '\t', '\n', '\r']) {
        value.push_str(&rest[..at]);
        let offset = raw.len() - rest.len() + at;
        rest = &rest[at..];
        let Some(after) = rest.strip_prefix('&') else {
            // A line end of two characters is one line feed, which is one space.
            value.push(' ');
            rest = rest.strip_prefix("\r\n").unwrap_or(&rest[1..]);
            continue;
        };
        let Some((name, after)) = after.split_once(';') else {
            return Err(Flaw::new(offset, "`&` that does not begin a reference"));
        };
        match entities {
            Some(entities) => {
                let from = value.len();
                entities.expand(name, &mut value).map_err(|flaw| Flaw { at: offset, ..flaw })?;
                // A reference to a character keeps it; in the text of an entity white space becomes spaces.
                if !name.starts_with('#') && value[from..].contains(['\t', '\n', '\r']) {
                    let spaced = value[from..].replace(['\t', '\n', '\r'], " ");
                    value.replace_range(from.., &spaced);
                }
            }
            None => match reference(name) {
                Ok(c) => value.push(c),
                Err(flaw) => {
                    let c = flawed(Flaw { at: offset, ..flaw })?;
                    let (c, len) = surrogate_pair(name, after).unwrap_or((c, 0));
                    value.push(c);
                    rest = &after[len..];
                    continue;
                }
            },
        }
        rest = after;
    }
    value.push_str(rest);
    Ok(Cow::Owned(value))
}

/// The character data from one byte to another, at which markup begins; `None` if it is not well-formed. Only references
/// and carriage returns make a text of its own.
pub(crate) fn content(text: &str, from: usize, to: usize) -> Option<Cow<'_, str>> {
    let bytes = text.as_bytes();
    let mut content = String::new();
    let (mut at, mut copied) = (from, from);
    loop {
        at = plain_end(bytes, at);
        if at >= to {
            break;
        }
        if let Some(after) = after_plain(bytes, at) {
            at = after;
            continue;
        }
        if content.is_empty() {
            content.reserve(to - from);
        }
        match bytes[at] {
            b'&' => {
                content.push_str(text.get(copied..at)?);
                let rest = text.get(at + 1..to)?;
                let len = rest.bytes().position(|byte| byte == b';')?;
                content.push(reference(&rest[..len]).ok()?);
                at += len + 2;
                copied = at;
            }
            b'\r' => {
                content.push_str(text.get(copied..at)?);
                content.push('\n');
                at += if bytes.get(at + 1) == Some(&b'\n') { 2 } else { 1 };
                copied = at;
            }
            b']' if bytes.get(at + 2) != Some(&b'>') => at += 1,
            // A control character, U+FFFE, U+FFFF, or `]]>`.
            _ => return None,
        }
    }
    let rest = text.get(copied..to)?;
    if copied == from {
        return Some(Cow::Borrowed(rest));
    }
    content.push_str(rest);
    Some(Cow::Owned(content))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_are_line_feeds_and_in_attributes_spaces() {
        for (raw, text, value) in [
            ("a\r\nb\rc\nd\r\r\n", "a\nb\nc\nd\n\n", "a b c d  "),
            ("\t\n", "\t\n", "  "),
            ("plain é", "plain é", "plain é"),
        ] {
            assert_eq!(character_data(raw).unwrap(), text);
            assert_eq!(cdata(raw).unwrap(), text);
            assert_eq!(content(&format!("<a>{raw}</a>"), 3, 3 + raw.len()).unwrap(), text);
            assert_eq!(attribute_value(raw, None, &Err).unwrap(), value);
        }
        assert_eq!(attribute_value("&#13;&#10;&lt;&#9;", None, &Err).unwrap(), "\r\n<\t");
        assert_eq!(content("&#13;\r\n&lt;]]a<", 0, 14).unwrap(), "\r\n<]]a");
    }

    #[test]
    fn what_may_not_stand_there_is_a_flaw_at_its_byte() {
        fn at(checked: Result<Cow<'_, str>, Flaw>) -> Result<Cow<'_, str>, (usize, bool)> {
            checked.map_err(|flaw| (flaw.at, flaw.forbidden))
        }
        assert_eq!(at(character_data("a]]>")), Err((1, false)));
        assert_eq!(at(cdata("a]]>")), Ok("a]]>".into()));
        assert_eq!(at(cdata("é\u{FFFF}")), Err((2, true)));
        assert_eq!(at(attribute_value("a<", None, &Err)), Err((1, false)));
        assert_eq!(at(attribute_value("a&b", None, &Err)), Err((1, false)));
        assert_eq!(at(attribute_value("\n&#1;", None, &Err)), Err((1, true)));
        for broken in ["a]]>", "]]]>", "\u{1}", "\u{FFFE}", "&", "&x;", "&#0;", "&lt"] {
            assert_eq!(content(&format!("{broken}</a>"), 0, broken.len()), None, "{broken}");
        }
        assert_eq!(replaced("a\u{1}é\u{FFFE}"), "a\u{FFFD}é\u{FFFD}");
    }
}
