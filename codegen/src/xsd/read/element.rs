//! Reads elements.

use super::context::{Context, documentation, xsd_children};
use super::{complex_type, simple_type};
use crate::qname::QName;
use crate::xml::Node;
use crate::xsd::document::{Derivation, ElementDeclaration, Form, TypeUse};

/// Reads a global element.
pub(super) fn global(context: &mut Context<'_>, node: Node<'_>) -> Option<ElementDeclaration> {
    let name = context.global_name(node)?;
    Some(declaration(context, node, name, None))
}

/// Reads an element that a type or group declares.
pub(super) fn local(context: &mut Context<'_>, node: Node<'_>) -> Option<ElementDeclaration> {
    let (name, form) = context.local_name(node, context.element_form_default)?;
    Some(declaration(context, node, name, form))
}

fn declaration(context: &mut Context<'_>, node: Node<'_>, name: QName, form: Option<Form>) -> ElementDeclaration {
    use Derivation::{Extension, Restriction, Substitution};
    ElementDeclaration {
        name,
        form,
        type_: type_use(context, node),
        nillable: node.boolean("nillable", context.diagnostics).unwrap_or_default(),
        default: node.attribute("default").map(str::to_owned),
        fixed: node.attribute("fixed").map(str::to_owned),
        is_abstract: node.boolean("abstract", context.diagnostics).unwrap_or_default(),
        substitution_group: context.reference(node, "substitutionGroup"),
        block: context.derivations(node, "block", &[Extension, Restriction, Substitution]),
        final_: context.derivations(node, "final", &[Extension, Restriction]),
        foreign: node.foreign_attributes(),
        documentation: documentation(node),
        place: node.place(),
        problems: Vec::new(),
    }
}

fn type_use(context: &mut Context<'_>, node: Node<'_>) -> TypeUse {
    let mut type_ = context.reference(node, "type").map_or(TypeUse::Unspecified, TypeUse::Named);
    for child in xsd_children(node) {
        match child.local_name() {
            "complexType" | "simpleType" if type_ != TypeUse::Unspecified => context.second(child),
            "complexType" => type_ = TypeUse::Complex(Box::new(complex_type::read(context, child, None))),
            "simpleType" => type_ = TypeUse::Simple(Box::new(simple_type::read(context, child, None))),
            // Constraints across a whole document are not checked.
            "unique" | "key" | "keyref" => {}
            _ => child.unknown(context.diagnostics),
        }
    }
    type_
}
