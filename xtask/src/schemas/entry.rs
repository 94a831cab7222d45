//! The entry document of a group: a schema of its own that imports the group's and has one element, in which any global
//! element of these can stand. So an instance is read as it is, within that element: with the facets, the default, the
//! nillability and the substitution group that its declaration has, which a type alone does not say.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write as _;

use wsdl_codegen::contract::Contract;
use wsdl_codegen::qname::ns;
use wsdl_codegen::source::{Source, SourceError, join};
use wsdl_codegen::xml::Document;
use wsdl_xml::escape_attribute;

use super::manifest::Group;

/// The location of the entry document.
pub(super) const ENTRY: &str = "any-root.xsd";
/// The namespace of its element; no schema of a suite has it.
pub(super) const NAMESPACE: &str = "urn:any-root-of-a-group";
/// The local name of its element.
pub(super) const ROOT: &str = "AnyRootOfAGroup";
/// The number of documents that are followed to see what a schema includes.
const DOCUMENTS: usize = 1_000;

/// The entry document of a group, and what it needs beside the suite.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    /// The documents that are imported: the namespace, and the locations of its documents.
    imports: BTreeMap<String, Vec<String>>,
    /// The global elements, without those that can stand for another one of these.
    elements: Vec<(String, String)>,
}

impl Entry {
    /// The entry of a group without elements.
    pub(super) fn of(group: &Group, suite: &dyn Source) -> Result<Self, String> {
        let mut imports: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let (mut reached, mut own) = (HashSet::new(), Vec::new());
        for schema in &group.schemas {
            if reached.contains(schema) {
                continue;
            }
            let (namespace, all) = follow(schema, suite)?;
            // One that includes earlier ones stands for them, and one that redefines them must.
            own.retain(|(_, earlier)| !all.contains(earlier));
            reached.extend(all);
            own.push((namespace, schema.clone()));
        }
        for (namespace, schema) in own {
            imports.entry(namespace).or_default().push(schema);
        }
        Ok(Self { imports, elements: Vec::new() })
    }

    /// Adds the global elements of a contract that is made of the entry without them.
    pub(super) fn add_elements(&mut self, contract: &Contract) {
        let covered: HashSet<_> = contract.element_ids().flat_map(|(_, element)| &element.members).collect();
        let mut seen = BTreeSet::new();
        for (id, element) in contract.element_ids() {
            // Nothing can stand for an abstract element without members.
            let can_occur = !element.is_abstract || !element.members.is_empty();
            let name = (contract.namespaces.text(element.name.ns).to_owned(), element.name.local.to_string());
            if can_occur && !covered.contains(&id) && name.0 != NAMESPACE && seen.insert(name.clone()) {
                self.elements.push(name);
            }
        }
    }

    /// The documents by their locations; locations in the suite begin with `base`.
    pub(super) fn documents(&self, base: &str) -> BTreeMap<String, String> {
        let mut documents = BTreeMap::new();
        let mut text = format!("<xs:schema xmlns:xs=\"{}\" targetNamespace=\"{NAMESPACE}\"", ns::XSD);
        let namespaces: BTreeSet<&str> = self.elements.iter().map(|(namespace, _)| &**namespace).collect();
        let prefixes: BTreeMap<&str, usize> =
            namespaces.iter().enumerate().map(|(index, each)| (*each, index)).collect();
        for (namespace, index) in prefixes.iter().filter(|(namespace, _)| !namespace.is_empty()) {
            let _ = write!(text, " xmlns:n{index}=\"{}\"", escaped(namespace));
        }
        text.push('>');
        for (number, (namespace, schemas)) in self.imports.iter().enumerate() {
            let location = match schemas.as_slice() {
                [schema] => format!("{base}{schema}"),
                // Some processors read one document for a namespace.
                several => {
                    let location = format!("any-root-{number}.xsd");
                    documents.insert(location.clone(), including(namespace, several, base));
                    location
                }
            };
            let _ = write!(
                text,
                "<xs:import{} schemaLocation=\"{}\"/>",
                attribute("namespace", namespace),
                escaped(&location)
            );
        }
        for namespace in namespaces.into_iter().filter(|namespace| !self.imports.contains_key(*namespace)) {
            let _ = write!(text, "<xs:import{}/>", attribute("namespace", namespace));
        }
        let _ = write!(text, "<xs:element name=\"{ROOT}\"><xs:complexType>");
        // A group may have no element; then no document is valid.
        if !self.elements.is_empty() {
            text.push_str("<xs:choice>");
            for (namespace, local) in &self.elements {
                let prefix = match namespace.as_str() {
                    "" => String::new(),
                    namespace => format!("n{}:", prefixes.get(namespace).copied().unwrap_or_default()),
                };
                let _ = write!(text, "<xs:element ref=\"{prefix}{local}\"/>");
            }
            text.push_str("</xs:choice>");
        }
        text.push_str("</xs:complexType></xs:element></xs:schema>\n");
        documents.insert(ENTRY.to_owned(), text);
        documents
    }
}

/// A schema document that includes several of one namespace.
fn including(namespace: &str, schemas: &[String], base: &str) -> String {
    let mut text = format!("<xs:schema xmlns:xs=\"{}\"{}>", ns::XSD, attribute("targetNamespace", namespace));
    for schema in schemas {
        let _ = write!(text, "<xs:include schemaLocation=\"{}\"/>", escaped(&format!("{base}{schema}")));
    }
    text.push_str("</xs:schema>\n");
    text
}

