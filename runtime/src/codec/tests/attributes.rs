//! Attributes, simple content, and what rows say about values.

use super::support::*;
use super::*;
use crate::values::QName;

#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Money {
    currency: String,
    pub(super) rate: Option<i32>,
    kind: String,
    pub(super) other: Option<i32>,
    pub(super) extra: AnyAttributes,
    value: i32,
}

impl Structure for Money {
    const ROWS: &'static [Row] = &[];
    const ATTRIBUTES: &'static [Attribute] = &[
        Attribute::required(Ns::NONE, "currency").collapse(),
        Attribute::optional(B, "rate"),
        Attribute::optional(Ns::NONE, "kind").default("plain"),
        Attribute::required(Ns::NONE, "version").fixed("1.0"),
        Attribute::optional(Ns::NONE, "other").fixed("2"),
    ];
    const ANY_ATTRIBUTE: Option<Wildcard> = Some(Wildcard::other(A));
    const TEXT: TextContent = TextContent::Value;
    const TYPE: Option<Name> = Some(Name::new(A, "Money"));
    const TABLE: Table = TABLE;

    fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        let currency = fields.attribute(0)?;
        let rate = fields.optional_attribute(1)?;
        let kind = fields.default_attribute(2)?;
        fields.fixed_attribute::<Decimal>(3)?;
        Ok(Self {
            currency,
            rate,
            kind,
            other: fields.optional_attribute(4)?,
            extra: fields.any_attributes()?,
            value: fields.text()?,
        })
    }

    fn write_fields(&self, fields: &mut WriteFields<'_>) {
        fields.attribute(0, &self.currency);
        fields.optional_attribute(1, self.rate.as_ref());
        fields.default_attribute(2, &self.kind);
        fields.fixed_attribute(3);
        fields.optional_attribute(4, self.other.as_ref());
        fields.any_attributes(&self.extra);
        fields.text(&self.value);
    }
}

fn name(namespace: &str, local: &str) -> QName {
    QName::new(namespace, local)
}

pub(super) fn money() -> Money {
    Money { currency: "EUR".to_owned(), kind: "plain".to_owned(), value: 7, ..Money::default() }
}

#[test]
fn attributes_are_read_in_any_order_and_written_in_that_of_the_schema() {
    let plain = strict::<Money>(&element("n currency='EUR' version='1.0'>7</n>"));
    assert_eq!(plain, money());
    let all = strict::<Money>(&element(
        "n b:x='&lt;1' other=' 02 ' version='1' xsi:type='a:Money' b:rate='-3' kind='odd' currency=' E  U '> 7 </n>",
    ));
    let expected = Money {
        currency: "E U".to_owned(),
        rate: Some(-3),
        kind: "odd".to_owned(),
        other: Some(2),
        extra: AnyAttributes(vec![(name("urn:b", "x"), "<1".to_owned())]),
        value: 7,
    };
    assert_eq!(all, expected);
    assert_eq!(all.extra.get("urn:b", "x"), Some("<1"));
    for value in [money(), expected] {
        assert_eq!(strict::<Money>(&written(&value)), value, "{}", written(&value));
    }
    let xml = written(&Money { currency: " a\t b ".to_owned(), ..money() });
    assert!(xml.contains(" currency=\"a b\"") && !xml.contains("kind="), "{xml}");
}

#[test]
fn white_space_in_attributes_arrives_as_it_was_sent() {
    let value = Money { kind: "a\tb\r\nc \"<&".to_owned(), ..money() };
    assert_eq!(strict::<Money>(&written(&value)), value);
}

#[test]
fn what_is_wrong_with_an_attribute_is_named_with_its_place() {
    let error = wrong::<Money>(&element("n version='1.0'>7</n>"));
    assert_eq!((error.kind(), error.path()), (ReadErrorKind::Missing, "n/@currency"));
    assert_eq!(error.expected(), "the required attribute currency");
    // An attribute in no namespace is not the one that is declared in one.
    let error = wrong::<Money>(&element("n b:currency='EUR' version='1.0'>7</n>"));
    assert_eq!(error.kind(), ReadErrorKind::Missing);
    let error = wrong::<Money>(&element("n currency='EUR' version='1.0' b:rate='x'>7</n>"));
    assert_eq!((error.kind(), error.path()), (ReadErrorKind::InvalidValue, "n/@rate"));
    let error = wrong::<Money>(&element("n currency='EUR' version='1.0'>x</n>"));
    assert_eq!((error.kind(), error.path()), (ReadErrorKind::InvalidValue, "n"));
}

