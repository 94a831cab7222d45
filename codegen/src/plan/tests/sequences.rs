//! Sequences, groups, wildcards, base types: the members and rows of structs.

use super::support::{item, members, plan_of, plan_of_type, rows, structure};
use crate::plan::{Origin, Source};

/// Returns an element with these attributes of its declaration.
fn e(name: &str, more: &str) -> String {
    format!("<xs:element name='{name}' type='xs:int' {more}/>")
}

fn sequence(content: &str, occurs: &str) -> String {
    format!("<xs:sequence {occurs}>{content}</xs:sequence>")
}

#[test]
fn elements_are_members() {
    let content = [
        e("one", ""),
        e("optional", "minOccurs='0'"),
        e("nil", "nillable='true'"),
        e("either", "minOccurs='0' nillable='true'"),
        e("many", "minOccurs='2' maxOccurs='5'"),
        e("nils", "maxOccurs='unbounded' nillable='true'"),
        e("never", "minOccurs='0' maxOccurs='0'"),
        e("some", "default='3'"),
        e("only", "minOccurs='0' fixed='4'"),
    ];
    let plan = plan_of_type(&sequence(&content.concat(), ""));
    let table = [
        ("one: Int32", "0 one"),
        ("optional: Int32?", "1 optional?"),
        ("nil: Int32|nil", "2 nil nillable"),
        ("either: Int32?|nil", "3 either? nillable"),
        ("many: Int32*", "4 many{2,5}"),
        ("nils: Int32*|nil", "5 nils+ nillable"),
        ("some: Int32", "6 some default 3"),
        ("only: Int32?", "7 only? fixed 4"),
    ];
    assert_eq!(members(&plan, "types/T"), table.map(|(member, _)| member));
    assert_eq!(rows(&plan, "types/T"), table.map(|(_, row)| row));
    let of = structure(&plan, "types/T");
    assert!(of.members.iter().enumerate().all(|(index, member)| member.source == Source::Slot(index as u16)));
    assert_eq!(of.members[6].remarks, ["An empty element means `3`."]);
    assert_eq!(of.members[7].remarks, ["The only value is `4`."]);
    assert!(!of.any_order);
}

#[test]
fn groups_are_in_place_unless_they_are_whole_or_nothing() {
    let (a, b, c) = (e("a", ""), e("b", ""), e("c", "minOccurs='0'"));
    let of = |content: &str| plan_of_type(&sequence(content, ""));
    // Once, or of optional elements alone.
    let plan = of(&format!("{a}{}", sequence(&format!("{b}{c}"), "")));
    assert_eq!(members(&plan, "types/T"), ["a: Int32", "b: Int32", "c: Int32?"]);
    let plan = of(&format!("{a}{}", sequence(&b, "minOccurs='0'")));
    assert_eq!(members(&plan, "types/T"), ["a: Int32", "b: Int32?"]);
    // An element that is required beside others.
    let plan = of(&format!("{a}{}", sequence(&format!("{b}{c}"), "minOccurs='0'")));
    assert_eq!(members(&plan, "types/T"), ["a: Int32", "group: types/T/group(b)?"]);
    assert_eq!(rows(&plan, "types/T"), ["0 a", "1 b? group"]);
    assert_eq!(members(&plan, "types/T/group(b)"), ["b: Int32", "c: Int32?"]);
    assert_eq!(rows(&plan, "types/T/group(b)"), ["0 b", "1 c?"]);
    assert!(structure(&plan, "types/T/group(b)").is_group);
    // Repeated; it may begin with any of its first elements, and is never empty.
    let plan = of(&sequence(&format!("{c}{b}{a}"), "maxOccurs='unbounded'"));
    assert_eq!(members(&plan, "types/T"), ["group: types/T/group(c)*"]);
    assert_eq!(rows(&plan, "types/T"), ["0 c+ group", "0 b+ group"]);
    let plan = of(&sequence(&format!("{c}{}", e("d", "minOccurs='0'")), "maxOccurs='unbounded'"));
    assert_eq!(rows(&plan, "types/T"), ["0 c* group", "0 d* group"]);
    // Of one element alone.
    let plan = of(&sequence(&a, "maxOccurs='3'"));
    assert_eq!(rows(&plan, "types/T"), ["0 a{1,3}"]);
    // Several groups have names of their own.
    let group = |name: &str| sequence(&(e(name, "") + &c), "minOccurs='0'");
    let plan = of(&format!("{}{}{}", group("x"), group("y"), group("x")));
    let of_groups = ["x_group: types/T/group(x)?", "y_group: types/T/group(y)?", "x_group: types/T/group(x)(2)?"];
    assert_eq!(members(&plan, "types/T"), of_groups);
}

#[test]
fn named_groups_give_names_and_are_shared() {
    let group = "<xs:group name='G'><xs:sequence><xs:element name='a' type='xs:int'/>\
                 <xs:choice><xs:element name='b' type='xs:int'/><xs:element name='c' type='xs:int'/></xs:choice>\
                 </xs:sequence></xs:group>";
    let of = |name: &str, occurs: &str| {
        format!(
            "<xs:complexType name='{name}'><xs:sequence><xs:element name='x' type='xs:int'/><xs:group ref='t:G' {occurs}/>\
             </xs:sequence></xs:complexType>"
        )
    };
    let all = [of("T", ""), of("U", "minOccurs='0'"), of("V", "maxOccurs='unbounded'")].concat();
    let plan = plan_of(&format!("{group}{all}"));
    assert_eq!(members(&plan, "types/T"), ["x: Int32", "a: Int32", "choice: groups/G/choice(b)"]);
    assert_eq!(members(&plan, "types/U"), ["x: Int32", "G: groups/G?"]);
    assert_eq!(members(&plan, "types/V"), ["x: Int32", "G: groups/G*"]);
    assert_eq!(members(&plan, "groups/G"), ["a: Int32", "choice: groups/G/choice(b)"]);
    assert_eq!(plan.items.iter().filter(|item| item.path.starts_with("groups/")).count(), 2);
    assert!(matches!(&item(&plan, "groups/G").origin, Origin::Group(name) if &*name.local == "G"));
    let origin = &item(&plan, "groups/G/choice(b)").origin;
    assert!(
        matches!(origin, Origin::InGroup { group, local, role: "Choice" } if &*group.local == "G" && &**local == "b")
    );
    assert_eq!(&*structure(&plan, "types/U").members[1].path, "types/{urn:t}U/group(a)");
}

