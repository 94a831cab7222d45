//! The methods by which a client differs for single calls.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs;

/// The methods of one kind of client. `changed` makes the expression of its core out of the call that changes a core, which
/// is the method's name with its argument.
pub(super) fn methods(changed: impl Fn(TokenStream) -> TokenStream) -> TokenStream {
    let duration = quote!(impl Into<Option<rt::Duration>>);
    let methods = [
        (
            "timeout",
            "timeout",
            duration.clone(),
            "The same client, whose calls may take so long, attempts and waits and all.\n`None` sets no bound. An attempt is \
             still cut off by its own time-out: see\n[`with_attempt_timeout`](Self::with_attempt_timeout).",
        ),
        (
            "attempt_timeout",
            "timeout",
            duration,
            "The same client, whose attempts may take so long each.\n`None` sets no bound of its own; the call's time-out is \
             one in any case.",
        ),
        (
            "retry",
            "retry",
            quote!(rt::Retry),
            "The same client, whose calls are tried again like this.\nWhat retries are left is counted for all clones together.",
        ),
        (
            "header",
            "header",
            quote!(rt::HeaderBlock),
            "The same client, whose calls carry this header block too, behind the others.",
        ),
        (
            "strict",
            "strict",
            quote!(bool),
            "The same client, for which every departure of an answer from its schema is an error, or not.",
        ),
    ];
    let methods = methods.map(|(name, argument, ty, said)| {
        let (method, argument) = (format_ident!("with_{name}"), format_ident!("{argument}"));
        let docs = docs::outer([said.to_owned()]);
        let core = changed(quote!(#method(#argument)));
        quote! {
            #docs
            #[must_use]
            pub fn #method(&self, #argument: #ty) -> Self {
                Self { core: #core }
            }
        }
    });
    quote!(#(#methods)*)
}
