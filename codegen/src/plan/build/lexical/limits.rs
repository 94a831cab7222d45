//! The facets of a type and its bases together (XML Schema part 2, section 4.3).

use std::collections::HashSet;
use std::sync::Arc;

use super::{EXAMPLES, forms, numbers};
use crate::contract::{Contract, Facets, TypeId};
use crate::pattern::Patterns;
use crate::xsd::builtin::{Builtin, WhiteSpace};
use crate::xsd::document::Pattern;

/// The length of examples in bytes, unless all are longer.
const SHORT: usize = 48;
/// The number of examples if all are longer.
const OF_LONG: usize = 2;

/// A bound, and whether it is a value itself.
pub(super) type Bound<'c> = Option<(&'c str, bool)>;

/// What facets limit.
#[derive(Debug, Clone, Default)]
pub(super) struct Limits<'c> {
    pub(super) min_length: u64,
    pub(super) max_length: Option<u64>,
    pub(super) total_digits: Option<u64>,
    pub(super) fraction_digits: Option<u64>,
    pub(super) least: Bound<'c>,
    pub(super) most: Bound<'c>,
    /// The patterns: of each list, one must match.
    pub(super) patterns: Vec<&'c [Pattern]>,
}

impl<'c> Limits<'c> {
    /// Returns the limits of a type.
    pub(super) fn of(contract: &'c Contract, id: TypeId) -> Self {
        let mut limits = Self::default();
        contract.derivation(id).for_each(|(_, simple)| limits.add(&simple.facets));
        limits
    }

    /// Adds the facets of a base. A bound of a derived type is the narrower one.
    fn add(&mut self, facets: &'c Facets) {
        let least = |own: Option<u64>, base: Option<u64>| own.into_iter().chain(base).min();
        self.min_length = self.min_length.max(facets.length.or(facets.min_length).unwrap_or(0));
        self.max_length = least(self.max_length, facets.length.or(facets.max_length));
        self.total_digits = least(self.total_digits, facets.total_digits);
        self.fraction_digits = least(self.fraction_digits, facets.fraction_digits);
        let bound = |inclusive: &'c Option<String>, exclusive: &'c Option<String>| {
            let exclusive = exclusive.as_deref().map(|bound| (bound.trim(), false));
            inclusive.as_deref().map(|bound| (bound.trim(), true)).or(exclusive)
        };
        self.least = self.least.or_else(|| bound(&facets.min_inclusive, &facets.min_exclusive));
        self.most = self.most.or_else(|| bound(&facets.max_inclusive, &facets.max_exclusive));
        if !facets.patterns.is_empty() {
            self.patterns.push(&facets.patterns);
        }
    }

    pub(super) fn is_none(&self) -> bool {
        self.is_only_length() && self.length() == (0, None)
    }

    pub(super) fn is_only_length(&self) -> bool {
        let has_digits = self.total_digits.is_some() || self.fraction_digits.is_some();
        !has_digits && self.least.is_none() && self.most.is_none() && self.patterns.is_empty()
    }

    fn compiled(&self) -> Patterns {
        Patterns::of(self.patterns.iter().map(|step| step.iter().map(|pattern| &*pattern.value)))
    }

    /// Returns the minimum and maximum length.
    pub(super) fn length(&self) -> (u32, Option<u32>) {
        let number = |length: u64| u32::try_from(length).unwrap_or(u32::MAX);
        // A length that only huge values have is as good as none.
        (number(self.min_length), self.max_length.map(number).filter(|most| *most < u32::MAX))
    }

    /// Returns some of these texts of a built-in type that the facets admit.
    pub(super) fn admitted(&self, texts: impl Iterator<Item = Arc<str>>, builtin: Builtin) -> Vec<Arc<str>> {
        let patterns = self.compiled();
        texts.filter(|text| self.admits(text, builtin) && patterns.admit(text)).take(EXAMPLES).collect()
    }

    fn admits(&self, text: &str, builtin: Builtin) -> bool {
        let length = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
        let has_length = || length >= self.min_length && self.max_length.is_none_or(|most| length <= most);
        !forms::is_string(builtin) || has_length()
    }

    /// Returns valid texts of a built-in type with these facets; none if none are found.
    pub(super) fn examples(&self, builtin: Builtin, white_space: WhiteSpace) -> Vec<Arc<str>> {
        if self.is_none() {
            return Vec::new();
        }
        let patterns = self.compiled();
        let mut texts = Vec::new();
        if forms::is_string(builtin) {
            let is_valid = |text: &String| {
                forms::is_valid(builtin, text) && forms::is_treated(white_space, text) && self.admits(text, builtin)
            };
            texts.extend(patterns.examples().filter(is_valid));
        } else {
            texts.extend(self.values(builtin));
            let has_own_form = |text: &String| self.is_written_so(builtin, text);
            texts.extend(patterns.examples().filter(has_own_form));
        }
        let mut seen = HashSet::new();
        texts.retain(|text| patterns.admit(text) && seen.insert(text.clone()));
        // Long examples are only needed if there are no others.
        let short = texts.iter().filter(|text| text.len() <= SHORT).take(EXAMPLES).count();
        texts.retain(|text| short == 0 || text.len() <= SHORT);
        texts.truncate(if short == 0 { OF_LONG } else { EXAMPLES });
        texts.into_iter().map(Arc::from).collect()
    }

