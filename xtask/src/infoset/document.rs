//! A document as elements, attributes and texts with resolved names.

use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use wsdl_codegen::qname::ns;
use wsdl_xml::{Limits, Scanner, Token};

/// The prefixes that are in scope, with their namespaces; the prefix `""` is the default namespace.
pub(super) type Scope = Rc<BTreeMap<String, String>>;

/// An element.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// Its name.
    pub name: Name,
    /// Its attributes in the order of the document, without namespace declarations.
    pub attributes: Vec<Attribute>,
    /// Its content, without comments and processing instructions. No text is next to another, and none is empty.
    pub children: Vec<Node>,
    /// The prefixes in scope.
    pub scope: Scope,
}

/// A resolved name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// The namespace; empty for none.
    pub namespace: String,
    /// The local name.
    pub local: String,
}

/// An attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: Name,
    /// Its value.
    pub value: String,
}

/// A part of an element's content.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Character data, without distinction of references and CDATA sections.
    Text(String),
}

impl Name {
    /// Whether these are its parts.
    pub fn is(&self, namespace: &str, local: &str) -> bool {
        self.namespace == namespace && self.local == local
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.namespace.as_str() {
            "" => f.write_str(&self.local),
            namespace => write!(f, "{{{namespace}}}{}", self.local),
        }
    }
}

impl Element {
    /// Reads a document.
    ///
    /// # Errors
    /// Text that is not well-formed; for people to read.
    pub fn read(text: &str) -> Result<Self, String> {
        let limits = Limits { declarations: 10_000, attributes: 10_000, ..Limits::default() };
        let mut scanner = Scanner::new(text, &[], limits);
        let xml = BTreeMap::from([("xml".to_owned(), ns::XML.to_owned())]);
        let (mut open, mut root): (Vec<Self>, Option<Self>) = (Vec::new(), None);
        loop {
            let text = match scanner.token().map_err(|error| error.to_string())? {
                Token::Start(start) => {
                    let around = open.last().map_or_else(|| Rc::new(xml.clone()), |parent| parent.scope.clone());
                    let name = Name { namespace: scanner.namespace(&start).to_owned(), local: start.local.to_owned() };
                    let mut element = Self { name, attributes: Vec::new(), children: Vec::new(), scope: around };
                    for attribute in scanner.attributes() {
                        let value = scanner.value(&attribute).into_owned();
                        if let Some(prefix) = attribute.declares() {
                            Rc::make_mut(&mut element.scope).insert(prefix.to_owned(), value);
                            continue;
                        }
                        let namespace = scanner.attribute_namespace(&attribute).to_owned();
                        let name = Name { namespace, local: attribute.local.to_owned() };
                        element.attributes.push(Attribute { name, value });
                    }
                    open.push(element);
                    continue;
                }
                Token::End => {
                    let Some(closed) = open.pop() else { continue };
                    match open.last_mut() {
                        Some(parent) => parent.children.push(Node::Element(closed)),
                        None => root = Some(closed),
                    }
                    continue;
                }
                Token::Eof => return root.ok_or_else(|| "there is no element".to_owned()),
                Token::Text(text) | Token::CData(text) => text.into_owned(),
                Token::Reference(char) => char.to_string(),
                Token::Comment | Token::Instruction | Token::DocumentType => continue,
            };
            let Some(element) = open.last_mut().filter(|_| !text.is_empty()) else { continue };
            match element.children.last_mut() {
                Some(Node::Text(before)) => before.push_str(&text),
                _ => element.children.push(Node::Text(text)),
            }
        }
    }

    /// Returns the value of an attribute.
    pub fn attribute(&self, namespace: &str, local: &str) -> Option<&str> {
        self.attributes.iter().find(|each| each.name.is(namespace, local)).map(|each| each.value.as_str())
    }

    /// Returns its text, if it has no elements in it.
    pub fn text(&self) -> Option<&str> {
        match self.children.as_slice() {
            [] => Some(""),
            [Node::Text(text)] => Some(text),
            _ => None,
        }
    }
}

/// Resolves a qualified name in content: the default namespace counts for names without a prefix (XML Schema part 2,
/// section 3.2.18).
pub(super) fn resolve(scope: &Scope, name: &str) -> Option<Name> {
    let (prefix, local) = name.split_once(':').unwrap_or(("", name));
    let namespace = match scope.get(prefix) {
        Some(namespace) => namespace.clone(),
        None if prefix.is_empty() => String::new(),
        None => return None,
    };
    wsdl_xml::is_ncname(local).then(|| Name { namespace, local: local.to_owned() })
}
