//! Types that the configuration names.

use crate::config::Placed;
use crate::diagnostics::Diagnostics;
use crate::model::{Contract, Origin, TypeId};

/// The type of this local name.
pub(super) fn one(contract: &Contract, name: &Placed, diagnostics: &mut Diagnostics) -> Option<TypeId> {
    let is_it = |origin: &Origin| match origin {
        Origin::ComplexType(other) | Origin::SimpleType(other) => *other.local == *name.text,
        Origin::Element(_) | Origin::Nested { .. } => false,
    };
    let mut found = contract.ids().filter(|(_, ty)| is_it(&ty.origin)).map(|(id, _)| id);
    let first = found.next();
    let title = match (first, found.next()) {
        (Some(id), None) => return Some(id),
        (Some(_), Some(_)) => format!("there are several types `{}`", name.text),
        (None, _) => format!("there is no type `{}`", name.text),
    };
    diagnostics.error(title, &name.place, "name a type of the description, without its namespace");
    None
}
