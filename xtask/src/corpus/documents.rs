//! An entry document with all that it imports or includes.

use std::collections::BTreeSet;

use wsdl_codegen::source::{Source, join};

use super::tree::{self, Element};

/// The namespace of XML Schema.
pub(super) const XSD: &str = "http://www.w3.org/2001/XMLSchema";
/// The namespace of WSDL 1.1.
pub(super) const WSDL: &str = "http://schemas.xmlsoap.org/wsdl/";

/// A document of a service.
#[derive(Debug)]
pub(super) struct Document {
    /// Its location in the corpus.
    pub(super) location: String,
    /// Its text, without a byte order mark.
    pub(super) text: String,
    /// The outermost element.
    pub(super) root: Element,
}

/// Reads an entry document and everything that can be reached from it. What is referred to and cannot be read is left
/// out: the generator reports it, and the schemas' processor too.
pub(super) fn load(entry: &str, source: &dyn Source) -> Result<Vec<Document>, String> {
    let mut documents = vec![read(entry, source)?];
    let mut seen = BTreeSet::from([entry.to_owned()]);
    let mut next = 0;
    while next < documents.len() {
        let mut locations = Vec::new();
        references(&documents[next].root, &documents[next].location, &mut locations);
        next += 1;
        for location in locations {
            if seen.insert(location.clone())
                && let Ok(document) = read(&location, source)
            {
                documents.push(document);
            }
        }
    }
    Ok(documents)
}

fn read(location: &str, source: &dyn Source) -> Result<Document, String> {
    let wrong = |what: String| format!("{location}: {what}");
    let bytes = source.read(location).map_err(|error| wrong(error.to_string()))?;
    let text = tree::text(&bytes).map_err(wrong)?;
    let root = tree::read(&text).map_err(wrong)?;
    Ok(Document { location: location.to_owned(), text, root })
}

/// The attribute that locates another document, if the element may have one.
pub(super) fn location_attribute(element: &Element) -> Option<&'static str> {
    match (element.namespace.as_str(), element.local.as_str()) {
        (XSD, "import" | "include" | "redefine") => Some("schemaLocation"),
        (WSDL, "import") => Some("location"),
        _ => None,
    }
}

/// Depth is limited by the reader of the document.
fn references(element: &Element, base: &str, locations: &mut Vec<String>) {
    if let Some(location) = location_attribute(element).and_then(|name| element.value(name)) {
        locations.push(join(base, location));
    }
    element.children.iter().for_each(|child| references(child, base, locations));
}
