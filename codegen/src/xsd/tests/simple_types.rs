//! Simple types and facets.

use super::{read, simple};
use crate::qname::{QName, ns};
use crate::xsd::builtin::WhiteSpace;
use crate::xsd::document::{Derivation, SimpleTypeReference, TypeDefinition, Variety};

#[test]
fn restrictions_with_all_facets() {
    let schema = read(
        "<xs:simpleType name='T' final='list'>
           <xs:annotation><xs:documentation>About T.</xs:documentation></xs:annotation>
           <xs:restriction base='xs:string'>
           <xs:enumeration value=''/><xs:enumeration value=' a '><xs:annotation><xs:documentation>An a.</xs:documentation>
           </xs:annotation></xs:enumeration><xs:pattern value='[a-z]*'/><xs:pattern value='\\d'/>
           <xs:length value='1'/><xs:minLength value='2'/><xs:maxLength value='18446744073709551615' fixed='true'/>
           <xs:totalDigits value='4'/><xs:fractionDigits value='0'/><xs:minInclusive value='-5'/>
           <xs:minExclusive value='6'/><xs:maxInclusive value='7'/><xs:maxExclusive value='2001-01-01'/>
           <xs:whiteSpace value='collapse'/></xs:restriction></xs:simpleType>",
    );
    let type_ = simple(&schema);
    assert_eq!(type_.name, Some(QName::new("urn:t", "T")));
    assert_eq!(type_.final_.as_deref(), Some(&[Derivation::List][..]));
    assert_eq!(type_.documentation.as_deref(), Some("About T."));
    let Variety::Restriction { base, facets } = &type_.variety else { panic!("{type_:?}") };
    assert_eq!(base, &SimpleTypeReference::Named(QName::new(ns::XSD, "string")));
    let values: Vec<_> = facets.enumeration.iter().map(|e| (e.value.as_str(), e.documentation.as_deref())).collect();
    assert_eq!(values, [("", None), (" a ", Some("An a."))]);
    assert_eq!(
        &*facets.enumeration[1].place.path,
        "schema/simpleType[@name='T']/restriction/enumeration[@value=' a ']"
    );
    assert_eq!(facets.patterns.iter().map(|p| p.value.as_str()).collect::<Vec<_>>(), ["[a-z]*", "\\d"]);
    assert_eq!((facets.length, facets.min_length, facets.max_length), (Some(1), Some(2), Some(u64::MAX)));
    assert_eq!((facets.total_digits, facets.fraction_digits), (Some(4), Some(0)));
    assert_eq!((facets.min_inclusive.as_deref(), facets.min_exclusive.as_deref()), (Some("-5"), Some("6")));
    assert_eq!((facets.max_inclusive.as_deref(), facets.max_exclusive.as_deref()), (Some("7"), Some("2001-01-01")));
    assert_eq!(facets.white_space, Some(WhiteSpace::Collapse));
}

#[test]
fn lists_and_unions() {
    let schema = read(
        "<xs:simpleType name='A'><xs:list itemType='t:B'/></xs:simpleType>
         <xs:simpleType name='B'><xs:list><xs:simpleType><xs:restriction base='xs:int'/></xs:simpleType></xs:list></xs:simpleType>
         <xs:simpleType name='C'><xs:union memberTypes=' xs:int\n t:A '><xs:simpleType><xs:list itemType='xs:int'/>
           </xs:simpleType></xs:union></xs:simpleType>
         <xs:simpleType name='D'><xs:restriction><xs:simpleType><xs:list itemType='xs:int'/></xs:simpleType>
           <xs:maxLength value='2'/></xs:restriction></xs:simpleType>",
    );
    let varieties: Vec<_> = schema
        .types
        .iter()
        .map(|type_| match type_ {
            TypeDefinition::Simple(simple) => &simple.variety,
            TypeDefinition::Complex(complex) => panic!("{complex:?}"),
        })
        .collect();
    assert!(matches!(varieties[0], Variety::List { item: SimpleTypeReference::Named(name) } if *name.local == *"B"));
    assert!(matches!(varieties[1], Variety::List { item: SimpleTypeReference::Inline(_) }));
    let Variety::Union { members } = varieties[2] else { panic!("{:?}", varieties[2]) };
    assert_eq!(members[0], SimpleTypeReference::Named(QName::new(ns::XSD, "int")));
    assert_eq!(members[1], SimpleTypeReference::Named(QName::new("urn:t", "A")));
    assert!(members.len() == 3 && matches!(members[2], SimpleTypeReference::Inline(_)));
    let Variety::Restriction { base, facets } = varieties[3] else { panic!("{:?}", varieties[3]) };
    assert!(matches!(base, SimpleTypeReference::Inline(_)) && facets.max_length == Some(2));
}
