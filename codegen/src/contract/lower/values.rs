//! Listed values and other facets (XML Schema part 2, section 4.3).

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use super::Lowering;
use crate::contract::simple::Value;
use crate::diagnostics::Place;
use crate::xsd::builtin::WhiteSpace;
use crate::xsd::document::{Enumeration, Facets};

impl Lowering<'_, '_> {
    /// Returns the listed values, each once, with white space treated as the type requires.
    pub(super) fn values(&mut self, listed: &[Enumeration], white_space: WhiteSpace, place: &Place) -> Arc<[Value]> {
        let text: usize = listed.iter().map(|e| e.value.len() + e.documentation.as_ref().map_or(0, String::len)).sum();
        // Each value is in the list, and temporarily in the set.
        if !self.budget.spend(text + listed.len() * (size_of::<Value>() + 2 * size_of::<Arc<str>>()), place) {
            return [].into();
        }
        let mut seen: HashSet<Arc<str>> = HashSet::with_capacity(listed.len());
        let mut values = Vec::with_capacity(listed.len());
        for value in listed {
            let text = treated(&value.value, white_space);
            if seen.contains(&*text) {
                continue;
            }
            let text: Arc<str> = text.into();
            seen.insert(text.clone());
            values.push(Value { text, documentation: value.documentation.as_deref().map(Arc::from) });
        }
        values.into()
    }

    /// Returns the facets without the listed values.
    pub(super) fn without_values(&mut self, facets: &Facets, place: &Place) -> Facets {
        let patterns: usize = facets.patterns.iter().map(|pattern| size_of_val(pattern) + pattern.value.len()).sum();
        if !self.budget.spend(size_of::<Facets>() + patterns, place) {
            return Facets::default();
        }
        Facets {
            enumeration: Vec::new(),
            patterns: facets.patterns.clone(),
            length: facets.length,
            min_length: facets.min_length,
            max_length: facets.max_length,
            total_digits: facets.total_digits,
            fraction_digits: facets.fraction_digits,
            min_inclusive: facets.min_inclusive.clone(),
            min_exclusive: facets.min_exclusive.clone(),
            max_inclusive: facets.max_inclusive.clone(),
            max_exclusive: facets.max_exclusive.clone(),
            white_space: facets.white_space,
        }
    }
}

/// Returns the text with its white space treated.
fn treated(text: &str, white_space: WhiteSpace) -> Cow<'_, str> {
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
    match white_space {
        WhiteSpace::Preserve => Cow::Borrowed(text),
        WhiteSpace::Replace => Cow::Owned(text.replace(is_space, " ")),
        WhiteSpace::Collapse => {
            let words: Vec<&str> = text.split(is_space).filter(|word| !word.is_empty()).collect();
            Cow::Owned(words.join(" "))
        }
    }
}
