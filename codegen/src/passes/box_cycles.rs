//! Puts a box where a type would contain itself. A list keeps its items apart anyway and needs none.

use crate::model::{Contract, Field, Kind, Occurs, TypeId, TypeRef};

/// Marks every field from which a way leads back to its own type.
pub(super) fn run(contract: &mut Contract) {
    let components = components(contract);
    for index in 0..contract.types.len() {
        let Kind::Structure(structure) = &mut contract.types[index].kind else { continue };
        for field in &mut structure.fields {
            field.boxed = held(field).is_some_and(|id| components[id.index()] == components[index]);
        }
    }
}

/// The type that a field holds by value.
fn held(field: &Field) -> Option<TypeId> {
    match (field.ty, field.occurs) {
        (TypeRef::Type(id), Occurs::Required | Occurs::Optional) => Some(id),
        _ => None,
    }
}

/// The number of each type's strongly connected component (Tarjan's algorithm, with a stack of its own: contracts can
/// nest deeper than ours should).
fn components(contract: &Contract) -> Vec<usize> {
    const UNSEEN: usize = usize::MAX;
    let successors: Vec<Vec<usize>> = contract
        .types
        .iter()
        .map(|ty| match &ty.kind {
            Kind::Structure(structure) => structure.fields.iter().filter_map(held).map(TypeId::index).collect(),
            Kind::Enumeration(_) => Vec::new(),
        })
        .collect();
    let count = successors.len();
    let (mut order, mut low, mut component) = (vec![UNSEEN; count], vec![0; count], vec![UNSEEN; count]);
    let (mut next_order, mut next_component) = (0, 0);
    let mut open: Vec<usize> = Vec::new();
    for root in 0..count {
        if order[root] != UNSEEN {
            continue;
        }
        // Each entry: a type, and how many of its successors were looked at.
        let mut path = vec![(root, 0)];
        while let Some((node, looked_at)) = path.last_mut() {
            let node = *node;
            if *looked_at == 0 {
                order[node] = next_order;
                low[node] = next_order;
                next_order += 1;
                open.push(node);
            }
            if let Some(successor) = successors[node].get(*looked_at).copied() {
                *looked_at += 1;
                if order[successor] == UNSEEN {
                    path.push((successor, 0));
                } else if component[successor] == UNSEEN {
                    low[node] = low[node].min(order[successor]);
                }
                continue;
            }
            path.pop();
            if let Some((parent, _)) = path.last() {
                low[*parent] = low[*parent].min(low[node]);
            }
            if low[node] == order[node] {
                while let Some(member) = open.pop() {
                    component[member] = next_component;
                    if member == node {
                        break;
                    }
                }
                next_component += 1;
            }
        }
    }
    component
}
