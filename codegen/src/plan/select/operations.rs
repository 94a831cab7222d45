//! The operations that the configuration asks for.

use std::collections::{BTreeSet, HashMap};

use crate::config::{Config, Selection};
use crate::diagnostics::{Diagnostics, Place};
use crate::paths;
use crate::plan::{Operation, nearest};

/// Operations by their names, which overloaded ones share, and by their paths.
pub(super) struct Index<'p> {
    operations: &'p [Operation],
    by_name: HashMap<&'p str, Vec<usize>>,
}

impl<'p> Index<'p> {
    pub(super) fn of(operations: &'p [Operation]) -> Self {
        let mut by_name: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, operation) in operations.iter().enumerate() {
            by_name.entry(&operation.name).or_default().push(index);
            by_name.entry(&operation.path).or_default().push(index);
        }
        Self { operations, by_name }
    }

    /// Returns the operations that a text of the configuration means.
    pub(super) fn find(&self, text: &str) -> &[usize] {
        self.by_name.get(text).map_or(&[], Vec::as_slice)
    }

    /// Returns help for a name that no operation has.
    pub(super) fn help(&self, name: &str, otherwise: &str) -> String {
        match nearest(&paths::short(name), self.operations.iter().map(|operation| &*operation.name)) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => otherwise.to_owned(),
        }
    }
}

/// Returns the operations that the configuration asks for, in the order of the port type, whether they can be generated or
/// not.
pub(super) fn wanted(all: &[Operation], config: &Config, diagnostics: &mut Diagnostics) -> Vec<usize> {
    let index = Index::of(all);
    let names = match &config.operations {
        None => return Vec::new(),
        Some(Selection::Names(names)) => names,
        Some(Selection::All | Selection::Supported) => {
            let mut left: BTreeSet<usize> = (0..all.len()).collect();
            for name in &config.except {
                let found = index.find(&name.text);
                if found.is_empty() {
                    unknown(&index, &name.text, &name.place, "remove the name from `except`", diagnostics);
                }
                for operation in found {
                    left.remove(operation);
                }
            }
            return left.into_iter().collect();
        }
    };
    let mut found = BTreeSet::new();
    for (name, place) in names {
        let operations = index.find(name);
        if operations.is_empty() {
            unknown(&index, name, place, "remove the name from `operations`", diagnostics);
        }
        // An overloaded operation may be named by its name and one of its paths.
        let new = operations.iter().filter(|operation| found.insert(**operation)).count();
        if new == 0 && !operations.is_empty() {
            diagnostics.error(format!("operation `{name}` is listed twice"), place, "list it once");
        }
    }
    found.into_iter().collect()
}

fn unknown(index: &Index<'_>, name: &str, place: &Place, otherwise: &str, diagnostics: &mut Diagnostics) {
    diagnostics.error(format!("there is no operation `{name}`"), place, index.help(name, otherwise));
}
