//! Finds any of many texts in another one, in one pass for each escape syntax.

use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::escapes::{Escapes, Plain};

/// How many kinds of escapes are undone one inside the other: `Debug` escapes text that may be JSON already.
const NESTED: usize = 2;

/// Where an occurrence of a text counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    Anywhere,
    /// As a whole word: other occurrences are chance.
    Word,
    /// As the whole text, except for white space around it.
    Whole,
}

/// Texts to find, in any letter case and with any escapes.
pub(super) struct Finder {
    texts: Vec<(Reach, String)>,
    /// Built by the first search; `None` if that fails, and then the texts may be anywhere.
    automaton: OnceLock<Option<AhoCorasick>>,
}

impl Finder {
    /// Creates a finder of texts, none of which is empty.
    pub(super) fn new(texts: Vec<String>, reach: impl Fn(&str) -> Reach) -> Self {
        let reach = |text: String| (reach(&text), text);
        Self { texts: texts.into_iter().map(reach).collect(), automaton: OnceLock::new() }
    }

    /// Returns every place of one of the texts. Places may overlap and are not sorted.
    pub(super) fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mut places = Vec::new();
        if !self.texts.is_empty() {
            self.find(text, NESTED, &mut |place| places.push(place));
        }
        places
    }

    fn find(&self, text: &str, nested: usize, found: &mut dyn FnMut(Range<usize>)) {
        self.search(text.as_bytes(), found);
        for plain in Escapes::ALL.iter().filter_map(|escapes| Plain::of(text, escapes)) {
            let mut found = |place| found(plain.written(place));
            match std::str::from_utf8(&plain.bytes) {
                Ok(text) if nested > 1 => self.find(text, nested - 1, &mut found),
                _ => self.search(&plain.bytes, &mut found),
            }
        }
    }

    fn search(&self, bytes: &[u8], found: &mut dyn FnMut(Range<usize>)) {
        let build = || {
            let mut builder = AhoCorasick::builder();
            // Most searched texts are short: the automaton that is fastest to build is best.
            builder.ascii_case_insensitive(true).kind(Some(AhoCorasickKind::NoncontiguousNFA));
            builder.build(self.texts.iter().map(|(_, text)| text)).ok()
        };
        let automaton = self.automaton.get_or_init(build).as_ref();
        match automaton.and_then(|automaton| automaton.try_find_overlapping_iter(bytes).ok()) {
            Some(all) => all.filter(|one| self.counts(one.pattern().as_usize(), bytes, one.range())).for_each(|one| {
                found(one.range());
            }),
            None => found(0..bytes.len()),
        }
    }

    /// Whether an occurrence is the text itself, and not a part of something else.
    fn counts(&self, index: usize, bytes: &[u8], place: Range<usize>) -> bool {
        let (reach, text) = &self.texts[index];
        let (before, after) = (&bytes[..place.start], &bytes[place.end..]);
        let is_beside =
            |kind: fn(char) -> bool| last_char(before).is_some_and(kind) || first_char(after).is_some_and(kind);
        let is_all = |kind: fn(&u8) -> bool| text.as_bytes().iter().all(kind);
        match reach {
            Reach::Whole => before.trim_ascii_start().is_empty() && after.trim_ascii_end().is_empty(),
            Reach::Word => !is_beside(char::is_alphanumeric),
            // Digits next to other digits are another number.
            Reach::Anywhere if is_all(u8::is_ascii_digit) => !is_beside(|c| c.is_ascii_digit()),
            // Words are parts of longer ones by chance, especially in names of the service.
            Reach::Anywhere if is_all(u8::is_ascii_alphabetic) => {
                bytes[place] == *text.as_bytes() || !is_beside(char::is_alphanumeric)
            }
            Reach::Anywhere => true,
        }
    }
}

fn first_char(bytes: &[u8]) -> Option<char> {
    bytes.get(..4).unwrap_or(bytes).utf8_chunks().next()?.valid().chars().next()
}

fn last_char(bytes: &[u8]) -> Option<char> {
    let last = bytes.get(bytes.len().saturating_sub(4)..)?.utf8_chunks().last()?;
    last.valid().chars().next_back().filter(|_| last.invalid().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_count_by_their_reach() {
        for (text, reach, within, found) in [
            ("a-7", Reach::Anywhere, "A-7a-7 xa-7x", &["A-7", "a-7", "a-7"][..]),
            ("4711", Reach::Anywhere, "4711 47110 a4711", &["4711", "4711"]),
            ("Logon", Reach::Anywhere, "logon LOGON: InvalidLogon prelogon", &["logon", "LOGON", "Logon"]),
            ("an", Reach::Word, "an any man, an\u{e9} 'An'", &["an", "An"]),
            ("\u{e9}", Reach::Word, "\u{e9} n\u{e9}e \u{e9}\u{e9} \u{ab}\u{e9}\u{bb}", &["\u{e9}", "\u{e9}"]),
            ("an", Reach::Whole, " an\n", &["an"]),
            ("an", Reach::Whole, "an an", &[]),
            ("a b&", Reach::Anywhere, "a%20b%26 a+b%26 a b\\u0026", &["a b\\u0026", "a%20b%26", "a+b%26"]),
        ] {
            let finder = Finder::new(vec![text.to_owned()], |_| reach);
            let mut all: Vec<&str> = finder.places(within).into_iter().map(|place| &within[place]).collect();
            all.sort_unstable();
            all.dedup();
            let mut found = found.to_vec();
            found.sort_unstable();
            found.dedup();
            assert_eq!(all, found, "{text} in {within}");
        }
    }
}
