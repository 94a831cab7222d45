//! Reads a whole document as one value.

use super::deviation::{Deviations, Sink};
use super::error::{ReadError, ReadErrorKind};
use super::limits::Limits;
use super::order::in_any_order;
use super::reader::Reader;
use super::schema_type::{SchemaType, read_root};
use wsdl_xml::{Name, Table};

/// Reads a document whose root is the element `name`, as a type of a generated crate whose names use this table.
/// Elements may come in any order; like other departures from the schema, that is listed among the deviations.
///
/// # Errors
/// Text that is not well-formed, another root, a value that cannot be read; if the sink is strict, the first deviation.
pub fn read_document<T: SchemaType>(
    text: &str,
    table: Table,
    name: Name,
    sink: Sink,
) -> Result<(T, Deviations), ReadError> {
    let make = || Reader::new(text, table, Limits::default(), sink.clone());
    let (reader, read) = in_any_order(make, |reader| {
        let start = reader.root()?;
        if (start.ns, start.local) != (name.ns, name.local) {
            let found = format!("the element {}", reader.display(&start));
            let expected = format!("the element {}", name.display(table));
            return Err(reader.error(ReadErrorKind::Unexpected, expected, found));
        }
        let value = read_root(reader, &start)?;
        reader.finish()?;
        Ok(value)
    });
    read.map(|value| (value, reader.into_sink().into_deviations()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::{DeviationKind, Ns};

    const TABLE: Table = &["urn:a"];
    const NAME: Name = Name::new(Ns::of(0), "A");

    fn read(text: &str, sink: Sink) -> Result<(i32, Deviations), String> {
        read_document(text, TABLE, NAME, sink).map_err(|error| error.to_string())
    }

    #[test]
    fn the_root_and_the_end_are_looked_at() {
        let (value, deviations) = read("<?xml version='1.0'?><A xmlns='urn:a'>7</A> ", Sink::strict()).unwrap();
        assert_eq!((value, deviations.is_empty()), (7, true));
        for (text, said) in [
            ("<A>7</A>", "the element {urn:a}A"),
            ("<B xmlns='urn:a'>7</B>", "the element {urn:a}B"),
            ("<A xmlns='urn:a'>7</A><A/>", "a second root element"),
            ("", "no element"),
        ] {
            let error = read(text, Sink::lenient()).unwrap_err();
            assert!(error.contains(said), "{text}: {error}");
        }
    }

    #[test]
    fn a_nil_root_is_reported() {
        let nil = "<A xmlns='urn:a' xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'/>";
        let (value, deviations) =
            read_document::<String>(nil, TABLE, NAME, Sink::lenient()).expect("an empty text is a value");
        assert!(value.is_empty());
        assert!(matches!(deviations.as_slice(), [one] if matches!(one.kind, DeviationKind::UnexpectedNil(_))));
        let kept = read_document::<crate::codec::AnyType>(nil, TABLE, NAME, Sink::strict());
        assert!(kept.is_ok_and(|(value, _)| value.nil));
    }

    #[test]
    fn deviations_come_with_the_value() {
        let text = "<A xmlns='urn:a'><A/></A>";
        struct Nothing;
        impl crate::codec::Structure for Nothing {
            const ROWS: &'static [crate::codec::Row] = &[];
            fn read_fields(_: &mut crate::codec::Fields<'_, '_>) -> Result<Self, ReadError> {
                Ok(Self)
            }
            fn write_fields(&self, _: &mut crate::codec::WriteFields<'_>) {}
        }
        let (_, deviations) = read_document::<Nothing>(text, TABLE, NAME, Sink::lenient()).unwrap();
        assert!(matches!(deviations.as_slice(), [one] if matches!(one.kind, DeviationKind::UnknownElement(_))));
        let strict = read_document::<Nothing>(text, TABLE, NAME, Sink::strict());
        assert_eq!(strict.map(|_| ()).unwrap_err().kind(), ReadErrorKind::Deviation);
    }
}
