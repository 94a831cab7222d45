//! The client for code that is not asynchronous: one thin method an operation, documented at the other client.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, File, ident};
use super::{docs, method, options};

pub(super) fn emit(context: &Context<'_>) -> File {
    let service = docs::code(&context.contract.service.name);
    let title = format!("The client of service {service} for code that is not asynchronous.");
    let mut file = File::new("blocking.rs", title);
    let docs = docs::outer([
        format!("Calls the operations of service {service}, and waits for the answers on the calling thread."),
        "It does what [`Client`](super::Client) does, by methods of the same names. The calls run on one thread of its\n\
         own, which all clones share, and which ends with the last of them; each `build()` starts one, so build once and\n\
         clone. It can be used on any thread but that one; on a thread that runs asynchronous code, that code waits too."
            .to_owned(),
        "A call that has begun ends by itself or by its time-outs; nothing else gives it up. A process that is made by\n\
         `fork` has no such thread, and calls of a client from before wait for ever there: build one behind the `fork`. An\n\
         own `reqwest::Client` is for this client alone: shared with an asynchronous one, a call may wait for a connection\n\
         that the other's runtime looks after."
            .to_owned(),
    ]);
    file.add(quote! {
        #docs
        #[derive(Debug, Clone)]
        pub struct Client { core: rt::BlockingCore }
    });
    let builder_docs = docs::outer(["Sets up a client.".to_owned()]);
    let send_docs = docs::outer([
        "Calls the operation that the request belongs to, and gives the response with what came with it.".to_owned(),
        "# Errors\nSee [`Error`](rt::Error).".to_owned(),
    ]);
    let options = options::methods(|change| quote!(self.core.with(|core| core.#change)));
    let methods: Vec<_> = context.selected.operations.iter().map(|index| method(context, *index, &mut file)).collect();
    file.add(quote! {
        impl Client {
            #builder_docs
            pub fn builder() -> rt::ClientBuilder<Self> {
                rt::ClientBuilder::new()
            }

            #options

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
    if context.contract.service.credentials.is_some() {
        file.add(quote!(impl rt::WithCredentials for Client {}));
    }
    file
}

fn method(context: &Context<'_>, index: usize, file: &mut File) -> TokenStream {
    let operation = &context.contract.service.operations[index];
    let text = &context.names.operation(index).method;
    let name = ident(text);
    let (Some(input), Some(output)) = (&operation.input, &operation.output) else { return TokenStream::new() };
    let (request, response) = (context.path(input.ty, file), context.path(output.ty, file));
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
