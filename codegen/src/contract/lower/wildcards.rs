//! Wildcards (XML Schema part 1, section 3.10).

use super::Lowering;
use crate::contract::namespaces::NsId;
use crate::contract::wildcard::{Wildcard, WildcardNamespaces};
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
        Wildcard { namespaces: one.namespaces.intersection(&other.namespaces, &self.namespaces), ..one }
    }
}
