//! What is written matches the patterns of its type, if a form of the value does.

use std::cell::Cell;
use std::fmt::Debug;

use super::*;
use crate::codec::facets::{Automaton, Bound, FacetViolation, Pattern, Primitive};
use crate::codec::union::text_of;
use crate::codec::write_text::write_attribute;
use crate::codec::{Limits, Reader};
use crate::codec::{Name, Ns, Row, SchemaType, Sink, WhiteSpace, Writer};
use crate::pattern;
use crate::values::{Date, DateTime, Decimal, Duration, GYear, HexBinary, Integer, Time};

/// Returns the facets of a pattern.
macro_rules! facets {
    ($of:ident, $($pattern:literal),+) => {{
        const PATTERNS: &[Pattern] = &[$(pattern!($pattern, $pattern)),+];
        static FACETS: Facets = Facets { patterns: PATTERNS, ..Facets::of(Primitive::$of) };
        &FACETS
    }};
}

/// Writes a value as an element, and as an attribute of one. Returns what both are, and the facets that are remarked.
fn written<T: Text + SchemaType>(value: &T, facets: &'static Facets) -> (String, Vec<FacetViolation>) {
    let name = Name::new(Ns::NONE, "a");
    let mut writer = Writer::new(&[]);
    value.write_row(&mut writer, &Row::required(0, Ns::NONE, "a").facets(facets));
    let (element, remarks) = writer.finish_with_remarks().unwrap();
    let element = element.strip_prefix("<a>").unwrap_or("<a/>").strip_suffix("</a>").unwrap_or("").to_owned();
    let mut writer = Writer::new(&[]);
    writer.start(name);
    write_attribute(value, &mut writer, name, WhiteSpace::Preserve, Some(facets));
    writer.end();
    assert_eq!(writer.finish_with_remarks().unwrap().0, format!("<a a=\"{element}\"/>"));
    let violations = remarks.into_iter().filter_map(|remark| remark.what.downcast_ref::<FacetViolation>().cloned());
    (element, violations.collect())
}

/// Checks what is written for the value of a text.
fn check<T: Text + SchemaType>(text: &str, facets: &'static Facets, form: &str) {
    let Ok(value) = T::parse(text) else { panic!("{text} has no value") };
    assert_eq!(written(&value, facets), (form.to_owned(), Vec::new()), "{text}");
}

#[test]
fn the_form_that_a_pattern_wants_is_written() {
    check::<bool>("true", facets!(Boolean, "^(?:1|0)$"), "1");
    check::<bool>("0", facets!(Boolean, "^(?:1|0|true)$"), "0");
    check::<Decimal>("-0.363", facets!(Decimal, r"^(?:-\.\d{3})$"), "-.363");
    check::<Decimal>("5", facets!(Decimal, r"^(?:\d+\.\d{2})$"), "5.00");
    check::<Decimal>("5.0000", facets!(Decimal, r"^(?:\d+\.\d{2})$"), "5.00");
    check::<Decimal>("5", facets!(Decimal, r"^(?:\+\d{10}\.)$"), "+0000000005.");
    check::<i32>("42", facets!(Decimal, r"^(?:\d{8})$"), "00000042");
    check::<Integer>("42", facets!(Decimal, r"^(?:\d{38})$"), "00000000000000000000000000000000000042");
    check::<u8>("7", facets!(Decimal, r"^(?:[+-]\d)$"), "+7");
    check::<f32>("0.01", facets!(Float, "^(?:...E..)$"), "1.0E-2");
    check::<f64>("42E-2", facets!(Double, r"^(?:\d{2}E\-\d{1})$"), "42E-2");
    check::<f64>("150", facets!(Double, r"^(?:\d\.\d{4}e\+\d{2})$"), "1.5000e+02");
    check::<f64>("150", facets!(Double, r"^(?:\d{3}\.\d{2})$"), "150.00");
    check::<f64>("-0", facets!(Double, r"^(?:-?\d\.\d)$"), "-0.0");
    check::<Duration>("P1112Y", facets!(Duration, r"^(?:P1111Y12M)$"), "P1111Y12M");
    check::<Duration>(
        "P2043Y3M11DT4H17M6S",
        facets!(Duration, r"^(?:P\d+Y\dM\d\dDT\d\dH\d7M\d6S)$"),
        "P2043Y3M11DT04H17M06S",
    );
    check::<DateTime>("2016-01-01T00:00:00", facets!(DateTime, r"^(?:.*\.\d{3})$"), "2016-01-01T00:00:00.000");
    check::<DateTime>("2016-01-01T00:00:00Z", facets!(DateTime, r"^(?:.*T24.*\+00:00)$"), "2015-12-31T24:00:00+00:00");
    check::<Time>("12:00:00.500", facets!(Time, r"^(?:.{10})$"), "12:00:00.5");
    check::<Date>("2016-01-01+00:00", facets!(Date, r"^(?:.*Z)$"), "2016-01-01Z");
    check::<GYear>("2016Z", facets!(GYear, r"^(?:\d{4}\+\d\d:\d\d)$"), "2016+00:00");
    check::<HexBinary>("0FB7", facets!(Hex, "^(?:[0-9a-f]*)$"), "0fb7");
}

