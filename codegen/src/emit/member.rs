//! A member of a struct: its Rust type, how it is read and written.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::context::{Context, File, ident, rows_of_slot};
use super::default::Default;
use super::{docs, words};
use crate::contract::ValueConstraint;
use crate::plan::{Attribute, Count, Member, Role, Row, Source, Struct};

/// A member with its Rust name and its rows.
pub(super) struct Emitted<'p> {
    pub(super) member: &'p Member,
    /// The rows of its slot.
    pub(super) rows: &'p [Row],
    pub(super) attribute: Option<&'p Attribute>,
    pub(super) name: Ident,
    /// The value of an absent attribute, if it can be written as an expression.
    pub(super) default: Option<Default>,
}

/// Returns the members of a struct with these names.
pub(super) fn all<'p>(context: &Context<'_>, of: &'p Struct, names: &[String]) -> Vec<Emitted<'p>> {
    let emitted = |(member, name): (&'p Member, &String)| {
        let rows = match member.source {
            Source::Slot(slot) => rows_of_slot(of, slot),
            Source::Whole => &of.rows,
            _ => &[],
        };
        let attribute = match member.source {
            Source::Attribute(number) => of.attributes.get(usize::from(number)),
            _ => None,
        };
        let text = attribute.and_then(|attribute| attribute.constraint.as_ref());
        let default = match (member.count, text) {
            (Count::Default, Some(ValueConstraint::Default(text))) => Default::of(context, &member.ty, text),
            _ => None,
        };
        Emitted { member, rows, attribute, name: ident(name), default }
    };
    of.members.iter().zip(names).map(emitted).collect()
}

/// Returns members in the order of reading: attributes, text, children, pieces of text.
pub(super) fn in_order_of_reading<'e, 'p>(members: &'e [Emitted<'p>]) -> Vec<&'e Emitted<'p>> {
    let mut ordered: Vec<&Emitted<'_>> = members.iter().collect();
    ordered.sort_by_key(|member| match member.member.source {
        Source::Attribute(number) => (0, number),
        Source::AnyAttributes => (1, 0),
        Source::Text | Source::Whole => (2, 0),
        Source::Slot(slot) => (3, slot),
        Source::Pieces => (4, 0),
    });
    ordered
}

/// Returns members in the order of writing: attributes, pieces of text, text, children.
pub(super) fn in_order_of_writing<'e, 'p>(members: &'e [Emitted<'p>]) -> Vec<&'e Emitted<'p>> {
    let mut ordered: Vec<&Emitted<'_>> = members.iter().collect();
    ordered.sort_by_key(|member| match member.member.source {
        Source::Attribute(number) => (0, number),
        Source::AnyAttributes => (1, 0),
        Source::Pieces => (2, 0),
        Source::Text | Source::Whole => (3, 0),
        Source::Slot(slot) => (4, slot),
    });
    ordered
}

