//! The documentation of the client's methods.

use proc_macro2::TokenStream;

use super::context::Context;
use super::{docs, example, parameters};
use crate::plan::{Deprecation, ItemId, ItemKind, Operation, OperationKind, Role};

/// What the operation does, what it takes and gives, what can go wrong, and a call.
pub(super) fn docs(context: &Context<'_>, index: usize, request: ItemId, response: ItemId) -> TokenStream {
    let operation = &context.operations()[index];
    let takes =
        parameters::table(context, "request", request).unwrap_or_else(|| "The request has no fields.".to_owned());
    let gives =
        parameters::table(context, "response", response).unwrap_or_else(|| "The response has no fields.".to_owned());
    docs::outer([
        operation.documentation.as_deref().map(docs::foreign).unwrap_or_default(),
        format!("Operation {}. {}", docs::code(&operation.name), again(operation.kind)),
        takes,
        gives,
        response_headers(operation),
        format!("# Errors\n{}", errors(context, response)),
        example::of(context, index).map(|example| format!("# Examples\n{example}")).unwrap_or_default(),
    ])
}

/// Returns the header blocks that responses may carry, which are read as XML.
fn response_headers(operation: &Operation) -> String {
    let names: Vec<String> = operation.response_headers.iter().map(|block| docs::code(&block.name.local)).collect();
    match names.as_slice() {
        [] => String::new(),
        names => format!(
            "Responses may carry the header blocks {}: see [`Answer::headers`](rt::Answer::headers), which\n\
             [`Client::send`](super::Client::send) returns.",
            names.join(", ")
        ),
    }
}

/// What the client does if it does not know whether a request was processed.
fn again(kind: OperationKind) -> &'static str {
    match kind {
        OperationKind::Safe => "It is safe: it only reads, and is sent again if no answer comes.",
        OperationKind::Idempotent => {
            "It is idempotent: a second request has the same effect as one, and it is sent again if no answer comes."
        }
        OperationKind::NonIdempotent => {
            "It is not idempotent: a second request may do it twice, and it is sent again only if it certainly was not \
             processed."
        }
    }
}

/// What can go wrong besides what can go wrong with every call.
fn errors(context: &Context<'_>, response: ItemId) -> String {
    let mut said = "See [`Error`](rt::Error).".to_owned();
    if let ItemKind::Struct(of) = &context.plan.get(response).kind
        && let Some(member) = of.members.iter().find(|member| member.role == Role::ServiceError)
    {
        said.push_str(" It is [`Error::Service`](rt::Error::Service) if the response says in\n");
        said.push_str(&docs::code(&member.local));
        said.push_str(" that the call failed.");
    }
    if !context.config.fault_codes.is_empty() {
        said.push_str(" [`FaultCode::of`](super::FaultCode::of) tells faults with a known code apart.");
    }
    said
}

/// The note of the attribute, which compilers show as it is and rustdoc as Markdown.
pub(super) fn deprecation(context: &Context<'_>, deprecated: &Deprecation) -> String {
    let selected = |index: &usize| context.selected.operations.binary_search(index).is_ok();
    match deprecated.replacement {
        Some(index) if selected(&index) => format!("use `{}`", context.method(index)),
        Some(index) => format!("use operation {}", docs::code(&context.operations()[index].name)),
        None if deprecated.said.is_empty() => "the service's description says so".to_owned(),
        None => docs::foreign(&deprecated.said).replace('\n', " "),
    }
}
