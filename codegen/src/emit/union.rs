//! Unions: an enum with a variant for each member.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::{Context, File, ident};
use super::{docs, facets, words};
use crate::plan::{ItemId, Union, UnionMember};
use crate::xsd::builtin::WhiteSpace;

pub(super) fn emit(context: &Context<'_>, id: ItemId, union: &Union, file: &mut File) {
    let item = context.item(id);
    let names: Vec<Ident> = context.names.of(id).members.iter().map(|name| ident(name)).collect();
    let types: Vec<TokenStream> = union.members.iter().map(|member| context.value(&member.ty, file)).collect();
    let mut paragraphs = words::item(context, id);
    paragraphs.push("A text is read as the first of these that it is a value of.".to_owned());
    let docs = docs::outer(paragraphs);
    let variants = union.members.iter().zip(&names).zip(&types).map(|((member, name), ty)| {
        let docs = docs::outer([words::union_member(member)]);
        quote!(#docs #name(#ty),)
    });
    file.add(quote! {
        #docs
        #[derive(Debug, Clone, PartialEq)]
        pub enum #item { #(#variants)* }
    });
    let white_space = union.members.iter().map(white_space);
    let facets: Vec<Option<TokenStream>> = union.members.iter().map(|member| facets::of(member.facets, file)).collect();
    let facets = facets.iter().map(|facets| facets.as_ref().map(|facets| quote!(; #facets)));
    file.add(quote!(rt::union!(#item { #(#names(#types #white_space #facets)),* });));
}

/// Returns how white space in the texts of a member is treated. Only strings need this; other types treat it
/// themselves.
fn white_space(member: &UnionMember) -> Option<TokenStream> {
    match member.white_space {
        WhiteSpace::Preserve => None,
        WhiteSpace::Replace => Some(quote!(, replace)),
        WhiteSpace::Collapse => Some(quote!(, collapse)),
    }
}
