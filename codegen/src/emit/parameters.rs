//! The members of a message as a table: their names and types in Rust, whether they are required, and their form on the
//! wire.

use super::context::Context;
use super::member::{self, Emitted};
use super::{docs, words};
use crate::plan::{Count, ItemId, ItemKind, Source};

/// Returns the table of a struct's members, as Markdown; `None` if it has none.
pub(super) fn table(context: &Context<'_>, title: &str, id: ItemId) -> Option<String> {
    let ItemKind::Struct(of) = &context.plan.get(id).kind else { return None };
    let names = context.names.of(id);
    let mut rows = String::new();
    for (member, name) in member::all(context, of, &names.members).iter().zip(&names.members) {
        if !member.is_value() {
            continue;
        }
        let path = match &names.half {
            Some(half) if !member.is_required() => format!("{}.{name}", half.member),
            _ => name.clone(),
        };
        let (name, ty, occurrence) = (docs::code(&path), rust_type(context, member), words::occurrence(member));
        let component = words::cell(member);
        rows.push_str(&format!("\n| {name} | {ty} | {occurrence} | {component} |"));
    }
    (!rows.is_empty()).then(|| format!("| {title} | type | occurs | element |\n|---|---|---|---|{rows}"))
}

/// Returns the type of a member, as a link if there is something to link to.
fn rust_type(context: &Context<'_>, member: &Emitted<'_>) -> String {
    let (value, link) = context.shown(&member.member.ty);
    let value = match &member.member.list {
        Some(list) if list.keeps_nil => format!("Vec<Option<{value}>>"),
        Some(_) => format!("Vec<{value}>"),
        None if member.member.boxed => format!("Box<{value}>"),
        None => value,
    };
    let ty = match (member.member.source, member.count()) {
        (Source::AnyAttributes | Source::Pieces, _) | (_, Count::One | Count::Default) => value,
        (_, Count::Optional | Count::OrNil) => format!("Option<{value}>"),
        (_, Count::Nillable) => format!("Nillable<{value}>"),
        (_, Count::Many { nil: true }) => format!("Vec<Option<{value}>>"),
        (_, Count::Many { nil: false }) => format!("Vec<{value}>"),
    };
    match link {
        Some(link) => format!("[`{ty}`]({link})"),
        None => format!("`{ty}`"),
    }
}
