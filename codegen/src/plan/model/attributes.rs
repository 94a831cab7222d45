//! The attributes of derived types (XML Schema part 1, section 3.4.2).

use std::collections::HashMap;

use crate::contract::{Attribute, AttributeUse, Derivation, Namespaces, WildcardNamespaces, WireName};

/// Merges the attributes of a type into those of its base: new ones come last, changed ones replace those of the base.
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

/// Returns the attribute wildcard: a restriction replaces that of the base, an extension adds to it.
pub(super) fn wildcard(
    namespaces: &Namespaces,
    base: Option<WildcardNamespaces>,
    own: Option<&WildcardNamespaces>,
    derivation: Derivation,
) -> Option<WildcardNamespaces> {
    let own = own.cloned();
    match (derivation, base, own) {
        (Derivation::Restriction, _, own) => own,
        (Derivation::Extension, None, own) => own,
        (Derivation::Extension, base, None) => base,
        (Derivation::Extension, Some(base), Some(own)) => Some(base.union(own, namespaces)),
    }
}
