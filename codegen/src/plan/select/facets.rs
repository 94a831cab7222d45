//! The facets that the selected items need, and what is to be said about their patterns.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::plan::{FacetsId, ItemKind, Plan, Selected, Struct, globals};

/// Returns the facets of the selected items and of the declarations that wildcards refer to, and the facets that those
/// refer to.
pub(super) fn of(plan: &Plan, selected: &Selected) -> BTreeSet<FacetsId> {
    let mut found = BTreeSet::new();
    let mut waiting: Vec<FacetsId> = Vec::new();
    for id in &selected.items {
        match &plan.get(*id).kind {
            ItemKind::Struct(of) => waiting.extend(of_struct(of)),
            ItemKind::Choice(of) => waiting.extend(of.own.iter().flat_map(|of| of_struct(of))),
            ItemKind::Union(of) => waiting.extend(of.members.iter().filter_map(|member| member.facets)),
            ItemKind::Family(_) | ItemKind::Enumeration(_) => {}
        }
    }
    let globals = globals::needed(plan, selected);
    waiting.extend(globals.iter().flat_map(|globals| &globals.attributes).filter_map(|attribute| attribute.row.facets));
    while let Some(id) = waiting.pop() {
        if found.insert(id) {
            let facets = &plan.facets(id).facets;
            waiting.extend(facets.items.iter().chain(&facets.any_of));
        }
    }
    found
}

fn of_struct(of: &Struct) -> impl Iterator<Item = FacetsId> {
    let rows = of.rows.iter().filter_map(|row| row.facets);
    let attributes = of.attributes.iter().filter_map(|attribute| attribute.facets);
    rows.chain(attributes).chain(of.text_facets)
}

/// Reports patterns that are not checked, or mean something else than their authors may have thought.
pub(super) fn tell(plan: &Plan, selected: &BTreeSet<FacetsId>, diagnostics: &mut Diagnostics) {
    for id in selected {
        for finding in &plan.facets(*id).findings {
            diagnostics.push(Diagnostic::warning(finding.title.clone(), Some(finding.place.clone()), finding.help));
        }
    }
}
