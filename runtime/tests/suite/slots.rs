//! Rows that map one name to two slots, and rows that say how often an element comes.

use wsdl_runtime::codec::{Sink, Writer, read_document};
use wsdl_runtime::codegen as rt;
use wsdl_runtime::codegen::SchemaType;
use wsdl_runtime::{DeviationKind, ReadError, ReadErrorKind};

const TABLE: rt::Table = &["urn:example:slots"];
const N0: rt::Ns = rt::Ns::of(0);
const NAME: rt::Name = rt::Name::new(N0, "Route");

/// The content model `(Stop, Via, Stop)`.
#[derive(Debug, PartialEq)]
struct Route {
    from: i32,
    via: String,
    to: i32,
}

impl rt::Structure for Route {
    const ROWS: &'static [rt::Row] =
        &[rt::Row::required(0, N0, "Stop"), rt::Row::required(1, N0, "Via"), rt::Row::required(2, N0, "Stop")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { from: fields.required(0)?, via: fields.required(1)?, to: fields.required(2)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.from);
        fields.required(1, &self.via);
        fields.required(2, &self.to);
    }
}

/// The content model `(Stop?, Via?, Stop?)`.
#[derive(Debug, PartialEq)]
struct Detour {
    from: Option<i32>,
    via: Option<String>,
    to: Option<i32>,
}

impl rt::Structure for Detour {
    const ROWS: &'static [rt::Row] =
        &[rt::Row::optional(0, N0, "Stop"), rt::Row::optional(1, N0, "Via"), rt::Row::optional(2, N0, "Stop")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { from: fields.optional(0)?, via: fields.optional(1)?, to: fields.optional(2)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.optional(0, self.from.as_ref());
        fields.optional(1, self.via.as_ref());
        fields.optional(2, self.to.as_ref());
    }
}

/// The content model `(Stop{2,3}, Via*)`.
#[derive(Debug, PartialEq)]
struct Tour {
    stops: Vec<i32>,
    via: Vec<String>,
}

impl rt::Structure for Tour {
    const ROWS: &'static [rt::Row] = &[rt::Row::many(0, N0, "Stop").times(2, 3), rt::Row::many(1, N0, "Via")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { stops: fields.many(0)?, via: fields.many(1)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.many(0, &self.stops);
        fields.many(1, &self.via);
    }
}

fn document(content: &str) -> String {
    format!("<Route xmlns=\"{}\">{content}</Route>", TABLE[0])
}

fn read<T: SchemaType>(content: &str, sink: Sink) -> Result<(T, Vec<DeviationKind>), ReadError> {
    let (value, deviations) = read_document(&document(content), TABLE, NAME, sink)?;
    Ok((value, deviations.as_slice().iter().map(|deviation| deviation.kind.clone()).collect()))
}

fn write(value: &impl SchemaType) -> String {
    let mut writer = Writer::new(TABLE);
    value.write(&mut writer, NAME);
    writer.finish().unwrap()
}

fn stops(of: impl IntoIterator<Item = i32>) -> String {
    of.into_iter().map(|stop| format!("<Stop>{stop}</Stop>")).collect()
}

fn name(local: &str) -> String {
    format!("{{{}}}{local}", TABLE[0])
}

#[test]
fn two_slots_with_one_name_keep_both_elements_in_their_order() {
    let content = "<Stop>1</Stop><Via>x</Via><Stop>2</Stop>";
    let (route, deviations) = read::<Route>(content, Sink::strict()).unwrap();
    assert_eq!((&route, deviations), (&Route { from: 1, via: "x".to_owned(), to: 2 }, vec![]));
    assert_eq!(write(&route), document(content));
}

#[test]
fn two_slots_with_one_name_keep_both_elements_where_the_text_is_out_of_order() {
    for content in ["<Via>x</Via><Stop>1</Stop><Stop>2</Stop>", "<Stop>1</Stop><Stop>2</Stop><Via>x</Via>"] {
        let (route, deviations) = read::<Route>(content, Sink::lenient()).unwrap();
        assert_eq!(route, Route { from: 1, via: "x".to_owned(), to: 2 }, "{content}");
        assert!(matches!(deviations.as_slice(), [DeviationKind::Misordered(_)]), "{content}: {deviations:?}");
        assert_eq!(read::<Route>(content, Sink::strict()).unwrap_err().kind(), ReadErrorKind::Deviation, "{content}");
    }
}

#[test]
fn a_third_element_of_a_name_that_has_two_slots_came_again() {
    let (route, deviations) =
        read::<Route>("<Stop>1</Stop><Via>x</Via><Stop>2</Stop><Stop>3</Stop>", Sink::lenient()).unwrap();
    assert_eq!((route.from, route.to), (1, 2));
    assert_eq!(deviations, [DeviationKind::Repeated(name("Stop"))]);
}