#[test]
fn other_attributes_and_other_fixed_values_are_deviations() {
    let text = element("n odd='1' currency='EUR' a:odd='2' version='1.0'>7</n>");
    let unknown = |name: &str| ("n".to_owned(), DeviationKind::UnknownAttribute(name.to_owned()));
    assert_eq!(lenient(&text), (money(), vec![unknown("odd"), unknown("{urn:a}odd")]));
    let (value, told) = lenient::<Money>(&element("n currency='EUR' other='3'>7</n>"));
    assert_eq!(value.other, Some(3));
    let missing = ("n".to_owned(), DeviationKind::MissingFixed("version".to_owned()));
    assert_eq!(told, [missing, ("n/@other".to_owned(), DeviationKind::FixedValue)]);
    let (_, told) = lenient::<Money>(&element("n currency='EUR' version='1.0' b:rate='1e1'>7</n>"));
    assert_eq!(told, [("n/@rate".to_owned(), DeviationKind::LexicalForm("xs:int"))]);
    let (_, told) = lenient::<Money>(&element("n currency='EUR' version='1.0' xsi:type='xs:int'>7</n>"));
    let of = "{http://www.w3.org/2001/XMLSchema}int".to_owned();
    assert_eq!(told, [("n".to_owned(), DeviationKind::UnexpectedType(of))]);
}

#[test]
fn elements_in_simple_content_are_unknown_and_their_text_is_not_part_of_it() {
    let (value, told) = lenient::<Money>(&element("n currency='EUR' version='1.0'>1<x>9</x><!-- 8 -->2<y/></n>"));
    assert_eq!(value.value, 12);
    let unknown = |name: &str| ("n".to_owned(), DeviationKind::UnknownElement(name.to_owned()));
    assert_eq!(told, [unknown("{urn:a}x"), unknown("{urn:a}y")]);
}

#[test]
fn attributes_that_cannot_be_written_make_the_message_fail() {
    let attribute = |namespace: &str, local: &str| (name(namespace, local), String::new());
    for (list, wrong) in [
        (vec![attribute("urn:b", "a b")], "a b"),
        (vec![attribute("", "xmlns")], "xmlns"),
        (vec![attribute("", "currency")], "currency"),
        (vec![attribute("urn:b", "x"), attribute("urn:b", "x")], "{urn:b}x"),
        (vec![attribute(XSI, "nil")], "{http://www.w3.org/2001/XMLSchema-instance}nil"),
    ] {
        let mut writer = Writer::new(TABLE);
        Money { extra: AnyAttributes(list), ..money() }.write(&mut writer, Name::new(A, "n"));
        let error = writer.finish().unwrap_err();
        assert_eq!((error.path(), error.name(), error.character()), ("n", Some(wrong), None));
    }
}

/// A structure with attributes and elements, whose order may be wrong.
#[derive(Debug, Clone, PartialEq)]
struct Item {
    id: i32,
    first: String,
    second: Option<Money>,
}

impl Structure for Item {
    const ROWS: &'static [Row] = &[Row::required(0, A, "first"), Row::optional(1, A, "second").nillable()];
    const ATTRIBUTES: &'static [Attribute] = &[Attribute::required(Ns::NONE, "id")];

    fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { id: fields.attribute(0)?, first: fields.required(0)?, second: fields.or_nil(1)? })
    }

    fn write_fields(&self, fields: &mut WriteFields<'_>) {
        fields.attribute(0, &self.id);
        fields.required(0, &self.first);
        fields.optional(1, self.second.as_ref());
    }
}

#[test]
fn attributes_are_read_from_texts_out_of_order_too() {
    let second = "<second version='1.0' currency='EUR'>7</second>";
    let expected = Item { id: 1, first: "x".to_owned(), second: Some(money()) };
    assert_eq!(strict::<Item>(&element(&format!("n id='1'><first>x</first>{second}</n>"))), expected);
    let (value, told) = lenient::<Item>(&element(&format!("n odd='2' id='1'>{second}<first>x</first></n>")));
    assert_eq!(value, expected);
    assert_eq!(told[0].1, DeviationKind::UnknownAttribute("odd".to_owned()));
    assert!(matches!(told[1].1, DeviationKind::Misordered(_)) && told.len() == 2, "{told:?}");
    // Attributes of a child do not count for an element without any.
    let error = wrong::<Item>(&element("n><first id='1'>x</first></n>"));
    assert_eq!((error.kind(), error.path()), (ReadErrorKind::Missing, "n/@id"));
}

