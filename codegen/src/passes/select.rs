//! What the configuration asks for, with all that it needs. Nothing is taken out of the model: names count on all of it.

use std::collections::BTreeSet;

use crate::config::{Config, Selection};
use crate::diagnostics::{Diagnostics, Place};
use crate::model::{Contract, Kind, TypeId, TypeRef};

/// What is to be emitted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selected {
    /// Indices of operations, in the order of the port type.
    pub operations: Vec<usize>,
    /// Types, in the order of the arena.
    pub types: BTreeSet<TypeId>,
}

/// Finds the selected operations and the types that they need; tells the problems of all of them.
pub(super) fn run(contract: &Contract, config: &Config, diagnostics: &mut Diagnostics) -> Selected {
    let mut selected = Selected { operations: operations(contract, config, diagnostics), types: BTreeSet::new() };
    let mut todo: Vec<TypeId> = Vec::new();
    for index in &selected.operations {
        let operation = &contract.service.operations[*index];
        for problem in &operation.problems {
            diagnostics.push(problem.clone());
        }
        todo.extend([&operation.input, &operation.output].into_iter().flatten().map(|element| element.ty));
        let blocks = operation.headers.iter().chain(&operation.faults);
        todo.extend(blocks.filter_map(|block| as_type(block.ty)));
    }
    while let Some(id) = todo.pop() {
        if !selected.types.insert(id) {
            continue;
        }
        if let Kind::Structure(structure) = &contract.get(id).kind {
            todo.extend(structure.fields.iter().filter_map(|field| as_type(field.ty)));
        }
    }
    for id in &selected.types {
        for problem in &contract.get(*id).problems {
            diagnostics.push(problem.clone());
        }
    }
    selected
}

fn as_type(ty: TypeRef) -> Option<TypeId> {
    match ty {
        TypeRef::Type(id) => Some(id),
        TypeRef::Scalar(_) => None,
    }
}

fn operations(contract: &Contract, config: &Config, diagnostics: &mut Diagnostics) -> Vec<usize> {
    let all = &contract.service.operations;
    let wanted = match &config.operations {
        Selection::All => return (0..all.len()).collect(),
        Selection::Names(wanted) => wanted,
    };
    if wanted.is_empty() {
        let place = Place::of_file(config.file.clone());
        diagnostics.error("no operation is selected", &place, "name some in `operations`, or write \"all\"");
    }
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
                Some(nearest) if !known => format!("did you mean `{nearest}`?"),
                _ => "take the name out of `operations`".to_owned(),
            };
            diagnostics.error(title, place, help);
        }
    }
    found.into_iter().collect()
}

/// The name that differs least, if any is near: other case, or a shared beginning of most of the name.
fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str> + Clone) -> Option<&'n str> {
    let shared = |other: &str| {
        let pairs = name.chars().zip(other.chars());
        pairs.take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count()
    };
    let best = known.max_by_key(|other| (shared(other), std::cmp::Reverse(other.len())))?;
    (shared(best) * 3 >= name.chars().count() * 2).then_some(best)
}