#[test]
fn the_usual_form_is_written_if_it_matches() {
    check::<Decimal>("+05.50", facets!(Decimal, r"^(?:[+]?\d+\.\d+)$"), "5.50");
    check::<Vec<bool>>("1 false", facets!(List, "^(?:.*)$"), "true false");
}

#[test]
fn a_value_without_such_a_form_is_written_as_usual_and_remarked() {
    for text in ["5.001", "-5", "1000000"] {
        let value: Decimal = text.parse().unwrap();
        let violation = FacetViolation::Pattern(r"^(?:\d{1,6}\.\d{2})$");
        assert_eq!(written(&value, facets!(Decimal, r"^(?:\d{1,6}\.\d{2})$")), (text.to_owned(), vec![violation]));
    }
    let hostile = facets!(Double, "^(?:([0-9]*[0-9.E]*)*x)$");
    for value in [1.5, f64::NAN, f64::INFINITY, f64::MAX] {
        assert_eq!(written(&value, hostile).1.len(), 1);
    }
    let list = vec![1.5; 2_000];
    assert_eq!(written(&list, facets!(List, "^(?:(([0-9]*[0-9.E ]*)*x|.*y))$")).1.len(), 1);
    let long: Decimal = "7".repeat(200_000).parse().unwrap();
    assert_eq!(written(&long, facets!(Decimal, r"^(?:\d*\.x)$")).1.len(), 1);
    assert_eq!(written(&"x".to_owned(), facets!(Text, "^(?:a)$")).1.len(), 1);
}

#[test]
fn other_facets_hold_for_the_other_form() {
    const PATTERNS: &[Pattern] = &[pattern!("", r"^(?:\d+\.\d{2})$"), pattern!("", r"^(?:0.*)$")];
    static BELOW_TEN: Facets =
        Facets { patterns: PATTERNS, max: Some(Bound::exclusive("10")), ..Facets::of(Primitive::Decimal) };
    check::<Decimal>("5", &BELOW_TEN, "05.00");
    let value: Decimal = "11".parse().unwrap();
    assert_eq!(written(&value, &BELOW_TEN), ("11".to_owned(), vec![FacetViolation::MaxExclusive("10")]));
}

#[test]
fn each_item_of_a_list_has_the_form_that_the_whole_needs() {
    check::<Vec<bool>>("1 true 1 false", facets!(List, "^(?:[1]{1} true [1]{1} false)$"), "1 true 1 false");
    check::<Vec<Decimal>>(
        "8 -.363 -162.65 -67.1335220",
        facets!(List, r"^(?:\d{1} \-\.\d{3} \-\d{3}\.\d{2} \-\d{2}\.\d{7})$"),
        "8 -.363 -162.65 -67.1335220",
    );
    check::<Vec<f64>>(
        "6E-255 .6753E-95 1.567482E-2 5794353777289E12",
        facets!(List, r"^(?:\d{1}E\-\d{3} \.\d{4}E\-\d{2} \d{1}\.\d{6}E\-\d{1} \d{13}E\d{2})$"),
        "6E-255 .6753E-95 1.567482E-2 5794353777289E12",
    );
    check::<Vec<Duration>>("P1Y PT0S P1M", facets!(List, "^(?:P12M P0D P00Y01M)$"), "P12M P0D P00Y01M");
    // The first item's form depends on what comes after the last.
    check::<Vec<bool>>("true true false", facets!(List, "^(?:1.* false|true.* 0)$", "^(?:.*0)$"), "true true 0");
    let long = vec![true; 5_000];
    let text = written(&long, facets!(List, r"^(?:(1 true ?)*)$"));
    assert_eq!(text, ("1 true ".repeat(2_500).trim_end().to_owned(), Vec::new()));
}

