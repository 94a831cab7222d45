//! From text to the tree: the events of the `xml` crate, an explicit stack.

use std::collections::HashMap;
use std::sync::Arc;

use ::xml::EventReader;
use ::xml::attribute::OwnedAttribute;
use ::xml::common::Position as _;
use ::xml::name::OwnedName;
use ::xml::namespace::Namespace;
use ::xml::reader::{ErrorKind, ParserConfig, XmlEvent};
use xmltree::{Element, XMLNode};

use super::encoding::{EncodingError, decode};
use super::position::{Position, Walker};
use super::scope::{ScopeId, Scopes};
use super::{Document, Spot};
use crate::diagnostics::{Diagnostic, Place};

/// What is read at most. Each is far above what real documents need.
pub mod limits {
    /// The size of a document, in bytes.
    pub const DOCUMENT_BYTES: usize = 64 << 20;
    /// How deep elements may be nested; the outermost counts 1.
    pub const DEPTH: usize = 256;
    /// The number of elements in a document.
    pub const ELEMENTS: usize = 1_000_000;
    /// The number of attributes of an element.
    pub const ATTRIBUTES: usize = 1_024;
    /// The length of the name of an element or attribute with its prefix, in bytes.
    pub const NAME_BYTES: usize = 1_000;
    /// The number of namespace declarations on an element and those around it.
    pub const NAMESPACES: usize = 500;
    /// The number of namespaces that are declared at an element, added up over all elements; the time of reading grows with
    /// it.
    pub const SCOPE_ENTRIES: usize = 5_000_000;
    /// The length of all element paths of a document, in bytes.
    pub const PATH_BYTES: usize = 512 << 20;
}

pub(super) fn read(bytes: &[u8], file: Arc<str>) -> Result<Document, Diagnostic> {
    if bytes.len() > limits::DOCUMENT_BYTES {
        let title = format!("the document is larger than {} MiB", limits::DOCUMENT_BYTES >> 20);
        return Err(Diagnostic::error(
            title,
            Some(Place::of_file(file)),
            "Split it into documents that import each other.",
        ));
    }
    let text = decode(bytes).map_err(|error| undecodable(error, &file))?;
    if let Some(offset) = doctype(&text) {
        return Err(refuse_doctype(at(&file, Position::after(&text[..offset]))));
    }
    let mut builder = Builder::new(&text, file);
    let mut reader = EventReader::new_with_config(text.as_bytes(), config());
    loop {
        match reader.next() {
            Ok(XmlEvent::StartElement { name, attributes, namespace }) => {
                let end = text.len() - reader.source().len();
                builder.start(name, attributes, namespace, end)?;
            }
            Ok(XmlEvent::EndElement { .. }) => builder.end(),
            Ok(XmlEvent::Characters(text)) => builder.push(XMLNode::Text(text)),
            Ok(XmlEvent::CData(text)) => builder.push(XMLNode::CData(text)),
            Ok(XmlEvent::Whitespace(text)) => builder.white_space(text),
            Ok(XmlEvent::Doctype { .. }) => return Err(refuse_doctype(Place::of_file(builder.file))),
            Ok(XmlEvent::EndDocument) => return builder.finish(),
            Ok(XmlEvent::StartDocument { .. } | XmlEvent::ProcessingInstruction { .. } | XmlEvent::Comment(_)) => {}
            Err(error) => return Err(malformed(&error, &builder.file)),
        }
    }
}

/// The size of the document bounds what the parser itself could limit; the builder has the limits, with a diagnostic for
/// each. Only attributes take much more memory than text, so the parser stops at those too.
fn config() -> ParserConfig {
    let mut config = ParserConfig::new()
        .override_encoding(Some(::xml::Encoding::Utf8))
        .ignore_invalid_encoding_declarations(true)
        .allow_multiple_root_elements(false);
    config.max_attributes = limits::ATTRIBUTES;
    config.max_name_length = usize::MAX;
    config.max_attribute_length = usize::MAX;
    config.max_data_length = usize::MAX;
    config
}

/// An element whose end tag has not come yet.
struct Frame {
    element: Element,
    index: usize,
    scope: ScopeId,
    path: Arc<str>,
    /// Namespace declarations on it and around it.
    namespaces: usize,
    /// How many children there are of each step of a path.
    steps: HashMap<String, u32>,
    keeps_white_space: bool,
}

