//! What strict reading is not asked to find: identity constraints, the uniqueness of IDs and what refers to them, and what
//! stands under a lax wildcard or one that skips.
//!
//! An invalid instance that is let pass is aside if another processor finds it valid once the schemas do not ask for any of these: without
//! `key`, `keyref` and `unique`, with `NCName` for `ID`, `IDREF` and `ENTITY`, `NMTOKENS` for their lists, and with `skip` for
//! `lax`. So nothing else is wrong with it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use wsdl_codegen::qname::ns;
use wsdl_codegen::source::Source as _;
use wsdl_codegen::xml::{Document, Node};

use super::entry::{self, ENTRY, Entry};
use super::instance::decoded;
use super::manifest::Group;
use crate::corpus::validate::{Verdict, python, xmllint};
use crate::corpus::workspace::write;
use crate::disk::Folder;

/// The folder of schemas that ask for less, in that of a group.
const RELAXED: &str = "relaxed";
/// Elements of identity constraints.
const CONSTRAINTS: [&str; 3] = ["key", "keyref", "unique"];
/// Attributes that name types.
const TYPES: [&str; 4] = ["type", "base", "itemType", "memberTypes"];
/// Types whose values mean something only beside other values of the document, and what stands for them.
const OF_DOCUMENTS: [(&str, &str); 5] =
    [("ID", "NCName"), ("IDREF", "NCName"), ("ENTITY", "NCName"), ("IDREFS", "NMTOKENS"), ("ENTITIES", "NMTOKENS")];

/// Returns why each of these documents of a folder is aside, if it is.
pub(super) fn reasons(
    group: &Group,
    entry: &Entry,
    suite: &Folder,
    (folder, of): (&Path, &str),
    files: &[String],
) -> Result<BTreeMap<String, String>, String> {
    let mut found = BTreeSet::new();
    let mut relaxed = BTreeMap::new();
    let mut locations: BTreeSet<String> = group.schemas.iter().cloned().collect();
    for schema in &group.schemas {
        locations.extend(entry::follow(schema, suite).map(|(_, all)| all).unwrap_or_default());
    }
    for location in locations {
        let Ok(bytes) = suite.read(&location) else { continue };
        let (Ok(document), Ok(text)) = (Document::read(&bytes, location.as_str()), decoded(&bytes)) else { continue };
        let mut prefixes = BTreeSet::new();
        collect(document.root(), &mut found, &mut prefixes);
        relaxed.insert(location, relax(&text, &prefixes));
    }
    if found.is_empty() || files.is_empty() {
        return Ok(BTreeMap::new());
    }
    let below = folder.join(RELAXED);
    relaxed.extend(entry.documents(""));
    for (location, text) in &relaxed {
        write(&below.join(location), text).map_err(|error| format!("{}: {error}", below.display()))?;
    }
    let schema = below.join(ENTRY);
    let libxml2 = xmllint(&schema, &folder.join(of), files)?.unwrap_or_default();
    let is_valid = |all: &BTreeMap<String, Verdict>, file: &String| all.get(file) == Some(&Verdict::Valid);
    // White space around names is none of a value's, but for libxml2.
    let xmlschema = match files.iter().all(|file| is_valid(&libxml2, file)) {
        true => BTreeMap::new(),
        false => python(&[&schema, &schema], &folder.join(of)).0,
    };
    let reason: Vec<&str> = found.into_iter().collect();
    let valid = files.iter().filter(|file| is_valid(&libxml2, file) || is_valid(&xmlschema, file));
    Ok(valid.map(|file| (file.clone(), reason.join(", "))).collect())
}

/// Finds what is relaxed, and the prefixes that elements of XML Schema and names of its types have. The depth of documents is limited where they
/// are read.
fn collect(node: Node<'_>, found: &mut BTreeSet<&'static str>, prefixes: &mut BTreeSet<String>) {
    if let (ns::XSD, local) = node.name() {
        if CONSTRAINTS.contains(&local) {
            found.insert("identity constraints");
        }
        match node.attribute("processContents").map(str::trim) {
            Some("lax") => drop(found.insert("a lax wildcard")),
            Some("skip") => drop(found.insert("a wildcard that skips")),
            _ => {}
        }
        let names = TYPES.into_iter().filter_map(|name| node.attribute(name));
        for text in names.flat_map(str::split_ascii_whitespace) {
            let Ok(name) = node.resolve_qname(text) else { continue };
            if &*name.namespace == ns::XSD {
                let prefix = text.split_once(':').map_or("", |(prefix, _)| prefix);
                prefixes.insert(prefix.to_owned());
                if OF_DOCUMENTS.iter().any(|(local, _)| *local == &*name.local) {
                    found.insert("ID, IDREF or ENTITY");
                }
            }
        }
    }
    for child in node.children() {
        collect(child, found, prefixes);
    }
}

