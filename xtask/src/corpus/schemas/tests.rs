use wsdl_codegen::source::MemorySource;

use super::*;
use crate::corpus::{documents, tree};

const HEAD: &str = "<s:schema xmlns:s='http://www.w3.org/2001/XMLSchema'";

/// The schemas of a description that has this in its types, and of other documents.
fn extracted(types: &str, others: &[(&str, String)], imports: Imports) -> Files {
    let wsdl = format!(
        "<definitions xmlns='{WSDL}' xmlns:s='{XSD}' xmlns:t='urn:t&amp;\"'><types xmlns:u='urn:u'>{types}</types></definitions>"
    );
    let source = MemorySource::default().with("d/a.wsdl", wsdl);
    let source = others.iter().fold(source, |source, (name, text)| source.with(*name, text.as_str()));
    extract(&documents::load("d/a.wsdl", &source).expect("documents"), imports)
}

/// The locations that a file names, by the namespaces of imports.
fn locations(files: &Files, name: &str) -> Vec<(String, Option<String>)> {
    let root = tree::read(&files[name]).expect("a document");
    let of = |child: &Element, name| child.value(name).map(str::to_owned);
    let parts = root.children.iter().filter(|child| location_attribute(child).is_some());
    parts.map(|part| (of(part, "namespace").unwrap_or_default(), of(part, "schemaLocation"))).collect()
}

#[test]
fn declarations_around_a_schema_are_kept() {
    let files = extracted("<s:schema targetNamespace='urn:t' xmlns:u='urn:own'/>", &[], Imports::AsWritten);
    let root = tree::read(&files["s0.xsd"]).expect("a document");
    let mut declares = root.declares;
    declares.sort();
    let expected = [("", WSDL), ("s", XSD), ("t", "urn:t&\""), ("u", "urn:own")];
    assert_eq!(declares, expected.map(|(prefix, uri)| (prefix.to_owned(), uri.to_owned())));
    assert_eq!(locations(&files, ALL), [("urn:t".to_owned(), Some("s0.xsd".to_owned()))]);
}

#[test]
fn imports_name_one_file_a_namespace() {
    let types = "<s:schema targetNamespace='urn:a'><s:import namespace='urn:b'/><s:import namespace='urn:none'/></s:schema>\
                 <s:schema targetNamespace='urn:b'/><s:schema targetNamespace='urn:b'/>";
    let files = extracted(types, &[], Imports::AsWritten);
    let b = locations(&files, "s0.xsd")[0].1.clone().expect("a location");
    let import = |namespace: &str, file: Option<&str>| (namespace.to_owned(), file.map(str::to_owned));
    assert_eq!(locations(&files, "s0.xsd"), [import("urn:b", Some(&b)), import("urn:none", None)]);
    assert_eq!(locations(&files, &b), [import("", Some("s1.xsd")), import("", Some("s2.xsd"))]);
    assert_eq!(locations(&files, ALL), [import("urn:a", Some("s0.xsd")), import("urn:b", Some(&b))]);
}

#[test]
fn what_is_included_comes_with_what_includes_it() {
    let others = [
        ("x/a.xsd", format!("{HEAD} targetNamespace='urn:a'><s:include schemaLocation='b.xsd'/></s:schema>")),
        ("x/b.xsd", format!("{HEAD} targetNamespace='urn:a'><s:include schemaLocation='a.xsd'/></s:schema>")),
        ("x/c.xsd", format!("{HEAD} targetNamespace='urn:c'><s:redefine schemaLocation='./none.xsd'/></s:schema>")),
        ("x/none.xsd", format!("{HEAD}/>")),
    ];
    let types = "<s:schema><s:import namespace='urn:a' schemaLocation='../x/a.xsd'/>\
                 <s:import namespace='urn:c' schemaLocation='../x/c.xsd'/></s:schema>";
    let files = extracted(types, &others, Imports::AsWritten);
    let part = |namespace: &str, file: &str| (namespace.to_owned(), Some(file.to_owned()));
    assert_eq!(locations(&files, ALL), [part("", "s0.xsd"), part("urn:a", "s1.xsd"), part("urn:c", "s2.xsd")]);
    assert_eq!(locations(&files, "s0.xsd"), [part("urn:a", "s1.xsd"), part("urn:c", "s2.xsd")]);
    let (b, none) = ("s3.xsd", "s4.xsd");
    assert_eq!(locations(&files, "s1.xsd"), [part("", b)]);
    assert_eq!(locations(&files, b), [part("", "s1.xsd")]);
    assert_eq!(locations(&files, "s2.xsd"), [part("", none)]);
}

#[test]
fn missing_imports_are_added_on_request() {
    let types = "<s:schema targetNamespace='urn:a'><s:element name='e' xmlns:q='urn:b' type='q:T'/></s:schema>\
                 <s:schema targetNamespace='urn:b'/>";
    assert_eq!(locations(&extracted(types, &[], Imports::AsWritten), "s0.xsd"), []);
    let added = locations(&extracted(types, &[], Imports::Added), "s0.xsd");
    assert_eq!(added, [("urn:b".to_owned(), Some("s1.xsd".to_owned()))]);
}

#[test]
fn entities_stay_declared() {
    let text = format!(
        "<?xml version='1.0' encoding='ISO-8859-1'?><!DOCTYPE s [<!ENTITY u 'urn:a'>]>{HEAD} targetNamespace='&u;'/>"
    );
    let types = "<s:schema><s:import namespace='urn:a' schemaLocation='a.xsd'/></s:schema>";
    let files = extracted(types, &[("d/a.xsd", text)], Imports::AsWritten);
    assert!(files["s1.xsd"].starts_with("<!DOCTYPE s [<!ENTITY u 'urn:a'>]><s:schema"), "{}", files["s1.xsd"]);
    assert_eq!(locations(&files, "s0.xsd"), [("urn:a".to_owned(), Some("s1.xsd".to_owned()))]);
}

#[test]
fn a_document_type_in_a_comment_is_none() {
    let text = format!("<!-- <!DOCTYPE s [\n--><!-- a -->{HEAD} targetNamespace='urn:a'/>");
    let types = "<s:schema><s:import namespace='urn:a' schemaLocation='a.xsd'/></s:schema>";
    let files = extracted(types, &[("d/a.xsd", text)], Imports::AsWritten);
    assert!(files["s1.xsd"].starts_with("<s:schema"), "{}", files["s1.xsd"]);
}
