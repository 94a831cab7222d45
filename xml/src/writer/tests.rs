//! Writing: namespaces, prefixes, what cannot be written.

use super::*;
use crate::{Limits, Scanner, Token};

const TABLE: Table = &["urn:a", "urn:b"];
const A: Ns = Ns::of(0);
const B: Ns = Ns::of(1);

#[test]
fn namespaces_are_declared_where_they_change_and_prefixes_once() {
    let mut writer = Writer::new(TABLE);
    writer.start(Name::new(A, "a"));
    writer.attribute(Name::new(Ns::NONE, "plain"), "<\"&>\t\n\r'");
    writer.attribute(Name::new(B, "other"), "x");
    writer.attribute(Name::new(B, "more"), "y");
    writer.attribute(Name::new(Ns::XML, "lang"), "de");
    writer.string(Name::new(A, "same"), "a<b>&\r\n]]>");
    writer.string(Name::new(B, "other"), "");
    writer.string(Name::new(Ns::NONE, "none"), " ");
    writer.nil(Name::new(A, "nil"));
    writer.end();
    assert_eq!(
        writer.finish().unwrap(),
        "<a xmlns=\"urn:a\" plain=\"&lt;&quot;&amp;&gt;&#x9;&#xA;&#xD;'\" xmlns:n1=\"urn:b\" n1:other=\"x\" \
         n1:more=\"y\" xml:lang=\"de\"><same>a&lt;b&gt;&amp;&#xD;\n]]&gt;</same><other xmlns=\"urn:b\"/>\
         <none xmlns=\"\"> </none><nil xsi:nil=\"true\"/></a>"
    );
}

#[test]
fn qualified_names_are_read_back_as_they_were_written() {
    for of_element in [A, Ns::NONE] {
        for (namespace, local) in [("urn:a", "x"), ("urn:b&", "x"), ("", "x")] {
            let mut writer = Writer::new(TABLE);
            writer.start(Name::new(A, "root"));
            writer.start(Name::new(of_element, "q"));
            let prefix = writer.qualify(namespace);
            writer.text(&(prefix + local));
            writer.end();
            writer.end();
            let text = writer.finish().unwrap();
            let mut scanner = Scanner::new(&text, TABLE, Limits::default());
            scanner.token().unwrap();
            let Token::Start(start) = scanner.token().unwrap() else { panic!("{text}") };
            assert_eq!((start.ns, start.local), (of_element, "q"), "{text}");
            let Token::Text(written) = scanner.token().unwrap() else { panic!("{text}") };
            let (prefix, name) = written.split_once(':').unwrap_or(("", &written));
            assert_eq!((scanner.scope().uri(prefix), name), (namespace, local), "{text}");
            for _ in 0..2 {
                assert!(matches!(scanner.token().unwrap(), Token::End), "{text}");
            }
        }
    }
}

#[test]
fn the_namespace_of_declarations_gets_no_prefix() {
    const XMLNS: &str = "http://www.w3.org/2000/xmlns/";
    let writes: [fn(&mut Writer); 2] =
        [|writer| drop(writer.qualify(XMLNS)), |writer| writer.attribute(Name::new(Ns::of(0), "x"), "y")];
    for write in writes {
        let mut writer = Writer::new(&[XMLNS]);
        writer.start(Name::new(Ns::NONE, "a"));
        write(&mut writer);
        writer.end();
        assert_eq!(writer.finish().unwrap_err().path(), "a");
    }
}

#[test]
fn an_attribute_of_either_envelope_keeps_its_namespace_whatever_the_envelope_is() {
    for of in [Ns::ENVELOPE_11, Ns::ENVELOPE_12] {
        let namespace = of.text(TABLE);
        let mut writer = Writer::new(TABLE);
        writer.start(Name::new(A, "a"));
        writer.attribute_of(namespace, "role", "x");
        writer.end();
        let text = writer.finish().unwrap();
        let mut scanner = Scanner::new(&text, TABLE, Limits::default());
        scanner.token().unwrap();
        let attribute = scanner.attributes().find(|one| one.declares().is_none()).unwrap();
        assert_eq!((scanner.attribute_namespace(&attribute), attribute.local), (namespace, "role"), "{text}");
    }
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
fn the_first_value_that_is_refused_is_named_with_its_element() {
    let mut writer = Writer::new(TABLE);
    writer.start(Name::new(A, "a"));
    writer.start(Name::new(A, "b"));
    writer.refuse("it is empty");
    writer.end();
    writer.string(Name::new(A, "c"), "\0");
    writer.end();
    let error = writer.finish().unwrap_err();
    assert_eq!((error.path(), error.character()), ("a/b", None));
    assert!(error.to_string().ends_with(": it is empty"), "{error}");
}
