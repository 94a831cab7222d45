//! References that multiply end within the budget; long chains are walked without recursion.

use super::{BUDGET, of, try_lowered, xsd};
use crate::contract::{Contract, Term};
use crate::limits;

fn refused(documents: &[(&str, String)]) -> String {
    let (contract, diagnostics) = try_lowered(documents);
    assert!(contract.is_none() && diagnostics.has_errors());
    diagnostics.iter().last().map(|diagnostic| diagnostic.title.clone()).unwrap_or_default()
}

fn is_over_budget(inside: &str) {
    let title = refused(&[("a.xsd", xsd(inside))]);
    assert!(title.contains(&format!("{} MiB", BUDGET >> 20)), "{title}");
}

/// Runs on a smaller stack than the generator ever has.
fn on_a_small_stack(run: impl FnOnce() -> Contract + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(512 << 10).spawn(run).expect("a thread starts");
    thread.join().expect("the stack suffices");
}

#[test]
fn groups_of_groups_end_within_the_budget() {
    let group = |n: usize| {
        let inner = format!("<xs:group ref='t:G{}'/>", n + 1).repeat(4);
        format!("<xs:group name='G{n}'><xs:sequence>{inner}</xs:sequence></xs:group>")
    };
    let groups: String = (0..30).map(group).collect();
    let last = "<xs:group name='G30'><xs:sequence><xs:element name='a' type='xs:int'/></xs:sequence></xs:group>";
    is_over_budget(&format!("{groups}{last}<xs:complexType name='T'><xs:group ref='t:G0'/></xs:complexType>"));
    let group = |n: usize| {
        let inner = format!("<xs:attributeGroup ref='t:G{}'/>", n + 1).repeat(4);
        format!("<xs:attributeGroup name='G{n}'>{inner}<xs:attribute name='a{n}'/></xs:attributeGroup>")
    };
    // Attributes of the same name are kept once, so these do not double.
    let groups: String = (0..30).map(group).collect();
    let last = "<xs:attributeGroup name='G30'/>";
    let (contract, _) = try_lowered(&[(
        "a.xsd",
        xsd(&format!("{groups}{last}<xs:complexType name='T'><xs:attributeGroup ref='t:G0'/></xs:complexType>")),
    )]);
    assert!(contract.is_some());
}

#[test]
fn large_groups_of_many_types_end_within_the_budget() {
    let elements: String = (0..2_500).map(|n| format!("<xs:element name='e{n}' type='xs:int'/>")).collect();
    let types: String = (0..2_500)
        .map(|n| {
            format!("<xs:complexType name='C{n}'><xs:sequence><xs:group ref='t:G'/></xs:sequence></xs:complexType>")
        })
        .collect();
    is_over_budget(&format!("<xs:group name='G'><xs:sequence>{elements}</xs:sequence></xs:group>{types}"));
}

#[test]
fn long_namespaces_and_names_end_within_the_budget() {
    let long = "n".repeat(limits::NAMESPACE_BYTES - 10);
    let types: String = (0..50_000).map(|n| format!("<xs:complexType name='C{n}'/>")).collect();
    let text =
        format!("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='{long}'>{types}</xs:schema>");
    assert!(refused(&[("a.xsd", text)]).contains("MiB"));
}

#[test]
fn documentation_is_held_once_however_often_it_is_referred_to() {
    let documentation =
        format!("<xs:annotation><xs:documentation>{}</xs:documentation></xs:annotation>", "x".repeat(5 << 20));
    let types: String = (0..500)
        .map(|n| format!("<xs:complexType name='C{n}'><xs:sequence><xs:group ref='t:G'/><xs:element ref='t:e'/></xs:sequence><xs:attributeGroup ref='t:A'/></xs:complexType>"))
        .collect();
    let contract = of(&format!(
        "<xs:element name='e' type='xs:int'>{documentation}</xs:element><xs:group name='G'><xs:sequence><xs:element \
         name='a' type='xs:int'>{documentation}</xs:element></xs:sequence></xs:group><xs:attributeGroup name='A'>\
         <xs:attribute name='a'>{documentation}</xs:attribute></xs:attributeGroup>{types}"
    ));
    assert_eq!(contract.types.len(), 500);
    assert!(contract.held < 64 << 20, "{}", contract.held);
}

