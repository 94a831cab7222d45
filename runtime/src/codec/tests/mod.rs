//! The codec without generated code: fragments, many fields, writing, mutated texts.

use super::*;
use crate::values::Decimal;

mod alternatives;
mod anything;
mod attributes;
mod families;
mod mutated;
mod mutated_values;
mod nil;
mod qnames;
mod simple_types;
mod structures;
mod support;
mod types;
mod unions;

const TABLE: Table = &["urn:a", "urn:b"];
const A: Ns = Ns::of(0);
const B: Ns = Ns::of(1);

fn reader(text: &str) -> Reader<'_> {
    Reader::new(text, TABLE, Limits::default(), Sink::lenient())
}

#[test]
fn a_fragment_keeps_declarations_place_and_path() {
    let text = "<a xmlns=\"urn:a\" xmlns:p=\"urn:b\" xmlns:hidden=\"urn:old\"><x xmlns:hidden=\"urn:new\">\
        <p:y hidden:q=\"1\" q=\"2\"><z>p:name</z><w>1 2</w></p:y></x></a>";
    let mut outer = reader(text);
    outer.root().unwrap();
    outer.child().unwrap();
    let y = outer.child().unwrap().unwrap();
    let fragment = outer.fragment(&y).unwrap().into_owned();
    assert_eq!((fragment.namespace(), fragment.local_name(), fragment.parent_path()), ("urn:b", "y", "a/x"));
    assert_eq!(&text[fragment.offset()..][..fragment.xml().len()], fragment.xml());
    assert!(outer.child().unwrap().is_none());

    let (mut inner, start) = fragment.open(TABLE, Limits::default(), Sink::lenient()).unwrap();
    assert_eq!((start.ns, start.local), (B, "y"));
    let attributes = inner.attributes(&start);
    assert_eq!(attributes.get(Name::new(Ns::NONE, "q")), Some("2"));
    let unknown: Vec<String> = attributes.names().collect();
    assert_eq!(unknown, ["{urn:new}q", "q"]);
    let z = inner.child().unwrap().unwrap();
    assert_eq!((z.ns, z.local), (A, "z"));
    assert_eq!(inner.path(), "a/x/y/z");
    assert_eq!(inner.qname().unwrap().to_string(), "{urn:b}name");
    let w = inner.child().unwrap().unwrap();
    let error = i32::read(&mut inner, &w).unwrap_err();
    assert_eq!(error.path(), "a/x/y/w");
    assert_eq!(&text[error.offset()..][..6], "</p:y>", "errors in values are noticed after the value");
}

