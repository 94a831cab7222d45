//! Structs that only name a request or a response: their only field holds the whole element.

use quote::quote;

use super::context::{Context, File};
use super::{declare, member};
use crate::plan::{Construction, ItemId, Source, Struct, TypeUse, ValueType};

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
    let of_type = match (&only.member.ty, &only.member.type_use) {
        (ValueType::Simple(_) | ValueType::List(_), TypeUse::Named(name)) => context.type_arguments(name, file),
        _ => None,
    };
    let of_type = of_type.map(|arguments| quote!(of #arguments));
    file.add(quote!(rt::whole!(#item { #name: #ty } #of_type);));
    file.add(quote! {
        impl From<#ty> for #item {
            fn from(value: #ty) -> Self {
                Self { #name: value }
            }
        }
    });
}
