//! The paths of members and items, by which names are recorded.

use super::support::{plan_of, structure};
use crate::plan::{ItemKind, Plan};

fn paths(plan: &Plan, path: &str) -> Vec<String> {
    structure(plan, path).members.iter().map(|member| member.path.to_string()).collect()
}

#[test]
fn elements_of_two_namespaces_and_twice() {
    let plan = plan_of(
        "<xs:complexType name='T'><xs:sequence><xs:element name='a' type='xs:int'/>\
         <xs:element name='a' type='xs:int' form='unqualified'/><xs:element name='a' type='xs:int'/>\
         <xs:element name='b' type='xs:int' form='unqualified'/></xs:sequence></xs:complexType>",
    );
    let t = "types/{urn:t}T";
    assert_eq!(paths(&plan, "types/T"), ["/a", "/{}a", "/a(2)", "/b"].map(|step| format!("{t}{step}")));
}

#[test]
fn what_is_inside_of_anonymous_types() {
    let plan = plan_of(
        "<xs:complexType name='T'><xs:sequence><xs:element name='a'><xs:complexType><xs:choice minOccurs='0'>\
         <xs:element name='b' type='xs:int'/><xs:element name='c'><xs:simpleType><xs:restriction base='xs:string'>\
         <xs:enumeration value='x'/></xs:restriction></xs:simpleType></xs:element></xs:choice></xs:complexType>\
         </xs:element></xs:sequence></xs:complexType>",
    );
    let t = "types/{urn:t}T";
    let all: Vec<&str> = plan.items.iter().map(|item| &*item.path).filter(|path| path.starts_with(t)).collect();
    assert_eq!(all, [t, &format!("{t}/a/()"), &format!("{t}/a/c/()"), &format!("{t}/a/choice(b)")]);
    assert_eq!(paths(&plan, "types/T/a/()"), [format!("{t}/a/choice(b)")]);
}

#[test]
fn no_two_items_and_no_two_members_have_one_path() {
    let group = "<xs:group name='G'><xs:choice><xs:element name='a' type='xs:int' maxOccurs='2'/>\
                 <xs:element name='b' type='xs:int'/></xs:choice></xs:group>";
    let of = |occurs: &str| format!("<xs:group ref='t:G' {occurs}/>");
    let all = [of(""), of("minOccurs='0'"), of("maxOccurs='unbounded'"), of("maxOccurs='3'")].concat();
    let plan = plan_of(&format!("{group}<xs:complexType name='T'><xs:sequence>{all}</xs:sequence></xs:complexType>"));
    // Elements come several times in an alternative, or the choice is unbounded anyway.
    let choices: Vec<&str> =
        plan.items.iter().filter(|item| matches!(item.kind, ItemKind::Choice(_))).map(|item| &*item.path).collect();
    assert_eq!(choices, ["groups/{urn:t}G", "types/{urn:t}T/choice(a)(3)"]);
    let paths = paths(&plan, "types/T");
    assert_eq!(paths.len(), paths.iter().collect::<std::collections::BTreeSet<_>>().len());
}
