//! How much of a document is read. Each limit is far above what real documents need.

use wsdl_xml::Limits;

/// The size of a document, in bytes.
pub const DOCUMENT_BYTES: usize = 64 << 20;
/// The nesting of elements; the outermost counts 1.
pub const DEPTH: usize = 256;
/// The number of elements in a document.
pub const ELEMENTS: usize = 1_000_000;
/// The number of attributes and namespace declarations of an element.
pub const ATTRIBUTES: usize = 1_024;
/// The length of the name of an element or attribute with its prefix, in bytes.
pub const NAME_BYTES: usize = 1_000;
/// The number of namespace declarations on an element and those around it.
pub const NAMESPACES: usize = 500;
/// The number of namespaces that are declared at an element, added up over all elements and attributes with a prefix; the
/// time of reading grows with it.
pub const SCOPE_ENTRIES: usize = 5_000_000;
/// The length of all element paths of a document, in bytes.
pub const PATH_BYTES: usize = 512 << 20;

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
