//! The table of facets: one for each set of facets that the selected types need.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::context::{Context, File};
use super::docs;
use crate::plan::{Facets, FacetsId, NamedFacets};
use crate::xsd::builtin::Builtin;

/// Returns a reference to facets; `None` if there are none.
pub(super) fn of(id: Option<FacetsId>, file: &mut File) -> Option<TokenStream> {
    let constant = constant(id?);
    file.uses_facets = true;
    Some(quote!(&facets::#constant))
}

/// Returns the file of all facets that are needed; `None` if there are none. A number never changes with what is
/// selected.
pub(super) fn emit(context: &Context<'_>) -> Option<File> {
    let needed = &context.selected.facets;
    if needed.is_empty() {
        return None;
    }
    let mut file = File::new("facets.rs", "Facets of simple types; rows refer to them.");
    for id in needed {
        let NamedFacets { facets, name, .. } = context.plan.facets(*id);
        let (constant, value) = (constant(*id), value(facets));
        let docs = docs::outer([match name {
            Some(name) => format!("Facets of type {}.", docs::code(name)),
            None => "Facets of a type without a name.".to_owned(),
        }]);
        file.add(quote! {
            #docs
            pub static #constant: rt::Facets = #value;
        });
    }
    Some(file)
}

fn constant(id: FacetsId) -> Ident {
    format_ident!("F{}", id.index())
}

fn value(facets: &Facets) -> TokenStream {
    let primitive = format_ident!("{}", primitive(facets));
    let number = |name: &str, value: Option<u64>| {
        let name = format_ident!("{name}");
        // No text is longer than memory.
        let value = Literal::u64_unsuffixed(value?.min(u64::from(u32::MAX)));
        Some(quote!(#name: #value,))
    };
    let bound = |name: &str, bound: &Option<(String, bool)>| {
        let (text, is_inclusive) = bound.as_ref()?;
        let (name, kind) = (format_ident!("{name}"), if *is_inclusive { "inclusive" } else { "exclusive" });
        let kind = format_ident!("{kind}");
        Some(quote!(#name: Some(rt::Bound::#kind(#text)),))
    };
    let lexical = facets.lexical.map(|of| {
        let of = format_ident!("{}", if of == Builtin::NcName { "NcName".to_owned() } else { format!("{of:?}") });
        quote!(lexical: rt::Lexical::#of,)
    });
    let patterns = facets.patterns.iter().map(|(text, translated)| quote!(rt::pattern!(#text, #translated)));
    let patterns = (!facets.patterns.is_empty()).then(|| quote!(patterns: &[#(#patterns),*],));
    let values = facets.values.iter().map(|value| &**value);
    let values = (!facets.values.is_empty()).then(|| quote!(values: &[#(#values),*],));
    let items = facets.items.map(|id| {
        let constant = constant(id);
        quote!(items: Some(&#constant),)
    });
    let any_of = facets.any_of.iter().map(|id| constant(*id));
    let any_of = (!facets.any_of.is_empty()).then(|| quote!(any_of: &[#(&#any_of),*],));
    let lengths = [number("min_length", facets.min_length), number("max_length", facets.max_length)];
    let digits = [number("total_digits", facets.total_digits), number("fraction_digits", facets.fraction_digits)];
    let numbers = lengths.into_iter().chain(digits).flatten();
    let bounds = [bound("min", &facets.min), bound("max", &facets.max)].into_iter().flatten();
    quote! {
        rt::Facets {
            #(#numbers)*
            #(#bounds)*
            #lexical
            #patterns
            #values
            #items
            #any_of
            ..rt::Facets::of(rt::Primitive::#primitive)
        }
    }
}

/// Returns the runtime's name of the type by which texts are measured and compared.
fn primitive(facets: &Facets) -> &'static str {
    match facets.primitive {
        _ if facets.is_list => "List",
        Some(Builtin::String | Builtin::AnyUri) => "Text",
        Some(Builtin::Boolean) => "Boolean",
        Some(Builtin::Decimal) => "Decimal",
        Some(Builtin::Float) => "Float",
        Some(Builtin::Double) => "Double",
        Some(Builtin::Duration) => "Duration",
        Some(Builtin::DateTime) => "DateTime",
        Some(Builtin::Time) => "Time",
        Some(Builtin::Date) => "Date",
        Some(Builtin::GYearMonth) => "GYearMonth",
        Some(Builtin::GYear) => "GYear",
        Some(Builtin::GMonthDay) => "GMonthDay",
        Some(Builtin::GDay) => "GDay",
        Some(Builtin::GMonth) => "GMonth",
        Some(Builtin::HexBinary) => "Hex",
        Some(Builtin::Base64Binary) => "Base64",
        _ => "Other",
    }
}
