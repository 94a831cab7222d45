//! How deep the shallowest value of an item is, so that samples of what contains itself end.

use crate::plan::{Choice, Count, Family, Item, ItemId, ItemKind, Member, Plan};

/// The least depth of each item's values; `u32::MAX` for one without a finite value.
pub(super) struct Heights(Vec<u32>);

impl Heights {
    pub(super) fn new(plan: &Plan) -> Self {
        let mut heights = Self(vec![u32::MAX; plan.items.len()]);
        // Each round makes known what is one deeper. Items mostly refer to later ones.
        loop {
            let mut changed = false;
            for (index, item) in plan.items.iter().enumerate().rev() {
                let height = heights.height(item);
                if height < heights.0[index] {
                    heights.0[index] = height;
                    changed = true;
                }
            }
            if !changed {
                return heights;
            }
        }
    }

    fn of(&self, id: Option<ItemId>) -> u32 {
        id.map_or(0, |id| self.0[id.index()])
    }

    fn height(&self, item: &Item) -> u32 {
        let inner = match &item.kind {
            ItemKind::Struct(of) => {
                let required = of.members.iter().filter(|member| is_required(member));
                required.map(|member| self.of(member.ty.item())).max().unwrap_or(0)
            }
            ItemKind::Choice(choice) => choice.alternatives.iter().map(|of| self.of(of.ty.item())).min().unwrap_or(0),
            ItemKind::Family(family) => {
                let members = family.members.iter().map(|member| self.of(Some(member.item)));
                members.min().unwrap_or_else(|| self.of(Some(family.base)))
            }
            ItemKind::Enumeration(_) | ItemKind::Union(_) => 0,
        };
        inner.saturating_add(1)
    }

    /// The number of the alternative whose shallowest value is least deep.
    pub(super) fn least_arm(&self, choice: &Choice) -> usize {
        let heights = choice.alternatives.iter().map(|of| self.of(of.ty.item()));
        heights.enumerate().min_by_key(|(_, height)| *height).map_or(0, |(arm, _)| arm)
    }

    /// The number of the family's member whose shallowest value is least deep.
    pub(super) fn least_member(&self, family: &Family) -> usize {
        let heights = family.members.iter().map(|member| self.of(Some(member.item)));
        heights.enumerate().min_by_key(|(_, height)| *height).map_or(0, |(member, _)| member)
    }
}

/// Whether each value has a value of the member.
fn is_required(member: &Member) -> bool {
    match member.count {
        Count::One | Count::Default => member.list.as_ref().is_none_or(|list| list.min > 0),
        Count::Many { .. } | Count::Optional | Count::OrNil | Count::Nillable => false,
    }
}
