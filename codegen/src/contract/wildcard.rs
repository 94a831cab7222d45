//! Wildcards (XML Schema part 1, section 3.10).

use super::namespaces::{Namespaces, NsId};
use crate::diagnostics::Place;
use crate::xsd::document::ProcessContents;

/// A wildcard for elements or attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wildcard {
    /// Their namespaces.
    pub namespaces: WildcardNamespaces,
    /// Whether what it admits must be declared and valid (`processContents`).
    pub process: ProcessContents,
    /// Where it stands.
    pub place: Place,
}

/// The namespaces that a wildcard admits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WildcardNamespaces {
    /// All namespaces, and no namespace (`##any`).
    Any,
    /// All namespaces except this one; not names without a namespace (`##other`).
    Other(NsId),
    /// All namespaces; not names without a namespace (`##other` in a schema without a target namespace).
    Qualified,
    /// These namespaces; `""` stands for no namespace.
    Listed(Vec<NsId>),
}

impl WildcardNamespaces {
    /// Whether names of a namespace are admitted; it is empty for names without one.
    pub fn admits(&self, namespaces: &Namespaces, namespace: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Qualified => !namespace.is_empty(),
            Self::Other(not) => !namespace.is_empty() && namespaces.text(*not) != namespace,
            Self::Listed(list) => list.iter().any(|id| namespaces.text(*id) == namespace),
        }
    }

    /// Returns what both admit (section 3.10.6). If no wildcard can express it, returns the first one, which admits more.
    pub fn intersection(&self, other: &Self, namespaces: &Namespaces) -> Self {
        use WildcardNamespaces::{Any, Listed, Other, Qualified};
        let is_none = |ns: NsId| namespaces.text(ns).is_empty();
        match (self, other) {
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

    /// Returns what either admits (section 3.10.6). If no wildcard can express it, returns one that admits more.
    pub fn union(self, other: Self, namespaces: &Namespaces) -> Self {
        use WildcardNamespaces::{Any, Listed, Other, Qualified};
        let admits_none = |listed: &[NsId]| listed.iter().any(|id| namespaces.text(*id).is_empty());
        match (self, other) {
            (Listed(mut one), Listed(other)) => {
                one.extend(other);
                one.sort_unstable();
                one.dedup();
                Listed(one)
            }
            (Other(_) | Qualified, Listed(list)) | (Listed(list), Other(_) | Qualified) if admits_none(&list) => Any,
            (Other(not), Listed(list)) | (Listed(list), Other(not)) if !list.contains(&not) => Other(not),
            (Other(one), Other(other)) if one == other => Other(one),
            (Any, _) | (_, Any) => Any,
            (Qualified | Other(_) | Listed(_), Qualified | Other(_) | Listed(_)) => Qualified,
        }
    }
}
