//! The types that the configuration asks for.

use std::collections::{BTreeSet, HashMap};

use super::problems::Root;
use crate::config::{Config, TypeSelection};
use crate::diagnostics::Diagnostics;
use crate::paths;
use crate::plan::{ItemId, Origin, Plan, nearest};

/// Returns the items of the types and elements that the configuration asks for, in the order of the plan. Without a
/// service, and if nothing is said, those are all.
pub(super) fn wanted(plan: &Plan, config: &Config, diagnostics: &mut Diagnostics) -> Vec<ItemId> {
    let named = || plan.ids().filter(|(_, item)| local_name(&item.origin).is_some());
    let names = match &config.types {
        None if plan.service.is_some() => return Vec::new(),
        None | Some(TypeSelection::All) => return with_elements(plan, named().map(|(id, _)| id).collect()),
        Some(TypeSelection::Names(names)) => names,
    };
    // By local name and by path without namespaces; a type before an element of its name.
    let mut known: HashMap<String, Vec<ItemId>> = HashMap::new();
    for (id, item) in named() {
        known.entry(paths::short(&item.path)).or_default().push(id);
    }
    let mut found = BTreeSet::new();
    for name in names {
        let text = &name.text;
        let candidates: Vec<ItemId> = match text.contains('/') {
            true => known.get(&paths::short(text)).into_iter().flatten().copied().collect(),
            false => ["types", "elements"]
                .iter()
                .find_map(|kind| known.get(&format!("{kind}/{text}")))
                .into_iter()
                .flatten()
                .copied()
                .collect(),
        };
        let meant: Vec<ItemId> = match text.contains('/') {
            true => candidates.into_iter().filter(|id| paths::means(text, &plan.get(*id).path)).collect(),
            false => candidates,
        };
        match meant.as_slice() {
            [one] => drop(found.insert(*one)),
            [] => {
                let local = text.rsplit(['/', '}']).next().unwrap_or(text);
                let help = match nearest(local, named().filter_map(|(_, item)| local_name(&item.origin))) {
                    Some(nearest) if nearest != local => format!("did you mean `{nearest}`?"),
                    _ => "name a type with elements or listed values, or an element, by its local name, as \
                          `types/{namespace}Name` or as `elements/{namespace}Name`"
                        .to_owned(),
                };
                diagnostics.error(format!("`{text}` is not a type or element of its own"), &name.place, help);
            }
            several => {
                let paths: Vec<String> = several.iter().map(|id| format!("`{}`", plan.get(*id).path)).collect();
                let help = format!("write one of {}", paths.join(", "));
                diagnostics.error(format!("there are several types `{text}`"), &name.place, help);
            }
        }
    }
    with_elements(plan, found)
}

/// Adds the structs that hold whole elements whose types are selected.
fn with_elements(plan: &Plan, mut found: BTreeSet<ItemId>) -> Vec<ItemId> {
    for element in &plan.elements {
        if let Origin::Whole { of } = &plan.get(element.item).origin
            && found.contains(of)
        {
            found.insert(element.item);
        }
    }
    found.into_iter().collect()
}

/// Returns what may be selected of an item.
pub(super) fn root(plan: &Plan, id: ItemId) -> Root<'_> {
    Root { name: &plan.get(id).path, items: vec![id], problems: &[] }
}

/// Returns the local name of an item that stands for a global component.
fn local_name(origin: &Origin) -> Option<&str> {
    match origin {
        Origin::ComplexType(name) | Origin::SimpleType(name) | Origin::Element(name) => Some(&name.local),
        _ => None,
    }
}
