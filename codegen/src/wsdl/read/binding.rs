//! Reads bindings.

use super::{Context, documentation, known_children, names, optional_name, required};
use crate::qname::{QName, ns};
use crate::wsdl::document::{
    Binding, BindingFault, BindingMessage, BindingOperation, Body, Header, MimeContent, Protocol, SoapBinding,
    SoapVersion, Style, Use,
};
use crate::wsdl::extension;
use crate::xml::Node;

const STYLES: [(&str, Style); 2] = [("document", Style::Document), ("rpc", Style::Rpc)];

pub(super) fn read(context: &mut Context<'_>, node: Node<'_>) -> Option<Binding> {
    let name = context.global_name(node)?;
    let port_type = context.reference(node, "type")?;
    // An unknown extension may name the protocol, so all children are considered.
    let by = node.children().find(|child| child.local_name() == "binding" && child.name().0 != ns::WSDL);
    let protocol = match by.map(|by| (by, version(by))) {
        Some((by, Some(version))) => Protocol::Soap(SoapBinding {
            version,
            style: by.keyword("style", &STYLES, context.diagnostics).unwrap_or_default(),
            transport: by.attribute("transport").unwrap_or_default().trim_ascii().to_owned(),
            place: by.place(),
        }),
        Some((by, None)) => Protocol::Other(by.name().0.into()),
        None => Protocol::Other("".into()),
    };
    let mut operations = Vec::new();
    for child in known_children(node) {
        match child.name() {
            (ns::WSDL, "operation") => operations.extend(operation(context, child)),
            (namespace, "binding") if namespace != ns::WSDL => {}
            _ => child.unknown(context.diagnostics),
        }
    }
    // An element that names another protocol counts as understood.
    let is_protocol = |name: &QName| &*name.local == "binding";
    let required = required(node).into_iter().filter(|required| !is_protocol(&required.name)).collect();
    let documentation = documentation(node);
    Some(Binding { name, port_type, protocol, operations, required, documentation, place: node.place() })
}

/// Returns the version of SOAP whose binding an element belongs to.
fn version(node: Node<'_>) -> Option<SoapVersion> {
    match node.name().0 {
        ns::WSDL_SOAP11 => Some(SoapVersion::Soap11),
        ns::WSDL_SOAP12 => Some(SoapVersion::Soap12),
        _ => None,
    }
}

fn operation(context: &mut Context<'_>, node: Node<'_>) -> Option<BindingOperation> {
    let mut operation = BindingOperation {
        name: context.name(node, "name")?,
        soap_action: None,
        soap_action_required: None,
        style: None,
        input: None,
        output: None,
        faults: vec![],
        required: required(node),
        documentation: documentation(node),
        place: node.place(),
    };
    for child in known_children(node) {
        match child.name() {
            (ns::WSDL_SOAP11 | ns::WSDL_SOAP12, "operation") => {
                operation.soap_action = child.attribute("soapAction").map(|action| action.trim_ascii().to_owned());
                operation.soap_action_required = child.boolean("soapActionRequired", context.diagnostics);
                operation.style = child.keyword("style", &STYLES, context.diagnostics);
            }
            (extension::HTTP, "operation") => {}
            (ns::WSDL, "input") if operation.input.is_none() => operation.input = Some(message(context, child)),
            (ns::WSDL, "output") if operation.output.is_none() => operation.output = Some(message(context, child)),
            (ns::WSDL, "fault") => operation.faults.extend(fault(context, child)),
            _ => child.unknown(context.diagnostics),
        }
    }
    Some(operation)
}

fn message(context: &mut Context<'_>, node: Node<'_>) -> BindingMessage {
    let mut message = BindingMessage {
        name: optional_name(node, "name"),
        body: None,
        headers: vec![],
        multipart: false,
        attachments: vec![],
        required: required(node),
        foreign: node.foreign_attributes(),
        place: node.place(),
    };
    for child in known_children(node) {
        message_child(context, child, &mut message);
    }
    message
}

/// Reads a child of a message, or of a part of a MIME message.
fn message_child(context: &mut Context<'_>, node: Node<'_>, message: &mut BindingMessage) {
    match node.name() {
        (ns::WSDL_SOAP11 | ns::WSDL_SOAP12, "body") if message.body.is_none() => {
            message.body = Some(body(context, node));
        }
        (ns::WSDL_SOAP11 | ns::WSDL_SOAP12, "header") => message.headers.extend(header(context, node, "headerfault")),
        (extension::MIME, "content") => message.attachments.push(MimeContent {
            part: optional_name(node, "part"),
            type_: node.attribute("type").map(str::to_owned),
            place: node.place(),
        }),
        // SOAP does not use these.
        (extension::HTTP, "urlEncoded" | "urlReplacement") | (extension::MIME, "mimeXml") => {}
        (extension::MIME, "multipartRelated") => {
            message.multipart = true;
            for part in node.children() {
                match part.name() {
                    (extension::MIME | ns::WSDL, "part") => {
                        known_children(part).for_each(|child| message_child(context, child, message));
                    }
                    _ => part.unknown(context.diagnostics),
                }
            }
        }
        _ => node.unknown(context.diagnostics),
    }
}

fn use_(context: &mut Context<'_>, node: Node<'_>) -> Use {
    let words = [("literal", Use::Literal), ("encoded", Use::Encoded)];
    node.keyword("use", &words, context.diagnostics).unwrap_or_default()
}

fn body(context: &mut Context<'_>, node: Node<'_>) -> Body {
    Body {
        use_: use_(context, node),
        namespace: optional_name(node, "namespace"),
        encoding_style: node.attribute("encodingStyle").map(str::to_owned),
        parts: node.attribute("parts").map(names),
        place: node.place(),
    }
}

/// Reads a `header`. It may contain elements called `inner`, which have the same attributes.
fn header(context: &mut Context<'_>, node: Node<'_>, inner: &str) -> Option<Header> {
    let mut faults = Vec::new();
    for child in known_children(node) {
        if version(child).is_some() && child.local_name() == inner {
            faults.extend(header(context, child, ""));
        } else {
            child.unknown(context.diagnostics);
        }
    }
    Some(Header {
        message: context.reference(node, "message")?,
        part: context.name(node, "part")?,
        use_: use_(context, node),
        namespace: optional_name(node, "namespace"),
        encoding_style: node.attribute("encodingStyle").map(str::to_owned),
        faults,
        place: node.place(),
    })
}

/// Reads a `fault`. Its name is on it and on the SOAP element in it; one of the two may be missing.
fn fault(context: &mut Context<'_>, node: Node<'_>) -> Option<BindingFault> {
    let mut soap = None;
    for child in known_children(node) {
        match child.name() {
            (ns::WSDL_SOAP11 | ns::WSDL_SOAP12, "fault") if soap.is_none() => soap = Some(child),
            _ => child.unknown(context.diagnostics),
        }
    }
    let name = optional_name(node, "name").or_else(|| soap.and_then(|soap| optional_name(soap, "name")));
    if name.is_none() {
        node.lacks("name", context.diagnostics);
    }
    let soap = soap.unwrap_or(node);
    Some(BindingFault {
        name: name?,
        use_: use_(context, soap),
        namespace: optional_name(soap, "namespace"),
        encoding_style: soap.attribute("encodingStyle").map(str::to_owned),
        place: node.place(),
    })
}
