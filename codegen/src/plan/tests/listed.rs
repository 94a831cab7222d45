//! Enumerations.

use super::support::{item, members, plan_of, planned, wsdl};
use crate::plan::{Enumeration, ItemKind, Plan, Scalar};

fn listed(name: &str, base: &str, values: &[&str]) -> String {
    let values: String = values.iter().map(|value| format!("<xs:enumeration value='{value}'/>")).collect();
    format!("<xs:simpleType name='{name}'><xs:restriction base='{base}'>{values}</xs:restriction></xs:simpleType>")
}

fn of_type(name: &str) -> String {
    format!("<xs:complexType name='T'><xs:sequence><xs:element name='e' type='{name}'/></xs:sequence></xs:complexType>")
}

fn enumeration<'p>(plan: &'p Plan, path: &str) -> &'p Enumeration {
    match &item(plan, path).kind {
        ItemKind::Enumeration(of) => of,
        other => panic!("{path} is {other:?}"),
    }
}

#[test]
fn listed_values_are_an_enum_over_their_value_space() {
    let plan = plan_of(&(listed("E", "xs:string", &["a", "b", "a"]) + &of_type("t:E")));
    assert_eq!(members(&plan, "types/T"), ["e: types/E"]);
    assert_eq!(members(&plan, "types/E"), ["a", "b"]);
    assert_eq!(enumeration(&plan, "types/E").base, Scalar::String);
    assert_eq!(&*enumeration(&plan, "types/E").values[1].path, "types/{urn:t}E/=b");
    let plan = plan_of(&(listed("E", "xs:int", &["1", "2"]) + &of_type("t:E")));
    assert_eq!(enumeration(&plan, "types/E").base, Scalar::Int32);
    // Names are known by where they are declared.
    let plan = plan_of(&(listed("E", "xs:QName", &["t:a"]) + &of_type("t:E")));
    assert_eq!(members(&plan, "types/T"), ["e: QName"]);
}

#[test]
fn a_restriction_without_values_has_those_of_its_base() {
    let types = [
        listed("E", "xs:string", &["a", "b"]),
        listed("Same", "t:E", &[]),
        listed("Part", "t:E", &["a"]),
        "<xs:complexType name='T'><xs:sequence><xs:element name='s' type='t:Same'/><xs:element name='p' type='t:Part'/>\
         </xs:sequence></xs:complexType>"
            .to_owned(),
    ];
    let plan = plan_of(&types.concat());
    assert_eq!(members(&plan, "types/T"), ["s: types/E", "p: types/Part"]);
    assert_eq!(members(&plan, "types/Part"), ["a"]);
}

#[test]
fn some_values_mean_success() {
    let schema = listed("E", "xs:string", &["a", "b", "c"]) + &of_type("t:E");
    let (plan, diagnostics) = planned(&wsdl(&schema), "[[success]]\ntype = 'E'\nvalues = ['c', 'a', 'c']");
    assert!(diagnostics.is_empty());
    assert_eq!(enumeration(&plan, "types/E").success, Some(vec![0, 2]));
    let (_, diagnostics) = planned(&wsdl(&schema), "[[success]]\ntype = 'E'\nvalues = ['d']");
    assert!(diagnostics.has_errors());
    let (_, diagnostics) = planned(&wsdl(&schema), "[[success]]\ntype = 'T'\nvalues = ['d']");
    assert!(diagnostics.has_errors());
}
