//! Where any of many texts is in another one, in one pass however many they are: neither a service's answer nor a request
//! of a thousand names makes it slow.

use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::forms::SHORT;

/// Texts that are looked for, however their letters are written. Whoever looks for nothing pays nothing.
pub(super) struct Finder {
    texts: Vec<String>,
    /// `None` where they are too many to be looked for: then they may be anywhere.
    automaton: OnceLock<Option<AhoCorasick>>,
    /// Texts of fewer characters count only as words of their own.
    short: usize,
}

impl Finder {
    /// A finder of these texts, none of which is empty.
    pub(super) fn new(texts: Vec<String>, short: usize) -> Self {
        Self { texts, automaton: OnceLock::new(), short }
    }

    fn automaton(&self) -> Option<&AhoCorasick> {
        let build = || {
            let mut builder = AhoCorasick::builder();
            // What is shown is mostly short: the kind that is made soonest is the best one.
            builder.ascii_case_insensitive(true).kind(Some(AhoCorasickKind::NoncontiguousNFA));
            builder.build(&self.texts).ok()
        };
        self.automaton.get_or_init(build).as_ref()
    }

    /// Every place where one of the texts is, by where it ends. Places may overlap.
    pub(super) fn all<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let found = self.automaton().map(|automaton| automaton.try_find_overlapping_iter(text));
        let (found, anywhere) = match found {
            Some(Ok(found)) => (Some(found), None),
            _ => (None, Some(0..text.len())),
        };
        let found = found.into_iter().flatten().map(|found| found.range());
        found.filter(|place| self.stands(text, place)).chain(anywhere)
    }

    /// The same places in their order, those that overlap being one.
    pub(super) fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mut places: Vec<Range<usize>> = Vec::new();
        for mut place in self.all(text) {
            while let Some(before) = places.pop_if(|before| before.end > place.start) {
                place.start = place.start.min(before.start);
            }
            places.push(place);
        }
        places
    }

    /// Whether what was found is no part of something longer: a short text counts only as a word of its own, and a number
    /// only where no more digits are around it.
    fn stands(&self, text: &str, place: &Range<usize>) -> bool {
        let found = text.get(place.clone()).unwrap_or("");
        let length = found.chars().count();
        let is_number = length >= SHORT && found.bytes().all(|byte| byte.is_ascii_digit());
        let goes_on = |c: char| if is_number { c.is_ascii_digit() } else { length < self.short && c.is_alphanumeric() };
        let (before, behind) = (text.get(..place.start).unwrap_or(""), text.get(place.end..).unwrap_or(""));
        !before.chars().next_back().is_some_and(goes_on) && !behind.chars().next().is_some_and(goes_on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(texts: &[&str], text: &str) -> Vec<(usize, usize)> {
        let finder = Finder::new(texts.iter().map(|text| (*text).to_owned()).collect(), 8);
        finder.places(text).into_iter().map(|place| (place.start, place.end)).collect()
    }

    #[test]
    fn places_that_overlap_are_one_and_those_that_touch_are_two() {
        assert_eq!(places(&["annabelle", "belle lee"], "to Annabelle Lee."), [(3, 16)]);
        assert_eq!(places(&["annabelle", "annabelle lee"], "annabelle lee annabelle"), [(0, 13), (14, 23)]);
        assert_eq!(places(&["annabelle"], "annabelleANNABELLE"), [(0, 9), (9, 18)]);
        assert_eq!(places(&["ann", "ann lee"], "ann leeds"), [(0, 3)]);
        assert_eq!(places(&["20160405"], "20160405 120160405"), [(0, 8)]);
        assert!(places(&["anna"], "hannah").is_empty());
        assert_eq!(places(&["m\u{fc}ller m"], "M\u{fc}LLER M"), [(0, 9)]);
    }
}
