//! Two texts of XML, the same or not, whatever their prefixes and indentation.

use super::rewrite::Element;

/// A document as text that does not show prefixes, the order of attributes or indentation: a line an element, attribute
/// and text.
///
/// # Panics
/// The text is not XML.
pub fn canonical(xml: &str) -> String {
    let mut out = String::new();
    write(&Element::read(xml), 0, &mut out);
    out
}

fn write(element: &Element, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    let Element { namespace, local, attributes, children, text } = element;
    out.push_str(&format!("{indent}{{{namespace}}}{local}\n"));
    let mut attributes: Vec<String> = attributes
        .iter()
        .map(|(namespace, local, value)| format!("{indent}  @{{{namespace}}}{local} = {value:?}\n"))
        .collect();
    attributes.sort();
    out.extend(attributes);
    if children.is_empty() && !text.is_empty() {
        out.push_str(&format!("{indent}  {text:?}\n"));
    }
    for child in children {
        write(child, depth + 1, out);
    }
}
