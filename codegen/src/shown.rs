//! Foreign text as people are shown it: characters that are invisible or change the text around them are replaced by their
//! code points, and long texts are cut. A leaf that every stage may use.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The greatest number of characters of a text that are shown.
pub const LONGEST: usize = 1_000;

/// The number of them that are taken from its end, which often says what is wrong.
const END: usize = 200;

/// Returns whether a character is invisible, moves the cursor or changes the direction of the text around it: controls, line and
/// paragraph separators, format characters and fillers. Format characters that have a shape are not among them.
pub fn is_hidden(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control();
    }
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}'
            | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}' | '\u{13430}'..='\u{1343F}'
            | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}')
}

/// Returns the text with hidden characters written as in Rust, `\u{202E}`, line ends included.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        push(c, &mut out);
    }
    Cow::Owned(out)
}

/// Does the same for a text of several lines, which `\n` separates.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| c != '\n' && is_hidden(c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split('\n').map(visible).collect::<Vec<_>>().join("\n"))
}

/// Returns the text in one line of at most [`LONGEST`] characters, where a hidden character counts as one. The number of
/// characters that are left out stands in their place.
pub fn shortened(text: &str) -> Cow<'_, str> {
    // Bytes are counted quickly, and a text has at least as many bytes as characters.
    if text.len() <= LONGEST {
        return visible(text);
    }
    let count = text.chars().count();
    if count <= LONGEST {
        return visible(text);
    }
    let at = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
    let (begin, end) = (&text[..at(LONGEST - END)], &text[at(count - END)..]);
    Cow::Owned(format!("{}…[{} characters more]…{}", visible(begin), count - LONGEST, visible(end)))
}

/// Adds a character, or its code point if it is hidden.
pub(crate) fn push(c: char, out: &mut String) {
    if is_hidden(c) { push_number(c, out) } else { out.push(c) }
}

/// Adds the code point of a character.
pub(crate) fn push_number(c: char, out: &mut String) {
    let _ = write!(out, "\\u{{{:X}}}", u32::from(c));
}

/// A word as code. What would end the code, or cannot be seen, is shown by its number.
pub(crate) fn code(text: &str) -> String {
    if text.is_empty() {
        return "`\"\"`".to_owned();
    }
    if !text.contains(|c| c == '`' || is_hidden(c)) {
        return format!("`{text}`");
    }
    let mut out = String::from("`");
    for c in text.chars() {
        if c == '`' { push_number(c, &mut out) } else { push(c, &mut out) }
    }
    out.push('`');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_shown() {
        let table = [
            ("a b é 名 👍🏽 \\u", "a b é 名 👍🏽 \\u"),
            ("\u{1B}[2J\r\n\t\0", "\\u{1B}[2J\\u{D}\\u{A}\\u{9}\\u{0}"),
            ("\u{7F}\u{80}\u{85}\u{9B}31m\u{9F}", "\\u{7F}\\u{80}\\u{85}\\u{9B}31m\\u{9F}"),
            ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"),
            (
                "\u{202A}\u{202E}\u{2066}\u{2069}\u{200E}\u{200F}\u{61C}",
                "\\u{202A}\\u{202E}\\u{2066}\\u{2069}\\u{200E}\\u{200F}\\u{61C}",
            ),
            ("\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}\u{AD}", "\\u{200B}\\u{200C}\\u{200D}\\u{2060}\\u{FEFF}\\u{AD}"),
            ("\u{E0041}\u{3164}", "\\u{E0041}\\u{3164}"),
        ];
        for (text, shown) in table {
            assert_eq!(visible(text), shown);
            assert!(!visible_lines(text).contains(|c| c != '\n' && is_hidden(c)));
        }
        assert_eq!(visible_lines("a\nb\r\n"), "a\nb\\u{D}\n");
    }

    #[test]
    fn what_is_long_is_cut_and_its_length_is_said() {
        let whole = "é".repeat(LONGEST);
        assert_eq!(shortened(&whole), whole);
        let long = format!("begin {} end", "é\u{1B}".repeat(10_000_000));
        let cut = shortened(&long);
        assert!(cut.len() < 10 * LONGEST, "{}", cut.len());
        assert!(
            cut.starts_with("begin é") && cut.ends_with("é\\u{1B} end") && cut.contains("19999010 characters"),
            "{cut}"
        );
    }
}