#[test]
fn a_nil_element_has_no_content_and_its_attributes_are_reported() {
    let (value, told) =
        lenient::<Item>(&element("n id='1'><first>x</first><second currency='EUR' xsi:nil='true'/></n>"));
    assert_eq!(value.second, None);
    assert_eq!(told, [("n/second".to_owned(), DeviationKind::UnknownAttribute("currency".to_owned()))]);
}

const OWN: &str = "currency='EUR' version='1.0'";

/// A structure whose elements have simple content, with a default and a fixed value.
#[derive(Debug, PartialEq)]
struct Amounts(Option<Money>, Option<Money>);

impl Structure for Amounts {
    const ROWS: &'static [Row] = &[Row::optional(0, A, "one").default("7"), Row::optional(1, A, "two").fixed("8")];

    fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self(fields.optional(0)?, fields.optional(1)?))
    }

    fn write_fields(&self, fields: &mut WriteFields<'_>) {
        fields.optional(0, self.0.as_ref());
        fields.optional(1, self.1.as_ref());
    }
}

#[test]
fn defaults_and_fixed_values_hold_for_simple_content_too() {
    let read = |one: &str, two: &str| format!("n><one {OWN}>{one}</one><two {OWN}>{two}</two></n>");
    let value = |value: i32| Some(Money { value, ..money() });
    assert_eq!(strict::<Amounts>(&element(&read("", ""))), Amounts(value(7), value(8)));
    assert_eq!(strict::<Amounts>(&element(&read("1", "08"))), Amounts(value(1), value(8)));
    let (read, told) = lenient::<Amounts>(&element(&read("1", "2")));
    assert_eq!(read, Amounts(value(1), value(2)));
    assert_eq!(told, [("n/two".to_owned(), DeviationKind::FixedValue)]);
}

/// A family whose base has simple content.
#[derive(Debug, Clone, PartialEq)]
enum Price {
    Money(Box<Money>),
    Other(Box<OtherType<Money>>),
}

impl Family for Price {
    type Base = Money;
    const DECLARED: Option<u16> = Some(0);
    const MEMBERS: &'static [Name] = &[Name::new(A, "Money")];

    fn read_member<'a>(member: u16, reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Self, ReadError> {
        match member {
            0 => read_boxed(reader, start).map(Self::Money),
            _ => Err(reader.no_member(member)),
        }
    }

    fn other(other: OtherType<Money>) -> Self {
        Self::Other(Box::new(other))
    }

    fn write_member(&self, out: &mut WriteMember<'_>) {
        match self {
            Self::Money(value) => out.member(0, &**value),
            Self::Other(value) => out.other(value),
        }
    }
}

crate::family!(Price);

/// Values of a family, and a list of items that have a default.
#[derive(Debug, PartialEq)]
struct Prices(Option<Price>, Option<Vec<Money>>, Option<Price>);

impl Structure for Prices {
    const ROWS: &'static [Row] = &[
        Row::optional(0, A, "one").default("7"),
        Row::optional(1, A, "list").list(A, "item").default("8"),
        Row::optional(2, A, "two"),
    ];

    fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self(fields.optional(0)?, fields.optional_list(1)?, fields.optional(2)?))
    }

    fn write_fields(&self, fields: &mut WriteFields<'_>) {
        fields.optional(0, self.0.as_ref());
        fields.optional_list(1, self.1.as_deref());
        fields.optional(2, self.2.as_ref());
    }
}

#[test]
fn defaults_hold_for_families_too() {
    let seven = || Box::new(Money { value: 7, ..money() });
    let value = strict::<Prices>(&element(&format!("n><one {OWN}/><two {OWN}>1</two></n>")));
    assert_eq!(value.0, Some(Price::Money(seven())));
    let (value, _) = lenient::<Prices>(&element(&format!("n><one {OWN} xsi:type='b:New'/></n>")));
    let Some(Price::Other(other)) = value.0 else { panic!("{value:?}") };
    assert_eq!(other.base, *seven());
}

#[test]
fn defaults_hold_for_their_own_elements_only() {
    for text in [
        format!("n><one {OWN}>1</one><two {OWN}/></n>"),
        // Reading the items by another name ends before their text, since an attribute is missing.
        format!("n><list><other/></list><two {OWN}/></n>"),
    ] {
        let error = wrong::<Prices>(&element(&text));
        assert_eq!((error.kind(), error.path()), (ReadErrorKind::InvalidValue, "n/two"), "{text}");
    }
}

