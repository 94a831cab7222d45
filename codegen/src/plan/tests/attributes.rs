//! Attributes and simple content.

use super::support::{members, plan_of, plan_of_type, problems, structure, wildcard};
use crate::contract::ValueConstraint;
use crate::plan::{Role, Text};
use crate::xsd::builtin::WhiteSpace;

fn a(name: &str, more: &str) -> String {
    format!("<xs:attribute name='{name}' {more}/>")
}

#[test]
fn attributes_are_members() {
    let content = [
        a("required", "type='xs:int' use='required'"),
        a("optional", "type='xs:token'"),
        a("default", "type='xs:int' default='3'"),
        a("version", "type='xs:string' use='required' fixed='1.0'"),
        a("kind", "type='xs:string' fixed='x'"),
        a("untyped", ""),
        a("many", "type='xs:NMTOKENS'"),
        "<xs:anyAttribute namespace='##other'/>".to_owned(),
    ];
    let plan = plan_of_type(&content.concat());
    let all = [
        "@required: Int32",
        "@optional: String?",
        "@default: Int32=",
        "@version: String",
        "@kind: String?",
        "@untyped: String?",
        "@many: list of String?",
        "@*any_attributes: AnyAttributes*",
    ];
    assert_eq!(members(&plan, "types/T"), all);
    let of = structure(&plan, "types/T");
    assert_eq!(of.members[3].role, Role::Fixed);
    assert!(of.members.iter().enumerate().all(|(index, member)| index == 3 || member.role == Role::Value));
    let required: Vec<bool> = of.attributes.iter().map(|attribute| attribute.required).collect();
    assert_eq!(required, [true, false, false, true, false, false, false]);
    let constraints: Vec<_> = of.attributes.iter().map(|attribute| attribute.constraint.clone()).collect();
    let text = |text: &str| text.into();
    let default = Some(ValueConstraint::Default(text("3")));
    let (version, kind) = (Some(ValueConstraint::Fixed(text("1.0"))), Some(ValueConstraint::Fixed(text("x"))));
    assert_eq!(constraints, [None, None, default, version, kind, None, None]);
    let white_space: Vec<_> = of.attributes.iter().map(|attribute| attribute.white_space).collect();
    assert_eq!(white_space[1], WhiteSpace::Collapse);
    assert_eq!(white_space[3], WhiteSpace::Preserve);
    assert_eq!(wildcard(&plan, of.any_attribute.as_ref().unwrap()), "not urn:t");
    assert_eq!(of.members[2].remarks, ["The default is `3`."]);
    let paths: Vec<&str> = of.members.iter().map(|member| &*member.path).collect();
    assert_eq!((paths[0], paths[7]), ("types/{urn:t}T/@required", "types/{urn:t}T/@*"));
}

#[test]
fn an_attribute_and_an_element_of_one_name_have_paths_of_their_own() {
    let content = "<xs:sequence><xs:element name='x' type='xs:int'/></xs:sequence>";
    let plan = plan_of_type(&format!("{content}{}", a("x", "type='xs:int'")));
    let paths: Vec<&str> = structure(&plan, "types/T").members.iter().map(|member| &*member.path).collect();
    assert_eq!(paths, ["types/{urn:t}T/@x", "types/{urn:t}T/x"]);
}

#[test]
fn simple_content_is_a_value_with_attributes() {
    let of = |name: &str, how: &str, base: &str, content: &str| {
        format!(
            "<xs:complexType name='{name}'><xs:simpleContent><xs:{how} base='{base}'>{content}</xs:{how}>\
             </xs:simpleContent></xs:complexType>"
        )
    };
    let plan = plan_of(&of("T", "extension", "xs:token", &a("x", "type='xs:int'")));
    assert_eq!(members(&plan, "types/T"), ["@x: Int32?", "text value: String"]);
    assert_eq!(structure(&plan, "types/T").text, Text::Value(WhiteSpace::Collapse));
    let short = "<xs:maxLength value='3'/>";
    let types = [
        of("A", "extension", "xs:decimal", &a("x", "type='xs:int'")),
        of("B", "extension", "t:A", &a("y", "type='xs:int'")),
        of("T", "restriction", "t:B", &a("x", "type='xs:int' use='required'")),
        of("D", "restriction", "t:E", short),
        of("E", "extension", "xs:string", ""),
    ];
    let plan = plan_of(&types.concat());
    assert_eq!(members(&plan, "types/T"), ["@x: Int32", "@y: Int32?", "text value: Decimal"]);
    let value = &structure(&plan, "types/D").members[0];
    assert_eq!(value.remarks, ["At most 3 characters."]);
}

