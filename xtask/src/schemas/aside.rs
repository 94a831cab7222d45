//! What strict reading is not asked to find, and so why an invalid instance that it lets pass may be put aside: identity
//! constraints, the uniqueness of IDs and what refers to them, and what stands under a wildcard that is lax or skips.
//!
//! The rule asks the schemas alone, not the instance: an instance that is let pass is aside if its group's schemas have any of
//! these. Each is listed by itself, so that it can be held against the schema.

use std::collections::BTreeSet;

use wsdl_codegen::qname::ns;
use wsdl_codegen::source::Source as _;
use wsdl_codegen::xml::{Document, Node};

use super::entry;
use super::manifest::Group;
use crate::disk::Folder;

/// Types whose values mean something only beside other values of the document.
const OF_DOCUMENTS: [&str; 5] = ["ID", "IDREF", "IDREFS", "ENTITY", "ENTITIES"];

/// Returns what of a group's schemas reading does not check.
pub(super) fn reasons(group: &Group, suite: &Folder) -> BTreeSet<&'static str> {
    let mut reasons = BTreeSet::new();
    let mut locations: BTreeSet<String> = group.schemas.iter().cloned().collect();
    for schema in &group.schemas {
        locations.extend(entry::follow(schema, suite).map(|(_, all)| all).unwrap_or_default());
    }
    for location in locations {
        let Ok(bytes) = suite.read(&location) else { continue };
        if let Ok(document) = Document::read(&bytes, location.as_str()) {
            collect(document.root(), &mut reasons);
        }
    }
    reasons
}

/// The depth of documents is limited where they are read.
fn collect(node: Node<'_>, reasons: &mut BTreeSet<&'static str>) {
    if let (ns::XSD, local) = node.name() {
        match local {
            "key" | "keyref" | "unique" => drop(reasons.insert("identity constraints")),
            "any" | "anyAttribute" => match node.attribute("processContents").map(str::trim) {
                Some("lax") => drop(reasons.insert("a lax wildcard")),
                Some("skip") => drop(reasons.insert("a wildcard that skips")),
                _ => {}
            },
            _ => {}
        }
        let names = ["type", "base", "itemType", "memberTypes"].into_iter().filter_map(|name| node.attribute(name));
        let mut names = names.flat_map(str::split_ascii_whitespace).filter_map(|name| node.resolve_qname(name).ok());
        if names.any(|name| &*name.namespace == ns::XSD && OF_DOCUMENTS.contains(&&*name.local)) {
            reasons.insert("ID, IDREF or ENTITY");
        }
    }
    for child in node.children() {
        collect(child, reasons);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(inside: &str) -> Vec<&'static str> {
        let text = format!("<s:schema xmlns:s='{}' xmlns:t='urn:t'>{inside}</s:schema>", ns::XSD);
        let document = Document::read(text.as_bytes(), "a.xsd").expect("it is read");
        let mut reasons = BTreeSet::new();
        collect(document.root(), &mut reasons);
        reasons.into_iter().collect()
    }

    #[test]
    fn only_what_reading_does_not_check_is_a_reason() {
        assert_eq!(of("<s:element name='e' type='s:string'/><s:any processContents='strict'/><s:any/>"), [""; 0]);
        assert_eq!(of("<s:element name='e' type='t:ID'/>"), [""; 0]);
        assert_eq!(of("<s:element name='e'><s:key name='k'/></s:element>"), ["identity constraints"]);
        assert_eq!(of("<s:attribute name='e' type='s:IDREFS'/>"), ["ID, IDREF or ENTITY"]);
        assert_eq!(of("<s:union memberTypes='t:x s:ENTITY'/>"), ["ID, IDREF or ENTITY"]);
        assert_eq!(
            of("<s:any processContents='lax'/><s:anyAttribute processContents='skip'/>"),
            ["a lax wildcard", "a wildcard that skips"]
        );
    }
}
