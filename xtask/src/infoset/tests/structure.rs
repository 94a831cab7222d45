//! Elements, attributes and types.

use super::super::difference::Child;
use super::super::{Comparison, Element, Name};
use super::{What, assert_same, differences, only, with};
use crate::schema::support::contract;

fn name(local: &str) -> Name {
    Name { namespace: "urn:t".to_owned(), local: local.to_owned() }
}

fn child(local: &str) -> Option<Child> {
    Some(Child::Element(name(local)))
}

const SEQUENCE: &str = "<xs:sequence><xs:element name='a' type='xs:int' minOccurs='0' maxOccurs='9'/>\
                        <xs:element name='b' type='xs:string' minOccurs='0' nillable='true' default='x'/></xs:sequence>";

#[test]
fn what_means_nothing_is_passed_over() {
    let schema = with(&format!("{SEQUENCE}<xs:attribute name='k'/><xs:attribute name='l'/>"));
    let plain = "<e k='1' l='2'><a>1</a><b>x</b></e>";
    assert_same(&schema, plain, "<e l='2' k=\"&#49;\"><a>1</a><b>x</b></e>");
    assert_same(&schema, plain, "<t:e k='1' l='2' xmlns='urn:u'><t:a>1</t:a><b xmlns='urn:t'>x</b></t:e>");
    assert_same(&schema, plain, "<e k='1' l='2'>\n\t<a>1</a><!-- a --><?p?>\r\n<b>x</b> </e>");
    assert_same(&schema, plain, "<e k='1' l='2' xsi:schemaLocation='urn:t t.xsd'><a>1</a><b>x</b></e>");
    assert_same(&schema, plain, "<e k='1' l='2'><a xsi:nil='false'>1</a><b>x</b></e>");
    assert_same(&schema, plain, "<e k='1' l='2'><a xsi:type='xs:int'>1</a><b>x</b></e>");
}

#[test]
fn children_that_are_missing_added_or_moved_are_found() {
    let schema = with(SEQUENCE);
    let both = "<e><a>1</a><a>2</a><b>x</b></e>";
    let (path, what) = only(&schema, both, "<e><a>1</a><a>2</a></e>");
    assert_eq!((path.as_str(), what), ("e", What::Child(2, child("b"), None)));
    let (_, what) = only(&schema, both, "<e><a>1</a><b>x</b></e>");
    assert_eq!(what, What::Child(1, child("a"), child("b")));
    let (path, what) = only(&schema, both, "<e><a>1</a><a>3</a><b>x</b></e>");
    assert_eq!((path.as_str(), what), ("e/a[2]", What::Text("2".into(), "3".into())));
    only(&schema, both, "<e><b>x</b><a>1</a><a>2</a></e>");
    only(&schema, both, "<e><a>1</a><a>2</a><b xmlns='urn:u'>x</b></e>");
    only(&schema, both, "<e><a>1</a>text<a>2</a><b>x</b></e>");
    assert_eq!(differences(&schema, both, "<e><a>3</a><a>4</a><b>y</b></e>").len(), 3);
}

#[test]
fn nil_and_defaults_are_apart() {
    let schema = with(SEQUENCE);
    let (path, what) = only(&schema, "<e><b xsi:nil='true'/></e>", "<e><b/></e>");
    assert_eq!((path.as_str(), what), ("e/b", What::Nil(true, false)));
    assert_same(&schema, "<e><b xsi:nil='1'/></e>", "<e><b xsi:nil='true'></b></e>");
    assert_same(&schema, "<e><b/></e>", "<e><b>x</b></e>");
    only(&schema, "<e><b/></e>", "<e><b>y</b></e>");
    only(&schema, "<e><b/></e>", "<e></e>");
}

