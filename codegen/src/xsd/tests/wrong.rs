//! What is wrong is told, with its place, and reading goes on.

use super::{complex, findings, particles, read_with, simple};
use crate::diagnostics::Diagnostics;
use crate::qname::ns;
use crate::xml::{Document, limits};
use crate::xsd::document::{Occurs, SimpleTypeReference, Variety};

#[test]
fn all_of_it_is_told_and_the_rest_is_read() {
    let mut diagnostics = Diagnostics::default();
    let schema = read_with(
        "targetNamespace='urn:t' elementFormDefault='yes'",
        "<xs:complexType name='T'><xs:sequence>
           <xs:element name='a' minOccurs='x' maxOccurs='-1'/>
           <xs:element name='1'/><xs:element/><xs:element ref='q:b'/>
           <xs:element name='c' nillable='maybe' type='xs:string' minOccurs='0'/></xs:sequence></xs:complexType>",
        &mut diagnostics,
    );
    let lines: Vec<_> = diagnostics.iter().map(|d| (d.place.as_ref().unwrap().line, d.title.as_str())).collect();
    let expected = [
        (1, "elementFormDefault='yes' is not a known value"),
        (3, "minOccurs='x' is not a number of occurrences"),
        (3, "maxOccurs='-1' is not a number of occurrences"),
        (4, "name='1' is not an XML name"),
        (4, "the element 'element' has no attribute 'name'"),
        (4, "the prefix 'q' of 'q:b' is not declared"),
        (5, "nillable='maybe' is not a known value"),
    ];
    assert_eq!(lines, expected);
    assert!(diagnostics.iter().all(|d| !d.help.is_empty()));
    let list = particles(&complex(&schema).content);
    assert_eq!(list.len(), 2);
    assert_eq!(list[0].occurs, Occurs::ONCE);
    assert_eq!(list[1].occurs, Occurs { min: 0, max: Some(1) });
}

#[test]
fn unknown_elements_are_warned_of() {
    let found = findings(
        "<xs:elemnt name='a'/><xs:complexType name='T' id='i' w:x='1'><xs:assert test='1'/><w:other/><xs:sequence><xs:key/></xs:sequence>
         </xs:complexType><xs:group name='g'><xs:element name='x'/></xs:group>",
    );
    let left_out = |name| format!("Warning: the element '{name}' is not known here and is left out");
    assert_eq!(found, ["elemnt", "assert", "key", "element"].map(left_out));
}

#[test]
fn unknown_attributes_are_warned_of() {
    let found = findings(
        "<xs:element name='a' nilable='true' id='i' w:nillable='true'><xs:annotation x='1'/><xs:complexType><xs:sequence>
         <xs:any process='lax'/></xs:sequence></xs:complexType></xs:element>",
    );
    let ignored = |element, name| format!("Warning: '{element}' does not have an attribute '{name}': it is ignored");
    assert_eq!(found, [ignored("element", "nilable"), ignored("any", "process")]);
}

#[test]
fn a_list_of_derivations_is_read_in_one_go() {
    let found = findings(&format!("<xs:complexType name='T' block='{}'/>", "x ".repeat(400_000)));
    assert_eq!(found.len(), 1);
    assert!(found[0].len() < 3_000);
    let schema = super::read(&format!("<xs:complexType name='T' block='{}'/>", "extension ".repeat(80_000)));
    assert_eq!(complex(&schema).block.as_ref().map(Vec::len), Some(1));
}

#[test]
fn what_is_wrong_in_a_component_is_kept_with_it() {
    let mut diagnostics = Diagnostics::default();
    let schema = read_with(
        "",
        "<xs:complexType name='T'><xs:sequence><xs:element name='1'/></xs:sequence></xs:complexType><xs:complexType \
         name='U'/>",
        &mut diagnostics,
    );
    let problems: Vec<usize> = schema.types.iter().map(|ty| ty.problems().len()).collect();
    assert_eq!(problems, [1, 0]);
}

