//! What the members of a union write reads as the same members.

use std::fmt::Debug;

use super::*;
use crate::codec::{Bound, Facets, Primitive};
use crate::values::{Binary, Date, DateTime, Decimal, Duration, GYear, HexBinary, Integer, Time};

static SHORT: Facets = Facets { max_length: 3, ..Facets::of(Primitive::Text) };
static LISTED: Facets =
    Facets { values: &["true", "7", "0FB7", "abc", "a b", "P1Y2M", "2016"], ..Facets::of(Primitive::Text) };
static BELOW_TEN: Facets = Facets { max: Some(Bound::exclusive("10")), ..Facets::of(Primitive::Decimal) };
static EIGHT_DIGITS: Facets = Facets { min_length: 8, max_length: 8, ..Facets::of(Primitive::Text) };

#[derive(Debug, Clone, PartialEq)]
enum Colour {
    Red,
    Unlisted(Box<str>),
}

impl Colour {
    fn as_str(&self) -> &str {
        match self {
            Self::Red => "a b",
            Self::Unlisted(value) => value,
        }
    }
}

impl std::str::FromStr for Colour {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(if text == "a b" { Self::Red } else { Self::Unlisted(text.into()) })
    }
}

crate::enumeration!(Colour, Unlisted, collapse);

#[derive(Debug, Clone, PartialEq)]
enum Large {
    Ten,
    Hundred,
    Unlisted(f64),
}

crate::value_enumeration!(Large, Unlisted(f64), [Ten = "10", Hundred = "100.0"]);

/// Declares unions, and a function that reads, writes and reads the texts of all of them.
macro_rules! unions {
    ($($name:ident($($variant:ident($member:ty $(, $white_space:ident)? $(; $facets:expr)?)),+);)+) => {
        $(
            #[derive(Debug, Clone, PartialEq)]
            enum $name {
                $($variant($member),)+
            }

            crate::union!($name { $($variant($member $(, $white_space)? $(; $facets)?)),+ });
        )+

        /// Checks a text with each union, and counts the values.
        fn check_all(text: &str) -> usize {
            0 $(+ check::<$name>(text))+
        }
    };
}

unions! {
    Precise(Exact(Decimal), Double(f64));
    Whole(Integer(Integer), Float(f32));
    Sized(Int(i32), Double(f64), Word(String, collapse));
    Flagged(Int(i8), Flag(bool));
    Worded(Word(String; &LISTED), Flag(bool), Int(i32), Double(f64));
    Brief(Word(String; &SHORT), Number(Decimal), Rest(String));
    Bounded(Digit(i32; &BELOW_TEN), Double(f64), Number(Decimal));
    Bytes(Hex(HexBinary), Base64(Binary), Word(String));
    Listed(Word(String; &LISTED), Hex(HexBinary), Base64(Binary));
    Instants(Word(String; &LISTED), Date(Date), DateTime(DateTime), Time(Time), Year(GYear));
    Terms(Word(String; &LISTED), Term(Duration), Flag(bool));
    Several(Numbers(Vec<Decimal>), Ratios(Vec<f64>), Flags(Vec<bool>));
    Blanks(Word(String; &LISTED), Token(String, collapse));
    Lines(Word(String; &LISTED), Line(String, replace; &SHORT), Token(String, collapse));
    Colours(Word(String; &LISTED), Colour(Colour));
    Larger(Small(i32), Large(Large));
    Nested(Number(Decimal), Precise(Sized));
    Padded(Wide(i32; &EIGHT_DIGITS), Double(f64), Word(String));
}

/// Checks that the value of a text is read again from what is written. Returns 0 if the text has no value.
fn check<T: SchemaType + Text + PartialEq + Debug>(text: &str) -> usize {
    let Ok(value) = T::parse(text) else { return 0 };
    let mut printed = String::new();
    value.print(&mut printed);
    assert!(is_read_as(&printed, &value), "{text:?} is {value:?}, printed {printed:?}");
    let mut writer = Writer::new(TABLE);
    value.write(&mut writer, Name::new(A, "a"));
    let written = writer.finish().unwrap();
    let mut reader = reader(&written);
    let start = reader.root().unwrap();
    let read = T::read(&mut reader, &start).unwrap();
    assert!(read.is_same(&value), "{text:?} is {value:?}, written {written:?}");
    1
}

