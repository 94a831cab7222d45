//! All documents of a service: the entry and whatever it imports, includes and redefines, each read once.

mod locations;

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use crate::budget::Budget;
use crate::config::{Config, Location};
use crate::diagnostics::{Diagnostic, Diagnostics, Place, Severity};
use crate::limits;
use crate::qname::ns;
use crate::source::{Source, plain};
use crate::wsdl;
use crate::wsdl::document::Definitions;
use crate::xml::{Document, Node};
use crate::xsd;
use crate::xsd::document::Schema;
use locations::Locations;

/// What was read, in the order in which it was come upon.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Documents {
    /// The WSDL documents, the entry first; none if the entry is a schema.
    pub definitions: Vec<Definitions>,
    /// The schemas inside of the WSDL documents, then those of other documents. A document without a target namespace is
    /// there once for each namespace that includes it.
    pub schemas: Vec<Schema>,
    /// The bytes that they need, by which later stages go on counting.
    pub held: usize,
}

/// Reads the entry, a WSDL or a schema, and all documents that it leads to. An `xs:import` without a location leads nowhere;
/// whether its namespace is there is for the resolver to see.
///
/// What is wrong is reported, and reading goes on with the other documents: one that cannot be read concerns those that refer
/// to its definitions. Nothing is returned if the entry cannot be read.
pub fn load(entry: &str, source: &dyn Source, diagnostics: &mut Diagnostics) -> Option<Documents> {
    read_all(entry, &Place::of_file(entry), &[], source, diagnostics)
}

/// Reads the entry that a configuration names and all documents that it leads to, as [`load`] does. Locations that the
/// configuration maps to files are read from those.
pub fn load_configured(config: &Config, source: &dyn Source, diagnostics: &mut Diagnostics) -> Option<Documents> {
    read_all(&config.entry, &config.entry_place, &config.locations, source, diagnostics)
}

fn read_all(
    entry: &str,
    named_at: &Place,
    locations: &[Location],
    source: &dyn Source,
    diagnostics: &mut Diagnostics,
) -> Option<Documents> {
    let mut loader = Loader {
        locations: Locations::of(locations, source),
        source,
        diagnostics,
        documents: Documents::default(),
        loaded: Vec::new(),
        seen: HashMap::new(),
        queue: VecDeque::new(),
        count: 0,
        bytes: 0,
        budget: Budget::of_bytes(0),
    };
    // Other documents may refer to it, without a dot before it.
    let document: Arc<str> = plain(entry).into();
    let place = named_at.clone();
    loader.read(&Reference { document, namespace: "".into(), kind: Kind::Entry, place });
    if loader.documents.definitions.is_empty() && loader.loaded.is_empty() {
        return None;
    }
    while let Some(reference) = loader.queue.pop_front() {
        loader.read(&reference);
    }
    let Loader { mut documents, loaded, locations, budget, diagnostics, .. } = loader;
    locations.report_unused(diagnostics);
    documents.schemas.extend(loaded);
    documents.held = budget.spent();
    Some(documents)
}

/// Why a document is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Entry,
    Import,
    /// Includes and redefines.
    Include,
}

/// A reference to a document.
struct Reference {
    document: Arc<str>,
    /// The namespace that is imported, or the one of the includer.
    namespace: Arc<str>,
    kind: Kind,
    place: Place,
}

/// What is known of a document that was asked for before.
enum Seen {
    /// It could not be read, or has a namespace of its own.
    Done,
    /// A schema without a target namespace, and the namespaces that it was read for.
    Chameleon(Vec<Arc<str>>),
}

struct Loader<'a> {
    source: &'a dyn Source,
    diagnostics: &'a mut Diagnostics,
    documents: Documents,
    locations: Locations<'a>,
    /// The schemas that are documents of their own.
    loaded: Vec<Schema>,
    seen: HashMap<Arc<str>, Seen>,
    queue: VecDeque<Reference>,
    count: usize,
    bytes: usize,
    budget: Budget,
}

