//! Redefinitions.

use super::{lowered, shape, try_lowered, xsd};
use crate::contract::TypeName;

fn extension(element: &str) -> String {
    format!(
        "<xs:complexType name='T'><xs:complexContent><xs:extension base='t:T'><xs:sequence><xs:element name='{element}' \
         type='xs:int'/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>"
    )
}

fn redefine(document: &str, inside: &str) -> String {
    xsd(&format!("<xs:redefine schemaLocation='{document}'>{inside}</xs:redefine>"))
}

const ORIGINAL: &str = "<xs:complexType name='T'><xs:sequence><xs:element name='z' type='t:T' minOccurs='0'/></xs:sequence>\
                        </xs:complexType>";

#[test]
fn a_redefinition_is_derived_from_what_it_redefines() {
    let contract = lowered(&[("a.xsd", redefine("z.xsd", &extension("a"))), ("z.xsd", xsd(ORIGINAL))]);
    assert_eq!(shape(&contract, "types/T"), "complex types/T extends types/T/redefined()\n  sequence\n    0:a xs:int");
    // All other references mean the redefinition.
    assert_eq!(
        shape(&contract, "types/T/redefined()"),
        "complex types/T/redefined()\n  sequence\n    0:z types/T 0..1"
    );
    assert!(contract.types.iter().any(|ty| matches!(&ty.name, TypeName::Redefined(name) if &*name.local == "T")));
}

#[test]
fn a_redefinition_of_a_redefinition_keeps_all() {
    let documents = [
        ("x.xsd", redefine("y.xsd", &extension("x"))),
        ("y.xsd", redefine("z.xsd", &extension("y"))),
        ("z.xsd", xsd(ORIGINAL)),
    ];
    let contract = lowered(&documents);
    assert_eq!(shape(&contract, "types/T"), "complex types/T extends types/T/redefined()\n  sequence\n    0:x xs:int");
    assert_eq!(
        shape(&contract, "types/T/redefined()"),
        "complex types/T/redefined() extends types/T/redefined()(2)\n  sequence\n    0:y xs:int"
    );
    assert!(shape(&contract, "types/T/redefined()(2)").contains("0:z types/T"));
}

#[test]
fn redefined_groups_refer_to_their_originals() {
    let group = |inside: &str| format!("<xs:group name='G'><xs:sequence>{inside}</xs:sequence></xs:group>");
    let attributes = |inside: &str| format!("<xs:attributeGroup name='A'>{inside}</xs:attributeGroup>");
    let own = "<xs:group ref='t:G'/><xs:element name='b' type='xs:int'/>";
    let entry =
        format!("{}{}", group(own), attributes("<xs:attributeGroup ref='t:A'/><xs:attribute name='b' type='xs:int'/>"));
    let original = format!(
        "{}{}<xs:complexType name='T'><xs:group ref='t:G'/><xs:attributeGroup ref='t:A'/></xs:complexType>",
        group("<xs:element name='a' type='xs:int'/>"),
        attributes("<xs:attribute name='a' type='xs:int'/>")
    );
    let contract = lowered(&[("a.xsd", redefine("z.xsd", &entry)), ("z.xsd", xsd(&original))]);
    assert_eq!(
        shape(&contract, "types/T"),
        "complex types/T\n  @1:a xs:int\n  @1:b xs:int\n  sequence of group G\n    sequence of group G\n      0:a xs:int\n    \
         0:b xs:int"
    );
}

#[test]
fn simple_types_are_redefined_too() {
    let ty = |base: &str, facet: &str| {
        format!("<xs:simpleType name='S'><xs:restriction base='{base}'>{facet}</xs:restriction></xs:simpleType>")
    };
    let contract = lowered(&[
        ("a.xsd", redefine("z.xsd", &ty("t:S", "<xs:enumeration value='1'/>"))),
        ("z.xsd", xsd(&ty("xs:int", ""))),
    ]);
    assert_eq!(
        shape(&contract, "types/S"),
        "simple types/S restricts types/S/redefined()\n  xs:int Collapse\n  = \"1\""
    );
}

#[test]
fn what_redefines_nothing_has_a_problem_and_rings_end() {
    let (contract, _) = try_lowered(&[("a.xsd", redefine("z.xsd", &extension("a"))), ("z.xsd", xsd(""))]);
    assert_eq!(contract.unwrap().types[0].problems.len(), 1);
    let (contract, _) =
        try_lowered(&[("a.xsd", redefine("b.xsd", &extension("a"))), ("b.xsd", redefine("a.xsd", &extension("b")))]);
    let contract = contract.unwrap();
    assert_eq!(contract.types.iter().filter(|ty| ty.problems.is_empty()).count(), 1);
}

#[test]
fn two_redefinitions_of_one_type_are_reported() {
    let entry = xsd("<xs:include schemaLocation='x.xsd'/><xs:include schemaLocation='y.xsd'/>");
    let (contract, diagnostics) = try_lowered(&[
        ("a.xsd", entry),
        ("x.xsd", redefine("z.xsd", &extension("x"))),
        ("y.xsd", redefine("z.xsd", &extension("y"))),
        ("z.xsd", xsd(ORIGINAL)),
    ]);
    assert!(shape(&contract.unwrap(), "types/T").contains("0:x"));
    assert_eq!(diagnostics.iter().count(), 1);
    assert!(!diagnostics.has_errors());
}
