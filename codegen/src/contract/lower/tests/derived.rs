//! Derived types.

use super::{of, shape};
use crate::contract::{Contract, Kind};

fn derived(contract: &Contract, path: &str) -> Vec<String> {
    let ty = contract.types.iter().find(|ty| *ty.path == *path).expect("the type is there");
    ty.derived.iter().map(|id| contract.get(*id).path.replace("types/{urn:t}", "")).collect()
}

#[test]
fn a_derived_type_holds_its_own_content_and_names_its_base() {
    let extension = |name: &str, base: &str| {
        format!(
            "<xs:complexType name='{name}' block='extension'><xs:complexContent><xs:extension base='{base}'><xs:sequence>\
             <xs:element name='{name}' type='xs:int'/></xs:sequence><xs:attribute name='x{name}'/></xs:extension>\
             </xs:complexContent></xs:complexType>"
        )
    };
    let contract = of(&format!(
        "<xs:complexType name='A' abstract='true'><xs:sequence><xs:element name='a' type='xs:int' minOccurs='0'/>\
         </xs:sequence><xs:attribute name='p'/></xs:complexType>{}{}<xs:complexType name='R'><xs:complexContent>\
         <xs:restriction base='t:A'><xs:sequence/><xs:attribute name='p' use='prohibited'/></xs:restriction>\
         </xs:complexContent></xs:complexType><xs:complexType name='E'><xs:complexContent mixed='true'><xs:extension \
         base='t:A'/></xs:complexContent></xs:complexType><xs:complexType name='Any'><xs:complexContent><xs:restriction \
         base='xs:anyType'><xs:sequence/></xs:restriction></xs:complexContent></xs:complexType>",
        extension("B", "t:A"),
        extension("C", "t:B")
    ));
    assert!(shape(&contract, "types/A").starts_with("complex types/A abstract\n"));
    assert_eq!(
        shape(&contract, "types/C"),
        "complex types/C extends types/B blocks extension\n  @1:xC xs:anySimpleType\n  sequence\n    0:C xs:int"
    );
    assert_eq!(
        shape(&contract, "types/R"),
        "complex types/R restricts types/A\n  @1:p xs:anySimpleType prohibited\n  sequence"
    );
    assert_eq!(shape(&contract, "types/E"), "complex types/E extends types/A\n  mixed");
    assert_eq!(shape(&contract, "types/Any"), "complex types/Any\n  sequence");
    assert_eq!(derived(&contract, "types/{urn:t}A"), ["B", "R", "E"]);
    assert_eq!(derived(&contract, "types/{urn:t}B"), ["C"]);
}

#[test]
fn the_defaults_of_the_schema_hold_where_nothing_is_written() {
    let text = super::xsd(
        "<xs:complexType name='T'><xs:sequence><xs:element name='a' type='xs:int'/></xs:sequence></xs:complexType>\
         <xs:complexType name='U' block=''/><xs:element name='e' type='t:T'/>",
    );
    let text = text.replace("<xs:schema ", "<xs:schema blockDefault='restriction substitution' ");
    let contract = super::lowered(&[("a.xsd", text)]);
    assert_eq!(
        shape(&contract, "types/T"),
        "complex types/T blocks restriction\n  sequence\n    0:a xs:int blocks restriction substitution"
    );
    assert_eq!(shape(&contract, "types/U"), "complex types/U");
    assert_eq!(shape(&contract, "0:e"), "element 0:e types/T blocks restriction substitution");
}

