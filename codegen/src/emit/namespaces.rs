//! The namespace table.

use quote::{format_ident, quote};

use super::context::{Context, File};
use super::docs;

/// The table holds the namespaces of the whole contract, so that a number never changes with what is selected; it has a
/// constant for each that the runtime does not know.
pub(super) fn emit(context: &Context<'_>) -> File {
    let mut file = File::new("namespaces.rs", "Namespaces of this crate; names refer to them by index.");
    let texts: Vec<&str> = context.plan.namespaces.iter().map(|(_, text)| text).collect();
    let table_docs = docs::outer(["The namespaces, for the runtime.".to_owned()]);
    file.add(quote! {
        #table_docs
        pub const TABLE: rt::Table = &[#(#texts),*];
    });
    for (id, text) in context.plan.namespaces.iter() {
        if context.is_known(id) {
            continue;
        }
        let constant = format_ident!("N{}", id.index());
        let index = proc_macro2::Literal::usize_unsuffixed(id.index());
        let docs = docs::outer([format!("Namespace {}.", docs::code(text))]);
        file.add(quote! {
            #docs
            pub const #constant: rt::Ns = rt::Ns::of(#index);
        });
    }
    file
}
