//! Reads schemas: from XML to the model.

mod attribute;
mod attributes;
mod complex_type;
mod context;
mod element;
mod facets;
mod particle;
mod simple_type;

use std::sync::Arc;

use self::context::{Context, documentation, xsd_children};
use super::document::{AttributeGroup, Derivation, Form, Group, Import, Include, Redefine, Schema, TypeDefinition};
use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::limits;
use crate::source::join;
use crate::xml::Node;

/// Reads a `schema` element. `includer` is the target namespace of the schema that includes or redefines this one. A schema
/// without a target namespace takes it on, also for its references without a prefix (XML Schema part 1, section 4.2.1).
///
/// What is wrong is reported and left out, and reading goes on.
pub fn read(node: Node<'_>, includer: Option<&Arc<str>>, diagnostics: &mut Diagnostics) -> Schema {
    let mut own = node.attribute("targetNamespace").map(str::trim_ascii).filter(|namespace| !namespace.is_empty());
    if own.is_some_and(|namespace| namespace.len() > limits::NAMESPACE_BYTES) {
        let title = format!("the target namespace is longer than {} bytes", limits::NAMESPACE_BYTES);
        diagnostics.error(title, &node.place(), "Choose a shorter one.");
        own = None;
    }
    attributes::check(node, diagnostics);
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
        "element" => schema.elements.extend(whole(context, node, element::global, |element| &mut element.problems)),
        "complexType" | "simpleType" => schema.types.extend(type_definition(context, node)),
        "attribute" => {
            schema.attributes.extend(whole(context, node, attribute::global, |attribute| &mut attribute.problems));
        }
        "group" => schema.groups.extend(whole(context, node, group, |group| &mut group.problems)),
        "attributeGroup" => {
            schema.attribute_groups.extend(whole(context, node, attribute_group, |group| &mut group.problems));
        }
        // Notations name formats other than XML. Messages do not depend on them.
        "notation" => {}
        _ => node.unknown(context.diagnostics),
    }
}

/// Reads a component. Errors in it are kept with it, since they affect only what needs it. If it has no name, nothing can
/// need it, and its errors become warnings.
fn whole<T>(
    context: &mut Context<'_>,
    node: Node<'_>,
    read: impl FnOnce(&mut Context<'_>, Node<'_>) -> Option<T>,
    problems: impl FnOnce(&mut T) -> &mut Vec<Diagnostic>,
) -> Option<T> {
    let mut found = Diagnostics::default();
    let mut inner = Context {
        diagnostics: &mut found,
        target_namespace: context.target_namespace.clone(),
        chameleon: context.chameleon,
        element_form_default: context.element_form_default,
        attribute_form_default: context.attribute_form_default,
    };
    let mut component = read(&mut inner, node);
    if found.is_empty() {
        return component;
    }
    let mut kept = component.as_mut().map(problems);
    for finding in found.into_list() {
        match &mut kept {
            Some(problems) if finding.severity == Severity::Error => problems.push(finding),
            _ => context.diagnostics.push(Diagnostic { severity: Severity::Warning, ..finding }),
        }
    }
    component
}

fn import(node: Node<'_>) -> Import {
    let location = location(node);
    let document = location.as_deref().map(|location| join(&node.place().file, location).into());
    let namespace = node.attribute("namespace").unwrap_or_default().trim_ascii().into();
    Import { namespace, location, document, place: node.place() }
}

/// Returns the `schemaLocation`. An empty one would be the document itself, and counts as absent.
fn location(node: Node<'_>) -> Option<String> {
    let location = node.attribute("schemaLocation")?.trim_ascii();
    (!location.is_empty()).then(|| location.to_owned())
}

fn required_location(context: &mut Context<'_>, node: Node<'_>) -> Option<(String, Arc<str>)> {
    let Some(location) = location(node) else {
        let title = format!("the element '{}' names no document, so it adds nothing", node.local_name());
        context.diagnostics.warning(title, &node.place(), "Add schemaLocation=\"…\".");
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
            "group" => redefine.groups.extend(whole(context, child, group, |group| &mut group.problems)),
            "attributeGroup" => {
                let read = whole(context, child, attribute_group, |group| &mut group.problems);
                redefine.attribute_groups.extend(read);
            }
            _ => child.unknown(context.diagnostics),
        }
    }
    Some(redefine)
}

/// Reads a named type.
fn type_definition(context: &mut Context<'_>, node: Node<'_>) -> Option<TypeDefinition> {
    if node.local_name() == "complexType" {
        let read = |context: &mut Context<'_>, node: Node<'_>| {
            let name = Some(context.global_name(node)?);
            Some(complex_type::read(context, node, name))
        };
        let ty = whole(context, node, read, |ty| &mut ty.problems)?;
        return Some(TypeDefinition::Complex(Box::new(ty)));
    }
    let read = |context: &mut Context<'_>, node: Node<'_>| {
        let name = Some(context.global_name(node)?);
        Some(simple_type::read(context, node, name))
    };
    whole(context, node, read, |ty| &mut ty.problems).map(TypeDefinition::Simple)
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
    Some(Group { name, particle, documentation: documentation(node), place: node.place(), problems: Vec::new() })
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
    let (documentation, place) = (documentation(node), node.place());
    Some(AttributeGroup { name, attributes, any_attribute, documentation, place, problems: Vec::new() })
}