#[test]
fn simple_content_has_a_text() {
    let content = |name: &str, inside: &str| {
        format!("<xs:complexType name='{name}'><xs:simpleContent>{inside}</xs:simpleContent></xs:complexType>")
    };
    let contract = of(&[
        content("A", "<xs:extension base='xs:int'><xs:attribute name='a'/></xs:extension>"),
        content("B", "<xs:extension base='t:A'><xs:attribute name='b'/></xs:extension>"),
        content("C", "<xs:restriction base='t:B'><xs:maxInclusive value='9'/></xs:restriction>"),
        content(
            "D",
            "<xs:restriction base='t:B'><xs:simpleType><xs:restriction base='xs:short'/></xs:simpleType></xs:restriction>",
        ),
        content("E", "<xs:restriction base='t:C'><xs:enumeration value=' 1 '/></xs:restriction>"),
        content("F", "<xs:extension base='t:S'/>"),
        "<xs:simpleType name='S'><xs:restriction base='xs:token'/></xs:simpleType>".to_owned(),
    ]
    .concat());
    assert_eq!(shape(&contract, "types/A"), "complex types/A extends xs:int\n  @1:a xs:anySimpleType\n  text xs:int");
    assert_eq!(
        shape(&contract, "types/B"),
        "complex types/B extends types/A\n  @1:b xs:anySimpleType\n  text of the base"
    );
    assert_eq!(shape(&contract, "types/C"), "complex types/C restricts types/B\n  text types/C/text()/()");
    assert_eq!(shape(&contract, "types/C/text()/()"), "simple types/C/text()/() restricts xs:int\n  xs:int Collapse");
    assert_eq!(
        shape(&contract, "types/D/text()/()"),
        "simple types/D/text()/() restricts xs:short\n  xs:short Collapse"
    );
    assert_eq!(
        shape(&contract, "types/E/text()/()"),
        "simple types/E/text()/() restricts types/C/text()/()\n  xs:int Collapse\n  = \"1\""
    );
    assert_eq!(shape(&contract, "types/F"), "complex types/F extends types/S\n  text types/S");
    let facets = contract.types.iter().find(|ty| &*ty.path == "types/{urn:t}C/text()/()").unwrap();
    let Kind::Simple(simple) = &facets.kind else { panic!("it is simple") };
    assert_eq!(simple.facets.max_inclusive.as_deref(), Some("9"));
}

#[test]
fn wrong_bases_are_problems_of_their_types() {
    let contract = of(
        "<xs:complexType name='A'><xs:complexContent><xs:extension base='t:No'/></xs:complexContent></xs:complexType>\
         <xs:complexType name='B'><xs:complexContent><xs:extension base='xs:int'/></xs:complexContent></xs:complexType>\
         <xs:complexType name='C'><xs:simpleContent><xs:extension base='t:F'/></xs:simpleContent></xs:complexType>\
         <xs:complexType name='D'><xs:complexContent><xs:extension base='t:E'/></xs:complexContent></xs:complexType>\
         <xs:complexType name='E'><xs:complexContent><xs:extension base='t:D'/></xs:complexContent></xs:complexType>\
         <xs:complexType name='F'><xs:complexContent><xs:extension base='t:F2'/></xs:complexContent></xs:complexType>\
         <xs:complexType name='F2'/><xs:complexType name='G'><xs:complexContent><xs:extension base='t:S'/>\
         </xs:complexContent></xs:complexType><xs:simpleType name='S'><xs:restriction base='xs:int'/></xs:simpleType>",
    );
    let wrong: Vec<String> = contract
        .types
        .iter()
        .filter(|ty| !ty.problems.is_empty())
        .map(|ty| ty.path.replace("types/{urn:t}", ""))
        .collect();
    assert_eq!(wrong, ["A", "B", "C", "D", "E", "G"]);
    // A ring has no bases left.
    assert!(contract.types.iter().filter(|ty| ty.base.is_some()).count() < 4);
}

#[test]
fn soap_encoding_is_a_problem_of_its_own() {
    let contract = of("<xs:complexType name='A' xmlns:e='http://schemas.xmlsoap.org/soap/encoding/' \
         xmlns:w='http://schemas.xmlsoap.org/wsdl/'><xs:complexContent><xs:restriction base='e:Array'><xs:attribute \
         ref='e:arrayType' w:arrayType='xs:int[]'/></xs:restriction></xs:complexContent></xs:complexType>");
    let titles: Vec<&str> = contract.types[0].problems.iter().map(|problem| &*problem.title).collect();
    assert_eq!(titles, ["a type of SOAP encoding is not supported"]);
}

#[test]
fn an_extension_of_any_type_has_its_content_in_it() {
    let contract = of("<xs:complexType name='T'><xs:complexContent><xs:extension base='xs:anyType'>\
         <xs:attribute name='a' type='xs:int'/></xs:extension></xs:complexContent></xs:complexType>\
         <xs:complexType name='U'><xs:complexContent><xs:extension base='xs:anyType'><xs:sequence>\
         <xs:element name='b' type='xs:int'/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>");
    let any = "  @* any namespace lax\n  mixed\n";
    let with_attribute = format!("complex types/T\n  @1:a xs:int\n{any}  any any namespace lax 0..");
    assert_eq!(shape(&contract, "types/T"), with_attribute);
    let with_element =
        format!("complex types/U\n{any}  sequence\n    any any namespace lax 0..\n    sequence\n      0:b xs:int");
    assert_eq!(shape(&contract, "types/U"), with_element);
}
