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
        (TypeRef::Type(id), Occurs::Required | Occurs::Optional) if field.list.is_none() => Some(id),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Place;
    use crate::model::{Namespaces, NsId, Origin, Role, Service, Structure, Type, WireName};
    use crate::qname::QName;

    /// Types whose fields hold the types of these indices, and which of the fields are boxed.
    fn boxed(types: &[&[(usize, Occurs)]]) -> Vec<Vec<bool>> {
        let place = || Place::of_file("x");
        let field = |(id, occurs): &(usize, Occurs)| Field {
            name: WireName { ns: NsId::default(), local: "f".into() },
            path: String::new(),
            documentation: None,
            place: place(),
            occurs: *occurs,
            nillable: false,
            ty: TypeRef::Type(TypeId::of(*id)),
            type_name: None,
            boxed: false,
            list: None,
            role: Role::Value,
            sensitive: false,
        };
        let ty = |fields: &&[(usize, Occurs)]| Type {
            origin: Origin::ComplexType(QName::new("", "T")),
            path: String::new(),
            documentation: None,
            place: place(),
            kind: Kind::Structure(Structure { fields: fields.iter().map(field).collect(), ..Structure::default() }),
            problems: Vec::new(),
        };
        let service = Service {
            name: String::new(),
            documentation: None,
            endpoints: Vec::new(),
            operations: Vec::new(),
            credentials: None,
            error_report: None,
        };
        let types = types.iter().map(ty).collect();
        let mut contract = Contract { namespaces: Namespaces::default(), types, service };
        run(&mut contract);
        let of_type = |ty: &Type| match &ty.kind {
            Kind::Structure(structure) => structure.fields.iter().map(|field| field.boxed).collect(),
            Kind::Enumeration(_) => Vec::new(),
        };
        contract.types.iter().map(of_type).collect()
    }

    const ONE: Occurs = Occurs::Required;
    const MAYBE: Occurs = Occurs::Optional;
    const MANY: Occurs = Occurs::Many { min: 0, max: None };

    #[test]
    fn only_ways_back_are_boxed() {
        assert_eq!(boxed(&[&[(0, MAYBE)]]), [[true]]);
        assert_eq!(boxed(&[&[(0, ONE)]]), [[true]]);
        assert_eq!(boxed(&[&[(0, MANY)]]), [[false]]);
        assert_eq!(boxed(&[&[(1, ONE), (2, ONE)], &[(0, MAYBE)], &[]]), [vec![true, false], vec![true], vec![]]);
        // A list on the way parts the circle.
        assert_eq!(boxed(&[&[(1, ONE)], &[(0, MANY)]]), [[false], [false]]);
        // Two circles with a bridge: the bridge is none.
        let bridged = boxed(&[&[(1, ONE)], &[(0, ONE), (2, ONE)], &[(3, ONE)], &[(2, ONE)]]);
        assert_eq!(bridged, [vec![true], vec![true, false], vec![true], vec![true]]);
        // A diamond has no way back.
        assert_eq!(boxed(&[&[(1, ONE), (2, ONE)], &[(3, ONE)], &[(3, ONE)], &[]])[0], [false, false]);
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        const LENGTH: usize = 200_000;
        let fields: Vec<[(usize, Occurs); 1]> = (0..LENGTH).map(|n| [((n + 1) % LENGTH, MAYBE)]).collect();
        let fields: Vec<&[(usize, Occurs)]> = fields.iter().map(|field| &field[..]).collect();
        assert!(boxed(&fields).iter().all(|of_type| *of_type == [true]));
    }
}
