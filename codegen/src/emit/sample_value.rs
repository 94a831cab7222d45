//! Expressions that make random values of members and alternatives.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, File, ident, rows_of_slot};
use super::default::Default;
use super::member::Emitted;
use super::sample_made::Made;
use super::sample_text::Texts;
use super::{sample_wildcard, samples};
use crate::contract::ValueConstraint;
use crate::plan::{
    Alternative, Count, ItemId, ItemKind, Row, RowName, Scalar, Simple, Source, Struct, UnionMember, ValueType,
};
use crate::xsd::builtin::{Builtin, WhiteSpace};

/// Creates expressions.
pub(super) struct Maker<'m, 'c> {
    pub(super) context: &'m Context<'c>,
    /// The items whose functions are in the file.
    pub(super) own: &'m [ItemId],
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

    /// Returns an expression for a value of a union's member. A string is a name, unless its type has a form of its own.
    pub(super) fn of_union_member(&self, member: &UnionMember, file: &mut File) -> TokenStream {
        let lexical = member.lexical.as_deref();
        let is_any_text = lexical.is_none_or(|of| of.examples.is_empty() && of.length == (0, None));
        match (&member.ty, lexical.map(|of| of.builtin)) {
            (_, Some(Builtin::Language | Builtin::Id | Builtin::IdRef)) => {}
            (ValueType::Simple(Simple::Scalar(Scalar::String)), _) if is_any_text => return quote!(s.name()),
            _ => {}
        }
        self.made(&member.ty, &Texts::of(lexical), file).value
    }

    /// Returns expressions for a value, unless wildcards admit it.
    fn made(&self, ty: &ValueType, texts: &Texts<'_>, file: &mut File) -> Made {
        if let Some(ValueConstraint::Fixed(text)) = texts.constraint {
            if let Some(value) = Default::of(self.context, ty, text) {
                return Made::by_expression(value.expression(self.context, file));
            }
            if let ValueType::Simple(_) | ValueType::List(_) = ty {
                let otherwise = self.made(ty, &Texts { constraint: None, ..*texts }, file);
                return Texts::fixed(text, &otherwise);
            }
        }
        match ty {
            ValueType::Simple(Simple::Scalar(scalar)) => texts.scalar(*scalar),
            ValueType::Simple(Simple::Item(id)) => {
                texts.example().unwrap_or_else(|| Made::by_function(&self.function(*id, file)))
            }
            ValueType::List(Simple::Scalar(Scalar::String)) => texts.list(&texts.texts()),
            ValueType::List(Simple::Scalar(scalar)) => {
                let item = Texts::of(texts.lexical.and_then(|of| of.item.as_deref()));
                texts.list(&item.scalar(*scalar))
            }
            ValueType::List(Simple::Item(id)) => texts.list(&Made::by_function(&self.function(*id, file))),
            ValueType::Item(id) => Made::by_function(&self.function(*id, file)),
            ValueType::OrNil { value, nil } => Made::by_expression(self.or_nil(*value, *nil, file)),
            ValueType::AnyType if texts.lexical.is_some() => Made::by_method("any_simple_type"),
            ValueType::AnyType => Made::by_method("any_type"),
            ValueType::AnyElement => sample_wildcard::element_or_other(self.context.plan, None, &[]),
            ValueType::AnyAttributes => sample_wildcard::attributes(self.context.plan, &Struct::default()),
            ValueType::Pieces => Made::by_method("texts"),
        }
    }

    /// Returns `true` if values have one of several types, and never the declared one.
    fn is_abstract(&self, ty: &ValueType) -> bool {
        let ValueType::Item(id) = ty else { return false };
        matches!(&self.context.plan.get(*id).kind, ItemKind::Family(family) if family.declared.is_none())
    }

    /// Returns `true` if no value of the type is valid.
    pub(super) fn has_none(&self, ty: &ValueType) -> bool {
        ty.item().is_some_and(|id| self.context.heights().has_none(id))
    }