#[test]
fn what_is_wrong_with_an_attribute_stays_with_its_type() {
    let plan = plan_of_type(&a("x", "type='t:Unknown'"));
    assert_eq!(problems(&plan, "types/T").len(), 1);
    assert!(problems(&plan, "types/T")[0].contains("Unknown"));
    assert!(problems(&plan, "elements/Out").is_empty());
}

#[test]
fn nil_is_a_value_with_attributes_only_if_the_type_has_some() {
    let element =
        |name: &str, ty: &str, more: &str| format!("<xs:element name='{name}' type='t:{ty}' nillable='true' {more}/>");
    let content = [
        element("one", "A", ""),
        element("either", "A", "minOccurs='0'"),
        element("many", "A", "maxOccurs='unbounded'"),
        element("any", "W", ""),
        element("plain", "P", ""),
        element("self", "T", ""),
        "<xs:element name='value' type='t:A'/>".to_owned(),
    ];
    let types = [("A", a("x", "type='xs:int'")), ("W", "<xs:anyAttribute/>".to_owned()), ("P", String::new())];
    let types = types.map(|(name, content)| format!("<xs:complexType name='{name}'>{content}</xs:complexType>"));
    let required = a("y", "type='xs:int' use='required'");
    let plan = plan_of(&format!(
        "{}<xs:complexType name='T'><xs:sequence>{}</xs:sequence>{required}</xs:complexType>",
        types.concat(),
        content.concat()
    ));
    let expected = [
        "@y: Int32",
        "one: types/A or types/A/nil()",
        "either: types/A or types/A/nil()?",
        "many: types/A or types/A/nil()*",
        "any: types/W or types/W/nil()",
        "plain: types/P|nil",
        "self: box types/T or types/T/nil()",
        "value: types/A",
    ];
    assert_eq!(members(&plan, "types/T"), expected);
    assert_eq!(members(&plan, "types/T/nil()"), ["@y: Int32"]);
    assert_eq!(members(&plan, "types/W/nil()"), ["@*any_attributes: AnyAttributes*"]);
    let of = structure(&plan, "types/T/nil()");
    assert!(of.rows.is_empty() && of.attributes[0].required);
    assert_eq!(of.type_name, structure(&plan, "types/T").type_name);
}

#[test]
fn an_extension_admits_what_either_wildcard_admits() {
    let cases = [
        ("##other", "urn:b", "not urn:t"),
        ("##other", "##targetNamespace urn:b", "qualified"),
        ("urn:b ##targetNamespace", "##other", "qualified"),
        ("##other", "##targetNamespace ##local", "any"),
        ("##other", "##local", "any"),
        ("##other", "##any", "any"),
        ("urn:b", "urn:c", "of [\"urn:b\", \"urn:c\"]"),
    ];
    for (base, own, expected) in cases {
        let of = |namespace: &str| format!("<xs:anyAttribute namespace='{namespace}'/>");
        let plan = plan_of(&format!(
            "<xs:complexType name='B'>{}</xs:complexType><xs:complexType name='T'><xs:complexContent>\
             <xs:extension base='t:B'>{}</xs:extension></xs:complexContent></xs:complexType>",
            of(base),
            of(own)
        ));
        let of = structure(&plan, "types/T");
        assert_eq!(wildcard(&plan, of.any_attribute.as_ref().unwrap()), expected, "{base} and {own}");
    }
}
