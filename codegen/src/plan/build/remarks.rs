//! Describes the facets of simple types in sentences (XML Schema part 2, section 4.3).

use crate::contract::{Contract, Facets, TypeId, ValueConstraint, Variety};
use crate::shown;
use crate::xsd::builtin::Builtin;

/// Returns the facets of a type's values, including those of its bases.
pub(super) fn of(contract: &Contract, id: TypeId) -> Vec<String> {
    let mut chain: Vec<&Facets> = Vec::new();
    let mut unit = "characters";
    for (_, simple) in contract.derivation(id) {
        chain.push(&simple.facets);
        unit = match &simple.variety {
            Variety::List(_) => "items",
            Variety::Atomic(Builtin::HexBinary | Builtin::Base64Binary) => "bytes",
            Variety::Atomic(_) | Variety::Union(_) => "characters",
        };
    }
    sentences(&chain, unit)
}

/// Returns a sentence for the nearest facet of each kind, and one for each set of patterns.
fn sentences(chain: &[&Facets], unit: &str) -> Vec<String> {
    fn nearest<'f, T>(chain: &[&'f Facets], facet: impl Fn(&'f Facets) -> Option<T>) -> Option<T> {
        chain.iter().find_map(|facets| facet(facets))
    }
    let counted = |count: u64, unit: &str| match count {
        1 => format!("1 {}", unit.trim_end_matches('s')),
        count => format!("{count} {unit}"),
    };
    let mut said = Vec::new();
    let mut say = |sentence: Option<String>| said.extend(sentence);
    say(nearest(chain, |f| f.length).map(|n| format!("Exactly {}.", counted(n, unit))));
    say(nearest(chain, |f| f.min_length).map(|n| format!("At least {}.", counted(n, unit))));
    say(nearest(chain, |f| f.max_length).map(|n| format!("At most {}.", counted(n, unit))));
    say(nearest(chain, |f| f.total_digits).map(|n| format!("At most {}.", counted(n, "digits"))));
    let fraction = |n| match n {
        0 => "No digits after the decimal point.".to_owned(),
        n => format!("At most {} after the decimal point.", counted(n, "digits")),
    };
    say(nearest(chain, |f| f.fraction_digits).map(fraction));
    say(nearest(chain, |f| f.min_inclusive.as_ref()).map(|least| format!("At least {}.", bound(least))));
    say(nearest(chain, |f| f.min_exclusive.as_ref()).map(|least| format!("Greater than {}.", bound(least))));
    say(nearest(chain, |f| f.max_inclusive.as_ref()).map(|most| format!("At most {}.", bound(most))));
    say(nearest(chain, |f| f.max_exclusive.as_ref()).map(|most| format!("Less than {}.", bound(most))));
    for facets in chain.iter().filter(|facets| !facets.patterns.is_empty()) {
        let patterns: Vec<String> = facets.patterns.iter().map(|pattern| code(&pattern.value)).collect();
        said.push(format!("Pattern {}.", patterns.join(" or ")));
    }
    said
}

/// Returns the description of a default or fixed value.
pub(super) fn of_constraint(value: &ValueConstraint, is_element: bool) -> String {
    match value {
        ValueConstraint::Default(text) if is_element => format!("An empty element means {}.", code(text)),
        ValueConstraint::Default(text) => format!("The default is {}.", code(text)),
        ValueConstraint::Fixed(text) => format!("The only value is {}.", code(text)),
    }
}

/// Returns a text of the description as code, shortened if it is long.
fn code(text: &str) -> String {
    /// The number of characters that are shown.
    const LONGEST: usize = 120;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", shown::code(&text[..end])),
        None => shown::code(text),
    }
}

/// Returns a bound: a number or a date as it is, anything else as code.
fn bound(text: &str) -> String {
    let is_plain = !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "+-.:".contains(c));
    if is_plain && text.len() <= 40 { text.to_owned() } else { code(text) }
}
