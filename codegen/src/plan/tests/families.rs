//! Types that derived types may replace.

use super::support::{item, members, plan_of, planned, structure, wsdl};
use crate::plan::{Family, ItemKind, Plan, SharedMember};

/// The members of a family's base that can be read from every variant: the index in the base and in each variant.
fn shared(plan: &Plan, path: &str) -> Vec<(usize, Vec<Option<usize>>)> {
    let shared = family(plan, path).shared.iter();
    shared.map(|SharedMember { base, variants }| (*base, variants.clone())).collect()
}

/// Returns a type that is derived from another, with an element.
fn derived(name: &str, base: &str, more: &str) -> String {
    format!(
        "<xs:complexType name='{name}' {more}><xs:complexContent><xs:extension base='t:{base}'><xs:sequence>\
         <xs:element name='of{name}' type='xs:int'/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>"
    )
}

fn base(name: &str, more: &str) -> String {
    format!(
        "<xs:complexType name='{name}' {more}><xs:sequence><xs:element name='of{name}' type='xs:int'/></xs:sequence>\
         </xs:complexType>"
    )
}

/// Returns the type of the request, with an element of each of these types.
fn using(types: &[&str]) -> String {
    let elements: String = types.iter().map(|ty| format!("<xs:element name='e{ty}' type='t:{ty}'/>")).collect();
    format!("<xs:complexType name='T'><xs:sequence>{elements}</xs:sequence></xs:complexType>")
}

fn family<'p>(plan: &'p Plan, path: &str) -> &'p Family {
    match &item(plan, path).kind {
        ItemKind::Family(of) => of,
        other => panic!("{path} is {other:?}"),
    }
}

#[test]
fn a_type_that_others_are_derived_from_is_a_family_if_an_element_has_it() {
    let schema = [base("A", ""), derived("B", "A", ""), derived("C", "B", ""), using(&["A", "B"])].concat();
    let plan = plan_of(&schema);
    assert_eq!(members(&plan, "types/T"), ["eA: types/A", "eB: types/B"]);
    assert_eq!(members(&plan, "types/A"), ["types/A/base()", "types/B/base()", "types/C"]);
    assert_eq!(members(&plan, "types/B"), ["types/B/base()", "types/C"]);
    assert_eq!(members(&plan, "types/C"), ["ofA: Int32", "ofB: Int32", "ofC: Int32"]);
    let of = family(&plan, "types/A");
    assert_eq!((of.declared, of.derived()), (Some(0), 2));
    assert_eq!(&*of.members[2].path, "types/{urn:t}A/type({urn:t}C)");
    assert_eq!(shared(&plan, "types/A"), [(0, vec![Some(0); 3])]);
    assert_eq!(shared(&plan, "types/B"), [(0, vec![Some(0); 2]), (1, vec![Some(1); 2])]);
    // Its members keep the paths that they have without a family.
    assert_eq!(&*structure(&plan, "types/A/base()").members[0].path, "types/{urn:t}A/ofA");
    assert_eq!(structure(&plan, "types/A/base()").type_name.as_ref().map(|name| &*name.local), Some("A"));
}

#[test]
fn a_type_that_is_only_a_base_is_a_struct() {
    let plan = plan_of(&[base("A", ""), derived("B", "A", ""), using(&["B"])].concat());
    assert_eq!(members(&plan, "types/A"), ["ofA: Int32"]);
    assert_eq!(members(&plan, "types/B"), ["ofA: Int32", "ofB: Int32"]);
}

#[test]
fn abstract_types_are_no_variants() {
    let schema = [base("A", "abstract='true'"), derived("B", "A", "abstract='true'"), derived("C", "B", "")];
    let plan = plan_of(&(schema.concat() + &using(&["A"])));
    assert_eq!(members(&plan, "types/A"), ["types/C"]);
    assert_eq!(family(&plan, "types/A").declared, None);
    // Derived types may be added later, even if there are none.
    let plan = plan_of(&(base("A", "abstract='true'") + &using(&["A"])));
    assert!(members(&plan, "types/A").is_empty());
    assert_eq!(members(&plan, "types/A/base()"), ["ofA: Int32"]);
}

#[test]
fn what_is_blocked_is_no_variant() {
    let plan = plan_of(&[base("A", "block='extension'"), derived("B", "A", ""), using(&["A"])].concat());
    assert_eq!(members(&plan, "types/A"), ["ofA: Int32"]);
}

#[test]
fn an_element_that_blocks_all_derived_types_has_the_type_itself() {
    let blocking = |block: &str| {
        let schema = [
            base("A", ""),
            derived("B", "A", ""),
            format!(
                "<xs:complexType name='T'><xs:sequence><xs:element name='free' type='t:A'/>\
                 <xs:element name='blocked' type='t:A' block='{block}'/></xs:sequence></xs:complexType>"
            ),
        ];
        members(&plan_of(&schema.concat()), "types/T")
    };
    assert_eq!(blocking("extension"), ["free: types/A", "blocked: types/A/base()"]);
    assert_eq!(blocking("restriction"), ["free: types/A", "blocked: types/A"]);
}

