//! Expressions that make random values of simple types.

use quote::quote;

use super::sample_made::Made;
use crate::contract::ValueConstraint;
use crate::plan::{Lexical, Scalar};
use crate::xsd::builtin::{Builtin, WhiteSpace};

/// Constraints on a text.
pub(super) struct Texts<'p> {
    /// How white space is treated.
    pub(super) white_space: WhiteSpace,
    /// The valid texts of its type.
    pub(super) lexical: Option<&'p Lexical>,
    pub(super) constraint: Option<&'p ValueConstraint>,
}

impl<'p> Texts<'p> {
    /// Returns the constraints of a type alone.
    pub(super) fn of(lexical: Option<&'p Lexical>) -> Self {
        Self { white_space: lexical.map_or(WhiteSpace::Preserve, |of| of.white_space), lexical, constraint: None }
    }

    /// Returns one of the examples of the type, if it has any.
    pub(super) fn example(&self) -> Option<Made> {
        let examples = self.lexical.map_or(&[][..], |of| &of.examples);
        // An empty text would be read as the default.
        let may_be_empty = self.constraint.is_none();
        let examples: Vec<&str> =
            examples.iter().map(|text| &**text).filter(|text| may_be_empty || !text.is_empty()).collect();
        let by_place = self.lexical.is_some_and(|of| of.by_place) && examples.len() > 1;
        match by_place {
            true => Some(Made::by_places(&examples)),
            false => (!examples.is_empty()).then(|| Made::by_examples(&examples)),
        }
    }

    /// Returns a value of a type of the runtime.
    pub(super) fn scalar(&self, scalar: Scalar) -> Made {
        if let Some(made) = self.example() {
            return made;
        }
        match (scalar, self.lexical) {
            (Scalar::String, _) => self.string(),
            (Scalar::Integer, Some(of)) => Made::by_method(integer(of.builtin)),
            (scalar, _) => Made::by_method(scalar_name(scalar)),
        }
    }

    fn string(&self) -> Made {
        let (builtin, (min, max)) = self.lexical.map_or((Builtin::String, (0, None)), |of| (of.builtin, of.length));
        let is_default = self.constraint.is_some();
        let name = match (builtin, self.white_space) {
            (Builtin::Id, _) => "id",
            (Builtin::IdRef, _) => "id_ref",
            (Builtin::Language, _) => "language",
            (Builtin::NcName | Builtin::Name | Builtin::NmToken | Builtin::Entity, _) => "name",
            // An empty string would be read as the default.
            _ if is_default => "name",
            (Builtin::AnyUri, _) => "any_uri",
            (_, WhiteSpace::Preserve) => "string",
            (_, WhiteSpace::Replace) => "normalized_string",
            (_, WhiteSpace::Collapse) => "token",
        };
        let made = Made::by_method(name);
        // Names are never empty.
        let min = if matches!(name, "id" | "id_ref" | "language" | "name") && min == 1 { 0 } else { min };
        match (min, max) {
            (0, None) => made,
            range => Made::by_expression(made.within(name, "within", range)),
        }
    }

    /// Returns a list of texts.
    pub(super) fn texts(&self) -> Made {
        let item = self.lexical.and_then(|of| of.item.as_deref());
        let examples: Vec<&str> = item.map_or(&[][..], |of| &of.examples).iter().map(|text| &**text).collect();
        let is_item = |text: &&str| !text.is_empty() && !text.contains([' ', '\t', '\r', '\n']);
        let examples: Vec<&str> = examples.into_iter().filter(is_item).collect();
        if !examples.is_empty() {
            return Made::by_examples(&examples);
        }
        match item.map(|of| of.builtin) {
            Some(Builtin::Language) => Made::by_method("language"),
            Some(Builtin::Id) => Made::by_method("id"),
            Some(Builtin::IdRef) => Made::by_method("id_ref"),
            _ => Made::by_method("name"),
        }
    }

    /// Returns a list of these items.
    pub(super) fn list(&self, item: &Made) -> Made {
        let length = self.lexical.map_or((0, None), |of| of.length);
        self.example().unwrap_or_else(|| Made::by_expression(item.within("list", "list_within", length)))
    }

    /// Returns the fixed value, or another one if that is not valid.
    pub(super) fn fixed(text: &str, otherwise: &Made) -> Made {
        let otherwise = &otherwise.maker;
        Made::by_expression(quote!(s.fixed(#text, #otherwise)))
    }
}

/// Returns the name of the method for an integer of any length.
fn integer(builtin: Builtin) -> &'static str {
    match builtin {
        Builtin::NonNegativeInteger => "non_negative_integer",
        Builtin::PositiveInteger => "positive_integer",
        Builtin::NonPositiveInteger => "non_positive_integer",
        Builtin::NegativeInteger => "negative_integer",
        _ => "integer",
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
