use std::cell::RefCell;

use super::{Documents, load, load_configured};
use crate::config::Config;
use crate::diagnostics::{Diagnostics, Severity};
use crate::limits;
use crate::qname::QName;
use crate::source::{MemorySource, Source, SourceError};
use crate::xsd::document::TypeUse;

fn wsdl(inside: &str) -> String {
    format!(
        "<w:definitions xmlns:w='http://schemas.xmlsoap.org/wsdl/' xmlns:xs='http://www.w3.org/2001/XMLSchema' \
         targetNamespace='urn:w'>{inside}</w:definitions>"
    )
}

fn xsd(namespace: &str, inside: &str) -> String {
    let target = if namespace.is_empty() { String::new() } else { format!("targetNamespace='{namespace}'") };
    format!("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' {target}>{inside}</xs:schema>")
}

/// Loads the first document, with the others beside.
fn load_all(documents: &[(&str, String)]) -> (Option<Documents>, Diagnostics) {
    let mut source = MemorySource::default();
    for (location, text) in documents {
        source = source.with(*location, text.as_bytes());
    }
    let mut diagnostics = Diagnostics::default();
    let loaded = load(documents[0].0, &source, &mut diagnostics);
    (loaded, diagnostics)
}

fn loaded(documents: &[(&str, String)]) -> Documents {
    let (loaded, diagnostics) = load_all(documents);
    assert!(diagnostics.is_empty(), "{diagnostics}");
    loaded.expect("the entry is read")
}

fn files(documents: &Documents) -> (Vec<&str>, Vec<(&str, &str)>) {
    let definitions = documents.definitions.iter().map(|d| &*d.place.file).collect();
    let schemas = documents.schemas.iter().map(|s| (&*s.place.file, &*s.target_namespace)).collect();
    (definitions, schemas)
}

#[test]
fn all_kinds_of_references_are_followed_and_cycles_end() {
    let documents = loaded(&[
        (
            "d/a.wsdl",
            wsdl(&format!(
                "<w:import namespace='urn:w' location='sub/b.wsdl'/><w:import namespace='urn:3' location='3.xsd'/><w:types>{}{}</w:types>",
                xsd("urn:1", "<xs:import namespace='urn:2' schemaLocation='2.xsd'/><xs:import namespace='urn:none'/>"),
                xsd("urn:2", "<xs:import namespace='urn:w' schemaLocation='sub/b.wsdl'/>"),
            )),
        ),
        (
            "d/sub/b.wsdl",
            wsdl(&format!("<w:import namespace='urn:w' location='../a.wsdl'/><w:types>{}</w:types>", xsd("urn:b", ""))),
        ),
        (
            "d/2.xsd",
            xsd(
                "urn:2",
                "<xs:include schemaLocation='./2i.xsd'/><xs:import namespace='urn:3' schemaLocation='3.xsd'/>",
            ),
        ),
        ("d/2i.xsd", xsd("urn:2", "<xs:include schemaLocation='2.xsd'/><xs:redefine schemaLocation='2r.xsd'/>")),
        ("d/2r.xsd", xsd("urn:2", "")),
        ("d/3.xsd", xsd("urn:3", "<xs:import namespace='urn:2' schemaLocation='../d/2.xsd'/>")),
    ]);
    let (definitions, schemas) = files(&documents);
    assert_eq!(definitions, ["d/a.wsdl", "d/sub/b.wsdl"]);
    let inline = [("d/a.wsdl", "urn:1"), ("d/a.wsdl", "urn:2"), ("d/sub/b.wsdl", "urn:b")];
    let own = [("d/3.xsd", "urn:3"), ("d/2.xsd", "urn:2"), ("d/2i.xsd", "urn:2"), ("d/2r.xsd", "urn:2")];
    assert_eq!(schemas, [&inline[..], &own[..]].concat());
}

#[test]
fn the_entry_may_be_a_schema() {
    let documents = loaded(&[
        ("a.xsd", xsd("urn:a", "<xs:import schemaLocation='b.xsd'/>")),
        ("b.xsd", xsd("", "<xs:import namespace='urn:a' schemaLocation='a.xsd'/>")),
    ]);
    assert_eq!(files(&documents), (vec![], vec![("a.xsd", "urn:a"), ("b.xsd", "")]));
}

#[test]
fn a_chameleon_is_read_once_for_each_namespace() {
    let chameleon = xsd("", "<xs:element name='e' type='T'/><xs:include schemaLocation='c2.xsd'/>");
    let include = "<xs:include schemaLocation='c.xsd'/>";
    let documents = loaded(&[
        (
            "a.wsdl",
            wsdl(&format!(
                "<w:types>{}{}{}{}</w:types>",
                xsd("urn:1", include),
                xsd("urn:2", include),
                xsd("urn:1", include),
                xsd("urn:3", "<xs:import schemaLocation='c.xsd'/>"),
            )),
        ),
        ("c.xsd", chameleon),
        ("c2.xsd", xsd("", "<xs:include schemaLocation='c.xsd'/>")),
    ]);
    let own = &documents.schemas[4..];
    let read: Vec<_> = own.iter().map(|s| (&*s.place.file, &*s.target_namespace, s.chameleon)).collect();
    let expected = [
        ("c.xsd", "urn:1", true),
        ("c.xsd", "urn:2", true),
        ("c.xsd", "", false),
        ("c2.xsd", "urn:1", true),
        ("c2.xsd", "urn:2", true),
        ("c2.xsd", "", false),
    ];
    assert_eq!(read, expected);
    assert_eq!(own[1].elements[0].name, QName::new("urn:2", "e"));
    assert_eq!(own[1].elements[0].type_, TypeUse::Named(QName::new("urn:2", "T")));
    assert_eq!(own[2].elements[0].type_, TypeUse::Named(QName::new("", "T")));
}

