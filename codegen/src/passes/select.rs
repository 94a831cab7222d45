//! What the configuration asks for, with all that it needs. Nothing is taken out of the model: names count on all of it.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::config::{Config, Selection};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Contract, Kind, Role, TypeId};

/// What is to be emitted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selected {
    /// Indices of operations, in the order of the port type.
    pub operations: Vec<usize>,
    /// Types, in the order of the arena.
    pub types: BTreeSet<TypeId>,
    /// What users want to do, if the configuration has groups.
    pub groups: Vec<Group>,
}

/// Something that users want to do, with the selected operations for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// What it is called.
    pub title: String,
    /// Indices of operations, in the order of the configuration.
    pub operations: Vec<usize>,
}

/// Finds the selected operations and the types that they need; tells the problems of all of them.
pub(super) fn run(contract: &Contract, config: &Config, diagnostics: &mut Diagnostics) -> Selected {
    let operations = operations(contract, config, diagnostics);
    let types = needed(contract, &operations);
    let groups = super::groups::run(contract, config, &operations, diagnostics);
    let selected = Selected { operations, types, groups };
    tell(contract, &selected, diagnostics);
    selected
}

/// The types that operations need.
fn needed(contract: &Contract, operations: &[usize]) -> BTreeSet<TypeId> {
    let mut needed = BTreeSet::new();
    let mut todo: Vec<TypeId> = Vec::new();
    for index in operations {
        let operation = &contract.service.operations[*index];
        todo.extend([&operation.input, &operation.output].into_iter().flatten().map(|element| element.ty));
        let blocks = operation.headers.iter().chain(&operation.faults);
        todo.extend(blocks.filter_map(|block| block.ty.id()));
    }
    while let Some(id) = todo.pop() {
        if !needed.insert(id) {
            continue;
        }
        if let Kind::Structure(structure) = &contract.get(id).kind {
            let fields = structure.fields.iter().filter(|field| field.role != Role::Nil);
            todo.extend(fields.filter_map(|field| field.ty.id()));
        }
    }
    needed
}

/// How much is looked at to say which operations the problems of types concern: for each operation all that it needs. Real
/// contracts are far below; it is not said where they are not.
const MOST_STEPS: usize = 50_000_000;

fn field_count(contract: &Contract, id: TypeId) -> usize {
    match &contract.get(id).kind {
        Kind::Structure(structure) => structure.fields.len(),
        Kind::Enumeration(_) => 0,
    }
}

/// Tells each problem once, with the operations that have it.
fn tell(contract: &Contract, selected: &Selected, diagnostics: &mut Diagnostics) {
    let operations = || selected.operations.iter().map(|index| (*index, &contract.service.operations[*index]));
    let of_operations = operations().flat_map(|(_, operation)| &operation.problems);
    let of_types = selected.types.iter().flat_map(|id| &contract.get(*id).problems);
    let problems: Vec<&Diagnostic> = of_operations.chain(of_types).collect();
    if problems.is_empty() {
        return;
    }
    let mut needed_by: HashMap<&Diagnostic, Vec<&str>> = HashMap::new();
    let of_type = |id: &TypeId| contract.get(*id).problems.len() + field_count(contract, *id);
    let steps: usize = selected.types.iter().map(of_type).sum();
    let types_are_told = steps.saturating_mul(selected.operations.len()) <= MOST_STEPS;
    for (index, operation) in operations() {
        let needed = if types_are_told { needed(contract, &[index]) } else { BTreeSet::new() };
        let of_types = needed.iter().flat_map(|id| &contract.get(*id).problems);
        let all: HashSet<&Diagnostic> = operation.problems.iter().chain(of_types).collect();
        for problem in all {
            needed_by.entry(problem).or_default().push(&operation.name);
        }
    }
    for problem in problems {
        let names = needed_by.get(problem).map_or(&[][..], Vec::as_slice);
        let mut told = problem.clone();
        if !names.is_empty() {
            told.help = format!("{} (concerns {})", told.help, list(names));
        }
        diagnostics.push(told);
    }
}

/// The first few of some names.
fn list(names: &[&str]) -> String {
    const MOST: usize = 3;
    let first: Vec<String> = names.iter().take(MOST).map(|name| format!("`{name}`")).collect();
    match names.len().saturating_sub(MOST) {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}

fn operations(contract: &Contract, config: &Config, diagnostics: &mut Diagnostics) -> Vec<usize> {
    let all = &contract.service.operations;
    let wanted = match &config.operations {
        Some(Selection::Names(wanted)) => wanted,
        _ => return (0..all.len()).collect(),
    };
    let mut found = BTreeSet::new();
    for (name, place) in wanted {
        let before = found.len();
        found.extend(all.iter().enumerate().filter(|(_, operation)| operation.name == *name).map(|(index, _)| index));
        if found.len() == before {
            let known = all.iter().any(|operation| operation.name == *name);
            let title = match known {
                true => format!("operation `{name}` is named twice"),
                false => format!("there is no operation `{name}`"),
            };
            let help = match nearest(name, all.iter().map(|operation| &*operation.name)) {
                _ if known => "once is enough".to_owned(),
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => "take the name out of `operations`".to_owned(),
            };
            diagnostics.error(title, place, help);
        }
    }
    found.into_iter().collect()
}

/// The name that differs least, if any is near: other case, or a shared beginning of most of the name.
pub(super) fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str> + Clone) -> Option<&'n str> {
    let shared = |other: &str| {
        let pairs = name.chars().zip(other.chars());
        pairs.take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count()
    };
    let best = known.max_by_key(|other| (shared(other), std::cmp::Reverse(other.len())))?;
    (shared(best) * 3 >= name.chars().count() * 2).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_nearly_right_is_suggested() {
        let known = ["GetContact", "GetContactList", "SendMessage", "x"];
        let table = [
            ("getcontact", Some("GetContact")),
            ("GetContacts", Some("GetContact")),
            ("GetContactLst", Some("GetContactList")),
            ("SendMesage", Some("SendMessage")),
            ("Get", Some("GetContact")),
            ("Delete", None),
            ("X", Some("x")),
            ("é", None),
        ];
        for (name, suggested) in table {
            assert_eq!(nearest(name, known.iter().copied()), suggested, "{name}");
        }
        assert_eq!(nearest("x", std::iter::empty()), None);
    }

    #[test]
    fn long_lists_are_cut() {
        assert_eq!(list(&["a"]), "`a`");
        assert_eq!(list(&["a", "b", "c"]), "`a`, `b`, `c`");
        assert_eq!(list(&["a", "b", "c", "d", "e"]), "`a`, `b`, `c` and 2 more");
    }
}
