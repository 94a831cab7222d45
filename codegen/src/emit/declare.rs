//! The declaration of a struct, its optional half, and the functions that make one.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::{Context, File, ident};
use super::member::Emitted;
use super::{docs, words};
use crate::names::ItemNames;
use crate::plan::{Construction, Count, ItemId, Source};

/// The optional half of a struct: its type, and the field that holds it.
pub(super) struct Half {
    pub(super) item: Ident,
    pub(super) member: Ident,
}

impl Half {
    pub(super) fn of(names: &ItemNames) -> Option<Self> {
        let half = names.half.as_ref()?;
        Some(Self { item: ident(&half.item), member: ident(&half.member) })
    }
}

/// Adds the struct, its optional half, and the functions that make one.
pub(super) fn emit(
    context: &Context<'_>,
    id: ItemId,
    construction: Construction,
    members: &[Emitted<'_>],
    half: Option<&Half>,
    file: &mut File,
) {
    let (item, docs) = (context.item(id), docs::outer(words::item(context, id)));
    let values: Vec<&Emitted<'_>> = members.iter().filter(|member| member.is_value()).collect();
    let Some(half) = half else {
        let declarations: Vec<_> = values.iter().map(|member| member.declaration(context, file)).collect();
        let is_new = construction == Construction::New;
        let has_default = is_new && !values.iter().any(|member| member.is_required());
        let derives_default = has_default && derives_default(&values);
        let default = derives_default.then(|| quote!(, Default));
        let (derive, debug) = debug(&item, &values, None);
        file.add(quote! {
            #docs
            #[derive(#derive Clone, PartialEq #default)]
            pub struct #item { #(#declarations),* }
        });
        file.add_all(debug);
        if is_new {
            let new = constructor(context, &item, &values, file);
            file.add(new);
        }
        if has_default && !derives_default {
            let default = default_of(context, &item, &values, file);
            file.add(default);
        }
        return;
    };
    let (required, optional): (Vec<_>, Vec<_>) = values.into_iter().partition(|member| member.is_required());
    let Half { item: half_item, member } = half;
    let (derive, debug_of_it) = debug(&item, &required, Some(member));
    let (half_derive, debug_of_half) = debug(half_item, &optional, None);
    let derives_default = derives_default(&optional);
    let default = (!derives_default).then(|| default_of(context, half_item, &optional, file));
    let half_default = derives_default.then(|| quote!(Default,));
    let required: Vec<_> = required.iter().map(|member| member.declaration(context, file)).collect();
    let optional: Vec<_> = optional.iter().map(|member| member.declaration(context, file)).collect();
    let member_docs = docs::outer(["The optional fields; by default all are unset."]);
    let half_docs = docs::outer([format!("The optional fields of [`{item}`].")]);
    file.add(quote! {
        #docs
        #[derive(#derive Clone, PartialEq)]
        pub struct #item { #(#required,)* #member_docs pub #member: #half_item }
    });
    file.add_all(debug_of_it);
    file.add(quote! {
        #half_docs
        #[derive(#half_derive Clone, #half_default PartialEq)]
        pub struct #half_item { #(#optional),* }
    });
    file.add_all(debug_of_half);
    file.add_all(default);
}

/// Returns `true` if a derived `Default` leaves out all values. An attribute with a default has a value.
fn derives_default(values: &[&Emitted<'_>]) -> bool {
    !values.iter().any(|member| member.count() == Count::Default)
}

/// Returns the derive of `Debug`, or an implementation if values are masked.
fn debug(item: &Ident, values: &[&Emitted<'_>], half: Option<&Ident>) -> (TokenStream, Option<TokenStream>) {
    if !values.iter().any(|member| member.member.sensitive) {
        return (quote!(Debug,), None);
    }
    let shown = values.iter().map(|member| {
        let (name, masked) = (&member.name, member.member.sensitive.then(|| quote!(as masked)));
        quote!(#name #masked)
    });
    let half = half.map(|half| quote!(#half));
    let all = shown.chain(half);
    (TokenStream::new(), Some(quote!(rt::masked_debug!(#item { #(#all),* });)))
}

/// Returns a function that takes the required values.
fn constructor(context: &Context<'_>, item: &Ident, members: &[&Emitted<'_>], file: &mut File) -> TokenStream {
    let mut parameters = Vec::new();
    let mut values = Vec::new();
    for member in members {
        let (name, value) = (&member.name, member.value_type(context, file));
        if member.is_required() {
            parameters.push(quote!(#name: #value));
            values.push(quote!(#name));
        } else if member.count() == Count::OrNil {
            parameters.push(quote!(#name: impl Into<Option<#value>>));
            values.push(quote!(#name: #name.into()));
        } else {
            let absent = absent(context, member, file);
            values.push(quote!(#name: #absent));
        }
    }
    let docs = docs::outer(["Creates a value with the required fields; optional fields are unset."]);
    quote! {
        impl #item {
            #docs
            pub fn new(#(#parameters),*) -> Self {
                Self { #(#values),* }
            }
        }
    }
}

/// Returns an implementation of `Default` that leaves out all values.
fn default_of(context: &Context<'_>, item: &Ident, members: &[&Emitted<'_>], file: &mut File) -> TokenStream {
    let values: Vec<_> = members
        .iter()
        .map(|member| {
            let (name, absent) = (&member.name, absent(context, member, file));
            quote!(#name: #absent)
        })
        .collect();
    quote! {
        impl Default for #item {
            fn default() -> Self {
                Self { #(#values),* }
            }
        }
    }
}

/// Returns the expression for an absent value.
fn absent(context: &Context<'_>, member: &Emitted<'_>, file: &mut File) -> TokenStream {
    match (member.member.source, member.count()) {
        (Source::AnyAttributes, _) => quote!(Default::default()),
        (_, Count::Nillable) => quote!(rt::Nillable::Absent),
        (_, Count::Many { .. }) => quote!(Vec::new()),
        (_, Count::Default) => {
            let value = member.default.as_ref().map(|default| default.expression(context, file));
            if member.is_box() { quote!(Box::new(#value)) } else { quote!(#value) }
        }
        (_, Count::One | Count::Optional | Count::OrNil) => quote!(None),
    }
}
