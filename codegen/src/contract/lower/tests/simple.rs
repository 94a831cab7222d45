//! Simple types.

use super::{of, shape};
use crate::contract::{Contract, Kind, Simple};

fn simple<'c>(contract: &'c Contract, name: &str) -> &'c Simple {
    let path = format!("types/{{urn:t}}{name}");
    match &contract.types.iter().find(|ty| *ty.path == *path).expect("the type is there").kind {
        Kind::Simple(simple) => simple,
        Kind::Complex(_) => panic!("it is simple"),
    }
}

#[test]
fn varieties_and_white_space_are_worked_in() {
    let contract = of(
        "<xs:simpleType name='A'><xs:restriction base='t:B'><xs:maxLength value='3'/></xs:restriction></xs:simpleType>\
         <xs:simpleType name='B'><xs:restriction base='xs:normalizedString'/></xs:simpleType>\
         <xs:simpleType name='C'><xs:restriction base='xs:string'><xs:whiteSpace value='collapse'/></xs:restriction>\
         </xs:simpleType><xs:simpleType name='L'><xs:list itemType='t:A'/></xs:simpleType><xs:simpleType name='M'>\
         <xs:restriction base='t:L'><xs:maxLength value='3'/></xs:restriction></xs:simpleType><xs:simpleType name='N'>\
         <xs:restriction base='xs:NMTOKENS'/></xs:simpleType><xs:simpleType name='U'><xs:union memberTypes='xs:int t:A'>\
         <xs:simpleType><xs:list><xs:simpleType><xs:restriction base='xs:date'/></xs:simpleType></xs:list></xs:simpleType>\
         </xs:union></xs:simpleType><xs:simpleType name='I'><xs:restriction><xs:simpleType><xs:restriction \
         base='xs:int'/></xs:simpleType><xs:minInclusive value='1'/></xs:restriction></xs:simpleType>",
    );
    assert_eq!(shape(&contract, "types/A"), "simple types/A restricts types/B\n  xs:normalizedString Replace");
    assert_eq!(shape(&contract, "types/C"), "simple types/C restricts xs:string\n  xs:string Collapse");
    assert_eq!(shape(&contract, "types/L"), "simple types/L\n  list of types/A Collapse");
    assert_eq!(shape(&contract, "types/M"), "simple types/M restricts types/L\n  list of types/A Collapse");
    assert_eq!(shape(&contract, "types/N"), "simple types/N restricts xs:NMTOKENS\n  list of xs:NMTOKEN Collapse");
    assert_eq!(shape(&contract, "types/U"), "simple types/U\n  union of xs:int, types/A, types/U/member(3)/() Replace");
    assert_eq!(
        shape(&contract, "types/U/member(3)/()"),
        "simple types/U/member(3)/()\n  list of types/U/member(3)/item()/() Collapse"
    );
    assert_eq!(shape(&contract, "types/I"), "simple types/I restricts types/I/base()/()\n  xs:int Collapse");
    assert_eq!(simple(&contract, "A").facets.max_length, Some(3));
}

#[test]
fn listed_values_are_treated_as_the_type_says_and_inherited() {
    let contract =
        of("<xs:simpleType name='A'><xs:restriction base='xs:token'><xs:enumeration value=' extra  small '>\
         <xs:annotation><xs:documentation>XS</xs:documentation></xs:annotation></xs:enumeration><xs:enumeration \
         value='extra small'/><xs:enumeration value='large'/></xs:restriction></xs:simpleType><xs:simpleType name='B'>\
         <xs:restriction base='t:A'><xs:maxLength value='20'/></xs:restriction></xs:simpleType><xs:simpleType name='C'>\
         <xs:restriction base='t:B'><xs:enumeration value='large'/></xs:restriction></xs:simpleType><xs:simpleType \
         name='D'><xs:restriction base='xs:string'><xs:enumeration value=' a '/></xs:restriction></xs:simpleType>");
    let values = |name| simple(&contract, name).values.iter().map(|value| value.text.to_string()).collect::<Vec<_>>();
    assert_eq!(values("A"), ["extra small", "large"]);
    assert_eq!(simple(&contract, "A").values[0].documentation.as_deref(), Some("XS"));
    assert_eq!(values("B"), values("A"));
    assert!(std::sync::Arc::ptr_eq(&simple(&contract, "A").values, &simple(&contract, "B").values));
    assert_eq!(shape(&contract, "types/B").lines().last(), Some("  values of types/A"));
    assert_eq!((values("C"), simple(&contract, "C").values_of), (vec!["large".to_owned()], None));
    assert_eq!(values("D"), [" a "]);
    assert!(simple(&contract, "A").facets.enumeration.is_empty());
}

#[test]
fn rings_and_wrong_parts_are_problems_of_their_types() {
    let contract = of(
        "<xs:simpleType name='A'><xs:restriction base='t:B'/></xs:simpleType><xs:simpleType name='B'><xs:restriction \
         base='t:A'/></xs:simpleType><xs:simpleType name='L'><xs:list itemType='t:U'/></xs:simpleType><xs:simpleType \
         name='U'><xs:union memberTypes='xs:int t:L'/></xs:simpleType><xs:simpleType name='N'><xs:restriction \
         base='t:No'/></xs:simpleType><xs:simpleType name='X'><xs:restriction base='t:C'/></xs:simpleType>\
         <xs:complexType name='C'/><xs:simpleType name='Good'><xs:restriction base='xs:int'/></xs:simpleType>",
    );
    let wrong: Vec<&str> = contract
        .types
        .iter()
        .filter(|ty| !ty.problems.is_empty())
        .filter_map(|ty| ty.path.rsplit('}').next())
        .collect();
    assert_eq!(wrong, ["A", "B", "U", "N", "X"]);
}
