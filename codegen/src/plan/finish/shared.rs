//! Finds the members of a family's base that can be read from every variant without a `match`.

use std::collections::HashMap;

use crate::plan::build::Key;
use crate::plan::{Count, Item, ItemId, ItemKind, Member, Role, SharedMember, Source};

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
            let member = &members[shared.base];
            let found = if *variant == base { Some(shared.base) } else { by_key.get(&base_keys[shared.base]).copied() };
            shared.variants.push(found);
            match found {
                Some(index) => is_alike(member, &of_variant[index]),
                None => may_be_absent(member),
            }
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

/// Returns `true` if the member of a variant has the Rust type of the base's, or always has a value that the base's may
/// have.
fn is_alike(base: &Member, variant: &Member) -> bool {
    let list = |member: &Member| member.list.as_ref().map(|list| list.keeps_nil);
    let always = (base.count, variant.count) == (Count::Optional, Count::One);
    let is_boxed_alike = base.boxed == variant.boxed || !matches!(base.count, Count::Nillable | Count::Many { .. });
    (always || base.count == variant.count)
        && is_boxed_alike
        && (&base.ty, base.role, list(base)) == (&variant.ty, variant.role, list(variant))
}

/// Returns `true` if absence is a value of the member: a variant may leave it out.
fn may_be_absent(member: &Member) -> bool {
    member.role == Role::Value && matches!(member.count, Count::Optional | Count::Nillable)
        || matches!(member.source, Source::Slot(_)) && matches!(member.count, Count::Many { .. })
}
