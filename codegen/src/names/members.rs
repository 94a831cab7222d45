//! The names inside an item: fields and variants.

use super::case;
use super::overrides::Overrides;
use super::scopes::Scope;
use super::{ItemNames, is_made_in_halves};
use crate::diagnostics::Diagnostics;
use crate::paths;
use crate::plan::{Enumeration, Item, ItemKind, Origin, Plan, Source, Struct};

/// The names inside an item.
#[derive(Default)]
pub(super) struct Members {
    pub(super) members: Vec<String>,
    pub(super) unlisted: String,
    /// The field of the optional half.
    pub(super) optional: Option<String>,
}

/// Allots the names inside an item. `result` is the number of the member that holds the result of an operation.
pub(super) fn allot(
    item: &Item,
    result: Option<usize>,
    overrides: &Overrides<'_>,
    diagnostics: &mut Diagnostics,
) -> Members {
    match &item.kind {
        ItemKind::Struct(of) => structure(item, of, result, overrides, diagnostics),
        ItemKind::Enumeration(of) => enumeration(item, of, overrides, diagnostics),
        ItemKind::Choice(choice) => {
            let members = choice.listed().iter().map(|of| (&*of.path, &*of.local));
            let other = choice.other().map(|of| (&*of.path, "Other"));
            let (mut members, other) = variants(members, other, overrides, diagnostics);
            members.extend(other);
            Members { members, ..Members::default() }
        }
        ItemKind::Union(union) => {
            let members = union.members.iter().map(|of| (&*of.path, &*of.local));
            Members { members: variants(members, None, overrides, diagnostics).0, ..Members::default() }
        }
        ItemKind::Family(family) => {
            let other = paths::other(&item.path);
            let members = family.members.iter().map(|of| (&*of.path, &*of.type_name.local));
            let (members, other) = variants(members, Some((&other, "Other")), overrides, diagnostics);
            Members { members, unlisted: other.unwrap_or_default(), optional: None }
        }
    }
}

/// Allots variants. The variant for all other values comes first, so that no other variant takes its name.
fn variants<'p>(
    members: impl Iterator<Item = (&'p str, &'p str)> + Clone,
    other: Option<(&str, &str)>,
    overrides: &Overrides<'_>,
    diagnostics: &mut Diagnostics,
) -> (Vec<String>, Option<String>) {
    let mut scope = Scope::variants();
    let given = members.clone().map(|(path, _)| path).chain(other.map(|(path, _)| path));
    overrides.reserve(given, &mut scope, diagnostics);
    let mut name = |path: &str, wish: &str| match overrides.get(path) {
        Some(name) => name.to_owned(),
        None => scope.allot(&case::pascal(wish), ""),
    };
    let other = other.map(|(path, wish)| name(path, wish));
    (members.map(|(path, wish)| name(path, wish)).collect(), other)
}

/// Allots fields. Attributes come last: an element keeps its name if an attribute has the same one.
fn structure(
    item: &Item,
    of: &Struct,
    result: Option<usize>,
    overrides: &Overrides<'_>,
    diagnostics: &mut Diagnostics,
) -> Members {
    let mut scope = Scope::fields();
    let half = is_made_in_halves(item).then(|| paths::half_member(&item.path));
    let given = of.members.iter().map(|member| &*member.path).chain(half.as_deref());
    overrides.reserve(given, &mut scope, diagnostics);
    let mut members = vec![String::new(); of.members.len()];
    let is_attribute = |source| matches!(source, Source::Attribute(_) | Source::AnyAttributes);
    for attributes in [false, true] {
        let all = of.members.iter().enumerate();
        for (index, member) in all.filter(|(_, member)| is_attribute(member.source) == attributes) {
            members[index] = match overrides.get(&member.path) {
                Some(name) => name.to_owned(),
                None if result == Some(index) => scope.allot("result", ""),
                None => scope.allot(&case::snake(&member.local), if attributes { "_attribute" } else { "" }),
            };
        }
    }
    let optional = half.map(|path| match overrides.get(&path) {
        Some(name) => name.to_owned(),
        None => scope.allot("optional", "_half"),
    });
    Members { members, unlisted: String::new(), optional }
}

/// Gives the attributes of nil elements the names that the same attributes have in the struct of the type.
pub(super) fn like_their_types(plan: &Plan, mut items: Vec<ItemNames>) -> Vec<ItemNames> {
    for (id, item) in plan.ids() {
        let (Origin::Nil { of }, ItemKind::Struct(nil)) = (&item.origin, &item.kind) else { continue };
        let holder = match &plan.get(*of).kind {
            ItemKind::Family(family) => family.base,
            _ => *of,
        };
        let ItemKind::Struct(holding) = &plan.get(holder).kind else { continue };
        let of_holder = holding.members.iter().zip(&items[holder.index()].members);
        let names: Vec<String> = of_holder
            .zip(&nil.members)
            .map_while(|((held, name), own)| (held.path == own.path).then(|| name.clone()))
            .collect();
        if names.len() == nil.members.len() {
            items[id.index()].members = names;
        }
    }
    items
}

fn enumeration(
    item: &Item,
    enumeration: &Enumeration,
    overrides: &Overrides<'_>,
    diagnostics: &mut Diagnostics,
) -> Members {
    let unlisted = paths::unlisted(&item.path);
    let values = enumeration.values.iter().map(|value| {
        let wish = if value.text.trim().is_empty() { "Empty" } else { &*value.text };
        (&*value.path, wish)
    });
    let (members, unlisted) = variants(values, Some((&unlisted, "Unlisted")), overrides, diagnostics);
    Members { members, unlisted: unlisted.unwrap_or_default(), optional: None }
}
