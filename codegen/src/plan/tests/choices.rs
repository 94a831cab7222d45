//! Choices and substitution groups.

use super::support::{item, members, plan_of, plan_of_type, problems, rows, structure};
use crate::plan::{ItemKind, Origin};

fn e(name: &str, more: &str) -> String {
    format!("<xs:element name='{name}' type='xs:int' {more}/>")
}

fn choice(content: &[String], occurs: &str) -> String {
    format!("<xs:choice {occurs}>{}</xs:choice>", content.concat())
}

/// Returns the content of a type with an element before it.
fn after(content: &str) -> String {
    format!("<xs:sequence>{}{content}</xs:sequence>", e("x", ""))
}

#[test]
fn alternatives_are_variants() {
    let content = [
        e("a", ""),
        e("nil", "nillable='true'"),
        e("many", "maxOccurs='unbounded'"),
        format!("<xs:sequence>{}{}</xs:sequence>", e("g", "minOccurs='0'"), e("h", "")),
        "<xs:any namespace='##other'/>".to_owned(),
    ];
    let plan = plan_of_type(&after(&choice(&content, "")));
    assert_eq!(members(&plan, "types/T"), ["x: Int32", "choice: types/T/choice(a)"]);
    let variants =
        ["a: Int32", "nil: Int32|nil", "many: Int32*", "group: types/T/choice(a)/group(g)", "any: AnyElement"];
    assert_eq!(members(&plan, "types/T/choice(a)"), variants);
    let of_rows = ["0 x", "1.0 a", "1.1 nil nillable", "1.2 many arm+", "1.3 g group", "1.3 h group", "1.4 not urn:t"];
    assert_eq!(rows(&plan, "types/T"), of_rows);
    let ItemKind::Choice(of) = &item(&plan, "types/T/choice(a)").kind else { panic!("it is a choice") };
    let paths: Vec<&str> = of.alternatives.iter().map(|of| of.path.rsplit("(a)/").next().unwrap()).collect();
    assert_eq!(paths, ["a", "nil", "many", "group(g)", "any()"]);
    let origin = &item(&plan, "types/T/choice(a)").origin;
    assert!(matches!(origin, Origin::Nested { role: "Choice", .. }));
    let origin = &item(&plan, "types/T/choice(a)/group(g)").origin;
    assert!(matches!(origin, Origin::Nested { role: "Group", .. }));
}

#[test]
fn choices_are_optional_and_repeated() {
    let content = [e("a", "minOccurs='0'"), e("b", "minOccurs='0' maxOccurs='unbounded'")];
    let plan = plan_of_type(&after(&choice(&content, "")));
    assert_eq!(members(&plan, "types/T"), ["x: Int32", "choice: types/T/choice(a)?"]);
    assert_eq!(members(&plan, "types/T/choice(a)"), ["a: Int32", "b: Int32*"]);
    let plan = plan_of_type(&after(&choice(&content, "maxOccurs='unbounded'")));
    assert_eq!(members(&plan, "types/T"), ["x: Int32", "choice: types/T/choice(a)*"]);
    assert_eq!(members(&plan, "types/T/choice(a)"), ["a: Int32", "b: Int32"]);
    assert_eq!(rows(&plan, "types/T"), ["0 x", "1.0 a*", "1.1 b*"]);
    // A group of optional elements is never read empty.
    let optional = format!("<xs:sequence>{}{}</xs:sequence>", e("b", "minOccurs='0'"), e("c", "minOccurs='0'"));
    let plan = plan_of_type(&after(&choice(&[e("a", ""), optional], "")));
    assert_eq!(members(&plan, "types/T"), ["x: Int32", "choice: types/T/choice(a)?"]);
}

#[test]
fn a_choice_in_a_choice() {
    let inner = |occurs: &str| choice(&[e("b", ""), e("c", "")], occurs);
    let plan = plan_of_type(&after(&choice(&[e("a", ""), inner("")], "")));
    assert_eq!(members(&plan, "types/T/choice(a)"), ["a: Int32", "b: Int32", "c: Int32"]);
    let plan = plan_of_type(&after(&choice(&[e("a", ""), inner("maxOccurs='unbounded'")], "")));
    assert_eq!(members(&plan, "types/T/choice(a)"), ["a: Int32", "group: types/T/choice(a)/group(b)"]);
    let group = "types/T/choice(a)/group(b)";
    assert_eq!(members(&plan, group), [format!("choice: {group}/choice(b)*")]);
    assert_eq!(rows(&plan, group), ["0.0 b+", "0.1 c+"]);
    assert_eq!(rows(&plan, "types/T"), ["0 x", "1.0 a", "1.1 b group", "1.1 c group"]);
}

