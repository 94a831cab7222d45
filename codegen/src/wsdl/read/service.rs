//! Reads services and their ports.

use super::{Context, documentation, known_children, required};
use crate::qname::ns;
use crate::wsdl::document::{Port, Service};
use crate::wsdl::extension;
use crate::xml::Node;

pub(super) fn read(context: &mut Context<'_>, node: Node<'_>) -> Option<Service> {
    let name = context.global_name(node)?;
    let mut ports = Vec::new();
    for child in known_children(node) {
        match child.name() {
            (ns::WSDL, "port") => ports.extend(port(context, child)),
            _ => child.unknown(context.diagnostics),
        }
    }
    Some(Service { name, ports, required: required(node), documentation: documentation(node), place: node.place() })
}

fn port(context: &mut Context<'_>, node: Node<'_>) -> Option<Port> {
    let name = context.name(node, "name")?;
    let binding = context.reference(node, "binding")?;
    let mut address = None;
    for child in known_children(node) {
        match child.name() {
            (ns::WSDL_SOAP11 | ns::WSDL_SOAP12 | extension::HTTP, "address") if address.is_none() => {
                address = child.attribute("location").map(|location| location.trim_ascii().to_owned());
            }
            _ => child.unknown(context.diagnostics),
        }
    }
    Some(Port {
        name,
        binding,
        address,
        required: required(node),
        documentation: documentation(node),
        place: node.place(),
    })
}
