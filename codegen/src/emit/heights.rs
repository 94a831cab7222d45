//! The depth of the shallowest value of each item, so that samples of recursive types end.

use std::collections::BTreeSet;

use crate::plan::{Choice, Count, Family, Item, ItemId, ItemKind, Member, Plan, ValueType};

/// The minimum depth of each item's values; `u32::MAX` if no value is finite.
pub(super) struct Heights(Vec<u32>);

impl Heights {
    pub(super) fn new(plan: &Plan) -> Self {
        let mut users: Vec<Vec<usize>> = vec![Vec::new(); plan.items.len()];
        for (user, item) in plan.items.iter().enumerate() {
            for used in item.references() {
                users[used.index()].push(user);
            }
        }
        let mut heights = Self(vec![u32::MAX; plan.items.len()]);
        let mut waiting: BTreeSet<usize> = (0..plan.items.len()).collect();
        // Each round makes known what is one deeper, which only users of what was made known before can be. None of a round
        // counts for others of it, so that what is known is the least.
        while !waiting.is_empty() {
            let unknown = waiting.iter().copied().filter(|index| heights.0[*index] == u32::MAX);
            let of_round = unknown.map(|index| (index, heights.height(&plan.items[index])));
            let known: Vec<(usize, u32)> = of_round.filter(|(_, height)| *height < u32::MAX).collect();
            waiting.clear();
            for (index, height) in known {
                heights.0[index] = height;
                waiting.extend(&users[index]);
            }
        }
        heights
    }

    fn of(&self, id: Option<ItemId>) -> u32 {
        id.map_or(0, |id| self.0[id.index()])
    }

    fn of_type(&self, ty: &ValueType) -> u32 {
        let value = self.of(ty.item());
        ty.nil().map_or(value, |nil| value.min(self.of(Some(nil))))
    }

    fn height(&self, item: &Item) -> u32 {
        let inner = match &item.kind {
            ItemKind::Struct(of) => {
                let required = of.members.iter().filter(|member| is_required(member));
                required.map(|member| self.of_type(&member.ty)).max().unwrap_or(0)
            }
            ItemKind::Choice(choice) => choice.listed().iter().map(|of| self.of_type(&of.ty)).min().unwrap_or(0),
            ItemKind::Family(family) if family.declared.is_none() && family.derived() == 0 => u32::MAX,
            ItemKind::Family(family) => {
                let members = family.members.iter().map(|member| self.of(Some(member.item)));
                members.min().unwrap_or_else(|| self.of(Some(family.base)))
            }
            ItemKind::Enumeration(_) | ItemKind::Union(_) => 0,
        };
        inner.saturating_add(1)
    }

    /// Returns `true` if no value is finite and valid: of an abstract type without derived types, or of a type that
    /// requires itself.
    pub(super) fn has_none(&self, id: ItemId) -> bool {
        self.of(Some(id)) == u32::MAX
    }

    /// Returns the number of the alternative with the shallowest value; an element rather than `text`, the number of
    /// character data.
    pub(super) fn least_arm(&self, choice: &Choice, text: Option<usize>) -> usize {
        let heights = choice.listed().iter().map(|of| self.of_type(&of.ty)).enumerate();
        let key = |(arm, height): &(usize, u32)| (*height == u32::MAX, Some(*arm) == text, *height);
        heights.min_by_key(key).map_or(0, |(arm, _)| arm)
    }

    /// Returns the number of the family's member with the shallowest value.
    pub(super) fn least_member(&self, family: &Family) -> usize {
        let heights = family.members.iter().map(|member| self.of(Some(member.item)));
        heights.enumerate().min_by_key(|(_, height)| *height).map_or(0, |(member, _)| member)
    }
}

/// Returns `true` if every value contains the member.
fn is_required(member: &Member) -> bool {
    match member.count {
        Count::One | Count::Default => member.list.as_ref().is_none_or(|list| list.min > 0),
        Count::Many { .. } | Count::Optional | Count::OrNil | Count::Nillable => false,
    }
}
