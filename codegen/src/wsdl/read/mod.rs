//! Reads WSDL documents: from XML to the model.

mod binding;
mod port_type;
mod service;

use std::sync::Arc;

use super::document::{Definitions, Import, Message, Part, PartContent, Required};
use super::extension;
use crate::diagnostics::Diagnostics;
use crate::limits;
use crate::qname::{QName, ns};
use crate::source::join;
use crate::xml::{Node, tidy};
use crate::xsd;
use crate::xsd::document::Schema;

/// Reads a `definitions` element, and its schemas in order.
///
/// What is wrong is reported and left out, and reading goes on. Elements in unknown namespaces, such as policies, are
/// ignored.
pub fn read(node: Node<'_>, diagnostics: &mut Diagnostics) -> (Definitions, Vec<Schema>) {
    let mut definitions = Definitions {
        name: node.attribute("name").map(str::to_owned),
        target_namespace: node.attribute("targetNamespace").unwrap_or_default().trim_ascii().into(),
        imports: vec![],
        messages: vec![],
        port_types: vec![],
        bindings: vec![],
        services: vec![],
        required: required(node),
        documentation: documentation(node),
        place: node.place(),
    };
    if definitions.target_namespace.len() > limits::NAMESPACE_BYTES {
        let title = format!("the target namespace is longer than {} bytes", limits::NAMESPACE_BYTES);
        diagnostics.error(title, &node.place(), "Choose a shorter one.");
        definitions.target_namespace = "".into();
    }
    let mut schemas = Vec::new();
    let target = definitions.target_namespace.clone();
    let mut context = Context { diagnostics, target_namespace: target };
    for child in known_children(node) {
        match child.local_name() {
            _ if child.name().0 != ns::WSDL => child.unknown(context.diagnostics),
            "import" => definitions.imports.push(import(&mut context, child)),
            "types" => types(&mut context, child, &mut schemas),
            "message" => definitions.messages.extend(message(&mut context, child)),
            "portType" => definitions.port_types.extend(port_type::read(&mut context, child)),
            "binding" => definitions.bindings.extend(binding::read(&mut context, child)),
            "service" => definitions.services.extend(service::read(&mut context, child)),
            _ => child.unknown(context.diagnostics),
        }
    }
    (definitions, schemas)
}

/// The document that is being read.
struct Context<'d> {
    diagnostics: &'d mut Diagnostics,
    target_namespace: Arc<str>,
}

impl Context<'_> {
    /// Returns the name of a definition. A definition without a name is an error, since nothing can refer to it.
    fn global_name(&mut self, node: Node<'_>) -> Option<QName> {
        let local = self.name(node, "name")?;
        Some(QName { namespace: self.target_namespace.clone(), local })
    }

    /// Returns a required name. Any text but an empty one is a name here: names in messages are checked later.
    fn name(&mut self, node: Node<'_>, attribute: &str) -> Option<Arc<str>> {
        let name = optional_name(node, attribute);
        match &name {
            None => node.lacks(attribute, self.diagnostics),
            Some(name) if name.len() > limits::NAME_BYTES => {
                let title = format!("a name is longer than {} bytes", limits::NAME_BYTES);
                self.diagnostics.error(title, &node.place(), "Choose a shorter one.");
                return None;
            }
            Some(_) => {}
        }
        name
    }

    /// Returns a required reference.
    fn reference(&mut self, node: Node<'_>, attribute: &str) -> Option<QName> {
        if node.attribute(attribute).is_none() {
            node.lacks(attribute, self.diagnostics);
        }
        node.qname(attribute, self.diagnostics)
    }
}

/// Returns the name in an attribute; `None` if it is absent or empty.
fn optional_name(node: Node<'_>, attribute: &str) -> Option<Arc<str>> {
    let name = node.attribute(attribute)?.trim_ascii();
    (!name.is_empty()).then(|| name.into())
}