#[test]
fn all_is_in_any_order() {
    let all = |occurs: &str| format!("<xs:all {occurs}>{}{}</xs:all>", e("a", ""), e("b", "minOccurs='0'"));
    let plan = plan_of_type(&all(""));
    assert!(structure(&plan, "types/T").any_order);
    assert_eq!(members(&plan, "types/T"), ["a: Int32", "b: Int32?"]);
    let plan = plan_of_type(&all("minOccurs='0'"));
    assert!(structure(&plan, "types/T").any_order);
    assert_eq!(members(&plan, "types/T"), ["a: Int32?", "b: Int32?"]);
}

#[test]
fn wildcards_are_members() {
    let any = |more: &str| format!("<xs:any {more}/>");
    let content = [
        any("namespace='##other'"),
        any("minOccurs='0'"),
        any("namespace='##local urn:x' maxOccurs='unbounded'"),
        e("a", ""),
    ];
    let plan = plan_of_type(&sequence(&content.concat(), ""));
    assert_eq!(members(&plan, "types/T"), ["any: AnyElement", "any: AnyElement?", "any: AnyElement*", "a: Int32"]);
    let rows = rows(&plan, "types/T");
    assert_eq!(rows[..2], ["0 not urn:t", "1 any?"]);
    assert!(rows[2].starts_with("2 of [") && rows[2].ends_with("]+"), "{rows:?}");
    let paths: Vec<&str> = structure(&plan, "types/T").members.iter().map(|member| &*member.path).collect();
    let of_any = ["types/{urn:t}T/any()", "types/{urn:t}T/any()(2)", "types/{urn:t}T/any()(3)"];
    assert_eq!(paths[..3], of_any);
}

#[test]
fn base_types_come_first() {
    let extension = |base: &str, name: &str, content: &str| {
        format!(
            "<xs:complexType name='{name}'><xs:complexContent><xs:extension base='t:{base}'><xs:sequence>{content}\
             </xs:sequence><xs:attribute name='of{name}' type='xs:int'/></xs:extension></xs:complexContent>\
             </xs:complexType>"
        )
    };
    let choice = format!("<xs:choice>{}{}</xs:choice>", e("c", ""), e("d", ""));
    let base = format!(
        "<xs:complexType name='A'>{}<xs:attribute name='ofA' type='xs:int'/></xs:complexType>",
        sequence(&(e("a", "") + &choice), "")
    );
    let types = [base, extension("A", "B", &e("b", "")), extension("B", "T", &(e("a", "") + &choice))];
    let plan = plan_of(&types.concat());
    let all = [
        "@ofA: Int32?",
        "@ofB: Int32?",
        "@ofT: Int32?",
        "a: Int32",
        "c_choice: types/A/choice(c)",
        "b: Int32",
        "a: Int32",
        "c_choice: types/T/choice(c)(2)",
    ];
    assert_eq!(members(&plan, "types/T"), all);
    assert_eq!(members(&plan, "types/A"), ["@ofA: Int32?", "a: Int32", "choice: types/A/choice(c)"]);
    let paths: Vec<&str> = structure(&plan, "types/T").members.iter().map(|member| &*member.path).collect();
    assert_eq!(paths[3..5], ["types/{urn:t}T/a", "types/{urn:t}T/choice(c)"]);
    assert_eq!(paths[6..], ["types/{urn:t}T/a(2)", "types/{urn:t}T/choice(c)(2)"]);
    assert_eq!(rows(&plan, "types/T"), ["0 a", "1.0 c", "1.1 d", "2 b", "3 a", "4.0 c", "4.1 d"]);
}

#[test]
fn a_restriction_says_its_content_anew() {
    let base = format!(
        "<xs:complexType name='A'>{}<xs:attribute name='x' type='xs:int'/><xs:attribute name='y' type='xs:int'/>\
         <xs:anyAttribute/></xs:complexType>",
        sequence(&(e("a", "minOccurs='0'") + &e("b", "minOccurs='0'")), "")
    );
    let restriction = format!(
        "<xs:complexType name='T'><xs:complexContent><xs:restriction base='t:A'>{}\
         <xs:attribute name='x' use='prohibited'/><xs:attribute name='y' type='xs:int' use='required'/>\
         </xs:restriction></xs:complexContent></xs:complexType>",
        sequence(&e("a", ""), "")
    );
    let plan = plan_of(&format!("{base}{restriction}"));
    assert_eq!(members(&plan, "types/T"), ["@y: Int32", "a: Int32"]);
    let all = ["@x: Int32?", "@y: Int32?", "@*any_attributes: AnyAttributes*", "a: Int32?", "b: Int32?"];
    assert_eq!(members(&plan, "types/A"), all);
}
