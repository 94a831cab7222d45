//! Lists, unions and enumerations as elements, and the built-in types in them.

use std::fmt::Debug;

use super::*;
use crate::values::{Date, Decimal, Duration, HexBinary, InvalidValue, QName};

/// Reads an element with this content, and returns the value with the kinds of deviations.
fn read<T: SchemaType>(content: &str) -> Result<(T, Vec<DeviationKind>), ReadError> {
    let text = format!("<a xmlns=\"urn:a\">{content}</a>");
    let mut reader = reader(&text);
    let start = reader.root().unwrap();
    let value = T::read(&mut reader, &start)?;
    let deviations = reader.into_sink().into_deviations();
    Ok((value, deviations.as_slice().iter().map(|deviation| deviation.kind.clone()).collect()))
}

fn write<T: SchemaType>(value: &T) -> Result<String, WriteError> {
    let mut writer = Writer::new(TABLE);
    value.write(&mut writer, Name::new(A, "a"));
    writer.finish()
}

/// Checks that a value is written with this content, and that both read back.
fn check<T: SchemaType + PartialEq + Debug>(value: &T, content: &str) {
    let written = write(value).unwrap();
    assert_eq!(written.replace("/>", "></a>"), format!("<a xmlns=\"urn:a\">{content}</a>"));
    let (back, deviations) = read::<T>(content).unwrap();
    assert_eq!((&back, deviations.len()), (value, 0), "{content}");
}

#[test]
fn lists_are_items_between_blanks() {
    check(&vec![1, -2, 3], "1 -2 3");
    check(&vec!["a<b&\"c\"".to_owned(), "é\u{a0}".to_owned()], "a&lt;b&amp;\"c\" é\u{a0}");
    check(&vec![f64::INFINITY, -0.0], "INF -0");
    check(&vec!["2016-04-05Z".parse::<Date>().unwrap()], "2016-04-05Z");
    check(&vec![HexBinary::from(b"\x0f\xb7")], "0FB7");
    check(&vec![true, false], "true false");
    assert_eq!(read::<Vec<i32>>(" \t1\r\n 2 ").unwrap().0, [1, 2]);
    assert_eq!(read::<Vec<i32>>(" \n ").unwrap().0, [0; 0]);
    assert_eq!(read::<Vec<String>>("a&#10;b<![CDATA[ c]]>").unwrap().0, ["a", "b", "c"]);
    assert_eq!(Vec::<i32>::parse("").unwrap(), [0; 0]);
    check(&Vec::<i32>::new(), "");
    check(&Vec::<String>::new(), "");
}

#[test]
fn an_error_in_a_list_names_the_type_of_the_item_and_its_place() {
    for (text, at) in [("1 x 3", 2), (" 1\n22x", 5), ("1 99999999999", 2)] {
        let error: InvalidValue = Vec::<i32>::parse(text).unwrap_err();
        assert_eq!((error.expected(), error.at()), ("xs:int", Some(at)), "{text}");
    }
    assert_eq!(read::<Vec<i32>>("1 x").unwrap_err().kind(), ReadErrorKind::InvalidValue);
}

#[test]
fn items_in_another_form_are_reported() {
    let (value, deviations) = read::<Vec<i32>>("1 2.0 3e1").unwrap();
    assert_eq!((value, deviations), (vec![1, 2, 30], vec![DeviationKind::LexicalForm("xs:int")]));
}

#[test]
fn an_item_that_would_not_read_back_as_one_cannot_be_written() {
    for item in ["", " ", "a b", "a\n", "\t"] {
        let list = vec!["a".to_owned(), item.to_owned()];
        assert!(list.unwritable().is_some(), "{item:?}");
        let error = write(&list).unwrap_err();
        assert_eq!((error.path(), error.character()), ("a", None), "{item:?}");
    }
    assert_eq!(vec!["a\u{a0}b".to_owned()].unwritable(), None);
    assert_eq!(write(&vec!["\0".to_owned()]).unwrap_err().character(), Some('\0'));
}

#[test]
fn a_list_takes_no_more_memory_than_the_limit() {
    let text = format!("<a xmlns=\"urn:a\">{}</a>", "1 ".repeat(10_000));
    let limits = Limits::default().with_value_bytes(10_000 * size_of::<Decimal>());
    let mut narrow = Reader::new(&text, TABLE, limits, Sink::lenient());
    let start = narrow.root().unwrap();
    let error = Vec::<Decimal>::read(&mut narrow, &start).unwrap_err();
    assert_eq!(error.kind(), ReadErrorKind::Refused);
    let mut wide = Reader::new(&text, TABLE, limits, Sink::lenient());
    let start = wide.root().unwrap();
    assert_eq!(Vec::<i8>::read(&mut wide, &start).unwrap().len(), 10_000);
}

