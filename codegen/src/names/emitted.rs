//! The names that a selection emits, for the record.

use super::Names;
use crate::model::{Contract, Kind, Origin};
use crate::passes::Selected;
use crate::paths::{half, half_member, unlisted};

impl Names {
    /// The path and name of everything that is emitted.
    pub(crate) fn emitted<'c>(
        &'c self,
        contract: &'c Contract,
        selected: &'c Selected,
    ) -> impl Iterator<Item = (String, &'c str)> {
        let operations = selected.operations.iter().map(|index| {
            let path = contract.service.operations[*index].path.clone();
            (path, &*self.operation(*index).method)
        });
        let types = selected.types.iter().flat_map(|id| {
            let (ty, names) = (contract.get(*id), self.of(*id));
            let (paths, unlisted): (Vec<&String>, _) = match &ty.kind {
                Kind::Structure(structure) => (structure.fields.iter().map(|field| &field.path).collect(), None),
                Kind::Enumeration(enumeration) => {
                    let paths = enumeration.values.iter().map(|value| &value.path).collect();
                    (paths, Some((unlisted(&ty.path), &*names.unlisted)))
                }
            };
            let members = paths.into_iter().cloned().zip(names.members.iter().map(String::as_str));
            let halves = names.half.iter();
            let halves = halves.flat_map(|n| [(half(&ty.path), &*n.item), (half_member(&ty.path), &*n.member)]);
            std::iter::once((ty.path.clone(), &*names.item)).chain(members).chain(unlisted).chain(halves)
        });
        operations.chain(types)
    }
}

/// Returns the namespace of each named component.
pub(crate) fn namespaces(contract: &Contract) -> impl Iterator<Item = &str> {
    contract.types.iter().filter_map(|ty| match &ty.origin {
        Origin::ComplexType(name) | Origin::SimpleType(name) | Origin::Element(name) => Some(&*name.namespace),
        Origin::Nested { .. } => None,
    })
}
