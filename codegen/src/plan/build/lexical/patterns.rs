//! The patterns of a type and its bases together (XML Schema part 2, section 4.3.4).

use regex::{Regex, RegexBuilder};

use crate::pattern::{self, Expression};
use crate::xsd::document::Pattern;

/// The size of a compiled pattern in bytes, above which it is left out.
const COMPILED: usize = 16 << 20;

/// Lists of patterns. A text must match one of each list; what is not a pattern is left out.
pub(super) struct Patterns {
    lists: Vec<(Vec<Expression>, Regex)>,
}

impl Patterns {
    pub(super) fn of(lists: &[&[Pattern]]) -> Self {
        let lists = lists.iter().filter_map(|patterns| {
            let all: Vec<Expression> = patterns.iter().filter_map(|each| Expression::parse(&each.value).ok()).collect();
            let regex = RegexBuilder::new(&pattern::whole(&all)).size_limit(COMPILED).build().ok()?;
            (!all.is_empty()).then_some((all, regex))
        });
        Self { lists: lists.collect() }
    }

    /// Returns `true` if a text matches one pattern of each list.
    pub(super) fn admit(&self, text: &str) -> bool {
        self.lists.iter().all(|(_, regex)| regex.is_match(text))
    }

    /// Returns `true` if there is one pattern, and its texts have one character of a class in each place. Spaces may not
    /// be among them: a text could begin with one.
    pub(super) fn is_by_place(&self) -> bool {
        let [(list, _)] = &self.lists[..] else { return false };
        let [only] = &list[..] else { return false };
        only.is_by_place() && only.examples().all(|example| !example.contains(char::is_whitespace))
    }

    /// Returns texts that match a pattern of some list, those of one pattern and another in turns.
    pub(super) fn examples(&self) -> impl Iterator<Item = String> {
        let expressions = self.lists.iter().flat_map(|(all, _)| all);
        let mut examples: Vec<(usize, String)> =
            expressions.flat_map(|expression| expression.examples().enumerate()).collect();
        examples.sort_by_key(|(number, _)| *number);
        examples.into_iter().map(|(_, text)| text)
    }
}
