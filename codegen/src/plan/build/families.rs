//! Families: enums of a type and the types that may stand in its place.

use std::sync::Arc;

use super::Builder;
use crate::contract::{TypeId, WireName};
use crate::plan::{Family, FamilyMember, ItemKind};

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
        let family = Family {
            base: self.struct_item(id),
            members,
            declared: own.map(|_| 0),
            shared: Vec::new(),
            derived: decided.derived,
        };
        let item = self.complex_item(id);
        self.items[item.index()].kind = ItemKind::Family(family);
    }

    fn variant(&self, family: &str, name: &WireName) -> Arc<str> {
        match self.namespaces.text(name.ns) {
            "" => format!("{family}/type({})", name.local).into(),
            namespace => format!("{family}/type({{{namespace}}}{})", name.local).into(),
        }
    }
}
