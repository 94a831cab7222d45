//! Rust names for a plan. They are allotted for the whole plan, so that selecting more never renames.

mod case;
pub(crate) mod emitted;
mod items;
mod keywords;
mod members;
mod operations;
mod overrides;
mod scopes;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::paths;
use crate::plan::{Construction, Item, ItemId, ItemKind, Plan};
use crate::record::Released;
use overrides::Overrides;
use scopes::Scope;

/// The Rust names of a plan. The plan itself has only names on the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    items: Vec<ItemNames>,
    operations: Vec<OperationNames>,
    /// Functions of header blocks and of fault entries, by the path of the block.
    blocks: BTreeMap<Arc<str>, String>,
    fault_codes: Vec<String>,
}

/// The names of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemNames {
    /// The struct or enum.
    pub item: String,
    /// Its module, which is also the name of its file if it has one of its own.
    pub module: String,
    /// The fields or variants, in the order of the plan; raw identifiers begin with `r#`.
    pub members: Vec<String>,
    /// The variant for values that an enumeration does not list, or for types that a family does not have.
    pub unlisted: String,
    /// The names of the optional half, if the struct has one.
    pub half: Option<HalfNames>,
}

/// The names of a struct's optional half.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HalfNames {
    /// Its struct.
    pub item: String,
    /// The field that holds it.
    pub member: String,
}

/// The names of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperationNames {
    /// The client's method.
    pub method: String,
    /// Its module, which is also its file's name.
    pub module: String,
}

impl Names {
    /// Returns the names of an item.
    pub fn of(&self, id: ItemId) -> &ItemNames {
        &self.items[id.index()]
    }

    /// Returns the names of the operation at this index.
    pub fn operation(&self, index: usize) -> &OperationNames {
        &self.operations[index]
    }

    /// Returns the function of a header block or of a fault entry, by the path of the block; `None` if it has none.
    pub fn block(&self, path: &str) -> Option<&str> {
        self.blocks.get(path).map(String::as_str)
    }

    /// Returns the variants for the codes of faults, in the order of the configuration.
    pub fn fault_codes(&self) -> &[String] {
        &self.fault_codes
    }
}

/// Allots the names of a whole plan; released names and overrides come first.
pub fn allot(plan: &Plan, config: &Config, released: &Released, diagnostics: &mut Diagnostics) -> Names {
    let overrides = Overrides::match_up(plan, config, released, diagnostics);
    let mut scope = Scope::items();
    let items = items::allot(plan, &overrides, &mut scope, diagnostics);
    let mut modules = Scope::modules();
    // A module is never called as what is in it.
    for name in &items {
        modules.take(name);
    }
    let operations = operations::allot(plan, &overrides, modules.clone(), diagnostics);
    let results = operations::results(plan);
    let items: Vec<ItemNames> = plan
        .ids()
        .zip(items)
        .map(|((id, item), name)| {
            let module = modules.allot(&case::module(&name), "");
            let result = results.get(&id).copied();
            let members::Members { members, unlisted, optional } =
                members::allot(item, result, &overrides, diagnostics);
            let half = optional.map(|member| {
                let item = match overrides.get(&paths::half(&item.path)) {
                    Some(name) => name.to_owned(),
                    None => scope.allot(&format!("{name}Optional"), "Half"),
                };
                HalfNames { item, member }
            });
            ItemNames { item: name, module, members, unlisted, half }
        })
        .collect();
    let items = members::like_their_types(plan, items);
    let blocks = operations::blocks(plan, &overrides, diagnostics);
    let fault_codes = operations::fault_codes(config, &overrides, diagnostics);
    Names { items, operations, blocks, fault_codes }
}

fn is_made_in_halves(item: &Item) -> bool {
    matches!(&item.kind, ItemKind::Struct(of) if of.construction == Construction::Halves)
}

#[cfg(test)]
mod tests;
