//! Families: enums of a type and the types that may stand in its place.

use std::sync::Arc;

use super::{Builder, Value};
use crate::contract::{Derivations, TypeId, TypeRef, WireName};
use crate::plan::decide::substitutes;
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

    /// Returns the value of an element of this type that blocks derivations of it, and the types that `xsi:type` may not
    /// name there. If no derived type may stand there, the value is the struct of the type instead of its family.
    pub(super) fn element_value(&mut self, ty: TypeRef, block: Derivations) -> (Value, Blocked) {
        let value = self.value(ty);
        if !block.extension && !block.restriction {
            return (value, Blocked::Nothing);
        }
        let id = match ty {
            TypeRef::Type(id) => id,
            // All types are restrictions of this one.
            TypeRef::Builtin(Builtin::AnyType) if block.restriction => return (value, Blocked::All),
            TypeRef::Builtin(_) => return (value, Blocked::Nothing),
        };
        let Some(family) = self.decisions.families.get(&id) else { return (value, Blocked::Nothing) };
        let declared = self.contract.get(id);
        let Some(open) = substitutes(self.contract, declared, declared.block.with(block), self.budget) else {
            return (value, Blocked::Nothing);
        };
        if open.is_empty() && !declared.is_abstract {
            // The struct reports every other type itself.
            return (Value { ty: ValueType::Item(self.struct_item(id)), ..value }, Blocked::Nothing);
        }
        let all = family.types.iter().chain(&family.left_out);
        let blocked = all.filter(|other| open.binary_search(other).is_err());
        let names: Vec<_> = blocked.filter_map(|other| self.type_name(self.contract.get(*other))).collect();
        (value, if names.is_empty() { Blocked::Nothing } else { Blocked::Types(names) })
    }

    fn variant(&self, family: &str, name: &WireName) -> Arc<str> {
        match self.namespaces.text(name.ns) {
            "" => format!("{family}/type({})", name.local).into(),
            namespace => format!("{family}/type({{{namespace}}}{})", name.local).into(),
        }
    }
}
