//! Patterns: the regular expressions of XML Schema (part 2, appendix F), and what they are in the syntax of the crate
//! `regex`. A value matches a pattern as a whole; `^` and `$` are characters like any other.

mod blocks;
mod escapes;
mod examples;
mod parse;
mod several;
mod size;
mod translate;
mod tree;

#[cfg(test)]
mod tests;

use thiserror::Error;

pub use several::Patterns;
pub use tree::{Atom, Class, Expression, Part, Piece};

/// The maximum nesting of parentheses and classes.
const MOST_NESTING: usize = 60;

/// The maximum size of a pattern, by the estimate of [`size`]. The automaton of such a pattern takes less than 10 MiB.
const MOST_STATES: u64 = 100_000;

/// A text that is not a pattern, or one that is too large.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{problem} at byte {at}")]
pub struct Error {
    problem: &'static str,
    at: usize,
}

impl Expression {
    /// Parses a pattern.
    ///
    /// # Errors
    /// The text is not a pattern, or its repetitions come to more than an automaton should hold.
    pub fn parse(pattern: &str) -> Result<Self, Error> {
        let expression = parse::parse(pattern)?;
        if size::of(&expression) > MOST_STATES {
            return Err(Error { problem: "repetitions are too many for an automaton", at: 0 });
        }
        Ok(expression)
    }

    /// Whether the pattern begins with `^` or ends with `$`, which are plain characters here, but often meant as anchors.
    pub fn has_anchors(&self) -> bool {
        let is = |piece: Option<&Piece>, anchor| piece.is_some_and(|piece| piece.atom == Atom::Character(anchor));
        self.branches.iter().any(|branch| is(branch.first(), '^') || is(branch.last(), '$'))
    }
}

/// Returns the regular expression that matches what one of these patterns matches as a whole.
pub fn whole(alternatives: &[Expression]) -> String {
    let mut out = String::from("^(?:");
    for (index, alternative) in alternatives.iter().enumerate() {
        if index > 0 {
            out.push('|');
        }
        translate::expression(alternative, &mut out);
    }
    out.push_str(")$");
    out
}
