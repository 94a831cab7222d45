//! Items without what the listing does not show.

use syn::{ImplItem, Item, TraitItem, parse_quote};

use super::parts::is_kept;

/// Takes out of an item what users of the crate never see: bodies, and what a trait that is implemented tells already.
pub(super) fn strip(item: &mut Item) {
    match item {
        Item::Fn(item) => item.block = parse_quote!({}),
        Item::Impl(item) => {
            item.attrs.retain(is_kept);
            if item.trait_.is_some() {
                item.items.retain(|member| matches!(member, ImplItem::Type(_)));
            }
            for member in &mut item.items {
                match member {
                    ImplItem::Const(member) => {
                        member.attrs.retain(is_kept);
                        member.expr = parse_quote!(_);
                    }
                    ImplItem::Fn(member) => {
                        member.attrs.retain(is_kept);
                        member.block = parse_quote!({});
                    }
                    ImplItem::Type(member) => member.attrs.retain(is_kept),
                    _ => {}
                }
            }
        }
        Item::Trait(item) => {
            for member in &mut item.items {
                match member {
                    // That there is a default is seen by who implements the trait.
                    TraitItem::Const(member) => {
                        member.attrs.retain(is_kept);
                        member.default = member.default.take().map(|(equals, _)| (equals, parse_quote!(_)));
                    }
                    TraitItem::Fn(member) => {
                        member.attrs.retain(is_kept);
                        member.default = member.default.take().map(|_| parse_quote!({}));
                    }
                    TraitItem::Type(member) => member.attrs.retain(is_kept),
                    _ => {}
                }
            }
        }
        Item::Enum(item) => {
            for variant in &mut item.variants {
                variant.attrs.retain(is_kept);
                variant.fields.iter_mut().for_each(|field| field.attrs.retain(is_kept));
            }
        }
        _ => {}
    }
}
