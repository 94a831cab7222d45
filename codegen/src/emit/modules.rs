//! The modules that hold the others.

use quote::quote;

use super::context::{Context, File, Home, ident};
use super::{blocks, docs};

/// The root of the generator's folder.
pub(super) fn root(context: &Context<'_>) -> File {
    let title = format!("Client and types of service {}.", docs::code(&context.contract.service.name));
    let mut file = File::new("mod.rs", title).without_runtime();
    file.add(quote!(
        mod client;
    ));
    let has_codes = !context.config.fault_codes.is_empty();
    if has_codes {
        file.add(quote!(
            mod fault_code;
        ));
    }
    if blocks::has_faults(context) {
        file.add(quote!(
            pub mod faults;
        ));
    }
    if blocks::has_headers(context) {
        file.add(quote!(
            pub mod headers;
        ));
    }
    file.add(quote!(
        pub mod namespaces;
    ));
    file.add(quote!(
        pub mod operations;
    ));
    file.add(quote!(
        pub mod types;
    ));
    file.add(quote!(
        pub use client::Client;
    ));
    if has_codes {
        file.add(quote!(
            pub use fault_code::FaultCode;
        ));
    }
    file
}

/// The requests, and the responses that only one operation has.
pub(super) fn operations(context: &Context<'_>) -> File {
    let mut file = File::new("operations/mod.rs", "Requests and responses, one file an operation.").without_runtime();
    let operations = || context.selected.operations.iter();
    for index in operations() {
        let module = ident(&context.names.operation(*index).module);
        file.add(quote!(mod #module;));
    }
    for index in operations() {
        let operation = &context.contract.service.operations[*index];
        let module = ident(&context.names.operation(*index).module);
        let mut elements = [&operation.input, &operation.output].into_iter().flatten();
        // Where both messages have types that others share, there is nothing in the file but what makes a call of them.
        if elements.any(|element| context.home(element.ty) == Home::Operation) {
            file.add(quote!(pub use #module::*;));
        }
    }
    file
}

/// All other types.
pub(super) fn types(context: &Context<'_>) -> File {
    let mut file = File::new("types/mod.rs", "Types that requests and responses are made of.").without_runtime();
    let types = || context.selected.types.iter().filter(|id| context.home(**id) == Home::Types);
    for id in types() {
        let module = ident(&context.names.of(*id).module);
        file.add(quote!(mod #module;));
    }
    for id in types() {
        let module = ident(&context.names.of(*id).module);
        file.add(quote!(pub use #module::*;));
    }
    file
}