struct Builder<'a> {
    text: &'a str,
    file: Arc<str>,
    walker: Walker<'a>,
    stack: Vec<Frame>,
    root: Option<Element>,
    spots: Vec<Spot>,
    scopes: Scopes,
    path_bytes: usize,
    /// The path of the element last begun; kept for its memory.
    path: String,
    /// Namespaces in scope, counted again at every element.
    scope_entries: usize,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str, file: Arc<str>) -> Self {
        let walker = Walker::new(text);
        Self {
            text,
            file,
            walker,
            stack: vec![],
            root: None,
            spots: vec![],
            scopes: Scopes::new(),
            path_bytes: 0,
            path: String::new(),
            scope_entries: 0,
        }
    }

    /// A start tag, which ends before offset `end`.
    fn start(
        &mut self,
        name: OwnedName,
        attributes: Vec<OwnedAttribute>,
        all: Namespace,
        end: usize,
    ) -> Result<(), Diagnostic> {
        // Attribute values hold no '<', so the last one opened this tag.
        let before = self.text.get(..end).unwrap_or_default();
        let tag = before.rfind('<').unwrap_or(0);
        let position = self.walker.advance(tag);
        let tag = &before[tag..];
        let parent = self.stack.last();
        let declarations = tag.matches("xmlns").count();
        let namespaces = parent.map_or(0, |p| p.namespaces) + declarations;
        self.scope_entries = self.scope_entries.saturating_add(namespaces);
        if let Some(title) = self.beyond_a_limit(&name, &attributes, namespaces) {
            let mut place = at(&self.file, position);
            place.path = parent.map_or_else(|| "".into(), |p| p.path.clone());
            return Err(Diagnostic::error(title, Some(place), LIMIT_HELP));
        }
        let around = parent.map_or(Scopes::OUTERMOST, |p| p.scope);
        let keeps_white_space = parent.is_some_and(|p| p.keeps_white_space) || name.local_name == "documentation";
        let (scope, declared) = if declarations > 0 { self.scopes.enter(around, all) } else { (around, None) };
        let path = self.path(&name.local_name, &attributes);
        self.path_bytes = self.path_bytes.saturating_add(path.len());
        let mut element = Element::new("");
        element.name = name.local_name;
        element.prefix = name.prefix;
        element.namespace = name.namespace;
        element.namespaces = declared;
        element.attributes.reserve(attributes.len());
        for attribute in attributes {
            let local = attribute.name.local_name;
            let key = match attribute.name.namespace {
                Some(namespace) => format!("{{{namespace}}}{local}"),
                None => local,
            };
            element.attributes.insert(key, attribute.value);
        }
        let index = self.spots.len();
        let Position { line, column } = position;
        self.spots.push(Spot { line, column, end: index + 1, scope, path: path.clone() });
        let steps = HashMap::new();
        self.stack.push(Frame { element, index, scope, path, namespaces, steps, keeps_white_space });
        Ok(())
    }

    fn beyond_a_limit(&self, name: &OwnedName, attributes: &[OwnedAttribute], namespaces: usize) -> Option<String> {
        let long = |name: &OwnedName| {
            name.local_name.len() + name.prefix.as_ref().map_or(0, |prefix| prefix.len() + 1) > limits::NAME_BYTES
        };
        if self.stack.len() >= limits::DEPTH {
            Some(format!("elements are nested deeper than {}", limits::DEPTH))
        } else if self.spots.len() >= limits::ELEMENTS {
            Some(format!("the document has more than {} elements", limits::ELEMENTS))
        } else if namespaces > limits::NAMESPACES {
            Some(format!("more than {} namespaces are declared at once", limits::NAMESPACES))
        } else if long(name) || attributes.iter().any(|attribute| long(&attribute.name)) {
            Some(format!("a name is longer than {} bytes", limits::NAME_BYTES))
        } else if self.scope_entries > limits::SCOPE_ENTRIES {
            Some("too many namespaces are declared around too many elements".to_owned())
        } else if self.path_bytes > limits::PATH_BYTES {
            Some("the names of nested elements are too long".to_owned())
        } else {
            None
        }
    }

    /// The path of a child of the innermost element. What names it stands in brackets; a number tells it from those before
    /// it that would be written the same. The root needs neither.
    fn path(&mut self, local: &str, attributes: &[OwnedAttribute]) -> Arc<str> {
        let Some(parent) = self.stack.last_mut() else { return local.into() };
        let names: &[&str] = if local == "enumeration" { &["value"] } else { &["name", "ref"] };
        let path = &mut self.path;
        path.clear();
        path.push_str(&parent.path);
        path.push('/');
        let step = path.len();
        path.push_str(local);
        let unprefixed = |key: &str| attributes.iter().find(|a| a.name.prefix.is_none() && a.name.local_name == key);
        if let Some(attribute) = names.iter().find_map(|name| unprefixed(name)) {
            for part in ["[@", &attribute.name.local_name, "='", &attribute.value, "']"] {
                path.push_str(part);
            }
        }
        match parent.steps.get_mut(&path[step..]) {
            Some(count) => {
                *count += 1;
                path.push_str(&format!("[{count}]"));
            }
            None => {
                parent.steps.insert(path[step..].to_owned(), 1);
            }
        }
        path.as_str().into()
    }

    fn end(&mut self) {
        let Some(frame) = self.stack.pop() else { return };
        let end = self.spots.len();
        if let Some(spot) = self.spots.get_mut(frame.index) {
            spot.end = end;
        }
        match self.stack.last_mut() {
            Some(parent) => parent.element.children.push(XMLNode::Element(frame.element)),
            None => self.root = Some(frame.element),
        }
    }

    fn push(&mut self, node: XMLNode) {
        if let Some(frame) = self.stack.last_mut() {
            frame.element.children.push(node);
        }
    }

    /// White space alone tells something in prose only.
    fn white_space(&mut self, text: String) {
        if self.stack.last().is_some_and(|frame| frame.keeps_white_space) {
            self.push(XMLNode::Text(text));
        }
    }

    fn finish(self) -> Result<Document, Diagnostic> {
        let Self { root, spots, scopes, file, .. } = self;
        match root {
            Some(root) => Ok(Document { root, spots, scopes, file }),
            None => Err(Diagnostic::error("the document is empty", Some(Place::of_file(file)), "")),
        }
    }
}

