//! The files of items. They do not depend on the selection, so that selecting more moves nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::{Item, ItemId, ItemKind, Origin, Plan};

/// Where an item is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    /// In `types`.
    Types,
    /// With its operation, in `operations`.
    Operation,
}

/// The homes of all items.
pub(super) struct Homes {
    with_operation: BTreeSet<ItemId>,
    /// The item that each part shares a file with.
    hosts: BTreeMap<ItemId, ItemId>,
    guests: BTreeMap<ItemId, Vec<ItemId>>,
}

/// The maximum number of steps from a part to its host. Deeper parts have files of their own.
const DEEPEST: usize = 64;

impl Homes {
    pub(super) fn new(plan: &Plan) -> Self {
        let mut users = Users::default();
        users.add(plan);
        let with_operation = users.with_operation(plan);
        let mut homes = Self { with_operation, hosts: BTreeMap::new(), guests: BTreeMap::new() };
        for (id, item) in plan.ids().filter(|(_, item)| is_part(item)) {
            if let Some(host) = users.host(plan, id, item) {
                homes.hosts.insert(id, host);
                homes.guests.entry(host).or_default().push(id);
            }
        }
        homes
    }

    pub(super) fn of(&self, id: ItemId) -> Home {
        let id = self.hosts.get(&id).unwrap_or(&id);
        if self.with_operation.contains(id) { Home::Operation } else { Home::Types }
    }

    /// Returns `true` if the item is in the file of another one.
    pub(super) fn is_guest(&self, id: ItemId) -> bool {
        self.hosts.contains_key(&id)
    }

    /// Returns the other items in the file of this one.
    pub(super) fn guests(&self, id: ItemId) -> &[ItemId] {
        self.guests.get(&id).map_or(&[], Vec::as_slice)
    }
}

/// Returns `true` if an item is a part of another: a choice or a group inside a type, the struct of a family, the
/// attributes of nil elements of a type, or the element of an anonymous type.
fn is_part(item: &Item) -> bool {
    match (&item.origin, &item.kind) {
        (Origin::Nested { .. }, ItemKind::Choice(_))
        | (Origin::Base(_) | Origin::Nil { .. } | Origin::Whole { .. }, _) => true,
        (Origin::Nested { .. }, ItemKind::Struct(of)) => of.is_group,
        _ => false,
    }
}

/// References to items.
#[derive(Default)]
struct Users {
    items: BTreeMap<ItemId, BTreeSet<ItemId>>,
    /// The operations that an item is a message of.
    operations: BTreeMap<ItemId, BTreeSet<usize>>,
    /// Items of header blocks and fault entries.
    blocks: BTreeSet<ItemId>,
}

impl Users {
    fn add(&mut self, plan: &Plan) {
        for (id, item) in plan.ids() {
            for other in item.references() {
                self.items.entry(other).or_default().insert(id);
            }
        }
        for (index, operation) in plan.service.iter().flat_map(|service| &service.operations).enumerate() {
            for message in operation.messages() {
                self.operations.entry(message.item).or_default().insert(index);
            }
            self.blocks.extend(operation.blocks().filter_map(|block| block.ty.item()));
        }
    }

    /// Returns the items that are written with their operation: requests and responses that only one operation needs.
    /// An operation's file exists only if the operation is selected, so it cannot hold shared items.
    fn with_operation(&self, plan: &Plan) -> BTreeSet<ItemId> {
        let own = |(id, users): (&ItemId, &BTreeSet<usize>)| {
            let is_message =
                matches!(plan.get(*id).origin, Origin::Element(_) | Origin::Request(_) | Origin::Response(_));
            let elsewhere = self.items.contains_key(id) || self.blocks.contains(id);
            (is_message && users.len() == 1 && !elsewhere).then_some(*id)
        };
        self.operations.iter().filter_map(own).collect()
    }

    /// Returns the host of a part: the only item that refers to it, or that item's own host. For the attributes of nil
    /// elements and for the element of an anonymous type, it is the type.
    fn host(&self, plan: &Plan, id: ItemId, item: &Item) -> Option<ItemId> {
        let (mut id, mut item) = (id, item);
        for _ in 0..DEEPEST {
            if !is_part(item) {
                return Some(id);
            }
            if let Origin::Nil { of } | Origin::Whole { of } = item.origin {
                (id, item) = (of, plan.get(of));
                continue;
            }
            let mut users = self.items.get(&id).into_iter().flatten();
            let (Some(user), None) = (users.next(), users.next()) else { return None };
            if *user == id || self.operations.contains_key(&id) || self.blocks.contains(&id) {
                return None;
            }
            (id, item) = (*user, plan.get(*user));
        }
        None
    }
}
