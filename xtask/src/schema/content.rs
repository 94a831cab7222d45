//! Types with what they have from their bases (XML Schema part 1, section 3.4.2).

use wsdl_codegen::contract::{self, Attribute, AttributeUse, Complex, Derivation, Kind, Particle, TypeRef, Wildcard};
use wsdl_codegen::xsd::builtin::Builtin;

use super::Schema;

/// The number of base types that are followed; the contract has no longer chains.
const BASES: usize = 100;

/// The content of a type, with that of its bases.
#[derive(Debug, Clone, PartialEq)]
pub enum Content<'c> {
    /// Anything: that of `anyType`.
    Anything,
    /// Text of this simple type.
    Text(TypeRef),
    /// Elements: all of these in order.
    Elements {
        /// The content models of the bases, then its own.
        particles: Vec<&'c Particle>,
        /// Whether text stands between elements.
        mixed: bool,
    },
}

impl<'c> Schema<'c> {
    /// Returns the content of a type.
    pub fn content(&self, ty: TypeRef) -> Content<'c> {
        let mut added: Vec<&'c Particle> = Vec::new();
        let mut is_mixed = false;
        let mut next = Some(ty);
        for _ in 0..BASES {
            let Some(ty) = next else { break };
            let (id, complex) = match self.complex(ty) {
                Some(found) => found,
                None if ty == TypeRef::Builtin(Builtin::AnyType) => return Content::Anything,
                None => return Content::Text(ty),
            };
            match &complex.content {
                contract::Content::Text(Some(text)) => return Content::Text(*text),
                contract::Content::Text(None) | contract::Content::Empty => {}
                contract::Content::Elements { root, mixed } => {
                    added.extend(root);
                    is_mixed |= *mixed;
                }
            }
            let is_text = complex.content == contract::Content::Text(None);
            next = match self.contract.get(id).base {
                Some((base, how)) if is_text || how == Derivation::Extension => Some(base),
                _ => None,
            };
        }
        added.reverse();
        Content::Elements { particles: added, mixed: is_mixed }
    }

    /// Whether a type is a simple type.
    pub fn is_simple(&self, ty: TypeRef) -> bool {
        ty != TypeRef::Builtin(Builtin::AnyType) && self.complex(ty).is_none()
    }

    /// Returns the attributes of a type, those of its bases among them, without those that are prohibited.
    pub fn attributes(&self, ty: TypeRef) -> Vec<&'c Attribute> {
        let mut all: Vec<&'c Attribute> = Vec::new();
        for (_, complex, _) in self.with_bases(ty) {
            for attribute in &complex.attributes {
                // The nearest declaration counts.
                if all.iter().all(|nearer| nearer.name != attribute.name) {
                    all.push(attribute);
                }
            }
        }
        all.retain(|attribute| attribute.usage != AttributeUse::Prohibited);
        all
    }

    /// Returns the attribute wildcards of a type; it has the attributes that any of them admits. `None` means all.
    pub fn attribute_wildcards(&self, ty: TypeRef) -> Option<Vec<&'c Wildcard>> {
        if ty == TypeRef::Builtin(Builtin::AnyType) {
            return None;
        }
        let mut all = Vec::new();
        for (_, complex, base) in self.with_bases(ty) {
            all.extend(&complex.any_attribute);
            if base.is_some_and(|(_, how)| how == Derivation::Restriction) {
                break;
            }
        }
        Some(all)
    }

    /// Returns the parts of a type's definition, its own first.
    fn with_bases(
        &self,
        ty: TypeRef,
    ) -> impl Iterator<Item = (TypeRef, &'c Complex, Option<(TypeRef, Derivation)>)> + '_ {
        let mut next = Some(ty);
        std::iter::from_fn(move || {
            let ty = next?;
            let (id, complex) = self.complex(ty)?;
            let base = self.contract.get(id).base;
            next = base.map(|(base, _)| base);
            Some((ty, complex, base))
        })
        .take(BASES)
    }

    fn complex(&self, ty: TypeRef) -> Option<(contract::TypeId, &'c Complex)> {
        let TypeRef::Type(id) = ty else { return None };
        let contract: &'c contract::Contract = self.contract;
        match &contract.get(id).kind {
            Kind::Complex(complex) => Some((id, complex)),
            Kind::Simple(_) => None,
        }
    }
}
