//! The methods that return a client which differs in one setting.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs;

/// The methods of one kind of client. `changed` makes the expression of its core out of the call that changes a core, which
/// is the method's name with its arguments.
pub(super) fn methods(has_credentials: bool, changed: impl Fn(TokenStream) -> TokenStream) -> TokenStream {
    let duration = quote!(impl Into<Option<rt::Duration>>);
    let text = quote!(impl Into<String>);
    let mut methods = vec![
        (
            "timeout",
            vec![("timeout", duration.clone())],
            "Returns a client whose calls, including retries and waits, take at most this long.\n`None` sets no bound. \
             [`with_attempt_timeout`](Self::with_attempt_timeout) bounds each attempt.",
        ),
        (
            "attempt_timeout",
            vec![("timeout", duration)],
            "Returns a client whose attempts take at most this long each.\n`None` sets no bound other than that of the call.",
        ),
        (
            "retry",
            vec![("retry", quote!(rt::Retry))],
            "Returns a client that sends calls again like this.\nAll clones share the budget of retries.",
        ),
        (
            "header",
            vec![("header", quote!(rt::HeaderBlock))],
            "Returns a client whose calls carry this SOAP header block too, after the others.",
        ),
        (
            "http_header",
            vec![("name", quote!(rt::HeaderName)), ("value", quote!(rt::HeaderValue))],
            "Returns a client whose requests carry this HTTP header, in place of one of the same name.\nA header that the \
             client sets itself, as `Content-Type`, stays as it is.",
        ),
        (
            "strict",
            vec![("strict", quote!(bool))],
            "Returns a client for which every deviation of a response from its schema is an error, or not.",
        ),
        (
            "facets",
            vec![("facets", quote!(rt::FacetChecks))],
            "Returns a client that refuses or reports values in requests that do not satisfy the facets of their types.",
        ),
    ];
    if has_credentials {
        methods.push((
            "credentials",
            vec![("user", text.clone()), ("password", text)],
            "Returns a client whose calls carry this user and this password.\nA refusal of the former ones does not hold \
             for it.",
        ));
    }
    let methods = methods.into_iter().map(|(name, arguments, said)| {
        let method = format_ident!("with_{name}");
        let (names, types): (Vec<_>, Vec<_>) =
            arguments.into_iter().map(|(name, ty)| (format_ident!("{name}"), ty)).unzip();
        let docs = docs::outer([said.to_owned()]);
        let core = changed(quote!(#method(#(#names),*)));
        quote! {
            #docs
            #[must_use]
            pub fn #method(&self, #(#names: #types),*) -> Self {
                Self { core: #core }
            }
        }
    });
    quote!(#(#methods)*)
}

/// The methods that can fail or return nothing. `core` is the core, `changed` another client of such a core.
pub(super) fn others(has_credentials: bool, changed: &TokenStream) -> TokenStream {
    let endpoint_docs = docs::outer([
        "Returns a client that calls this address, an absolute `http` or `https` URI.".to_owned(),
        "# Errors\nThe address is not valid, or credentials would be sent to it without TLS: see\n\
         [`BuildError`](rt::BuildError)."
            .to_owned(),
    ]);
    let reset = has_credentials.then(|| {
        let docs = docs::outer([
            "Lets this client and its clones try their credentials again after the service refused them.\nOne call goes \
             out first; a wrong password counts as another attempt."
                .to_owned(),
        ]);
        quote! {
            #docs
            pub fn reset_logon(&self) {
                self.core.reset_logon();
            }
        }
    });
    quote! {
        #endpoint_docs
        pub fn with_endpoint(&self, address: &str) -> Result<Self, rt::BuildError> {
            Ok(Self { core: #changed })
        }

        #reset
    }
}
