//! The rules for Rust identifiers (The Rust Reference, "Identifiers" and "Keywords"). A leaf that every stage may use.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;

use crate::shown::is_hidden;

/// Every strict and reserved keyword of the 2024 edition that a raw identifier can stand for.
pub(crate) const RAW: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that no raw identifier can stand for.
pub(crate) const NEVER: [&str; 5] = ["crate", "self", "super", "Self", "_"];

/// Returns whether this word needs to be written as a raw identifier, and can be.
pub(crate) fn is_keyword(word: &str) -> bool {
    RAW.contains(&word)
}

/// Returns whether a text is an identifier and nothing else. A tokenizer cannot decide that: it skips blanks and comments.
pub(crate) fn is_identifier(text: &str) -> bool {
    match text.strip_prefix("r#") {
        Some(bare) => has_identifier_characters(bare) && !NEVER.contains(&bare),
        None => has_identifier_characters(text) && !NEVER.contains(&text) && !is_keyword(text),
    }
}

/// The form in which Rust compares identifiers (The Rust Reference, "Identifiers": normalization form C).
pub(crate) fn normalized(name: &str) -> Cow<'_, str> {
    if name.is_ascii() {
        return Cow::Borrowed(name);
    }
    ComposingNormalizerBorrowed::new_nfc().normalize(name)
}

fn has_identifier_characters(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|c| c == '_' || is_start(c)) && characters.all(is_part)
}

/// Returns whether an identifier can begin with the character, apart from the underscore.
pub(crate) fn is_start(c: char) -> bool {
    unicode_ident::is_xid_start(c) && !is_ignorable(c)
}

/// Returns whether the character can be in an identifier after its first. Names must differ visibly: joiners, fillers and
/// variation selectors are not allowed, although some versions of Unicode allow them.
pub(crate) fn is_part(c: char) -> bool {
    unicode_ident::is_xid_continue(c) && !is_ignorable(c)
}

fn is_ignorable(c: char) -> bool {
    is_hidden(c) || matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_are_those_of_the_parser() {
        for c in
            (0..0x3000).chain((0x3000..0x2_FFFF).step_by(37)).filter_map(char::from_u32).filter(|c| !is_ignorable(*c))
        {
            // The parser skips blanks. After a letter, a character that cannot be in an identifier ends it.
            let parses = |text: &str| syn::parse_str::<proc_macro2::Ident>(text).is_ok_and(|ident| ident == text);
            assert_eq!(is_identifier(&c.to_string()), parses(&c.to_string()), "{c:?}");
            assert_eq!(is_identifier(&format!("zz{c}")), parses(&format!("zz{c}")), "{c:?}");
        }
    }

    #[test]
    fn what_stands_for_no_name_is_no_identifier() {
        let none =
            NEVER.iter().map(|word| format!("r#{word}")).chain(NEVER.iter().chain(&RAW).map(|word| (*word).into()));
        for text in none {
            assert!(!is_identifier(&text), "{text}");
        }
        for word in RAW {
            assert!(is_identifier(&format!("r#{word}")) && is_identifier(&format!("{word}_")), "{word}");
        }
    }
}
