//! The schema component that an item stands for.

use super::Builder;
use crate::contract::{Kind, TypeId, TypeName};
use crate::plan::{ItemId, Origin};
use crate::qname::QName;

impl Builder<'_, '_> {
    /// Returns the origin of a type's item.
    pub(super) fn origin(&mut self, id: TypeId) -> Origin {
        let ty = self.contract.get(id);
        match &ty.name {
            TypeName::Named(name) | TypeName::Redefined(name) => match ty.kind {
                Kind::Complex(_) => Origin::ComplexType(name.clone()),
                Kind::Simple(_) => Origin::SimpleType(name.clone()),
            },
            TypeName::OfElement(name) | TypeName::OfAttribute(name) => Origin::Element(name.clone()),
            TypeName::InGroup { group, local } => {
                Origin::InGroup { group: group.clone(), local: local.clone(), role: "" }
            }
            TypeName::Nested { parent, local } => match self.parent(*parent) {
                Some(parent) => Origin::Nested { parent, local: local.clone(), role: "" },
                None => self.inside_of_simple(*parent, local),
            },
        }
    }

    /// Returns the item of a type that contains others. A redefined type has none; its redefinition has it.
    fn parent(&mut self, id: TypeId) -> Option<ItemId> {
        let ty = self.contract.get(id);
        let id = match (&ty.name, ty.derived.first()) {
            (TypeName::Redefined(_), Some(redefinition)) => *redefinition,
            _ => id,
        };
        match self.contract.get(id).kind {
            Kind::Complex(_) => Some(self.complex_item(id)),
            Kind::Simple(_) => self.of_type[id.index()],
        }
    }

    /// Returns the origin of an anonymous type inside a simple type that has no item, or has none yet.
    fn inside_of_simple(&mut self, parent: TypeId, local: &str) -> Origin {
        let longer = |outer: &str| format!("{outer}_{local}").into();
        match self.origin(parent) {
            Origin::Nested { parent, local, role } => Origin::Nested { parent, local: longer(&local), role },
            Origin::InGroup { group, local, role } => Origin::InGroup { group, local: longer(&local), role },
            Origin::Element(name) => Origin::Element(QName::new(name.namespace, longer(&name.local))),
            Origin::SimpleType(name) => Origin::SimpleType(QName::new(name.namespace, longer(&name.local))),
            other => other,
        }
    }
}
