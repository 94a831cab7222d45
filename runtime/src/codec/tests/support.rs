//! Reading and writing values in tests.

use super::*;

pub(super) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
const XS: &str = "http://www.w3.org/2001/XMLSchema";

/// Puts an element, which is the text after `<`, where prefixes are declared: `xsi`, `xs`, `a` and `b`.
pub(super) fn element(rest: &str) -> String {
    let (name, rest) = rest.split_at(rest.find([' ', '>', '/']).unwrap());
    format!("<{name} xmlns=\"urn:a\" xmlns:a=\"urn:a\" xmlns:b=\"urn:b\" xmlns:xsi=\"{XSI}\" xmlns:xs=\"{XS}\"{rest}")
}

/// Returns the value of a text, and its deviations.
pub(super) fn read_with<T: SchemaType>(text: &str, sink: &Sink) -> Result<(T, Vec<Deviation>), ReadError> {
    let make = || Reader::new(text, TABLE, Limits::default(), sink.clone());
    let (reader, read) = in_any_order(make, |reader| {
        let start = reader.root()?;
        let value = read_root(reader, &start)?;
        reader.finish()?;
        Ok::<_, ReadError>(value)
    });
    read.map(|value| (value, reader.into_sink().into_deviations().as_slice().to_vec()))
}

/// Reads a text that conforms to its schema.
pub(super) fn strict<T: SchemaType>(text: &str) -> T {
    match read_with(text, &Sink::strict()) {
        Ok((value, _)) => value,
        Err(error) => panic!("{error}: {text}"),
    }
}

/// Reads a text with deviations, each as path and kind. Strict reading ends with the first.
pub(super) fn lenient<T: SchemaType>(text: &str) -> (T, Vec<(String, DeviationKind)>) {
    let (value, deviations) = match read_with(text, &Sink::lenient()) {
        Ok(read) => read,
        Err(error) => panic!("{error}: {text}"),
    };
    let error = read_with::<T>(text, &Sink::strict()).map(|_| ()).err();
    assert_eq!(error.map(|error| error.kind()), deviations.first().map(|_| ReadErrorKind::Deviation), "{text}");
    (value, deviations.into_iter().map(|one| (one.path, one.kind)).collect())
}

/// Reads a text that is an error.
pub(super) fn wrong<T: SchemaType>(text: &str) -> ReadError {
    match read_with::<T>(text, &Sink::lenient()) {
        Ok(_) => panic!("it was read: {text}"),
        Err(error) => error,
    }
}

/// Writes a value as the element `{urn:a}n`.
pub(super) fn written<T: SchemaType>(value: &T) -> String {
    let mut writer = Writer::new(TABLE);
    value.write(&mut writer, Name::new(A, "n"));
    let text = writer.finish().unwrap();
    // The envelope declares this prefix.
    let tag = text.split('>').next().unwrap_or("");
    if tag.contains(" xmlns:xsi=") {
        return text;
    }
    let (name, rest) = text.split_at(text.find([' ', '>', '/']).unwrap());
    format!("{name} xmlns:xsi=\"{XSI}\"{rest}")
}