impl Emitted<'_> {
    pub(super) fn count(&self) -> Count {
        self.member.count
    }

    /// Returns `true` if it is a field of the struct.
    pub(super) fn is_value(&self) -> bool {
        self.member.role == Role::Value
    }

    /// Returns `true` if applications must provide a value that is not nil.
    pub(super) fn is_required(&self) -> bool {
        match self.member.count {
            Count::One => true,
            Count::Default => self.default.is_none(),
            _ => false,
        }
    }

    /// Returns the type of the field.
    pub(super) fn ty(&self, context: &Context<'_>, file: &mut File) -> TokenStream {
        let value = self.value_type(context, file);
        match (self.member.source, self.count()) {
            (Source::AnyAttributes | Source::Pieces, _) | (_, Count::One | Count::Default) => value,
            (_, Count::Optional | Count::OrNil) => quote!(Option<#value>),
            (_, Count::Nillable) => quote!(rt::Nillable<#value>),
            (_, Count::Many { nil: true }) => quote!(Vec<Option<#value>>),
            (_, Count::Many { nil: false }) => quote!(Vec<#value>),
        }
    }

    /// Returns the type of the value, or of the list in a wrapper.
    pub(super) fn value_type(&self, context: &Context<'_>, file: &mut File) -> TokenStream {
        let value = context.value(&self.member.ty, file);
        match &self.member.list {
            Some(list) if list.keeps_nil => quote!(Vec<Option<#value>>),
            Some(_) => quote!(Vec<#value>),
            None if self.member.boxed => quote!(Box<#value>),
            None => value,
        }
    }

    /// Returns the declaration in the struct.
    pub(super) fn declaration(&self, context: &Context<'_>, file: &mut File) -> TokenStream {
        let (name, ty, docs) = (&self.name, self.ty(context, file), docs::outer(words::member(self)));
        quote!(#docs pub #name: #ty)
    }

    /// Returns `true` if the value is boxed. A list is never boxed.
    pub(super) fn is_box(&self) -> bool {
        self.member.boxed && self.member.list.is_none()
    }

    /// Returns the expression that reads the value.
    pub(super) fn read(&self) -> TokenStream {
        let method = self.method();
        let read = match self.number() {
            Some(number) => quote!(fields.#method(#number)?),
            None => quote!(fields.#method()?),
        };
        match self.count() {
            _ if !self.is_box() => read,
            Count::One | Count::Default => quote!(Box::new(#read)),
            Count::Optional | Count::OrNil | Count::Nillable => quote!(#read.map(Box::new)),
            Count::Many { .. } => quote!(#read.into_iter().map(Box::new).collect()),
        }
    }

    /// Returns the statement that checks a fixed value, which is not a field.
    pub(super) fn check(&self, context: &Context<'_>, file: &mut File) -> Option<TokenStream> {
        let number = self.number().filter(|_| self.member.role == Role::Fixed)?;
        let ty = self.value_type(context, file);
        Some(quote!(fields.fixed_attribute::<#ty>(#number)?;))
    }

    /// Returns the constant that tells the runtime how to read the element that reports a failure.
    pub(super) fn report(&self, context: &Context<'_>, file: &mut File) -> TokenStream {
        let (slot, ty) = (self.number(), self.value_type(context, file));
        quote!(const REPORT: Option<rt::Report> = Some(rt::Report::of::<#ty>(#slot));)
    }

    /// Returns the statement that writes the value in `owner`.
    pub(super) fn write(&self, owner: &TokenStream) -> TokenStream {
        let (number, method, name) = (self.number(), self.method(), &self.name);
        match self.member.role {
            Role::Fixed => return quote!(fields.fixed_attribute(#number);),
            Role::Nil | Role::ServiceError => return quote!(fields.nil(#number);),
            Role::Value => {}
        }
        let points_elsewhere = self.member.boxed || self.member.list.is_some();
        let value = match self.count() {
            Count::One | Count::Default if self.is_box() => quote!(&*#owner.#name),
            Count::One | Count::Default | Count::Many { .. } => quote!(&#owner.#name),
            _ if points_elsewhere => quote!(#owner.#name.as_deref()),
            _ => quote!(#owner.#name.as_ref()),
        };
        match number {
            Some(number) => quote!(fields.#method(#number, #value);),
            None => quote!(fields.#method(#value);),
        }
    }

    /// Returns the name of the methods that read and write a value of this shape.
    fn method(&self) -> Ident {
        let is_list = self.member.list.is_some();
        let name = match (self.member.source, self.count(), is_list) {
            (Source::AnyAttributes, ..) => "any_attributes",
            (Source::Text | Source::Whole, ..) => "text",
            (Source::Pieces, ..) => "texts",
            (Source::Attribute(_), Count::Default, _) => "default_attribute",
            (Source::Attribute(_), Count::One, _) => "attribute",
            (Source::Attribute(_), ..) => "optional_attribute",
            (Source::Slot(_), Count::One | Count::Default, false) => "required",
            (Source::Slot(_), Count::One | Count::Default, true) => "list",
            (Source::Slot(_), Count::Optional, false) => "optional",
            (Source::Slot(_), Count::Optional, true) => "optional_list",
            (Source::Slot(_), Count::OrNil, false) => "or_nil",
            (Source::Slot(_), Count::OrNil, true) => "list_or_nil",
            (Source::Slot(_), Count::Nillable, false) => "nillable",
            (Source::Slot(_), Count::Nillable, true) => "nillable_list",
            (Source::Slot(_), Count::Many { .. }, _) => "many",
        };
        format_ident!("{name}")
    }

    /// Returns the slot, or the number of the attribute.
    fn number(&self) -> Option<Literal> {
        match self.member.source {
            Source::Slot(number) | Source::Attribute(number) => Some(Literal::u16_unsuffixed(number)),
            Source::AnyAttributes | Source::Text | Source::Pieces | Source::Whole => None,
        }
    }
}
