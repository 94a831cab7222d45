//! The texts of simple types that samples use.

use super::support::{plan_of, structure};
use crate::plan::{Lexical, Plan};
use crate::xsd::builtin::Builtin;

/// Returns the plan of a struct `T` with an element of a type `S` with this content.
fn of_type(content: &str) -> Plan {
    let content = content.replace("<r ", "<xs:restriction base=").replace("</r>", "</xs:restriction>");
    plan_of(&format!(
        "<xs:simpleType name='S'>{content}</xs:simpleType>\
         <xs:complexType name='T'><xs:sequence><xs:element name='e' type='t:S'/></xs:sequence></xs:complexType>"
    ))
}

fn lexical(plan: &Plan) -> &Lexical {
    structure(plan, "types/T").members[0].lexical.as_deref().expect("the type is simple")
}

fn examples(content: &str) -> Vec<String> {
    lexical(&of_type(content)).examples.iter().map(|text| text.to_string()).collect()
}

#[test]
fn lengths_and_built_in_types_need_no_examples() {
    let plan = of_type("<r 'xs:token'><xs:minLength value='2'/><xs:maxLength value='60'/></r>");
    let of = lexical(&plan);
    assert_eq!((of.builtin, of.length, of.examples.len()), (Builtin::Token, (2, Some(60)), 0));
    let plan = of_type("<r 'xs:NMTOKENS'><xs:maxLength value='3'/></r>");
    let of = lexical(&plan);
    assert_eq!((of.length, of.item.as_ref().map(|item| item.builtin)), ((0, Some(3)), Some(Builtin::NmToken)));
}

#[test]
fn examples_are_within_all_facets() {
    let between = "<xs:minInclusive value='1'/><xs:maxExclusive value='100'/>";
    assert_eq!(examples(&format!("<r 'xs:int'>{between}</r>")), ["1", "50", "99"]);
    let high = examples(&format!("<r 'xs:int'>{between}<xs:pattern value='[5-9].+'/></r>"));
    assert!(high.starts_with(&["50".to_owned(), "99".to_owned()]), "{high:?}");
    assert!(high.iter().all(|number| number.parse::<u8>().is_ok_and(|number| (50..100).contains(&number))), "{high:?}");
    assert_eq!(examples("<r 'xs:hexBinary'><xs:length value='2'/></r>"), ["0A0A"]);
    assert_eq!(examples("<r 'xs:base64Binary'><xs:maxLength value='1'/></r>"), ["", "AA=="]);
    assert_eq!(examples("<r 'xs:boolean'><xs:pattern value='true|1'/></r>"), ["true"]);
    let dates = examples("<r 'xs:date'><xs:minInclusive value='2020-01-01'/></r>");
    assert!(dates.len() > 1 && dates.iter().all(|date| &**date >= "2020-01-01"), "{dates:?}");
    let numbers = examples("<r 'xs:int'><xs:pattern value='\\d{3}'/></r>");
    assert!(!numbers.is_empty() && numbers.iter().all(|n| n.len() == 3 && !n.starts_with('0')), "{numbers:?}");
    let codes = examples("<r 'xs:string'><xs:pattern value='[A-Z]{2,9}'/><xs:maxLength value='4'/></r>");
    assert!(codes.len() > 2 && codes.iter().all(|code| (2..=4).contains(&code.len())), "{codes:?}");
}

#[test]
fn places_are_exchanged_in_texts_of_one_form() {
    let by_place =
        |pattern: &str| lexical(&of_type(&format!("<r 'xs:string'><xs:pattern value='{pattern}'/></r>"))).by_place;
    assert!(by_place("[0-9a-f]{8}-[0-9a-f]{4}"));
    assert!(!by_place("[0-9]+") && !by_place("a|b") && !by_place("[ a]b"));
}

#[test]
fn a_union_of_texts_has_examples_of_its_members() {
    let empty =
        "<xs:simpleType><xs:restriction base='xs:string'><xs:enumeration value=''/></xs:restriction></xs:simpleType>";
    let plan = of_type(&format!("<xs:union memberTypes='xs:language xs:anyURI'>{empty}</xs:union>"));
    let member = &structure(&plan, "types/T").members[0];
    // The enumeration is a type of its own, so that the union is an enum.
    assert!(member.lexical.is_none(), "{member:?}");
    let texts = examples("<xs:union memberTypes='xs:language xs:NCName'/>");
    assert_eq!(texts, ["de", "en-US", "größe", "a"]);
}

#[test]
fn what_wildcards_may_hold_is_known_with_a_valid_text() {
    let plan = plan_of(
        "<xs:element name='n' type='xs:int'/><xs:element name='deep' type='t:U'/><xs:element name='flat' type='t:V'/>\
         <xs:element name='gone' type='xs:int' abstract='true'/><xs:attribute name='a' type='xs:boolean'/>\
         <xs:attribute name='id' type='xs:ID'/><xs:attribute name='f' type='xs:string' fixed='x'/>\
         <xs:complexType name='U'><xs:sequence><xs:element name='e' type='xs:int'/></xs:sequence></xs:complexType>\
         <xs:complexType name='V'><xs:sequence><xs:element name='e' minOccurs='0' type='xs:int'/></xs:sequence>\
         </xs:complexType><xs:complexType name='T'><xs:sequence/><xs:anyAttribute/></xs:complexType>",
    );
    let shown = |examples: &[crate::plan::Example]| -> Vec<String> {
        examples.iter().map(|example| format!("{}={}", example.name.local, example.text)).collect()
    };
    assert_eq!(shown(&plan.declared.elements), ["n=-7", "flat=", "In=", "Out="]);
    assert_eq!(shown(&plan.declared.attributes), ["a=true", "f=x"]);
}
