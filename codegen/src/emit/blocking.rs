//! The client for code that is not asynchronous: one thin method an operation, documented at the other client.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, File, ident};
use super::{docs, method, options};
use crate::plan::Service;

pub(super) fn emit(context: &Context<'_>, service: &Service) -> File {
    let has_credentials = service.credentials.is_some();
    let service = docs::code(&service.name);
    let title = format!("The client of service {service} for code that is not asynchronous.");
    let mut file = File::new("blocking.rs", title);
    let docs = docs::outer([
        format!("Calls the operations of service {service} and waits for the response on the calling thread."),
        "Its methods have the names of those of [`Client`](super::Client) and do the same. Calls run on a thread of the\n\
         client's own, which all clones share and which ends with the last of them. Each `build()` starts one: build once\n\
         and clone. Do not call it on a thread that runs asynchronous code, since that code waits too."
            .to_owned(),
        "A call ends by itself or by its timeouts; nothing else ends it. After a `fork`, build a new client: the thread\n\
         does not exist in the new process, and calls would wait forever. Do not share a `reqwest::Client` with an\n\
         asynchronous client: a call may wait for a connection that the other's runtime looks after."
            .to_owned(),
    ]);
    file.add(quote! {
        #docs
        #[derive(Debug, Clone)]
        pub struct Client { core: rt::BlockingCore }
    });
    let builder_docs = docs::outer(["Returns a builder for a client.".to_owned()]);
    let send_docs = docs::outer([
        "Calls the operation of the request, and returns the response with its headers, deviations and exchange."
            .to_owned(),
        "# Errors\nSee [`Error`](rt::Error).".to_owned(),
    ]);
    let options = options::methods(has_credentials, |change| quote!(self.core.with(|core| core.#change)));
    let changed = quote!(self.core.try_with(|core| core.with_endpoint(address))?);
    let others = options::others(has_credentials, &changed);
    let methods: Vec<_> = context.selected.operations.iter().map(|index| method(context, *index, &mut file)).collect();
    file.add(quote! {
        impl Client {
            #builder_docs
            pub fn builder() -> rt::ClientBuilder<Self> {
                rt::ClientBuilder::new()
            }

            #options

            #others

            #send_docs
            pub fn send<R: rt::Request>(&self, request: &R) -> Result<rt::Answer<R::Response>, rt::Error> {
                self.core.send(request)
            }

            #(#methods)*
        }
    });
    file.add(quote! {
        impl rt::ServiceClient for Client {
            const SERVICE: rt::Service = <super::Client as rt::ServiceClient>::SERVICE;

            fn from_core(core: rt::ClientCore) -> Result<Self, rt::BuildError> {
                Ok(Self { core: rt::BlockingCore::new(core)? })
            }
        }
    });
    if has_credentials {
        file.add(quote!(impl rt::WithCredentials for Client {}));
    }
    file
}

fn method(context: &Context<'_>, index: usize, file: &mut File) -> TokenStream {
    let operation = &context.operations()[index];
    let text = &context.names.operation(index).method;
    let name = ident(text);
    let (Some(input), Some(output)) = (&operation.input, &operation.output) else { return TokenStream::new() };
    let (request, response) = (context.path(input.item, file), context.path(output.item, file));
    let docs = docs::outer([
        format!("Operation {}: see [`Client::{text}`](super::Client::{text}).", docs::code(&operation.name)),
        "# Errors\nSee [`Error`](rt::Error).".to_owned(),
    ]);
    let deprecated = operation.deprecated.as_ref().map(|deprecated| {
        let note = method::deprecation(context, deprecated);
        quote!(#[deprecated(note = #note)])
    });
    quote! {
        #docs
        #deprecated
        pub fn #name(&self, request: &#request) -> Result<#response, rt::Error> {
            self.core.call(request)
        }
    }
}
