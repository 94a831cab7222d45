//! Finds the members of a family's base that all variants have, so that they can be read without a `match`.

use std::collections::HashMap;

use crate::plan::build::Key;
use crate::plan::{Item, ItemId, ItemKind, Member, SharedMember};

/// Finds the shared members of all families. `keys` identifies the members of structs.
pub(in crate::plan) fn shared(items: &mut [Item], keys: &HashMap<ItemId, Vec<Key>>) {
    for index in 0..items.len() {
        let ItemKind::Family(family) = &items[index].kind else { continue };
        let variants: Vec<ItemId> = family.members.iter().map(|member| member.item).collect();
        let shared = of_family(items, family.base, &variants, keys);
        if let ItemKind::Family(family) = &mut items[index].kind {
            family.shared = shared;
        }
    }
}

fn of_family(items: &[Item], base: ItemId, variants: &[ItemId], keys: &HashMap<ItemId, Vec<Key>>) -> Vec<SharedMember> {
    let Some((members, base_keys)) = members(items, base, keys) else { return Vec::new() };
    // What is shared with the variants so far.
    let mut shared: Vec<SharedMember> =
        (0..members.len()).map(|base| SharedMember { base, variants: Vec::new() }).collect();
    for variant in variants {
        let Some((of_variant, keys)) = self::members(items, *variant, keys) else { return Vec::new() };
        let by_key: HashMap<&Key, usize> = keys.iter().zip(0..of_variant.len()).collect();
        shared.retain_mut(|shared| {
            let found = if *variant == base { Some(shared.base) } else { by_key.get(&base_keys[shared.base]).copied() };
            let alike = found.filter(|index| is_alike(&members[shared.base], &of_variant[*index]));
            shared.variants.extend(alike);
            alike.is_some()
        });
    }
    shared
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

/// Returns `true` if two members have the same Rust type.
fn is_alike(a: &Member, b: &Member) -> bool {
    let list = |member: &Member| member.list.as_ref().map(|list| list.keeps_nil);
    (a.count, &a.ty, a.boxed, a.role, list(a)) == (b.count, &b.ty, b.boxed, b.role, list(b))
}
