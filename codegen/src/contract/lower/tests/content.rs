//! Content models.

use super::{lowered, of, shape, xsd};
use crate::contract::{Content, Kind, Term, TypeName};

#[test]
fn particles_keep_their_nesting_and_occurrence() {
    let contract =
        of("<xs:complexType name='T'><xs:sequence minOccurs='0'><xs:element name='a' type='xs:int' nillable='true'/>\
         <xs:choice maxOccurs='unbounded'><xs:element name='b' type='t:T' minOccurs='0' maxOccurs='7'/>\
         <xs:any namespace='##other'/></xs:choice><xs:element name='c' default='x'/><xs:element name='d' type='xs:int' \
         fixed='1' block='#all'/></xs:sequence></xs:complexType><xs:complexType name='A' mixed='true'><xs:all>\
         <xs:element name='a' type='xs:date'/></xs:all></xs:complexType><xs:complexType name='E'/>\
         <xs:complexType name='M' mixed='true'/>");
    assert_eq!(
        shape(&contract, "types/T"),
        "complex types/T\n  sequence 0..1\n    0:a xs:int nillable\n    choice 1..\n      0:b types/T 0..7\n      any not 0\n    \
         0:c xs:anyType default \"x\"\n    0:d xs:int blocks extension restriction substitution fixed \"1\""
    );
    assert_eq!(shape(&contract, "types/A"), "complex types/A\n  mixed\n  all\n    0:a xs:date");
    assert_eq!(shape(&contract, "types/E"), "complex types/E");
    assert_eq!(shape(&contract, "types/M"), "complex types/M\n  mixed");
}

#[test]
fn what_never_occurs_is_left_out() {
    let contract =
        of("<xs:complexType name='T'><xs:sequence><xs:element name='a' type='xs:int' maxOccurs='0'/><xs:sequence \
         maxOccurs='0'><xs:element name='b' type='xs:int'/></xs:sequence><xs:element name='c' type='xs:int'/>\
         </xs:sequence></xs:complexType><xs:complexType name='N'><xs:sequence maxOccurs='0'><xs:element name='a'/>\
         </xs:sequence></xs:complexType>");
    assert_eq!(shape(&contract, "types/T"), "complex types/T\n  sequence\n    0:c xs:int");
    assert_eq!(shape(&contract, "types/N"), "complex types/N");
}

#[test]
fn groups_are_written_out_and_keep_their_names() {
    let contract = of(
        "<xs:complexType name='T'><xs:sequence><xs:group ref='t:G' minOccurs='0' maxOccurs='3'/><xs:group ref='t:H'/>\
         </xs:sequence></xs:complexType><xs:complexType name='U'><xs:group ref='t:G'/></xs:complexType>\
         <xs:group name='G'><xs:choice><xs:element name='a'><xs:complexType/></xs:element><xs:group ref='t:H'/>\
         </xs:choice></xs:group><xs:group name='H'><xs:sequence><xs:element name='h' type='xs:int'/></xs:sequence>\
         </xs:group>",
    );
    assert_eq!(
        shape(&contract, "types/T"),
        "complex types/T\n  sequence\n    choice 0..3 of group G\n      0:a groups/G/a/()\n      sequence of group H\n        \
         0:h xs:int\n    sequence of group H\n      0:h xs:int"
    );
    assert_eq!(
        shape(&contract, "types/U"),
        "complex types/U\n  choice of group G\n    0:a groups/G/a/()\n    sequence of group H\n      0:h xs:int"
    );
    // The anonymous type exists once.
    let anonymous = contract.types.iter().filter(|ty| matches!(ty.name, TypeName::InGroup { .. })).count();
    assert_eq!(anonymous, 1);
}

#[test]
fn a_group_in_itself_is_broken_where_the_ring_closes() {
    let contract = of(
        "<xs:complexType name='T'><xs:group ref='t:G'/></xs:complexType><xs:complexType name='U'><xs:sequence>\
         <xs:element name='a' type='xs:int'/></xs:sequence></xs:complexType><xs:group name='G'><xs:sequence><xs:element \
         name='a' type='xs:int'/><xs:group ref='t:H'/></xs:sequence></xs:group><xs:group name='H'><xs:sequence>\
         <xs:group ref='t:G'/></xs:sequence></xs:group>",
    );
    assert_eq!(
        shape(&contract, "types/T"),
        "complex types/T\n  sequence of group G\n    0:a xs:int\n    sequence of group H\n      broken (group `G` is made of \
         itself) of group G"
    );
    // A group may recur inside an element.
    let contract = of(
        "<xs:complexType name='T'><xs:group ref='t:G'/></xs:complexType><xs:group name='G'><xs:sequence><xs:element \
         name='a' minOccurs='0'><xs:complexType><xs:group ref='t:G'/></xs:complexType></xs:element></xs:sequence>\
         </xs:group>",
    );
    assert_eq!(
        shape(&contract, "groups/G/a/()"),
        "complex groups/G/a/()\n  sequence of group G\n    0:a groups/G/a/() 0..1"
    );
}

