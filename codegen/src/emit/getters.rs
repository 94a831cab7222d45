//! Getters for what all members of a family share, so that applications need no `match`.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::{Context, File, ident};
use super::member::{self, Emitted};
use super::value::is_copy;
use super::{docs, words};
use crate::names::ItemNames;
use crate::plan::{Count, Family, ItemId, ItemKind, Scalar, Simple, Source, ValueType};

/// Adds a method for each member of the base that can be read from all variants.
pub(super) fn emit(context: &Context<'_>, id: ItemId, family: &Family, file: &mut File) {
    let Some(base) = Holder::of(context, family.base) else { return };
    let holders: Option<Vec<Holder<'_>>> =
        family.members.iter().map(|member| Holder::of(context, member.item)).collect();
    let Some(holders) = holders else { return };
    let names = context.names.of(id);
    let variants: Vec<Ident> = names.members.iter().map(|name| ident(name)).collect();
    let other = ident(&names.unlisted);
    let mut methods = Vec::new();
    for indices in &family.shared {
        let Some(shared) = base.members.get(indices.base).filter(|member| member.is_value()) else { continue };
        let of_variants = holders.iter().zip(&indices.variants);
        let Some(of_base) = base.place(indices.base) else { continue };
        let access = Access::of(context, shared, file);
        let Access { ty, .. } = &access;
        let (mut arms, mut lacking) = (Vec::new(), Vec::new());
        for ((holder, index), variant) in of_variants.zip(&variants) {
            match index.and_then(|index| holder.place(index)) {
                Some(place) => {
                    let value = access.of_place(&quote!(value), &place);
                    arms.push(quote!(Self::#variant(value) => #value,));
                }
                None => lacking.push(quote!(Self::#variant(_))),
            }
        }
        let mut paragraphs = words::member(shared);
        if !lacking.is_empty() {
            let absent = access.absent();
            arms.push(quote!(#(#lacking)|* => #absent,));
            paragraphs.push("Types that leave it out by restriction have none.".to_owned());
        }
        let (name, docs) = (&shared.name, docs::outer(paragraphs));
        let of_other = access.of_place(&quote!(value.base), &of_base);
        methods.push(quote! {
            #docs
            pub fn #name(&self) -> #ty {
                match self {
                    #(#arms)*
                    Self::#other(value) => #of_other,
                }
            }
        });
    }
    if !methods.is_empty() {
        let item = context.item(id);
        file.add(quote!(impl #item { #(#methods)* }));
    }
}

/// A struct that holds the shared members.
struct Holder<'c> {
    members: Vec<Emitted<'c>>,
    names: &'c ItemNames,
}

impl<'c> Holder<'c> {
    fn of(context: &Context<'c>, id: ItemId) -> Option<Self> {
        let ItemKind::Struct(of) = &context.plan.get(id).kind else { return None };
        let names = context.names.of(id);
        Some(Self { members: member::all(context, of, &names.members), names })
    }

    /// Where the member with this index is.
    fn place(&self, index: usize) -> Option<Place> {
        let found = self.members.get(index)?;
        let name = &found.name;
        let path = match &self.names.half {
            Some(half) if !found.is_required() => {
                let half = ident(&half.member);
                quote!(#half.#name)
            }
            _ => quote!(#name),
        };
        Some(Place { path, count: found.count(), is_box: found.is_box() })
    }
}

/// The place of a member.
struct Place {
    path: TokenStream,
    count: Count,
    is_box: bool,
}

/// How a method returns a value.
struct Access {
    ty: TokenStream,
    count: Count,
    how: How,
    is_whole: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    Copy,
    Text,
    Slice,
    Reference,
}

impl Access {
    fn of(context: &Context<'_>, shared: &Emitted<'_>, file: &mut File) -> Self {
        let value = context.value(&shared.member.ty, file);
        let (how, inner) = match (&shared.member.list, &shared.member.ty) {
            (Some(list), _) if list.keeps_nil => (How::Slice, quote!([Option<#value>])),
            (Some(_), _) => (How::Slice, quote!([#value])),
            (None, ValueType::Simple(Simple::Scalar(Scalar::String))) => (How::Text, quote!(str)),
            (None, ValueType::Simple(Simple::Scalar(scalar))) if is_copy(*scalar) => (How::Copy, value.clone()),
            (None, ValueType::List(simple)) => {
                let item = context.value(&ValueType::Simple(*simple), file);
                (How::Slice, quote!([#item]))
            }
            (None, ValueType::Pieces) => (How::Slice, quote!([rt::PieceOfText])),
            (None, _) => (How::Reference, value.clone()),
        };
        let is_whole = matches!(shared.member.source, Source::AnyAttributes | Source::Pieces);
        let count = shared.count();
        let reference = if how == How::Copy { inner.clone() } else { quote!(&#inner) };
        let ty = match count {
            _ if is_whole => reference,
            Count::One | Count::Default => reference,
            Count::Optional | Count::OrNil => quote!(Option<#reference>),
            Count::Nillable => {
                let ty = shared.ty(context, file);
                quote!(&#ty)
            }
            Count::Many { nil } => {
                let value = shared.value_type(context, file);
                if nil { quote!(&[Option<#value>]) } else { quote!(&[#value]) }
            }
        };
        Self { ty, count, how, is_whole }
    }

    /// Returns the expression for no value.
    fn absent(&self) -> TokenStream {
        match self.count {
            Count::Nillable => quote!(&rt::Nillable::Absent),
            Count::Many { .. } => quote!(&[]),
            Count::One | Count::Default | Count::Optional | Count::OrNil => quote!(None),
        }
    }

    /// Returns the expression for the value at this place.
    fn of_place(&self, owner: &TokenStream, place: &Place) -> TokenStream {
        let (path, is_box) = (&place.path, place.is_box);
        let count = place.count;
        let place = quote!(#owner.#path);
        // A restriction may require what the base does not.
        if (self.count, count) == (Count::Optional, Count::One) {
            return match self.how {
                How::Copy => quote!(Some(#place)),
                _ if is_box => quote!(Some(&*#place)),
                _ => quote!(Some(&#place)),
            };
        }
        match (self.count, self.how) {
            (Count::Nillable | Count::Many { .. }, _) => quote!(&#place),
            _ if self.is_whole => quote!(&#place),
            (Count::One | Count::Default, How::Copy) => quote!(#place),
            (Count::One | Count::Default, _) if is_box => quote!(&*#place),
            (Count::One | Count::Default, _) => quote!(&#place),
            (Count::Optional | Count::OrNil, How::Copy) => quote!(#place),
            (Count::Optional | Count::OrNil, How::Text | How::Slice) => quote!(#place.as_deref()),
            (Count::Optional | Count::OrNil, How::Reference) if is_box => quote!(#place.as_deref()),
            (Count::Optional | Count::OrNil, How::Reference) => quote!(#place.as_ref()),
        }
    }
}
