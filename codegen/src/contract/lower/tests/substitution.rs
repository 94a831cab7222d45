//! Global elements and substitution groups.

use super::{of, shape, try_lowered, xsd};

#[test]
fn members_are_transitive_and_in_the_order_of_the_contract() {
    let contract = of(
        "<xs:element name='c' substitutionGroup='t:b'/><xs:element name='a' type='xs:int' abstract='true'/><xs:element \
         name='b' substitutionGroup='t:a'/><xs:element name='d' substitutionGroup='t:a' type='xs:short'/>\
         <xs:complexType name='T'><xs:sequence><xs:element ref='t:a' maxOccurs='2'/></xs:sequence></xs:complexType>",
    );
    assert_eq!(shape(&contract, "0:a"), "element 0:a xs:int abstract members 0:c, 0:b, 0:d");
    assert_eq!(shape(&contract, "0:b"), "element 0:b xs:int members 0:c");
    assert_eq!(shape(&contract, "0:c"), "element 0:c xs:int");
    assert_eq!(shape(&contract, "types/T"), "complex types/T\n  sequence\n    ref 0:a xs:int 1..2");
}

#[test]
fn what_the_head_blocks_is_no_member() {
    let derived = |how: &str| {
        format!(
            "<xs:complexType name='{how}'><xs:complexContent><xs:{how} base='t:T'><xs:sequence/></xs:{how}>\
             </xs:complexContent></xs:complexType>"
        )
    };
    let members = "<xs:element name='e' type='t:extension' substitutionGroup='t:a'/><xs:element name='r' \
                   type='t:restriction' substitutionGroup='t:a'/><xs:element name='s' type='t:T' \
                   substitutionGroup='t:a'/>";
    let head = |block: &str, of_type: &str| {
        let contract = of(&format!(
            "<xs:element name='a' type='t:T' {block}/>{members}<xs:complexType name='T' {of_type}/>{}{}",
            derived("extension"),
            derived("restriction")
        ));
        contract.elements[0].members.iter().map(|id| contract.element(*id).name.local.to_string()).collect::<String>()
    };
    assert_eq!(head("", ""), "ers");
    assert_eq!(head("block='extension'", ""), "rs");
    assert_eq!(head("block='restriction'", ""), "es");
    assert_eq!(head("block='substitution'", ""), "");
    assert_eq!(head("", "block='extension'"), "rs");
}

#[test]
fn elements_without_a_type_have_that_of_their_head_else_any() {
    let contract = of("<xs:element name='a'/><xs:element name='b' substitutionGroup='t:c'/><xs:element name='c' \
         substitutionGroup='t:d'/><xs:element name='d' type='t:No'/><xs:element name='e' substitutionGroup='t:no'/>\
         <xs:element name='f' substitutionGroup='t:g'/><xs:element name='g' substitutionGroup='t:f'/>");
    assert_eq!(shape(&contract, "0:a"), "element 0:a xs:anyType");
    let wrong: Vec<bool> = contract.elements.iter().map(|element| !element.problems.is_empty()).collect();
    assert_eq!(wrong, [false, true, true, true, true, true, true]);
    // A missing head does not matter for a member with a type of its own.
    let (contract, diagnostics) =
        try_lowered(&[("a.xsd", xsd("<xs:element name='a' type='xs:int' substitutionGroup='t:no'/>"))]);
    assert!(contract.unwrap().elements[0].problems.is_empty());
    assert_eq!((diagnostics.iter().count(), diagnostics.has_errors()), (1, false));
}
