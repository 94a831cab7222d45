//! What the maker makes: valid documents, in which everything occurs that a schema lets occur.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use wsdl_codegen::contract::Contract;
use wsdl_codegen::qname::ns;

use super::{Maker, is_padded};
use crate::infoset::{Comparison, Element, Node};
use crate::schema::Schema;
use crate::schema::support::{contract, document};

/// Makes documents of the first global element.
fn made(contract: &Contract, count: usize) -> Vec<String> {
    let schema = Schema::of(contract);
    let mut maker = Maker::of(&schema);
    let (id, _) = contract.element_ids().next().expect("there is an element");
    (0..count).filter_map(|number| maker.document(id, number)).collect()
}

/// A schema with everything that instances depend on.
const ALL: &str = "\
<xs:element name='root'><xs:complexType><xs:sequence>
  <xs:element name='once' type='t:Base'/>
  <xs:element name='some' type='xs:int' minOccurs='2' maxOccurs='4'/>
  <xs:choice minOccurs='0' maxOccurs='unbounded'>
    <xs:element name='left' type='xs:date'/>
    <xs:sequence><xs:element name='right' type='t:Code'/><xs:element name='rest' type='xs:decimal' minOccurs='0'/></xs:sequence>
    <xs:element ref='t:head'/>
  </xs:choice>
  <xs:element name='nil' type='xs:dateTime' nillable='true'/>
  <xs:element name='set' type='t:Set' minOccurs='0'/>
  <xs:element name='mixed' type='t:Mixed' minOccurs='0'/>
  <xs:element name='open' minOccurs='0'/>
  <xs:element name='values' type='t:Values' minOccurs='0' default='1 2'/>
  <xs:element name='fixed' type='xs:token' fixed='a b' minOccurs='0'/>
  <xs:element name='tree' type='t:Tree' minOccurs='0'/>
  <xs:any namespace='##other' processContents='lax' minOccurs='0' maxOccurs='2'/>
</xs:sequence><xs:attribute name='needed' type='xs:boolean' use='required'/><xs:attribute name='optional' default='x'/>
<xs:attribute ref='t:global'/><xs:anyAttribute namespace='##other' processContents='skip'/></xs:complexType></xs:element>
<xs:attribute name='global' type='xs:QName'/>
<xs:complexType name='Base' abstract='true'><xs:sequence><xs:element name='a' type='xs:string'/></xs:sequence></xs:complexType>
<xs:complexType name='One'><xs:complexContent><xs:extension base='t:Base'><xs:sequence>
  <xs:element name='one' type='xs:hexBinary'/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
<xs:complexType name='Two'><xs:complexContent><xs:extension base='t:One'><xs:attribute name='two' type='xs:duration'/>
  </xs:extension></xs:complexContent></xs:complexType>
<xs:complexType name='Set'><xs:all><xs:element name='x' type='xs:boolean'/><xs:element name='y' type='xs:time'/></xs:all></xs:complexType>
<xs:complexType name='Mixed' mixed='true'><xs:choice minOccurs='0' maxOccurs='9'><xs:element name='b' type='xs:string'/></xs:choice></xs:complexType>
<xs:complexType name='Tree'><xs:sequence><xs:element name='tree' type='t:Tree' minOccurs='0' maxOccurs='unbounded'/></xs:sequence></xs:complexType>
<xs:simpleType name='Code'><xs:restriction base='xs:token'><xs:enumeration value='c d'/><xs:enumeration value='e'/></xs:restriction></xs:simpleType>
<xs:simpleType name='Values'><xs:list><xs:simpleType><xs:union memberTypes='t:Small t:Code'/></xs:simpleType></xs:list></xs:simpleType>
<xs:simpleType name='Small'><xs:restriction base='xs:decimal'><xs:minExclusive value='0.5'/><xs:maxInclusive value='20'/>
  <xs:totalDigits value='4'/><xs:fractionDigits value='2'/></xs:restriction></xs:simpleType>
<xs:element name='head' type='xs:anyType' abstract='true'/>
<xs:element name='member' substitutionGroup='t:head'><xs:simpleType><xs:restriction base='xs:string'>
  <xs:minLength value='3'/><xs:maxLength value='5'/></xs:restriction></xs:simpleType></xs:element>
<xs:element name='other-member' type='xs:base64Binary' substitutionGroup='t:head'/>";

