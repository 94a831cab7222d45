//! Attributes, their groups and wildcards.

use super::{of, shape};
use crate::contract::{Attribute, Contract, Kind};

fn attributes<'c>(contract: &'c Contract, path: &str) -> &'c [Attribute] {
    let ty = contract.types.iter().find(|ty| *ty.path == *path).expect("the type is there");
    match &ty.kind {
        Kind::Complex(complex) => &complex.attributes,
        Kind::Simple(_) => panic!("it is complex"),
    }
}

#[test]
fn attributes_are_local_or_global() {
    let contract = of(
        "<xs:attribute name='g' type='xs:int' default='1'><xs:annotation><xs:documentation>Of all.</xs:documentation>\
         </xs:annotation></xs:attribute><xs:attribute name='h'><xs:simpleType><xs:restriction base='xs:token'/>\
         </xs:simpleType></xs:attribute><xs:complexType name='T'><xs:attribute name='a' type='xs:int' use='required'/>\
         <xs:attribute name='b'/><xs:attribute ref='t:g'/><xs:attribute ref='t:h' fixed='x'/><xs:attribute name='c'>\
         <xs:simpleType><xs:list itemType='xs:int'/></xs:simpleType></xs:attribute><xs:attribute ref='xml:lang'/>\
         <xs:attribute name='d' type='xs:int' use='prohibited'/></xs:complexType><xs:complexType name='U'>\
         <xs:attribute ref='t:g' default='2'/></xs:complexType>",
    );
    assert_eq!(
        shape(&contract, "types/T"),
        "complex types/T\n  @1:a xs:int required\n  @1:b xs:anySimpleType\n  @0:g xs:int default \"1\"\n  @0:h \
         attributes/h/() fixed \"x\"\n  @1:c types/T/@c/()\n  @2:lang xs:language"
    );
    assert_eq!(shape(&contract, "types/U"), "complex types/U\n  @0:g xs:int default \"2\"");
    // The documentation of the attribute is held once.
    let [of_t, of_u] = ["types/{urn:t}T", "types/{urn:t}U"].map(|path| {
        attributes(&contract, path)
            .iter()
            .find(|a| &*a.name.local == "g")
            .and_then(|a| a.documentation.clone())
            .unwrap()
    });
    assert!(std::sync::Arc::ptr_eq(&of_t, &of_u));
}

#[test]
fn what_is_wrong_with_an_attribute_is_its_problem() {
    let contract =
        of("<xs:complexType name='C'/><xs:complexType name='T'><xs:attribute name='a' type='t:No'/><xs:attribute \
         ref='t:no'/><xs:attribute name='b' type='t:C'/><xs:attribute ref='xml:no'/><xs:attribute name='c' \
         type='xs:int'/></xs:complexType>");
    let problems: Vec<bool> = attributes(&contract, "types/{urn:t}T").iter().map(|a| a.problem.is_some()).collect();
    assert_eq!(problems, [true, true, true, true, false]);
    assert!(contract.types.iter().all(|ty| ty.problems.is_empty()));
}

#[test]
fn attribute_groups_are_written_out_and_wildcards_intersect() {
    let contract = of(
        "<xs:attributeGroup name='G'><xs:attribute name='a'/><xs:attributeGroup ref='t:H'/><xs:anyAttribute \
         namespace='urn:1 urn:2'/></xs:attributeGroup><xs:attributeGroup name='H'><xs:attribute name='b'><xs:simpleType>\
         <xs:restriction base='xs:int'/></xs:simpleType></xs:attribute><xs:anyAttribute namespace='urn:2 urn:3'/>\
         </xs:attributeGroup><xs:complexType name='T'><xs:attributeGroup ref='t:G'/><xs:anyAttribute/></xs:complexType>\
         <xs:complexType name='U'><xs:attributeGroup ref='t:H'/><xs:anyAttribute namespace='##other'/></xs:complexType>",
    );
    let ns = |text: &str| contract.namespaces.iter().find(|(_, known)| *known == text).unwrap().0.index();
    let two = ns("urn:2");
    assert_eq!(
        shape(&contract, "types/T"),
        format!("complex types/T\n  @{0}:a xs:anySimpleType\n  @{0}:b attribute_groups/H/@b/()\n  @* of {two}", ns(""))
    );
    assert!(shape(&contract, "types/U").ends_with(&format!("@* of {two} {}", ns("urn:3"))));
}

#[test]
fn attribute_groups_in_themselves_and_undefined_ones_are_problems_of_the_type() {
    let contract =
        of("<xs:attributeGroup name='G'><xs:attribute name='a'/><xs:attributeGroup ref='t:G'/></xs:attributeGroup>\
         <xs:complexType name='T'><xs:attributeGroup ref='t:G'/></xs:complexType><xs:complexType name='U'>\
         <xs:attributeGroup ref='t:No'/></xs:complexType><xs:complexType name='V'/>");
    let problems: Vec<usize> = contract.types.iter().map(|ty| ty.problems.len()).collect();
    assert_eq!(problems, [1, 1, 0]);
    assert_eq!(attributes(&contract, "types/{urn:t}T").len(), 1);
}

#[test]
fn an_attribute_that_is_declared_twice_is_there_once() {
    let text = super::xsd(
        "<xs:attributeGroup name='G'><xs:attribute name='a' type='xs:int'/></xs:attributeGroup><xs:complexType name='T'>\
         <xs:attribute name='a' type='xs:date'/><xs:attributeGroup ref='t:G'/></xs:complexType>",
    );
    let (contract, diagnostics) = super::try_lowered(&[("a.xsd", text)]);
    assert_eq!(shape(&contract.unwrap(), "types/T"), "complex types/T\n  @1:a xs:date");
    assert_eq!(diagnostics.iter().count(), 1);
}