    /// Returns `true` if any character of an example may be replaced by that in its place in another example.
    pub(super) fn is_by_place(&self, builtin: Builtin) -> bool {
        let is_plain = matches!(builtin, Builtin::String | Builtin::NormalizedString | Builtin::Token);
        is_plain && self.compiled().is_by_place()
    }

    /// Returns values of a built-in type with these facets, regardless of patterns.
    fn values(&self, builtin: Builtin) -> Vec<String> {
        match builtin {
            Builtin::HexBinary => self.lengths().map(|length| "0A".repeat(length)).collect(),
            Builtin::Base64Binary => self.lengths().map(base64).collect(),
            Builtin::Float | Builtin::Double => {
                let bounds = [self.least, self.most].into_iter().flatten().map(|(bound, _)| bound);
                let has_place = |text: &&str| text.parse::<f64>().is_ok_and(|value| self.has_between(value));
                bounds.chain(forms::of(builtin).iter().copied()).filter(has_place).map(str::to_owned).collect()
            }
            _ if numbers::is_number(builtin) => numbers::examples(builtin, self),
            _ => {
                let bounds = [self.least, self.most].into_iter().flatten();
                let inclusive = bounds.filter_map(|(bound, is_value)| is_value.then_some(bound));
                let inclusive = inclusive.map(str::to_owned);
                inclusive.chain(self.forms_between(builtin).map(str::to_owned)).collect()
            }
        }
    }

    /// Returns `true` if a text is a value within the limits, in the form in which the runtime writes it. Not all such
    /// texts are recognised.
    fn is_written_so(&self, builtin: Builtin, text: &str) -> bool {
        match builtin {
            Builtin::Float | Builtin::Double => {
                text.parse::<f64>().is_ok_and(|value| self.has_between(value) && value.to_string() == text)
            }
            Builtin::HexBinary => {
                let length = (text.len() / 2) as u64;
                let is_hex = text.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'A'..=b'F'));
                is_hex
                    && text.len().is_multiple_of(2)
                    && length >= self.min_length
                    && self.max_length.is_none_or(|most| length <= most)
            }
            Builtin::GYear => {
                let is_year = text.len() == 4 && text.bytes().all(|digit| digit.is_ascii_digit()) && text != "0000";
                is_year
                    && self.least.is_none_or(|(least, _)| text > least)
                    && self.most.is_none_or(|(most, _)| text < most)
            }
            _ => numbers::is_number(builtin) && numbers::is_example(builtin, self, text),
        }
    }

    /// Returns some lengths in bytes. Long values are no better examples than short ones.
    fn lengths(&self) -> impl Iterator<Item = usize> + use<> {
        const LONGEST: u64 = 4_096;
        let (least, most) = (self.min_length, self.max_length.unwrap_or(u64::MAX));
        let lengths = [least, most.min(least.saturating_add(20))];
        let lengths = lengths.into_iter().filter(|length| *length <= LONGEST);
        lengths.filter_map(|length| usize::try_from(length).ok())
    }

    fn has_between(&self, value: f64) -> bool {
        let bound = |bound: Bound<'_>| bound.and_then(|(text, is_value)| Some((text.parse::<f64>().ok()?, is_value)));
        let is_above = bound(self.least).is_none_or(|(least, is)| value > least || (is && value == least));
        let is_below = bound(self.most).is_none_or(|(most, is)| value < most || (is && value == most));
        is_above && is_below
    }

    /// Returns dates and times between the bounds. Texts of one form and time zone are in the order of their values;
    /// durations are not.
    fn forms_between(&self, builtin: Builtin) -> impl Iterator<Item = &'static str> + use<'_, 'c> {
        let is_ordered = builtin != Builtin::Duration || (self.least.is_none() && self.most.is_none());
        let is_between = move |text: &&'static str| {
            is_ordered
                && self.least.is_none_or(|(least, _)| *text > least)
                && self.most.is_none_or(|(most, _)| *text < most)
        };
        forms::of(builtin).iter().copied().filter(is_between)
    }
}

/// Returns this number of zeros in base 64.
fn base64(length: usize) -> String {
    let rest = ["", "AA==", "AAA="][length % 3];
    format!("{}{rest}", "AAAA".repeat(length / 3))
}
