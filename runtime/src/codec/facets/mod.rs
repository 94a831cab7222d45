//! Facets of simple types, as data: what a value must be besides a text of its type (XML Schema part 2, section 4.3).
//! White space is treated before facets are looked at. Enumerations whose values are variants are not among them.

#[cfg(feature = "patterns")]
mod automaton;
mod check;
mod compare;
mod lexical;
mod measure;
mod pattern;
mod plain;
#[cfg(test)]
mod tests;
mod violation;

use std::fmt;

#[cfg(feature = "patterns")]
pub use automaton::Automaton;
#[cfg(feature = "patterns")]
pub(super) use automaton::{State, Walk};
pub use compare::Primitive;
pub use lexical::Lexical;
pub use pattern::Pattern;
#[cfg(feature = "patterns")]
pub use pattern::compiled;
pub use violation::{FacetError, FacetViolation};

/// The facets of a simple type, including those of its bases. For generated code only.
#[derive(Clone, Copy)]
pub struct Facets {
    /// The type by which texts are measured and compared.
    pub of: Primitive,
    /// The minimum length in characters, bytes or items.
    pub min_length: usize,
    /// The maximum length in characters, bytes or items.
    pub max_length: usize,
    /// The maximum number of digits.
    pub total_digits: usize,
    /// The maximum number of digits after the decimal point.
    pub fraction_digits: usize,
    /// The lower bound.
    pub min: Option<Bound>,
    /// The upper bound.
    pub max: Option<Bound>,
    /// The lexical space of a built-in type that reads as `String`.
    pub lexical: Lexical,
    /// The patterns, one for each step of derivation. All of them hold.
    pub patterns: &'static [Pattern],
    /// The values, if they are listed but have no variants; otherwise empty.
    pub values: &'static [&'static str],
    /// The facets of the items, if the type is a list.
    pub items: Option<&'static Facets>,
    /// The facets of the members, if the type is a union that is not an enum. One of them must hold; empty if any value
    /// is allowed.
    pub any_of: &'static [&'static Facets],
}

/// A bound of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    /// The text of the bound.
    pub text: &'static str,
    /// Whether the bound itself is allowed.
    pub is_inclusive: bool,
    /// The value, if it is a small whole number.
    number: Option<i64>,
}

impl Bound {
    /// Creates a bound that is allowed itself.
    pub const fn inclusive(text: &'static str) -> Self {
        Self { text, is_inclusive: true, number: plain::whole(text.as_bytes()) }
    }

    /// Creates a bound that is not allowed itself.
    pub const fn exclusive(text: &'static str) -> Self {
        Self { text, is_inclusive: false, number: plain::whole(text.as_bytes()) }
    }
}

impl Facets {
    /// Creates the facets of a type that has none.
    pub const fn of(primitive: Primitive) -> Self {
        Self {
            of: primitive,
            min_length: 0,
            max_length: usize::MAX,
            total_digits: usize::MAX,
            fraction_digits: usize::MAX,
            min: None,
            max: None,
            lexical: Lexical::Any,
            patterns: &[],
            values: &[],
            items: None,
            any_of: &[],
        }
    }
}

/// Two tables are equal if they are the same one.
impl PartialEq for Facets {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Facets {}

impl fmt::Debug for Facets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Facets").field("of", &self.of).finish_non_exhaustive()
    }
}