#[test]
fn long_chains_are_walked_without_recursion() {
    on_a_small_stack(|| {
        let chain = |count: usize, one: fn(usize) -> String| (0..count).map(one).collect::<String>();
        let groups = chain(5_000, |n| {
            let next = n + 1;
            format!(
                "<xs:group name='G{n}'><xs:sequence><xs:group ref='t:G{next}' minOccurs='0'/></xs:sequence></xs:group>"
            )
        });
        let attribute_groups = chain(5_000, |n| {
            format!("<xs:attributeGroup name='A{n}'><xs:attributeGroup ref='t:A{}'/></xs:attributeGroup>", n + 1)
        });
        let simple = chain(5_000, |n| {
            format!("<xs:simpleType name='S{n}'><xs:restriction base='t:S{}'/></xs:simpleType>", n + 1)
        });
        let complex = chain(5_000, |n| {
            let next = n + 1;
            format!(
                "<xs:complexType name='C{n}'><xs:complexContent><xs:extension base='t:C{next}'/></xs:complexContent></xs:complexType>"
            )
        });
        let elements = chain(5_000, |n| format!("<xs:element name='e{n}' substitutionGroup='t:e{}'/>", n + 1));
        let contract = of(&format!(
            "<xs:element name='start'><xs:complexType><xs:sequence><xs:group ref='t:G0'/></xs:sequence>\
             <xs:attributeGroup ref='t:A0'/></xs:complexType></xs:element>{groups}{attribute_groups}{simple}{complex}\
             {elements}<xs:group name='G5000'><xs:sequence/></xs:group><xs:attributeGroup name='A5000'/>\
             <xs:simpleType name='S5000'><xs:restriction base='xs:int'/></xs:simpleType><xs:complexType name='C5000'/>\
             <xs:element name='e5000' type='xs:int'/>"
        ));
        assert!(contract.types.iter().any(|ty| !ty.problems.is_empty()));
        // The remaining chains are short.
        let deepest = contract.types.iter().map(|ty| {
            std::iter::successors(Some(ty), |ty| match ty.base {
                Some((crate::contract::TypeRef::Type(id), _)) => Some(contract.get(id)),
                _ => None,
            })
            .count()
        });
        assert!(deepest.max().unwrap() <= limits::DERIVATION_DEPTH + 1);
        assert_eq!(contract.elements.last().unwrap().members.len(), 5_000);
        contract
    });
}

#[test]
fn deep_content_is_broken_where_it_is_too_deep() {
    let nested = |depth: usize| {
        let begin = "<xs:sequence>".repeat(depth);
        let end = "</xs:sequence>".repeat(depth);
        of(&format!("<xs:complexType name='T'>{begin}<xs:element name='a' type='xs:int'/>{end}</xs:complexType>"))
    };
    let is_broken = |contract: &Contract| {
        let crate::contract::Kind::Complex(complex) = &contract.types[0].kind else { panic!("it is complex") };
        let crate::contract::Content::Elements { root: Some(root), .. } = &complex.content else {
            panic!("it has elements")
        };
        let mut at = root;
        loop {
            match &at.term {
                Term::Sequence(inner) => at = &inner[0],
                Term::Broken(_) => return true,
                _ => return false,
            }
        }
    };
    assert!(!is_broken(&nested(limits::CONTENT_DEPTH - 1)));
    assert!(is_broken(&nested(limits::CONTENT_DEPTH)));
}

#[test]
fn families_of_thousands_are_listed() {
    let members: String =
        (0..20_000).map(|n| format!("<xs:element name='m{n}' substitutionGroup='t:head'/><xs:complexType name='C{n}'><xs:complexContent><xs:extension base='t:Base'/></xs:complexContent></xs:complexType>")).collect();
    let contract = of(&format!("<xs:element name='head' type='t:Base'/><xs:complexType name='Base'/>{members}"));
    assert_eq!(contract.elements[0].members.len(), 20_000);
    assert_eq!(contract.types[0].derived.len(), 20_000);
}

#[test]
fn listed_values_are_held_once() {
    let values: String = (0..100_000).map(|n| format!("<xs:enumeration value='{n}'/>")).collect();
    let types: String =
        (0..500).map(|n| format!("<xs:simpleType name='S{n}'><xs:restriction base='t:E'/></xs:simpleType>")).collect();
    let contract = of(&format!(
        "<xs:simpleType name='E'><xs:restriction base='xs:token'>{values}</xs:restriction></xs:simpleType>{types}"
    ));
    assert_eq!(contract.types.len(), 501);
}
