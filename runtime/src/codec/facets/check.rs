//! Checking texts.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::compare::{Compared, compare};
use super::violation::FacetViolation;
use super::{Facets, Lexical, Primitive, measure};
use crate::values::white_space::{collapse, items};

impl Facets {
    /// Returns the first facet that a text does not satisfy. Its white space is already treated, unless the type
    /// collapses it anyway.
    #[inline]
    pub fn violation(&self, text: &str) -> Option<FacetViolation> {
        match self.is_plainly_satisfied(text) {
            true => self.of_patterns(text),
            false => self.of_any_kind(text),
        }
    }

    #[inline(never)]
    pub(super) fn of_any_kind(&self, text: &str) -> Option<FacetViolation> {
        let text = match self.of {
            Primitive::Text | Primitive::Other => Cow::Borrowed(text),
            _ => collapse(Cow::Borrowed(text)),
        };
        let text = &*text;
        let item = || self.items.and_then(|of| items(text).find_map(|item| of.violation(item)));
        self.of_lexical_space(text)
            .or_else(|| self.of_length(text))
            .or_else(|| self.of_digits(text))
            .or_else(|| self.of_bounds(text))
            .or_else(|| self.of_patterns(text))
            .or_else(|| self.of_members(text))
            .or_else(|| self.of_values(text))
            .or_else(item)
    }

    #[inline]
    fn of_patterns(&self, text: &str) -> Option<FacetViolation> {
        self.patterns
            .iter()
            .find(|pattern| !(pattern.matches)(text))
            .map(|pattern| FacetViolation::Pattern(pattern.text))
    }

    fn of_lexical_space(&self, text: &str) -> Option<FacetViolation> {
        let has = self.lexical == Lexical::Any || self.lexical.has(text);
        (!has).then(|| FacetViolation::LexicalSpace(self.lexical.name()))
    }

    fn of_length(&self, text: &str) -> Option<FacetViolation> {
        let (min, max) = (self.min_length, self.max_length);
        if (min, max) == (0, usize::MAX) {
            return None;
        }
        let length = measure::length(self.of, text)?;
        if length < min {
            return Some(FacetViolation::MinLength { length, min });
        }
        (length > max).then_some(FacetViolation::MaxLength { length, max })
    }

    fn of_digits(&self, text: &str) -> Option<FacetViolation> {
        let (most, most_fraction) = (self.total_digits, self.fraction_digits);
        if (most, most_fraction) == (usize::MAX, usize::MAX) {
            return None;
        }
        let (digits, fraction) = measure::digits(text);
        if digits > most {
            return Some(FacetViolation::TotalDigits { digits, max: most });
        }
        (fraction > most_fraction).then_some(FacetViolation::FractionDigits { digits: fraction, max: most_fraction })
    }

    fn of_bounds(&self, text: &str) -> Option<FacetViolation> {
        if let Some(min) = self.min
            && !is_within(self.of, text, min.text, Ordering::Greater, min.is_inclusive)
        {
            return Some(match min.is_inclusive {
                true => FacetViolation::MinInclusive(min.text),
                false => FacetViolation::MinExclusive(min.text),
            });
        }
        let max = self.max.filter(|max| !is_within(self.of, text, max.text, Ordering::Less, max.is_inclusive))?;
        Some(match max.is_inclusive {
            true => FacetViolation::MaxInclusive(max.text),
            false => FacetViolation::MaxExclusive(max.text),
        })
    }

    /// Returns what is wrong by the first member of a union, if no member allows the text.
    fn of_members(&self, text: &str) -> Option<FacetViolation> {
        let mut violations = self.any_of.iter().map(|member| member.violation(text));
        let first = violations.next()??;
        violations.all(|violation| violation.is_some()).then_some(first)
    }

    fn of_values(&self, text: &str) -> Option<FacetViolation> {
        let is = |listed: &&str| matches!(self.same(text, listed), Compared::Values(Some(Ordering::Equal)));
        (!self.values.is_empty() && !self.values.iter().any(is)).then_some(FacetViolation::Enumeration)
    }

    /// Compares a text with a listed one; lists item by item.
    fn same(&self, text: &str, listed: &str) -> Compared {
        let Some(of) = self.items.map(|items| items.of).filter(|_| self.of == Primitive::List) else {
            return compare(self.of, text, listed);
        };
        let (texts, all_listed): (Vec<_>, Vec<_>) = (items(text).collect(), items(listed).collect());
        let is = |(text, listed): (&&str, &&str)| {
            matches!(compare(of, text, listed), Compared::Values(Some(Ordering::Equal)))
        };
        let are = texts.len() == all_listed.len() && texts.iter().zip(&all_listed).all(is);
        Compared::Values(are.then_some(Ordering::Equal))
    }
}

/// Returns `true` if a value is on this side of a bound. A value without an order with the bound is not (XML Schema part
/// 2, section 4.3.7). A text that is not a value is reported as such, not by its facets.
fn is_within(of: Primitive, text: &str, bound: &str, side: Ordering, is_inclusive: bool) -> bool {
    match compare(of, text, bound) {
        Compared::NoValue => true,
        Compared::Values(Some(Ordering::Equal)) => is_inclusive,
        Compared::Values(order) => order == Some(side),
    }
}
