//! Problems that prevent generation, with their help.

use crate::budget::Budget;
use crate::diagnostics::{Diagnostic, Place, Severity};

/// Adds findings about what something at this place uses. They are paid for first, as members are; of those that are too
/// much none is added.
pub(super) fn add(budget: &mut Budget, to: &mut Vec<Diagnostic>, found: &[Diagnostic], place: &Place) {
    if !found.is_empty() && budget.spend(found.len(), place) {
        to.extend_from_slice(found);
    }
}

/// Returns the problem of a construct that is not supported.
pub(super) fn unsupported(what: &str, place: &Place) -> Diagnostic {
    Diagnostic::error(format!("{what} is not supported"), Some(place.clone()), "")
}

/// Returns the problem of a kind of operation that is not supported. `"all"` still selects the other operations.
pub(super) fn left_out(what: &str, place: &Place) -> Diagnostic {
    Diagnostic { severity: Severity::Warning, ..unsupported(what, place) }
}

/// Lists names for a help text, as "`a`, `b`".
pub(super) fn list<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
