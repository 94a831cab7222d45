//! Walking a document.

use std::fmt;

use wsdl_xml::is_ncname;
use xmltree::{Element, XMLNode};

use super::Document;
use crate::diagnostics::{Diagnostic, Place};
use crate::qname::QName;

/// An element of a document, with its place and the prefixes that are declared there. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    document: &'a Document,
    element: &'a Element,
    index: usize,
}

/// An attribute; one without a prefix has no namespace (Namespaces in XML, section 6.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribute<'a> {
    /// The namespace, empty for none.
    pub namespace: &'a str,
    /// The local name.
    pub local: &'a str,
    /// The value, with references replaced and white space as spaces.
    pub value: &'a str,
}

impl<'a> Node<'a> {
    pub(super) fn root(document: &'a Document) -> Self {
        Self { document, element: &document.root, index: 0 }
    }

    /// The namespace (empty for none) and the local name.
    pub fn name(self) -> (&'a str, &'a str) {
        (self.element.namespace.as_deref().unwrap_or_default(), &self.element.name)
    }

    /// The local name.
    pub fn local_name(self) -> &'a str {
        &self.element.name
    }

    /// Returns whether this is its name.
    pub fn is(self, namespace: &str, local: &str) -> bool {
        self.name() == (namespace, local)
    }

    /// The value of an attribute without a namespace.
    pub fn attribute(self, local: &str) -> Option<&'a str> {
        // Elements have few attributes: comparing is faster than hashing.
        self.element.attributes.iter().find(|(key, _)| *key == local).map(|(_, value)| value.as_str())
    }

    /// The value of an attribute in a namespace.
    pub fn attribute_ns(self, namespace: &str, local: &str) -> Option<&'a str> {
        if namespace.is_empty() {
            return self.attribute(local);
        }
        self.attribute(&format!("{{{namespace}}}{local}"))
    }

    /// All attributes in the order written, without namespace declarations.
    pub fn attributes(self) -> impl Iterator<Item = Attribute<'a>> {
        self.element.attributes.iter().map(|(key, value)| {
            let split = key.strip_prefix('{').and_then(|key| key.rsplit_once('}'));
            let (namespace, local) = split.unwrap_or(("", key));
            Attribute { namespace, local, value }
        })
    }

    /// The elements directly inside, in order.
    pub fn children(self) -> Children<'a> {
        Children { document: self.document, nodes: self.element.children.iter(), next: self.index + 1 }
    }

    /// The elements of one name directly inside, in order.
    pub fn children_named(self, namespace: &str, local: &str) -> impl Iterator<Item = Node<'a>> {
        self.children().filter(move |child| child.is(namespace, local))
    }

    /// The first element of one name directly inside.
    pub fn child(self, namespace: &str, local: &str) -> Option<Node<'a>> {
        self.children().find(|child| child.is(namespace, local))
    }

    /// The text directly inside. White space between two elements is kept in `documentation` only.
    pub fn text(self) -> String {
        let texts = self.element.children.iter().filter_map(|node| match node {
            XMLNode::Text(text) | XMLNode::CData(text) => Some(text.as_str()),
            _ => None,
        });
        texts.collect()
    }

    /// The text inside, with that of inner elements.
    pub fn all_text(self) -> String {
        let mut text = String::new();
        let mut stack = vec![self.element.children.iter()];
        while let Some(nodes) = stack.last_mut() {
            match nodes.next() {
                Some(XMLNode::Text(part) | XMLNode::CData(part)) => text.push_str(part),
                Some(XMLNode::Element(element)) => stack.push(element.children.iter()),
                Some(_) => {}
                None => drop(stack.pop()),
            }
        }
        text
    }

    /// Where the element stands.
    pub fn place(self) -> Place {
        let file = self.document.file.clone();
        match self.document.spots.get(self.index) {
            Some(spot) => Place { file, line: spot.line, column: spot.column, path: spot.path.clone() },
            None => Place::of_file(file),
        }
    }

    /// The document of the element.
    pub fn document(self) -> &'a Document {
        self.document
    }

    /// Resolves a qualified name in a value. A name without a prefix is in the default namespace, as in all of WSDL and XML
    /// Schema (XML Schema part 2, section 3.2.18).
    ///
    /// # Errors
    /// The prefix is not declared here, or the text is not a qualified name.
    pub fn resolve_qname(self, text: &str) -> Result<QName, Diagnostic> {
        let text = text.trim_ascii();
        let (prefix, local) = text.split_once(':').unwrap_or(("", text));
        if !is_ncname(local) || text.contains(':') && !is_ncname(prefix) {
            let title = format!("'{text}' is not a qualified name");
            return Err(Diagnostic::error(title, Some(self.place()), "Write it as 'prefix:name' or 'name'."));
        }
        let spot = self.document.spots.get(self.index);
        match spot.and_then(|spot| self.document.scopes.get(spot.scope, prefix)) {
            Some(namespace) => Ok(QName::new(namespace.clone(), local)),
            None => {
                let title = format!("the prefix '{prefix}' of '{text}' is not declared");
                let help = format!("Declare it here or further out with xmlns:{prefix}=\"…\", or correct the prefix.");
                Err(Diagnostic::error(title, Some(self.place()), help))
            }
        }
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Node").field(&self.place()).finish()
    }
}

/// The elements directly inside an element.
#[derive(Clone)]
pub struct Children<'a> {
    document: &'a Document,
    nodes: std::slice::Iter<'a, XMLNode>,
    next: usize,
}

impl<'a> Iterator for Children<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        let element = self.nodes.find_map(XMLNode::as_element)?;
        let index = self.next;
        self.next = self.document.spots.get(index).map_or(index, |spot| spot.end);
        Some(Node { document: self.document, element, index })
    }
}
