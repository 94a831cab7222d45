//! Structs: their tables, and how they are read and written.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::context::{Context, File, ident};
use super::declare::{self, Half};
use super::facets;
use super::member::{self, Emitted};
use super::row;
use crate::contract::WireName;
use crate::plan::{Count, ErrorReport, ItemId, ItemKind, Member, Role, Row, Source, Struct};

pub(super) fn emit(context: &Context<'_>, id: ItemId, of: &Struct, file: &mut File) {
    let names = context.names.of(id);
    let item = context.item(id);
    let members = member::all(context, of, &names.members);
    let half = Half::of(names);
    declare::emit(context, id, of.construction, &members, half.as_ref(), file);

    let rows = rows(context, &of.rows, |row| group_of(context, of, row), file);
    let constants = constants(context, of, &members, file);
    let read = read(context, &members, half.as_ref(), file);
    let writes: Vec<_> = member::in_order_of_writing(&members)
        .into_iter()
        .map(|member| match &half {
            Some(Half { member: optional, .. }) if !member.is_required() => member.write(&quote!(self.#optional)),
            _ => member.write(&quote!(self)),
        })
        .collect();
    let variable = if members.is_empty() { quote!(_) } else { quote!(fields) };
    let is_read = |member: &Emitted<'_>| matches!(member.member.role, Role::Value | Role::Fixed);
    let read_variable = if members.iter().any(is_read) { quote!(fields) } else { quote!(_) };
    let kind = if of.is_group { quote!(Group) } else { quote!(Structure) };
    file.add(quote! {
        impl rt::#kind for #item {
            #rows
            #constants

            fn read_fields(#read_variable: &mut rt::Fields<'_, '_>) -> Result<Self, rt::ReadError> {
                #read
            }

            fn write_fields(&self, #variable: &mut rt::WriteFields<'_>) {
                #(#writes)*
            }
        }
    });
    if of.is_group {
        file.add(quote!(rt::group!(#item);));
    }
}

/// Returns the table of elements. `group` finds the group that a row begins.
pub(super) fn rows(
    context: &Context<'_>,
    rows: &[Row],
    group: impl Fn(&Row) -> Option<ItemId>,
    file: &mut File,
) -> TokenStream {
    let rows: Vec<_> =
        rows.iter().map(|row| row::element(context, row, if row.group { group(row) } else { None }, file)).collect();
    quote!(const ROWS: &'static [rt::Row] = &[#(#rows),*];)
}

/// Returns the group that a row of a struct begins: that of its slot, or that of an alternative of the choice in its
/// slot.
fn group_of(context: &Context<'_>, of: &Struct, row: &Row) -> Option<ItemId> {
    let is_it = |member: &&Member| member.source == Source::Slot(row.slot);
    let id = of.members.iter().find(is_it)?.ty.item()?;
    match (row.arm, &context.plan.get(id).kind) {
        (Some(arm), ItemKind::Choice(choice)) => choice.alternatives.get(usize::from(arm))?.ty.item(),
        _ => Some(id),
    }
}

/// The name of a type in the schema, if it has one, and the table that names in it count in, where values may be moved to
/// elements of any type.
pub(super) fn type_name(context: &Context<'_>, name: Option<&WireName>, file: &mut File) -> TokenStream {
    let name = name.map(|name| {
        let name = context.wire(name, file);
        quote!(const TYPE: Option<rt::Name> = Some(#name);)
    });
    let table = context.has_open_content.then(|| {
        file.uses_namespaces = true;
        quote!(
            const TABLE: rt::Table = ns::TABLE;
        )
    });
    quote!(#name #table)
}

/// Returns the other constants of a struct that differ from the defaults.
fn constants(context: &Context<'_>, of: &Struct, members: &[Emitted<'_>], file: &mut File) -> TokenStream {
    let any_order = of.any_order.then(|| {
        quote!(
            const ANY_ORDER: bool = true;
        )
    });
    let report = members.iter().find(|member| member.member.role == Role::ServiceError);
    let report = report.map(|member| member.report(context, file));
    let text = row::text(of.text).map(|text| quote!(const TEXT: rt::TextContent = #text;));
    let text_facets = facets::of(of.text_facets, file)
        .map(|facets| quote!(const TEXT_FACETS: Option<&'static rt::Facets> = Some(#facets);));
    if of.is_group {
        return quote!(#any_order #text #text_facets);
    }
    let attributes: Vec<_> = of.attributes.iter().map(|attribute| row::attribute(context, attribute, file)).collect();
    let attributes =
        (!attributes.is_empty()).then(|| quote!(const ATTRIBUTES: &'static [rt::Attribute] = &[#(#attributes),*];));
    let any_attribute = of.any_attribute.as_ref().map(|wildcard| {
        let wildcard = row::wildcard(context, wildcard, of.is_strict, file);
        quote!(const ANY_ATTRIBUTE: Option<rt::Wildcard> = Some(#wildcard);)
    });
    let type_name = type_name(context, of.type_name.as_ref(), file);
    quote!(#attributes #any_order #any_attribute #text #text_facets #type_name #report)
}

/// Returns the body of the function that reads the members.
fn read(context: &Context<'_>, members: &[Emitted<'_>], half: Option<&Half>, file: &mut File) -> TokenStream {
    let ordered = member::in_order_of_reading(members);
    let is_checked = ordered.iter().any(|member| member.member.role == Role::Fixed);
    if half.is_none() && !is_checked {
        let values = ordered.iter().filter(|member| member.is_value()).map(|member| {
            let (name, read) = (&member.name, member.read());
            quote!(#name: #read)
        });
        return quote!(Ok(Self { #(#values),* }));
    }
    // Values are read in document order, which is not the order of the fields.
    let mut statements = Vec::new();
    let (mut required, mut optional) = (Vec::new(), Vec::new());
    for member in ordered {
        statements.extend(member.check(context, file));
        if !member.is_value() {
            continue;
        }
        let (name, read) = (&member.name, member.read());
        let local = if name == "fields" { free_name(members) } else { name.clone() };
        statements.push(quote!(let #local = #read;));
        let value = if *name == local { quote!(#name) } else { quote!(#name: #local) };
        let values = if half.is_none() || member.is_required() { &mut required } else { &mut optional };
        values.push(value);
    }
    let half = half.map(|Half { item, member }| quote!(#member: #item { #(#optional),* }));
    quote! {
        #(#statements)*
        Ok(Self { #(#required,)* #half })
    }
}

/// Returns a name for a member that is called `fields`, like the reader of values.
fn free_name(members: &[Emitted<'_>]) -> Ident {
    let mut name = format_ident!("fields_");
    while members.iter().any(|member| member.name == name) {
        name = format_ident!("{name}_");
    }
    name
}

/// Implements `ErrorReport` for the type by which responses report a failed call.
pub(super) fn error_report(context: &Context<'_>, report: &ErrorReport, file: &mut File) {
    let ItemKind::Struct(of) = &context.plan.get(report.item).kind else { return };
    let (item, names) = (context.item(report.item), context.names.of(report.item));
    let members = member::all(context, of, &names.members);
    let mut statements = Vec::new();
    for (of, index) in [("method", report.method), ("time", report.time), ("description", report.description)] {
        let Some(member) = index.and_then(|index| members.get(index)) else { continue };
        let (of, name) = (ident(of), &member.name);
        let value = match member.count() {
            Count::One | Count::Default => quote!(Some(self.#name)),
            Count::Nillable => quote!(self.#name.into_option()),
            Count::Optional | Count::OrNil | Count::Many { .. } => quote!(self.#name),
        };
        statements.push(quote!(failure.#of = #value;));
    }
    file.add(quote! {
        impl rt::ErrorReport for #item {
            fn into_failure(self) -> rt::ServiceFailure {
                let mut failure = rt::ServiceFailure::new();
                #(#statements)*
                failure
            }
        }
    });
}
