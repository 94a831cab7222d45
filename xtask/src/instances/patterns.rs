//! The patterns of simple types, compiled once.

use std::collections::HashMap;
use std::rc::Rc;

use wsdl_codegen::contract::{Contract, TypeId};
use wsdl_codegen::pattern::Patterns;

/// The patterns of a type and its bases.
#[derive(Debug)]
pub(super) struct Matching {
    patterns: Patterns,
    /// Texts that match.
    pub(super) examples: Vec<String>,
}

impl Matching {
    /// Whether a text matches.
    pub(super) fn admits(&self, text: &str) -> bool {
        self.patterns.admit(text)
    }
}

/// The patterns of types, by type.
#[derive(Debug, Default)]
pub(super) struct Known(HashMap<TypeId, Option<Rc<Matching>>>);

impl Known {
    /// Returns the patterns of a type; `None` if it has none.
    pub(super) fn of(&mut self, contract: &Contract, id: TypeId) -> Option<Rc<Matching>> {
        self.0.entry(id).or_insert_with(|| matching(contract, id)).clone()
    }
}

fn matching(contract: &Contract, id: TypeId) -> Option<Rc<Matching>> {
    let steps = contract.derivation(id).map(|(_, simple)| &simple.facets.patterns);
    let steps: Vec<_> = steps.filter(|patterns| !patterns.is_empty()).collect();
    if steps.is_empty() {
        return None;
    }
    let patterns = Patterns::of(steps.iter().map(|step| step.iter().map(|pattern| &*pattern.value)));
    let examples = patterns.examples().filter(|example| patterns.admit(example)).collect();
    Some(Rc::new(Matching { patterns, examples }))
}
