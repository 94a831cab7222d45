//! How much a contract may come to once all groups, base types and types of requests are written out: each may be within
//! its limits, and what refers to it multiplies it.

use crate::diagnostics::{Diagnostic, Place};

/// How many elements and groups all types together may hold, and operations bindings. The largest of real contracts has
/// 33,714.
pub(super) const ELEMENTS: usize = 500_000;

/// The length of their paths and documentation, in bytes. The largest of real contracts has 1.2 MB.
pub(super) const TEXT: usize = 64 << 20;

/// What was written out so far, and where it became too much.
#[derive(Default)]
pub(super) struct Budget {
    elements: usize,
    text: usize,
    overdrawn: Option<Diagnostic>,
}

impl Budget {
    /// Counts so many elements and bytes. `false` where that is too much, or was before.
    pub(super) fn spend(&mut self, elements: usize, text: usize, place: &Place) -> bool {
        self.elements = self.elements.saturating_add(elements);
        self.text = self.text.saturating_add(text);
        if self.overdrawn.is_none() {
            let what = match (self.elements > ELEMENTS, self.text > TEXT) {
                (false, false) => return true,
                (true, _) => format!("{ELEMENTS} elements"),
                (false, true) => format!("{} MiB of paths and documentation", TEXT >> 20),
            };
            let title = format!("the contract has more than {what}, once all groups and base types are written out");
            let help = "take out of the description what refers to the same large groups and types again and again";
            self.overdrawn = Some(Diagnostic::error(title, Some(place.clone()), help));
        }
        false
    }

    /// What is to be told where it was too much.
    pub(super) fn overdrawn(&self) -> Option<&Diagnostic> {
        self.overdrawn.as_ref()
    }
}
