//! Header blocks to send, and entries of faults' details to read: a function each.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, File, ident};
use super::docs;
use crate::model::{Block, Operation, TypeId, TypeRef};
use crate::names::Names;

/// The files of header blocks and of fault entries, if there are any, and what makes their types known as such.
pub(super) fn emit(context: &Context<'_>) -> Vec<File> {
    let mut files = Vec::new();
    if has_headers(context) {
        let mut file = File::new("headers.rs", "Header blocks that requests can carry.");
        for (name, block, id) in blocks(context, |operation| &operation.headers) {
            let item = header(context, &name, block, id, &mut file);
            file.add(item);
        }
        files.push(file);
    }
    if has_faults(context) {
        let mut file = File::new("faults.rs", "What the details of faults can hold.");
        for (name, block, id) in blocks(context, |operation| &operation.faults) {
            let item = fault(context, &name, block, id, &mut file);
            file.add(item);
        }
        files.push(file);
    }
    if has_any(context) {
        files.push(entries(context));
    }
    files
}

/// Which elements have a type, for each type of a header block or of a fault entry.
fn entries(context: &Context<'_>) -> File {
    let mut file = File::new("entries.rs", "Types whose elements stand on their own in a message.");
    let mut types: BTreeMap<TypeId, Vec<&Block>> = BTreeMap::new();
    let headers = blocks(context, |operation| &operation.headers);
    for (_, block, id) in headers.into_iter().chain(blocks(context, |operation| &operation.faults)) {
        let of_type = types.entry(id).or_default();
        if !of_type.iter().any(|other| other.name == block.name) {
            of_type.push(block);
        }
    }
    file.uses_namespaces = true;
    for (id, blocks) in types {
        let ty = context.path(id, &mut file);
        let names: Vec<_> = blocks.iter().map(|block| context.wire(&block.name, &mut file)).collect();
        file.add(quote! {
            impl rt::Entry for #ty {
                const NAMES: &'static [rt::Name] = &[#(#names),*];
                const TABLE: rt::Table = ns::TABLE;
            }
        });
    }
    file
}

pub(super) fn has_any(context: &Context<'_>) -> bool {
    has_headers(context) || has_faults(context)
}

pub(super) fn has_headers(context: &Context<'_>) -> bool {
    !blocks(context, |operation| &operation.headers).is_empty()
}

pub(super) fn has_faults(context: &Context<'_>) -> bool {
    !blocks(context, |operation| &operation.faults).is_empty()
}

/// The blocks of the selected operations that have a type of their own, each once, with a name for its function. Blocks
/// of a plain text have none; they can be sent and read as XML.
fn blocks<'c>(context: &Context<'c>, of: fn(&Operation) -> &Vec<Block>) -> Vec<(String, &'c Block, TypeId)> {
    let mut found: Vec<(&Block, TypeId)> = Vec::new();
    // Names count on all operations, selected or not.
    for block in context.contract.service.operations.iter().flat_map(of) {
        if let TypeRef::Type(id) = block.ty
            && !found.iter().any(|(other, _)| other.name == block.name)
        {
            found.push((block, id));
        }
    }
    let names = Names::functions(found.iter().map(|(block, _)| &*block.name.local));
    let operations = &context.contract.service.operations;
    let selected: BTreeMap<_, ()> = context
        .selected
        .operations
        .iter()
        .flat_map(|index| of(&operations[*index]))
        .map(|block| (&block.name, ()))
        .collect();
    let named = names.into_iter().zip(found).map(|(name, (block, id))| (name, block, id));
    named.filter(|(_, block, _)| selected.contains_key(&block.name)).collect()
}

fn header(context: &Context<'_>, name: &str, block: &Block, id: TypeId, file: &mut File) -> TokenStream {
    let (function, ty, wire) = (ident(name), context.path(id, file), context.wire(&block.name, file));
    let docs = docs::outer([format!("The header block {}.", docs::code(&block.name.local))]);
    quote! {
        #docs
        pub fn #function(value: #ty) -> rt::HeaderBlock {
            rt::HeaderBlock::named(#wire, value)
        }
    }
}

fn fault(context: &Context<'_>, name: &str, block: &Block, id: TypeId, file: &mut File) -> TokenStream {
    let (function, ty, wire) = (ident(name), context.path(id, file), context.wire(&block.name, file));
    let docs = docs::outer([
        format!("The entry {} of a fault's detail; `None` where it is not there.", docs::code(&block.name.local)),
        "# Errors\nThe entry is not as its type says.".to_owned(),
    ]);
    file.uses_namespaces = true;
    quote! {
        #docs
        pub fn #function(fault: &rt::Fault) -> Option<Result<#ty, rt::ReadError>> {
            fault.detail_as(#wire, ns::TABLE)
        }
    }
}