    /// Returns the absence of a member that has no valid value, if it may be absent.
    fn nothing(&self, member: &Emitted<'_>, row: Option<&Row>) -> Option<TokenStream> {
        let least = match (&member.member.list, row) {
            (Some(list), _) => list.min,
            (None, Some(row)) => row.occurs.0,
            (None, None) => return None,
        };
        if least > 0 || !self.has_none(&member.member.ty) {
            return None;
        }
        Some(match (member.count(), &member.member.list) {
            (Count::Many { .. } | Count::One, Some(_)) | (Count::Many { .. }, None) => quote!(Vec::new()),
            (Count::Optional, _) => quote!(None),
            (Count::Nillable, _) => quote!(rt::Nillable::Absent),
            _ => return None,
        })
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
    // The path of a second member for the same element ends with its number; a choice or a substitution group has several
    // rows.
    let may_be = member.member.path.ends_with(')') || member.rows.len() > 1;
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
    if let Some(none) = maker.nothing(member, row) {
        return none;
    }
    let texts = Texts { white_space, lexical: member.member.lexical.as_deref(), constraint };
    let plan = maker.context.plan;
    let mut made = match &member.member.ty {
        ValueType::AnyAttributes => sample_wildcard::attributes(plan, of),
        ValueType::AnyElement => match (sample_wildcard::element(plan, row, &of.rows), member.count()) {
            (None, Count::Optional) => return quote!(None),
            (None, Count::Many { .. }) if row.is_some_and(|row| row.occurs.0 == 0) => return quote!(Vec::new()),
            (made, _) => made.unwrap_or_else(|| sample_wildcard::element_or_other(plan, row, &of.rows)),
        },
        ty => maker.made(ty, &texts, file),
    };
    let is_abstract = maker.is_abstract(&member.member.ty);
    if let Some(list) = &member.member.list {
        made = Made::by_expression(many((list.min, list.max), list.keeps_nil, is_abstract, &made));
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
        (_, Count::Nillable) if is_abstract => {
            let maker = made.maker;
            quote!(s.optional(#maker).map_or(rt::Nillable::Absent, rt::Nillable::Value))
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
            let Some(text) = text_arm(maker, member, file) else {
                return many(row.map_or((0, None), |row| row.occurs), nil, is_abstract, &made);
            };
            let is_required = row.is_some_and(|row| row.needs_element);
            let maker = made.maker;
            quote!(s.mixed(#is_required, #maker, |value| matches!(value, #text(_))))
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

/// Returns the expression that makes the value of an alternative. `row` is its row, if it is known;
/// `rows` are those of the choice.
pub(super) fn of_alternative(
    maker: &Maker<'_, '_>,
    of: &Alternative,
    row: Option<&Row>,
    rows: &[Row],
    file: &mut File,
) -> TokenStream {
    let is_text = row.is_some_and(|row| row.name == RowName::Text);
    let texts = Texts {
        white_space: row.map_or(WhiteSpace::Preserve, |row| row.white_space),
        lexical: of.lexical.as_deref(),
        constraint: row.and_then(|row| row.constraint.as_ref()),
    };
    let mut made = if is_text {
        Made::by_method("name")
    } else if maker.is_emptiable(&of.ty) {
        let function = maker.made(&of.ty, &texts, file).maker;
        Made::by_expression(quote!(s.group(#function)))
    } else if of.ty == ValueType::AnyElement {
        sample_wildcard::element_or_other(maker.context.plan, row, rows)
    } else {
        maker.made(&of.ty, &texts, file)
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
            many((min.max(1), max), nil, maker.is_abstract(&of.ty), &made)
        }
    }
}

/// Returns a list. A nil element of an abstract type would need an `xsi:type`.
fn many(range: (u32, Option<u32>), keeps_nil: bool, is_abstract: bool, made: &Made) -> TokenStream {
    match (keeps_nil, is_abstract) {
        (false, _) => made.within("many", "many_within", range),
        (true, false) => made.within("many_or_nil", "many_or_nil_within", range),
        (true, true) => {
            let value = &made.value;
            Made::by_expression(quote!(Some(#value))).within("many", "many_within", range)
        }
    }
}
