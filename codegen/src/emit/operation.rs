//! Operations: the request, the response, and what makes a call of them.

use quote::quote;

use super::context::{Context, File, ident};
use super::homes::Home;
use super::{add_item, docs};
use crate::plan::{Message, OperationKind};

/// The file of the operation at this index.
///
/// # Errors
/// An operation with problems was selected, which the passes rule out.
pub(super) fn emit(context: &Context<'_>, index: usize) -> Result<File, String> {
    let operation = &context.operations()[index];
    let (Some(input), Some(output)) = (&operation.input, &operation.output) else {
        return Err(format!("operation {} has no messages", operation.name));
    };
    let module = &context.names.operation(index).module;
    let mut file = File::new(format!("operations/{module}.rs"), format!("Operation {}.", docs::code(&operation.name)));
    // An answer may be the request itself.
    for id in [input.item, output.item] {
        if context.home(id) == Home::Operation && !file.defined.contains(&id) {
            add_item(context, id, &mut file);
        }
    }
    let (request, response) = (context.path(input.item, &mut file), context.path(output.item, &mut file));
    let (name, action) = (&*operation.name, &*operation.action);
    let mut body = |message: &Message| match &message.element {
        Some(element) => context.wire(element, &mut file),
        None => quote!(rt::EMPTY_BODY),
    };
    let (input_name, output_name) = (body(input), body(output));
    let authenticated = operation.authenticated;
    let kind = ident(match operation.kind {
        OperationKind::Safe => "Safe",
        OperationKind::Idempotent => "Idempotent",
        OperationKind::NonIdempotent => "NonIdempotent",
    });
    file.add(quote! {
        impl rt::Request for #request {
            type Response = #response;
            const OPERATION: rt::Operation = rt::Operation {
                name: #name,
                action: #action,
                input: #input_name,
                output: #output_name,
                authenticated: #authenticated,
                kind: rt::OperationKind::#kind,
            };
        }
    });
    Ok(file)
}
