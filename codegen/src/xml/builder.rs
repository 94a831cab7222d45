//! The tree under construction: the open elements on an explicit stack, each with its place and scope.

use std::sync::Arc;

use wsdl_xml::{Scanner, Start, is_blank};
use xmltree::{Element, XMLNode};

use super::element_paths::ElementPaths;
use super::position::{Position, Walker};
use super::scope::{ScopeId, Scopes};
use super::{Document, Spot, limits, refused};
use crate::diagnostics::{Diagnostic, Place};

pub(super) struct Builder<'a> {
    file: Arc<str>,
    walker: Walker<'a>,
    stack: Vec<Frame>,
    root: Option<Element>,
    spots: Vec<Spot>,
    scopes: Scopes,
    paths: ElementPaths,
    /// The number of namespaces in scope, added up over all names that are looked up among them.
    scope_entries: usize,
    /// The text since the last tag or CDATA section, and whether it is only white space.
    text: String,
    is_blank: bool,
}

/// An element that is open.
struct Frame {
    element: Element,
    index: usize,
    scope: ScopeId,
    path: Arc<str>,
    /// Namespace declarations on it and around it.
    namespaces: usize,
    keeps_white_space: bool,
}

impl<'a> Builder<'a> {
    pub(super) fn new(text: &'a str, file: Arc<str>) -> Self {
        Self {
            file,
            walker: Walker::new(text),
            stack: Vec::new(),
            root: None,
            spots: Vec::new(),
            scopes: Scopes::new(),
            paths: ElementPaths::new(text.len()),
            scope_entries: 0,
            text: String::new(),
            is_blank: true,
        }
    }

    /// The place of a byte at or after the last start tag, in the open element.
    pub(super) fn place(&mut self, at: usize) -> Place {
        let Position { line, column } = self.walker.advance(at);
        let path = self.stack.last().map_or_else(|| "".into(), |frame| frame.path.clone());
        Place { file: self.file.clone(), line, column, path }
    }

    pub(super) fn start(&mut self, scanner: &Scanner<'a>, start: &Start<'a>) -> Result<(), Diagnostic> {
        self.end_text();
        let mut element = Element::new("");
        element.name = start.local.to_owned();
        element.prefix = (!start.prefix.is_empty()).then(|| start.prefix.to_owned());
        element.namespace = Some(scanner.namespace(start)).filter(|uri| !uri.is_empty()).map(str::to_owned);
        let mut declared = Vec::new();
        let mut names = 1;
        let attributes = scanner.attributes();
        element.attributes.reserve(attributes.size_hint().0);
        for attribute in attributes {
            let value = scanner.value(&attribute).into_owned();
            if let Some(prefix) = attribute.declares() {
                declared.push((prefix, value));
                continue;
            }
            names += usize::from(!attribute.prefix.is_empty());
            let key = match scanner.attribute_namespace(&attribute) {
                "" => attribute.local.to_owned(),
                namespace => format!("{{{namespace}}}{}", attribute.local),
            };
            element.attributes.insert(key, value);
        }
        let parent = self.stack.last();
        let namespaces = parent.map_or(0, |frame| frame.namespaces) + declared.len();
        self.scope_entries = self.scope_entries.saturating_add(names * namespaces);
        let path = self.paths.child(parent.map(|frame| &*frame.path), &element);
        if self.scope_entries > limits::SCOPE_ENTRIES || self.paths.bytes() > limits::PATH_BYTES {
            let title = match self.scope_entries > limits::SCOPE_ENTRIES {
                true => "too many namespaces are declared around too many elements",
                false => "the names of nested elements are too long",
            };
            return Err(refused::beyond_a_limit(title, self.place(start.at)));
        }
        let around = parent.map_or(Scopes::OUTERMOST, |frame| frame.scope);
        let keeps_white_space = parent.is_some_and(|frame| frame.keeps_white_space) || start.local == "documentation";
        let (scope, own) = self.scopes.enter(around, declared);
        element.namespaces = own;
        let Position { line, column } = self.walker.advance(start.at);
        let index = self.spots.len();
        self.spots.push(Spot { line, column, end: index + 1, scope, path: path.clone() });
        self.stack.push(Frame { element, index, scope, path, namespaces, keeps_white_space });
        Ok(())
    }

    pub(super) fn end(&mut self) {
        self.end_text();
        let Some(frame) = self.stack.pop() else { return };
        let end = self.spots.len();
        if let Some(spot) = self.spots.get_mut(frame.index) {
            spot.end = end;
        }
        match self.stack.is_empty() {
            true => self.root = Some(frame.element),
            false => self.push(XMLNode::Element(frame.element)),
        }
    }

    /// Adds character data, or the text that a reference stands for. A reference does not count as white space.
    pub(super) fn text(&mut self, text: &str, raw: &str) {
        self.is_blank &= is_blank(raw);
        self.text.push_str(text);
    }

    pub(super) fn cdata(&mut self, text: String) {
        self.end_text();
        self.push(XMLNode::CData(text));
    }

    /// Adds the text that ends here. White space without other text matters in prose only.
    fn end_text(&mut self) {
        let is_kept = !self.is_blank || self.stack.last().is_some_and(|frame| frame.keeps_white_space);
        if is_kept && !self.text.is_empty() {
            let text = self.text.as_str().to_owned();
            self.push(XMLNode::Text(text));
        }
        self.text.clear();
        self.is_blank = true;
    }

    fn push(&mut self, node: XMLNode) {
        if let Some(frame) = self.stack.last_mut() {
            let children = &mut frame.element.children;
            // Most elements have one child, and nodes are large.
            if children.is_empty() {
                children.reserve_exact(1);
            }
            children.push(node);
        }
    }

    pub(super) fn finish(self) -> Result<Document, Diagnostic> {
        let Self { root, spots, scopes, file, .. } = self;
        match root {
            Some(root) => Ok(Document { root, spots, scopes, file }),
            None => Err(Diagnostic::error("the document is empty", Some(Place::of_file(file)), "")),
        }
    }
}