#[test]
fn items_have_their_own_patterns_too() {
    const OF_ITEM: &[Pattern] = &[pattern!("", r"^(?:\d+\.\d)$")];
    static ITEM: Facets = Facets { patterns: OF_ITEM, ..Facets::of(Primitive::Decimal) };
    static LIST: Facets = Facets { items: Some(&ITEM), ..Facets::of(Primitive::List) };
    const OF_LIST: &[Pattern] = &[pattern!("", r"^(?:(\d\d\.\d* ?)*)$")];
    static WIDE: Facets = Facets { items: Some(&ITEM), patterns: OF_LIST, ..Facets::of(Primitive::List) };
    check::<Vec<Decimal>>("1 2.00 3.5", &LIST, "1.0 2.0 3.5");
    check::<Vec<Decimal>>("1 12.00 3.5", &WIDE, "01.0 12.0 03.5");
}

const CENTS: &[Pattern] = &[pattern!("", r"^(?:\d+\.\d{2})$")];
static AMOUNT: Facets = Facets { patterns: CENTS, ..Facets::of(Primitive::Decimal) };
const DIGIT: &[Pattern] = &[pattern!("", "^(?:1|0)$")];
static FLAG: Facets = Facets { patterns: DIGIT, ..Facets::of(Primitive::Boolean) };

#[derive(Debug, Clone, PartialEq)]
enum Priced {
    Flag(bool),
    Amount(Decimal),
    Term(Duration),
    Word(String),
}

crate::union!(Priced { Flag(bool; &FLAG), Amount(Decimal; &AMOUNT), Term(Duration), Word(String) });

#[derive(Debug, Clone, PartialEq)]
enum Loose {
    Flag(bool),
    Ratio(f32),
    Numbers(Vec<Decimal>),
}

crate::union!(Loose { Flag(bool), Ratio(f32), Numbers(Vec<Decimal>) });

#[test]
fn members_of_unions_have_forms_for_their_patterns_and_those_of_the_union() {
    static ANY: Facets = Facets::of(Primitive::Other);
    check::<Priced>("1", &ANY, "1");
    check::<Priced>("5.00", &ANY, "5.00");
    let five = Priced::Amount(5.into());
    assert_eq!(written(&five, &ANY), ("5.00".to_owned(), Vec::new()));
    assert_eq!(written(&five, facets!(Other, "^(?:0+5.00)$")), ("05.00".to_owned(), Vec::new()));
    check::<Priced>("P1943Y3M13D", facets!(Other, r"^(?:P\d\d47Y|P1943Y03M13D)$"), "P1943Y03M13D");
    assert_eq!(written(&Priced::Word("a".to_owned()), facets!(Other, "^(?:b)$")).1.len(), 1);
    check::<Vec<Priced>>("P1Y 5.00 1", facets!(List, "^(?:P12M .* 1)$"), "P12M 5.00 1");
    check::<Loose>("1.000", &ANY, "1E0");
    check::<Loose>("true", facets!(Other, "^(?:1.*)$"), "1");
    check::<Loose>("1.000", facets!(Other, r"^(?:\d\.\d\d)$"), "1.00");
    check::<Loose>("1 2", facets!(Other, r"^(?:1 2.0)$"), "1 2.0");
}

#[test]
fn a_text_is_judged_by_itself_when_it_is_read() {
    let read = |text: &str| {
        let text = format!("<a>{text}</a>");
        let mut reader = Reader::new(&text, &[], Limits::default(), Sink::lenient());
        let start = reader.root().unwrap();
        let value = Priced::read(&mut reader, &start).unwrap();
        (value, reader.into_sink().into_deviations().as_slice().len())
    };
    assert_eq!(read("1"), (Priced::Flag(true), 0));
    assert_eq!(read("5.00"), (Priced::Amount(5.into()), 0));
}

