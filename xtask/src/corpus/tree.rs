//! A document as elements that know where they stand in its text.
//!
//! This reader is independent of the generator's models, which it is used to check.

use std::ops::Range;

use wsdl_xml::{DocumentType, Limits, Scanner, Token, decode};

/// An element.
#[derive(Debug, Clone)]
pub(super) struct Element {
    /// The namespace, empty for none.
    pub(super) namespace: String,
    /// The local name.
    pub(super) local: String,
    /// Where its start tag stands in the text.
    pub(super) tag: Range<usize>,
    /// Where the whole element stands in the text.
    pub(super) whole: Range<usize>,
    /// The attributes, without namespace declarations.
    pub(super) attributes: Vec<Attribute>,
    /// The prefixes that it declares, with their namespaces.
    pub(super) declares: Vec<(String, String)>,
    /// The elements directly inside.
    pub(super) children: Vec<Element>,
}

/// An attribute.
#[derive(Debug, Clone)]
pub(super) struct Attribute {
    /// The name as written.
    pub(super) name: String,
    /// The value.
    pub(super) value: String,
    /// Where the value stands in the text, without its quotation marks.
    pub(super) at: Range<usize>,
}

impl Element {
    /// Whether this is its name.
    pub(super) fn is(&self, namespace: &str, local: &str) -> bool {
        self.namespace == namespace && self.local == local
    }

    /// The attribute of a name without a prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }

    /// The value of an attribute of a name without a prefix.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.attribute(name).map(|attribute| attribute.value.as_str())
    }

    /// The elements of one name directly inside.
    pub(super) fn named<'e>(&'e self, namespace: &'e str, local: &'e str) -> impl Iterator<Item = &'e Self> {
        self.children.iter().filter(move |child| child.is(namespace, local))
    }
}

/// Decodes a document.
pub(super) fn text(bytes: &[u8]) -> Result<String, String> {
    Ok(decode(bytes, None).map_err(|error| format!("{error:?}"))?.text.into_owned())
}

/// Reads a document.
pub(super) fn read(text: &str) -> Result<Element, String> {
    let limits = Limits { declarations: 1_000, attributes: 1_000, ..Limits::default() };
    let mut scanner = Scanner::new(text, &[], limits).with_document_type(DocumentType::Read);
    // The elements that are open; below them a place for the root.
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    loop {
        match scanner.token().map_err(|error| error.to_string())? {
            Token::Start(start) => {
                let tag = start.at..scanner.position();
                let (mut attributes, mut declares) = (Vec::new(), Vec::new());
                for attribute in scanner.attributes() {
                    let value = scanner.value(&attribute).into_owned();
                    if let Some(prefix) = attribute.declares() {
                        declares.push((prefix.to_owned(), value));
                        continue;
                    }
                    let at = attribute.raw.as_ptr() as usize - text.as_ptr() as usize;
                    let name = match attribute.prefix {
                        "" => attribute.local.to_owned(),
                        prefix => format!("{prefix}:{}", attribute.local),
                    };
                    attributes.push(Attribute { name, value, at: at..at + attribute.raw.len() });
                }
                let namespace = scanner.namespace(&start).to_owned();
                let (local, whole) = (start.local.to_owned(), tag.clone());
                open.push(Element { namespace, local, tag, whole, attributes, declares, children: Vec::new() });
            }
            Token::End => {
                let Some(mut closed) = open.pop() else { continue };
                closed.whole.end = scanner.position();
                match open.last_mut() {
                    Some(parent) => parent.children.push(closed),
                    None => root = Some(closed),
                }
            }
            Token::Eof => return root.ok_or_else(|| "there is no element".to_owned()),
            _ => {}
        }
    }
}
