//! The names of structs and enums.

use std::collections::HashMap;

use super::case;
use super::is_made_in_halves;
use super::overrides::Overrides;
use super::scopes::Scope;
use crate::diagnostics::Diagnostics;
use crate::paths;
use crate::plan::{Item, ItemId, ItemKind, Operation, Origin, Plan};
use crate::qname::QName;

/// Allots the names of all items, in the order of the plan.
pub(super) fn allot(
    plan: &Plan,
    overrides: &Overrides<'_>,
    scope: &mut Scope,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let halves: Vec<String> =
        plan.items.iter().filter(|item| is_made_in_halves(item)).map(|item| paths::half(&item.path)).collect();
    let given = plan.items.iter().map(|item| &*item.path).chain(halves.iter().map(String::as_str));
    overrides.reserve(given, scope, diagnostics);
    let wishes = Wishes::new(plan);
    let mut names: Vec<Option<String>> = vec![None; plan.items.len()];
    // An element and a type of the same name need a suffix only if both can be generated. Items that no operation needs
    // come last.
    let needed = needed(plan);
    for is_needed in [true, false] {
        for (id, item) in plan.ids().filter(|(id, _)| needed[id.index()] == is_needed) {
            let name = match overrides.get(&item.path) {
                Some(name) => name.to_owned(),
                None => scope.allot(&wishes.of(item, &names), suffix(item)),
            };
            names[id.index()] = Some(name);
        }
    }
    names.into_iter().map(Option::unwrap_or_default).collect()
}

/// Returns for each item whether any operation needs it. Without a service, all items are needed.
fn needed(plan: &Plan) -> Vec<bool> {
    let Some(service) = &plan.service else { return vec![true; plan.items.len()] };
    let mut needed = vec![false; plan.items.len()];
    let mut todo: Vec<ItemId> = service.operations.iter().flat_map(Operation::items).collect();
    while let Some(id) = todo.pop() {
        if !std::mem::replace(&mut needed[id.index()], true) {
            todo.extend(plan.get(id).references());
        }
    }
    needed
}

/// The names that items would get if every name were free.
struct Wishes<'p> {
    plan: &'p Plan,
    /// The number of choices or groups in an item, by the item and the role.
    siblings: HashMap<(ItemId, &'static str), usize>,
    /// The families, by the name of their type.
    families: HashMap<&'p QName, ItemId>,
}

impl<'p> Wishes<'p> {
    fn new(plan: &'p Plan) -> Self {
        let mut siblings: HashMap<_, usize> = HashMap::new();
        let mut families = HashMap::new();
        for (id, item) in plan.ids() {
            match (&item.origin, &item.kind) {
                (Origin::Nested { parent, role, .. }, _) => *siblings.entry((*parent, *role)).or_default() += 1,
                (Origin::ComplexType(name), ItemKind::Family(_)) => {
                    families.insert(name, id);
                }
                _ => {}
            }
        }
        Self { plan, siblings, families }
    }

    /// Returns the name that an item would get. `names` are the names that are already allotted.
    fn of(&self, item: &Item, names: &[Option<String>]) -> String {
        match &item.origin {
            Origin::ComplexType(name)
            | Origin::SimpleType(name)
            | Origin::Element(name)
            | Origin::Group(name)
            | Origin::Substitution(name) => case::pascal(&name.local),
            Origin::Base(name) => format!("{}Base", case::pascal(&name.local)),
            Origin::Nil { of } => format!("{}Nil", self.outer(*of, names)),
            Origin::Whole { of } => format!("{}Element", self.outer(*of, names)),
            Origin::Request(operation) => case::pascal(operation),
            Origin::Response(operation) => format!("{}Response", case::pascal(operation)),
            Origin::InGroup { group, local, role } => inside(&case::pascal(&group.local), local, role, false),
            Origin::Nested { parent, local, role } => {
                let alone = self.siblings.get(&(*parent, *role)) == Some(&1);
                inside(&self.outer(*parent, names), local, role, alone)
            }
        }
    }

    /// Returns the beginning of the names of items inside this one.
    fn outer(&self, parent: ItemId, names: &[Option<String>]) -> String {
        let item = self.plan.get(parent);
        let of = |id: ItemId| names.get(id.index()).cloned().flatten();
        match &item.origin {
            Origin::Base(name) => {
                let family = self.families.get(name).and_then(|id| of(*id));
                family.unwrap_or_else(|| case::pascal(&name.local))
            }
            // A group in a choice is named after the type that contains both.
            Origin::Nested { role, .. } if !role.is_empty() => {
                let name = of(parent).unwrap_or_else(|| last_step(&item.path));
                name.strip_suffix(role).map(str::to_owned).unwrap_or(name)
            }
            // A parent mostly comes before its parts, so that its name is known.
            _ => of(parent).unwrap_or_else(|| last_step(&item.path)),
        }
    }
}

/// Returns the name of a part. A single choice is named after its parent; several are also named after their first
/// alternatives.
fn inside(outer: &str, local: &str, role: &str, alone: bool) -> String {
    match role {
        "Choice" if alone => format!("{outer}Choice"),
        role => format!("{outer}{}{role}", case::pascal(local)),
    }
}

fn last_step(path: &str) -> String {
    case::pascal(path.rsplit(['/', '}']).next().unwrap_or(path))
}

/// Returns the suffix that distinguishes components of the same name: an element, a type and a group may share one.
fn suffix(item: &Item) -> &'static str {
    match item.origin {
        Origin::ComplexType(_) | Origin::SimpleType(_) | Origin::Base(_) => "Type",
        Origin::Element(_) => "Element",
        Origin::Group(_) | Origin::Substitution(_) => "Group",
        Origin::Nil { .. } => "Attributes",
        Origin::Whole { .. } => "Element",
        Origin::Request(_) => "Request",
        Origin::Response(_) => "Message",
        Origin::Nested { .. } | Origin::InGroup { .. } => "Content",
    }
}
