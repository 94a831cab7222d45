//! Rows of the tables by which the runtime reads and writes: elements, attributes and text.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::{Context, File};
use super::{facets, globals};
use crate::contract::{ValueConstraint, WildcardNamespaces};
use crate::plan::{Attribute, Blocked, ItemId, Row, RowName, Text};
use crate::xsd::builtin::WhiteSpace;

/// Returns a row of the table of elements. `group` is the group that begins with this row, if any.
pub(super) fn element(context: &Context<'_>, row: &Row, group: Option<ItemId>, file: &mut File) -> TokenStream {
    let slot = Literal::u16_unsuffixed(row.slot);
    let arm = row.arm.map(Literal::u16_unsuffixed);
    let group = group.map(|id| context.path(id, file));
    let group_of = group.as_ref().map(|group| quote!(.group_of::<#group>()));
    let times = times(row.occurs);
    let unless_once = (row.occurs != (1, Some(1))).then(|| times.clone());
    let begin = match (&row.name, &arm) {
        (RowName::Element(name), None) if !row.group => {
            let (namespace, local) = (context.namespace(name.ns, file), &*name.local);
            match row.occurs {
                (1, Some(1)) => quote!(rt::Row::required(#slot, #namespace, #local)),
                (0, Some(1)) => quote!(rt::Row::optional(#slot, #namespace, #local)),
                (0, None) => quote!(rt::Row::many(#slot, #namespace, #local)),
                _ => quote!(rt::Row::many(#slot, #namespace, #local) #times),
            }
        }
        (RowName::Element(name), arm) => {
            let (namespace, local) = (context.namespace(name.ns, file), &*name.local);
            match arm {
                None => quote!(rt::Row::group::<#group>(#slot, #namespace, #local) #unless_once),
                Some(arm) => quote!(rt::Row::arm(#slot, #arm, #namespace, #local) #group_of #unless_once),
            }
        }
        (RowName::Any(wildcard), arm) => {
            let wildcard = self::wildcard(context, wildcard, row.is_strict, file);
            let arm = arm.as_ref().map(|arm| quote!(.in_arm(#arm)));
            quote!(rt::Row::any(#slot, #wildcard) #arm #group_of #unless_once)
        }
        (RowName::Unlisted, arm) => {
            let arm = arm.clone().unwrap_or_else(|| Literal::u16_unsuffixed(0));
            quote!(rt::Row::unlisted(#slot, #arm) #unless_once)
        }
        (RowName::Text, arm) => {
            let arm = arm.clone().unwrap_or_else(|| Literal::u16_unsuffixed(0));
            quote!(rt::Row::text(#slot, #arm) #unless_once)
        }
    };
    let arm_times = row.arm_occurs.map(|(min, max)| {
        let (min, max) = bounds(min, max);
        quote!(.arm_times(#min, #max))
    });
    let nillable = row.nillable.then(|| quote!(.nillable()));
    let list = row.list.as_ref().map(|list| {
        let (namespace, local) = (context.namespace(list.item.ns, file), &*list.item.local);
        let item_times = ((list.min, list.max) != (0, None)).then(|| {
            let (min, max) = bounds(list.min, list.max);
            quote!(.item_times(#min, #max))
        });
        match list.leaves_nil_out {
            true => quote!(.list_of_nillable(#namespace, #local) #item_times),
            false => quote!(.list(#namespace, #local) #item_times),
        }
    });
    let list_type = row.list.as_ref().and_then(|list| list.type_name.as_ref()).map(|name| {
        let (namespace, local) = (context.namespace(name.ns, file), &*name.local);
        quote!(.list_type(#namespace, #local))
    });
    let blocked = match &row.blocked {
        Blocked::Nothing => None,
        Blocked::All => Some(quote!(.blocking_all())),
        Blocked::Types(names) => {
            let names = names.iter().map(|name| context.wire(name, file));
            Some(quote!(.blocking(&[#(#names),*])))
        }
    };
    let ignored = row.ignored.then(|| quote!(.ignored()));
    let constraint = constraint(row.constraint.as_ref());
    let white_space = white_space(row.white_space);
    let facets = facets::of(row.facets, file).map(|facets| quote!(.facets(#facets)));
    let of_type = row.of_type.as_ref().and_then(|name| context.type_arguments(name, file));
    let of_type = of_type.map(|arguments| quote!(.of_type(#arguments)));
    quote!(#begin #arm_times #nillable #list #list_type #blocked #ignored #constraint #white_space #facets #of_type)
}

/// Returns a row of the table of attributes.
pub(super) fn attribute(context: &Context<'_>, attribute: &Attribute, file: &mut File) -> TokenStream {
    let (namespace, local) = (context.namespace(attribute.name.ns, file), &*attribute.name.local);
    let begin = match attribute.required {
        true => quote!(rt::Attribute::required(#namespace, #local)),
        false => quote!(rt::Attribute::optional(#namespace, #local)),
    };
    let constraint = constraint(attribute.constraint.as_ref());
    let white_space = white_space(attribute.white_space);
    let facets = facets::of(attribute.facets, file).map(|facets| quote!(.facets(#facets)));
    quote!(#begin #constraint #white_space #facets)
}

/// Returns the kind of character data; `None` if there is none.
pub(super) fn text(text: Text) -> Option<TokenStream> {
    match text {
        Text::None => None,
        Text::Value(WhiteSpace::Preserve) => Some(quote!(rt::TextContent::Value)),
        Text::Value(WhiteSpace::Replace) => Some(quote!(rt::TextContent::Replaced)),
        Text::Value(WhiteSpace::Collapse) => Some(quote!(rt::TextContent::Collapsed)),
        Text::Pieces => Some(quote!(rt::TextContent::Pieces)),
    }
}

/// Returns what a wildcard admits.
pub(super) fn wildcard(
    context: &Context<'_>,
    wildcard: &WildcardNamespaces,
    is_strict: bool,
    file: &mut File,
) -> TokenStream {
    let admitted = match wildcard {
        WildcardNamespaces::Any => quote!(rt::Wildcard::ANY),
        WildcardNamespaces::Qualified => quote!(rt::Wildcard::other(rt::Ns::NONE)),
        WildcardNamespaces::Other(ns) => {
            let ns = context.namespace(*ns, file);
            quote!(rt::Wildcard::other(#ns))
        }
        WildcardNamespaces::Listed(list) => {
            let list = list.iter().map(|ns| context.namespace(*ns, file));
            quote!(rt::Wildcard::listed(&[#(#list),*]))
        }
    };
    let globals = context.globals.filter(|_| is_strict).map(|_| globals::of(file));
    match globals {
        Some(globals) => quote!(#admitted.strict(#globals)),
        None => admitted,
    }
}

fn times((min, max): (u32, Option<u32>)) -> TokenStream {
    let (min, max) = bounds(min, max);
    quote!(.times(#min, #max))
}

fn bounds(min: u32, max: Option<u32>) -> (Literal, TokenStream) {
    let max = max.map(Literal::u32_unsuffixed);
    (Literal::u32_unsuffixed(min), max.map_or_else(|| quote!(u32::MAX), |max| quote!(#max)))
}

fn constraint(constraint: Option<&ValueConstraint>) -> Option<TokenStream> {
    Some(match constraint? {
        ValueConstraint::Default(text) => quote!(.default(#text)),
        ValueConstraint::Fixed(text) => quote!(.fixed(#text)),
    })
}

pub(super) fn white_space(space: WhiteSpace) -> Option<TokenStream> {
    match space {
        WhiteSpace::Preserve => None,
        WhiteSpace::Replace => Some(quote!(.replace())),
        WhiteSpace::Collapse => Some(quote!(.collapse())),
    }
}
