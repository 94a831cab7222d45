//! What the comparison finds, and what it passes over.

mod structure;
mod texts;

use super::{Comparison, Difference, Element, What};
use crate::schema::support::contract;

/// Returns the differences between two documents of the first global element of a schema. `t` and `xsi` are declared, and
/// `urn:t` is the default namespace.
fn differences(schema: &str, one: &str, other: &str) -> Vec<Difference> {
    let contract = contract(schema);
    let comparison = Comparison::of(&contract);
    let (id, _) = contract.element_ids().next().expect("there is an element");
    let read = |text: &str| {
        let at = text.find([' ', '>', '/']).expect("there is a tag");
        let declarations = "xmlns:t='urn:t' xmlns:xs='http://www.w3.org/2001/XMLSchema' \
                            xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'";
        let default = if text.contains("xmlns='") { "" } else { "xmlns='urn:t'" };
        let text = format!("{} {default} {declarations}{}", &text[..at], &text[at..]);
        Element::read(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
    };
    comparison.differences(id, &read(one), &read(other))
}

fn assert_same(schema: &str, one: &str, other: &str) {
    assert_eq!(differences(schema, one, other), [], "{one}\n{other}");
    assert_eq!(differences(schema, other, one), [], "{other}\n{one}");
}

/// Asserts that there is one difference, and returns its place and what differs.
fn only(schema: &str, one: &str, other: &str) -> (String, What) {
    let mut found = differences(schema, one, other);
    assert_eq!(found.len(), 1, "{one}\n{other}\n{found:?}");
    assert_eq!(differences(schema, other, one).len(), 1, "{other}\n{one}");
    let Difference { path, what } = found.remove(0);
    (path, what)
}

/// An element `e` of a complex type with this content.
fn with(inside: &str) -> String {
    format!("<xs:element name='e'><xs:complexType>{inside}</xs:complexType></xs:element>")
}