#[test]
fn a_missing_document_is_told_at_the_reference_and_the_rest_is_read() {
    let (documents, diagnostics) = load_all(&[
        ("d/a.xsd", xsd("urn:a", "\n<xs:include schemaLocation='no.xsd'/><xs:include schemaLocation='b.xsd'/>")),
        ("d/b.xsd", xsd("urn:a", "<xs:include schemaLocation='no.xsd'/>")),
    ]);
    assert_eq!(documents.unwrap().schemas.len(), 2);
    let all: Vec<_> = diagnostics.iter().collect();
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].title, "the document 'd/no.xsd' cannot be read: there is no such document");
    let place = all[0].place.as_ref().unwrap();
    assert_eq!((&*place.file, place.line, &*place.path), ("d/a.xsd", 2, "schema/include"));
}

#[test]
fn a_document_that_cannot_be_read_concerns_what_refers_to_it() {
    let include = "<xs:include schemaLocation='b.xsd'/>";
    for text in ["<broken", "<html/>"] {
        let (documents, diagnostics) = load_all(&[("a.xsd", xsd("urn:a", include)), ("b.xsd", text.to_owned())]);
        assert_eq!(documents.unwrap().schemas.len(), 1);
        assert_eq!((diagnostics.iter().count(), diagnostics.has_errors()), (1, false));
    }
}

#[test]
fn a_document_that_many_include_ends_within_the_budget() {
    let elements: String = (0..20_000).map(|n| format!("<xs:element name='e{n}'/>")).collect();
    let include = "<xs:include schemaLocation='c.xsd'/>";
    let including: String = (0..500).map(|n| xsd(&format!("urn:{n}"), include)).collect();
    let (documents, diagnostics) =
        load_all(&[("a.wsdl", wsdl(&format!("<w:types>{including}</w:types>"))), ("c.xsd", xsd("", &elements))]);
    assert!(documents.unwrap().held <= limits::HELD_BYTES + (64 << 20));
    let all: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.title.as_str()).collect();
    assert_eq!(all, [format!("the description comes to more than {} MiB", limits::HELD_BYTES >> 20)]);
}

#[test]
fn the_reason_of_the_source_is_told() {
    struct Locked;
    impl Source for Locked {
        fn read(&self, _: &str) -> Result<Vec<u8>, SourceError> {
            Err(SourceError::Unreadable("permission denied".into()))
        }
    }
    let mut diagnostics = Diagnostics::default();
    assert_eq!(load("a.wsdl", &Locked, &mut diagnostics), None);
    assert!(diagnostics.to_string().contains("'a.wsdl' cannot be read: permission denied"), "{diagnostics}");
}

#[test]
fn the_languages_own_schemas_need_not_be_there() {
    let inside =
        "<xs:import namespace='http://www.w3.org/XML/1998/namespace' schemaLocation='http://www.w3.org/2001/xml.xsd'/>";
    loaded(&[("a.xsd", xsd("urn:a", inside))]);
}

#[test]
fn an_entry_that_cannot_be_read_loads_nothing() {
    let html = "<html><body/></html>".to_owned();
    let wsdl_2 = "<description xmlns='http://www.w3.org/ns/wsdl'/>".to_owned();
    for (text, words) in [("<a>".to_owned(), "the XML is broken"), (html, "neither WSDL"), (wsdl_2, "WSDL 1.1")] {
        let (documents, diagnostics) = load_all(&[("a.wsdl", text)]);
        assert_eq!(documents, None);
        assert!(diagnostics.has_errors() && diagnostics.to_string().contains(words), "{diagnostics}");
    }
}

#[test]
fn other_namespaces_than_expected_are_warned_of() {
    let (documents, diagnostics) = load_all(&[
        (
            "a.xsd",
            xsd("urn:a", "<xs:import namespace='urn:b' schemaLocation='c.xsd'/><xs:include schemaLocation='d.xsd'/>"),
        ),
        ("c.xsd", xsd("urn:c", "")),
        ("d.xsd", xsd("urn:d", "")),
    ]);
    assert_eq!(documents.unwrap().schemas.len(), 3);
    let titles: Vec<_> = diagnostics.iter().map(|d| (d.severity, d.title.as_str())).collect();
    let expected = [
        (Severity::Warning, "the document 'c.xsd' is of 'urn:c', not of 'urn:b'"),
        (Severity::Warning, "the document 'd.xsd' is of 'urn:d', not of 'urn:a'"),
    ];
    assert_eq!(titles, expected);
}