/// Returns the names in a list, separated by white space.
fn names(text: &str) -> Vec<Arc<str>> {
    text.split_ascii_whitespace().map(Arc::from).collect()
}

/// Returns the children in the namespaces of WSDL and of the extensions that it defines, except documentation.
fn known_children<'a>(node: Node<'a>) -> impl Iterator<Item = Node<'a>> {
    node.children().filter(|child| match child.name() {
        (ns::WSDL, local) => local != "documentation",
        (ns::WSDL_SOAP11 | ns::WSDL_SOAP12 | extension::HTTP | extension::MIME, _) => true,
        _ => false,
    })
}

/// Returns the children in other namespaces that must be understood.
fn required(node: Node<'_>) -> Vec<Required> {
    let foreign = node.children().filter(|child| {
        !matches!(child.name().0, ns::WSDL | ns::WSDL_SOAP11 | ns::WSDL_SOAP12 | extension::HTTP | extension::MIME)
    });
    let required = foreign.filter(|child| {
        child.attribute_ns(ns::WSDL, "required").is_some_and(|value| matches!(value.trim_ascii(), "true" | "1"))
    });
    let read = required.map(|child| {
        let (namespace, local) = child.name();
        Required { name: QName::new(namespace, local), place: child.place() }
    });
    read.collect()
}

/// Returns the documentation of a definition.
fn documentation(node: Node<'_>) -> Option<String> {
    let parts = node.children_named(ns::WSDL, "documentation");
    let texts: Vec<_> = parts.filter_map(|part| tidy(&part.all_text())).collect();
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}

fn import(context: &mut Context<'_>, node: Node<'_>) -> Import {
    let location = node.attribute("location").map(str::trim_ascii).filter(|location| !location.is_empty());
    if location.is_none() {
        let help = "Add location=\"…\", or remove the import if nothing needs it.";
        context.diagnostics.warning("the import names no document, so it adds nothing", &node.place(), help);
    }
    let document = location.map(|location| join(&node.place().file, location).into());
    let namespace = node.attribute("namespace").unwrap_or_default().trim_ascii().into();
    Import { namespace, location: location.map(str::to_owned), document, place: node.place() }
}

fn types(context: &mut Context<'_>, node: Node<'_>, schemas: &mut Vec<Schema>) {
    for child in node.children() {
        match child.name() {
            (ns::XSD, "schema") => schemas.push(xsd::read(child, None, context.diagnostics)),
            (namespace, "schema") => {
                let title = format!("schemas in the language '{namespace}' are not supported");
                context.diagnostics.error(title, &child.place(), "Use XML Schema 1.0.");
            }
            (ns::WSDL, "documentation") => {}
            (ns::WSDL | ns::XSD, _) => child.unknown(context.diagnostics),
            _ => {}
        }
    }
}

fn message(context: &mut Context<'_>, node: Node<'_>) -> Option<Message> {
    let name = context.global_name(node)?;
    let mut parts = Vec::new();
    for child in known_children(node) {
        match child.name() {
            (ns::WSDL, "part") => parts.extend(part(context, child)),
            _ => child.unknown(context.diagnostics),
        }
    }
    Some(Message { name, parts, documentation: documentation(node), place: node.place() })
}

fn part(context: &mut Context<'_>, node: Node<'_>) -> Option<Part> {
    let name = context.name(node, "name")?;
    let content = match (node.attribute("element"), node.attribute("type")) {
        (Some(_), None) => node.qname("element", context.diagnostics).map(PartContent::Element),
        (None, Some(_)) => node.qname("type", context.diagnostics).map(PartContent::Type),
        (element, _) => {
            let both = if element.is_some() { "both" } else { "neither" };
            let title = format!("the part '{name}' has {both} of 'element' and 'type'");
            context.diagnostics.warning(
                title,
                &node.place(),
                "Write exactly one of them. As it is, the part cannot be used.",
            );
            None
        }
    };
    let content = content.unwrap_or(PartContent::Unclear);
    Some(Part { name, content, documentation: documentation(node), place: node.place() })
}
