//! Types that the compiler cannot handle are refused with the limit named, or boxed.

use super::support::{members, plan_of, planned, problems, wsdl};
use crate::limits;

#[test]
fn types_nest_only_so_deep() {
    let chain = |length: usize, more: &str| {
        let types: String = (0..length)
            .map(|n| {
                let inner = n + 1;
                format!(
                    "<xs:complexType name='C{n}'><xs:sequence><xs:element name='a' type='t:C{inner}' {more}/></xs:sequence>\
                     </xs:complexType>"
                )
            })
            .collect();
        let last = format!("<xs:complexType name='C{length}'/><xs:complexType name='T'/>");
        plan_of(&format!("{types}{last}"))
    };
    let deepest = limits::TYPE_NESTING / 2;
    assert!(problems(&chain(deepest - 1, "minOccurs='0'"), "types/C0").is_empty());
    let plan = chain(deepest + 1, "minOccurs='0'");
    assert_eq!(problems(&plan, "types/C0").len(), 1);
    assert!(problems(&plan, "types/C0")[0].contains("100"));
    assert!(problems(&plan, "types/C9").is_empty());
    // A cycle counts once.
    let plan = plan_of(
        "<xs:complexType name='T'><xs:sequence><xs:element name='a' type='t:T' minOccurs='0'/></xs:sequence>\
         </xs:complexType>",
    );
    assert!(problems(&plan, "types/T").is_empty());
    assert_eq!(members(&plan, "types/T"), ["a: box types/T?"]);
}

#[test]
fn types_have_only_so_many_members() {
    let of = |count: usize| {
        let elements: String = (0..count).map(|n| format!("<xs:element name='e{n}' type='xs:string'/>")).collect();
        plan_of(&format!("<xs:complexType name='T'><xs:sequence>{elements}</xs:sequence></xs:complexType>"))
    };
    assert!(problems(&of(limits::TYPE_MEMBERS), "types/T").is_empty());
    let plan = of(limits::TYPE_MEMBERS + 1);
    assert_eq!(problems(&plan, "types/T"), ["a type of more than 1000 elements and attributes is not supported"]);
    assert!(problems(&plan, "elements/Out").is_empty());
}

#[test]
fn values_that_double_are_boxed() {
    let types: String = (0..20)
        .map(|n| {
            let inner = format!("t:C{}", n + 1);
            format!(
                "<xs:complexType name='C{n}'><xs:sequence><xs:element name='a' type='{inner}'/>\
                 <xs:element name='b' type='{inner}'/></xs:sequence></xs:complexType>"
            )
        })
        .collect();
    let last = "<xs:complexType name='C20'><xs:sequence><xs:element name='s' type='xs:string'/></xs:sequence>\
                </xs:complexType><xs:complexType name='T'/>";
    let plan = plan_of(&format!("{types}{last}"));
    assert_eq!(members(&plan, "types/C19"), ["a: types/C20", "b: types/C20"]);
    let boxed = (0..20).filter(|n| members(&plan, &format!("types/C{n}"))[0].contains("box")).count();
    assert!((1..5).contains(&boxed), "{boxed}");
}

#[test]
fn enumerations_list_only_so_many_values() {
    let of = |count: usize| {
        let values: String = (0..count).map(|n| format!("<xs:enumeration value='v{n}'/>")).collect();
        plan_of(&format!(
            "<xs:simpleType name='E'><xs:restriction base='xs:string'>{values}</xs:restriction></xs:simpleType>\
             <xs:complexType name='T'/>"
        ))
    };
    assert!(problems(&of(limits::ENUMERATION_VALUES), "types/E").is_empty());
    let plan = of(limits::ENUMERATION_VALUES + 1);
    assert_eq!(problems(&plan, "types/E"), ["an enumeration of more than 10000 values is not supported"]);
}

/// Returns chains of types, each derived from the one before, with this many elements each; elements use all of them.
fn chains(chains: usize, elements: usize) -> String {
    let mut all = String::from("<xs:complexType name='T'/>");
    for chain in 0..chains {
        for n in 0..=limits::DERIVATION_DEPTH {
            let content: String =
                (0..elements).map(|e| format!("<xs:element name='e{chain}x{n}x{e}' type='t:C{chain}x{n}'/>")).collect();
            let content = format!("<xs:sequence>{content}</xs:sequence>");
            all += &match n {
                0 => format!("<xs:complexType name='C{chain}x0'>{content}</xs:complexType>"),
                n => format!(
                    "<xs:complexType name='C{chain}x{n}'><xs:complexContent><xs:extension base='t:C{chain}x{}'>{content}\
                     </xs:extension></xs:complexContent></xs:complexType>",
                    n - 1
                ),
            };
        }
    }
    all
}

#[test]
fn a_contract_comes_to_only_so_much() {
    let (_, diagnostics) = planned(&wsdl(&chains(20, 2)), "");
    assert!(!diagnostics.has_errors(), "{diagnostics}");
    let (_, diagnostics) = planned(&wsdl(&chains(40, 15)), "");
    let titles: Vec<&str> = diagnostics.iter().map(|diagnostic| &*diagnostic.title).collect();
    assert_eq!(titles.len(), 1);
    assert!(titles[0].contains("1000000 members and variants"), "{titles:?}");
}

#[test]
fn findings_about_what_many_use_are_counted() {
    let undefined: String = (0..1_500).map(|n| format!("t:U{n} ")).collect();
    let union = format!("<xs:simpleType name='U'><xs:union memberTypes='{undefined}'/></xs:simpleType>");
    let users = |user: &str| -> String { (0..800).map(|n| user.replace("{n}", &n.to_string())).collect() };
    let element = users("<xs:element name='e{n}' type='t:U'/>");
    let of_type = |content: &str| format!("<xs:complexType name='T'>{content}</xs:complexType>");
    for schema in [
        of_type(&format!("<xs:sequence>{element}</xs:sequence>")),
        of_type(&format!("<xs:choice>{element}</xs:choice>")),
        of_type(&users("<xs:attribute name='a{n}' type='t:U'/>")),
        users("<xs:simpleType name='L{n}'><xs:union memberTypes='t:U xs:int'/></xs:simpleType>") + &of_type(""),
    ] {
        let (plan, diagnostics) = planned(&wsdl(&format!("{union}{schema}")), "");
        let titles: Vec<&str> = diagnostics.iter().map(|diagnostic| &*diagnostic.title).collect();
        assert_eq!(titles.len(), 1, "{titles:?}");
        assert!(titles[0].contains("1000000 members and variants"), "{titles:?}");
        let held: usize = plan.items.iter().map(|item| item.problems.len()).sum();
        assert!(held <= limits::PLAN_MEMBERS, "{held}");
    }
}
