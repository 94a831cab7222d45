//! Wildcards that admit only what the schema declares.

use wsdl_runtime::DeviationKind::{self, Facet, Nonconforming, Undeclared, UnknownAttribute};
use wsdl_runtime::codec::read_document;

use super::*;
use wildcards_for_declared_content::namespaces::{N0, TABLE};
use wildcards_for_declared_content::types::{BoxElement, Crate, Shelf};

/// Reads an element, which is the text after its name. Strict reading fails if and only if something is reported.
fn read<T: SchemaType>(local: &'static str, rest: &str) -> (T, Vec<(String, DeviationKind)>) {
    let xml = format!("<{local} xmlns='urn:case' xmlns:c='urn:case' xmlns:o='urn:other' {rest}</{local}>");
    let (value, deviations) = read_document(&xml, TABLE, Name::new(N0, local), Sink::lenient()).expect(&xml);
    let strict = read_document::<T>(&xml, TABLE, Name::new(N0, local), Sink::strict());
    assert_eq!(strict.is_ok(), deviations.is_empty(), "{xml}");
    (value, deviations.as_slice().iter().map(|one| (one.path.clone(), one.kind.clone())).collect())
}

#[test]
fn content_that_conforms_to_its_declaration_is_kept_without_a_report() {
    let (boxed, deviations) =
        read::<BoxElement>("Box", "c:rank='1' c:unit='kg'><Weight>7</Weight><Box><Weight>8</Weight></Box>");
    assert_eq!(deviations, []);
    assert_eq!(boxed.any.len(), 2);
    let inner = boxed.any[1].value.element("urn:case", "Weight").and_then(|weight| weight.value.text());
    assert_eq!(inner.as_deref(), Some("8"));
    assert_eq!(boxed.any_attributes.get("urn:case", "unit"), Some("kg"));
}

#[test]
fn what_is_not_declared_is_kept_and_reported() {
    let (boxed, deviations) = read::<BoxElement>("Box", "c:size='1'><o:Lid/><Kind/>");
    let undeclared = |path: &str, name: &str| (path.to_owned(), Undeclared(name.to_owned()));
    let expected = [
        undeclared("Box", "{urn:case}size"),
        undeclared("Box/Lid", "{urn:other}Lid"),
        undeclared("Box/Kind", "{urn:case}Kind"),
    ];
    assert_eq!(deviations, expected);
    assert_eq!((boxed.any.len(), boxed.any_attributes.0.len()), (2, 1));
}

#[test]
fn an_element_without_a_declaration_may_name_its_type() {
    let (_, deviations) = read::<BoxElement>(
        "Box",
        "xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><o:Lid i:type='c:Unit'>kg</o:Lid>",
    );
    assert_eq!(deviations, []);
}

#[test]
fn what_is_not_as_it_is_declared_is_kept_and_reported() {
    let (boxed, deviations) =
        read::<BoxElement>("Box", "c:rank='first'><Box><Weight>heavy</Weight></Box><Weight x='1'>101</Weight>");
    let kinds: Vec<_> = deviations.iter().map(|(path, kind)| (path.as_str(), kind)).collect();
    let [("Box/@rank", Nonconforming(rank)), ("Box/Box/Weight", Nonconforming(inner)), rest @ ..] = kinds.as_slice()
    else {
        panic!("{kinds:?}");
    };
    assert_eq!((rank.as_str(), inner.as_str()), ("{urn:case}rank", "{urn:case}Box"));
    assert!(matches!(rest, [("Box/Weight", UnknownAttribute(_)), ("Box/Weight", Facet(_))]), "{rest:?}");
    assert_eq!(boxed.any.len(), 2);
}

#[test]
fn wildcards_of_choices_are_checked_and_lax_ones_are_not() {
    let (crated, deviations) = read::<Crate>("Crate", "><Label>a</Label><o:Lid/>");
    assert!(matches!(deviations.as_slice(), [(path, Undeclared(_))] if path == "Crate/Lid"), "{deviations:?}");
    assert_eq!(crated.choice.len(), 2);
    let (shelf, deviations) = read::<Shelf>("Shelf", "><o:Lid/><Weight>heavy</Weight>");
    assert_eq!((shelf.any.len(), deviations), (2, vec![]));
}

#[test]
fn wildcards_in_wildcards_are_checked_at_every_depth() {
    const DEPTH: usize = 90;
    let text = format!("{}><Weight>heavy</Weight>{}", "><Box".repeat(DEPTH), "</Box>".repeat(DEPTH));
    let (boxed, deviations) = read::<BoxElement>("Box", &text);
    let [(path, Nonconforming(_))] = deviations.as_slice() else { panic!("{deviations:?}") };
    assert_eq!(*path, "Box/".repeat(DEPTH + 1) + "Weight");
    assert_eq!(boxed.any.len(), 1);
}

#[test]
fn what_is_odd_about_a_text_is_reported_once() {
    let instance = "xmlns:i='http://www.w3.org/2001/XMLSchema-instance'";
    for content in ["<Box i:nil='False'/>", "<o:Lid i:nil='False'/>"] {
        let (boxed, deviations) = read::<BoxElement>("Box", &format!("{instance}>{content}"));
        let forms = deviations.iter().filter(|(_, kind)| matches!(kind, DeviationKind::LexicalForm(_))).count();
        assert_eq!((boxed.any.len(), forms), (1, 1), "{content}");
    }
}

#[test]
fn a_type_that_nothing_declares_does_not_replace_a_declaration() {
    let instance = "xmlns:i='http://www.w3.org/2001/XMLSchema-instance'";
    let (_, deviations) = read::<BoxElement>("Box", &format!("{instance}><o:Lid i:type='o:Nonsense'/>"));
    assert!(matches!(deviations.as_slice(), [(path, Undeclared(_))] if path == "Box/Lid"), "{deviations:?}");
}
