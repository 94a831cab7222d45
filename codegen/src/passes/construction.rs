//! How applications make what they send. A required value is never left to a default: small structures get a function
//! that takes the required values; large ones keep their optional fields in a structure of its own, which has a default.

use std::collections::BTreeSet;

use crate::model::{Construction, Contract, Field, Kind, Occurs, Role, TypeId};

/// So many required values are still told apart as arguments of a function.
const ARGUMENTS: usize = 4;

/// Decides for every structure that a request can hold, whatever is selected.
pub(super) fn run(contract: &mut Contract) {
    for id in sent(contract) {
        let Kind::Structure(structure) = &mut contract.types[id.index()].kind else { continue };
        let values = || structure.fields.iter().filter(|field| field.role == Role::Value);
        let required = values().filter(|field| is_required(field)).count();
        let optional = values().count() - required;
        structure.construction = match (required, optional) {
            (_, 0) => Construction::Literal,
            (..=ARGUMENTS, _) => Construction::New,
            _ => Construction::Halves,
        };
    }
}

/// Whether there is no value that stands for nothing.
pub(crate) fn is_required(field: &Field) -> bool {
    field.occurs == Occurs::Required && !field.nillable
}

/// The structures that requests and header blocks hold.
fn sent(contract: &Contract) -> BTreeSet<TypeId> {
    let operations = &contract.service.operations;
    let inputs = operations.iter().filter_map(|operation| Some(operation.input.as_ref()?.ty));
    let headers = operations.iter().flat_map(|operation| &operation.headers).filter_map(|block| block.ty.id());
    let mut todo: Vec<TypeId> = inputs.chain(headers).collect();
    let mut sent = BTreeSet::new();
    while let Some(id) = todo.pop() {
        if !sent.insert(id) {
            continue;
        }
        if let Kind::Structure(structure) = &contract.get(id).kind {
            todo.extend(structure.fields.iter().filter(|f| f.role == Role::Value).filter_map(|f| f.ty.id()));
        }
    }
    sent
}