thread_local! {
    static CURRENT: Cell<Option<(&'static regex::Regex, &'static Automaton)>> = const { Cell::new(None) };
}

/// Returns facets with this pattern until the next one.
fn leaked(of: Primitive, pattern: &str) -> &'static Facets {
    const PATTERNS: &[Pattern] = &[Pattern {
        text: "",
        matches: |text| CURRENT.get().is_some_and(|(regex, _)| regex.is_match(text)),
        automaton: || CURRENT.get().map(|(_, automaton)| automaton),
    }];
    let regex = Box::leak(Box::new(regex::Regex::new(pattern).unwrap()));
    CURRENT.set(Some((regex, Box::leak(Box::new(Automaton::new(pattern).unwrap())))));
    Box::leak(Box::new(Facets { patterns: PATTERNS, ..Facets::of(of) }))
}

/// Returns the pattern of texts with the same characters but for the digits.
fn shape(text: &str, random: &mut impl FnMut(usize) -> usize) -> String {
    let classes: String = text
        .chars()
        .map(|c| match c {
            '0'..='9' if random(3) > 0 => "[0-9]".to_owned(),
            c if c.is_ascii_alphanumeric() => c.to_string(),
            c => format!("\\x{{{:x}}}", u32::from(c)),
        })
        .collect();
    format!("^(?:{classes})$")
}

/// Writes values with patterns that another form of theirs matches.
fn check_all<T: Text + SchemaType + Clone + Debug>(
    of: Primitive,
    texts: &[&str],
    random: &mut impl FnMut(usize) -> usize,
) {
    let values: Vec<T> = texts.iter().map(|text| T::parse(text).ok().unwrap()).collect();
    let other = |value: &T, random: &mut dyn FnMut(usize) -> usize| {
        let most = [40, 2_000][random(2)];
        let number = random(most);
        match value.form(number) {
            Form::Other(text) => text,
            _ => text_of(value).into_owned(),
        }
    };
    for value in &values {
        for _ in 0..8 {
            let form = other(value, random);
            let facets = leaked(of, &shape(&form, random));
            let (text, violations) = written(value, facets);
            assert!(violations.is_empty() && is_text_of(value, &text), "{value:?} as {form}: {text}");
        }
    }
    for _ in 0..8 {
        let list: Vec<T> = (0..1 + random(4)).map(|_| values[random(values.len())].clone()).collect();
        let forms: Vec<String> = list.iter().map(|value| other(value, random)).collect();
        let facets = leaked(Primitive::List, &shape(&forms.join(" "), random));
        let (text, violations) = written(&list, facets);
        assert!(violations.is_empty() && is_text_of(&list, &text), "{list:?} as {forms:?}: {text}");
    }
}

#[test]
fn whatever_form_a_pattern_has_is_found() {
    let mut state = 5_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let random = &mut random;
    check_all::<bool>(Primitive::Boolean, &["true", "false"], random);
    check_all::<i8>(Primitive::Decimal, &["0", "7", "-128"], random);
    check_all::<Integer>(Primitive::Decimal, &["0", "123456789012345678901234567890", "-5"], random);
    check_all::<Decimal>(Primitive::Decimal, &["0", "0.50", "-.001", "12.340", "1000"], random);
    check_all::<f32>(Primitive::Float, &["0", "-0", "0.1", "1e10", "-123.5", "3.4028235E38"], random);
    check_all::<f64>(Primitive::Double, &["0", "-1e-300", "0.3333333333333333", "120000"], random);
    check_all::<Duration>(Primitive::Duration, &["PT0S", "P1Y2M3DT4H5M6.5S", "-P20Y", "P400DT61S", "PT36H"], random);
    check_all::<DateTime>(Primitive::DateTime, &["2016-01-01T00:00:00Z", "2016-04-05T13:07:09.120+02:00"], random);
    check_all::<Time>(Primitive::Time, &["00:00:00", "24:00:00Z", "12:30:00.5"], random);
    check_all::<Date>(Primitive::Date, &["2016-01-01Z", "2016-01-01"], random);
    check_all::<HexBinary>(Primitive::Hex, &["0FB7", "ABCDEF"], random);
}
