//! The namespaces of prefixes in scope (Namespaces in XML, section 6).

use std::sync::Arc;

use xmltree::Namespace;

use crate::qname::ns;

/// An element that declares prefixes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ScopeId(usize);

/// All elements that declare prefixes; one without declarations shares the scope of its parent.
#[derive(Debug)]
pub(super) struct Scopes {
    list: Vec<Scope>,
}

#[derive(Debug)]
struct Scope {
    around: Option<ScopeId>,
    declared: Vec<(Box<str>, Arc<str>)>,
}

impl Scopes {
    /// The declarations that hold in every document.
    pub(super) const OUTERMOST: ScopeId = ScopeId(0);

    pub(super) fn new() -> Self {
        let declared = vec![("xml".into(), ns::XML.into()), ("xmlns".into(), ns::XMLNS.into()), ("".into(), "".into())];
        Self { list: vec![Scope { around: None, declared }] }
    }

    /// Returns the namespace of a prefix. The empty prefix means the default namespace, which may be none (an empty text).
    pub(super) fn get(&self, scope: ScopeId, prefix: &str) -> Option<&Arc<str>> {
        let mut next = Some(scope);
        while let Some(scope) = next.and_then(|id| self.list.get(id.0)) {
            if let Some((_, namespace)) = scope.declared.iter().find(|(declared, _)| **declared == *prefix) {
                return Some(namespace);
            }
            next = scope.around;
        }
        None
    }

    /// Returns the scope of an element with these declarations, and those of them that change anything.
    pub(super) fn enter(&mut self, around: ScopeId, mut declared: Vec<(&str, String)>) -> (ScopeId, Option<Namespace>) {
        declared.retain(|(prefix, namespace)| self.get(around, prefix).is_none_or(|outer| **outer != **namespace));
        if declared.is_empty() {
            return (around, None);
        }
        let list = declared.iter().map(|(prefix, namespace)| ((*prefix).into(), namespace.as_str().into()));
        self.list.push(Scope { around: Some(around), declared: list.collect() });
        let own = declared.into_iter().map(|(prefix, namespace)| (prefix.to_owned(), namespace));
        (ScopeId(self.list.len() - 1), Some(Namespace(own.collect())))
    }
}