const LIMIT_HELP: &str = "Is this a WSDL or XML Schema document?";

fn too_many_attributes() -> String {
    format!("an element has more than {} attributes", limits::ATTRIBUTES)
}

/// The offset of a document type declaration (XML 1.0, section 2.8).
fn doctype(text: &str) -> Option<usize> {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches([' ', '\t', '\r', '\n']);
        let (start, end) = if rest.starts_with("<?") { ("<?", "?>") } else { ("<!--", "-->") };
        match rest.strip_prefix(start) {
            Some(inside) => rest = inside.split_once(end)?.1,
            None => return rest.starts_with("<!DOCTYPE").then(|| text.len() - rest.len()),
        }
    }
}

fn at(file: &Arc<str>, position: Position) -> Place {
    Place { line: position.line, column: position.column, ..Place::of_file(file.clone()) }
}

fn refuse_doctype(place: Place) -> Diagnostic {
    let help = "Remove the DOCTYPE; neither WSDL nor XML Schema needs one. Write out the entities that it declares.";
    Diagnostic::error("document type declarations (DTD) are not read", Some(place), help)
}

fn undecodable(error: EncodingError, file: &Arc<str>) -> Diagnostic {
    match error {
        EncodingError::Unknown(name) => {
            let title = format!("the encoding '{}' is not known", shorten(&name));
            Diagnostic::error(title, Some(Place::of_file(file.clone())), "Save the document as UTF-8.")
        }
        EncodingError::Invalid(name, position) => {
            let help = "Save the document as UTF-8, or let its first line name the encoding that it has.";
            Diagnostic::error(format!("the bytes here are not {name}"), Some(at(file, position)), help)
        }
    }
}

fn malformed(error: &::xml::reader::Error, file: &Arc<str>) -> Diagnostic {
    let number = |n: u64| u32::try_from(n).unwrap_or(u32::MAX - 1) + 1;
    let position = Position { line: number(error.position().row()), column: number(error.position().column()) };
    let reason = match error.kind() {
        // The parser has no other limit, see `config`.
        ErrorKind::Syntax(reason) if reason.contains("parser's configuration") => {
            return Diagnostic::error(too_many_attributes(), Some(at(file, position)), LIMIT_HELP);
        }
        ErrorKind::Syntax(reason) => shorten(reason),
        ErrorKind::UnexpectedEof => "unexpected end of the document".to_owned(),
        other => shorten(&format!("{other:?}")),
    };
    let help =
        "Open the document in an XML editor or a browser, which show the same place. Is it a download cut short?";
    Diagnostic::error(format!("the XML is broken: {reason}"), Some(at(file, position)), help)
}

/// The beginning of a text that may quote any amount of the document.
fn shorten(text: &str) -> String {
    text.lines().next().unwrap_or_default().chars().take(200).collect()
}
