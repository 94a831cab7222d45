//! What XML 1.0 and Namespaces in XML allow as characters, white space and names.

/// Whether XML 1.0 allows the character (section 2.2, `Char`).
pub fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// Whether the byte is white space (section 2.3, `S`).
#[inline(always)]
pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// Whether the text is empty or white space only.
pub fn is_blank(text: &str) -> bool {
    text.bytes().all(is_space)
}

/// The text without the white space around it.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\r', '\n'])
}

/// Whether the text is a name without a colon (Namespaces in XML 1.0, `NCName`).
pub fn is_ncname(name: &str) -> bool {
    is_plain_name(name.as_bytes()) || {
        let mut chars = name.chars();
        chars.next().is_some_and(is_name_start) && chars.all(is_name_char)
    }
}

/// Whether the text is a name, which may hold colons (XML 1.0, production 5).
pub fn is_name(name: &str) -> bool {
    name.starts_with(|c| c == ':' || is_name_start(c)) && is_nmtoken(name)
}

/// Whether the text consists of characters of names (XML 1.0, production 7).
pub fn is_nmtoken(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c == ':' || is_name_char(c))
}

/// Whether the name consists of ASCII letters, digits and underscores and does not begin with a digit. Most names do.
fn is_plain_name(name: &[u8]) -> bool {
    name.first().is_some_and(|first| !first.is_ascii_digit())
        && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
}

/// `NameStartChar` of XML 1.0, section 2.3, without the colon.
fn is_name_start(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | '_' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
        | '\u{10000}'..='\u{EFFFF}')
}

/// `NameChar` of XML 1.0, section 2.3, without the colon.
fn is_name_char(c: char) -> bool {
    is_name_start(c) || matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// The beginning of something that was found, short enough for a message and free of control characters.
pub fn excerpt(text: &str) -> String {
    const LONGEST: usize = 40;
    let visible = |c: char| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c };
    let mut chars = text.chars();
    let mut short: String = chars.by_ref().take(LONGEST).map(visible).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_distinguished_from_other_text() {
        for name in ["a", "_", "A.b-c_1", "größe", "名前", "a\u{B7}", "a_1"] {
            assert!(is_ncname(name), "{name}");
        }
        for other in ["", "1a", "-a", ".a", "a b", "a:b", "a\n", "a/b", "×", "a'", "\u{B7}"] {
            assert!(!is_ncname(other), "{other}");
        }
    }

    #[test]
    fn excerpts_are_short_and_visible() {
        assert_eq!(excerpt("a\u{1b}[2J"), "a\u{FFFD}[2J");
        assert_eq!(excerpt(&"é".repeat(50)), format!("{}…", "é".repeat(40)));
        assert_eq!(excerpt(""), "");
    }
}