/// An attribute that says which namespace; none for no namespace.
fn attribute(name: &str, namespace: &str) -> String {
    if namespace.is_empty() { String::new() } else { format!(" {name}=\"{}\"", escaped(namespace)) }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    escape_attribute(text, &mut escaped);
    escaped
}

/// Returns the namespace of a schema document, and the documents that it includes, imports and redefines, directly and not.
pub(super) fn follow(schema: &str, suite: &dyn Source) -> Result<(String, HashSet<String>), String> {
    let (mut own, mut all, mut waiting) = (None, HashSet::new(), vec![schema.to_owned()]);
    while let Some(location) = waiting.pop().filter(|_| all.len() < DOCUMENTS) {
        let bytes = match suite.read(&location) {
            Ok(bytes) => bytes,
            Err(error) if own.is_none() => return Err(format!("the schema {location} cannot be read: {error}")),
            Err(_) => continue,
        };
        let document = match Document::read(&bytes, location.as_str()) {
            Ok(document) => document,
            Err(wrong) if own.is_none() => return Err(wrong.title),
            Err(_) => continue,
        };
        let root = document.root();
        own.get_or_insert_with(|| root.attribute("targetNamespace").unwrap_or_default().to_owned());
        for name in ["include", "import", "redefine"] {
            let locations = root.children_named(ns::XSD, name).filter_map(|child| child.attribute("schemaLocation"));
            for next in locations.map(|next| join(&location, next)) {
                if next != schema && all.insert(next.clone()) {
                    waiting.push(next);
                }
            }
        }
    }
    Ok((own.unwrap_or_default(), all))
}

/// The suite, with the documents of an entry.
pub(super) struct WithEntry<'s> {
    /// The suite.
    pub(super) suite: &'s dyn Source,
    /// The documents of the entry.
    pub(super) documents: BTreeMap<String, String>,
}

impl Source for WithEntry<'_> {
    fn read(&self, location: &str) -> Result<Vec<u8>, SourceError> {
        match self.documents.get(location) {
            Some(text) => Ok(text.as_bytes().to_vec()),
            None => self.suite.read(location),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wsdl_codegen::source::MemorySource;

    fn schema(namespace: &str, inside: &str) -> String {
        format!(
            "<xs:schema xmlns:xs='{}'{}{}>{inside}</xs:schema>",
            ns::XSD,
            attribute("xmlns:t", namespace),
            attribute("targetNamespace", namespace)
        )
    }

    fn entry(schemas: &[&str], documents: &[(&str, String)]) -> (Entry, MemorySource) {
        let source =
            documents.iter().fold(MemorySource::default(), |source, (at, text)| source.with(*at, text.as_bytes()));
        let schemas = schemas.iter().map(|schema| (*schema).to_owned()).collect();
        let group = Group { number: 0, set: String::new(), name: String::new(), schemas, instances: Vec::new() };
        (Entry::of(&group, &source).expect("the schemas are there"), source)
    }

    #[test]
    fn what_another_schema_reaches_is_not_imported_again() {
        let documents = [
            (
                "d/a.xsd",
                schema(
                    "urn:t",
                    "<xs:redefine schemaLocation='b.xsd'/><xs:import namespace='urn:u' schemaLocation='c.xsd'/>",
                ),
            ),
            ("d/b.xsd", schema("urn:t", "")),
            ("d/c.xsd", schema("urn:u", "<xs:import namespace='urn:t' schemaLocation='a.xsd'/>")),
            ("d/e.xsd", schema("", "")),
        ];
        let (entry, _) = entry(&["d/b.xsd", "d/a.xsd", "d/e.xsd"], &documents);
        let imports: Vec<_> = entry.imports.into_iter().collect();
        assert_eq!(
            imports,
            [(String::new(), vec!["d/e.xsd".to_owned()]), ("urn:t".to_owned(), vec!["d/a.xsd".to_owned()])]
        );
    }

    #[test]
    fn schemas_of_one_namespace_are_included_by_one_document() {
        let (entry, _) = entry(&["a.xsd", "b.xsd"], &[("a.xsd", schema("urn:t", "")), ("b.xsd", schema("urn:t", ""))]);
        let documents = entry.documents("/suite/");
        assert_eq!(documents.len(), 2, "{documents:?}");
        let together = &documents["any-root-0.xsd"];
        assert!(together.contains("\"/suite/a.xsd\"") && together.contains("\"/suite/b.xsd\""), "{together}");
        assert!(documents[ENTRY].contains("schemaLocation=\"any-root-0.xsd\""), "{documents:?}");
    }

    #[test]
    fn every_element_can_stand_in_the_entry_once() {
        let elements = "<xs:element name='head'/><xs:element name='member' substitutionGroup='t:head'/>\
                        <xs:element name='closed' block='substitution'/><xs:element name='apart' substitutionGroup='t:closed'/>\
                        <xs:element name='never' abstract='true'/>";
        let (mut entry, source) = entry(&["a.xsd"], &[("a.xsd", schema("urn:t", elements))]);
        let contract = crate::schemas::generate::contract(&entry, &source).expect("it is lowered");
        entry.add_elements(&contract);
        let names: Vec<&str> = entry.elements.iter().map(|(_, local)| &**local).collect();
        assert_eq!(names, ["head", "closed", "apart"]);
        assert!(crate::schemas::generate::contract(&entry, &source).is_ok());
    }
}
