//! Values of simple types from texts as they stand in documents.

use std::borrow::Cow;

use wsdl_codegen::contract::{Kind, Simple, TypeRef, Variety};
use wsdl_codegen::xsd::builtin::WhiteSpace;

use super::document::Scope;
use super::lexical::{self, Value};
use crate::schema::Schema;

/// The depth of lists and unions in each other that is followed.
const DEPTH: usize = 64;

/// A text with the prefixes in scope.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'t> {
    /// The text.
    pub text: &'t str,
    /// The prefixes.
    pub scope: &'t Scope,
}

/// Whether two texts are one value of a type. Texts that are no values are equal if they are, white space treated.
pub(super) fn is_same(schema: &Schema<'_>, ty: TypeRef, one: Text<'_>, other: Text<'_>) -> bool {
    match (value(schema, ty, one, 0), value(schema, ty, other, 0)) {
        (Some(one), Some(other)) => one == other,
        (None, None) => {
            let white_space = simple(schema, ty).map_or(WhiteSpace::Preserve, |simple| simple.white_space);
            treat(one.text, white_space) == treat(other.text, white_space)
        }
        _ => false,
    }
}

/// Treats white space (XML Schema part 2, section 4.3.6).
fn treat(text: &str, white_space: WhiteSpace) -> Cow<'_, str> {
    let blank = ['\t', '\n', '\r'];
    match white_space {
        WhiteSpace::Preserve => text.into(),
        WhiteSpace::Replace => text.replace(blank, " ").into(),
        WhiteSpace::Collapse => {
            let parts = text.split([' ', '\t', '\n', '\r']).filter(|part| !part.is_empty());
            parts.collect::<Vec<_>>().join(" ").into()
        }
    }
}

fn simple<'c>(schema: &Schema<'c>, ty: TypeRef) -> Option<&'c Simple> {
    let TypeRef::Type(id) = ty else { return None };
    match &schema.contract.get(id).kind {
        Kind::Simple(simple) => Some(simple),
        Kind::Complex(_) => None,
    }
}

/// Returns the value of a text; `None` if it is not one of the type.
fn value(schema: &Schema<'_>, ty: TypeRef, text: Text<'_>, depth: usize) -> Option<Value> {
    if let TypeRef::Builtin(builtin) = ty {
        return lexical::value(builtin, &treat(text.text, builtin.white_space()), text.scope);
    }
    let simple = simple(schema, ty).filter(|_| depth < DEPTH)?;
    let value = unlisted(schema, simple, text, depth)?;
    // Names in listed values have no scope here; all names fit.
    let is_listed = |value: &Value| {
        let mut all = simple.values.iter().map(|listed| Text { text: &listed.text, ..text });
        all.any(|listed| unlisted(schema, simple, listed, depth).as_ref() == Some(value))
    };
    (simple.values.is_empty() || has_name(&value) || is_listed(&value)).then_some(value)
}

/// Whether a value has a qualified name in it. Lists and unions are bounded where they are made.
fn has_name(value: &Value) -> bool {
    match value {
        Value::Name(_) => true,
        Value::List(items) => items.iter().any(has_name),
        Value::Member(_, value) => has_name(value),
        _ => false,
    }
}

/// Returns the value of a text, whether it is listed or not.
fn unlisted(schema: &Schema<'_>, simple: &Simple, text: Text<'_>, depth: usize) -> Option<Value> {
    let treated = treat(text.text, simple.white_space);
    match &simple.variety {
        Variety::Atomic(builtin) => lexical::value(*builtin, &treated, text.scope),
        Variety::List(item) => {
            let texts = treated.split([' ', '\t', '\n', '\r']).filter(|part| !part.is_empty());
            let items = texts.map(|part| value(schema, *item, Text { text: part, ..text }, depth + 1));
            Some(Value::List(items.collect::<Option<_>>()?))
        }
        // Each member treats white space itself.
        Variety::Union(members) => members.iter().enumerate().find_map(|(number, member)| {
            value(schema, *member, text, depth + 1).map(|value| Value::Member(number, Box::new(value)))
        }),
    }
}
