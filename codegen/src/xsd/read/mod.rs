//! From XML to the model.

mod attribute;
mod complex_type;
mod context;
mod element;
mod facets;
mod particle;
mod simple_type;

use std::sync::Arc;

use self::context::{Context, documentation, xsd_children};
use super::document::{AttributeGroup, Derivation, Form, Group, Import, Include, Redefine, Schema, TypeDefinition};
use crate::diagnostics::Diagnostics;
use crate::source::join;
use crate::xml::Node;

/// Reads a `schema` element. `includer` is the target namespace of the schema that includes or redefines this one; a schema
/// without a target namespace takes it on, and so do its references without a prefix (XML Schema part 1, section 4.2.1).
///
/// What is wrong is told and left out, or read as if it were not there; reading goes on.
pub fn read(node: Node<'_>, includer: Option<&Arc<str>>, diagnostics: &mut Diagnostics) -> Schema {
    let own = node.attribute("targetNamespace").map(str::trim_ascii).filter(|namespace| !namespace.is_empty());
    let chameleon = own.is_none() && includer.is_some_and(|namespace| !namespace.is_empty());
    let target_namespace = match (own, includer) {
        (Some(own), _) => own.into(),
        (None, Some(includer)) => includer.clone(),
        (None, None) => "".into(),
    };
    let forms = [("qualified", Form::Qualified), ("unqualified", Form::Unqualified)];
    let element_form_default = node.keyword("elementFormDefault", &forms, diagnostics).unwrap_or_default();
    let attribute_form_default = node.keyword("attributeFormDefault", &forms, diagnostics).unwrap_or_default();
    let mut context =
        Context { diagnostics, target_namespace, chameleon, element_form_default, attribute_form_default };
    let mut schema = Schema {
        target_namespace: context.target_namespace.clone(),
        chameleon,
        element_form_default,
        attribute_form_default,
        block_default: context
            .derivations(
                node,
                "blockDefault",
                &[Derivation::Extension, Derivation::Restriction, Derivation::Substitution],
            )
            .unwrap_or_default(),
        final_default: context
            .derivations(
                node,
                "finalDefault",
                &[Derivation::Extension, Derivation::Restriction, Derivation::List, Derivation::Union],
            )
            .unwrap_or_default(),
        imports: vec![],
        includes: vec![],
        redefines: vec![],
        elements: vec![],
        types: vec![],
        attributes: vec![],
        groups: vec![],
        attribute_groups: vec![],
        documentation: documentation(node),
        place: node.place(),
    };
    for child in xsd_children(node) {
        component(&mut context, child, &mut schema);
    }
    schema
}

fn component(context: &mut Context<'_>, node: Node<'_>, schema: &mut Schema) {
    match node.local_name() {
        "import" => schema.imports.push(import(node)),
        "include" => {
            if let Some((location, document)) = required_location(context, node) {
                schema.includes.push(Include { location, document, place: node.place() });
            }
        }
        "redefine" => schema.redefines.extend(redefine(context, node)),
        "element" => schema.elements.extend(element::global(context, node)),
        "complexType" | "simpleType" => schema.types.extend(type_definition(context, node)),
        "attribute" => schema.attributes.extend(attribute::global(context, node)),
        "group" => schema.groups.extend(group(context, node)),
        "attributeGroup" => schema.attribute_groups.extend(attribute_group(context, node)),
        // Names of formats outside of XML; nothing in a message depends on them.
        "notation" => {}
        _ => node.unknown(context.diagnostics),
    }
}

fn import(node: Node<'_>) -> Import {
    let location = location(node);
    let document = location.as_deref().map(|location| join(&node.place().file, location).into());
    let namespace = node.attribute("namespace").unwrap_or_default().trim_ascii().into();
    Import { namespace, location, document, place: node.place() }
}

/// The `schemaLocation`; an empty one, which would be the document itself, is none.
fn location(node: Node<'_>) -> Option<String> {
    let location = node.attribute("schemaLocation")?.trim_ascii();
    (!location.is_empty()).then(|| location.to_owned())
}

fn required_location(context: &mut Context<'_>, node: Node<'_>) -> Option<(String, Arc<str>)> {
    let Some(location) = location(node) else {
        node.lacks("schemaLocation", context.diagnostics);
        return None;
    };
    let document = join(&node.place().file, &location).into();
    Some((location, document))
}

fn redefine(context: &mut Context<'_>, node: Node<'_>) -> Option<Redefine> {
    let (location, document) = required_location(context, node)?;
    let place = node.place();
    let mut redefine = Redefine { location, document, types: vec![], groups: vec![], attribute_groups: vec![], place };
    for child in xsd_children(node) {
        match child.local_name() {
            "complexType" | "simpleType" => redefine.types.extend(type_definition(context, child)),
            "group" => redefine.groups.extend(group(context, child)),
            "attributeGroup" => redefine.attribute_groups.extend(attribute_group(context, child)),
            _ => child.unknown(context.diagnostics),
        }
    }
    Some(redefine)
}

/// A named type.
fn type_definition(context: &mut Context<'_>, node: Node<'_>) -> Option<TypeDefinition> {
    let name = Some(context.global_name(node)?);
    Some(match node.local_name() {
        "complexType" => TypeDefinition::Complex(Box::new(complex_type::read(context, node, name))),
        _ => TypeDefinition::Simple(simple_type::read(context, node, name)),
    })
}

fn group(context: &mut Context<'_>, node: Node<'_>) -> Option<Group> {
    let name = context.global_name(node)?;
    let mut particle = None;
    for child in xsd_children(node) {
        match child.local_name() {
            "sequence" | "choice" | "all" if particle.is_none() => particle = particle::read(context, child),
            _ => child.unknown(context.diagnostics),
        }
    }
    Some(Group { name, particle, documentation: documentation(node), place: node.place() })
}

fn attribute_group(context: &mut Context<'_>, node: Node<'_>) -> Option<AttributeGroup> {
    let name = context.global_name(node)?;
    let mut list = attribute::List::default();
    for child in xsd_children(node) {
        if !list.take(context, child) {
            child.unknown(context.diagnostics);
        }
    }
    let attribute::List { attributes, any_attribute } = list;
    Some(AttributeGroup { name, attributes, any_attribute, documentation: documentation(node), place: node.place() })
}
