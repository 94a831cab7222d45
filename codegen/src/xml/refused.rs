//! Why a document is not read, for the people who repair it.

use std::sync::Arc;

use wsdl_xml::{EncodingError, Error, ErrorKind, is_ncname};

use super::limits;
use super::position::Position;
use crate::diagnostics::{Diagnostic, Place};

pub(super) fn too_large(file: &Arc<str>) -> Diagnostic {
    let title = format!("the document is larger than {} MiB", limits::DOCUMENT_BYTES >> 20);
    let help = "Split it into documents that import each other.";
    Diagnostic::error(title, Some(Place::of_file(file.clone())), help)
}

pub(super) fn undecodable(error: EncodingError, file: &Arc<str>) -> Diagnostic {
    let place = Place::of_file(file.clone());
    match error {
        EncodingError::Unknown(name) => {
            let name: String = name.chars().take(200).collect();
            let title = format!("the encoding '{name}' is not known");
            Diagnostic::error(title, Some(place), "Save the document as UTF-8.")
        }
        EncodingError::Invalid { encoding, before, .. } => {
            let Position { line, column } = Position::after(&before);
            let help = "Save the document as UTF-8, or name its encoding in the XML declaration in its first line.";
            Diagnostic::error(format!("the bytes here are not {encoding}"), Some(Place { line, column, ..place }), help)
        }
    }
}

pub(super) fn beyond_a_limit(title: impl Into<String>, place: Place) -> Diagnostic {
    Diagnostic::error(title, Some(place), "Is this a WSDL or XML Schema document?")
}

/// Says why the scanner stopped. `text` begins with the markup in which it stopped.
pub(super) fn unreadable(error: &Error, markup: &str, rest: &str, place: Place) -> Diagnostic {
    if let ErrorKind::Limit(name) = error.kind() {
        return beyond_a_limit(limits::exceeded(name), place);
    }
    let found = error.found();
    if markup.starts_with("<!DOCTYPE") {
        let help = "Correct the DOCTYPE or remove it; neither WSDL nor XML Schema needs one. Without it, write out the \
                    entities that it declares.";
        return Diagnostic::error(format!("the XML is broken: {found}"), Some(place), help);
    }
    if let Some(name) = entity(rest) {
        let help = format!(
            "Write out what `&{name};` stands for, a character as its number (`&#160;`). Entities are read if this \
             document declares them, with text alone."
        );
        return Diagnostic::error(format!("the document has {found}"), Some(place), help);
    }
    let help = match rest.starts_with('&') && error.kind() == ErrorKind::NotWellFormed {
        true => "Write `&amp;` for the character `&`.",
        false => {
            "Open the document in an XML editor or a browser, which show the same place. Is it a download cut short?"
        }
    };
    Diagnostic::error(format!("the XML is broken: {found}"), Some(place), help)
}

/// Returns the name of the entity if a text begins with a reference to one.
fn entity(text: &str) -> Option<&str> {
    /// Longer names are not worth showing.
    const LONGEST: usize = 100;
    let name = text.strip_prefix('&')?;
    let (name, _) = name.get(..LONGEST).unwrap_or(name).split_once(';')?;
    is_ncname(name).then_some(name)
}