#[test]
fn attributes_are_compared_by_value() {
    let schema = with(
        "<xs:attribute name='n' type='xs:int'/><xs:attribute name='d' default='x'/><xs:attribute name='f' fixed='y'/>\
         <xs:anyAttribute namespace='##other' processContents='lax'/>",
    );
    assert_same(&schema, "<e n=' 1 '/>", "<e n='01'/>");
    assert_same(&schema, "<e/>", "<e d='x' f='y'/>");
    assert_same(&schema, "<e xmlns:p='urn:o' p:q='1'/>", "<e xmlns:r='urn:o' r:q='1'/>");
    let attribute = |name: &str| Name { namespace: String::new(), local: name.to_owned() };
    let (path, what) = only(&schema, "<e n='1'/>", "<e n='2'/>");
    assert_eq!((path.as_str(), what), ("e", What::Attribute(attribute("n"), Some("1".into()), Some("2".into()))));
    let (_, what) = only(&schema, "<e n='1'/>", "<e/>");
    assert_eq!(what, What::Attribute(attribute("n"), Some("1".into()), None));
    only(&schema, "<e d=''/>", "<e/>");
    only(&schema, "<e xmlns:p='urn:o' p:q='1'/>", "<e/>");
    let of_other_namespace = differences(&schema, "<e xmlns:p='urn:o' p:q='1'/>", "<e xmlns:p='urn:p' p:q='1'/>");
    assert_eq!(of_other_namespace.len(), 2);
    only(&schema, "<e xmlns:p='urn:o' p:q='1'/>", "<e xmlns:p='urn:o' p:q='01'/>");
}

#[test]
fn types_are_compared_by_their_names() {
    let schema = "<xs:element name='e' type='t:B'/><xs:complexType name='B'><xs:sequence>\
                  <xs:element name='a' type='xs:int'/></xs:sequence></xs:complexType>\
                  <xs:complexType name='D'><xs:complexContent><xs:extension base='t:B'><xs:sequence>\
                  <xs:element name='c' type='xs:int' minOccurs='0'/></xs:sequence></xs:extension></xs:complexContent>\
                  </xs:complexType>";
    assert_same(schema, "<e xsi:type='t:B'><a>1</a></e>", "<e><a>1</a></e>");
    assert_same(schema, "<e xsi:type='t:D'><a>1</a><c>1</c></e>", "<e xsi:type=' D '><a>1</a><c>01</c></e>");
    let (path, what) = only(schema, "<e xsi:type='t:D'><a>1</a></e>", "<e><a>1</a></e>");
    assert_eq!((path.as_str(), what), ("e", What::Type(Some("{urn:t}D".into()), None)));
    only(schema, "<e xsi:type='D'><a>1</a><c>1</c></e>", "<e xsi:type='D'><a>1</a><c>2</c></e>");
}

#[test]
fn order_means_nothing_in_all() {
    let schema = with("<xs:all><xs:element name='a' type='xs:int'/><xs:element name='b' type='xs:int'/></xs:all>");
    assert_same(&schema, "<e><a>1</a><b>2</b></e>", "<e><b>2</b> <a>1</a></e>");
    let (path, _) = only(&schema, "<e><a>1</a><b>2</b></e>", "<e><b>3</b><a>1</a></e>");
    assert_eq!(path, "e/b");
}

#[test]
fn text_between_elements_counts_in_mixed_content() {
    let schema = "<xs:element name='e'><xs:complexType mixed='true'><xs:sequence>\
                  <xs:element name='a' type='xs:int' minOccurs='0' maxOccurs='9'/></xs:sequence></xs:complexType>\
                  </xs:element>";
    assert_same(schema, "<e>x<a>1</a> <a>2</a></e>", "<e><![CDATA[x]]><a>1</a><!-- y --> <a>2</a></e>");
    only(schema, "<e>x<a>1</a></e>", "<e><a>1</a>x</e>");
    only(schema, "<e>x<a>1</a></e>", "<e>x <a>1</a></e>");
    only(schema, "<e><a>1</a> <a>2</a></e>", "<e><a>1</a><a>2</a></e>");
    only(schema, "<e>x</e>", "<e>y</e>");
}

