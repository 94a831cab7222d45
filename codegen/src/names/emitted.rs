//! The names that a selection emits, for the record.

use super::Names;
use crate::config::Config;
use crate::paths::{fault_code, half, half_member, other, unlisted};
use crate::plan::{Item, ItemKind, Operation, Origin, Plan, Selected};

impl Names {
    /// The path and name of everything that is emitted.
    pub(crate) fn emitted<'c>(
        &'c self,
        plan: &'c Plan,
        selected: &'c Selected,
        config: &'c Config,
    ) -> impl Iterator<Item = (String, &'c str)> {
        let all = plan.service.as_ref().map_or(&[][..], |service| &service.operations);
        let chosen = selected.operations.iter().filter_map(|index| Some((*index, all.get(*index)?)));
        let operations =
            chosen.clone().map(|(index, operation)| (operation.path.to_string(), &*self.operation(index).method));
        let blocks = |operation: &'c Operation| operation.headers.iter().chain(&operation.faults);
        let blocks = chosen.flat_map(move |(_, operation)| blocks(operation));
        let blocks = blocks.filter_map(|block| Some((block.path.to_string(), self.block(&block.path)?)));
        let codes = config.fault_codes.iter().map(|code| fault_code(&code.code.text));
        let codes = codes.zip(self.fault_codes.iter().map(String::as_str));
        let items = selected.items.iter().flat_map(|id| {
            let (item, names) = (plan.get(*id), self.of(*id));
            let unlisted = match &item.kind {
                ItemKind::Enumeration(_) => Some(unlisted(&item.path)),
                ItemKind::Family(_) => Some(other(&item.path)),
                _ => None,
            };
            let unlisted = unlisted.map(|path| (path, &*names.unlisted));
            let members = paths(item).map(str::to_owned).zip(names.members.iter().map(String::as_str));
            let halves = names.half.iter();
            let halves = halves.flat_map(|n| [(half(&item.path), &*n.item), (half_member(&item.path), &*n.member)]);
            std::iter::once((item.path.to_string(), &*names.item)).chain(members).chain(unlisted).chain(halves)
        });
        operations.chain(items).chain(blocks).chain(codes)
    }
}

/// Returns the paths of what is in an item, in the order of its names.
pub(super) fn paths(item: &Item) -> Box<dyn Iterator<Item = &str> + '_> {
    match &item.kind {
        ItemKind::Struct(of) => Box::new(of.members.iter().map(|member| &*member.path)),
        ItemKind::Choice(of) => Box::new(of.alternatives.iter().map(|alternative| &*alternative.path)),
        ItemKind::Family(of) => Box::new(of.members.iter().map(|member| &*member.path)),
        ItemKind::Enumeration(of) => Box::new(of.values.iter().map(|value| &*value.path)),
        ItemKind::Union(of) => Box::new(of.members.iter().map(|member| &*member.path)),
    }
}

/// Returns the namespace of each named component.
pub(crate) fn namespaces(plan: &Plan) -> impl Iterator<Item = &str> {
    plan.items.iter().filter_map(|item| match &item.origin {
        Origin::ComplexType(name) | Origin::SimpleType(name) | Origin::Element(name) => Some(&*name.namespace),
        _ => None,
    })
}
