//! Generated documentation of items and members, besides what the description provides.

use super::context::Context;
use super::docs;
use super::homes::Home;
use super::member::Emitted;
use crate::plan::{
    Alternative, Count, Deprecation, Family, FamilyMember, ItemId, ItemKind, Message, Origin, RowName, Source, TypeUse,
    UnionMember, ValueType,
};
use crate::qname::{QName, ns};

/// Returns the paragraphs of a member: its documentation, its component in the schema, and remarks.
pub(super) fn member(member: &Emitted<'_>) -> Vec<String> {
    let of = member.member;
    let masked = if of.sensitive { " `Debug` does not show the value." } else { "" };
    let facts = match of.source {
        Source::AnyAttributes => format!("Attributes that the schema allows without naming them.{masked}"),
        Source::Pieces => format!("The text between the child elements, with the places of its pieces.{masked}"),
        Source::Text | Source::Whole => format!("The content of the element, {}.{masked}", wire_type(member)),
        Source::Attribute(_) | Source::Slot(_) => {
            let component = component_of(member);
            format!("{}, {}.{masked}", capitalized(&component), occurrence(member))
        }
    };
    let documentation = of.documentation.as_deref().map(docs::foreign).unwrap_or_default();
    vec![documentation, facts, of.remarks.join(" ")]
}