fn is_read_as<T: Text>(text: &str, value: &T) -> bool {
    T::parse(text).is_ok_and(|read| read.is_same(value))
}

#[test]
fn a_double_is_written_in_a_form_that_no_decimal_has() {
    for (text, form) in [("1E10", "1E10"), ("1e0", "1E0"), ("-0.5E1", "-5E0"), ("0E0", "0E0"), ("INF", "INF")] {
        let value = Precise::parse(text).unwrap();
        assert!(matches!(value, Precise::Double(_)), "{text}");
        let mut printed = String::new();
        value.print(&mut printed);
        assert_eq!(printed, form, "{text}");
        check::<Precise>(text);
    }
    assert_eq!(check::<Precise>("1.50"), 1);
}

#[test]
fn a_value_is_written_as_usual_if_no_other_member_takes_that() {
    for (value, form) in [
        (Sized::Int(7), "7"),
        (Sized::Double(1.5), "1.5"),
        (Sized::Word("x".to_owned()), "x"),
        (Sized::Double(1e300), "1E300"),
    ] {
        let mut printed = String::new();
        value.print(&mut printed);
        assert_eq!(printed, form);
    }
}

#[test]
fn a_value_that_no_text_has_is_written_as_usual() {
    let mut printed = String::new();
    Sized::Word("7".to_owned()).print(&mut printed);
    assert_eq!(printed, "7");
}

#[test]
fn an_item_of_a_list_gets_no_white_space() {
    // As an item, this can only be the listed word.
    let item = Blanks::Token("abc".to_owned());
    assert!(vec![item].unwritable().is_some());
    let bytes = Bytes::Base64(Binary::from(vec![0xd0, 0x50, 0x7b]));
    assert!(vec![bytes].unwritable().is_some());
}

#[test]
fn every_text_of_a_union_is_written_as_a_text_of_the_same_member() {
    let texts = [
        "1E10",
        "1",
        "0",
        "true",
        "false",
        " true ",
        "007",
        "+7",
        "10",
        "1E1",
        "100",
        "1E2",
        "100.0",
        "1.50",
        "0.50E1",
        "12345678",
        "00000012",
        "1.000000",
        "00001E10",
        "0fb7",
        "0FB7",
        "0F B7",
        "0 FB7",
        "abc",
        "abc ",
        " abc",
        "a b",
        "a  b",
        "a\tb",
        " a b",
        "2016",
        "2016Z",
        "2016-04-05",
        "2016-04-05Z",
        "24:00:00",
        "P1Y2M",
        "P14M",
        "PT36H",
        "P1M31D",
        "-PT0.50S",
        "P0D",
        "1 2 3",
        "1 2E0 3",
        "1E1 2",
        "true false",
        "1 0",
        "",
        " ",
        "NaN",
        "-INF",
        "-0",
        "-0E0",
        "1E-7",
        "0.0000001E0",
    ];
    for text in texts {
        assert!(check_all(text) > 0, "{text:?}");
    }
    let pieces = [
        "0", "1", "7", "00", "12", "10", ".", ".0", ".5", "-", "+", "E", "e", "E1", "E10", "INF", "NaN", "true",
        "false", " ", "  ", "\t", "a", "b", "A", "F", "0F", "B7", "abc", "P", "T", "Y", "M", "D", "H", "S", "P1", "PT",
        "2016", "-04", "-05", ":", "12:00:00", "Z", "=", "aGVs",
    ];
    let mut random = 1_u64;
    let mut next = |below: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) as usize % below
    };
    for _ in 0..5_000 {
        let count = 1 + next(6);
        let text: String = (0..count).map(|_| pieces[next(pieces.len())]).collect();
        check_all(&text);
    }
}
