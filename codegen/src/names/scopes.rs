//! The allotter of names: one scope for everything that must not share a name.

use std::collections::{BTreeMap, BTreeSet};

use super::keywords;
use crate::identifier;

/// Names that are taken. What is asked for first gets what it wishes.
#[derive(Debug, Clone)]
pub(super) struct Scope {
    taken: BTreeSet<String>,
    /// The number to try next, by what it is put behind.
    numbers: BTreeMap<String, usize>,
    reserved: &'static [&'static [&'static str]],
    /// Names that are not allotted, but stay if they were released.
    avoided: &'static [&'static str],
    raw: bool,
}

impl Scope {
    fn new(reserved: &'static [&'static [&'static str]], raw: bool) -> Self {
        Self { taken: BTreeSet::new(), numbers: BTreeMap::new(), reserved, avoided: &[], raw }
    }

    /// Structs and enums of a crate.
    pub(super) fn items() -> Self {
        let needed = Self::new(&[&keywords::PRELUDE, &keywords::CRATE, &keywords::SCOPE], false);
        Self { avoided: &keywords::VALUES, ..needed }
    }

    /// Files and modules of one folder. Their names tell apart on file systems that ignore case.
    pub(super) fn modules() -> Self {
        Self::new(&[&keywords::FOLDERS, &keywords::DEVICES], false)
    }

    /// Fields of one struct.
    pub(super) fn fields() -> Self {
        Self::new(&[], true)
    }

    /// Variants of one enum.
    pub(super) fn variants() -> Self {
        Self::new(&[], false)
    }

    /// Methods of the client.
    pub(super) fn methods() -> Self {
        Self::new(&[&keywords::METHODS], true)
    }

    /// Takes a name as it is; `false` where it is taken already.
    pub(super) fn take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }

    /// Whether a name is one that the scope keeps for others.
    pub(super) fn is_reserved(&self, name: &str) -> bool {
        self.is_needed(name) || self.avoided.contains(&name)
    }

    /// Returns `true` if generated code needs the name itself.
    pub(super) fn is_needed(&self, name: &str) -> bool {
        self.reserved.iter().any(|list| list.contains(&name))
    }

    /// A name as near to the wish as can be: the wish, a raw identifier or the wish with an underscore for keywords, the
    /// wish with the suffix, the wish with a number from 2.
    pub(super) fn allot(&mut self, wish: &str, suffix: &str) -> String {
        let bare = wish;
        let wish = if identifier::NEVER.contains(&wish) {
            format!("{wish}_")
        } else if identifier::is_keyword(wish) {
            if self.raw { format!("r#{wish}") } else { format!("{wish}_") }
        } else {
            wish.to_owned()
        };
        if !self.is_reserved(&wish) && self.take(&wish) {
            return wish;
        }
        let suffixed = format!("{bare}{suffix}");
        if !suffix.is_empty() && !self.is_reserved(&suffixed) && self.take(&suffixed) {
            return suffixed;
        }
        // Among one name more than are taken, one is free.
        let mut number = self.numbers.get(bare).copied().unwrap_or(2);
        loop {
            let numbered = format!("{bare}{number}");
            number += 1;
            if !self.is_reserved(&numbered) && self.take(&numbered) {
                self.numbers.insert(bare.to_owned(), number);
                return numbered;
            }
        }
    }
}
