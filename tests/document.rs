//! Documents that programs read and write: what the programs of `cargo xtask corpus` and `cargo xtask schemas` share.

use wsdl_runtime::codec::{Name, SchemaType, Sink, Table, WriteError, Writer, read_document};

/// Reads a document, and writes what was read.
///
/// # Errors
/// It gives no value, or one with a deviation, or one that cannot be written; for people to read.
pub fn rewritten<T: SchemaType>(xml: &str, table: Table, name: Name, sink: Sink) -> Result<String, String> {
    let (value, deviations) = read_document::<T>(xml, table, name, sink).map_err(|error| error.to_string())?;
    match deviations.as_slice().first() {
        None => written(&value, name, table).map_err(|error| format!("it is read, but not written: {error}")),
        Some(deviation) => Err(deviation.to_string()),
    }
}

/// Writes a value as a document of its own.
///
/// # Errors
/// It holds what XML does not allow.
pub fn written<T: SchemaType>(value: &T, name: Name, table: Table) -> Result<String, WriteError> {
    let mut writer = Writer::new(table);
    value.write(&mut writer, name);
    let text = writer.finish()?;
    // Inside an envelope the prefix is declared there.
    let at = text.find([' ', '>', '/']).unwrap_or(text.len());
    Ok(format!("{} xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"{}", &text[..at], &text[at..]))
}

/// Returns a text on one line, cut if it is long.
pub fn on_one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(2_000).collect()
}
