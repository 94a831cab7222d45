//! Families: an enum of a type and the types that are derived from it, distinguished by `xsi:type`.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::context::{Context, File, ident};
use super::{docs, getters, words};
use crate::plan::{Family, ItemId};

pub(super) fn emit(context: &Context<'_>, id: ItemId, family: &Family, file: &mut File) {
    let item = context.item(id);
    let names = context.names.of(id);
    let other = ident(&names.unlisted);
    let variants: Vec<Ident> = names.members.iter().map(|name| ident(name)).collect();
    let base = context.path(family.base, file);
    let types: Vec<TokenStream> = family.members.iter().map(|member| context.path(member.item, file)).collect();

    let docs = docs::outer(words::family(context, id, family));
    let variant_docs = family.members.iter().map(|member| docs::outer([words::family_member(context, member)]));
    let other_docs =
        docs::outer(["A type that this crate does not know: what it has in common with the others, and all of it."]);
    file.add(quote! {
        #docs
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #item {
            #(#variant_docs #variants(Box<#types>),)*
            #other_docs
            #other(Box<rt::OtherType<#base>>),
        }
    });
    getters::emit(context, id, family, file);

    let declared = match family.declared {
        Some(number) => {
            let number = Literal::usize_unsuffixed(number);
            quote!(Some(#number))
        }
        None => quote!(None),
    };
    let members: Vec<_> = family.members.iter().map(|member| context.wire(&member.type_name, file)).collect();
    let left_out: Vec<_> = family.left_out.iter().map(|name| context.wire(name, file)).collect();
    let left_out = (!left_out.is_empty()).then(|| quote!(const LEFT_OUT: &'static [rt::Name] = &[#(#left_out),*];));
    let numbers: Vec<Literal> = (0..variants.len()).map(Literal::usize_unsuffixed).collect();
    let start = if variants.is_empty() { quote!(_) } else { quote!(start) };
    let read = match variants.is_empty() {
        // The type is abstract, and no derived type is generated.
        true => quote!(Err(reader.no_member(member))),
        false => quote! {
            Ok(match member {
                #(#numbers => Self::#variants(rt::read_boxed(reader, start)?),)*
                _ => return Err(reader.no_member(member)),
            })
        },
    };
    file.add(quote! {
        impl rt::Family for #item {
            type Base = #base;
            const DECLARED: Option<u16> = #declared;
            const MEMBERS: &'static [rt::Name] = &[#(#members),*];
            #left_out

            fn read_member<'a>(
                member: u16,
                reader: &mut rt::Reader<'a>,
                #start: &rt::Start<'a>,
            ) -> Result<Self, rt::ReadError> {
                #read
            }

            fn other(other: rt::OtherType<#base>) -> Self {
                Self::#other(Box::new(other))
            }

            fn write_member(&self, out: &mut rt::WriteMember<'_>) {
                match self {
                    #(Self::#variants(value) => out.member(#numbers, &**value),)*
                    Self::#other(value) => out.other(value),
                }
            }
        }
    });
    file.add(quote!(rt::family!(#item);));
    conversions(&item, family, &variants, &types, file);
}

/// Adds a `From` implementation for each variant whose type occurs once.
fn conversions(item: &Ident, family: &Family, variants: &[Ident], types: &[TokenStream], file: &mut File) {
    let mut times: BTreeMap<ItemId, usize> = BTreeMap::new();
    for member in &family.members {
        *times.entry(member.item).or_default() += 1;
    }
    let all = family.members.iter().zip(variants).zip(types);
    for ((_, variant), ty) in all.filter(|((member, _), _)| times.get(&member.item) == Some(&1)) {
        file.add(quote! {
            impl From<#ty> for #item {
                fn from(value: #ty) -> Self {
                    Self::#variant(Box::new(value))
                }
            }
        });
    }
}
