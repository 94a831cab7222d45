//! Members whose values are personal or secret, if the configuration says so.

use std::cell::Cell;
use std::collections::HashMap;

use crate::config::{Config, Placed};
use crate::paths;

/// The names in the configuration, by their last step.
pub(in crate::plan) struct Sensitive<'c> {
    entries: Vec<Entry<'c>>,
    by_step: HashMap<&'c str, Vec<usize>>,
}

/// An entry of the configuration, and the number of its matches.
pub(in crate::plan) struct Entry<'c> {
    pub(in crate::plan) name: &'c Placed,
    pub(in crate::plan) values: Cell<usize>,
    pub(in crate::plan) structs: Cell<usize>,
}

impl<'c> Sensitive<'c> {
    pub(super) fn of(config: &'c Config) -> Self {
        let names = config.sensitive.iter().flat_map(|entry| &entry.elements);
        let entries: Vec<Entry<'c>> =
            names.map(|name| Entry { name, values: Cell::new(0), structs: Cell::new(0) }).collect();
        let mut by_step: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, entry) in entries.iter().enumerate() {
            by_step.entry(last_step(&entry.name.text)).or_default().push(index);
        }
        Self { entries, by_step }
    }

    /// Returns `true` if a value with this path and local name is sensitive. Structs are not masked as a whole: their
    /// other values help anyone who reads a log.
    pub(in crate::plan) fn marks(&self, path: &str, local: &str, holds_members: bool) -> bool {
        if self.entries.is_empty() {
            return false;
        }
        let mut marked = false;
        let step = last_step(path);
        let other = (local != step).then_some(local);
        for index in [Some(step), other].into_iter().flatten().filter_map(|step| self.by_step.get(step)).flatten() {
            let entry = &self.entries[*index];
            let is_it = match entry.name.text.contains('/') {
                true => paths::means(&entry.name.text, path),
                false => *entry.name.text == *local,
            };
            if is_it {
                let count = if holds_members { &entry.structs } else { &entry.values };
                count.set(count.get() + 1);
                marked |= !holds_members;
            }
        }
        marked
    }

    /// Returns the entries, so that those without a match can be reported.
    pub(in crate::plan) fn entries(&self) -> &[Entry<'c>] {
        &self.entries
    }
}

/// Returns the part of a path after the last slash or namespace.
fn last_step(path: &str) -> &str {
    path.rsplit(['/', '}']).next().unwrap_or(path)
}