#[derive(Debug, Clone, PartialEq)]
enum Colour {
    Red,
    Unlisted(Box<str>),
}

impl Colour {
    fn as_str(&self) -> &str {
        match self {
            Self::Red => "deep red",
            Self::Unlisted(value) => value,
        }
    }
}

impl std::str::FromStr for Colour {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(if text == "deep red" { Self::Red } else { Self::Unlisted(text.into()) })
    }
}

crate::enumeration!(Colour, Unlisted, collapse);

#[test]
fn white_space_of_an_enumeration_is_collapsed_before_it_is_compared() {
    check(&Colour::Red, "deep red");
    assert_eq!(read::<Colour>("\n deep\t\tred ").unwrap(), (Colour::Red, vec![]));
    let (value, deviations) = read::<Colour>(" light  blue\n").unwrap();
    assert_eq!(value, Colour::Unlisted("light blue".into()));
    assert_eq!(deviations, [DeviationKind::UnlistedValue("Colour")]);
    assert_eq!(write(&Colour::Unlisted(" a\n b".into())).unwrap(), "<a xmlns=\"urn:a\">a b</a>");
}

#[derive(Debug, Clone, PartialEq)]
enum Grade {
    Best,
    Half,
    Other(Decimal),
}

crate::value_enumeration!(Grade, Other(Decimal), [Best = "1", Half = "+0.50"]);

#[derive(Debug, Clone, PartialEq)]
enum Ratio {
    Unknown,
    Unlisted(f64),
}

crate::value_enumeration!(Ratio, Unlisted(f64), [Unknown = "NaN"]);

#[derive(Debug, Clone, PartialEq)]
enum Term {
    Year,
    Unlisted(Duration),
}

crate::value_enumeration!(Term, Unlisted(Duration), [Year = "P1Y"]);

#[test]
fn values_are_compared_and_not_texts() {
    for text in ["1", "01.00", " +1\n"] {
        assert_eq!(read::<Grade>(text).unwrap(), (Grade::Best, vec![]), "{text}");
    }
    check(&Grade::Half, "+0.50");
    let (value, deviations) = read::<Grade>("0.75").unwrap();
    assert_eq!(value, Grade::Other("0.75".parse().unwrap()));
    assert_eq!(deviations, [DeviationKind::UnlistedValue("Grade")]);
    assert_eq!(read::<Grade>("1e0").unwrap(), (Grade::Best, vec![DeviationKind::LexicalForm("xs:decimal")]));
    assert!(read::<Grade>("good").is_err() && read::<Grade>("").is_err());
    assert_eq!(Grade::from(Decimal::new(5, 1)), Grade::Half);
    check(&Ratio::Unknown, "NaN");
    assert_eq!(read::<Ratio>("1.5").unwrap().0, Ratio::Unlisted(1.5));
    assert_eq!(read::<Term>("P12M").unwrap(), (Term::Year, vec![]));
    check(&vec![Term::Year, Term::Year], "P1Y P1Y");
}

#[derive(Debug, Clone, PartialEq)]
enum Size {
    Number(i32),
    Day(Date),
    Colour(Colour),
    Word(String),
}

crate::union!(Size { Number(i32), Day(Date), Colour(Colour), Word(String, collapse) });

#[derive(Debug, Clone, PartialEq)]
enum Strict {
    Number(i32),
    Several(Vec<Date>),
}

crate::union!(Strict { Number(i32), Several(Vec<Date>) });

#[derive(Debug, Clone, PartialEq)]
enum Open {
    Number(i32),
    Colour(Colour),
}

crate::union!(Open { Number(i32), Colour(Colour) });

#[derive(Debug, Clone, PartialEq)]
enum Numbers {
    Small(i8),
    Wide(i64),
}

crate::union!(Numbers { Small(i8), Wide(i64) });

#[test]
fn the_first_member_that_has_the_value_takes_it() {
    check(&Size::Number(7), "7");
    check(&Size::Day("2016-04-05".parse().unwrap()), "2016-04-05");
    check(&Size::Colour(Colour::Red), "deep red");
    check(&Size::Word("2016-04-31 &lt;".replace("&lt;", "<")), "2016-04-31 &lt;");
    check(&Size::Word(String::new()), "");
    assert_eq!(read::<Size>(" light \n blue ").unwrap(), (Size::Word("light blue".into()), vec![]));
    check(&Numbers::Small(127), "127");
    check(&Numbers::Wide(128), "128");
    check(
        &Strict::Several(vec!["2016-04-05".parse().unwrap(), "2016-04-06".parse().unwrap()]),
        "2016-04-05 2016-04-06",
    );
    // An empty list is a value of the list.
    assert_eq!(read::<Strict>("").unwrap().0, Strict::Several(vec![]));
}

