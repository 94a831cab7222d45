//! The bodies of the functions that make random values.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::{Context, File, ident};
use super::homes::Home;
use super::member::{self, Emitted};
use super::sample_made::uses_samples;
use super::sample_value::{self, Maker};
use super::{sample_text, sample_wildcard};
use crate::plan::{
    Choice, Enumeration, Family, FamilyMember, ItemId, ItemKind, RowName, Scalar, Struct, Union, ValueType,
};

/// The body of a function.
pub(super) struct Body {
    pub(super) tokens: TokenStream,
    pub(super) uses_samples: bool,
}

impl Body {
    fn random(tokens: TokenStream) -> Self {
        Self { tokens, uses_samples: true }
    }
}

/// Returns the body of the function for the item at this path; `own` are the items whose functions are in the file.
pub(super) fn of(context: &Context<'_>, id: ItemId, own: &[ItemId], path: &TokenStream, file: &mut File) -> Body {
    match &context.plan.get(id).kind {
        ItemKind::Struct(of) => structure(context, id, of, own, file),
        ItemKind::Enumeration(of) => Body::random(enumeration(context, id, of, path)),
        ItemKind::Choice(of) => Body::random(choice(context, id, of, own, path, file)),
        ItemKind::Family(of) => Body::random(family(context, id, of, own, path, file)),
        ItemKind::Union(of) => Body::random(union(context, id, of, own, path, file)),
    }
}

/// Returns an expression for a listed value.
fn enumeration(context: &Context<'_>, id: ItemId, enumeration: &Enumeration, path: &TokenStream) -> TokenStream {
    let names = context.names.of(id);
    if enumeration.values.is_empty() {
        let (unlisted, method) = (ident(&names.unlisted), ident(sample_text::scalar_name(enumeration.base)));
        return match enumeration.base {
            Scalar::String => quote!(#path::#unlisted(s.string().into())),
            _ => quote!(#path::#unlisted(s.#method())),
        };
    }
    let variants = names.members.iter().map(|name| ident(name));
    quote!(s.one_of(&[#(#path::#variants),*]))
}

/// Returns a literal of the struct and of its optional half.
fn structure(context: &Context<'_>, id: ItemId, of: &Struct, own: &[ItemId], file: &mut File) -> Body {
    let path = context.path(id, file);
    let names = context.names.of(id);
    let (mut required, mut optional) = (Vec::new(), Vec::new());
    for member in member::all(context, of, &names.members).iter().filter(|member| member.is_value()) {
        let (name, value) = (&member.name, value(context, member, of, own, file));
        let values = if names.half.is_some() && !member.is_required() { &mut optional } else { &mut required };
        values.push(quote!(#name: #value));
    }
    let uses_samples = required.iter().chain(&optional).any(uses_samples);
    let half = names.half.as_ref().map(|half| {
        let (item, member) = (ident(&half.item), ident(&half.member));
        let folder = match context.home(id) {
            Home::Types => quote!(types),
            Home::Operation => quote!(operations),
        };
        quote!(#member: #folder::#item { #(#optional),* })
    });
    Body { tokens: quote!(#path { #(#required,)* #half }), uses_samples }
}

fn value(context: &Context<'_>, member: &Emitted<'_>, of: &Struct, own: &[ItemId], file: &mut File) -> TokenStream {
    sample_value::of_member(&Maker { context, own }, member, of, file)
}

/// Returns an expression for one of the alternatives; for the shallowest one, if the value is already deep.
fn choice(
    context: &Context<'_>,
    id: ItemId,
    choice: &Choice,
    own: &[ItemId],
    path: &TokenStream,
    file: &mut File,
) -> TokenStream {
    let maker = Maker { context, own };
    let rows = context.rows_of_choice(id);
    let names = &context.names.of(id).members;
    let text = rows.iter().find(|row| row.name == RowName::Text).and_then(|row| row.arm).map(usize::from);
    let least = context.heights().least_arm(choice, text);
    let (mut arms, mut shallowest) = (Vec::new(), None);
    for (arm, (of, name)) in choice.listed().iter().zip(names).enumerate() {
        let name = ident(name);
        let row = rows.iter().find(|row| row.arm.map(usize::from) == Some(arm));
        let value = sample_value::of_alternative(&maker, of, row, rows, file);
        let is_wildcard = of.ty == ValueType::AnyElement;
        let has_valid = match is_wildcard {
            true => sample_wildcard::element(context.plan, row, rows).is_some(),
            false => !maker.has_none(&of.ty),
        };
        let is_last_resort = arms.is_empty() && arm + 1 == choice.listed().len();
        if has_valid || is_last_resort {
            shallowest = if arm == least { Some(arms.len()) } else { shallowest };
            arms.push(quote!(#path::#name(#value)));
        }
    }
    one_of("arm", &arms, Some(shallowest.unwrap_or(0)))
}

/// Returns an expression for one of the members; for the shallowest one, if the value is already deep.
fn family(
    context: &Context<'_>,
    id: ItemId,
    family: &Family,
    own: &[ItemId],
    path: &TokenStream,
    file: &mut File,
) -> TokenStream {
    let maker = Maker { context, own };
    let names = &context.names.of(id).members;
    let is_finite = |member: &&FamilyMember| !context.heights().has_none(member.item);
    let has_finite = family.members.iter().any(|member| is_finite(&member));
    let known = family.members.iter().zip(names).filter(|(member, _)| !has_finite || is_finite(member));
    let least = context.heights().least_member(family);
    let least = known.clone().position(|(member, _)| member.item == family.members[least].item).unwrap_or(0);
    let arms = known.map(|(member, name)| {
        let (name, function) = (ident(name), maker.function(member.item, file));
        quote!(#path::#name(Box::new(#function(s))))
    });
    let arms: Vec<_> = arms.collect();
    if arms.is_empty() {
        // All members of an abstract type are pruned.
        let (other, function) = (ident(&context.names.of(id).unlisted), maker.function(family.base, file));
        return quote!(#path::#other(Box::new(s.other_type(#function))));
    }
    one_of("arm", &arms, Some(least))
}

/// Returns an expression for a member of a union whose text no earlier member accepts.
fn union(
    context: &Context<'_>,
    id: ItemId,
    union: &Union,
    own: &[ItemId],
    path: &TokenStream,
    file: &mut File,
) -> TokenStream {
    let maker = Maker { context, own };
    let names = &context.names.of(id).members;
    let members = union.members.iter().zip(names).map(|(member, name)| {
        let (name, value) = (ident(name), maker.of_union_member(member, file));
        quote!(#path::#name(#value))
    });
    let members: Vec<_> = members.collect();
    one_of("member", &members, None)
}

/// Returns a call that chooses one of the expressions.
fn one_of(method: &str, expressions: &[TokenStream], least: Option<usize>) -> TokenStream {
    let (method, count) = (ident(method), Literal::usize_unsuffixed(expressions.len()));
    let least = least.map(|least| {
        let least = Literal::usize_unsuffixed(least);
        quote!(#least,)
    });
    let Some((last, others)) = expressions.split_last() else { return TokenStream::new() };
    let numbers = (0..others.len()).map(Literal::usize_unsuffixed);
    let samples = if expressions.iter().any(uses_samples) { quote!(s) } else { quote!(_) };
    quote! {
        s.#method(#count, #least |#samples, number| match number {
            #(#numbers => #others,)*
            _ => #last,
        })
    }
}