#[test]
fn what_is_one_too_many_is_an_error() {
    let found = findings(
        "<xs:element name='a' type='xs:int'><xs:complexType/></xs:element>
         <xs:complexType name='T'><xs:sequence/><xs:choice/><xs:anyAttribute/><xs:anyAttribute/></xs:complexType>
         <xs:simpleType name='S'><xs:list itemType='xs:int'/><xs:union memberTypes='xs:int'/></xs:simpleType>",
    );
    let one_too_many = |name| format!("Error: the element '{name}' is one too many");
    assert_eq!(found, ["complexType", "choice", "anyAttribute", "union"].map(one_too_many));
}

#[test]
fn what_must_be_there_is_asked_for() {
    let found = findings(
        "<xs:include/><xs:redefine schemaLocation=''/><xs:complexType/><xs:attribute/><xs:group name='g'><xs:all/></xs:group>
         <xs:complexType name='T'><xs:complexContent/><xs:attributeGroup/></xs:complexType>
         <xs:complexType name='U'><xs:simpleContent><xs:extension/></xs:simpleContent></xs:complexType>
         <xs:simpleType name='S'/><xs:simpleType name='V'><xs:union memberTypes=' '/></xs:simpleType>
         <xs:simpleType name='W'><xs:restriction base='xs:int'><xs:maxLength value='-1'/><xs:enumeration/>
         <xs:whiteSpace value='trim'/></xs:restriction></xs:simpleType>",
    );
    let expected = [
        "'complexContent' has neither an extension nor a restriction",
        "the element 'attributeGroup' has no attribute 'ref'",
        "the element 'extension' has no attribute 'base'",
        "'simpleType' has no restriction, list or union",
        "the element 'union' has no attribute 'memberTypes'",
        "value='-1' is not a non-negative integer",
        "the element 'enumeration' has no attribute 'value'",
        "value='trim' is not a known value",
    ];
    // What nothing can refer to is not needed.
    let unneeded = [
        "the element 'include' names no document, so it adds nothing",
        "the element 'redefine' names no document, so it adds nothing",
        "the element 'complexType' has no attribute 'name'",
        "the element 'attribute' has no attribute 'name'",
    ];
    let unneeded = unneeded.map(|title| format!("Warning: {title}"));
    assert_eq!(found, [&unneeded[..], &expected.map(|title| format!("Error: {title}"))[..]].concat());
}

#[test]
fn a_type_that_is_not_well_made_is_any_text() {
    let mut diagnostics = Diagnostics::default();
    let schema =
        read_with("", "<xs:simpleType name='S'><xs:restriction base='q:x'/></xs:simpleType>", &mut diagnostics);
    assert_eq!(diagnostics.iter().count(), 1);
    let Variety::Restriction { base: SimpleTypeReference::Named(base), .. } = &simple(&schema).variety else {
        panic!("{schema:?}")
    };
    assert_eq!((&*base.namespace, &*base.local), (ns::XSD, "anySimpleType"));
}

#[test]
fn a_maximum_below_the_minimum_is_told_but_for_the_plain_zero() {
    let particle = |attributes: &str| findings(&format!("<xs:group name='g'><xs:sequence {attributes}/></xs:group>"));
    assert!(particle("maxOccurs='0'").is_empty());
    let below = particle("minOccurs='2' maxOccurs='1'");
    assert_eq!(below, ["Warning: maxOccurs is 1, but minOccurs is 2"]);
    assert_eq!(particle("minOccurs='1' maxOccurs='0'").len(), 1);
    assert_eq!(particle("minOccurs=''").len(), 1);
    assert_eq!(particle("minOccurs='+'").len(), 1);
    assert!(particle("minOccurs='+1'").is_empty());
}

#[test]
fn the_deepest_schema_is_read_on_a_small_stack() {
    let depth = limits::DEPTH - 4;
    let text = format!(
        "<xs:schema xmlns:xs='{}'><xs:group name='g'><xs:sequence>{}<xs:any/>{}</xs:sequence></xs:group></xs:schema>",
        ns::XSD,
        "<xs:choice>".repeat(depth),
        "</xs:choice>".repeat(depth),
    );
    let document = Document::read(text.as_bytes(), "a.xsd").unwrap();
    let mut diagnostics = Diagnostics::default();
    let schema = super::super::read(document.root(), None, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics}");
    assert_eq!(format!("{:?}", schema.groups).matches("Choice").count(), depth);
}
