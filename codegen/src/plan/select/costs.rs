//! What families cost.

use super::Selected;
use super::needs::Needs;
use crate::plan::{ItemId, ItemKind, Origin, Plan};
use crate::report::FamilyCost;

/// The number of families whose costs are worked out: those with the most members.
const MOST: usize = 64;

/// Returns what each selected family costs, the one with the most members first.
pub(super) fn families(plan: &Plan, needs: &Needs, selected: &Selected) -> Vec<FamilyCost> {
    let mut costs: Vec<(ItemId, FamilyCost)> = Vec::new();
    for id in &selected.items {
        let item = plan.get(*id);
        let ItemKind::Family(family) = &item.kind else { continue };
        let name = match &item.origin {
            Origin::ComplexType(name) | Origin::SimpleType(name) => name.local.clone(),
            _ => item.path.clone(),
        };
        let (members, derived) = (family.members.len(), family.derived());
        costs.push((*id, FamilyCost { name, members, derived, operations: 0 }));
    }
    costs.sort_by_key(|(_, cost)| std::cmp::Reverse(cost.members));
    costs.truncate(MOST);
    let mut marks = vec![0; plan.items.len()];
    for (bit, (id, _)) in costs.iter().enumerate() {
        marks[id.index()] |= 1 << bit;
    }
    needs.spread(&mut marks);
    let operations =
        plan.service.iter().flat_map(|service| selected.operations.iter().map(|at| &service.operations[*at]));
    for operation in operations {
        let needed = operation.items().fold(0, |all, item| all | marks[item.index()]);
        for (bit, (_, cost)) in costs.iter_mut().enumerate() {
            cost.operations += usize::from(needed >> bit & 1 == 1);
        }
    }
    costs.into_iter().map(|(_, cost)| cost).collect()
}
