//! The report of a run: what it generated and what it left out, with counts that show that nothing was lost.

mod missing;

use std::fmt;
use std::sync::Arc;

pub use missing::{ByConstruct, Missing, by_construct, missing_for_docs};

use crate::shown::shortened;

/// What a run did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The service's name.
    pub service: String,
    /// Operations written, and how many there are.
    pub operations: (usize, usize),
    /// Types written.
    pub types: usize,
    /// The outcomes of the documents' components.
    pub definitions: Definitions,
    /// Files written.
    pub files: usize,
    /// Operations that were asked for and are not generated.
    pub missing: Vec<Missing>,
    /// What families cost, the one with the most members first.
    pub families: Vec<FamilyCost>,
    /// Types that are written only because families have members.
    pub types_of_families: usize,
}

/// What a family costs: a type and the types that are derived from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyCost {
    /// The local name of the type.
    pub name: Arc<str>,
    /// The number of its variants.
    pub members: usize,
    /// The number of types that are derived from it, those that the configuration leaves out included.
    pub derived: usize,
    /// The number of generated operations that need it.
    pub operations: usize,
}

/// Counts of the components of the documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Definitions {
    /// Read from the documents.
    pub read: usize,
    /// Written as types.
    pub written: usize,
    /// Types that nothing selected needs.
    pub unneeded: usize,
    /// Without a type of their own: elements of named types, restrictions of built-in types.
    pub without_type: usize,
}

impl Definitions {
    /// Returns `true` if everything that was read is accounted for.
    pub fn balance(&self) -> bool {
        self.read == self.written + self.unneeded + self.without_type
    }
}

/// One line of counts.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Definitions { read, written, unneeded, without_type } = self.definitions;
        let (written_operations, operations) = self.operations;
        write!(f, "{}: ", shortened(&self.service))?;
        if operations > 0 {
            write!(f, "{written_operations} of {operations} operations, ")?;
        }
        write!(
            f,
            "{} types, {} files; {read} definitions = {written} written + {unneeded} not needed + {without_type} without a \
             type of their own",
            self.types, self.files
        )
    }
}

impl Report {
    /// The number of families that [`details`](Self::details) lists.
    const MOST_FAMILIES: usize = 5;

    /// Returns lines for people: what is missing, one line for each construct, and what families cost.
    pub fn details(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for group in by_construct(&self.missing) {
            let operations = match group.operations.as_slice() {
                [one] => format!("operation `{one}` is missing"),
                several => format!("{} operations are missing", several.len()),
            };
            let place = group.first.place.as_ref().map_or_else(String::new, |place| match place.line {
                0 => format!(" ({})", place.file),
                line => format!(" (first at {}:{line})", place.file),
            });
            lines.push(shortened(&format!("{operations}: {}{place}", group.first.title)).into_owned());
        }
        if self.types_of_families > 0 {
            let title = format!(
                "{} of the {} types are there only for families; prune with [[family]]",
                self.types_of_families, self.types
            );
            lines.push(title);
        }
        for family in self.families.iter().filter(|family| family.members > 1).take(Self::MOST_FAMILIES) {
            let FamilyCost { name, members, derived, operations } = family;
            let line = format!(
                "family `{name}`: {members} variants, {derived} derived types, {operations} operations need it"
            );
            lines.push(shortened(&line).into_owned());
        }
        lines
    }
}

#[cfg(test)]
mod tests;
