//! Structs that only name an element: their only field holds all of it.

use quote::quote;

use super::context::{Context, File};
use super::{declare, member, row};
use crate::plan::{Construction, ItemId, Source, Struct};

/// Returns `true` if the only field of a struct holds the whole element.
pub(super) fn is_whole(of: &Struct) -> bool {
    matches!(of.members.as_slice(), [only] if only.source == Source::Whole)
}

pub(super) fn emit(context: &Context<'_>, id: ItemId, of: &Struct, file: &mut File) {
    let names = context.names.of(id);
    let item = context.item(id);
    let members = member::all(context, of, &names.members);
    declare::emit(context, id, Construction::Literal, &members, None, file);
    let Some(only) = members.first() else { return };
    let (name, ty) = (&only.name, only.ty(context, file));
    let declaration = of.rows.first().map(|row| row::element(context, row, None, file));
    let declaration = declaration.map(|declaration| quote!(, #declaration));
    file.add(quote!(rt::whole!(#item { #name: #ty } #declaration);));
    file.add(quote! {
        impl From<#ty> for #item {
            fn from(value: #ty) -> Self {
                Self { #name: value }
            }
        }
    });
}