#[test]
fn an_element_that_is_missing_in_one_of_two_slots_is_named() {
    for content in ["<Stop>1</Stop><Via>x</Via>", "<Via>x</Via><Stop>1</Stop>"] {
        let error = read::<Route>(content, Sink::lenient()).unwrap_err();
        assert_eq!(error.kind(), ReadErrorKind::Missing, "{content}");
        assert_eq!(error.expected(), format!("the required element {}", name("Stop")), "{content}");
    }
}

#[test]
fn an_optional_element_goes_to_the_slot_that_is_next() {
    for (content, from, via, to) in [
        ("", None, None, None),
        ("<Stop>1</Stop>", Some(1), None, None),
        ("<Stop>1</Stop><Stop>2</Stop>", Some(1), None, Some(2)),
        ("<Via>x</Via><Stop>2</Stop>", None, Some("x"), Some(2)),
        ("<Stop>1</Stop><Via>x</Via>", Some(1), Some("x"), None),
    ] {
        let (value, deviations) = read::<Detour>(content, Sink::strict()).unwrap_or_else(|e| panic!("{content}: {e}"));
        assert_eq!((value.from, value.via.as_deref(), value.to, deviations), (from, via, to, vec![]), "{content}");
        let written = read_document::<Detour>(&write(&value), TABLE, NAME, Sink::strict());
        assert_eq!(written.unwrap().0, value, "{content}");
    }
}

/// The content model `(Stop, Via, Stop*)`.
#[derive(Debug, PartialEq)]
struct Line {
    first: i32,
    via: String,
    more: Vec<i32>,
}

impl rt::Structure for Line {
    const ROWS: &'static [rt::Row] =
        &[rt::Row::required(0, N0, "Stop"), rt::Row::required(1, N0, "Via"), rt::Row::many(2, N0, "Stop")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { first: fields.required(0)?, via: fields.required(1)?, more: fields.many(2)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.first);
        fields.required(1, &self.via);
        fields.many(2, &self.more);
    }
}

#[test]
fn rows_in_a_wrong_namespace_are_not_lost_if_their_name_has_two_slots() {
    let stray = "<Stop xmlns=\"urn:x\">2</Stop>";
    let error = read::<Line>(&format!("<Stop>1</Stop><Via>x</Via>{stray}"), Sink::lenient()).unwrap_err();
    assert_eq!((error.kind(), error.found()), (ReadErrorKind::Missing, "the element {urn:x}Stop instead"));
    let error = read::<Route>(&format!("<Stop>1</Stop><Via>x</Via>{stray}"), Sink::lenient()).unwrap_err();
    assert_eq!((error.kind(), error.found()), (ReadErrorKind::Missing, "the element {urn:x}Stop instead"));
    let (line, _) = read::<Line>(&format!("<Stop>1</Stop><Via>x</Via><Stop>2</Stop>{stray}"), Sink::lenient()).unwrap();
    assert_eq!(line, Line { first: 1, via: "x".to_owned(), more: vec![2] });
}

#[test]
fn nil_elements_that_are_left_out_are_counted_as_they_came() {
    let nil = "<Stop xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:nil=\"1\"/>";
    let (tour, found) = read::<Tour>(&format!("<Stop>1</Stop>{nil}"), Sink::lenient()).unwrap();
    assert_eq!(tour.stops, [1]);
    assert_eq!(found, [DeviationKind::UnexpectedNil(name("Stop"))]);
}

#[test]
fn an_element_that_comes_too_often_or_too_seldom_is_told_and_all_are_kept() {
    for count in 0..=5 {
        let content = format!("{}<Via>x</Via>", stops(0..count));
        let (tour, deviations) = read::<Tour>(&content, Sink::lenient()).unwrap();
        assert_eq!(tour.stops, (0..count).collect::<Vec<_>>());
        assert_eq!(tour.via, ["x"]);
        let told = DeviationKind::Occurrences { name: name("Stop"), count: tour.stops.len() };
        let expected = if (2..=3).contains(&count) { vec![] } else { vec![told.clone()] };
        assert_eq!(deviations, expected, "{count}");
        match read::<Tour>(&content, Sink::strict()) {
            Ok((strict, _)) => assert!(expected.is_empty() && strict == tour, "{count}"),
            Err(error) => {
                assert_eq!((error.kind(), error.found()), (ReadErrorKind::Deviation, told.to_string().as_str()));
                assert!(!expected.is_empty(), "{count}");
            }
        }
    }
}

#[test]
fn elements_that_are_apart_are_counted_together() {
    let content = format!("{}<Via>x</Via>{}<Via>y</Via>{}", stops([1]), stops([2, 3]), stops([4]));
    let (tour, deviations) = read::<Tour>(&content, Sink::lenient()).unwrap();
    assert_eq!(tour, Tour { stops: vec![1, 2, 3, 4], via: vec!["x".to_owned(), "y".to_owned()] });
    let occurrences = DeviationKind::Occurrences { name: name("Stop"), count: 4 };
    assert_eq!(deviations.iter().filter(|kind| **kind == occurrences).count(), 1, "{deviations:?}");
    assert!(deviations.iter().any(|kind| matches!(kind, DeviationKind::Misordered(_))), "{deviations:?}");
}