/// The text of a schema that asks for less. What is not written as schemas are usually written stays as it is, and then
/// proves nothing.
fn relax(text: &str, prefixes: &BTreeSet<String>) -> String {
    let name =
        |prefix: &str, local: &str| if prefix.is_empty() { local.to_owned() } else { format!("{prefix}:{local}") };
    let mut text = text.to_owned();
    for prefix in prefixes.iter().map(String::as_str).chain(["", "xs", "xsd"]).collect::<BTreeSet<_>>() {
        for local in CONSTRAINTS {
            text = without_elements(&text, &name(prefix, local));
        }
    }
    for attribute in TYPES {
        text = with_words(&text, attribute, |word| {
            let (prefix, local) = word.split_once(':').unwrap_or(("", word));
            let (_, instead) = OF_DOCUMENTS.into_iter().find(|(own, _)| *own == local && prefixes.contains(prefix))?;
            Some(name(prefix, instead))
        });
    }
    with_words(&text, "processContents", |word| (word == "lax").then(|| "skip".to_owned()))
}

/// A text without the elements of this name, as it is written.
fn without_elements(text: &str, name: &str) -> String {
    let (start, end) = (format!("<{name}"), format!("</{name}"));
    let (mut kept, mut rest) = (String::new(), text);
    while let Some(at) = rest.find(&start) {
        let after = &rest[at + start.len()..];
        let close = after.find(&end).and_then(|close| Some(close + after[close..].find('>')? + 1));
        match close.filter(|_| after.starts_with(|c: char| c.is_ascii_whitespace())) {
            Some(close) => {
                kept.push_str(&rest[..at]);
                rest = &after[close..];
            }
            None => {
                kept.push_str(&rest[..at + start.len()]);
                rest = after;
            }
        }
    }
    kept + rest
}

/// A text with other words for some in the values of this attribute, as it is written.
fn with_words(text: &str, attribute: &str, other: impl Fn(&str) -> Option<String>) -> String {
    let (mut kept, mut rest) = (String::new(), text);
    while let Some(at) = rest.find(attribute) {
        let (before, after) = rest.split_at(at + attribute.len());
        kept.push_str(before);
        rest = after;
        let value = after.trim_start().strip_prefix('=').map(str::trim_start);
        let quote = value.and_then(|value| value.chars().next()).filter(|c| matches!(c, '"' | '\''));
        let (Some(value), Some(quote), true) = (value, quote, before[..at].ends_with(char::is_whitespace)) else {
            continue;
        };
        let Some((inside, end)) = value[1..].split_once(quote) else { continue };
        let words = inside.split_ascii_whitespace().map(|word| other(word).unwrap_or_else(|| word.to_owned()));
        kept.push_str(&format!("={quote}{}{quote}", words.collect::<Vec<_>>().join(" ")));
        rest = end;
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(inside: &str) -> (Vec<&'static str>, String) {
        let text = format!("<s:schema xmlns:s='{}' xmlns:t='urn:t'>{inside}</s:schema>", ns::XSD);
        let document = Document::read(text.as_bytes(), "a.xsd").expect("it is read");
        let (mut found, mut prefixes) = (BTreeSet::new(), BTreeSet::from(["s".to_owned()]));
        collect(document.root(), &mut found, &mut prefixes);
        let relaxed = relax(&text, &prefixes);
        let inside = relaxed.split_once("urn:t'>").expect("the root").1.strip_suffix("</s:schema>").expect("its end");
        (found.into_iter().collect(), inside.to_owned())
    }

    #[test]
    fn what_reading_finds_stays() {
        for inside in ["<s:any processContents='strict'/>", "<s:any/>", "<s:element name='lax' type='t:ID'/>"] {
            let (found, _) = of(inside);
            assert!(found.is_empty(), "{inside}: {found:?}");
        }
        let other = "<s:element name='ID' type='t:ID' default='s:ID'/>";
        assert_eq!(of(other).1, other);
    }

    #[test]
    fn what_reading_does_not_find_goes() {
        let constrained =
            "<s:element name='e'><s:keyref name='k' refer='t:l'><s:selector xpath='a'/></s:keyref></s:element>";
        assert_eq!(of(constrained), (vec!["identity constraints"], "<s:element name='e'></s:element>".to_owned()));
        let union = of("<s:union memberTypes='t:ID s:IDREFS s:ID'/>");
        assert_eq!(
            union,
            (vec!["ID, IDREF or ENTITY"], "<s:union memberTypes='t:ID s:NMTOKENS s:NCName'/>".to_owned())
        );
        let any = of("<s:any processContents='lax'/>");
        assert_eq!(any, (vec!["a lax wildcard"], "<s:any processContents='skip'/>".to_owned()));
    }
}
