//! Elements that stand on their own: messages and other global elements, and what their declarations say.

use wsdl_runtime::DeviationKind;
use wsdl_runtime::codec::read_document;
use wsdl_runtime::codegen::AnyElement;

use super::*;

#[test]
fn global_elements_that_are_no_messages_become_open_content_and_back() {
    use two_namespaces::types::ItemType;
    let item = ItemType { other: true };
    let element = AnyElement::of(&item).expect("a value that XML takes");
    assert_eq!(&*element.name.local, "Item");
    assert_eq!(element.decode::<ItemType>().map(Result::ok), Some(Some(item)));
}

#[test]
fn messages_of_simple_types_have_their_default_and_facets() {
    use messages_of_any_type::namespaces::TABLE;
    use messages_of_any_type::operations::Again;
    let name = <Again as Request>::OPERATION.input;
    let read = |text: &str| {
        let xml = format!("<Text xmlns='urn:case'>{text}</Text>");
        read_document::<Again>(&xml, TABLE, name, Sink::lenient()).expect("a text")
    };
    assert_eq!(read("").0, Again { value: "none".to_owned() });
    let (value, deviations) = read("123456789");
    assert!(matches!(deviations.as_slice(), [deviation] if matches!(deviation.kind, DeviationKind::Facet(_))));
    let mut writer = Writer::new(TABLE);
    value.write(&mut writer, name);
    assert_eq!(writer.finish_with_remarks().map(|(_, remarks)| remarks.len()), Ok(1));
}

#[test]
fn elements_of_a_schema_hold_all_that_their_declarations_say() {
    use schema_without_a_service::namespaces::{N0, TABLE};
    use schema_without_a_service::types::{Age, Car, CarOptional, Code, Color, Paint, PriceElement};
    fn read<T: SchemaType>(local: &'static str, rest: &str) -> (T, usize) {
        let xml =
            format!("<{local} xmlns='urn:case' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'{rest}</{local}>");
        let (value, deviations) = read_document(&xml, TABLE, Name::new(N0, local), Sink::lenient()).expect(&xml);
        (value, deviations.as_slice().len())
    }
    assert_eq!(read("Age", ">"), (Age { value: 18 }, 0));
    assert_eq!(read("Code", "> a  b "), (Code { value: "a b".to_owned() }, 0));
    assert_eq!(read("Code", ">abcd"), (Code { value: "abcd".to_owned() }, 1));
    assert_eq!(read("Color", ">red"), (Color::Red, 0));
    assert_eq!(read("Paint", " xsi:nil='1'>"), (Paint { value: None }, 0));
    let (price, deviations) = read::<PriceElement>("Price", " xsi:nil='1' currency='EUR'>");
    assert!(price.value.is_nil() && deviations == 0);
    let half = CarOptional::default();
    let car = Car {
        maker: "a".into(),
        model: "b".into(),
        year: "1999".parse().unwrap(),
        doors: 3,
        color: Color::Green,
        optional: half,
    };
    let element = AnyElement::of(&car).expect("a value that XML takes");
    assert_eq!(element.decode::<Car>().map(Result::ok), Some(Some(car)));
}
