//! Simple types: scalars, lists, unions, facets.

use super::support::{members, plan_of, structure};
use crate::plan::{Member, Plan, Scalar, Simple, ValueType};
use crate::xsd::builtin::{Builtin, WhiteSpace};

/// Returns the plan of types, with elements of the types of these names.
fn of_types(types: &str, names: &[&str]) -> Plan {
    let elements: String =
        names.iter().enumerate().map(|(n, name)| format!("<xs:element name='e{n}' type='{name}'/>")).collect();
    plan_of(&format!("{types}<xs:complexType name='T'><xs:sequence>{elements}</xs:sequence></xs:complexType>"))
}

fn restriction(name: &str, base: &str, facets: &str) -> String {
    format!("<xs:simpleType name='{name}'><xs:restriction base='{base}'>{facets}</xs:restriction></xs:simpleType>")
}

fn union(name: &str, types: &str, more: &str) -> String {
    format!("<xs:simpleType name='{name}'><xs:union memberTypes='{types}'>{more}</xs:union></xs:simpleType>")
}

fn only(plan: &Plan) -> &Member {
    &structure(plan, "types/T").members[0]
}

#[test]
fn every_built_in_type_has_a_value() {
    for builtin in Builtin::ALL {
        let plan = of_types("", &[&format!("xs:{}", builtin.local_name())]);
        let expected = match builtin {
            Builtin::AnyType | Builtin::AnySimpleType => ValueType::AnyType,
            Builtin::NmTokens | Builtin::IdRefs | Builtin::Entities => ValueType::List(Simple::Scalar(Scalar::String)),
            _ => {
                assert!(matches!(only(&plan).ty, ValueType::Simple(Simple::Scalar(_))), "{builtin:?}");
                continue;
            }
        };
        assert_eq!(only(&plan).ty, expected, "{builtin:?}");
    }
    let names =
        ["xs:integer", "xs:positiveInteger", "xs:duration", "xs:hexBinary", "xs:NOTATION", "xs:anyURI", "xs:ID"];
    let plan = of_types("", &names);
    let all = ["e0: Integer", "e1: Integer", "e2: Duration", "e3: Hex", "e4: QName", "e5: String", "e6: String"];
    assert_eq!(members(&plan, "types/T"), all);
}

#[test]
fn an_element_without_a_type_is_anything() {
    let plan = plan_of(
        "<xs:complexType name='T'><xs:sequence><xs:element name='a'/><xs:element name='b' minOccurs='0'/></xs:sequence>\
         </xs:complexType>",
    );
    assert_eq!(members(&plan, "types/T"), ["a: AnyType", "b: AnyType?"]);
}

#[test]
fn white_space_is_as_the_type_says() {
    let types = restriction("S", "xs:string", "<xs:whiteSpace value='replace'/>");
    let plan = of_types(&types, &["xs:string", "xs:token", "xs:normalizedString", "t:S", "xs:int"]);
    let of: Vec<WhiteSpace> = structure(&plan, "types/T").rows.iter().map(|row| row.white_space).collect();
    let expected =
        [WhiteSpace::Preserve, WhiteSpace::Collapse, WhiteSpace::Replace, WhiteSpace::Replace, WhiteSpace::Preserve];
    assert_eq!(of, expected);
}

#[test]
fn lists_hold_values() {
    let list =
        |name: &str, item: &str| format!("<xs:simpleType name='{name}'><xs:list itemType='{item}'/></xs:simpleType>");
    let listed = restriction("E", "xs:string", "<xs:enumeration value='a'/>");
    let types =
        [list("L", "xs:int"), list("M", "t:E"), listed, restriction("R", "t:L", "<xs:maxLength value='1'/>")].concat();
    let plan = of_types(&types, &["t:L", "t:M", "t:R"]);
    assert_eq!(members(&plan, "types/T"), ["e0: list of Int32", "e1: list of types/E", "e2: list of Int32"]);
    assert_eq!(structure(&plan, "types/T").members[2].remarks, ["At most 1 item."]);
}

#[test]
fn unions_are_enums_of_rust_types() {
    let types = [
        union("U", "xs:int xs:string", ""),
        union("Nested", "xs:boolean t:U", ""),
        union("Same", "xs:string xs:token", ""),
        union("Listed", "t:A t:B", ""),
        restriction("A", "xs:string", "<xs:enumeration value='a'/>"),
        restriction("B", "xs:string", "<xs:enumeration value='b'/>"),
        union(
            "Anonymous",
            "",
            "<xs:simpleType><xs:restriction base='xs:int'/></xs:simpleType><xs:simpleType>\
                                <xs:list itemType='xs:int'/></xs:simpleType>",
        ),
    ];
    let plan = of_types(&types.concat(), &["t:U", "t:Nested", "t:Same", "t:Listed", "t:Anonymous"]);
    let of_types = ["e0: types/U", "e1: types/Nested", "e2: String", "e3: types/Listed", "e4: types/Anonymous"];
    assert_eq!(members(&plan, "types/T"), of_types);
    assert_eq!(members(&plan, "types/U"), ["int: Int32", "string: String"]);
    assert_eq!(members(&plan, "types/Nested"), ["boolean: Boolean", "int: Int32", "string: String"]);
    assert_eq!(members(&plan, "types/Listed"), ["A: types/A", "B: types/B"]);
    assert_eq!(members(&plan, "types/Anonymous"), ["Int32: Int32", "List: list of Int32"]);
}

#[test]
fn facets_are_said() {
    let of = |base: &str, facets: &str| {
        let plan = of_types(&restriction("S", base, facets), &["t:S"]);
        only(&plan).remarks.clone()
    };
    let table: [(&str, &str, &[&str]); 7] = [
        (
            "xs:string",
            "<xs:minLength value='1'/><xs:maxLength value='60'/>",
            &["At least 1 character.", "At most 60 characters."],
        ),
        ("xs:hexBinary", "<xs:length value='16'/>", &["Exactly 16 bytes."]),
        (
            "xs:decimal",
            "<xs:totalDigits value='10'/><xs:fractionDigits value='2'/>",
            &["At most 10 digits.", "At most 2 digits after the decimal point."],
        ),
        ("xs:int", "<xs:minInclusive value='1'/><xs:maxInclusive value='9'/>", &["At least 1.", "At most 9."]),
        ("xs:int", "<xs:minExclusive value='0'/><xs:maxExclusive value='10'/>", &["Greater than 0.", "Less than 10."]),
        ("xs:string", "<xs:pattern value='[a-z]'/><xs:pattern value='x'/>", &["Pattern `[a-z]` or `x`."]),
        ("xs:string", "", &[]),
    ];
    for (base, facets, said) in table {
        assert_eq!(of(base, facets), said, "{facets}");
    }
    // The nearest facet counts, and all patterns.
    let types = [
        restriction("A", "xs:string", "<xs:maxLength value='9'/><xs:pattern value='a+'/>"),
        restriction("S", "t:A", "<xs:maxLength value='5'/><xs:pattern value='aa+'/>"),
    ];
    let plan = of_types(&types.concat(), &["t:S"]);
    assert_eq!(only(&plan).remarks, ["At most 5 characters.", "Pattern `aa+`.", "Pattern `a+`."]);
}
