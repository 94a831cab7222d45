//! Finds what the configuration selects, everything that it needs, and what cannot be generated. The plan stays
//! complete, since names depend on all of it.

mod costs;
mod facets;
mod groups;
mod needs;
mod operations;
mod problems;
mod tell;
mod types;

use std::collections::BTreeSet;

use super::{FacetsId, ItemId, Missing, Operation, Plan};
use crate::config::{Config, Selection};
use crate::diagnostics::Diagnostics;
use crate::record::Released;
use crate::report::FamilyCost;
use needs::{Families, Needs};
use problems::{Problems, Root};

/// The selected operations and items.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Selected {
    /// Indices of operations, in the order of the port type.
    pub operations: Vec<usize>,
    /// Items, in the order of the plan.
    pub items: BTreeSet<ItemId>,
    /// The facets of the items.
    pub facets: BTreeSet<FacetsId>,
    /// The groups of the guide, if the configuration has any.
    pub groups: Vec<Group>,
    /// The operations that were asked for and are not generated, in the order of the port type.
    pub missing: Vec<Missing>,
    /// What families cost, the most expensive first.
    pub families: Vec<FamilyCost>,
    /// The number of items that are selected only because families have members.
    pub items_of_families: usize,
}

/// A task of users, with the selected operations for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// Its title.
    pub title: String,
    /// Indices of operations, in the order of the configuration.
    pub operations: Vec<usize>,
}

/// Finds the selected operations and types and all items that they need.
///
/// What cannot be generated is an error if it was asked for by name or by `"all"`: one error for each construct. With
/// `"supported"`, it is missing. An operation of a kind that is not supported at all is missing, too, with a warning. A
/// released operation must not be missing.
pub fn select(plan: &Plan, config: &Config, released: &Released, diagnostics: &mut Diagnostics) -> Selected {
    let all: &[Operation] = plan.service.as_ref().map_or(&[], |service| &service.operations);
    // Without a service there is nothing to find, which has been reported if there should be one.
    let wanted = plan.service.as_ref().map_or_else(Vec::new, |_| operations::wanted(all, config, diagnostics));
    let types = types::wanted(plan, config, diagnostics);
    let mut roots: Vec<Root<'_>> = wanted.iter().map(|index| root_of(&all[*index])).collect();
    roots.extend(types.iter().map(|id| types::root(plan, *id)));
    let whole = Needs::of(plan, Families::Whole);
    let problems = Problems::find(plan, &whole, &roots);
    let is_whole = |root: usize| problems.of_roots[root].is_empty();

    let mut selected = Selected::default();
    let mut refused = Vec::new();
    for (root, index) in wanted.iter().enumerate() {
        let is_missing = match config.operations {
            Some(Selection::Supported) => true,
            Some(Selection::All) => problems.is_left_out(root),
            _ => false,
        };
        if is_whole(root) {
            selected.operations.push(*index);
        } else if is_missing {
            let operation = &all[*index];
            let (name, path) = (operation.name.clone(), operation.path.clone());
            selected.missing.push(Missing { operation: *index, name, path, reasons: problems.reasons(root) });
        } else {
            refused.push(root);
        }
    }
    let of_types = wanted.len()..roots.len();
    let broken_types: Vec<usize> = of_types.clone().filter(|root| !is_whole(*root)).collect();
    tell::refused(&problems, &roots, &refused, wanted.len(), config, diagnostics);
    tell::types(&problems, &roots, &broken_types, config, diagnostics);
    tell::missing(&selected, config, released, diagnostics);

    let whole_types = of_types.filter(|root| is_whole(*root)).flat_map(|root| roots[root].items.iter().copied());
    let items: Vec<ItemId> =
        selected.operations.iter().flat_map(|index| all[*index].items()).chain(whole_types).collect();
    let reached = whole.reached(items.iter().copied());
    selected.items = plan.ids().map(|(id, _)| id).filter(|id| reached[id.index()]).collect();
    selected.facets = facets::of(plan, &selected);
    facets::tell(plan, &selected.facets, diagnostics);
    let of_bases = Needs::of(plan, Families::Bases).reached(items).into_iter().filter(|is_reached| *is_reached).count();
    selected.items_of_families = selected.items.len() - of_bases;
    selected.families = costs::families(plan, &whole, &selected);
    selected.groups = groups::of(all, config, &selected, diagnostics);
    selected
}

fn root_of(operation: &Operation) -> Root<'_> {
    Root { name: &operation.name, items: operation.items().collect(), problems: &operation.problems }
}

#[cfg(test)]
mod tests;
