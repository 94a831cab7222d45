//! The text of a configuration, for places in it.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;

use super::Placed;
use crate::diagnostics::Place;

/// The text of a configuration.
pub(super) struct Text<'t> {
    text: &'t str,
    pub(super) file: Arc<str>,
    /// The bytes at which lines begin.
    lines: Vec<usize>,
}

impl<'t> Text<'t> {
    pub(super) fn new(text: &'t str, file: &str) -> Self {
        let next = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, file: file.into(), lines: std::iter::once(0).chain(next).collect() }
    }

    /// Returns the place of a byte.
    pub(super) fn place(&self, byte: usize, key: &str) -> Place {
        let line = self.lines.partition_point(|begin| *begin <= byte);
        let before = self.lines.get(line - 1).and_then(|begin| self.text.get(*begin..byte)).unwrap_or_default();
        let column = before.chars().count() + 1;
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Place { file: self.file.clone(), line: number(line), column: number(column), path: key.into() }
    }

    pub(super) fn placed(&self, text: Spanned<String>, key: &str) -> Placed {
        let place = self.place(text.span().start, key);
        Placed { text: text.into_inner(), place }
    }

    pub(super) fn all_placed(&self, texts: Vec<Spanned<String>>, key: &str) -> Vec<Placed> {
        texts.into_iter().map(|text| self.placed(text, key)).collect()
    }

    /// Finds the places of the names in a list. A value that may have several forms loses the places of its parts, so the
    /// names are looked up in the text of the list; one that is written with an escape gets the place of the list.
    pub(super) fn names(&self, names: Vec<String>, span: Range<usize>, key: &str) -> Vec<Placed> {
        let mut from = span.start;
        let mut placed = |name: String| {
            let rest = self.text.get(from..span.end).unwrap_or("");
            let found = ['"', '\''].iter().filter_map(|quote| rest.find(&format!("{quote}{name}{quote}"))).min();
            let place = self.place(found.map_or(span.start, |at| from + at), key);
            // A name that is listed twice is searched for after its first place.
            from += found.map_or(0, |at| at + name.len() + 2);
            Placed { text: name, place }
        };
        names.into_iter().map(&mut placed).collect()
    }
}
