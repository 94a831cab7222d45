//! The syntax tree of a pattern.

/// A regular expression: alternatives.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Expression {
    /// The branches; at least one, which may be empty.
    pub branches: Vec<Vec<Piece>>,
}

/// An atom and how often it occurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What occurs.
    pub atom: Atom,
    /// The minimum number of occurrences.
    pub min: u32,
    /// The maximum number of occurrences; `None` if there is no limit.
    pub max: Option<u32>,
}

/// What a pattern repeats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Atom {
    /// One character.
    Character(char),
    /// One character of a class.
    Class(Class),
    /// A regular expression in parentheses.
    Group(Expression),
}

/// A set of characters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Class {
    /// Whether the class holds all characters but those of its parts.
    pub is_negated: bool,
    /// The parts.
    pub parts: Vec<Part>,
    /// The characters that are taken away.
    pub without: Option<Box<Class>>,
}

/// A part of a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The characters from one to another.
    Range(char, char),
    /// A general category of Unicode, such as `L` or `Nd`, or all other characters.
    Category {
        /// Its short name.
        name: &'static str,
        /// Whether its characters are left out.
        is_negated: bool,
    },
    /// A class of its own, such as what `\w` stands for.
    Class(Class),
}

impl Class {
    /// Returns the class of some ranges.
    pub(super) fn of_ranges(ranges: &[(char, char)]) -> Self {
        let parts = ranges.iter().map(|&(first, last)| Part::Range(first, last)).collect();
        Self { parts, ..Self::default() }
    }

    /// Returns the class of all other characters.
    pub(super) fn negated(self) -> Self {
        Self { is_negated: !self.is_negated, ..self }
    }
}
