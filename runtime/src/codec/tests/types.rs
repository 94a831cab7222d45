//! `xsi:type` of elements whose values do not keep it: leaves, and nil elements without attributes.

use super::support::*;
use super::*;
use crate::values::{Nillable, QName};

/// A structure that may be nil.
#[derive(Debug, PartialEq)]
struct Part {}

impl Structure for Part {
    const ROWS: &'static [Row] = &[];
    const TYPE: Option<Name> = Some(Name::new(A, "Part"));
    const TABLE: Table = TABLE;

    fn read_fields(_: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self {})
    }

    fn write_fields(&self, _: &mut WriteFields<'_>) {}
}

/// Leaves of named simple types, and nillable elements.
#[derive(Debug, PartialEq)]
struct Typed {
    text: Option<String>,
    token: Option<String>,
    code: Option<i32>,
    words: Vec<String>,
    name: Nillable<QName>,
    count: Nillable<i32>,
    part: Nillable<Part>,
    any: Nillable<AnyType>,
}

impl Structure for Typed {
    const ROWS: &'static [Row] = &[
        Row::optional(0, A, "text"),
        Row::optional(1, A, "token").of_type(Ns::XSD, "token").collapse(),
        Row::optional(2, A, "code").of_type(B, "Code"),
        Row::optional(3, A, "words").list(A, "word").of_type(B, "Word"),
        Row::optional(4, A, "name").nillable().of_type(B, "Name"),
        Row::optional(5, A, "count").nillable().of_type(B, "Count"),
        Row::optional(6, A, "part").nillable(),
        Row::optional(7, A, "any").nillable(),
    ];

    fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self {
            text: fields.optional(0)?,
            token: fields.optional(1)?,
            code: fields.optional(2)?,
            words: fields.optional_list(3)?.unwrap_or_default(),
            name: fields.nillable(4)?,
            count: fields.nillable(5)?,
            part: fields.nillable(6)?,
            any: fields.nillable(7)?,
        })
    }

    fn write_fields(&self, _: &mut WriteFields<'_>) {}
}

fn in_order(content: &str) -> String {
    element(&format!("n>{content}</n>"))
}

#[test]
fn the_declared_type_is_redundant_and_so_is_that_of_the_rust_type() {
    let typed = strict::<Typed>(&in_order(
        "<text xsi:type='xs:string'>x</text><token xsi:type=' xs:token '>x</token><code xsi:type='b:Code'>7</code>\
         <words><word xsi:type='b:Word'>x</word><word xsi:type='xs:string'>y</word></words>\
         <name xsi:type='b:Name'>a:x</name><count xsi:type='xs:int'>7</count><part xsi:type='a:Part'/>",
    ));
    assert_eq!((typed.text.as_deref(), typed.token.as_deref(), typed.code), (Some("x"), Some("x"), Some(7)));
    assert_eq!((typed.words, typed.count), (vec!["x".to_owned(), "y".to_owned()], Nillable::Value(7)));
    let nil = strict::<Typed>(&in_order(
        "<name xsi:nil='true' xsi:type='b:Name'/><count xsi:nil='1' xsi:type='b:Count'/>\
         <part xsi:nil='true' xsi:type='Part'/><any xsi:nil='true' xsi:type='xs:anyType'/>",
    ));
    assert!(nil.name.is_nil() && nil.count.is_nil() && nil.part.is_nil() && nil.any.is_nil());
}

#[test]
fn another_type_is_reported_at_its_element() {
    let xs = |local: &str| format!("{{http://www.w3.org/2001/XMLSchema}}{local}");
    for (content, at, named) in [
        ("<text xsi:type='xs:NCName'>x</text>", "n/text", xs("NCName")),
        ("<text xsi:type='b:Code'>x</text>", "n/text", "{urn:b}Code".to_owned()),
        ("<text xsi:type='none:string'>x</text>", "n/text", "none:string".to_owned()),
        ("<text xmlns:c='urn:c' xsi:type=' c:x '>x</text>", "n/text", "{urn:c}x".to_owned()),
        ("<token xsi:type='token'>x</token>", "n/token", "{urn:a}token".to_owned()),
        ("<token xsi:type='xs:decimal'>x</token>", "n/token", xs("decimal")),
        ("<code xsi:type='b:Other'>7</code>", "n/code", "{urn:b}Other".to_owned()),
        ("<code xsi:type='xs:short'>7</code>", "n/code", xs("short")),
        ("<words><word xsi:type='b:Code'>x</word></words>", "n/words/word", "{urn:b}Code".to_owned()),
        ("<name xsi:type='b:Other'>a:x</name>", "n/name", "{urn:b}Other".to_owned()),
        ("<name xsi:nil='true' xsi:type='b:Other'/>", "n/name", "{urn:b}Other".to_owned()),
        ("<count xsi:nil='true' xsi:type='b:Other'/>", "n/count", "{urn:b}Other".to_owned()),
        ("<part xsi:nil='true' xsi:type='b:Part'/>", "n/part", "{urn:b}Part".to_owned()),
        ("<any xsi:nil='true' xsi:type='xs:int'/>", "n/any", xs("int")),
    ] {
        let (_, told) = lenient::<Typed>(&in_order(content));
        assert_eq!(told, [(at.to_owned(), DeviationKind::UnexpectedType(named))], "{content}");
    }
}

#[test]
fn a_type_is_reported_in_a_text_that_is_out_of_order_too() {
    let (typed, told) =
        lenient::<Typed>(&in_order("<count xsi:nil='true' xsi:type='b:Other'/><text xsi:type='b:Code'>x</text>"));
    assert!(typed.count.is_nil());
    let types = told.iter().filter(|(_, kind)| matches!(kind, DeviationKind::UnexpectedType(_)));
    assert_eq!(types.map(|(at, _)| &**at).collect::<Vec<_>>(), ["n/count", "n/text"]);
}