#[test]
fn endless_references_end() {
    /// Every document includes one more.
    struct Counting(RefCell<usize>);
    impl Source for Counting {
        fn read(&self, _: &str) -> Result<Vec<u8>, SourceError> {
            let mut count = self.0.borrow_mut();
            *count += 1;
            Ok(xsd("urn:a", &format!("<xs:include schemaLocation='{count}'/>")).into_bytes())
        }
    }
    let source = Counting(RefCell::new(0));
    let mut diagnostics = Diagnostics::default();
    let documents = load("a.xsd", &source, &mut diagnostics).unwrap();
    assert_eq!(*source.0.borrow(), limits::DOCUMENTS);
    assert_eq!(documents.schemas.len(), limits::DOCUMENTS);
    assert!(diagnostics.has_errors() && diagnostics.to_string().contains("more than 10000 documents"));
}

#[test]
fn the_size_of_all_documents_is_limited() {
    let filler = format!("<!--{}-->", "x".repeat(16 << 20));
    let include = "<xs:include schemaLocation='c.xsd'/>";
    let including: String = (0..40).map(|n| xsd(&format!("urn:{n}"), include)).collect();
    let (documents, diagnostics) =
        load_all(&[("a.wsdl", wsdl(&format!("<w:types>{including}</w:types>"))), ("c.xsd", xsd("", &filler))]);
    // So many times sixteen MiB and a little.
    assert_eq!(documents.unwrap().schemas.iter().filter(|schema| schema.chameleon).count(), 15);
    let all: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.title.as_str()).collect();
    assert_eq!(all, ["the documents are larger than 256 MiB together"]);
}

/// Loads `a.wsdl` by a configuration with these locations.
fn mapped(locations: &str, documents: &[(&str, String)]) -> (Option<Documents>, Diagnostics) {
    let config = format!("entry = './a.wsdl'\ncrate = 'c'\noperations = 'all'\n[locations]\n{locations}");
    let config = Config::parse(&config, "a.toml").unwrap();
    let documents =
        documents.iter().fold(MemorySource::default(), |all, (name, text)| all.with(*name, text.as_bytes()));
    let mut diagnostics = Diagnostics::default();
    (load_configured(&config, &documents, &mut diagnostics), diagnostics)
}

#[test]
fn locations_stand_for_files() {
    let inline = "<xs:import namespace='urn:1' schemaLocation='http://h/S.svc?xsd=xsd0'/><xs:include schemaLocation=' ?xsd=2 '/>\
                  <xs:redefine schemaLocation='?xsd=3'/>";
    let (loaded, diagnostics) = mapped(
        "'?wsdl=1' = 'x/b.wsdl'\n'http://h/S.svc?xsd=xsd0' = './x/../one.xsd'\n'?xsd=2' = 'two.xsd'\n'?xsd=3' = '3.xsd'\n",
        &[
            ("a.wsdl", wsdl("<w:import namespace='urn:w' location='?wsdl=1'/>")),
            ("x/b.wsdl", wsdl(&format!("<w:types>{}</w:types>", xsd("urn:2", inline)))),
            ("one.xsd", xsd("urn:1", "<xs:import namespace='urn:2' schemaLocation='?xsd=2'/>")),
            ("two.xsd", xsd("urn:2", "")),
            ("3.xsd", xsd("urn:2", "")),
        ],
    );
    assert!(diagnostics.is_empty(), "{diagnostics}");
    let loaded = loaded.unwrap();
    let (definitions, schemas) = files(&loaded);
    assert_eq!(definitions, ["a.wsdl", "x/b.wsdl"]);
    assert_eq!(schemas, [("x/b.wsdl", "urn:2"), ("one.xsd", "urn:1"), ("two.xsd", "urn:2"), ("3.xsd", "urn:2")]);
    // What is redefined is found by the file of its schema.
    assert_eq!(&*loaded.schemas[0].redefines[0].document, "3.xsd");
}

#[test]
fn a_location_that_no_document_has_is_reported() {
    let (_, diagnostics) = mapped("'?xsd=1' = 'b.xsd'\n'?xsd=2' = 'c.xsd'\n", &[("a.wsdl", wsdl(""))]);
    let said: Vec<_> = diagnostics.iter().map(|d| (d.severity, d.place.as_ref().map(|place| place.line))).collect();
    assert_eq!(said, [(Severity::Warning, Some(5)), (Severity::Warning, Some(6))]);
}

#[test]
fn relative_locations_may_be_escaped() {
    let include = |location: &str| xsd("", &format!("<xs:include schemaLocation='{location}'/>"));
    let documents = loaded(&[
        ("a.xsd", include("Common%20Types/b%20c.xsd")),
        ("Common Types/b c.xsd", include("d%20e.xsd")),
        ("Common Types/d%20e.xsd", xsd("", "")),
    ]);
    assert_eq!(files(&documents).1, [("a.xsd", ""), ("Common Types/b c.xsd", ""), ("Common Types/d%20e.xsd", "")]);
}
