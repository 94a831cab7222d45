//! The elements whose values are sensitive.

use std::collections::BTreeSet;

use super::context::Context;
use super::member;
use crate::contract::WireName;
use crate::plan::{Choice, ItemKind, Row, RowName, Service, Struct};

/// Returns the generated elements whose values are sensitive, and those of the credentials.
pub(super) fn names<'c>(context: &Context<'c>, service: &'c Service) -> BTreeSet<&'c WireName> {
    let mut names = BTreeSet::new();
    for id in &context.selected.items {
        match &context.plan.get(*id).kind {
            ItemKind::Struct(of) => of_struct(context, of, &context.names.of(*id).members, &mut names),
            ItemKind::Choice(choice) => of_choice(choice, context.rows_of_choice(*id), &mut names),
            ItemKind::Family(_) | ItemKind::Enumeration(_) | ItemKind::Union(_) => {}
        }
    }
    names.extend(service.credentials.iter().flat_map(|names| [&names.user, &names.password]));
    names
}

fn of_struct<'c>(context: &Context<'c>, of: &'c Struct, members: &[String], names: &mut BTreeSet<&'c WireName>) {
    for member in member::all(context, of, members) {
        if member.member.sensitive {
            names.extend(member.rows.iter().filter_map(element));
            names.extend(member.member.list.iter().map(|list| &list.item));
        }
        if let Some(id) = member.member.ty.item()
            && let ItemKind::Choice(choice) = &context.plan.get(id).kind
        {
            of_choice(choice, member.rows, names);
        }
    }
}

/// Adds the elements of alternatives, by the rows of the slot that holds the choice.
fn of_choice<'c>(choice: &'c Choice, rows: &'c [Row], names: &mut BTreeSet<&'c WireName>) {
    for row in rows {
        let alternative = row.arm.and_then(|arm| choice.alternatives.get(usize::from(arm)));
        if alternative.is_some_and(|alternative| alternative.sensitive) {
            names.extend(element(row));
        }
    }
}

/// Returns the element that holds the value of a row. An element that begins a group does not hold the group.
fn element(row: &Row) -> Option<&WireName> {
    match &row.name {
        RowName::Element(name) if !row.group => Some(name),
        _ => None,
    }
}
