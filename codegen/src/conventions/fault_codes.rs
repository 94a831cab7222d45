//! Codes in brackets in the text of faults.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostics, Place};

/// Reports codes that are given twice or can never be found.
pub(crate) fn check<'c>(codes: impl Iterator<Item = (&'c str, &'c Place)>, diagnostics: &mut Diagnostics) {
    let mut seen = BTreeSet::new();
    for (text, place) in codes {
        if text.is_empty() || text.contains(['[', ']']) {
            diagnostics.error(format!("`{text}` is not a code of a fault"), place, "write it without its brackets");
        } else if !seen.insert(text) {
            diagnostics.error(format!("the code `{text}` is given twice"), place, "keep one of them");
        }
    }
}
