//! Plans a contract by the decisions.

use std::collections::BTreeSet;

use super::build::{Builder, Key};
use super::decide::Decisions;
use super::model::Models;
use super::{GlobalElement, Globals, ItemKind, Plan, Service, finish, service};
use crate::budget::Budget;
use crate::config::{Config, Success};
use crate::contract::{Contract, Element, TypeId, WireName};
use crate::diagnostics::{Diagnostic, Diagnostics};

/// Plans a contract. Problems of types and operations stay with them; errors in the configuration and exceeded limits
/// are reported.
pub fn build(contract: &Contract, config: &Config, diagnostics: &mut Diagnostics) -> Plan {
    let mut budget = Budget::of_members();
    let models = Models::of(contract, &mut budget);
    let decisions = Decisions::of(contract, &models, config, &mut budget, diagnostics);
    let mut builder = Builder::new(contract, &models, &decisions, &mut budget);
    builder.types();
    let mut planned = service::service(&mut builder, config, diagnostics);
    if let Some(planned) = &mut planned {
        credentials(&mut builder, planned);
        if let Some(ty) = decisions.error_report {
            planned.error_report = service::error_report(&mut builder, planned, ty, config, diagnostics);
        }
    }
    for (ty, wanted) in &decisions.success {
        success(&mut builder, *ty, wanted, diagnostics);
    }
    sensitive(&builder, &decisions, diagnostics);
    let elements = elements(&mut builder, planned.is_some());
    let globals = planned.is_none().then(|| globals(&mut builder, &elements));
    let declared = builder.declared();
    let Builder { mut items, keys, namespaces, facets, .. } = builder;
    finish::construction(&mut items, planned.as_ref());
    finish::boxes(&mut items);
    finish::shared(&mut items, &keys);
    finish::nesting(&mut items);
    if let Some(problem) = budget.overdrawn() {
        diagnostics.push(problem.clone());
    }
    Plan { namespaces, items, elements, globals, facets, declared, service: planned }
}

/// Finds the items of global elements. Without a service, every one has an item.
fn elements(builder: &mut Builder<'_, '_>, has_service: bool) -> Vec<GlobalElement> {
    let all = builder.contract.elements.iter().filter(|element| !element.is_abstract && element.problems.is_empty());
    let item = |element: &Element| {
        if !builder.budget.spend(1, &element.place) {
            return None;
        }
        let item = if has_service { builder.value(element.ty).ty.item()? } else { builder.global(element) };
        Some(GlobalElement { name: element.name.clone(), item })
    };
    all.filter_map(item).collect()
}

/// Returns the other global declarations.
fn globals(builder: &mut Builder<'_, '_>, elements: &[GlobalElement]) -> Globals {
    let with_item: BTreeSet<&WireName> = elements.iter().map(|element| &element.name).collect();
    let all = builder.contract.elements.iter().filter(|element| !element.is_abstract);
    let others = all.map(|element| &element.name).filter(|name| !with_item.contains(name));
    Globals { without_item: others.cloned().collect(), attributes: builder.global_attributes() }
}

/// Marks user and password of the header block, wherever its type is used.
fn credentials(builder: &mut Builder<'_, '_>, service: &Service) {
    let Some(credentials) = &service.credentials else { return };
    for (id, keys) in &builder.keys {
        let ItemKind::Struct(of) = &mut builder.items[id.index()].kind else { continue };
        let is_either = |key: &Key| match key {
            Key::Element(name, _) => *name == credentials.user || *name == credentials.password,
            _ => false,
        };
        if keys.iter().filter(|key| is_either(key)).count() > 1 || credentials.user == credentials.password {
            let members = of.members.iter_mut().zip(keys).filter(|(_, key)| is_either(key));
            members.for_each(|(member, _)| member.sensitive = true);
        }
    }
}

/// Finds the values of an enumeration that mean success.
fn success(builder: &mut Builder<'_, '_>, ty: TypeId, wanted: &Success, diagnostics: &mut Diagnostics) {
    let item = builder.of_type[ty.index()].map(|item| &mut builder.items[item.index()].kind);
    let Some(ItemKind::Enumeration(enumeration)) = item else {
        let title = format!("`{}` lists no values", wanted.ty.text);
        diagnostics.error(title, &wanted.ty.place, "name a type that does");
        return;
    };
    if wanted.values.is_empty() {
        let title = format!("no value of `{}` is said to mean success", wanted.ty.text);
        diagnostics.error(title, &wanted.ty.place, "list the values in `values`, or take the table out");
    }
    let mut numbers = Vec::new();
    for value in &wanted.values {
        match enumeration.values.iter().position(|listed| *listed.text == **value) {
            Some(number) => numbers.push(number),
            None => {
                let title = format!("`{}` does not list the value `{value}`", wanted.ty.text);
                diagnostics.error(title, &wanted.ty.place, "write values as the description has them");
            }
        }
    }
    numbers.sort_unstable();
    numbers.dedup();
    enumeration.success = Some(numbers);
}

/// Reports names that the configuration calls sensitive and that match nothing.
fn sensitive(builder: &Builder<'_, '_>, decisions: &Decisions<'_>, diagnostics: &mut Diagnostics) {
    for entry in decisions.sensitive.entries().iter().filter(|entry| entry.values.get() == 0) {
        let text = &entry.name.text;
        let (title, help) = if entry.structs.get() > 0 {
            let help = "name the elements inside it, as `types/Type/Element`".to_owned();
            (format!("sensitive element `{text}` holds elements and no value"), help)
        } else {
            let known = builder.items.iter().flat_map(|item| match &item.kind {
                ItemKind::Struct(of) => of.members.as_slice(),
                _ => &[],
            });
            let help = match super::nearest(text, known.map(|member| &*member.local)) {
                Some(nearest) if !text.contains('/') => format!("did you mean `{nearest}`?"),
                _ => {
                    "write the local name of an element or attribute, `types/Type/Element`, `types/Type/@attribute` or \
                      `elements/Element/Child`, or remove it"
                        .to_owned()
                }
            };
            (format!("sensitive element `{text}` matches nothing"), help)
        };
        diagnostics.push(Diagnostic::error(title, Some(entry.name.place.clone()), help));
    }
}
