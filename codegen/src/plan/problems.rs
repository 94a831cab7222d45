//! What keeps something from being generated, and what to do about it.

use crate::diagnostics::{Diagnostic, Place};

/// What the generator does not do.
pub(super) fn unsupported(what: &str, place: &Place) -> Diagnostic {
    let help = "leave the operations that need it out of `operations`";
    Diagnostic::error(format!("{what} is not supported"), Some(place.clone()), help)
}

/// Names for a help text, as "`a`, `b`".
pub(super) fn list<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