#[test]
fn a_restriction_may_have_other_members() {
    let restricted = "<xs:complexType name='R'><xs:complexContent><xs:restriction base='t:A'><xs:sequence>\
                      <xs:element name='ofA' type='xs:short'/></xs:sequence></xs:restriction></xs:complexContent>\
                      </xs:complexType>";
    let plan = plan_of(&(base("A", "") + restricted + &using(&["A"])));
    assert_eq!(members(&plan, "types/A"), ["types/A/base()", "types/R"]);
    assert!(family(&plan, "types/A").shared.is_empty());
    let plan = plan_of(&(base("A", "") + &restricted.replace("short", "int") + &using(&["A"])));
    assert_eq!(shared(&plan, "types/A"), [(0, vec![Some(0); 2])]);
}

#[test]
fn members_that_a_restriction_requires_or_leaves_out_are_shared() {
    let base = "<xs:complexType name='A'><xs:sequence><xs:element name='one' type='xs:int' minOccurs='0'/>\
                <xs:element name='two' type='xs:int' minOccurs='0'/><xs:element name='three' type='xs:int' minOccurs='0'/>\
                </xs:sequence></xs:complexType>";
    let restricted = "<xs:complexType name='R'><xs:complexContent><xs:restriction base='t:A'><xs:sequence>\
                      <xs:element name='two' type='xs:int'/><xs:element name='three' type='xs:short' minOccurs='0'/>\
                      </xs:sequence></xs:restriction></xs:complexContent></xs:complexType>";
    let plan = plan_of(&[base, restricted, &using(&["A"])].concat());
    assert_eq!(shared(&plan, "types/A"), [(0, vec![Some(0), None]), (1, vec![Some(1), Some(0)])]);
}

#[test]
fn members_of_one_name_are_shared_each_with_its_own() {
    let of_base = "<xs:complexType name='A'><xs:sequence><xs:element name='a' type='xs:int'/>\
                   <xs:element name='b' type='xs:int'/><xs:element name='a' type='xs:int'/></xs:sequence>\
                   <xs:attribute name='a' type='xs:int'/></xs:complexType>";
    let of_derived = "<xs:complexType name='B'><xs:complexContent><xs:extension base='t:A'><xs:sequence>\
                      <xs:element name='a' type='xs:int'/></xs:sequence><xs:attribute name='b' type='xs:int'/>\
                      </xs:extension></xs:complexContent></xs:complexType>";
    let plan = plan_of(&[of_base, of_derived, &using(&["A"])].concat());
    let of = |path: &str| -> Vec<(&str, crate::plan::Source)> {
        structure(&plan, path).members.iter().map(|member| (&*member.local, member.source)).collect()
    };
    let (base, derived) = (of("types/A/base()"), of("types/B"));
    let shared = shared(&plan, "types/A");
    assert_eq!(shared.len(), base.len());
    for (index, variants) in shared {
        let variants: Vec<usize> = variants.into_iter().flatten().collect();
        assert_eq!(variants[0], index);
        // The second `a` is that of the base, in the same slot, and not the first or the third.
        assert_eq!(derived[variants[1]].0, base[index].0);
        assert_eq!(std::mem::discriminant(&derived[variants[1]].1), std::mem::discriminant(&base[index].1));
        if let crate::plan::Source::Slot(_) = base[index].1 {
            assert_eq!(derived[variants[1]].1, base[index].1);
        }
    }
}

#[test]
fn families_are_pruned() {
    let schema = [base("A", ""), derived("B", "A", ""), derived("C", "B", ""), using(&["A"])].concat();
    let pruned = |family: &str| planned(&wsdl(&schema), family);
    let (plan, diagnostics) = pruned("[[family]]\ntype = 'A'\nmembers = ['C']");
    assert!(diagnostics.is_empty(), "{diagnostics}");
    assert_eq!(members(&plan, "types/A"), ["types/A/base()", "types/C"]);
    assert_eq!(family(&plan, "types/A").derived(), 2);
    let (plan, diagnostics) = pruned("[[family]]\ntype = 'A'\nmembers = []");
    assert!(diagnostics.is_empty(), "{diagnostics}");
    assert_eq!(members(&plan, "types/A"), ["ofA: Int32"]);
    for wrong in ["type = 'B'\nmembers = []", "type = 'A'\nmembers = ['T']", "type = 'Z'\nmembers = []"] {
        assert!(pruned(&format!("[[family]]\n{wrong}")).1.has_errors(), "{wrong}");
    }
    let is_abstract = schema.replace("name='A' ", "name='A' abstract='true'");
    let (_, diagnostics) = planned(&wsdl(&is_abstract), "[[family]]\ntype = 'A'\nmembers = []");
    assert!(diagnostics.has_errors());
}

#[test]
fn a_request_of_a_family_is_a_struct_with_the_whole() {
    let plan = plan_of(&(base("T", "") + &derived("B", "T", "")));
    assert_eq!(members(&plan, "elements/In"), ["whole value: types/T"]);
}
