//! The namespace declarations in scope.

use std::borrow::Cow;
use std::sync::Arc;

use crate::name::{Ns, Table};

/// One declaration: `xmlns:prefix="uri"`, or `xmlns="uri"` with an empty prefix.
#[derive(Debug, Clone)]
pub(crate) struct Binding<'a> {
    pub(crate) prefix: &'a str,
    pub(crate) ns: Ns,
    pub(crate) uri: Cow<'a, str>,
}

/// Prefixes and namespace names in scope at one place, each prefix once.
pub type Visible = Arc<[(Box<str>, Box<str>)]>;

/// The declarations in scope, innermost last. The default namespace is kept beside them, since most names need only that.
#[derive(Debug, Clone)]
pub struct Scope<'a> {
    table: Table,
    pub(crate) bindings: Vec<Binding<'a>>,
    pub(crate) default: Ns,
    /// What was in scope where the last fragment was taken, and how many bindings that was: siblings share it.
    shared: Option<(Visible, usize)>,
    /// The prefix that was resolved last, while nothing is declared or forgotten.
    last: Option<(&'a str, Ns)>,
}

/// What a scope returns to when an element ends.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    pub(crate) bindings: u32,
    pub(crate) default: Ns,
}

impl<'a> Scope<'a> {
    pub(crate) fn new(table: Table) -> Self {
        Self { table, bindings: Vec::with_capacity(8), default: Ns::NONE, shared: None, last: None }
    }

    /// The namespaces that [`Ns`] counts.
    pub fn table(&self) -> Table {
        self.table
    }

    #[inline(always)]
    pub(crate) fn mark(&self) -> Mark {
        // The number of declarations is limited far below.
        Mark { bindings: self.bindings.len() as u32, default: self.default }
    }

    /// Returns to a mark; says whether anything changed.
    #[inline(always)]
    pub(crate) fn restore(&mut self, mark: Mark) -> bool {
        if self.bindings.len() == mark.bindings as usize {
            return false;
        }
        self.bindings.truncate(mark.bindings as usize);
        self.default = mark.default;
        self.last = None;
        if self.shared.as_ref().is_some_and(|(_, len)| *len > self.bindings.len()) {
            self.shared = None;
        }
        true
    }

    pub(crate) fn declare(&mut self, prefix: &'a str, uri: Cow<'a, str>) {
        let ns = Ns::find(&uri, self.table);
        if prefix.is_empty() {
            self.default = ns;
        }
        self.bindings.push(Binding { prefix, ns, uri });
        self.last = None;
    }

    /// As [`resolve`](Self::resolve), at once if it is the same prefix as before.
    #[inline]
    pub(crate) fn resolve_again(&mut self, prefix: &'a str) -> Option<Ns> {
        if let Some((last, ns)) = self.last
            && last == prefix
        {
            return Some(ns);
        }
        let ns = self.resolve(prefix)?;
        self.last = Some((prefix, ns));
        Some(ns)
    }

    /// The namespace of a prefix, or the default namespace; `None` if the prefix is not declared.
    pub fn resolve(&self, prefix: &str) -> Option<Ns> {
        match prefix {
            "" => Some(self.default),
            "xml" => Some(Ns::XML),
            _ => self.bindings.iter().rev().find(|binding| binding.prefix == prefix).map(|binding| binding.ns),
        }
    }

    /// The name of a prefix's namespace; empty if there is none.
    pub fn uri(&self, prefix: &str) -> &str {
        if prefix == "xml" {
            return Ns::XML.text(self.table);
        }
        self.bindings.iter().rev().find(|binding| binding.prefix == prefix).map_or("", |binding| &binding.uri)
    }

    /// The declarations that were in scope at a mark, each prefix once.
    pub(crate) fn visible(&mut self, at: Mark) -> Visible {
        let len = self.bindings.len().min(at.bindings as usize);
        if let Some((shared, _)) = self.shared.as_ref().filter(|(_, of)| *of == len) {
            return shared.clone();
        }
        let mut visible: Vec<(Box<str>, Box<str>)> = Vec::new();
        for binding in self.bindings[..len].iter().rev() {
            if !visible.iter().any(|(prefix, _)| **prefix == *binding.prefix) {
                visible.push((binding.prefix.into(), (&*binding.uri).into()));
            }
        }
        let visible = Visible::from(visible);
        self.shared = Some((visible.clone(), len));
        visible
    }
}