/// Leaves whose rows say something about values.
#[derive(Debug, PartialEq)]
pub(super) struct Leaves {
    token: String,
    line: String,
    currency: Option<String>,
    count: Option<i32>,
    version: Option<Decimal>,
    words: Vec<String>,
}

impl Structure for Leaves {
    const ROWS: &'static [Row] = &[
        Row::required(0, A, "token").collapse(),
        Row::required(1, A, "line").replace(),
        Row::optional(2, A, "currency").default("EUR"),
        Row::optional(3, A, "count").default("3"),
        Row::optional(4, A, "version").fixed("1.0"),
        Row::optional(5, A, "words").list(A, "word").collapse(),
    ];

    fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self {
            token: fields.required(0)?,
            line: fields.required(1)?,
            currency: fields.optional(2)?,
            count: fields.optional(3)?,
            version: fields.optional(4)?,
            words: fields.optional_list(5)?.unwrap_or_default(),
        })
    }

    fn write_fields(&self, fields: &mut WriteFields<'_>) {
        fields.required(0, &self.token);
        fields.required(1, &self.line);
        fields.optional(2, self.currency.as_ref());
        fields.optional(3, self.count.as_ref());
        fields.optional(4, self.version.as_ref());
        fields.list(5, &self.words);
    }
}

#[test]
fn white_space_defaults_and_fixed_values_are_those_of_the_row() {
    let text = "n><token> extra\n   large\t</token><line>a\tb\n c</line><currency/><count></count><version/>\
        <words><word> a\nb </word><word/></words></n>";
    let value = strict::<Leaves>(&element(text));
    let expected = Leaves {
        token: "extra large".to_owned(),
        line: "a b  c".to_owned(),
        currency: Some("EUR".to_owned()),
        count: Some(3),
        version: Some("1.0".parse().unwrap()),
        words: vec!["a b".to_owned(), String::new()],
    };
    assert_eq!(value, expected);
    // Absent stays absent, and other values are kept.
    let value = strict::<Leaves>(&element("n><token/><line/><currency>USD</currency><version>01.00</version></n>"));
    assert_eq!((value.currency.as_deref(), value.count), (Some("USD"), None));
    assert!(value.version.is_some());
    let (value, told) = lenient::<Leaves>(&element("n><token/><line/><version>2</version></n>"));
    assert_eq!(value.version, Some("2".parse().unwrap()));
    assert_eq!(told, [("n/version".to_owned(), DeviationKind::FixedValue)]);
    // White space is text: the default does not stand for it.
    let (value, told) = lenient::<Leaves>(&element("n><token/><line/><currency> </currency><count> </count></n>"));
    assert_eq!((value.currency.as_deref(), value.count), (Some(" "), None));
    assert_eq!(told, [("n/count".to_owned(), DeviationKind::Blank)]);
}

#[test]
fn white_space_is_treated_on_writing() {
    let value = Leaves {
        token: " a\n b ".to_owned(),
        line: "a\tb".to_owned(),
        currency: None,
        count: None,
        version: None,
        words: vec!["\tx  y".to_owned()],
    };
    let xml = written(&value);
    assert!(xml.contains("<token>a b</token><line>a b</line><words><word>x y</word></words>"), "{xml}");
}

#[test]
fn mixed_content_without_particles_is_text() {
    #[derive(Debug, PartialEq)]
    struct Note(Option<String>, String);
    impl Structure for Note {
        const ROWS: &'static [Row] = &[];
        const ATTRIBUTES: &'static [Attribute] = &[Attribute::optional(Ns::XML, "lang")];
        const TEXT: TextContent = TextContent::Collapsed;
        fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
            Ok(Self(fields.optional_attribute(0)?, fields.text()?))
        }
        fn write_fields(&self, fields: &mut WriteFields<'_>) {
            fields.optional_attribute(0, self.0.as_ref());
            fields.text(&self.1);
        }
    }
    let value = strict::<Note>(&element("n xml:lang='de'> a <![CDATA[<b>]]>\n &amp; c</n>"));
    assert_eq!(value, Note(Some("de".to_owned()), "a <b> & c".to_owned()));
    assert_eq!(strict::<Note>(&written(&value)), value);
    assert_eq!(strict::<Note>(&element("n/>")), Note(None, String::new()));
}
