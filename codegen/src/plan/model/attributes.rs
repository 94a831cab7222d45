//! The attributes of derived types (XML Schema part 1, section 3.4.2).

use std::collections::HashMap;

use crate::contract::{Attribute, AttributeUse, Derivation, WildcardNamespaces, WireName};
use crate::plan::Wildcard;

/// Works the attributes that a type declares into those of its base: new ones come after, changed ones take the place of
/// the base's.
pub(super) fn work_in<'c>(inherited: &mut Vec<&'c Attribute>, own: &'c [Attribute]) {
    let mut changes: HashMap<&WireName, &'c Attribute> =
        own.iter().map(|attribute| (&attribute.name, attribute)).collect();
    inherited.retain_mut(|attribute| match changes.remove(&attribute.name) {
        Some(change) => {
            *attribute = change;
            change.usage != AttributeUse::Prohibited
        }
        None => true,
    });
    for attribute in own {
        if attribute.usage != AttributeUse::Prohibited && changes.remove(&attribute.name).is_some() {
            inherited.push(attribute);
        }
    }
}

/// Which other attributes may occur: a restriction says it anew, an extension adds to what the base says.
pub(super) fn wildcard(
    base: Option<Wildcard>,
    own: Option<&WildcardNamespaces>,
    derivation: Derivation,
) -> Option<Wildcard> {
    let own = own.map(namespaces);
    match (derivation, base, own) {
        (Derivation::Restriction, _, own) => own,
        (Derivation::Extension, None, own) => own,
        (Derivation::Extension, base, None) => base,
        (Derivation::Extension, Some(base), Some(own)) => Some(union(base, own)),
    }
}

/// The namespaces that a wildcard admits.
pub(in crate::plan) fn namespaces(namespaces: &WildcardNamespaces) -> Wildcard {
    match namespaces {
        WildcardNamespaces::Any => Wildcard::Any,
        WildcardNamespaces::Other(namespace) => Wildcard::Other(*namespace),
        WildcardNamespaces::Listed(list) => Wildcard::Listed(list.clone()),
    }
}

/// What either of two wildcards admits, or more.
fn union(a: Wildcard, b: Wildcard) -> Wildcard {
    match (a, b) {
        (Wildcard::Listed(mut a), Wildcard::Listed(b)) => {
            a.extend(b);
            a.sort_unstable();
            a.dedup();
            Wildcard::Listed(a)
        }
        (a, b) if a == b => a,
        _ => Wildcard::Any,
    }
}
