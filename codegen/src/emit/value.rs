//! The Rust types of values.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, File};
use crate::plan::{ItemId, ItemKind, Scalar, Simple, ValueType};

impl Context<'_> {
    /// Returns the type of a value.
    pub(super) fn value(&self, ty: &ValueType, file: &mut File) -> TokenStream {
        match ty {
            ValueType::Simple(simple) => self.simple(*simple, file),
            ValueType::List(simple) => {
                let item = self.simple(*simple, file);
                quote!(Vec<#item>)
            }
            ValueType::Item(id) => self.path(*id, file),
            ValueType::OrNil { value, nil } => {
                let (of, attributes) = (self.path(*value, file), self.path(*nil, file));
                match self.is_family(*value) {
                    true => quote!(rt::OrNil<#of, rt::TypedNil<#attributes>>),
                    false => quote!(rt::OrNil<#of, #attributes>),
                }
            }
            ValueType::AnyType => quote!(rt::AnyType),
            ValueType::AnyElement => quote!(rt::AnyElement),
            ValueType::AnyAttributes => quote!(rt::AnyAttributes),
            ValueType::Pieces => quote!(Vec<rt::PieceOfText>),
        }
    }

    /// Returns `true` if a value's type is selected.
    pub(super) fn has_type(&self, ty: &ValueType) -> bool {
        ty.items().all(|item| self.selected.items.contains(&item))
    }

    /// Returns `true` if the item is an enum of derived types.
    pub(super) fn is_family(&self, id: ItemId) -> bool {
        matches!(self.plan.get(id).kind, ItemKind::Family(_))
    }

    fn simple(&self, simple: Simple, file: &mut File) -> TokenStream {
        match simple {
            Simple::Scalar(scalar) => scalar_type(scalar),
            Simple::Item(id) => self.path(id, file),
        }
    }

    /// Returns the type of a value as documentation shows it, and its link from the root of the generator's folder.
    pub(super) fn shown(&self, ty: &ValueType) -> (String, Option<String>) {
        let runtime = |name: &str| (name.to_owned(), Some(format!("rt::{name}")));
        match ty {
            ValueType::Simple(simple) => self.shown_simple(*simple),
            ValueType::List(simple) => {
                let (item, link) = self.shown_simple(*simple);
                (format!("Vec<{item}>"), link)
            }
            ValueType::Item(id) => self.shown_simple(Simple::Item(*id)),
            ValueType::OrNil { value, nil } => {
                let (of, nil) = (&self.names.of(*value).item, &self.names.of(*nil).item);
                let nil = if self.is_family(*value) { format!("TypedNil<{nil}>") } else { nil.clone() };
                (format!("OrNil<{of}, {nil}>"), Some(format!("super::{}", self.link(*value))))
            }
            ValueType::AnyType => runtime("AnyType"),
            ValueType::AnyElement => runtime("AnyElement"),
            ValueType::AnyAttributes => runtime("AnyAttributes"),
            ValueType::Pieces => {
                let (piece, link) = runtime("PieceOfText");
                (format!("Vec<{piece}>"), link)
            }
        }
    }

    fn shown_simple(&self, simple: Simple) -> (String, Option<String>) {
        match simple {
            Simple::Scalar(scalar) => {
                let text = scalar_type(scalar).to_string();
                match text.strip_prefix("rt :: ") {
                    Some(name) => (name.to_owned(), Some(format!("rt::{name}"))),
                    None => (text, None),
                }
            }
            Simple::Item(id) => (self.names.of(id).item.clone(), Some(format!("super::{}", self.link(id)))),
        }
    }
}

pub(super) fn scalar_type(scalar: Scalar) -> TokenStream {
    match scalar {
        Scalar::String => quote!(String),
        Scalar::Boolean => quote!(bool),
        Scalar::Int8 => quote!(i8),
        Scalar::Int16 => quote!(i16),
        Scalar::Int32 => quote!(i32),
        Scalar::Int64 => quote!(i64),
        Scalar::Uint8 => quote!(u8),
        Scalar::Uint16 => quote!(u16),
        Scalar::Uint32 => quote!(u32),
        Scalar::Uint64 => quote!(u64),
        Scalar::Integer => quote!(rt::Integer),
        Scalar::Float => quote!(f32),
        Scalar::Double => quote!(f64),
        Scalar::Decimal => quote!(rt::Decimal),
        Scalar::Duration => quote!(rt::XsdDuration),
        Scalar::DateTime => quote!(rt::DateTime),
        Scalar::Date => quote!(rt::Date),
        Scalar::Time => quote!(rt::Time),
        Scalar::GYear => quote!(rt::GYear),
        Scalar::GYearMonth => quote!(rt::GYearMonth),
        Scalar::GMonth => quote!(rt::GMonth),
        Scalar::GMonthDay => quote!(rt::GMonthDay),
        Scalar::GDay => quote!(rt::GDay),
        Scalar::Base64 => quote!(rt::Binary),
        Scalar::Hex => quote!(rt::HexBinary),
        Scalar::QName => quote!(rt::QName),
    }
}

/// Returns `true` if values are copied rather than borrowed.
pub(super) fn is_copy(scalar: Scalar) -> bool {
    matches!(
        scalar,
        Scalar::Boolean
            | Scalar::Int8
            | Scalar::Int16
            | Scalar::Int32
            | Scalar::Int64
            | Scalar::Uint8
            | Scalar::Uint16
            | Scalar::Uint32
            | Scalar::Uint64
            | Scalar::Float
            | Scalar::Double
    )
}
