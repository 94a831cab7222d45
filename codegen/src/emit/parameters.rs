//! The elements of a message as a table: what they are called and are in Rust, whether they must be there, and what they
//! are on the wire.

use super::context::Context;
use super::docs;
use super::field::{Emitted, Shape, scalar_type};
use crate::model::{Kind, Scalar, TypeId, TypeRef};

/// The table of a type's elements, as Markdown; `None` where it has none.
pub(super) fn table(context: &Context<'_>, title: &str, id: TypeId) -> Option<String> {
    let Kind::Structure(structure) = &context.contract.get(id).kind else { return None };
    let names = context.names.of(id);
    let mut rows = String::new();
    for (index, (field, name)) in structure.fields.iter().zip(&names.members).enumerate() {
        let emitted = Emitted::new(field, index, name);
        if !emitted.is_value() {
            continue;
        }
        let path = match &names.half {
            Some(half) if !emitted.is_required() => format!("{}.{name}", half.member),
            _ => name.clone(),
        };
        let (name, ty, occurrence) = (docs::code(&path), rust_type(context, &emitted), emitted.occurrence());
        let (element, wire_type) = (docs::cell(&docs::code(&field.name.local)), docs::cell(&emitted.wire_type()));
        rows.push_str(&format!("\n| {name} | {ty} | {occurrence} | {element}, {wire_type} |"));
    }
    (!rows.is_empty()).then(|| format!("| {title} | type | occurs | element |\n|---|---|---|---|{rows}"))
}

/// The type of a field, as a link where there is something to link to.
fn rust_type(context: &Context<'_>, emitted: &Emitted<'_>) -> String {
    let field = emitted.field;
    let (value, link) = match field.ty {
        TypeRef::Scalar(scalar) => {
            let tokens = scalar_type(scalar).to_string();
            let name = tokens.rsplit(' ').next().unwrap_or_default().to_owned();
            let link = matches!(scalar, Scalar::DateTime | Scalar::Decimal | Scalar::Base64);
            let link = link.then(|| format!("rt::{name}"));
            (name, link)
        }
        TypeRef::Type(id) => (context.names.of(id).item.clone(), Some(format!("super::{}", context.link(id)))),
    };
    let value = match &field.list {
        Some(list) if list.keeps_nil => format!("Vec<Option<{value}>>"),
        Some(_) => format!("Vec<{value}>"),
        None if field.boxed => format!("Box<{value}>"),
        None => value,
    };
    let ty = match emitted.shape() {
        Shape::Plain => value,
        Shape::Optional | Shape::OrNil => format!("Option<{value}>"),
        Shape::Nillable => format!("Nillable<{value}>"),
        Shape::Many if field.nillable => format!("Vec<Option<{value}>>"),
        Shape::Many => format!("Vec<{value}>"),
    };
    match link {
        Some(link) => format!("[`{ty}`]({link})"),
        None => format!("`{ty}`"),
    }
}
