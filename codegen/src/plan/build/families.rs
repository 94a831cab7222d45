//! Families: enums of a type and the types that may stand in its place.

use std::sync::Arc;

use super::{Builder, Value};
use crate::contract::{Derivation, Derivations, TypeId, TypeRef, WireName};
use crate::plan::{Blocked, Family, FamilyMember, ItemKind, ValueType};
use crate::xsd::builtin::Builtin;

impl Builder<'_, '_> {
    /// Fills the item of a family, whose base is a struct of its own.
    pub(super) fn fill_family(&mut self, id: TypeId) {
        let Some(decided) = self.decisions.families.get(&id) else { return };
        let ty = self.contract.get(id);
        let own = (!ty.is_abstract).then_some(id);
        let mut members = Vec::with_capacity(decided.types.len() + 1);
        for member in own.into_iter().chain(decided.types.iter().copied()) {
            let Some(type_name) = self.type_name(self.contract.get(member)) else { continue };
            let path = self.variant(&ty.path, &type_name);
            members.push(FamilyMember { path, type_name, item: self.struct_item(member) });
        }
        let left_out = decided.left_out.iter().filter_map(|left| self.type_name(self.contract.get(*left))).collect();
        let family =
            Family { base: self.struct_item(id), members, declared: own.map(|_| 0), shared: Vec::new(), left_out };
        let item = self.complex_item(id);
        self.items[item.index()].kind = ItemKind::Family(family);
    }

    /// Returns the value of an element of this type that blocks derivations of it: the struct of the type instead of its
    /// family if no derived type may stand there.
    pub(super) fn element_value(&mut self, ty: TypeRef, block: Derivations) -> Value {
        let value = self.value(ty);
        let TypeRef::Type(id) = ty else { return value };
        let Some(family) = self.decisions.families.get(&id) else { return value };
        let mut others = family.types.iter().chain(&family.left_out);
        let is_open = self.contract.get(id).is_abstract || others.any(|other| !self.blocks(block, id, *other));
        match is_open {
            true => value,
            false => Value { ty: ValueType::Item(self.struct_item(id)), ..value },
        }
    }

    /// Returns the types that `xsi:type` may not name in an element of this type that blocks derivations of it.
    pub(super) fn blocked(&mut self, ty: TypeRef, block: Derivations) -> Blocked {
        match ty {
            // All types are restrictions of this one.
            TypeRef::Builtin(Builtin::AnyType) if block.restriction => Blocked::All,
            TypeRef::Type(id) => {
                let Some(family) = self.decisions.families.get(&id) else { return Blocked::Nothing };
                let all = family.types.iter().chain(&family.left_out).copied();
                let blocked = all.filter(|other| self.blocks(block, id, *other)).collect::<Vec<_>>();
                let names: Vec<_> =
                    blocked.iter().filter_map(|other| self.type_name(self.contract.get(*other))).collect();
                if names.is_empty() { Blocked::Nothing } else { Blocked::Types(names) }
            }
            TypeRef::Builtin(_) => Blocked::Nothing,
        }
    }

    /// Returns `true` if a step of the derivation of a type from another is blocked.
    fn blocks(&self, block: Derivations, base: TypeId, derived: TypeId) -> bool {
        let mut id = derived;
        // Cycles of types are errors, and end here, too.
        for _ in 0..self.contract.types.len() {
            let step = match self.contract.get(id).base {
                Some((TypeRef::Type(next), derivation)) if id != base => {
                    id = next;
                    derivation
                }
                _ => return false,
            };
            if matches!(step, Derivation::Extension) && block.extension
                || matches!(step, Derivation::Restriction) && block.restriction
            {
                return true;
            }
        }
        false
    }

    fn variant(&self, family: &str, name: &WireName) -> Arc<str> {
        match self.namespaces.text(name.ns) {
            "" => format!("{family}/type({})", name.local).into(),
            namespace => format!("{family}/type({{{namespace}}}{})", name.local).into(),
        }
    }
}