/// Returns a phrase for a member's component in the schema.
fn component_of(member: &Emitted<'_>) -> String {
    /// The maximum number of elements that are named.
    const MOST: usize = 8;
    let of = member.member;
    let name = docs::code(&of.local);
    match (of.source, &of.type_use, &of.ty) {
        (Source::Attribute(_), ..) => format!("attribute {name}, {}", wire_type(member)),
        (_, TypeUse::None, ValueType::AnyElement) => "any element".to_owned(),
        (_, TypeUse::None, _) => {
            let mut names: Vec<String> = Vec::new();
            for row in member.rows {
                let name = match &row.name {
                    RowName::Element(name) => docs::code(&name.local),
                    RowName::Any(_) => "any element".to_owned(),
                    RowName::Unlisted => continue,
                    RowName::Text => "text".to_owned(),
                };
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            let more = names.len().saturating_sub(MOST);
            names.truncate(MOST);
            let is_choice = member.rows.iter().any(|row| row.arm.is_some());
            let begin = if is_choice { "one of" } else { "a group that begins with" };
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            format!("{begin} {}{more}", names.join(", "))
        }
        _ => format!("element {name}, {}", wire_type(member)),
    }
}

fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// Returns the paragraphs of an alternative of a choice; `arm` is its number.
pub(super) fn alternative(context: &Context<'_>, id: ItemId, arm: usize, of: &Alternative) -> Vec<String> {
    let row = context.rows_of_choice(id).iter().find(|row| row.arm.map(usize::from) == Some(arm));
    let name = docs::code(&of.local);
    let facts = match (&of.ty, &of.type_use) {
        (ValueType::AnyElement, _) if row.is_some_and(|row| row.name == RowName::Unlisted) => {
            "An element that the description does not have, as received.".to_owned()
        }
        (ValueType::AnyElement, _) => "Any element.".to_owned(),
        (_, TypeUse::None) if row.is_some_and(|row| row.group) => format!("Elements from {name} on."),
        (_, TypeUse::None) => "Text between elements.".to_owned(),
        (_, ty) => format!("Element {name}, {}.", type_use(ty)),
    };
    let nil = match of.count {
        Count::OrNil => " `None` is nil.",
        _ if of.ty.nil().is_some() => " It may be nil with attributes.",
        _ => "",
    };
    let masked = if of.sensitive { " `Debug` does not show the value." } else { "" };
    let remarks = of.remarks.join(" ");
    vec![of.documentation.as_deref().map(docs::foreign).unwrap_or_default(), format!("{facts}{nil}{masked}"), remarks]
}

/// Returns the description of a union's member.
pub(super) fn union_member(member: &UnionMember) -> String {
    match &member.type_use {
        TypeUse::Named(_) => format!("A value of type {}.", type_use(&member.type_use)),
        TypeUse::Anonymous | TypeUse::None => "A value of a type without a name.".to_owned(),
    }
}

/// Returns the paragraphs of a family.
pub(super) fn family(context: &Context<'_>, id: ItemId, family: &Family) -> Vec<String> {
    let mut paragraphs = item(context, id);
    let base = docs::code(&context.names.of(family.base).item);
    paragraphs.push(format!("The type itself, with the fields of {base}, and the types that are derived from it."));
    paragraphs
}

/// Returns the description of a family's variant.
pub(super) fn family_member(context: &Context<'_>, member: &FamilyMember) -> String {
    let documentation = context.plan.get(member.item).documentation.as_deref().map(docs::first_sentence);
    let said = documentation.map(|said| format!("\n{said}")).unwrap_or_default();
    format!("Type {}.{said}", docs::code(&member.type_name.local))
}

/// Returns the form of a member on the wire, for the cell of a table.
pub(super) fn cell(member: &Emitted<'_>) -> String {
    match member.member.source {
        Source::AnyAttributes => "other attributes".to_owned(),
        Source::Pieces => "text between elements".to_owned(),
        Source::Text | Source::Whole => format!("content, {}", docs::cell(&wire_type(member))),
        Source::Slot(_) if member.member.type_use != TypeUse::None => {
            format!("{}, {}", docs::cell(&docs::code(&member.member.local)), docs::cell(&wire_type(member)))
        }
        Source::Attribute(_) | Source::Slot(_) => docs::cell(&component_of(member)),
    }
}

/// Returns how often an element occurs, and whether it is nillable.
pub(super) fn occurrence(member: &Emitted<'_>) -> String {
    let occurs = match member.count() {
        Count::One | Count::OrNil => "required".to_owned(),
        Count::Default => "has a default".to_owned(),
        Count::Optional | Count::Nillable => "optional".to_owned(),
        Count::Many { .. } => match member.rows.first().map_or((0, None), |row| row.occurs) {
            (0, None) => "any number".to_owned(),
            (min, None) => format!("{min} or more"),
            (min, Some(max)) => format!("{min} to {max}"),
        },
    };
    let nil = match member.count() {
        Count::OrNil => "; `None` is nil",
        Count::Nillable | Count::Many { nil: true } => ", may be nil",
        _ if member.member.ty.nil().is_some() && member.member.list.is_none() => ", may be nil with attributes",
        _ => "",
    };
    format!("{occurs}{nil}")
}

/// Returns the type in the schema.
pub(super) fn wire_type(member: &Emitted<'_>) -> String {
    let ty = type_use(&member.member.type_use);
    match &member.member.list {
        Some(list) if list.keeps_nil => format!("list of {} ({ty}), which may be nil", docs::code(&list.item.local)),
        Some(list) if member.member.ty.nil().is_some() => {
            format!("list of {} ({ty}), which may be nil with attributes", docs::code(&list.item.local))
        }
        Some(list) => format!("list of {} ({ty})", docs::code(&list.item.local)),
        None => ty,
    }
}

fn type_use(of: &TypeUse) -> String {
    match of {
        TypeUse::Named(name) => type_name(name),
        TypeUse::Anonymous | TypeUse::None => "of a type without a name".to_owned(),
    }
}

fn type_name(name: &QName) -> String {
    match &*name.namespace {
        ns::XSD => docs::code(&format!("xs:{}", name.local)),
        _ => docs::code(&name.local),
    }
}

/// Returns the paragraphs of a struct or enum: its documentation, its users, and its component in the schema.
pub(super) fn item(context: &Context<'_>, id: ItemId) -> Vec<String> {
    let item = context.plan.get(id);
    let mut paragraphs = vec![item.documentation.as_deref().map(docs::foreign).unwrap_or_default()];
    for index in context.operations_of(id).iter().copied() {
        let operation = &context.operations()[index];
        let is_it = |message: &Option<Message>| message.as_ref().is_some_and(|message| message.item == id);
        if is_it(&operation.input) {
            let method = context.method(index);
            // A type may be generated without the operation; a link would then be broken.
            let of = match context.home(id) {
                Home::Operation => format!(", for [{}](super::super::Client::{method})", docs::code(method)),
                Home::Types => String::new(),
            };
            paragraphs.push(format!("The request of operation {}{of}.", docs::code(&operation.name)));
            paragraphs.extend(operation.deprecated.as_ref().map(|deprecated| deprecation(context, deprecated)));
        }
        if matches!(item.origin, Origin::Element(_)) && is_it(&operation.output) {
            paragraphs.push(format!("The response of operation {}.", docs::code(&operation.name)));
        }
    }
    paragraphs.push(component(context, id));
    paragraphs.push(item.remarks.join(" "));
    paragraphs
}

/// Returns the notice that an operation is deprecated. The replacement may not be generated.
fn deprecation(context: &Context<'_>, deprecated: &Deprecation) -> String {
    let replacement = deprecated.replacement.and_then(|index| context.operations().get(index));
    match replacement {
        Some(operation) => format!("Deprecated: use operation {}.", docs::code(&operation.name)),
        None if deprecated.said.is_empty() => "Deprecated.".to_owned(),
        None => format!("Deprecated: {}.", docs::foreign(&deprecated.said)),
    }
}

/// Returns the component of the schema that declares an item.
pub(super) fn component(context: &Context<'_>, id: ItemId) -> String {
    let item = context.plan.get(id);
    let named = |kind: &str, name: &QName| match &*name.namespace {
        "" => format!("{kind} {}.", docs::code(&name.local)),
        namespace => format!("{kind} {} of namespace {}.", docs::code(&name.local), docs::code(namespace)),
    };
    let part = match &item.kind {
        ItemKind::Choice(_) => "One of several alternatives",
        _ => "Elements that come together",
    };
    match &item.origin {
        Origin::ComplexType(name) => named("Complex type", name),
        Origin::Base(name) => format!("The content of complex type {} itself.", docs::code(&name.local)),
        Origin::SimpleType(name) => named("Simple type", name),
        Origin::Element(name) => named("Element", name),
        Origin::Group(name) => named("Model group", name),
        Origin::Substitution(name) => named("Substitution group of element", name),
        Origin::Nested { local, role: "", .. } | Origin::InGroup { local, role: "", .. } => {
            format!("The type of element {}, which has no name.", docs::code(local))
        }
        Origin::Nested { parent, .. } => {
            format!("{part} in {}.", docs::code(&context.names.of(*parent).item))
        }
        Origin::InGroup { group, .. } => format!("{part} in model group {}.", docs::code(&group.local)),
        Origin::Whole { of } => format!("The element of type {}.", docs::code(&context.names.of(*of).item)),
        Origin::Nil { of } => format!("The attributes of a nil {}.", docs::code(&context.names.of(*of).item)),
        Origin::Request(name) | Origin::Response(name) => format!("A message of operation {}.", docs::code(name)),
    }
}
