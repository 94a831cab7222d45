//! Reads complex types.

use super::context::{Context, documentation, xsd_children};
use super::{attribute, facets, particle, simple_type};
use crate::qname::{QName, ns};
use crate::xml::Node;
use crate::xsd::document::{
    ComplexContent, ComplexType, Content, Derivation, DerivationMethod, Facets, Particle, SimpleContent, SimpleType,
};

/// Reads a `complexType`. `name` is the name of a global type.
pub(super) fn read(context: &mut Context<'_>, node: Node<'_>, name: Option<QName>) -> ComplexType {
    let mut mixed = node.boolean("mixed", context.diagnostics).unwrap_or_default();
    let mut content = Content::Empty;
    let mut list = attribute::List::default();
    for child in xsd_children(node) {
        let local = child.local_name();
        if list.take(context, child) {
            continue;
        }
        if !matches!(local, "simpleContent" | "complexContent") && !particle::is_content(local) {
            child.unknown(context.diagnostics);
        } else if content != Content::Empty {
            context.second(child);
        } else if local == "simpleContent" {
            content = derived(context, child, &mut list, simple);
        } else if local == "complexContent" {
            mixed = child.boolean("mixed", context.diagnostics).unwrap_or(mixed);
            content = derived(context, child, &mut list, complex);
        } else {
            content = particle::read(context, child).map_or(Content::Empty, Content::Particle);
        }
    }
    let all = [Derivation::Extension, Derivation::Restriction];
    ComplexType {
        name,
        mixed,
        is_abstract: node.boolean("abstract", context.diagnostics).unwrap_or_default(),
        block: context.derivations(node, "block", &all),
        final_: context.derivations(node, "final", &all),
        content,
        attributes: list.attributes,
        any_attribute: list.any_attribute,
        foreign: node.foreign_attributes(),
        documentation: documentation(node),
        place: node.place(),
        problems: Vec::new(),
    }
}

/// Reads the content of an `extension` or `restriction`, whose method and base are known.
type Inside = fn(&mut Context<'_>, Node<'_>, &mut attribute::List, DerivationMethod, QName) -> Content;

/// Reads `simpleContent` or `complexContent`.
fn derived(context: &mut Context<'_>, node: Node<'_>, list: &mut attribute::List, inside: Inside) -> Content {
    let mut content = None;
    for child in xsd_children(node) {
        let method = match child.local_name() {
            "extension" => DerivationMethod::Extension,
            "restriction" => DerivationMethod::Restriction,
            _ => {
                child.unknown(context.diagnostics);
                continue;
            }
        };
        if content.is_some() {
            context.second(child);
            continue;
        }
        let base = context.required_reference(child, "base");
        let base = base.unwrap_or_else(|| QName::new(ns::XSD, "anyType"));
        content = Some(inside(context, child, list, method, base));
    }
    content.unwrap_or_else(|| {
        let title = format!("'{}' has neither an extension nor a restriction", node.local_name());
        context.diagnostics.error(title, &node.place(), "Add one of them with the base type.");
        Content::Empty
    })
}

fn simple(
    context: &mut Context<'_>,
    node: Node<'_>,
    list: &mut attribute::List,
    method: DerivationMethod,
    base: QName,
) -> Content {
    let mut simple_type: Option<Box<SimpleType>> = None;
    let mut facets = Facets::default();
    for child in xsd_children(node) {
        let restricts = method == DerivationMethod::Restriction;
        if list.take(context, child) || restricts && facets::take(context, child, &mut facets) {
            continue;
        }
        match child.local_name() {
            "simpleType" if restricts && simple_type.is_some() => context.second(child),
            "simpleType" if restricts => simple_type = Some(Box::new(simple_type::read(context, child, None))),
            _ => child.unknown(context.diagnostics),
        }
    }
    Content::Simple(SimpleContent { method, base, simple_type, facets, place: node.place() })
}

fn complex(
    context: &mut Context<'_>,
    node: Node<'_>,
    list: &mut attribute::List,
    method: DerivationMethod,
    base: QName,
) -> Content {
    let mut particle: Option<Particle> = None;
    for child in xsd_children(node) {
        if list.take(context, child) {
            continue;
        }
        match child.local_name() {
            local if !particle::is_content(local) => child.unknown(context.diagnostics),
            _ if particle.is_some() => context.second(child),
            _ => particle = particle::read(context, child),
        }
    }
    Content::Complex(ComplexContent { method, base, particle, place: node.place() })
}
