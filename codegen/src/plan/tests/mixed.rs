//! Mixed content.

use super::support::{members, plan_of, rows, structure};
use crate::plan::Text;
use crate::xsd::builtin::WhiteSpace;

fn mixed(content: &str) -> crate::plan::Plan {
    plan_of(&format!("<xs:complexType name='T' mixed='true'>{content}</xs:complexType>"))
}

const TWO: &str = "<xs:element name='a' type='xs:int'/><xs:element name='b' type='xs:int'/>";

#[test]
fn text_has_its_place() {
    let plan = mixed("<xs:attribute name='x' type='xs:int'/>");
    assert_eq!(members(&plan, "types/T"), ["@x: Int32?", "text value: String"]);
    assert_eq!(structure(&plan, "types/T").text, Text::Value(WhiteSpace::Preserve));
    let plan = mixed(&format!("<xs:sequence>{TWO}</xs:sequence>"));
    assert_eq!(members(&plan, "types/T"), ["a: Int32", "b: Int32", "pieces texts: Pieces*"]);
    assert_eq!(structure(&plan, "types/T").text, Text::Pieces);
    // Among the alternatives of a repeated choice.
    let plan = mixed(&format!("<xs:choice minOccurs='0' maxOccurs='unbounded'>{TWO}</xs:choice>"));
    assert_eq!(members(&plan, "types/T"), ["choice: types/T/choice(a)*"]);
    assert_eq!(members(&plan, "types/T/choice(a)"), ["a: Int32", "b: Int32", "text: String"]);
    assert_eq!(rows(&plan, "types/T"), ["0.0 a*", "0.1 b*", "0.2 text*"]);
    assert_eq!(structure(&plan, "types/T").text, Text::None);
    let plan = mixed("<xs:sequence><xs:any maxOccurs='unbounded'/></xs:sequence>");
    assert_eq!(members(&plan, "types/T"), ["choice: types/T/choice(any())*"]);
    assert_eq!(members(&plan, "types/T/choice(any())"), ["any: AnyElement", "text: String"]);
    let plan = mixed(&format!("<xs:choice maxOccurs='3'>{TWO}</xs:choice>"));
    assert_eq!(members(&plan, "types/T"), ["choice: types/T/choice(a)*", "pieces texts: Pieces*"]);
}

#[test]
fn what_extends_a_mixed_type_has_its_text() {
    let base = format!(
        "<xs:complexType name='A' mixed='true'><xs:choice maxOccurs='unbounded'>{TWO}</xs:choice></xs:complexType>"
    );
    let extension = "<xs:complexType name='T'><xs:complexContent mixed='true'><xs:extension base='t:A'><xs:sequence>\
                     <xs:element name='c' type='xs:int'/></xs:sequence></xs:extension></xs:complexContent>\
                     </xs:complexType>";
    let plan = plan_of(&format!("{base}{extension}"));
    assert_eq!(members(&plan, "types/A"), ["choice: types/A/choice(a)*"]);
    let all = members(&plan, "types/T");
    assert_eq!(all[1..], ["c: Int32", "pieces texts: Pieces*"]);
    // The choice of the base has text among its alternatives; this one does not.
    assert_eq!(structure(&plan, "types/T").text, Text::Pieces);
}
