//! The Rust types of values.

use std::sync::Arc;

use super::{Builder, lexical, remarks};
use crate::contract::{Kind, TypeId, TypeName, TypeRef};
use crate::diagnostics::Diagnostic;
use crate::plan::{FacetsId, Lexical, Scalar, Simple, TypeUse, ValueType};
use crate::qname::{QName, ns};
use crate::xsd::builtin::{Builtin, WhiteSpace};

/// The value that a reference to a type stands for.
#[derive(Debug, Clone)]
pub(in crate::plan) struct Value {
    /// Its type.
    pub(in crate::plan) ty: ValueType,
    /// The type that the schema gives it.
    pub(in crate::plan) type_use: TypeUse,
    /// The texts that are valid, if its type is simple.
    pub(in crate::plan) lexical: Option<Arc<Lexical>>,
    /// How white space in it is treated, if it is read as `String`.
    pub(in crate::plan) white_space: WhiteSpace,
    /// Its facets.
    pub(in crate::plan) facets: Option<FacetsId>,
    /// Its facets, as sentences.
    pub(in crate::plan) remarks: Arc<[String]>,
    /// Problems of a type that has no item to hold them.
    pub(in crate::plan) problems: Arc<[Diagnostic]>,
}

impl Value {
    /// Returns the name of a simple type, unless its Rust type stands for that type alone, as `i32` does for `xs:int`.
    pub(super) fn other_name(&self) -> Option<QName> {
        let TypeUse::Named(name) = &self.type_use else { return None };
        let own = match self.ty {
            ValueType::Simple(Simple::Scalar(scalar)) => Some(own_type(scalar)),
            ValueType::Simple(Simple::Item(_)) | ValueType::List(_) => None,
            _ => return None,
        };
        let is_own = own.is_some_and(|own| *name.namespace == *ns::XSD && *name.local == *own.local_name());
        (!is_own).then(|| name.clone())
    }
}

impl<'c> Builder<'_, 'c> {
    /// Returns the value of an element of this type.
    pub(in crate::plan) fn value(&mut self, ty: TypeRef) -> Value {
        let id = match ty {
            TypeRef::Builtin(builtin) => {
                let facets = self.facets_of(ty);
                return Value { facets, ..of_builtin(builtin) };
            }
            TypeRef::Type(id) => id,
        };
        let declared = self.contract.get(id);
        let type_use = match &declared.name {
            TypeName::Named(name) => TypeUse::Named(name.clone()),
            _ => TypeUse::Anonymous,
        };
        match &declared.kind {
            Kind::Complex(_) => Value {
                ty: ValueType::Item(self.complex_item(id)),
                type_use,
                lexical: None,
                white_space: WhiteSpace::Preserve,
                facets: None,
                remarks: Arc::default(),
                problems: Arc::default(),
            },
            Kind::Simple(simple) => {
                let resolved = self.simple(id);
                let white_space = match resolved.ty {
                    ValueType::Simple(Simple::Scalar(Scalar::String)) => simple.white_space,
                    _ => WhiteSpace::Preserve,
                };
                let Resolved { ty, problems } = resolved;
                let lexical = self.lexical_of(id, &ty);
                let facets = self.facets_of(TypeRef::Type(id));
                Value { ty, type_use, lexical, white_space, facets, remarks: self.remarks_of(id), problems }
            }
        }
    }

    /// Returns the value of an attribute or of text, which is always simple.
    pub(super) fn text_value(&mut self, ty: TypeRef) -> Value {
        let value = self.value(ty);
        match value.ty {
            ValueType::AnyType => Value { ty: STRING, ..value },
            _ => value,
        }
    }

    fn remarks_of(&mut self, id: TypeId) -> Arc<[String]> {
        let contract = self.contract;
        self.remarks.entry(id).or_insert_with(|| remarks::of(contract, id).into()).clone()
    }
}

/// The result of resolving a simple type.
#[derive(Debug, Clone)]
pub(super) struct Resolved {
    /// The type of its values.
    pub(super) ty: ValueType,
    /// Its problems, unless its item holds them.
    pub(super) problems: Arc<[Diagnostic]>,
}

/// A text.
pub(super) const STRING: ValueType = ValueType::Simple(Simple::Scalar(Scalar::String));