#[test]
fn the_writer_declares_namespaces_where_they_change_and_escapes() {
    let mut writer = Writer::new(TABLE);
    writer.start(Name::new(A, "a"));
    writer.attribute(Name::new(Ns::NONE, "plain"), "<\"&>\t\n\r'");
    writer.attribute(Name::new(B, "other"), "x");
    writer.attribute(Name::new(Ns::XML, "lang"), "de");
    writer.string(Name::new(A, "same"), "a<b>&\r\n]]>");
    writer.string(Name::new(B, "other"), "");
    writer.string(Name::new(Ns::NONE, "none"), " ");
    writer.nil(Name::new(A, "nil"));
    f64::NEG_INFINITY.write(&mut writer, Name::new(A, "double"));
    writer.end();
    let text = writer.finish().unwrap();
    assert_eq!(
        text,
        "<a xmlns=\"urn:a\" plain=\"&lt;&quot;&amp;&gt;&#x9;&#xA;&#xD;'\" xmlns:n1=\"urn:b\" n1:other=\"x\" \
         xml:lang=\"de\"><same>a&lt;b&gt;&amp;&#xD;\n]]&gt;</same><other xmlns=\"urn:b\"/><none xmlns=\"\"> </none>\
         <nil xsi:nil=\"true\"/><double>-INF</double></a>"
    );
    // The result reads back as what was written.
    let text = text.replacen(" plain", " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" plain", 1);
    let mut reader = reader(&text);
    let start = reader.root().unwrap();
    let attributes = reader.attributes(&start);
    assert_eq!(attributes.get(Name::new(Ns::NONE, "plain")), Some("<\"&>\t\n\r'"));
    assert_eq!(attributes.get(Name::new(B, "other")), Some("x"));
    assert_eq!(attributes.get(Name::new(Ns::XML, "lang")), Some("de"));
    let mut names = Vec::new();
    while let Some(child) = reader.child().unwrap() {
        names.push((child.ns, child.local, child.is_nil(), reader.string().unwrap()));
    }
    let expected = [
        (A, "same", false, "a<b>&\r\n]]>"),
        (B, "other", false, ""),
        (Ns::NONE, "none", false, " "),
        (A, "nil", true, ""),
        (A, "double", false, "-INF"),
    ];
    assert_eq!(names, expected.map(|(ns, local, nil, text)| (ns, local, nil, text.to_owned())));
}

#[test]
fn what_xml_cannot_carry_is_named_with_its_element() {
    for bad in ["\0", "a\u{1F}", "\u{FFFE}", "\u{FFFF}"] {
        let mut writer = Writer::new(TABLE);
        writer.start(Name::new(A, "a"));
        writer.string(Name::new(A, "b"), bad);
        writer.end();
        let error = writer.finish().unwrap_err();
        assert_eq!((error.path(), error.character()), ("a/b", bad.chars().last()));
    }
}

#[test]
fn a_document_is_not_finished_while_an_element_is_open() {
    let mut open = reader("<a><b/><c></c></a>");
    open.root().unwrap();
    for _ in 0..2 {
        let error = open.finish().unwrap_err();
        assert_eq!((error.kind(), error.path()), (ReadErrorKind::Unexpected, "a"));
        open.child().unwrap();
        assert_eq!(
            open.finish().unwrap_err().found(),
            if open.path() == "a/b" { "`b`, which is still open" } else { "`c`, which is still open" }
        );
        open.child().unwrap();
    }
    assert!(open.child().unwrap().is_none());
    open.finish().unwrap();
}

#[test]
fn debug_shows_names_and_no_values() {
    let mut reader =
        reader("<a xmlns:i='http://www.w3.org/2001/XMLSchema-instance' b='secret' i:type='secret'>secret</a>");
    let start = reader.root().unwrap();
    let shown = format!("{start:?} {:?} {reader:?}", reader.attributes(&start));
    assert!(shown.contains("\"a\"") && shown.contains("\"b\"") && !shown.contains("secret"), "{shown}");
}

#[test]
fn fragments_that_stand_together_share_what_is_in_scope() {
    let text = "<a xmlns='urn:a'><h xmlns:p='urn:b'><x xmlns='urn:x' xmlns:p='urn:y'><p:i/></x><p:y/></h><h xmlns:p='urn:c'><p:y/></h></a>";
    let mut outer = reader(text);
    outer.root().unwrap();
    let mut fragments = Vec::new();
    while outer.child().unwrap().is_some() {
        while let Some(block) = outer.child().unwrap() {
            fragments.push(outer.fragment(&block).unwrap().into_owned());
        }
    }
    let names: Vec<String> = fragments.iter().map(ToString::to_string).collect();
    assert_eq!(names, ["{urn:x}x", "{urn:b}y", "{urn:c}y"]);
    // Each uses the declarations around it, not those of its neighbour.
    for (fragment, inner) in fragments.iter().zip([Some("{urn:y}i"), None, None]) {
        let (mut reader, start) = fragment.open(TABLE, Limits::default(), Sink::strict()).unwrap();
        assert_eq!(reader.display(&start), fragment.to_string());
        let child = reader.child().unwrap().map(|child| reader.display(&child));
        assert_eq!(child.as_deref(), inner);
    }
    assert!(fragments[0].shares_scope_with(&fragments[1]) && !fragments[1].shares_scope_with(&fragments[2]));
}
