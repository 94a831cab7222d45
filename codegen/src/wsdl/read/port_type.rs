//! Reads port types and their operations.

use super::{Context, documentation, known_children, names, optional_name, required};
use crate::qname::ns;
use crate::wsdl::document::{Exchange, Operation, OperationMessage, PortType};
use crate::xml::Node;

pub(super) fn read(context: &mut Context<'_>, node: Node<'_>) -> Option<PortType> {
    let name = context.global_name(node)?;
    let mut operations = Vec::new();
    for child in known_children(node) {
        match child.name() {
            (ns::WSDL, "operation") => operations.extend(operation(context, child)),
            _ => child.unknown(context.diagnostics),
        }
    }
    Some(PortType {
        name,
        operations,
        required: required(node),
        documentation: documentation(node),
        place: node.place(),
    })
}

fn operation(context: &mut Context<'_>, node: Node<'_>) -> Option<Operation> {
    let mut operation = Operation {
        name: context.name(node, "name")?,
        exchange: Exchange::Nothing,
        parameter_order: node.attribute("parameterOrder").map(names).unwrap_or_default(),
        input: None,
        output: None,
        faults: vec![],
        documentation: documentation(node),
        place: node.place(),
    };
    for child in known_children(node) {
        match child.name() {
            (ns::WSDL, "input") if operation.input.is_none() => {
                operation.exchange = match operation.exchange {
                    Exchange::Notification => Exchange::SolicitResponse,
                    _ => Exchange::OneWay,
                };
                operation.input = message(context, child);
            }
            (ns::WSDL, "output") if operation.output.is_none() => {
                operation.exchange = match operation.exchange {
                    Exchange::OneWay => Exchange::RequestResponse,
                    _ => Exchange::Notification,
                };
                operation.output = message(context, child);
            }
            (ns::WSDL, "fault") => {
                // A fault is identified by its name.
                if context.name(child, "name").is_some() {
                    operation.faults.extend(message(context, child));
                }
            }
            _ => child.unknown(context.diagnostics),
        }
    }
    Some(operation)
}

fn message(context: &mut Context<'_>, node: Node<'_>) -> Option<OperationMessage> {
    Some(OperationMessage {
        name: optional_name(node, "name"),
        message: context.reference(node, "message")?,
        foreign: node.foreign_attributes(),
        documentation: documentation(node),
        place: node.place(),
    })
}
