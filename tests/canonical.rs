//! Two texts of XML, the same or not, whatever their prefixes and indentation.

use wsdl_codegen::xml::{Document, Node};

/// A document as text that does not show prefixes, the order of attributes or indentation: a line an element, attribute
/// and text.
///
/// # Panics
/// The text is no XML.
pub fn canonical(xml: &str) -> String {
    let document = match Document::read(xml.as_bytes(), "test.xml") {
        Ok(document) => document,
        Err(wrong) => panic!("{wrong}: {xml}"),
    };
    let mut out = String::new();
    write(document.root(), 0, &mut out);
    out
}

fn write(node: Node<'_>, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    let (namespace, local) = node.name();
    out.push_str(&format!("{indent}{{{namespace}}}{local}\n"));
    let mut attributes: Vec<String> =
        node.attributes().map(|a| format!("{indent}  @{{{}}}{} = {:?}\n", a.namespace, a.local, a.value)).collect();
    attributes.sort();
    out.extend(attributes);
    let children: Vec<_> = node.children().collect();
    let text = node.text();
    if children.is_empty() && !text.is_empty() {
        out.push_str(&format!("{indent}  {text:?}\n"));
    }
    for child in children {
        write(child, depth + 1, out);
    }
}