#[test]
fn a_text_that_no_member_has_is_an_error_unless_an_enumeration_or_another_form_has_it() {
    let error = Strict::parse("soon").unwrap_err();
    assert_eq!((error.expected(), error.at()), ("Strict", Some(0)));
    assert_eq!(read::<Strict>("soon").unwrap_err().kind(), ReadErrorKind::InvalidValue);
    assert!(Numbers::parse("99999999999999999999").is_err());
    let (value, deviations) = read::<Open>("green").unwrap();
    assert_eq!(value, Open::Colour(Colour::Unlisted("green".into())));
    assert_eq!(deviations, [DeviationKind::UnlistedValue("Colour")]);
    let (value, deviations) = read::<Numbers>("1e3").unwrap();
    assert_eq!((value, deviations), (Numbers::Wide(1_000), vec![DeviationKind::LexicalForm("Numbers")]));
    const { assert!(Size::HAS_EMPTY && Strict::HAS_EMPTY && !Numbers::HAS_EMPTY) };
}

#[test]
fn a_list_of_unions_takes_each_item_by_itself() {
    check(&vec![Size::Number(1), Size::Word("x".into()), Size::Day("2016-04-05Z".parse().unwrap())], "1 x 2016-04-05Z");
    assert!(write(&vec![Size::Colour(Colour::Red)]).is_err(), "an item with a blank");
}

/// Lists and unions as attributes and as simple content.
#[derive(Debug, PartialEq)]
struct Measured {
    words: Vec<String>,
    size: Option<Size>,
    names: Vec<QName>,
    values: Vec<Named>,
}

impl Structure for Measured {
    const ROWS: &'static [Row] = &[];
    const ATTRIBUTES: &'static [Attribute] = &[
        Attribute::required(Ns::NONE, "words"),
        Attribute::optional(Ns::NONE, "size"),
        Attribute::required(Ns::NONE, "names"),
    ];
    const TEXT: TextContent = TextContent::Value;

    fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self {
            words: fields.attribute(0)?,
            size: fields.optional_attribute(1)?,
            names: fields.attribute(2)?,
            values: fields.text()?,
        })
    }

    fn write_fields(&self, fields: &mut WriteFields<'_>) {
        fields.attribute(0, &self.words);
        fields.optional_attribute(1, self.size.as_ref());
        fields.attribute(2, &self.names);
        fields.text(&self.values);
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Named {
    Number(i32),
    Name(QName),
    Word(String),
}

crate::union!(Named { Number(i32), Name(QName), Word(String) });

fn name(namespace: &str, local: &str) -> QName {
    QName::new(namespace, local)
}

fn measured() -> Measured {
    Measured {
        words: vec!["a<b\"&".to_owned(), "c".to_owned()],
        size: Some(Size::Word("<\">".to_owned())),
        names: vec![name("urn:x", "n"), name("urn:a", "m"), name("urn:x", "o")],
        values: vec![Named::Number(1), Named::Name(name("urn:y", "p")), Named::Word("<:>".to_owned())],
    }
}

#[test]
fn lists_and_unions_in_attributes_and_texts_are_escaped_and_their_names_declared() {
    let written = write(&measured()).unwrap();
    assert!(written.contains(" words=\"a&lt;b&quot;&amp; c\"") && !written.contains(" size=\"<"), "{written}");
    let mut reader = reader(&written);
    let start = reader.root().unwrap();
    assert_eq!(Measured::read(&mut reader, &start).unwrap(), measured(), "{written}");
    assert!(reader.into_sink().into_deviations().is_empty());
}

#[test]
fn what_has_no_form_in_xml_is_refused_in_attributes_and_texts_too() {
    let bad = "a b".to_owned();
    for wrong in [
        Measured { words: vec![bad.clone()], ..measured() },
        Measured { values: vec![Named::Word(bad)], ..measured() },
        Measured { words: vec![String::new()], ..measured() },
    ] {
        let error = write(&wrong).unwrap_err();
        assert_eq!((error.path(), error.character()), ("a", None));
    }
    let wrong = Measured { words: vec!["\u{1}".to_owned()], ..measured() };
    assert_eq!(write(&wrong).unwrap_err().character(), Some('\u{1}'));
}

#[test]
fn the_same_value_in_other_words_is_the_same() {
    let list = |text: &str| Vec::<Decimal>::parse(text).unwrap();
    assert!(list("1.0 2").is_same(&list("1 2.00")) && !list("1").is_same(&list("1 2")));
    assert!(Size::Number(1).is_same(&Size::Number(1)) && !Size::Number(1).is_same(&Size::Word("1".into())));
}
