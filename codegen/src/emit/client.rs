//! The client: one thin method an operation.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::context::{Context, File, ident};
use super::{docs, method, options, sensitive};
use crate::config::{FacetChecks, FaultEffect};
use crate::contract::SoapVersion;
use crate::plan::{Credentials, Service};
use crate::report::missing_for_docs;

pub(super) fn emit(context: &Context<'_>, service: &Service) -> File {
    let mut file = File::new("client.rs", format!("The client of service {}.", docs::code(&service.name)));
    let docs = docs::outer([
        service.documentation.as_deref().map(docs::foreign).unwrap_or_default(),
        format!(
            "Calls the operations of service {}. A clone is cheap and shares connections, settings and\nthe budget of retries. \
             Dropping the future of a call abandons it; the service may have processed it by then.",
            docs::code(&service.name)
        ),
        missing(context),
    ]);
    file.add(quote! {
        #docs
        #[derive(Debug, Clone)]
        pub struct Client { core: rt::ClientCore }
    });

    let builder_docs = docs::outer(["Returns a builder for a client.".to_owned()]);
    let send_docs = docs::outer([
        "Calls the operation of the request, and returns the response with its headers, deviations and exchange."
            .to_owned(),
        "# Errors\nSee [`Error`](rt::Error).".to_owned(),
    ]);
    let options = options::methods(service.credentials.is_some(), |change| quote!(self.core.#change));
    let others = options::others(service.credentials.is_some(), &quote!(self.core.with_endpoint(address)?));
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
            pub async fn send<R: rt::Request>(&self, request: &R) -> Result<rt::Answer<R::Response>, rt::Error> {
                self.core.send(request).await
            }

            #(#methods)*
        }
    });

    let name = &*service.name;
    let endpoints = service.endpoints.iter().map(|(version, address)| {
        let version = format_ident!("{}", variant(*version));
        let address = &**address;
        quote!(rt::Endpoint { version: rt::SoapVersion::#version, address: #address })
    });
    let credentials = match &service.credentials {
        Some(credentials) => self::credentials(context, credentials, &mut file),
        None => quote!(None),
    };
    let sensitive: Vec<_> =
        sensitive::names(context, service).into_iter().map(|name| context.wire(name, &mut file)).collect();
    let fault_codes = fault_codes(context);
    let facets = match context.config.facets {
        FacetChecks::Check => quote!(Check),
        FacetChecks::Report => quote!(Report),
    };
    file.uses_namespaces = true;
    file.add(quote! {
        impl rt::ServiceClient for Client {
            const SERVICE: rt::Service = rt::Service {
                name: #name,
                table: ns::TABLE,
                endpoints: &[#(#endpoints),*],
                credentials: #credentials,
                sensitive: &[#(#sensitive),*],
                fault_codes: &[#(#fault_codes),*],
                facets: rt::FacetChecks::#facets,
                user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
                tracer: rt::tracer!(),
            };

            fn from_core(core: rt::ClientCore) -> Result<Self, rt::BuildError> {
                Ok(Self { core })
            }
        }
    });
    if service.credentials.is_some() {
        file.add(quote!(impl rt::WithCredentials for Client {}));
    }
    file
}

fn method(context: &Context<'_>, index: usize, file: &mut File) -> TokenStream {
    let operation = &context.operations()[index];
    let name = ident(&context.names.operation(index).method);
    let (Some(input), Some(output)) = (&operation.input, &operation.output) else { return TokenStream::new() };
    let (request, response) = (context.path(input.item, file), context.path(output.item, file));
    let docs = method::docs(context, index, input.item, output.item);
    let deprecated = operation.deprecated.as_ref().map(|deprecated| {
        let note = method::deprecation(context, deprecated);
        quote!(#[deprecated(note = #note)])
    });
    quote! {
        #docs
        #deprecated
        pub async fn #name(&self, request: &#request) -> Result<#response, rt::Error> {
            Ok(self.core.send(request).await?.response)
        }
    }
}

/// Lists the requested operations that have no method, with the reasons; empty if there are none.
fn missing(context: &Context<'_>) -> String {
    let lines = missing_for_docs(&context.selected.missing);
    if lines.is_empty() {
        return String::new();
    }
    let lines: Vec<String> = lines.iter().map(|line| format!("- {}", docs::foreign(line).replace('\n', " "))).collect();
    format!("These operations of the service are not in this crate:\n\n{}", lines.join("\n"))
}

/// The codes of faults that mean something for the call.
fn fault_codes<'c>(context: &Context<'c>) -> impl Iterator<Item = TokenStream> + 'c {
    context.config.fault_codes.iter().filter_map(|fault| {
        let code = &fault.code.text;
        let effect = match fault.effect? {
            FaultEffect::NotProcessed => quote!(NotProcessed),
            FaultEffect::LogonRejected => quote!(LogonRejected),
            FaultEffect::LockedOut => quote!(LockedOut),
        };
        Some(quote!(rt::KnownFault { code: #code, effect: rt::FaultEffect::#effect }))
    })
}

fn variant(version: SoapVersion) -> &'static str {
    match version {
        SoapVersion::Soap11 => "Soap11",
        SoapVersion::Soap12 => "Soap12",
    }
}

fn credentials(context: &Context<'_>, credentials: &Credentials, file: &mut File) -> TokenStream {
    let [header, user, password] =
        [&credentials.header, &credentials.user, &credentials.password].map(|name| context.wire(name, file));
    quote! {
        Some(rt::CredentialsHeader { header: #header, user: #user, password: #password })
    }
}
