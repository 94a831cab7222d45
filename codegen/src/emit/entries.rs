//! Elements that stand on their own: header blocks, entries of fault details, and other global elements, which open
//! content may hold.

use std::collections::{BTreeMap, BTreeSet};

use quote::quote;

use super::blocks::Found;
use super::context::{Context, File};
use crate::contract::WireName;
use crate::plan::{ItemId, Operation, Plan, Selected};

/// The elements of each item that stand on their own: those of blocks first, then the others in the order of the contract.
/// Elements of messages are not among them.
pub(super) fn elements<'c>(
    plan: &'c Plan,
    selected: &Selected,
    blocks: &[&[Found<'c>]],
) -> BTreeMap<ItemId, Vec<&'c WireName>> {
    let mut elements: BTreeMap<ItemId, Vec<&WireName>> = BTreeMap::new();
    let of_blocks = blocks.iter().copied().flatten().map(|found| (found.item, &found.block.name));
    // Many elements may have one type.
    let mut seen = BTreeSet::new();
    for (item, name) in of_blocks.chain(others(plan, selected)) {
        if seen.insert((item, name)) {
            elements.entry(item).or_default().push(name);
        }
    }
    elements
}

/// Returns the global elements with selected items that are not elements of messages.
pub(super) fn others<'c>(plan: &'c Plan, selected: &Selected) -> impl Iterator<Item = (ItemId, &'c WireName)> {
    let operations = plan.service.as_ref().map_or(&[][..], |service| &service.operations);
    let messages = selected.operations.iter().filter_map(|index| operations.get(*index)).flat_map(Operation::messages);
    let names: BTreeSet<&WireName> = messages.filter_map(|message| message.element.as_ref()).collect();
    let others = plan.elements.iter().filter(move |element| !names.contains(&element.name));
    others.filter(|element| selected.items.contains(&element.item)).map(|element| (element.item, &element.name))
}

/// Returns the file that tells the runtime which elements the types have; `None` if there are none.
pub(super) fn emit(context: &Context<'_>) -> Option<File> {
    if context.elements.is_empty() {
        return None;
    }
    let mut file = File::new("entries.rs", "Types whose elements stand on their own in a message.");
    file.uses_namespaces = true;
    for (id, names) in &context.elements {
        let ty = context.path(*id, &mut file);
        let names: Vec<_> = names.iter().map(|name| context.wire(name, &mut file)).collect();
        file.add(quote! {
            impl rt::Entry for #ty {
                const NAMES: &'static [rt::Name] = &[#(#names),*];
                const TABLE: rt::Table = ns::TABLE;
            }
        });
    }
    Some(file)
}