#[test]
fn a_type_that_is_nothing_but_a_choice_is_the_enum() {
    let content = choice(&[e("a", ""), e("b", "")], "");
    let plan = plan_of_type(&content);
    assert_eq!(members(&plan, "types/T"), ["a: Int32", "b: Int32"]);
    assert_eq!(rows(&plan, "types/T"), ["0.0 a", "0.1 b"]);
    let ItemKind::Choice(of) = &item(&plan, "types/T").kind else { panic!("it is a choice") };
    assert_eq!(of.own.as_ref().unwrap().type_name.as_ref().map(|name| &*name.local), Some("T"));
    // The request is a struct anyway.
    assert_eq!(members(&plan, "elements/In"), ["whole value: types/T"]);
    let is_struct = |plan: &crate::plan::Plan| matches!(item(plan, "types/T").kind, ItemKind::Struct(_));
    assert!(is_struct(&plan_of_type(&format!("{content}<xs:attribute name='x'/>"))));
    assert!(is_struct(&plan_of_type(&choice(&[e("a", ""), e("b", "")], "minOccurs='0'"))));
    let derived = "<xs:complexType name='D'><xs:complexContent><xs:extension base='t:T'/></xs:complexContent>\
                   </xs:complexType>";
    let plan = plan_of(&format!("<xs:complexType name='T'>{content}</xs:complexType>{derived}"));
    assert_eq!(members(&plan, "types/T/base()"), ["choice: types/T/choice(a)"]);
    assert_eq!(members(&plan, "types/D"), ["choice: types/T/choice(a)"]);
}

/// A head with a member and a member of that, an abstract one and one that is none.
const SUBSTITUTES: &str = "<xs:element name='Head' type='xs:int'/><xs:element name='A' substitutionGroup='t:Head'/>\
                           <xs:element name='B' substitutionGroup='t:A' nillable='true'/>\
                           <xs:element name='C' substitutionGroup='t:Head' abstract='true'/>\
                           <xs:element name='None' type='xs:int' abstract='true'/>";

#[test]
fn the_head_of_a_substitution_group_is_a_choice() {
    let of = |content: &str| plan_of(&format!("{SUBSTITUTES}<xs:complexType name='T'>{content}</xs:complexType>"));
    let head = |occurs: &str| format!("<xs:element ref='t:Head' {occurs}/>");
    let plan = of(&format!("<xs:sequence>{}{}</xs:sequence>", head(""), head("minOccurs='0' maxOccurs='unbounded'")));
    let item_of = "elements/Head/substitutes()";
    assert_eq!(members(&plan, "types/T"), [format!("Head: {item_of}"), format!("Head: {item_of}*")]);
    assert_eq!(members(&plan, item_of), ["Head: Int32", "A: Int32", "B: Int32|nil", "other: box AnyElement"]);
    let of_rows = ["0.0 Head", "0.1 A", "0.2 B nillable", "0.3 unlisted"];
    let of_many = ["1.0 Head*", "1.1 A*", "1.2 B* nillable", "1.3 unlisted*"];
    assert_eq!(rows(&plan, "types/T"), [of_rows, of_many].concat());
    assert_eq!(&*structure(&plan, "types/T").members[0].path, "types/{urn:t}T/Head");
    assert!(matches!(&item(&plan, item_of).origin, Origin::Substitution(name) if &*name.local == "Head"));
    // Among other alternatives, each member is one; an element that is reached twice occurs once.
    let both = choice(&[head(""), e("x", ""), "<xs:element ref='t:A'/>".to_owned()], "maxOccurs='unbounded'");
    let plan = of(&both);
    let all = ["Head: Int32", "A: Int32", "B: Int32|nil", "x: Int32"];
    assert_eq!(members(&plan, "types/T/choice(Head)"), all);
}

#[test]
fn nothing_can_stand_in_the_place_of_an_abstract_element_without_members() {
    let of = |content: &str| plan_of(&format!("{SUBSTITUTES}<xs:complexType name='T'>{content}</xs:complexType>"));
    let none = |occurs: &str| format!("<xs:element ref='t:None' {occurs}/>");
    let plan = of(&format!("<xs:sequence>{}{}</xs:sequence>", e("a", ""), none("minOccurs='0'")));
    assert_eq!(members(&plan, "types/T"), ["a: Int32"]);
    assert!(problems(&plan, "types/T").is_empty());
    let plan = of(&format!("<xs:sequence>{}{}</xs:sequence>", e("a", ""), none("")));
    assert_eq!(problems(&plan, "types/T"), ["no element can stand in the place of the abstract element `{urn:t}None`"]);
}

#[test]
fn an_alternative_that_begins_like_another_says_so() {
    let pair = |second: &str| format!("<xs:sequence>{}{}</xs:sequence>", e("a", ""), e(second, ""));
    let plan = plan_of_type(&after(&choice(&[pair("b"), pair("c")], "")));
    assert_eq!(rows(&plan, "types/T"), ["0 x", "1.0 a group"]);
    let ItemKind::Choice(of) = &item(&plan, "types/T/choice(a)").kind else { panic!("it is a choice") };
    assert!(of.alternatives[0].remarks.is_empty());
    assert_eq!(of.alternatives[1].remarks.len(), 1);
}
