//! Characters and references: what XML 1.0 lets a text hold, and what the parser below lets pass.

use std::borrow::Cow;

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
    // U+FFFE and U+FFFF begin with this byte in UTF-8, as do many good characters.
    class[0xEF] = MAYBE_FORBIDDEN;
    class
};

/// What is wrong with a raw text: the byte and the description.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Flaw {
    pub(super) at: usize,
    pub(super) found: String,
    /// Whether it is a character that XML forbids, or a reference to one.
    pub(super) forbidden: bool,
}

impl Flaw {
    fn new(at: usize, found: impl Into<String>) -> Self {
        Self { at, found: found.into(), forbidden: false }
    }

    fn forbidden(at: usize, found: impl Into<String>) -> Self {
        Self { at, found: found.into(), forbidden: true }
    }
}

fn classes(raw: &str) -> u8 {
    raw.bytes().fold(PLAIN, |all, byte| all | CLASS[usize::from(byte)])
}

/// Whether XML 1.0 allows the character (section 2.2, `Char`).
pub(crate) fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

fn check_chars(raw: &str) -> Result<(), Flaw> {
    match raw.char_indices().find(|(_, c)| !is_char(*c)) {
        Some((at, c)) => Err(Flaw::forbidden(at, format!("the character U+{:04X}, which XML forbids", u32::from(c)))),
        None => Ok(()),
    }
}

/// The text with U+FFFD for each character that XML forbids.
pub(super) fn replaced(raw: &str) -> String {
    raw.chars().map(|c| if is_char(c) { c } else { char::REPLACEMENT_CHARACTER }).collect()
}

/// Line ends as XML 1.0 gives them to applications (section 2.11).
fn unify_line_ends(raw: &str) -> String {
    raw.replace("\r\n", "\n").replace('\r', "\n")
}

/// Character data between tags, without references; `]]>` may not stand in it.
pub(super) fn character_data(raw: &str) -> Result<Cow<'_, str>, Flaw> {
    let classes = classes(raw);
    if classes == PLAIN || classes == ATTRIBUTE_SPACE {
        return Ok(Cow::Borrowed(raw));
    }
    if classes & GREATER != 0
        && let Some(at) = raw.find("]]>")
    {
        return Err(Flaw::new(at, "`]]>` outside a CDATA section"));
    }
    cdata(raw)
}

/// The content of a CDATA section, comment or processing instruction.
pub(super) fn cdata(raw: &str) -> Result<Cow<'_, str>, Flaw> {
    let classes = classes(raw);
    if classes & (FORBIDDEN | MAYBE_FORBIDDEN) != 0 {
        check_chars(raw)?;
    }
    Ok(if classes & CARRIAGE_RETURN != 0 { Cow::Owned(unify_line_ends(raw)) } else { Cow::Borrowed(raw) })
}

/// An attribute's value: references replaced, white space made blanks (section 3.3.3).
pub(super) fn attribute_value(raw: &str) -> Result<Cow<'_, str>, Flaw> {
    let classes = classes(raw);
    if classes & (FORBIDDEN | MAYBE_FORBIDDEN) != 0 {
        check_chars(raw)?;
    }
    if classes & LESS != 0 {
        return Err(Flaw::new(raw.find('<').unwrap_or(0), "`<` in an attribute's value"));
    }
    if classes & (REFERENCE | CARRIAGE_RETURN | ATTRIBUTE_SPACE) == 0 {
        return Ok(Cow::Borrowed(raw));
    }
    with_references(raw, Err).map(Cow::Owned)
}

/// As [`attribute_value`], with U+FFFD for each character that XML forbids and each reference to one.
pub(super) fn attribute_value_replaced(raw: &str) -> Result<String, Flaw> {
    let raw = replaced(raw);
    if let Some(at) = raw.find('<') {
        return Err(Flaw::new(at, "`<` in an attribute's value"));
    }
    with_references(&raw, |flaw| if flaw.forbidden { Ok(char::REPLACEMENT_CHARACTER) } else { Err(flaw) })
}

/// An attribute's value as XML gives it; `flawed` says what a reference stands for that stands for nothing.
fn with_references(raw: &str, flawed: impl Fn(Flaw) -> Result<char, Flaw>) -> Result<String, Flaw> {
    let raw = unify_line_ends(raw);
    let mut value = String::with_capacity(raw.len());
    let mut rest = raw.as_str();
    while let Some(at) = rest.find(['&', '\t', '\n']) {
        value.push_str(&rest[..at]);
        let offset = raw.len() - rest.len() + at;
        rest = &rest[at..];
        if let Some(behind) = rest.strip_prefix('&') {
            let Some(end) = behind.find(';') else {
                return Err(Flaw::new(offset, "`&` that begins no reference"));
            };
            value.push(reference(&behind[..end]).or_else(|flaw| flawed(Flaw { at: offset, ..flaw }))?);
            rest = &behind[end + 1..];
        } else {
            value.push(' ');
            rest = &rest[1..];
        }
    }
    value.push_str(rest);
    Ok(value)
}

/// The character that a reference stands for, given what is between `&` and `;`.
pub(super) fn reference(name: &str) -> Result<char, Flaw> {
    match name {
        "lt" => return Ok('<'),
        "gt" => return Ok('>'),
        "amp" => return Ok('&'),
        "apos" => return Ok('\''),
        "quot" => return Ok('"'),
        _ => {}
    }
    let none = || Flaw::new(0, "`&` that begins no reference");
    let Some(number) = name.strip_prefix('#') else {
        // It may be a value with `&` in it, which is not shown.
        return Err(match is_ncname(name) && name.len() <= 20 && !name.is_empty() {
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
    // What does not fit is beyond the last character too.
    match u32::from_str_radix(digits, radix).ok().and_then(char::from_u32) {
        Some(c) if is_char(c) => Ok(c),
        _ => {
            let found = format!("the reference `&{};` to a character that XML forbids", shortened(name));
            Err(Flaw::forbidden(0, found))
        }
    }
}

/// The beginning of something found, short enough for a message.
pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Whether the text is white space only, as XML has it (section 2.3, `S`).
pub(crate) fn is_blank(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n'))
}

/// The text without white space around it, as XML has it.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\r', '\n'])
}

/// Whether the text is a name without colon (Namespaces in XML 1.0, `NCName`).
pub(super) fn is_ncname(name: &str) -> bool {
    let is_start = |c: char| {
        matches!(c, 'A'..='Z' | 'a'..='z' | '_' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
            | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}'
            | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
            | '\u{10000}'..='\u{EFFFF}')
    };
    let is_part = |c: char| {
        is_start(c) || matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
    };
    let mut chars = name.chars();
    chars.next().is_some_and(is_start) && chars.all(is_part)
}