#[test]
fn members_of_substitution_groups_have_their_types() {
    let schema = "<xs:element name='e'><xs:complexType><xs:sequence><xs:element ref='t:head'/></xs:sequence>\
                  </xs:complexType></xs:element><xs:element name='head' type='xs:decimal'/>\
                  <xs:element name='member' type='xs:int' substitutionGroup='t:head'/>";
    assert_same(schema, "<e><member>01</member></e>", "<e><member>1</member></e>");
    only(schema, "<e><member>1</member></e>", "<e><head>1</head></e>");
    only(schema, "<e><member>1</member></e>", "<e><member>2</member></e>");
}

#[test]
fn what_a_wildcard_admits_counts_as_it_is() {
    let schema = with("<xs:sequence><xs:any namespace='##any' processContents='lax'/></xs:sequence>");
    let open = "<e><u k='1' xmlns:p='urn:p' p:l='2'>a <v/>b</u></e>";
    assert_same(&schema, open, "<e><t:u xmlns:q='urn:p' q:l='2' k='1'>a <v></v>b</t:u></e>");
    for other in [
        "<e><u k='1'>a <v/>b</u></e>",
        "<e><u k='01' xmlns:p='urn:p' p:l='2'>a <v/>b</u></e>",
        "<e><u k='1' xmlns:p='urn:p' p:l='2'>a<v/>b</u></e>",
        "<e><u k='1' xmlns:p='urn:p' p:l='2'>a <v> </v>b</u></e>",
        "<e><u k='1' xmlns:p='urn:p' p:l='2'>a <w/>b</u></e>",
        "<e><u k='1' xmlns:p='urn:p' p:l='2'>a b</u></e>",
        "<e/>",
    ] {
        only(&schema, open, other);
    }
    assert_same(&schema, "<e><u xsi:nil='1'/></e>", "<e><u xsi:nil=' true '/></e>");
    only(&schema, "<e><u xsi:nil='1'/></e>", "<e><u/></e>");
    assert_same(&schema, "<e><u xsi:nil='false'>a</u></e>", "<e><u>a</u></e>");
    let typed = "<e><u xsi:type='xs:QName'>t:x</u></e>";
    only(&schema, typed, "<e><u xsi:type='xs:QName' xmlns:t='urn:u'>t:x</u></e>");
    only(&schema, typed, "<e><u xsi:type='xs:string'>t:x</u></e>");
    assert_same(&schema, typed, "<e><u xmlns:p='http://www.w3.org/2001/XMLSchema' xsi:type='p:QName'>t:x</u></e>");
}

#[test]
fn content_of_any_type_counts_as_it_is() {
    let schema = "<xs:element name='e'/>";
    assert_same(schema, "<e k='1'> a<b/> </e>", "<e k='1'> a<b/> </e>");
    only(schema, "<e> a</e>", "<e>a</e>");
    only(schema, "<e><a>1</a></e>", "<e><a>01</a></e>");
    only(schema, "<e k='1'/>", "<e/>");
}

#[test]
fn another_root_is_a_difference() {
    let contract = contract("<xs:element name='e' type='xs:int'/><xs:element name='f' type='xs:int'/>");
    let (id, _) = contract.element_ids().next().expect("there is an element");
    let read = |text: &str| Element::read(text).expect("it is well-formed");
    let (e, f) = (read("<e xmlns='urn:t'>1</e>"), read("<f xmlns='urn:t'>1</f>"));
    let comparison = Comparison::of(&contract);
    let found: Vec<What> = comparison.differences(id, &e, &f).into_iter().map(|each| each.what).collect();
    assert_eq!(found, [What::Root(name("e"), name("f"))]);
    assert_eq!(comparison.differences(id, &f, &f).len(), 1);
    assert!(Element::read("<e>").is_err() && Element::read("").is_err());
}
