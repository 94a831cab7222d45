//! The modules that hold the others.

use proc_macro2::Ident;
use quote::quote;

use super::context::{Context, File, ident};
use super::homes::Home;
use super::{blocks, docs};

/// The root of the generator's folder.
pub(super) fn root(context: &Context<'_>) -> File {
    let title = match &context.plan.service {
        Some(service) => format!("Client and types of service {}.", docs::code(&service.name)),
        None => "Types of a schema.".to_owned(),
    };
    let has_client = context.plan.service.is_some();
    let mut file = File::new("mod.rs", title).without_runtime();
    if has_client {
        file.add(quote!(
            mod client;
        ));
    }
    if !context.selected.facets.is_empty() {
        file.add(quote!(
            mod facets;
        ));
    }
    if !context.elements.is_empty() {
        file.add(quote!(
            mod entries;
        ));
    }
    if context.globals.is_some() {
        file.add(quote!(
            mod globals;
        ));
    }
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
    if has_client {
        file.add(quote!(
            pub mod operations;
        ));
    }
    file.add(quote!(
        pub mod types;
    ));
    if has_client && context.config.blocking {
        file.add(quote!(
            #[cfg(feature = "blocking")]
            pub mod blocking;
        ));
    }
    if context.config.samples {
        file.add(quote!(
            #[cfg(feature = "samples")]
            pub mod samples;
        ));
    }
    if has_client {
        file.add(quote!(
            pub use client::Client;
        ));
    }
    if has_codes {
        file.add(quote!(
            pub use fault_code::FaultCode;
        ));
    }
    file
}

/// The requests, and the responses that only one operation has.
pub(super) fn operations(context: &Context<'_>) -> File {
    let mut file =
        File::new("operations/mod.rs", "Requests and responses, one file for each operation.").without_runtime();
    let all = context.selected.operations.iter().copied();
    // Where both messages have types that others share, there is nothing in the file but what makes a call of them.
    let exported = all.clone().filter(|index| has_own_type(context, *index));
    add_modules(&mut file, all.map(|index| operation_module(context, index)));
    add_exports(&mut file, exported.map(|index| operation_module(context, index)));
    file
}

/// All other types.
pub(super) fn types(context: &Context<'_>) -> File {
    let mut file = File::new("types/mod.rs", "Types that requests and responses are made of.").without_runtime();
    add_modules(&mut file, type_modules(context));
    add_exports(&mut file, type_modules(context));
    file
}

/// The root of the samples.
pub(super) fn samples(has_client: bool) -> File {
    let title = "Random values of requests, responses and their types, for tests and doubles of the service.";
    let mut file = File::new("samples/mod.rs", title).without_runtime();
    file.add(quote!(
        mod each;
    ));
    if has_client {
        file.add(quote!(
            pub mod operations;
        ));
    }
    file.add(quote!(
        pub mod types;
    ));
    file.add(quote!(
        pub use each::each;
    ));
    file
}

/// The samples of what is in operations.
pub(super) fn sample_operations(context: &Context<'_>) -> File {
    let title = "Samples of requests and responses, one file for each operation.";
    let mut file = File::new("samples/operations/mod.rs", title).without_runtime();
    let own = context.selected.operations.iter().copied().filter(|index| has_own_type(context, *index));
    add_modules(&mut file, own.clone().map(|index| operation_module(context, index)));
    add_exports(&mut file, own.map(|index| operation_module(context, index)));
    file
}

/// The samples of all other types.
pub(super) fn sample_types(context: &Context<'_>) -> File {
    let title = "Samples of the types that requests and responses are made of.";
    let mut file = File::new("samples/types/mod.rs", title).without_runtime();
    add_modules(&mut file, type_modules(context));
    add_exports(&mut file, type_modules(context));
    file
}

fn has_own_type(context: &Context<'_>, index: usize) -> bool {
    let operation = &context.operations()[index];
    let mut elements = [&operation.input, &operation.output].into_iter().flatten();
    elements.any(|element| context.home(element.item) == Home::Operation)
}

fn operation_module(context: &Context<'_>, index: usize) -> Ident {
    ident(&context.names.operation(index).module)
}

fn type_modules<'c>(context: &'c Context<'_>) -> impl Iterator<Item = Ident> + 'c {
    super::files_of_types(context).map(|id| ident(&context.names.of(id).module))
}

fn add_modules(file: &mut File, modules: impl Iterator<Item = Ident>) {
    for module in modules {
        file.add(quote!(mod #module;));
    }
}

fn add_exports(file: &mut File, modules: impl Iterator<Item = Ident>) {
    for module in modules {
        file.add(quote!(pub use #module::*;));
    }
}