fn of_builtin(builtin: Builtin) -> Value {
    let ty = value_type(builtin);
    let is_string = ty == STRING;
    Value {
        ty,
        type_use: TypeUse::Named(QName::new(ns::XSD, builtin.local_name())),
        lexical: lexical::of_builtin(builtin).map(Arc::new),
        white_space: if is_string { builtin.white_space() } else { WhiteSpace::Preserve },
        facets: None,
        remarks: Arc::default(),
        problems: Arc::default(),
    }
}

/// Returns the type of the values of a built-in type.
pub(super) fn value_type(builtin: Builtin) -> ValueType {
    match builtin {
        Builtin::AnyType | Builtin::AnySimpleType => ValueType::AnyType,
        _ => match builtin.item() {
            Some(item) => ValueType::List(Simple::Scalar(scalar(item))),
            None => ValueType::Simple(Simple::Scalar(scalar(builtin))),
        },
    }
}

/// Returns the built-in type that the runtime's type of a scalar is named after.
fn own_type(scalar: Scalar) -> Builtin {
    match scalar {
        Scalar::String => Builtin::String,
        Scalar::Boolean => Builtin::Boolean,
        Scalar::Int8 => Builtin::Byte,
        Scalar::Int16 => Builtin::Short,
        Scalar::Int32 => Builtin::Int,
        Scalar::Int64 => Builtin::Long,
        Scalar::Uint8 => Builtin::UnsignedByte,
        Scalar::Uint16 => Builtin::UnsignedShort,
        Scalar::Uint32 => Builtin::UnsignedInt,
        Scalar::Uint64 => Builtin::UnsignedLong,
        Scalar::Integer => Builtin::Integer,
        Scalar::Float => Builtin::Float,
        Scalar::Double => Builtin::Double,
        Scalar::Decimal => Builtin::Decimal,
        Scalar::Duration => Builtin::Duration,
        Scalar::DateTime => Builtin::DateTime,
        Scalar::Date => Builtin::Date,
        Scalar::Time => Builtin::Time,
        Scalar::GYear => Builtin::GYear,
        Scalar::GYearMonth => Builtin::GYearMonth,
        Scalar::GMonth => Builtin::GMonth,
        Scalar::GMonthDay => Builtin::GMonthDay,
        Scalar::GDay => Builtin::GDay,
        Scalar::Base64 => Builtin::Base64Binary,
        Scalar::Hex => Builtin::HexBinary,
        Scalar::QName => Builtin::QName,
    }
}

/// Returns the scalar of a built-in type that is not a list.
pub(super) fn scalar(builtin: Builtin) -> Scalar {
    match builtin {
        Builtin::AnyType
        | Builtin::AnySimpleType
        | Builtin::String
        | Builtin::AnyUri
        | Builtin::NormalizedString
        | Builtin::Token
        | Builtin::Language
        | Builtin::NmToken
        | Builtin::NmTokens
        | Builtin::Name
        | Builtin::NcName
        | Builtin::Id
        | Builtin::IdRef
        | Builtin::IdRefs
        | Builtin::Entity
        | Builtin::Entities => Scalar::String,
        Builtin::Boolean => Scalar::Boolean,
        Builtin::Decimal => Scalar::Decimal,
        Builtin::Float => Scalar::Float,
        Builtin::Double => Scalar::Double,
        Builtin::Duration => Scalar::Duration,
        Builtin::DateTime => Scalar::DateTime,
        Builtin::Time => Scalar::Time,
        Builtin::Date => Scalar::Date,
        Builtin::GYearMonth => Scalar::GYearMonth,
        Builtin::GYear => Scalar::GYear,
        Builtin::GMonthDay => Scalar::GMonthDay,
        Builtin::GDay => Scalar::GDay,
        Builtin::GMonth => Scalar::GMonth,
        Builtin::HexBinary => Scalar::Hex,
        Builtin::Base64Binary => Scalar::Base64,
        Builtin::QName | Builtin::Notation => Scalar::QName,
        Builtin::Integer
        | Builtin::NonPositiveInteger
        | Builtin::NegativeInteger
        | Builtin::NonNegativeInteger
        | Builtin::PositiveInteger => Scalar::Integer,
        Builtin::Long => Scalar::Int64,
        Builtin::Int => Scalar::Int32,
        Builtin::Short => Scalar::Int16,
        Builtin::Byte => Scalar::Int8,
        Builtin::UnsignedLong => Scalar::Uint64,
        Builtin::UnsignedInt => Scalar::Uint32,
        Builtin::UnsignedShort => Scalar::Uint16,
        Builtin::UnsignedByte => Scalar::Uint8,
    }
}
