//! The table of global declarations, for wildcards that admit only what is declared.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, File};
use super::row;
use crate::contract::WireName;
use crate::plan::{GlobalAttribute, Globals, ItemId};

/// Returns a reference to the table.
pub(super) fn of(file: &mut File) -> TokenStream {
    file.uses_globals = true;
    quote!(&globals::GLOBALS)
}

/// Returns the file of the table; `None` if no wildcard refers to it.
pub(super) fn emit(context: &Context<'_>) -> Option<File> {
    let globals = context.globals?;
    let mut file = File::new("globals.rs", "Global elements and attributes, which wildcards refer to.");
    let elements = elements(context, globals).into_iter().map(|(name, item)| {
        let name = context.wire(name, &mut file);
        match item {
            Some(item) => {
                let ty = context.path(item, &mut file);
                quote!(rt::GlobalElement::of::<#ty>(#name))
            }
            None => quote!(rt::GlobalElement::unchecked(#name)),
        }
    });
    let elements: Vec<_> = elements.collect();
    let mut attributes: Vec<&GlobalAttribute> = globals.attributes.iter().collect();
    attributes.sort_by_key(|attribute| (&attribute.row.name.local, attribute.row.name.ns));
    let attributes = attributes.into_iter().map(|attribute| {
        let row = row::attribute(context, &attribute.row, &mut file);
        let is_selected = |ty: &&_| context.has_type(ty);
        match attribute.ty.as_ref().filter(is_selected) {
            Some(ty) => {
                let ty = context.value(ty, &mut file);
                quote!(rt::GlobalAttribute::of::<#ty>(#row))
            }
            // Every text is an `xs:string`.
            None => quote!(rt::GlobalAttribute::of::<String>(#row)),
        }
    });
    let attributes: Vec<_> = attributes.collect();
    file.add(quote! {
        pub static GLOBALS: rt::Globals = rt::Globals { elements: &[#(#elements),*], attributes: &[#(#attributes),*] };
    });
    Some(file)
}

/// Returns the elements with their selected items, sorted as the runtime expects.
fn elements<'c>(context: &Context<'c>, globals: &'c Globals) -> Vec<(&'c WireName, Option<ItemId>)> {
    let selected = &context.selected.items;
    let with_item = context.plan.elements.iter();
    let with_item = with_item.map(|element| (&element.name, Some(element.item).filter(|item| selected.contains(item))));
    let mut all: Vec<_> = with_item.chain(globals.without_item.iter().map(|name| (name, None))).collect();
    all.sort_by_key(|(name, _)| (&name.local, name.ns));
    all
}
