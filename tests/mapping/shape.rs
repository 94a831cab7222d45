//! The structs and enums of generated code as the page shows them.

use syn::{Attribute, Fields, File, Ident, Item};

use super::description::OPERATION;

/// The modules whose items the page shows, in this order.
const SHOWN: [&str; 2] = ["types", "operations"];

/// Prints the structs and enums, without derives, documentation, code and the paths of modules.
///
/// # Errors
/// The text is not Rust.
pub(super) fn of(generated: &str) -> Result<String, String> {
    let file = syn::parse_file(generated).map_err(|wrong| format!("what is generated is not Rust: {wrong}"))?;
    let mut modules = file.items.into_iter().filter_map(as_module).collect::<Vec<_>>();
    modules.retain(|(name, _)| SHOWN.contains(&&**name));
    modules.sort_by_key(|(name, _)| SHOWN.iter().position(|shown| shown == name));
    let mut shown = Vec::new();
    modules.into_iter().flat_map(|(_, items)| items).for_each(|item| collect(item, &mut shown));
    let print =
        |item| prettyplease::unparse(&File { frontmatter: None, shebang: None, attrs: Vec::new(), items: vec![item] });
    let texts: Vec<String> = shown.into_iter().map(print).collect();
    // `XsdDuration` is the runtime's `Duration`; in generated code that name is the standard library's.
    Ok(texts.join("\n").replace("rt::XsdDuration", "Duration").replace("rt::", "").replace("types::", ""))
}

/// The name and the items of a module.
fn as_module(item: Item) -> Option<(String, Vec<Item>)> {
    match item {
        Item::Mod(module) => Some((module.ident.to_string(), module.content?.1)),
        _ => None,
    }
}

/// Adds an item if it is a struct or enum, and those inside it.
fn collect(item: Item, shown: &mut Vec<Item>) {
    match item {
        Item::Struct(item) if of_wrapper(&item.ident) => {}
        Item::Struct(_) | Item::Enum(_) => shown.push(stripped(item)),
        item => as_module(item).into_iter().flat_map(|(_, items)| items).for_each(|item| collect(item, shown)),
    }
}

/// Whether this is the request or response that only the tests have around a fragment.
fn of_wrapper(name: &Ident) -> bool {
    name == OPERATION || name.to_string().strip_suffix("Response") == Some(OPERATION)
}

/// The item without documentation and derives.
fn stripped(mut item: Item) -> Item {
    match &mut item {
        Item::Struct(item) => {
            strip(&mut item.attrs);
            strip_fields(&mut item.fields);
        }
        Item::Enum(item) => {
            strip(&mut item.attrs);
            for variant in &mut item.variants {
                strip(&mut variant.attrs);
                strip_fields(&mut variant.fields);
            }
        }
        _ => {}
    }
    item
}

fn strip_fields(fields: &mut Fields) {
    fields.iter_mut().for_each(|field| strip(&mut field.attrs));
}

fn strip(attributes: &mut Vec<Attribute>) {
    attributes.retain(|attribute| attribute.path().is_ident("non_exhaustive"));
}
