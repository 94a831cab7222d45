//! Header blocks to send, and entries of faults' details to read: a function each.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, File, ident};
use super::{docs, entries};
use crate::names::Names;
use crate::plan::{Block, ItemId, Operation, Plan, Selected};

/// Returns the files of header blocks, of fault entries and of elements that stand on their own, if there are any.
pub(super) fn emit(context: &Context<'_>) -> Vec<File> {
    let mut files = Vec::new();
    if has_headers(context) {
        let mut file = File::new("headers.rs", "Header blocks that requests can carry.");
        for found in &context.headers {
            let item = header(context, found, &mut file);
            file.add(item);
        }
        files.push(file);
    }
    if has_faults(context) {
        let mut file = File::new("faults.rs", "What the details of faults can hold.");
        for found in &context.faults {
            let item = fault(context, found, &mut file);
            file.add(item);
        }
        files.push(file);
    }
    files.extend(entries::emit(context));
    files
}

pub(super) fn has_headers(context: &Context<'_>) -> bool {
    !context.headers.is_empty()
}

pub(super) fn has_faults(context: &Context<'_>) -> bool {
    !context.faults.is_empty()
}

/// A block with its function and its type.
pub(super) struct Found<'c> {
    name: &'c str,
    pub(super) block: &'c Block,
    pub(super) item: ItemId,
}

/// Returns the blocks of the selected operations that have a type of their own, each once, in the order of the service.
pub(super) fn blocks<'c>(
    plan: &'c Plan,
    names: &'c Names,
    selected: &Selected,
    of: fn(&Operation) -> &Vec<Block>,
) -> Vec<Found<'c>> {
    let operations = plan.service.as_ref().map_or(&[][..], |service| &service.operations);
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    for index in &selected.operations {
        for block in operations.get(*index).into_iter().flat_map(of) {
            if let (Some(item), Some(name)) = (block.ty.item(), names.block(&block.path))
                && seen.insert(&block.name)
            {
                found.push(Found { name, block, item });
            }
        }
    }
    found
}

fn header(context: &Context<'_>, found: &Found<'_>, file: &mut File) -> TokenStream {
    let (function, ty) = (ident(found.name), context.path(found.item, file));
    let wire = context.wire(&found.block.name, file);
    let docs = docs::outer([format!("Makes the header block {}.", docs::code(&found.block.name.local))]);
    quote! {
        #docs
        pub fn #function(value: #ty) -> rt::HeaderBlock {
            rt::HeaderBlock::named(#wire, value)
        }
    }
}

fn fault(context: &Context<'_>, found: &Found<'_>, file: &mut File) -> TokenStream {
    let (function, ty) = (ident(found.name), context.path(found.item, file));
    let wire = context.wire(&found.block.name, file);
    let docs = docs::outer([
        format!(
            "Reads the entry {} of a fault's detail; `None` if there is none.",
            docs::code(&found.block.name.local)
        ),
        "# Errors\nThe entry does not conform to its type.".to_owned(),
    ]);
    file.uses_namespaces = true;
    quote! {
        #docs
        pub fn #function(fault: &rt::Fault) -> Option<Result<#ty, rt::ReadError>> {
            fault.detail_as(#wire, ns::TABLE)
        }
    }
}