#[test]
fn documents_are_valid_for_another_processor() {
    let contract = contract(ALL);
    let documents: Vec<_> =
        made(&contract, 200).into_iter().enumerate().filter(|(number, _)| !is_padded(*number)).collect();
    assert_eq!(documents.len(), 150);
    let folder = std::env::temp_dir().join(format!("instances-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("a.xsd"), document(ALL)).expect("a file");
    for (number, text) in &documents {
        fs::write(folder.join(format!("{number}.xml")), text).expect("a file");
    }
    let names = documents.iter().map(|(number, _)| format!("{number}.xml"));
    let output = Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema", "a.xsd"])
        .args(names)
        .current_dir(&folder)
        .output();
    fs::remove_dir_all(&folder).expect("it is there");
    // Where xmllint is not installed, nothing is asked.
    if let Ok(output) = output {
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

/// Collects the names of elements and attributes of a document, with what counts of them.
fn collect(element: &Element, all: &mut BTreeSet<String>) {
    let text = element.text().unwrap_or_default();
    all.insert(element.name.local.clone());
    for attribute in &element.attributes {
        let is_type = attribute.name.is(ns::XSI, "type");
        let value = if is_type { attribute.value.rsplit(':').next().unwrap_or_default() } else { "" };
        all.insert(format!("@{}{value}", attribute.name.local));
    }
    if element.name.local == "right" {
        all.insert(format!("right {text}"));
    }
    for (at, child) in element.children.iter().enumerate() {
        match child {
            Node::Element(child) => collect(child, all),
            Node::Text(text) if element.name.local == "mixed" && element.children.len() > 1 => {
                all.insert(if text.trim().is_empty() {
                    "white space in mixed".to_owned()
                } else {
                    format!("text at {}", at.min(1))
                });
            }
            Node::Text(_) => {}
        }
    }
}

#[test]
fn everything_occurs_that_may() {
    let documents = made(&contract(ALL), 60);
    let mut all = BTreeSet::new();
    for text in &documents {
        collect(&Element::read(text).unwrap_or_else(|error| panic!("{error}: {text}")), &mut all);
    }
    for expected in [
        "left",
        "right",
        "right e",
        "right c d",
        "rest",
        "member",
        "other-member",
        "set",
        "open",
        "values",
        "fixed",
        "tree",
        "unknown",
        "@typeOne",
        "@typeTwo",
        "@nil",
        "@needed",
        "@optional",
        "@global",
        "@open",
        "@two",
        "text at 0",
        "text at 1",
        "white space in mixed",
    ] {
        assert!(all.contains(expected), "{expected}: {all:?}");
    }
    let has = |what: &str| documents.iter().any(|text| text.contains(what));
    let is_first = |text: &String, one: &str, other: &str| {
        text.find(one).zip(text.find(other)).is_some_and(|(one, other)| one < other)
    };
    assert!(
        documents.iter().any(|text| is_first(text, "x>", "y>"))
            && documents.iter().any(|text| is_first(text, "y>", "x>"))
    );
    let is_of_prefix =
        |text: &String| text.contains("<n0:root") || text.contains("<n1:root") || text.contains("<n2:root");
    assert!(has("<root") && has("<p:root") && documents.iter().any(is_of_prefix));
    assert!(has("<![CDATA[") && has("<!-- ") && has("&#x") && has("<?target"));
    assert!(!all.contains("@typeBase") && !all.contains("head"));
}

#[test]
fn the_first_document_has_only_what_is_required() {
    let text = made(&contract(ALL), 1).remove(0);
    let root = Element::read(&text).expect("it is well-formed");
    let children = root.children.iter().filter_map(|child| match child {
        Node::Element(child) => Some(child.name.local.as_str()),
        Node::Text(_) => None,
    });
    assert_eq!(children.collect::<Vec<_>>(), ["once", "some", "some", "nil"], "{text}");
}

#[test]
fn elements_of_simple_types_have_no_other_type() {
    let derived = "<xs:simpleType name='T'><xs:restriction base='xs:string'/></xs:simpleType><xs:simpleType name='D'>\
                   <xs:restriction base='t:T'/></xs:simpleType>";
    let documents = made(&contract(&format!("<xs:element name='e' type='t:T'/>{derived}")), 100);
    let has = |what: &str| documents.iter().any(|text| text.contains("type=") && text.contains(what));
    assert!(has(":T") && !has(":D"));
}

#[test]
fn one_number_is_one_document() {
    let contract = contract(ALL);
    let (one, other) = (made(&contract, 30), made(&contract, 30));
    assert_eq!(one, other);
    assert_eq!(one.iter().collect::<BTreeSet<_>>().len(), 30);
    let comparison = Comparison::of(&contract);
    let (id, _) = contract.element_ids().next().expect("there is an element");
    let read = |text: &String| Element::read(text).expect("it is well-formed");
    for (at, text) in one.iter().enumerate() {
        assert_eq!(comparison.differences(id, &read(text), &read(text)), [], "{text}");
        assert_ne!(comparison.differences(id, &read(text), &read(&one[(at + 1) % 30])), [], "{text}");
    }
}

#[test]
fn what_has_no_instances_is_not_made() {
    let none = [
        "<xs:element name='e' abstract='true' type='xs:int'/>",
        "<xs:element name='e' type='t:T'/><xs:complexType name='T'><xs:sequence><xs:element ref='t:e'/></xs:sequence></xs:complexType>",
        "<xs:element name='e' type='t:T'/><xs:complexType name='T' abstract='true'/>",
    ];
    for schema in none {
        assert_eq!(made(&contract(schema), 3), [""; 0], "{schema}");
    }
    // An alternative, a nil element or a derived type ends what contains itself.
    let some = [
        "<xs:element name='e' type='t:T'/><xs:complexType name='T'><xs:choice><xs:element ref='t:e'/>\
         <xs:element name='end' type='xs:int'/></xs:choice></xs:complexType>",
        "<xs:element name='e' type='t:T' nillable='true'/><xs:complexType name='T'><xs:sequence><xs:element ref='t:e'/>\
         <xs:element ref='t:e'/></xs:sequence></xs:complexType>",
        "<xs:element name='e' type='t:T'/><xs:complexType name='T'><xs:sequence><xs:element ref='t:e' minOccurs='0'/>\
         </xs:sequence></xs:complexType><xs:complexType name='D'><xs:complexContent><xs:restriction base='t:T'/>\
         </xs:complexContent></xs:complexType>",
    ];
    for schema in some {
        let documents = made(&contract(schema), 20);
        assert_eq!(documents.len(), 20, "{schema}");
        assert!(documents.iter().all(|text| text.len() < 100_000 && Element::read(text).is_ok()), "{schema}");
    }
}
