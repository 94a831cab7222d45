//! The schemas of a service as files that refer to each other, for other processors than ours.
//!
//! A processor may read one document a namespace and pass over every further import of it. So all imports of a namespace
//! name one file; if several documents have the namespace, that file includes them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use wsdl_codegen::files::Files;
use wsdl_codegen::source::join;

use super::documents::{Document, WSDL, XSD, location_attribute};
use super::tree::Element;

/// The folder with the same schemas, to which missing imports were added.
pub(super) const MENDED: &str = "mended";

/// The imports of schemas. Many descriptions have schemas that use each other without importing each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Imports {
    /// As they are written.
    AsWritten,
    /// An import is added of every namespace for which a schema declares a prefix.
    Added,
}

/// The file that imports all others.
pub(super) const ALL: &str = "schema.xsd";

/// The namespace of `xml:lang` and its like, whose schema nobody needs to supply.
const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// What XML 1.0, XML Base and xml:id declare there.
const XML_SCHEMA: &str = "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" \
    targetNamespace=\"http://www.w3.org/XML/1998/namespace\">\n\
    <xs:attribute name=\"lang\" type=\"xs:string\"/>\n<xs:attribute name=\"base\" type=\"xs:anyURI\"/>\n\
    <xs:attribute name=\"id\" type=\"xs:ID\"/>\n<xs:attribute name=\"space\" type=\"xs:NCName\"/>\n\
    <xs:attributeGroup name=\"specialAttrs\">\n<xs:attribute ref=\"xml:base\"/><xs:attribute ref=\"xml:lang\"/>\
    <xs:attribute ref=\"xml:space\"/><xs:attribute ref=\"xml:id\"/>\n</xs:attributeGroup>\n</xs:schema>\n";

/// A schema document.
struct Schema<'d> {
    document: &'d Document,
    element: &'d Element,
    /// The prefixes that are declared around it.
    around: BTreeMap<&'d str, &'d str>,
    namespace: &'d str,
}

/// Extracts the schemas of a service.
pub(super) fn extract(documents: &[Document], imports: Imports) -> Files {
    let mut schemas = Vec::new();
    for document in documents {
        let root = &document.root;
        if root.is(XSD, "schema") {
            schemas.push(Schema::new(document, root, BTreeMap::new()));
            continue;
        }
        let around_types = declared(BTreeMap::new(), root);
        for types in root.named(WSDL, "types") {
            let around = declared(around_types.clone(), types);
            let inside = types.named(XSD, "schema");
            schemas.extend(inside.map(|schema| Schema::new(document, schema, around.clone())));
        }
    }
    let by_location = |location: &str| {
        schemas.iter().position(|schema| schema.document.location == location && schema.document.root.is(XSD, "schema"))
    };
    // What each schema includes.
    let included = |schema: &Schema<'_>| -> Vec<usize> {
        let parts = schema.element.children.iter().filter(|child| child.local != "import");
        let locations = parts.filter_map(|child| child.value(location_attribute(child)?));
        locations.filter_map(|location| by_location(&join(&schema.document.location, location))).collect()
    };
    let included: Vec<Vec<usize>> = schemas.iter().map(included).collect();
    let mut files = Files::new();
    let namespaces = namespaces(&schemas, &included, &mut files);
    for (index, schema) in schemas.iter().enumerate() {
        let locate = |base: &str, location: &str| by_location(&join(base, location)).map(file_name);
        files.insert(file_name(index), schema.text(&namespaces, &locate, imports));
    }
    let mut all = format!("<xs:schema xmlns:xs=\"{XSD}\">\n");
    for (namespace, file) in &namespaces {
        let _ = match *namespace {
            "" => writeln!(all, "<xs:include schemaLocation=\"{file}\"/>"),
            _ => writeln!(all, "<xs:import namespace=\"{}\" schemaLocation=\"{file}\"/>", escaped(namespace)),
        };
    }
    files.insert(ALL.to_owned(), all + "</xs:schema>\n");
    files
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    wsdl_xml::escape_attribute(text, &mut out);
    out
}

/// What is before a root, from the document type declaration on. Comments may hold such a declaration too.
fn doctype(before: &str) -> Option<&str> {
    let mut rest = before;
    loop {
        let at = rest.find("<!DOCTYPE")?;
        match rest.find("<!--").filter(|comment| *comment < at) {
            None => return Some(&rest[at..]),
            Some(comment) => rest = rest[comment..].split_once("-->")?.1,
        }
    }
}

/// The prefixes in scope inside an element.
fn declared<'d>(mut around: BTreeMap<&'d str, &'d str>, element: &'d Element) -> BTreeMap<&'d str, &'d str> {
    around.extend(element.declares.iter().map(|(prefix, namespace)| (prefix.as_str(), namespace.as_str())));
    around
}

fn file_name(index: usize) -> String {
    format!("s{index}.xsd")
}

