//! The namespace declarations in scope while reading.

use std::borrow::Cow;

use super::name::{Ns, Table};

/// One declaration: `xmlns:prefix="uri"`, or `xmlns="uri"` with an empty prefix.
#[derive(Debug, Clone)]
struct Binding<'a> {
    prefix: &'a str,
    ns: Ns,
    uri: Cow<'a, str>,
}

/// The declarations in scope, innermost last. The default namespace is kept apart, since most names need only that.
#[derive(Debug, Clone)]
pub(super) struct Scope<'a> {
    table: Table,
    bindings: Vec<Binding<'a>>,
    default: Ns,
}

/// What to go back to when an element ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    bindings: u32,
    default: Ns,
}

impl<'a> Scope<'a> {
    pub(super) fn new(table: Table) -> Self {
        Self { table, bindings: Vec::new(), default: Ns::NONE }
    }

    pub(super) fn mark(&self) -> Mark {
        Mark { bindings: u32::try_from(self.bindings.len()).unwrap_or(u32::MAX), default: self.default }
    }

    pub(super) fn restore(&mut self, mark: Mark) {
        self.bindings.truncate(mark.bindings as usize);
        self.default = mark.default;
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

    /// The declarations that count here, each prefix once.
    pub(super) fn visible(&self) -> Vec<(Cow<'a, str>, Cow<'a, str>)> {
        let mut visible: Vec<(Cow<'a, str>, Cow<'a, str>)> = Vec::new();
        for binding in self.bindings.iter().rev() {
            if !visible.iter().any(|(prefix, _)| prefix == binding.prefix) {
                visible.push((Cow::Borrowed(binding.prefix), binding.uri.clone()));
            }
        }
        visible
    }
}