#[test]
fn undefined_references_break_what_they_stand_in() {
    let contract = of(
        "<xs:complexType name='T'><xs:sequence><xs:element name='a' type='t:No'/><xs:element ref='t:no'/><xs:group \
         ref='t:NoGroup'/><xs:element name='b' type='xs:notThere'/><xs:element name='c' type='xs:int'/></xs:sequence>\
         </xs:complexType><xs:complexType name='U'/>",
    );
    let Kind::Complex(complex) = &contract.types[0].kind else { panic!("it is complex") };
    let Content::Elements { root: Some(root), .. } = &complex.content else { panic!("it has elements") };
    let Term::Sequence(particles) = &root.term else { panic!("they are a sequence") };
    let broken: Vec<bool> = particles.iter().map(|particle| matches!(particle.term, Term::Broken(_))).collect();
    assert_eq!(broken, [true, true, true, true, false]);
    assert!(contract.types.iter().all(|ty| ty.problems.is_empty()));
}

#[test]
fn a_schema_in_a_message_is_any_element_of_that_language() {
    let contract = of("<xs:complexType name='T'><xs:sequence><xs:element ref='xs:schema'/><xs:any/>\
         <xs:any processContents='lax'/></xs:sequence></xs:complexType>");
    let lines = "complex types/T\n  sequence\n    any of 1 skip\n    any any namespace\n    any any namespace lax";
    assert_eq!(shape(&contract, "types/T"), lines);
    assert_eq!(contract.namespaces.iter().nth(1).unwrap().1, "http://www.w3.org/2001/XMLSchema");
}

#[test]
fn anonymous_types_have_paths_of_their_own() {
    let contract =
        of("<xs:element name='e'><xs:complexType><xs:sequence><xs:element name='a'><xs:complexType><xs:sequence>\
         <xs:element name='b'><xs:simpleType><xs:restriction base='xs:int'/></xs:simpleType></xs:element></xs:sequence>\
         </xs:complexType></xs:element><xs:element name='a'><xs:complexType/></xs:element><xs:element name='a' \
         form='unqualified'><xs:complexType/></xs:element></xs:sequence></xs:complexType></xs:element>");
    let paths: Vec<&str> = contract.types.iter().map(|ty| &*ty.path).collect();
    let e = "elements/{urn:t}e";
    let expected = ["", "/a/()", "/a(2)/()", "/{}a/()", "/a/b/()"].map(|path| format!("{e}{path}"));
    assert_eq!(paths, expected);
    assert!(matches!(&contract.types[0].name, TypeName::OfElement(name) if &*name.local == "e"));
    assert!(matches!(contract.types[4].name, TypeName::Nested { parent, .. } if parent.index() == 1));
}

#[test]
fn a_chameleon_is_of_each_includer() {
    let includer = |namespace: &str| {
        format!(
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='{namespace}'><xs:include \
             schemaLocation='c.xsd'/><xs:import namespace='urn:u' schemaLocation='b.xsd'/></xs:schema>"
        )
    };
    let chameleon = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:complexType name='T'><xs:sequence>\
                     <xs:element name='t' type='T'/></xs:sequence></xs:complexType></xs:schema>";
    let contract = lowered(&[
        ("a.xsd", includer("urn:t")),
        ("b.xsd", includer("urn:u").replace("<xs:import namespace='urn:u' schemaLocation='b.xsd'/>", "")),
        ("c.xsd", chameleon.to_owned()),
    ]);
    assert_eq!(shape(&contract, "types/T"), "complex types/T\n  sequence\n    2:t types/T");
    let of_other = "complex types/{urn:u}T\n  sequence\n    2:t types/{urn:u}T";
    assert_eq!(shape(&contract, "types/{urn:u}T"), of_other);
}

#[test]
fn a_document_reached_twice_defines_nothing_twice() {
    let text = xsd(
        "<xs:complexType name='T'><xs:sequence><xs:element name='a' type='xs:int'/></xs:sequence></xs:complexType>",
    );
    let entry = xsd("<xs:include schemaLocation='b.xsd'/><xs:include schemaLocation='c.xsd'/>");
    let same = [("a.xsd", entry), ("b.xsd", text.clone()), ("c.xsd", text.clone())];
    assert_eq!(lowered(&same).types.len(), 1);
    let [a, b, _] = same;
    let (contract, diagnostics) = super::try_lowered(&[a, b, ("c.xsd", text.replace("xs:int", "xs:date"))]);
    assert_eq!((contract.unwrap().types.len(), diagnostics.iter().count()), (1, 1));
    assert!(!diagnostics.has_errors());
}