impl Loader<'_> {
    fn read(&mut self, reference: &Reference) {
        let includer = match reference.kind {
            Kind::Include => reference.namespace.clone(),
            Kind::Entry | Kind::Import => "".into(),
        };
        match self.seen.get(&reference.document) {
            Some(Seen::Done) => return,
            Some(Seen::Chameleon(namespaces)) if namespaces.contains(&includer) => return,
            _ => {}
        }
        self.count += 1;
        if self.count > limits::DOCUMENTS {
            let title = format!("more than {} documents are referred to", limits::DOCUMENTS);
            let help = "Do the documents refer to each other without end? This is the first that is not read.";
            self.diagnostics.error(title, &reference.place, help);
            self.queue.clear();
            return;
        }
        let seen = match self.fetch(reference) {
            Some(document) => self.document(&document, reference, includer),
            None => Seen::Done,
        };
        self.seen.insert(reference.document.clone(), seen);
    }

    fn fetch(&mut self, reference: &Reference) -> Option<Document> {
        let bytes = match self.source.read(&reference.document) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.unreadable(reference, &error.to_string());
                return None;
            }
        };
        self.bytes = self.bytes.saturating_add(bytes.len());
        if self.bytes > limits::DOCUMENTS_BYTES {
            let title = format!("the documents are larger than {} MiB together", limits::DOCUMENTS_BYTES >> 20);
            // Only a schema without a namespace is read again.
            let help = match self.seen.contains_key(&reference.document) {
                true => "give schemas that many others include a namespace of their own, so that they are read once",
                false => "take out imports and includes of what the service does not need",
            };
            self.diagnostics.error(title, &reference.place, help);
            self.queue.clear();
            return None;
        }
        match Document::read(&bytes, reference.document.clone()) {
            Ok(document) if self.budget.spend(document.weight(bytes.len()), &reference.place) => Some(document),
            Ok(_) => {
                self.diagnostics.extend(self.budget.overdrawn().cloned());
                self.queue.clear();
                None
            }
            Err(diagnostic) => {
                self.diagnostics.push(Diagnostic { severity: severity(reference.kind), ..diagnostic });
                None
            }
        }
    }

    fn unreadable(&mut self, reference: &Reference, reason: &str) {
        // What is in these is known without a document, whatever location is written.
        if reference.kind == Kind::Import && matches!(&*reference.namespace, ns::XSD | ns::XML | ns::XSI) {
            return;
        }
        let title = format!("the document '{}' cannot be read: {reason}", reference.document);
        let help = match reference.kind {
            Kind::Entry => "Correct the location of the document to start with.",
            Kind::Import | Kind::Include => {
                "Put the document there, correct the location in the element above, or say in [locations] of the \
                 configuration which file it stands for."
            }
        };
        let place = Some(reference.place.clone());
        let severity = severity(reference.kind);
        self.diagnostics.push(Diagnostic { severity, ..Diagnostic::error(title, place, help) });
    }

    /// Takes in a document, and asks for those that it refers to.
    fn document(&mut self, document: &Document, reference: &Reference, includer: Arc<str>) -> Seen {
        let root = document.root();
        match root.name() {
            (ns::WSDL, "definitions") => self.definitions(root, reference),
            (ns::XSD, "schema") => return self.schema(root, reference, includer),
            (namespace, local) => {
                let title =
                    format!("the document is neither WSDL 1.1 nor XML Schema 1.0 but '{local}' of '{namespace}'");
                let help = match namespace {
                    "http://www.w3.org/ns/wsdl" => "Ask the service for its WSDL 1.1; version 2.0 is not read.",
                    _ => "Is it a page that a server sent instead, such as an error or a login?",
                };
                let severity = severity(reference.kind);
                let place = Some(root.place());
                self.diagnostics.push(Diagnostic { severity, ..Diagnostic::error(title, place, help) });
            }
        }
        Seen::Done
    }

    fn definitions(&mut self, root: Node<'_>, reference: &Reference) {
        let (mut definitions, mut schemas) = wsdl::read(root, self.diagnostics);
        for import in &mut definitions.imports {
            if let (Some(location), Some(document)) = (&import.location, &mut import.document) {
                self.locations.apply(location, document);
            }
        }
        for schema in &mut schemas {
            self.locations.apply_to_schema(schema);
        }
        if reference.kind == Kind::Include {
            let title = "a WSDL document is included as if it were a schema";
            self.diagnostics.warning(title, &reference.place, "Its schemas are read. Is the location right?");
        }
        for import in &definitions.imports {
            self.ask(import.document.as_ref(), &import.namespace, Kind::Import, &import.place);
        }
        for schema in &schemas {
            self.follow(schema);
        }
        self.documents.definitions.push(definitions);
        self.documents.schemas.extend(schemas);
    }

    fn schema(&mut self, root: Node<'_>, reference: &Reference, includer: Arc<str>) -> Seen {
        let mut schema = xsd::read(root, Some(&includer), self.diagnostics);
        self.locations.apply_to_schema(&mut schema);
        let expected = (reference.kind != Kind::Entry).then_some(&reference.namespace);
        if let Some(expected) = expected.filter(|expected| **expected != schema.target_namespace) {
            let of = |namespace: &str| match namespace {
                "" => "no namespace".to_owned(),
                other => format!("'{other}'"),
            };
            let (own, expected) = (of(&schema.target_namespace), of(expected));
            let title = format!("the document '{}' is of {own}, not of {expected}", reference.document);
            self.diagnostics.warning(title, &reference.place, "It is read as what it is. Correct one of the two.");
        }
        self.follow(&schema);
        let seen = if schema.chameleon || schema.target_namespace.is_empty() {
            let mut namespaces = match self.seen.remove(&reference.document) {
                Some(Seen::Chameleon(namespaces)) => namespaces,
                _ => Vec::new(),
            };
            namespaces.push(includer);
            Seen::Chameleon(namespaces)
        } else {
            Seen::Done
        };
        self.loaded.push(schema);
        seen
    }

    fn follow(&mut self, schema: &Schema) {
        for import in &schema.imports {
            self.ask(import.document.as_ref(), &import.namespace, Kind::Import, &import.place);
        }
        for include in &schema.includes {
            self.ask(Some(&include.document), &schema.target_namespace, Kind::Include, &include.place);
        }
        for redefine in &schema.redefines {
            self.ask(Some(&redefine.document), &schema.target_namespace, Kind::Include, &redefine.place);
        }
    }

    fn ask(&mut self, document: Option<&Arc<str>>, namespace: &Arc<str>, kind: Kind, place: &Place) {
        if let Some(document) = document {
            let (document, namespace, place) = (document.clone(), namespace.clone(), place.clone());
            self.queue.push_back(Reference { document, namespace, kind, place });
        }
    }
}

/// What it means that a document cannot be read: without the entry there is nothing, without another one what refers to its
/// definitions is wrong.
fn severity(kind: Kind) -> Severity {
    match kind {
        Kind::Entry => Severity::Error,
        Kind::Import | Kind::Include => Severity::Warning,
    }
}

#[cfg(test)]
mod tests;
