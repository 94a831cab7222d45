//! Estimates the size of values.

use crate::plan::{Count, ItemKind, Role, Scalar, Simple, ValueType};

/// A pointer.
const POINTER: usize = 8;
/// A text or list.
const VEC: usize = 24;

/// Returns the size of an item's values, in bytes. `sizes` has those of the items that it holds by value.
pub(super) fn size(kind: &ItemKind, sizes: &[usize]) -> usize {
    match kind {
        ItemKind::Struct(of) => {
            let members = of.members.iter().filter(|member| member.role == Role::Value);
            members.map(|m| counted(m.count, m.list.is_some(), m.boxed, &m.ty, sizes)).fold(0, usize::saturating_add)
        }
        ItemKind::Choice(choice) => {
            let alternatives = choice.alternatives.iter();
            let largest = alternatives.map(|of| counted(of.count, false, of.boxed, &of.ty, sizes)).max();
            largest.unwrap_or(0).saturating_add(POINTER)
        }
        ItemKind::Family(_) => 2 * POINTER,
        ItemKind::Enumeration(of) => scalar(of.base).saturating_add(POINTER),
        ItemKind::Union(union) => {
            let members = union.members.iter();
            members.map(|member| value(&member.ty, sizes)).max().unwrap_or(0).saturating_add(POINTER)
        }
    }
}

fn counted(count: Count, list: bool, boxed: bool, ty: &ValueType, sizes: &[usize]) -> usize {
    match count {
        _ if list => VEC,
        Count::Many { .. } => VEC,
        _ if boxed => POINTER,
        Count::One | Count::Default => value(ty, sizes),
        Count::Optional | Count::OrNil | Count::Nillable => value(ty, sizes).saturating_add(POINTER),
    }
}

fn value(ty: &ValueType, sizes: &[usize]) -> usize {
    match ty {
        ValueType::Simple(Simple::Scalar(of)) => scalar(*of),
        ValueType::Simple(Simple::Item(id)) | ValueType::Item(id) => sizes.get(id.index()).copied().unwrap_or(0),
        ValueType::OrNil { .. } => {
            let of_items = ty.items().map(|id| sizes.get(id.index()).copied().unwrap_or(0));
            of_items.max().unwrap_or(0).saturating_add(POINTER)
        }
        ValueType::List(_) | ValueType::AnyAttributes | ValueType::Pieces => VEC,
        ValueType::AnyType => 4 * VEC,
        ValueType::AnyElement => 6 * VEC,
    }
}

fn scalar(scalar: Scalar) -> usize {
    match scalar {
        Scalar::Boolean | Scalar::Int8 | Scalar::Uint8 => 1,
        Scalar::Int16 | Scalar::Uint16 => 2,
        Scalar::Int32 | Scalar::Uint32 | Scalar::Float => 4,
        Scalar::Int64 | Scalar::Uint64 | Scalar::Double => 8,
        Scalar::String | Scalar::Base64 | Scalar::Hex | Scalar::Integer | Scalar::Decimal => VEC,
        Scalar::Duration
        | Scalar::DateTime
        | Scalar::Date
        | Scalar::Time
        | Scalar::GYear
        | Scalar::GYearMonth
        | Scalar::GMonth
        | Scalar::GMonthDay
        | Scalar::GDay => 2 * POINTER,
        Scalar::QName => 2 * VEC,
    }
}
