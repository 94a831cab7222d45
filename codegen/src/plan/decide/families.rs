//! Finds the families: types that derived types may replace, by `xsi:type`.

use std::collections::HashMap;

use super::lookup::Types;
use crate::budget::Budget;
use crate::config::Family;
use crate::contract::{Contract, Derivations, Element, Kind, PartContent, Particle, Term, Type, TypeId, TypeRef};
use crate::diagnostics::{Diagnostic, Diagnostics};

/// The members of a family besides the type itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::plan) struct Members {
    /// The types that become variants, in the order of the contract.
    pub(in crate::plan) types: Vec<TypeId>,
    /// The other types that can replace the type. The configuration leaves them out.
    pub(in crate::plan) left_out: Vec<TypeId>,
}

/// Finds the families: complex types of elements that other types are derived from. An abstract type is always a
/// family, since a later version may derive types from it.
pub(super) fn decide(
    contract: &Contract,
    pruned: &[Family],
    names: &Types<'_>,
    budget: &mut Budget,
    diagnostics: &mut Diagnostics,
) -> HashMap<TypeId, Members> {
    let used = of_elements(contract);
    let mut families = HashMap::new();
    for (id, ty) in contract.ids() {
        let may_be = ty.is_abstract || !ty.derived.is_empty();
        if !used[id.index()] || !may_be || !matches!(ty.kind, Kind::Complex(_)) {
            continue;
        }
        let Some(types) = substitutes(contract, ty, ty.block, budget) else { break };
        if ty.is_abstract || !types.is_empty() {
            families.insert(id, Members { types, left_out: Vec::new() });
        }
    }
    for family in pruned {
        prune(contract, family, names, &mut families, diagnostics);
    }
    families
}

/// Keeps only the members that the configuration names.
fn prune(
    contract: &Contract,
    pruned: &Family,
    names: &Types<'_>,
    families: &mut HashMap<TypeId, Members>,
    diagnostics: &mut Diagnostics,
) {
    let Some(id) = names.one(&pruned.ty, diagnostics) else { return };
    let Some(members) = families.get_mut(&id) else {
        let title = format!("no type can stand in the place of `{}`", pruned.ty.text);
        let help = "only types that an element has and others are derived from are families: take the table out";
        diagnostics.error(title, &pruned.ty.place, help);
        return;
    };
    let mut kept = Vec::new();
    for name in &pruned.members {
        let Some(member) = names.one(name, diagnostics) else { continue };
        if member == id {
            continue;
        }
        if members.types.contains(&member) {
            kept.push(member);
        } else {
            let title = format!("`{}` cannot stand in the place of `{}`", name.text, pruned.ty.text);
            let help = "name types that are derived from it, and are not abstract";
            diagnostics.push(Diagnostic::error(title, Some(name.place.clone()), help));
        }
    }
    kept.sort_unstable();
    kept.dedup();
    if pruned.members.is_empty() {
        if contract.get(id).is_abstract {
            let title = format!("the abstract type `{}` has no members", pruned.ty.text);
            let help = "only types derived from it occur: name some of them in `members`";
            diagnostics.error(title, &pruned.ty.place, help);
        }
        families.remove(&id);
    } else {
        let all = std::mem::replace(&mut members.types, kept);
        members.left_out = all.into_iter().filter(|ty| members.types.binary_search(ty).is_err()).collect();
    }
}

/// Returns the types that can replace another: those derived from it in ways that are not blocked, without abstract ones,
/// in the order of the contract. Returns `None` if there are too many.
pub(in crate::plan) fn substitutes(
    contract: &Contract,
    base: &Type,
    block: Derivations,
    budget: &mut Budget,
) -> Option<Vec<TypeId>> {
    let mut found = Vec::new();
    let mut todo: Vec<TypeId> = base.derived.clone();
    while let Some(id) = todo.pop() {
        let ty = contract.get(id);
        let is_blocked = ty.base.is_none_or(|(_, how)| block.has(how));
        if is_blocked || !matches!(ty.kind, Kind::Complex(_)) {
            continue;
        }
        // Cycles of types end here, too.
        if !budget.spend(1, &base.place) {
            return None;
        }
        if !ty.is_abstract {
            found.push(id);
        }
        todo.extend(&ty.derived);
    }
    found.sort_unstable();
    found.dedup();
    Some(found)
}

/// Returns for each type whether an element has it.
fn of_elements(contract: &Contract) -> Vec<bool> {
    let mut used = vec![false; contract.types.len()];
    let mut mark = |ty: TypeRef| {
        if let TypeRef::Type(id) = ty
            && let Some(used) = used.get_mut(id.index())
        {
            *used = true;
        }
    };
    let mut todo: Vec<&Particle> = Vec::new();
    for ty in &contract.types {
        if let Kind::Complex(complex) = &ty.kind
            && let crate::contract::Content::Elements { root: Some(root), .. } = &complex.content
        {
            todo.push(root);
        }
    }
    while let Some(particle) = todo.pop() {
        match &particle.term {
            Term::Element(element) => mark(element.ty),
            Term::Sequence(inner) | Term::Choice(inner) | Term::All(inner) => todo.extend(inner),
            Term::Any(_) | Term::Broken(_) => {}
        }
    }
    contract.elements.iter().for_each(|element: &Element| mark(element.ty));
    let carried = contract.bindings.iter().flat_map(|binding| &binding.operations).flatten();
    let messages = carried.flat_map(|carried| std::iter::once(&carried.input).chain(&carried.output));
    for part in messages.flat_map(|message| &message.body.parts) {
        if let PartContent::Type(ty) = part.content {
            mark(ty);
        }
    }
    used
}
