//! Choices: an enum with a variant for each alternative.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::context::{Context, File, ident};
use super::{docs, structure, words};
use crate::plan::{Alternative, Choice, Count, ItemId, Row};

pub(super) fn emit(context: &Context<'_>, id: ItemId, choice: &Choice, file: &mut File) {
    let item = context.item(id);
    let names: Vec<Ident> = context.names.of(id).members.iter().map(|name| ident(name)).collect();
    let alternatives = || choice.alternatives.iter().zip(&names);
    declare(context, id, choice, &names, file);

    let reads = alternatives().enumerate().map(|(arm, (of, name))| {
        let (arm, read) = (Literal::usize_unsuffixed(arm), read(of));
        quote!(#arm => Self::#name(#read),)
    });
    let writes = alternatives().enumerate().map(|(arm, (of, name))| {
        let (method, value) = (method(of), written(of));
        let arm = Literal::usize_unsuffixed(arm);
        quote!(Self::#name(value) => fields.#method(slot, #arm, #value),)
    });
    file.add(quote! {
        impl rt::Choice for #item {
            fn read_arm(arm: u16, fields: &mut rt::Fields<'_, '_>) -> Result<Self, rt::ReadError> {
                Ok(match arm {
                    #(#reads)*
                    _ => return Err(fields.no_arm(arm)),
                })
            }

            fn write_arm(&self, fields: &mut rt::WriteFields<'_>, slot: usize) {
                match self {
                    #(#writes)*
                }
            }
        }
    });
    let Some(own) = &choice.own else {
        file.add(quote!(rt::choice!(#item);));
        return;
    };
    let group = |row: &Row| choice.alternatives.get(usize::from(row.arm?))?.ty.item();
    let rows = structure::rows(context, &own.rows, group, file);
    let type_name = structure::type_name(context, own.type_name.as_ref(), file);
    file.add(quote! {
        impl rt::ChoiceType for #item {
            #rows
            #type_name
        }
    });
    file.add(quote!(rt::choice_type!(#item);));
}

/// Adds the enum and its `Debug` implementation.
fn declare(context: &Context<'_>, id: ItemId, choice: &Choice, names: &[Ident], file: &mut File) {
    let item = context.item(id);
    let docs = docs::outer(words::item(context, id));
    let variants: Vec<TokenStream> = choice
        .alternatives
        .iter()
        .zip(names)
        .enumerate()
        .map(|(arm, (of, name))| {
            let (docs, ty) = (docs::outer(words::alternative(context, id, arm, of)), ty(context, of, file));
            quote!(#docs #name(#ty),)
        })
        .collect();
    let is_masked = choice.alternatives.iter().any(|of| of.sensitive);
    let derive = (!is_masked).then(|| quote!(Debug,));
    // Other schemas may add members to a substitution group.
    let open = choice.has_other.then(|| quote!(#[non_exhaustive]));
    file.add(quote! {
        #docs
        #open
        #[derive(#derive Clone, PartialEq)]
        pub enum #item { #(#variants)* }
    });
    if is_masked {
        let arms = choice.alternatives.iter().zip(names).map(|(of, name)| {
            let text = name.to_string();
            let text = text.strip_prefix("r#").unwrap_or(&text);
            let value = if of.sensitive { quote!(&rt::Masked(value)) } else { quote!(value) };
            quote!(Self::#name(value) => f.debug_tuple(#text).field(#value).finish(),)
        });
        file.add(quote! {
            impl ::std::fmt::Debug for #item {
                fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                    match self {
                        #(#arms)*
                    }
                }
            }
        });
    }
}

/// Returns the type in a variant.
fn ty(context: &Context<'_>, of: &Alternative, file: &mut File) -> TokenStream {
    let value = context.value(&of.ty, file);
    let value = if of.boxed { quote!(Box<#value>) } else { value };
    match of.count {
        Count::One | Count::Default => value,
        Count::Optional | Count::OrNil | Count::Nillable => quote!(Option<#value>),
        Count::Many { nil: true } => quote!(Vec<Option<#value>>),
        Count::Many { nil: false } => quote!(Vec<#value>),
    }
}

fn method(of: &Alternative) -> Ident {
    ident(match of.count {
        Count::One | Count::Default => "arm",
        Count::Optional | Count::OrNil | Count::Nillable => "arm_or_nil",
        Count::Many { .. } => "arm_many",
    })
}

fn read(of: &Alternative) -> TokenStream {
    let method = method(of);
    let read = quote!(fields.#method()?);
    match of.count {
        _ if !of.boxed => read,
        Count::One | Count::Default => quote!(Box::new(#read)),
        Count::Optional | Count::OrNil | Count::Nillable => quote!(#read.map(Box::new)),
        Count::Many { .. } => quote!(#read.into_iter().map(Box::new).collect()),
    }
}

/// Returns the argument of the call that writes a value. `value` is bound to the content of the variant.
fn written(of: &Alternative) -> TokenStream {
    match of.count {
        Count::One | Count::Default if of.boxed => quote!(&**value),
        Count::Optional | Count::OrNil | Count::Nillable if of.boxed => quote!(value.as_deref()),
        Count::Optional | Count::OrNil | Count::Nillable => quote!(value.as_ref()),
        Count::One | Count::Default | Count::Many { .. } => quote!(value),
    }
}
