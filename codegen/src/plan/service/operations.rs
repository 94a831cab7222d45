//! Operations, combined from the port type and its bindings.

use std::collections::HashSet;
use std::sync::Arc;

use super::messages::{Messages, Whose};
use crate::budget::Budget;
use crate::contract::{self, Binding, Body, Carried, Exchange, Interface, PartContent, Style};
use crate::diagnostics::Diagnostic;
use crate::plan::build::Builder;
use crate::plan::problems::{add, left_out, unsupported};
use crate::plan::{Block, Message, Operation, OperationKind};

/// Plans the operations of a port type.
pub(super) fn operations(
    builder: &mut Builder<'_, '_>,
    interface: &Interface,
    bindings: &[(usize, &Binding)],
) -> Vec<Operation> {
    let mut messages = Messages::new(builder);
    let all = interface.operations.iter().enumerate();
    all.map(|(index, operation)| {
        // Every binding is looked at for every operation.
        let has_room = messages.builder.budget.spend(1 + bindings.len(), &operation.place);
        let bindings = if has_room { bindings } else { &[] };
        let mut problems = Vec::new();
        let carried = carried(messages.builder.budget, operation, index, bindings, &mut problems);
        plan(&mut messages, operation, &carried, problems)
    })
    .collect()
}

/// Returns how the bindings carry an operation, and collects their problems.
fn carried<'c>(
    budget: &mut Budget,
    operation: &contract::Operation,
    index: usize,
    bindings: &[(usize, &'c Binding)],
    problems: &mut Vec<Diagnostic>,
) -> Vec<&'c Carried> {
    match operation.exchange {
        Exchange::RequestResponse => {}
        Exchange::OneWay => problems.push(left_out("an operation without a response (one-way)", &operation.place)),
        Exchange::FromService => problems.push(left_out("an operation that the service begins", &operation.place)),
    }
    let mut all: Vec<&Carried> = Vec::new();
    for (_, binding) in bindings {
        add(budget, problems, &binding.problems, &operation.place);
        let Some(Some(found)) = binding.operations.get(index) else {
            let title = format!("binding `{}` does not carry operation `{}`", binding.name.local, operation.name);
            let help = "bind it";
            problems.push(Diagnostic::error(title, Some(binding.place.clone()), help));
            continue;
        };
        add(budget, problems, &found.problems, &operation.place);
        if all.first().is_some_and(|first| action(first) != action(found)) {
            problems.push(unsupported("an operation whose action differs between bindings", &found.place));
        }
        if found.style == Style::Rpc {
            problems.push(unsupported("an operation in rpc style", &found.place));
        }
        for message in std::iter::once(&found.input).chain(&found.output) {
            if let Some(place) = &message.attachments {
                problems.push(unsupported("a message with attachments (MIME)", place));
            }
            if message.body.encoded {
                problems.push(unsupported("an encoded message (use=\"encoded\")", &message.place));
            }
        }
        all.push(found);
    }
    // Several bindings may have the same problem.
    let mut seen = HashSet::new();
    problems.retain(|problem| seen.insert(problem.clone()));
    all
}

fn action(carried: &Carried) -> &str {
    carried.action.as_deref().unwrap_or("")
}

fn plan(
    messages: &mut Messages<'_, '_, '_>,
    operation: &contract::Operation,
    carried: &[&Carried],
    mut problems: Vec<Diagnostic>,
) -> Operation {
    let first = carried.first().copied();
    let is_document = first.is_some_and(|first| first.style == Style::Document);
    let mut input = None;
    let mut output = None;
    if let Some(first) = first.filter(|_| is_document) {
        input = body(messages, operation, &first.input, Whose::Request, &mut problems);
        output = first.output.as_ref().and_then(|of| body(messages, operation, of, Whose::Response, &mut problems));
    }
    let inputs = carried.iter().map(|carried| &carried.input);
    let headers = headers(messages, inputs.collect(), &mut problems);
    let outputs = carried.iter().filter_map(|carried| carried.output.as_ref());
    let response_headers = self::headers(messages, outputs.collect(), &mut problems);
    let parts = operation.faults.iter().flat_map(|fault| &fault.parts);
    let faults = blocks(messages, parts.collect(), "faults", &mut problems);
    let mut seen = HashSet::new();
    problems.retain(|problem| seen.insert(problem.clone()));
    Operation {
        name: operation.name.clone(),
        path: operation.path.clone(),
        documentation: operation.documentation.clone(),
        deprecated: operation.deprecated.clone(),
        action: first.map(action).unwrap_or_default().into(),
        input,
        output,
        headers,
        response_headers,
        authenticated: false,
        kind: OperationKind::default(),
        faults,
        place: operation.place.clone(),
        problems,
    }
}

/// Returns the body of a message in document style.
fn body(
    messages: &mut Messages<'_, '_, '_>,
    operation: &contract::Operation,
    message: &contract::Message,
    whose: Whose,
    problems: &mut Vec<Diagnostic>,
) -> Option<Message> {
    let Body { parts, .. } = &message.body;
    match parts.as_slice() {
        [] => Some(messages.empty(operation, whose)),
        [part] => match &part.content {
            PartContent::Element(id) => messages.message(*id, operation, whose, problems),
            PartContent::Type(_) => {
                problems.push(unsupported("a message part that is not an element", &part.place));
                None
            }
            PartContent::Broken(problem) => {
                problems.push((**problem).clone());
                None
            }
        },
        [_, second, ..] => {
            problems.push(unsupported("a message of several parts", &second.place));
            None
        }
    }
}

/// Returns the header blocks of messages, each once.
fn headers(
    messages: &mut Messages<'_, '_, '_>,
    of: Vec<&contract::Message>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Block> {
    let headers = || of.iter().flat_map(|message| &message.headers);
    for header in headers().filter(|header| header.encoded) {
        problems.push(unsupported("an encoded header block (use=\"encoded\")", &header.part.place));
    }
    blocks(messages, headers().map(|header| &header.part).collect(), "headers", problems)
}

fn blocks(
    messages: &mut Messages<'_, '_, '_>,
    parts: Vec<&contract::Part>,
    kind: &str,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut seen = HashSet::new();
    for part in parts {
        match &part.content {
            PartContent::Element(id) => {
                if seen.insert(*id) {
                    let element = messages.builder.contract.element(*id);
                    let path: Arc<str> = format!("{kind}/{}", element.qname).into();
                    let ty = messages.block(element, problems);
                    blocks.push(Block { name: element.name.clone(), path, ty });
                }
            }
            PartContent::Type(_) => {
                problems.push(unsupported("a header block or fault that is not an element", &part.place));
            }
            PartContent::Broken(problem) => problems.push((**problem).clone()),
        }
    }
    blocks
}
