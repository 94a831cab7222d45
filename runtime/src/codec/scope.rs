//! The namespace declarations in scope while reading.

use std::borrow::Cow;
use std::sync::Arc;

use wsdl_xml::{Ns, Table};

/// One declaration: `xmlns:prefix="uri"`, or `xmlns="uri"` with an empty prefix.
#[derive(Debug, Clone)]
struct Binding<'a> {
    prefix: &'a str,
    ns: Ns,
    uri: Cow<'a, str>,
}

/// Prefixes and namespaces in scope at one place, each prefix once.
pub(super) type Visible = Arc<[(Box<str>, Box<str>)]>;

/// The declarations in scope, innermost last. The default namespace is kept apart, since most names need only that.
#[derive(Debug, Clone)]
pub(super) struct Scope<'a> {
    table: Table,
    bindings: Vec<Binding<'a>>,
    default: Ns,
    /// What was in scope where the last fragment was taken, and how many bindings that was: siblings share it.
    shared: Option<Visible>,
    shared_len: usize,
}

/// What to go back to when an element ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    bindings: u32,
    default: Ns,
}

impl<'a> Scope<'a> {
    pub(super) fn new(table: Table) -> Self {
        Self { table, bindings: Vec::new(), default: Ns::NONE, shared: None, shared_len: 0 }
    }

    pub(super) fn mark(&self) -> Mark {
        Mark { bindings: u32::try_from(self.bindings.len()).unwrap_or(u32::MAX), default: self.default }
    }

    pub(super) fn restore(&mut self, mark: Mark) {
        self.bindings.truncate(mark.bindings as usize);
        self.default = mark.default;
        if self.bindings.len() < self.shared_len {
            (self.shared, self.shared_len) = (None, 0);
        }
    }

    pub(super) fn declare(&mut self, prefix: &'a str, uri: Cow<'a, str>) {
        let ns = Ns::find(&uri, self.table);
        if prefix.is_empty() {
            self.default = ns;
        }
        self.bindings.push(Binding { prefix, ns, uri });
    }

    /// How many declarations are in scope, those included that inner ones hide.
    pub(super) fn len(&self) -> usize {
        self.bindings.len()
    }

    /// The namespace of names without prefix.
    pub(super) fn default(&self) -> Ns {
        self.default
    }

    /// The namespace of a prefix, if it is declared; the empty prefix always is.
    pub(super) fn resolve(&self, prefix: &str) -> Option<Ns> {
        match prefix {
            "" => Some(self.default),
            "xml" => Some(Ns::XML),
            _ => self.bindings.iter().rev().find(|b| b.prefix == prefix).map(|b| b.ns),
        }
    }

    /// The text of a prefix's namespace; empty where there is none.
    pub(super) fn uri(&self, prefix: &str) -> &str {
        if prefix == "xml" {
            return Ns::XML.text(self.table);
        }
        self.bindings.iter().rev().find(|b| b.prefix == prefix).map_or("", |b| &b.uri)
    }

    /// The declarations that counted at a place outside the open element, each prefix once.
    pub(super) fn visible(&mut self, at: Mark) -> Visible {
        let len = self.bindings.len().min(at.bindings as usize);
        if let Some(shared) = self.shared.as_ref().filter(|_| self.shared_len == len) {
            return shared.clone();
        }
        let mut visible: Vec<(Box<str>, Box<str>)> = Vec::new();
        for binding in self.bindings[..len].iter().rev() {
            if !visible.iter().any(|(prefix, _)| **prefix == *binding.prefix) {
                visible.push((binding.prefix.into(), (&*binding.uri).into()));
            }
        }
        let visible = Visible::from(visible);
        (self.shared, self.shared_len) = (Some(visible.clone()), len);
        visible
    }
}
