//! Operations that are not generated, and why.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::diagnostics::Diagnostic;

/// An operation that was asked for and is not generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Its index among the operations of the service.
    pub operation: usize,
    /// Its name.
    pub name: Arc<str>,
    /// Its path.
    pub path: Arc<str>,
    /// The first finding about each construct that cannot be generated.
    pub reasons: Vec<Arc<Diagnostic>>,
}

/// A construct that cannot be generated, with the operations that are missing for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByConstruct<'m> {
    /// The first finding about it.
    pub first: &'m Diagnostic,
    /// The names of the operations.
    pub operations: Vec<&'m str>,
}

/// Groups missing operations by what they are missing for, in the order of the first of each. An operation that needs
/// several constructs is listed for each of them.
pub fn by_construct(missing: &[Missing]) -> Vec<ByConstruct<'_>> {
    let mut groups: Vec<ByConstruct<'_>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for missing in missing {
        for reason in &missing.reasons {
            let at = *known.entry(reason.construct()).or_insert(groups.len());
            match groups.get_mut(at) {
                Some(group) => group.operations.push(&missing.name),
                None => groups.push(ByConstruct { first: reason, operations: vec![&missing.name] }),
            }
        }
    }
    groups
}

/// Returns the lines about missing operations for a crate's documentation: one line for all operations that are missing
/// for the same reasons, with their names, in order. The lines hold foreign text as it is; the caller escapes it.
pub fn missing_for_docs(missing: &[Missing]) -> Vec<String> {
    let mut groups: BTreeMap<(usize, String), Vec<&str>> = BTreeMap::new();
    let mut firsts: HashMap<String, usize> = HashMap::new();
    for (number, missing) in missing.iter().enumerate() {
        let reasons: Vec<&str> = missing.reasons.iter().map(|reason| &*reason.title).collect();
        let reasons = reasons.join("; ");
        let first = *firsts.entry(reasons.clone()).or_insert(number);
        groups.entry((first, reasons)).or_default().push(&missing.name);
    }
    groups.into_iter().map(|((_, reasons), names)| format!("{}: {reasons}", names.join(", "))).collect()
}
