//! How applications create what they send. A required value never has a default: small structs get a function that
//! takes the required values; large structs keep their optional members in a separate struct with a default.

use crate::plan::{Construction, Count, Item, ItemId, ItemKind, Member, Operation, Role, Service};

/// The maximum number of required values that a function takes.
const ARGUMENTS: usize = 4;

/// Decides for every struct that a request can hold, whatever is selected. Without a service, applications may create any
/// struct.
pub(in crate::plan) fn construction(items: &mut [Item], service: Option<&Service>) {
    let all = || (0..items.len()).map(ItemId::of).collect();
    for id in service.map_or_else(all, |service| sent(items, &service.operations)) {
        let ItemKind::Struct(of) = &mut items[id.index()].kind else { continue };
        let values = || of.members.iter().filter(|member| member.role == Role::Value);
        let required = values().filter(|member| is_required(member)).count();
        let optional = values().count() - required;
        of.construction = match (required, optional) {
            (_, 0) => Construction::Literal,
            (..=ARGUMENTS, _) => Construction::New,
            _ => Construction::Halves,
        };
    }
}

/// Returns `true` if no value stands for absence.
pub(crate) fn is_required(member: &Member) -> bool {
    member.count == Count::One
}

/// Returns the items that requests and header blocks hold, in the order of the plan.
fn sent(items: &[Item], operations: &[Operation]) -> Vec<ItemId> {
    let inputs = operations.iter().filter_map(|operation| Some(operation.input.as_ref()?.item));
    let headers = operations.iter().flat_map(|operation| &operation.headers).filter_map(|block| block.ty.item());
    let mut todo: Vec<ItemId> = inputs.chain(headers).collect();
    let mut sent = vec![false; items.len()];
    while let Some(id) = todo.pop() {
        if std::mem::replace(&mut sent[id.index()], true) {
            continue;
        }
        todo.extend(super::edges::edges(&items[id.index()].kind).iter().map(|edge| edge.to));
    }
    (0..items.len()).filter(|index| sent[*index]).map(ItemId::of).collect()
}
