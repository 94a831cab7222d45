//! What all items have in common: names, visibility, attributes.

use syn::punctuated::Punctuated;
use syn::{AttrStyle, Attribute, Ident, Item, Path, Token, Visibility};

/// What all items have that have a name.
pub(super) fn parts(item: &Item) -> Option<(&Ident, &Visibility, &[Attribute])> {
    Some(match item {
        Item::Const(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Enum(item) => (&item.ident, &item.vis, &item.attrs),
        Item::ExternCrate(item) => (item.rename.as_ref().map_or(&item.ident, |(_, name)| name), &item.vis, &item.attrs),
        Item::Fn(item) => (&item.sig.ident, &item.vis, &item.attrs),
        Item::Mod(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Static(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Struct(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Trait(item) => (&item.ident, &item.vis, &item.attrs),
        Item::TraitAlias(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Type(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Union(item) => (&item.ident, &item.vis, &item.attrs),
        _ => return None,
    })
}

pub(super) fn name(item: &Item) -> Option<String> {
    parts(item).map(|(name, ..)| name.to_string())
}

pub(super) fn visibility(item: &Item) -> Option<&Visibility> {
    parts(item).map(|(_, visibility, _)| visibility)
}

/// The name of an item that is public where it stands.
pub(super) fn public_name(item: &Item) -> Option<String> {
    parts(item)
        .filter(|(_, visibility, _)| matches!(visibility, Visibility::Public(_)))
        .map(|(name, ..)| name.to_string())
}

/// The name of a macro that other crates can use; it is at the crate root wherever it stands.
pub(super) fn exported_macro(item: &Item) -> Option<String> {
    let Item::Macro(item) = item else { return None };
    let exported = item.attrs.iter().any(|attribute| attribute.path().is_ident("macro_export"));
    item.ident.as_ref().filter(|_| exported).map(ToString::to_string)
}

/// Whether something may be implemented on it, or it may be implemented.
pub(super) fn is_type(item: &Item) -> bool {
    matches!(
        item,
        Item::Struct(_) | Item::Enum(_) | Item::Union(_) | Item::Type(_) | Item::Trait(_) | Item::TraitAlias(_)
    )
}

/// Whether it is a module or another item that is there for tests only.
pub(super) fn is_for_tests(item: &Item) -> bool {
    let attributes = match item {
        Item::Impl(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        item => parts(item).map_or(&[][..], |(.., attributes)| attributes),
    };
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<Path>().is_ok_and(|condition| condition.is_ident("test"))
    })
}

/// What is derived for a type, by name.
pub(super) fn derived(item: &Item) -> Vec<String> {
    let attributes = parts(item).map_or(&[][..], |(.., attributes)| attributes);
    let derives = attributes.iter().filter(|attribute| attribute.path().is_ident("derive"));
    let parser = Punctuated::<Path, Token![,]>::parse_terminated;
    let traits = derives.filter_map(|derive| derive.parse_args_with(parser).ok()).flatten();
    let names =
        |path: Path| path.segments.iter().map(|segment| segment.ident.to_string()).collect::<Vec<_>>().join("::");
    let mut names: Vec<_> = traits.map(names).collect();
    names.sort();
    names
}

/// Whether users notice an attribute.
pub(super) fn is_kept(attribute: &Attribute) -> bool {
    const KEPT: [&str; 6] = ["cfg", "cfg_attr", "deprecated", "must_use", "non_exhaustive", "repr"];
    let is_hidden = || attribute.parse_args::<Path>().is_ok_and(|path| path.is_ident("hidden"));
    matches!(attribute.style, AttrStyle::Outer)
        && (KEPT.iter().any(|kept| attribute.path().is_ident(kept)) || attribute.path().is_ident("doc") && is_hidden())
}
