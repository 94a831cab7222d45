//! Which members of a family's base all of its variants have, so that they can be read without a match.

use std::collections::HashMap;

use crate::plan::build::Key;
use crate::plan::{Item, ItemId, ItemKind, Member};

/// Finds them for all families. `keys` says what the members of structs are.
pub(in crate::plan) fn shared(items: &mut [Item], keys: &HashMap<ItemId, Vec<Key>>) {
    for index in 0..items.len() {
        let ItemKind::Family(family) = &items[index].kind else { continue };
        let shared = of_family(items, family.base, family.members.iter().map(|member| member.item), keys);
        if let ItemKind::Family(family) = &mut items[index].kind {
            family.shared = shared;
        }
    }
}

fn of_family(
    items: &[Item],
    base: ItemId,
    variants: impl Iterator<Item = ItemId>,
    keys: &HashMap<ItemId, Vec<Key>>,
) -> Vec<usize> {
    let Some((members, base_keys)) = members(items, base, keys) else { return Vec::new() };
    let mut is_shared = vec![true; members.len()];
    for variant in variants.filter(|variant| *variant != base) {
        let Some((of_variant, keys)) = self::members(items, variant, keys) else { return Vec::new() };
        let by_key: HashMap<&Key, &Member> = keys.iter().zip(of_variant).collect();
        for ((member, key), is_shared) in members.iter().zip(base_keys).zip(&mut is_shared) {
            *is_shared &= by_key.get(key).is_some_and(|other| is_alike(member, other));
        }
    }
    (0..members.len()).filter(|index| is_shared[*index]).collect()
}

fn members<'i>(
    items: &'i [Item],
    id: ItemId,
    keys: &'i HashMap<ItemId, Vec<Key>>,
) -> Option<(&'i [Member], &'i [Key])> {
    match (&items[id.index()].kind, keys.get(&id)) {
        (ItemKind::Struct(of), Some(keys)) => Some((&of.members, keys)),
        _ => None,
    }
}

/// Whether two members have one Rust type.
fn is_alike(a: &Member, b: &Member) -> bool {
    let list = |member: &Member| member.list.as_ref().map(|list| list.keeps_nil);
    (a.count, &a.ty, a.boxed, a.role, list(a)) == (b.count, &b.ty, b.boxed, b.role, list(b))
}
