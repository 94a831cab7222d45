//! Operations: the request, the response, and what makes a call of them.

use quote::quote;

use super::context::{Context, File, Home, ident};
use super::{add_type, docs};
use crate::model::OperationKind;

/// The file of the operation at this index.
///
/// # Errors
/// An operation with problems was selected, which the passes rule out.
pub(super) fn emit(context: &Context<'_>, index: usize) -> Result<File, String> {
    let operation = &context.contract.service.operations[index];
    let (Some(input), Some(output)) = (&operation.input, &operation.output) else {
        return Err(format!("operation {} has no messages", operation.name));
    };
    let module = &context.names.operation(index).module;
    let mut file = File::new(format!("operations/{module}.rs"), format!("Operation {}.", docs::code(&operation.name)));
    // An answer may be the request itself.
    for id in [input.ty, output.ty] {
        if context.home(id) == Home::Operation && !file.types.contains(&id) {
            add_type(context, id, &mut file);
        }
    }
    let (request, response) = (context.path(input.ty, &mut file), context.path(output.ty, &mut file));
    let (name, action) = (&operation.name, &operation.action);
    let (input_name, output_name) = (context.wire(&input.name, &mut file), context.wire(&output.name, &mut file));
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
