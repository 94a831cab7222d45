//! Samples: a function for each item, which makes random values of it; and what shows all messages to a visitor.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, File, ident};
use super::homes::Home;
use super::{docs, entries, sample_body};
use crate::plan::ItemId;

/// Returns the file of `each`, which shows all operations and elements to a visitor.
pub(super) fn each(context: &Context<'_>) -> File {
    let mut file = File::new("samples/each.rs", "All operations and elements, one after the other.");
    let calls = context.selected.operations.iter().filter_map(|index| {
        let operation = context.operations().get(*index)?;
        let (input, output) = (operation.input.as_ref()?, operation.output.as_ref()?);
        let (request, response) = (function(context, input.item), function(context, output.item));
        Some(quote!(visitor.operation(samples::#request, samples::#response);))
    });
    let calls: Vec<_> = calls.collect();
    let elements = entries::others(context.plan, context.selected);
    // No document of an abstract type without derived types is valid.
    let elements = elements.filter(|(item, _)| !context.heights().has_none(*item)).map(|(item, name)| {
        let (name, sample) = (context.wire(name, &mut file), function(context, item));
        quote!(visitor.element(#name, samples::#sample);)
    });
    let elements: Vec<_> = elements.collect();
    file.uses_samples = !calls.is_empty() || !elements.is_empty();
    let visitor = if calls.is_empty() && elements.is_empty() { quote!(_) } else { quote!(visitor) };
    let docs = docs::outer([
        "Shows every operation to a visitor, in the order of the description, then every other element that has a type here.",
    ]);
    file.add(quote! {
        #docs
        pub fn each(#visitor: &mut impl rt::EachOperation) {
            #(#calls)*
            #(#elements)*
        }
    });
    file
}

/// The file of the samples of an operation's own items; `None` if it has none.
pub(super) fn operation(context: &Context<'_>, index: usize) -> Option<File> {
    let operation = &context.operations()[index];
    let messages = [&operation.input, &operation.output].into_iter().flatten();
    let mut roots: Vec<ItemId> = messages.map(|message| message.item).collect();
    roots.dedup();
    roots.retain(|id| context.home(*id) == Home::Operation);
    let module = &context.names.operation(index).module;
    let title = format!("Samples of operation {}.", docs::code(&operation.name));
    let mut file = File::new(format!("samples/operations/{module}.rs"), title);
    let own: Vec<ItemId> = roots.iter().flat_map(|id| context.with_guests(*id)).collect();
    for id in &own {
        sample(context, *id, &own, &mut file);
    }
    (!own.is_empty()).then_some(file)
}

/// Returns the file of the samples of an item that has a file of its own.
pub(super) fn item(context: &Context<'_>, id: ItemId) -> File {
    let module = &context.names.of(id).module;
    let title = format!("Samples of {}.", docs::code(&context.names.of(id).item));
    let mut file = File::new(format!("samples/types/{module}.rs"), title);
    let own = context.with_guests(id);
    for id in &own {
        sample(context, *id, &own, &mut file);
    }
    file
}

/// Adds the function of an item; `own` are those whose functions are in the file.
fn sample(context: &Context<'_>, id: ItemId, own: &[ItemId], file: &mut File) {
    let name = ident(&context.names.of(id).module);
    let path = context.path(id, file);
    let docs = docs::outer([format!("Returns a random {}.", docs::code(&context.names.of(id).item))]);
    let value = sample_body::of(context, id, own, &path, file);
    // A struct may have no random values.
    let samples = if value.uses_samples { quote!(s) } else { quote!(_) };
    let value = value.tokens;
    file.add(quote! {
        #docs
        pub fn #name(#samples: &mut rt::Samples) -> #path {
            #value
        }
    });
}

/// Returns the path of an item's function in the folder of samples. It has the name of the item's module, which is
/// unique.
pub(super) fn function(context: &Context<'_>, id: ItemId) -> TokenStream {
    let name = ident(&context.names.of(id).module);
    match context.home(id) {
        Home::Types => quote!(types::#name),
        Home::Operation => quote!(operations::#name),
    }
}
