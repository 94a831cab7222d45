//! Reads simple types.

use super::context::{Context, documentation, xsd_children};
use super::facets;
use crate::qname::{QName, ns};
use crate::xml::Node;
use crate::xsd::document::{Derivation, Facets, SimpleType, SimpleTypeReference, Variety};

/// Reads a `simpleType`. `name` is the name of a global type. A wrong type is read as `anySimpleType`.
pub(super) fn read(context: &mut Context<'_>, node: Node<'_>, name: Option<QName>) -> SimpleType {
    let mut variety = None;
    for child in xsd_children(node) {
        match child.local_name() {
            "restriction" | "list" | "union" if variety.is_some() => context.second(child),
            "restriction" => variety = Some(restriction(context, child)),
            "list" => variety = Some(list(context, child)),
            "union" => variety = Some(union(context, child)),
            _ => child.unknown(context.diagnostics),
        }
    }
    let variety = variety.unwrap_or_else(|| {
        let help = "Add one of them.";
        context.diagnostics.error("'simpleType' has no restriction, list or union", &node.place(), help);
        Variety::Restriction { base: any_text(), facets: Box::default() }
    });
    SimpleType {
        name,
        final_: context.derivations(node, "final", &[Derivation::Restriction, Derivation::List, Derivation::Union]),
        variety,
        foreign: node.foreign_attributes(),
        documentation: documentation(node),
        place: node.place(),
        problems: Vec::new(),
    }
}

fn any_text() -> SimpleTypeReference {
    SimpleTypeReference::Named(QName::new(ns::XSD, "anySimpleType"))
}

fn restriction(context: &mut Context<'_>, node: Node<'_>) -> Variety {
    let mut base = context.reference(node, "base").map(SimpleTypeReference::Named);
    let mut facets = Facets::default();
    for child in xsd_children(node) {
        match child.local_name() {
            "simpleType" => inline(context, child, &mut base),
            _ if facets::take(context, child, &mut facets) => {}
            _ => child.unknown(context.diagnostics),
        }
    }
    Variety::Restriction { base: base.unwrap_or_else(|| missing(context, node, "base")), facets: Box::new(facets) }
}

fn list(context: &mut Context<'_>, node: Node<'_>) -> Variety {
    let mut item = context.reference(node, "itemType").map(SimpleTypeReference::Named);
    for child in xsd_children(node) {
        match child.local_name() {
            "simpleType" => inline(context, child, &mut item),
            _ => child.unknown(context.diagnostics),
        }
    }
    Variety::List { item: item.unwrap_or_else(|| missing(context, node, "itemType")) }
}

fn union(context: &mut Context<'_>, node: Node<'_>) -> Variety {
    let named = context.references(node, "memberTypes").into_iter();
    let mut members: Vec<_> = named.map(SimpleTypeReference::Named).collect();
    for child in xsd_children(node) {
        match child.local_name() {
            "simpleType" => members.push(SimpleTypeReference::Inline(Box::new(read(context, child, None)))),
            _ => child.unknown(context.diagnostics),
        }
    }
    if members.is_empty() {
        members.push(missing(context, node, "memberTypes"));
    }
    Variety::Union { members }
}

fn inline(context: &mut Context<'_>, node: Node<'_>, reference: &mut Option<SimpleTypeReference>) {
    if reference.is_some() {
        context.second(node);
    } else {
        *reference = Some(SimpleTypeReference::Inline(Box::new(read(context, node, None))));
    }
}

/// Returns the type that replaces a missing one. A wrong name is already reported.
fn missing(context: &mut Context<'_>, node: Node<'_>, attribute: &str) -> SimpleTypeReference {
    if node.attribute(attribute).is_none_or(|value| attribute == "memberTypes" && value.trim_ascii().is_empty()) {
        node.lacks(attribute, context.diagnostics);
    }
    any_text()
}
