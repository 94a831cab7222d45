//! Wildcards (XML Schema part 1, section 3.10).

use super::Lowering;
use crate::contract::content::{Wildcard, WildcardNamespaces};
use crate::contract::namespaces::{Namespaces, NsId};
use crate::xsd::document::{self as xsd, NamespaceConstraint};

impl Lowering<'_, '_> {
    pub(super) fn wildcard(&mut self, wildcard: &xsd::Wildcard) -> Wildcard {
        let place = &wildcard.place;
        let namespaces = match &wildcard.namespace {
            NamespaceConstraint::Any => WildcardNamespaces::Any,
            NamespaceConstraint::Other(namespace) if namespace.is_empty() => WildcardNamespaces::Qualified,
            NamespaceConstraint::Other(namespace) => WildcardNamespaces::Other(self.intern(namespace, place)),
            NamespaceConstraint::List(list) => {
                self.budget.spend(size_of_val(&**list), place);
                let mut listed: Vec<NsId> = list.iter().map(|namespace| self.intern(namespace, place)).collect();
                listed.sort_unstable();
                listed.dedup();
                WildcardNamespaces::Listed(listed)
            }
        };
        Wildcard { namespaces, process: wildcard.process_contents, place: place.clone() }
    }

    /// Returns the intersection of two attribute wildcards (section 3.10.6), with `processContents` of the first (section
    /// 3.4.2). If no wildcard can express it, returns the first one, which admits more.
    pub(super) fn both(&self, one: Wildcard, other: &Wildcard) -> Wildcard {
        Wildcard { namespaces: both(&self.namespaces, &one.namespaces, &other.namespaces), ..one }
    }
}

fn both(namespaces: &Namespaces, one: &WildcardNamespaces, other: &WildcardNamespaces) -> WildcardNamespaces {
    use WildcardNamespaces::{Any, Listed, Other, Qualified};
    let is_none = |ns: NsId| namespaces.text(ns).is_empty();
    match (one, other) {
        (Any, any) | (any, Any) => any.clone(),
        (Listed(list), Other(not)) | (Other(not), Listed(list)) => {
            Listed(list.iter().copied().filter(|ns| ns != not && !is_none(*ns)).collect())
        }
        (Listed(list), Qualified) | (Qualified, Listed(list)) => {
            Listed(list.iter().copied().filter(|ns| !is_none(*ns)).collect())
        }
        (Listed(one), Listed(other)) => {
            Listed(one.iter().copied().filter(|ns| other.binary_search(ns).is_ok()).collect())
        }
        (Qualified, more) | (more, Qualified) => more.clone(),
        (Other(one), Other(_)) => Other(*one),
    }
}
