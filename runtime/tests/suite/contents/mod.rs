//! Content models of every kind, by types that are written as the generator writes them.
//!
//! Children are letters: `a` is an element `a` of the schema, `F` is `f` in a namespace that the schema does not know.

mod choices;
mod exhaustive;
mod groups;
mod mixed;
mod model;
mod mutated;
mod raw;
mod substitution;
mod wildcards;

use wsdl_runtime::codec::{Sink, Writer, read_document};
use wsdl_runtime::codegen as rt;
use wsdl_runtime::codegen::SchemaType;
use wsdl_runtime::{DeviationKind, ReadError};

const TABLE: rt::Table = &["urn:example:contents"];
const N0: rt::Ns = rt::Ns::of(0);
const NAME: rt::Name = rt::Name::new(N0, "r");
const XSI: &str = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

fn document(content: &str) -> String {
    match content {
        "" => format!("<r xmlns=\"{}\"/>", TABLE[0]),
        _ => format!("<r xmlns=\"{}\">{content}</r>", TABLE[0]),
    }
}

fn read<T: SchemaType>(content: &str, sink: Sink) -> Result<(T, Vec<DeviationKind>), ReadError> {
    // Anything else that the reader knows is tested elsewhere; here the content matters.
    let text = format!("<r xmlns=\"{}\" {XSI}>{content}</r>", TABLE[0]);
    let (value, deviations) = read_document(&text, TABLE, NAME, sink)?;
    Ok((value, deviations.as_slice().iter().map(|deviation| deviation.kind.clone()).collect()))
}

fn strict<T: SchemaType>(content: &str) -> T {
    let (value, deviations) = read(content, Sink::strict()).unwrap_or_else(|error| panic!("{content}: {error}"));
    assert!(deviations.is_empty(), "{content}: {deviations:?}");
    value
}

fn lenient<T: SchemaType>(content: &str) -> (T, Vec<DeviationKind>) {
    read(content, Sink::lenient()).unwrap_or_else(|error| panic!("{content}: {error}"))
}

fn refused<T: SchemaType + std::fmt::Debug>(content: &str) -> ReadError {
    match read::<T>(content, Sink::lenient()) {
        Ok(read) => panic!("{content}: {read:?}"),
        Err(error) => error,
    }
}

fn write(value: &impl SchemaType) -> String {
    let mut writer = Writer::new(TABLE);
    value.write(&mut writer, NAME);
    writer.finish().unwrap()
}

/// Asserts that a content reads as a value, and that the value is written so.
fn same<T: SchemaType + PartialEq + std::fmt::Debug>(content: &str, value: T) {
    assert_eq!(strict::<T>(content), value, "{content}");
    assert_eq!(write(&value), document(content));
}

fn name(local: &str) -> String {
    format!("{{{}}}{local}", TABLE[0])
}

/// The elements of a line of letters, the first with the content 101. Words may stand between them.
fn children(letters: &str) -> String {
    let element = |(index, letter): (usize, char)| match letter {
        'A'..='Z' => format!("<{0} xmlns=\"urn:other\">{1}</{0}>", letter.to_ascii_lowercase(), 101 + index),
        _ => format!("<{letter}>{}</{letter}>", 101 + index),
    };
    letters.chars().enumerate().map(element).collect()
}