/// The file of each namespace.
fn namespaces<'d>(schemas: &[Schema<'d>], included: &[Vec<usize>], files: &mut Files) -> BTreeMap<&'d str, String> {
    // Documents that others include come with those.
    let mut covered: BTreeSet<usize> = included
        .iter()
        .enumerate()
        .flat_map(|(of, all)| all.iter().filter(move |index| **index != of))
        .copied()
        .collect();
    // Documents that include each other in a circle come with the first of them.
    let mut reached: BTreeSet<usize> = (0..schemas.len()).filter(|index| !covered.contains(index)).collect();
    reach(&mut reached, included);
    for index in 0..schemas.len() {
        if !reached.contains(&index) {
            covered.remove(&index);
            reached.insert(index);
            reach(&mut reached, included);
        }
    }
    let mut roots: BTreeMap<&'d str, Vec<usize>> = BTreeMap::new();
    for (index, schema) in schemas.iter().enumerate().filter(|(index, _)| !covered.contains(index)) {
        roots.entry(schema.namespace).or_default().push(index);
    }
    let mut namespaces = BTreeMap::new();
    for (number, (namespace, roots)) in roots.into_iter().enumerate() {
        let file = match roots.as_slice() {
            [only] => file_name(*only),
            several => {
                let (file, target) = (format!("n{number}.xsd"), escaped(namespace));
                let target =
                    if namespace.is_empty() { String::new() } else { format!(" targetNamespace=\"{target}\"") };
                let include = |index: &usize| format!("<xs:include schemaLocation=\"{}\"/>\n", file_name(*index));
                let includes: String = several.iter().map(include).collect();
                files.insert(file.clone(), format!("<xs:schema xmlns:xs=\"{XSD}\"{target}>\n{includes}</xs:schema>\n"));
                file
            }
        };
        namespaces.insert(namespace, file);
    }
    let imports = |schema: &Schema<'_>| schema.element.named(XSD, "import").any(|i| i.value("namespace") == Some(XML));
    if !namespaces.contains_key(XML) && schemas.iter().any(imports) {
        files.insert("xml.xsd".to_owned(), XML_SCHEMA.to_owned());
        namespaces.insert(XML, "xml.xsd".to_owned());
    }
    namespaces
}

/// Adds all that is included by what is in the set.
fn reach(reached: &mut BTreeSet<usize>, included: &[Vec<usize>]) {
    let mut waiting: Vec<usize> = reached.iter().copied().collect();
    while let Some(index) = waiting.pop() {
        waiting.extend(included[index].iter().filter(|next| reached.insert(**next)));
    }
}

impl<'d> Schema<'d> {
    fn new(document: &'d Document, element: &'d Element, around: BTreeMap<&'d str, &'d str>) -> Self {
        Self { document, element, around, namespace: element.value("targetNamespace").unwrap_or_default() }
    }

    /// The schema as a document: its text, with the declarations around it and other locations.
    fn text(
        &self,
        namespaces: &BTreeMap<&str, String>,
        locate: &dyn Fn(&str, &str) -> Option<String>,
        imports: Imports,
    ) -> String {
        let (source, base) = (&self.document.text, &self.document.location);
        // Places of the text with what stands there instead.
        let mut edits: Vec<(std::ops::Range<usize>, String)> = Vec::new();
        let own: BTreeSet<&str> = self.element.declares.iter().map(|(prefix, _)| prefix.as_str()).collect();
        let declare = |(prefix, namespace): (&&str, &&str)| {
            let name = if prefix.is_empty() { "xmlns".to_owned() } else { format!("xmlns:{prefix}") };
            format!(" {name}=\"{}\"", escaped(namespace))
        };
        let missing = self.around.iter().filter(|(prefix, _)| !own.contains(**prefix)).map(declare).collect();
        let after_name = |element: &Element| {
            let tag = &source[element.tag.clone()];
            let end = tag.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(tag.len());
            element.tag.start + end..element.tag.start + end
        };
        edits.push((after_name(self.element), missing));
        for child in &self.element.children {
            let Some(location) = location_attribute(child).map(|name| child.attribute(name)) else { continue };
            let file = match child.local.as_str() {
                "import" => namespaces.get(child.value("namespace").unwrap_or_default()).cloned(),
                _ => location.and_then(|location| locate(base, &location.value)),
            };
            match (file, location) {
                (Some(file), Some(location)) => edits.push((location.at.clone(), file)),
                (Some(file), None) => edits.push((after_name(child), format!(" schemaLocation=\"{file}\""))),
                (None, _) => {}
            }
        }
        let has_content = self.element.whole.end > self.element.tag.end;
        if imports == Imports::Added && has_content {
            edits.push((self.element.tag.end..self.element.tag.end, self.missing_imports(namespaces)));
        }
        edits.sort_by_key(|(range, _)| range.start);
        // What is before a root may declare entities.
        let before = &source[..self.document.root.tag.start];
        let is_root = self.element.tag == self.document.root.tag;
        let mut text = doctype(before).filter(|_| is_root).unwrap_or_default().to_owned();
        let mut at = self.element.whole.start;
        for (range, replacement) in edits {
            text.push_str(&source[at..range.start]);
            text.push_str(&replacement);
            at = range.end;
        }
        text.push_str(&source[at..self.element.whole.end]);
        text
    }

    /// Imports of the namespaces that have a prefix somewhere in the schema, and no import.
    fn missing_imports(&self, namespaces: &BTreeMap<&str, String>) -> String {
        let mut used: BTreeSet<&str> = self.around.values().copied().collect();
        let mut waiting = vec![self.element];
        while let Some(element) = waiting.pop() {
            used.extend(element.declares.iter().map(|(_, namespace)| namespace.as_str()));
            waiting.extend(&element.children);
        }
        let imported = self.element.named(XSD, "import").map(|import| import.value("namespace").unwrap_or_default());
        let imported: BTreeSet<&str> = imported.chain([self.namespace, ""]).collect();
        let import = |namespace: &&str| {
            let (file, name) = (namespaces.get(namespace)?, escaped(namespace));
            Some(format!("<xs:import xmlns:xs=\"{XSD}\" namespace=\"{name}\" schemaLocation=\"{file}\"/>"))
        };
        used.difference(&imported).filter_map(import).collect()
    }
}

#[cfg(test)]
mod tests;
