//! Patterns of several steps of a derivation together (XML Schema part 2, section 4.3.4).

use regex::{Regex, RegexBuilder};

use super::{Expression, whole};

/// The size of a compiled pattern in bytes, above which it is left out.
const COMPILED: usize = 16 << 20;

/// Lists of patterns, one of each step of a derivation. A text must match one pattern of each list; what is not a pattern is
/// left out.
#[derive(Debug, Clone)]
pub struct Patterns {
    lists: Vec<(Vec<Expression>, Regex)>,
}

impl Patterns {
    /// Compiles lists of patterns.
    pub fn of<'p, L: IntoIterator<Item = &'p str>>(lists: impl IntoIterator<Item = L>) -> Self {
        let lists = lists.into_iter().filter_map(|patterns| {
            let all: Vec<Expression> = patterns.into_iter().filter_map(|each| Expression::parse(each).ok()).collect();
            let regex = RegexBuilder::new(&whole(&all)).size_limit(COMPILED).build().ok()?;
            (!all.is_empty()).then_some((all, regex))
        });
        Self { lists: lists.collect() }
    }

    /// Returns `true` if a text matches one pattern of each list.
    pub fn admit(&self, text: &str) -> bool {
        self.lists.iter().all(|(_, regex)| regex.is_match(text))
    }

    /// Returns `true` if there is one pattern, and its texts have one character of a class in each place. Spaces may not
    /// be among them: a text could begin with one.
    pub fn is_by_place(&self) -> bool {
        let [(list, _)] = &self.lists[..] else { return false };
        let [only] = &list[..] else { return false };
        only.is_by_place() && only.examples().all(|example| !example.contains(char::is_whitespace))
    }

    /// Returns texts that match a pattern of some list, those of one pattern and another in turns.
    pub fn examples(&self) -> impl Iterator<Item = String> {
        let expressions = self.lists.iter().flat_map(|(all, _)| all);
        let mut examples: Vec<(usize, String)> =
            expressions.flat_map(|expression| expression.examples().enumerate()).collect();
        examples.sort_by_key(|(number, _)| *number);
        examples.into_iter().map(|(_, text)| text)
    }
}
