//! How much of a document is read.

use wsdl_xml::Limits;

pub use crate::limits::{
    ATTRIBUTES, DEPTH, DOCUMENT_BYTES, ELEMENTS, NAME_BYTES, NAMESPACES, PATH_BYTES, SCOPE_ENTRIES,
};

/// The limits that the scanner keeps. The size of the document bounds values and texts.
pub(super) const SCANNER: Limits = Limits {
    depth: DEPTH,
    elements: ELEMENTS,
    attributes: ATTRIBUTES,
    declarations: NAMESPACES,
    name_bytes: NAME_BYTES,
    ..Limits::NONE
};

/// What a document that exceeds this limit of the scanner has.
pub(super) fn exceeded(name: &str) -> String {
    match name {
        "depth" => format!("elements are nested deeper than {DEPTH}"),
        "elements" => format!("the document has more than {ELEMENTS} elements"),
        "attributes" => format!("an element has more than {ATTRIBUTES} attributes"),
        "declarations" => format!("more than {NAMESPACES} namespaces are declared at once"),
        _ => format!("a name is longer than {NAME_BYTES} bytes"),
    }
}
