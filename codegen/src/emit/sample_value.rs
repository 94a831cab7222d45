//! Expressions that make random values of members and alternatives.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::{Context, File, ident, rows_of_slot};
use super::default::Default;
use super::member::Emitted;
use super::samples;
use crate::contract::{ValueConstraint, WildcardNamespaces};
use crate::plan::{
    Alternative, Count, ItemId, ItemKind, Row, RowName, Scalar, Simple, Source, Struct, TypeUse, ValueType,
};
use crate::qname::ns;
use crate::xsd::builtin::WhiteSpace;

/// A namespace that no description has.
const FOREIGN: &str = "urn:example:any";

/// Creates expressions.
pub(super) struct Maker<'m, 'c> {
    pub(super) context: &'m Context<'c>,
    /// The items whose functions are in the file.
    pub(super) own: &'m [ItemId],
}

/// An expression for a value, and one for a function that returns such values.
struct Made {
    value: TokenStream,
    maker: TokenStream,
}

impl Made {
    fn by_method(name: &str) -> Self {
        let name = ident(name);
        Self { value: quote!(s.#name()), maker: quote!(rt::Samples::#name) }
    }

    fn by_function(function: &TokenStream) -> Self {
        Self { value: quote!(#function(s)), maker: function.clone() }
    }

    fn by_expression(value: TokenStream) -> Self {
        Self { maker: quote!(|s| #value), value }
    }

    fn constant(value: TokenStream) -> Self {
        Self { maker: quote!(|_| #value), value }
    }

    fn boxed(self) -> Self {
        let value = self.value;
        Self::by_expression(quote!(Box::new(#value)))
    }
}

/// Constraints on a text.
struct Texts<'p> {
    white_space: WhiteSpace,
    /// Its type in the schema.
    type_use: &'p TypeUse,
    constraint: Option<&'p ValueConstraint>,
}

impl Maker<'_, '_> {
    /// Returns the function of an item.
    pub(super) fn function(&self, id: ItemId, file: &mut File) -> TokenStream {
        if self.own.contains(&id) {
            let name = ident(&self.context.names.of(id).module);
            return quote!(#name);
        }
        file.uses_samples = true;
        let function = samples::function(self.context, id);
        quote!(samples::#function)
    }

    /// Returns an expression for a value of a union's member. A string is a name.
    pub(super) fn word_or(&self, ty: &ValueType, file: &mut File) -> TokenStream {
        match ty {
            ValueType::Simple(Simple::Scalar(Scalar::String)) => quote!(s.name()),
            ty => self.made(ty, None, None, None, file).value,
        }
    }

    /// Returns a namespace that a wildcard admits: a foreign one if possible.
    fn namespace(&self, wildcard: Option<&WildcardNamespaces>) -> &str {
        match wildcard {
            Some(WildcardNamespaces::Listed(list)) => {
                list.first().map_or(FOREIGN, |ns| self.context.plan.namespaces.text(*ns))
            }
            _ => FOREIGN,
        }
    }

    /// Returns expressions for a value. `row` is its row if it is an element or a wildcard; `wildcard` is that of
    /// attributes.
    fn made(
        &self,
        ty: &ValueType,
        texts: Option<&Texts<'_>>,
        row: Option<&Row>,
        wildcard: Option<&WildcardNamespaces>,
        file: &mut File,
    ) -> Made {
        let constraint = texts.and_then(|texts| texts.constraint);
        if let Some(ValueConstraint::Fixed(text)) = constraint
            && let Some(value) = Default::of(self.context, ty, text)
        {
            return Made::constant(value.expression(self.context, file));
        }
        if let (Some(ValueConstraint::Fixed(text)), ValueType::Simple(_) | ValueType::List(_)) = (constraint, ty) {
            let otherwise = self.made(ty, None, row, wildcard, file).maker;
            return Made::by_expression(quote!(s.fixed(#text, #otherwise)));
        }
        match ty {
            ValueType::Simple(Simple::Scalar(Scalar::String)) => Made::by_method(texts.map_or("string", string)),
            ValueType::Simple(Simple::Scalar(Scalar::Integer)) => {
                Made::by_method(texts.map_or("integer", |texts| integer(texts.type_use)))
            }
            ValueType::Simple(simple) => self.simple(*simple, file),
            ValueType::List(Simple::Scalar(Scalar::String)) => Made::by_expression(quote!(s.list(rt::Samples::name))),
            ValueType::List(simple) => {
                let maker = self.simple(*simple, file).maker;
                Made::by_expression(quote!(s.list(#maker)))
            }
            ValueType::Item(id) => Made::by_function(&self.function(*id, file)),
            ValueType::OrNil { value, nil } => Made::by_expression(self.or_nil(*value, *nil, file)),
            ValueType::AnyType => Made::by_method("any_type"),
            ValueType::AnyElement => {
                let namespace = match row.map(|row| &row.name) {
                    Some(RowName::Any(wildcard)) => self.namespace(Some(wildcard)),
                    _ => FOREIGN,
                };
                Made::by_expression(quote!(s.any_element(#namespace)))
            }
            ValueType::AnyAttributes => {
                let namespace = self.namespace(wildcard);
                Made::by_expression(quote!(s.any_attributes(#namespace)))
            }
            ValueType::Pieces => Made::by_method("texts"),
        }
    }

    fn simple(&self, simple: Simple, file: &mut File) -> Made {
        match simple {
            Simple::Scalar(scalar) => Made::by_method(scalar_name(scalar)),
            Simple::Item(id) => Made::by_function(&self.function(id, file)),
        }
    }

    /// Returns `true` if the value is a group that may be empty. An empty group leaves no trace in a document.
    fn is_emptiable(&self, ty: &ValueType) -> bool {
        let ValueType::Item(id) = ty else { return false };
        let ItemKind::Struct(of) = &self.context.plan.get(*id).kind else { return false };
        let is_absent = |count: Count, slot: Source| match count {
            Count::Optional | Count::Nillable => true,
            Count::Many { .. } => {
                of.rows.iter().find(|row| Source::Slot(row.slot) == slot).is_none_or(|row| row.occurs.0 == 0)
            }
            Count::One | Count::OrNil | Count::Default => false,
        };
        of.is_group && of.members.iter().all(|member| is_absent(member.count, member.source))
    }
}

/// Returns the name of the method for a string.
fn string(texts: &Texts<'_>) -> &'static str {
    let built_in = match texts.type_use {
        TypeUse::Named(name) if &*name.namespace == ns::XSD => &*name.local,
        _ => "",
    };
    match (built_in, texts.white_space) {
        // An empty string would be read as the default.
        _ if texts.constraint.is_some() => "name",
        ("NCName" | "Name" | "NMTOKEN" | "ID" | "IDREF" | "ENTITY", _) => "name",
        ("language", _) => "language",
        ("anyURI", _) => "any_uri",
        (_, WhiteSpace::Preserve) => "string",
        (_, WhiteSpace::Replace) => "normalized_string",
        (_, WhiteSpace::Collapse) => "token",
    }
}

/// Returns the name of the method for an integer of any length.
fn integer(type_use: &TypeUse) -> &'static str {
    match type_use {
        TypeUse::Named(name) if &*name.namespace == ns::XSD => match &*name.local {
            "nonNegativeInteger" => "non_negative_integer",
            "positiveInteger" => "positive_integer",
            "nonPositiveInteger" => "non_positive_integer",
            "negativeInteger" => "negative_integer",
            _ => "integer",
        },
        _ => "integer",
    }
}

/// Returns `true` if an earlier slot admits the same names and may have room. A value of this slot could then be read
/// as one of the earlier slot.
fn is_taken_before(of: &Struct, slot: u16) -> bool {
    let names = || of.rows.iter().filter(|row| row.slot == slot).map(|row| &row.name);
    for before in (0..slot).rev() {
        let rows = rows_of_slot(of, before);
        let is_open = rows.first().is_none_or(|row| row.occurs.0 == 0 || row.occurs.1 != Some(1));
        if is_open && rows.iter().any(|row| names().any(|name| *name == row.name)) {
            return true;
        }
        if rows.first().is_some_and(|row| row.occurs.0 > 0) {
            return false;
        }
    }
    false
}

/// Returns the expression that makes the value of a member.
pub(super) fn of_member(maker: &Maker<'_, '_>, member: &Emitted<'_>, of: &Struct, file: &mut File) -> TokenStream {
    let row = member.rows.first();
    // The path of a second member for the same element ends with its number.
    let may_be = member.member.path.ends_with(')');
    if let Some(slot) = row.map(|row| row.slot).filter(|slot| may_be && is_taken_before(of, *slot)) {
        match member.count() {
            Count::Optional => return quote!(None),
            Count::Many { .. } if of.rows.iter().any(|row| row.slot == slot && row.occurs.0 == 0) => {
                return quote!(Vec::new());
            }
            _ => {}
        }
    }
    let (white_space, constraint) = match (row, member.attribute, of.text) {
        (Some(row), ..) => (row.white_space, row.constraint.as_ref()),
        // An attribute with its default value is not written, and is read as the default.
        (_, Some(attribute), _) => {
            let is_fixed = matches!(attribute.constraint, Some(ValueConstraint::Fixed(_)));
            (attribute.white_space, attribute.constraint.as_ref().filter(|_| is_fixed))
        }
        (_, _, crate::plan::Text::Value(space)) => (space, None),
        _ => (WhiteSpace::Preserve, None),
    };
    let texts = Texts { white_space, type_use: &member.member.type_use, constraint };
    let wildcard = of.any_attribute.as_ref();
    let mut made = maker.made(&member.member.ty, Some(&texts), row, wildcard, file);
    if let Some(list) = &member.member.list {
        made = Made::by_expression(many(list.min, list.max, list.keeps_nil, &made.maker));
    } else if member.is_box() {
        made = made.boxed();
    }
    let is_emptiable = maker.is_emptiable(&member.member.ty);
    match (member.member.source, member.count()) {
        (Source::AnyAttributes | Source::Pieces, _) | (_, Count::One | Count::Default) => made.value,
        (_, Count::Optional) if is_emptiable => {
            let maker = made.maker;
            quote!(s.optional_group(#maker))
        }
        (_, Count::Optional | Count::OrNil) => {
            let maker = made.maker;
            quote!(s.optional(#maker))
        }
        (_, Count::Nillable) => {
            let maker = made.maker;
            quote!(s.nillable(#maker))
        }
        (_, Count::Many { .. }) if is_emptiable => {
            let maker = made.maker;
            quote!(s.many_groups(#maker))
        }
        (_, Count::Many { nil }) => {
            let (min, max) = row.map_or((0, None), |row| row.occurs);
            let values = many(min, max, nil, &made.maker);
            match text_arm(maker, member, file) {
                // Adjacent texts are read as one.
                Some(text) => quote!({
                    let mut values = #values;
                    values.dedup_by(|a, b| matches!((a, b), (#text(_), #text(_))));
                    values
                }),
                None => values,
            }
        }
    }
}

/// Returns the variant for character data, if the member is a choice that has one.
fn text_arm(maker: &Maker<'_, '_>, member: &Emitted<'_>, file: &mut File) -> Option<TokenStream> {
    let id = member.member.ty.item()?;
    let arm = member.rows.iter().find(|row| row.name == RowName::Text)?.arm?;
    let (path, names) = (maker.context.path(id, file), maker.context.names.of(id));
    let name = ident(names.members.get(usize::from(arm))?);
    Some(quote!(#path::#name))
}

/// Returns the expression that makes the value of an alternative. `row` is its row, if it is known.
pub(super) fn of_alternative(
    maker: &Maker<'_, '_>,
    of: &Alternative,
    row: Option<&Row>,
    file: &mut File,
) -> TokenStream {
    let is_text = row.is_some_and(|row| row.name == RowName::Text);
    let texts = Texts {
        white_space: row.map_or(WhiteSpace::Preserve, |row| row.white_space),
        type_use: &of.type_use,
        constraint: row.and_then(|row| row.constraint.as_ref()),
    };
    let mut made = if is_text {
        Made::by_method("name")
    } else if maker.is_emptiable(&of.ty) {
        let function = maker.made(&of.ty, None, None, None, file).maker;
        Made::by_expression(quote!(s.group(#function)))
    } else {
        maker.made(&of.ty, Some(&texts), row, None, file)
    };
    if of.boxed {
        made = made.boxed();
    }
    match of.count {
        Count::One | Count::Default => made.value,
        Count::Optional | Count::OrNil | Count::Nillable => {
            let maker = made.maker;
            quote!(s.optional(#maker))
        }
        Count::Many { nil } => {
            let (min, max) = row.and_then(|row| row.arm_occurs).unwrap_or((1, None));
            many(min.max(1), max, nil, &made.maker)
        }
    }
}

fn many(min: u32, max: Option<u32>, keeps_nil: bool, maker: &TokenStream) -> TokenStream {
    let number = Literal::u32_unsuffixed;
    let method = ident(match (keeps_nil, (min, max)) {
        (false, (0, None)) => "many",
        (false, _) => "many_within",
        (true, (0, None)) => "many_or_nil",
        (true, _) => "many_or_nil_within",
    });
    match (min, max) {
        (0, None) => quote!(s.#method(#maker)),
        (min, None) => {
            let min = number(min);
            quote!(s.#method(#min, None, #maker))
        }
        (min, Some(max)) => {
            let (min, max) = (number(min), number(max));
            quote!(s.#method(#min, Some(#max), #maker))
        }
    }
}

pub(super) fn scalar_name(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String => "string",
        Scalar::Boolean => "boolean",
        Scalar::Int8 => "int8",
        Scalar::Int16 => "int16",
        Scalar::Int32 => "int32",
        Scalar::Int64 => "int64",
        Scalar::Uint8 => "uint8",
        Scalar::Uint16 => "uint16",
        Scalar::Uint32 => "uint32",
        Scalar::Uint64 => "uint64",
        Scalar::Integer => "integer",
        Scalar::Float => "float",
        Scalar::Double => "double",
        Scalar::Decimal => "decimal",
        Scalar::Duration => "xsd_duration",
        Scalar::DateTime => "date_time",
        Scalar::Date => "date",
        Scalar::Time => "time",
        Scalar::GYear => "g_year",
        Scalar::GYearMonth => "g_year_month",
        Scalar::GMonth => "g_month",
        Scalar::GMonthDay => "g_month_day",
        Scalar::GDay => "g_day",
        Scalar::Base64 => "binary",
        Scalar::Hex => "hex_binary",
        Scalar::QName => "q_name",
    }
}
