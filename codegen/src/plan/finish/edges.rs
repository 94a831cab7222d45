//! Which items a struct or enum holds, and how.

use crate::plan::{Count, ItemId, ItemKind, Role, ValueType};

/// A value of an item inside of another item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edge {
    /// The number of the member or alternative.
    pub(super) index: usize,
    /// The item that it holds.
    pub(super) to: ItemId,
    /// How it holds it.
    pub(super) held: Held,
}

/// How a value is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    /// As it is.
    Plain,
    /// In an `Option` or the like.
    Optional,
    /// In a box, perhaps an optional one.
    Boxed,
    /// In a `Vec`.
    Many,
}

impl Held {
    /// Returns `true` if it makes its holder larger.
    pub(super) fn by_value(self) -> bool {
        matches!(self, Self::Plain | Self::Optional)
    }
}

/// Returns all items inside an item, except for members that have no value.
pub(super) fn edges(kind: &ItemKind) -> Vec<Edge> {
    match kind {
        ItemKind::Struct(of) => {
            let members = of.members.iter().enumerate().filter(|(_, member)| member.role == Role::Value);
            members
                .flat_map(|(index, member)| {
                    let list = member.list.is_some() || matches!(member.ty, ValueType::List(_));
                    let held = held(member.count, list, member.boxed);
                    member.ty.items().map(move |to| Edge { index, to, held })
                })
                .collect()
        }
        ItemKind::Choice(choice) => {
            let alternatives = choice.alternatives.iter().enumerate();
            alternatives
                .flat_map(|(index, of)| {
                    let held = held(of.count, matches!(of.ty, ValueType::List(_)), of.boxed);
                    of.ty.items().map(move |to| Edge { index, to, held })
                })
                .collect()
        }
        ItemKind::Family(family) => {
            let boxed = |(index, to)| Edge { index, to, held: Held::Boxed };
            let members = family.members.iter().map(|member| member.item).chain([family.base]);
            members.enumerate().map(boxed).collect()
        }
        ItemKind::Union(union) => {
            let members = union.members.iter().enumerate();
            members
                .filter_map(|(index, member)| {
                    let held = if matches!(member.ty, ValueType::List(_)) { Held::Many } else { Held::Plain };
                    Some(Edge { index, to: member.ty.item()?, held })
                })
                .collect()
        }
        ItemKind::Enumeration(_) => Vec::new(),
    }
}

fn held(count: Count, list: bool, boxed: bool) -> Held {
    match count {
        _ if list => Held::Many,
        Count::Many { .. } => Held::Many,
        _ if boxed => Held::Boxed,
        Count::One | Count::Default => Held::Plain,
        Count::Optional | Count::OrNil | Count::Nillable => Held::Optional,
    }
}
