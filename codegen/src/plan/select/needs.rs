//! Which items need which.

use crate::plan::{ItemId, ItemKind, Plan, Role};

/// For each item those that it needs, and those that need it.
pub(super) struct Needs {
    needs: Vec<Vec<ItemId>>,
    needed_by: Vec<Vec<ItemId>>,
}

/// Whether the members of families count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Families {
    Whole,
    Bases,
}

impl Needs {
    pub(super) fn of(plan: &Plan, families: Families) -> Self {
        let needs: Vec<Vec<ItemId>> = plan.items.iter().map(|item| needs(&item.kind, families)).collect();
        let mut needed_by = vec![Vec::new(); needs.len()];
        for ((id, _), needs) in plan.ids().zip(&needs) {
            for need in needs {
                needed_by[need.index()].push(id);
            }
        }
        Self { needs, needed_by }
    }

    /// Returns whether each item is among these or needed by one of them.
    pub(super) fn reached(&self, from: impl IntoIterator<Item = ItemId>) -> Vec<bool> {
        let mut reached = vec![false; self.needs.len()];
        let mut waiting: Vec<ItemId> = from.into_iter().collect();
        while let Some(id) = waiting.pop() {
            if !std::mem::replace(&mut reached[id.index()], true) {
                waiting.extend(&self.needs[id.index()]);
            }
        }
        reached
    }

    /// Adds the marks of each item to all items that need it. An item is looked at again only if it gets another of the 64
    /// marks, so that the time is linear, whatever refers to what.
    pub(super) fn spread(&self, marks: &mut [u64]) {
        let mut waiting: Vec<usize> = (0..marks.len()).filter(|index| marks[*index] != 0).collect();
        while let Some(index) = waiting.pop() {
            for by in &self.needed_by[index] {
                let before = marks[by.index()];
                marks[by.index()] |= marks[index];
                if marks[by.index()] != before {
                    waiting.push(by.index());
                }
            }
        }
    }
}

fn needs(kind: &ItemKind, families: Families) -> Vec<ItemId> {
    let mut needs: Vec<ItemId> = match kind {
        ItemKind::Struct(of) => {
            // No item needs what is always sent as nil.
            of.members.iter().filter(|member| member.role != Role::Nil).flat_map(|member| member.ty.items()).collect()
        }
        ItemKind::Choice(of) => of.alternatives.iter().flat_map(|alternative| alternative.ty.items()).collect(),
        ItemKind::Family(family) => {
            let members = family.members.iter().filter(|_| families == Families::Whole).map(|member| member.item);
            std::iter::once(family.base).chain(members).collect()
        }
        ItemKind::Enumeration(_) => Vec::new(),
        ItemKind::Union(union) => union.members.iter().filter_map(|member| member.ty.item()).collect(),
    };
    needs.sort_unstable();
    needs.dedup();
    needs
}
