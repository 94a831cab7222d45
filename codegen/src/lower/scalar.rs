//! Built-in types to the scalars that the runtime brings.

use std::collections::HashSet;

use super::{DEEPEST, Lowering, derived_from_itself, undefined, unsupported};
use crate::diagnostics::{Diagnostic, Place};
use crate::model::Scalar;
use crate::qname::{QName, ns};
use crate::xsd::builtin::Builtin;
use crate::xsd::document::{SimpleType, SimpleTypeReference, Variety};

impl Lowering<'_> {
    /// The scalar that a simple type's values are read as, given its name.
    pub(super) fn scalar_named(&self, name: &QName, place: &Place) -> Result<Scalar, Diagnostic> {
        if &*name.namespace == ns::XSD {
            return match Builtin::from_local_name(&name.local) {
                Some(builtin) => {
                    scalar(builtin).ok_or_else(|| unsupported(&format!("the built-in type xs:{}", name.local), place))
                }
                None => Err(undefined("type", name, place)),
            };
        }
        let mut ty = self.components.simple_type(name).ok_or_else(|| undefined("type", name, place))?;
        let mut seen: HashSet<*const SimpleType> = HashSet::new();
        // From restriction to base, until a built-in type comes; a ring of them has none.
        for _ in 0..=DEEPEST {
            seen.insert(ty);
            match &ty.variety {
                Variety::Restriction { base: SimpleTypeReference::Named(base), .. } => {
                    if &*base.namespace == ns::XSD {
                        return self.scalar_named(base, &ty.place);
                    }
                    let next = self.simple_base_of(ty, base).ok_or_else(|| undefined("type", base, &ty.place))?;
                    if seen.contains(&std::ptr::from_ref(next)) {
                        return Err(derived_from_itself(base, &ty.place));
                    }
                    ty = next;
                }
                Variety::Restriction { base: SimpleTypeReference::Inline(inner), .. } => ty = inner,
                Variety::List { .. } => return Err(unsupported("a list (xs:list)", &ty.place)),
                Variety::Union { .. } => return Err(unsupported("a union (xs:union)", &ty.place)),
            }
        }
        Err(unsupported(&format!("a simple type more than {DEEPEST} base types deep"), &ty.place))
    }

    /// The scalar that the values of an anonymous simple type are read as.
    pub(super) fn scalar_of(&self, ty: &SimpleType) -> Result<Scalar, Diagnostic> {
        let mut ty = ty;
        loop {
            match &ty.variety {
                Variety::Restriction { base: SimpleTypeReference::Named(base), .. } => {
                    return self.scalar_named(base, &ty.place);
                }
                Variety::Restriction { base: SimpleTypeReference::Inline(inner), .. } => ty = inner,
                Variety::List { .. } => return Err(unsupported("a list (xs:list)", &ty.place)),
                Variety::Union { .. } => return Err(unsupported("a union (xs:union)", &ty.place)),
            }
        }
    }
}

fn scalar(builtin: Builtin) -> Option<Scalar> {
    Some(match builtin {
        Builtin::String
        | Builtin::AnyUri
        | Builtin::NormalizedString
        | Builtin::Token
        | Builtin::Language
        | Builtin::NmToken
        | Builtin::Name
        | Builtin::NcName
        | Builtin::Id
        | Builtin::IdRef
        | Builtin::Entity => Scalar::String,
        Builtin::Boolean => Scalar::Boolean,
        Builtin::Byte => Scalar::Int8,
        Builtin::Short => Scalar::Int16,
        Builtin::Int => Scalar::Int32,
        Builtin::Long => Scalar::Int64,
        Builtin::UnsignedByte => Scalar::Uint8,
        Builtin::UnsignedShort => Scalar::Uint16,
        Builtin::UnsignedInt => Scalar::Uint32,
        Builtin::UnsignedLong => Scalar::Uint64,
        Builtin::Float => Scalar::Float,
        Builtin::Double => Scalar::Double,
        Builtin::Decimal => Scalar::Decimal,
        Builtin::DateTime => Scalar::DateTime,
        Builtin::Base64Binary => Scalar::Base64,
        _ => return None,
    })
}
