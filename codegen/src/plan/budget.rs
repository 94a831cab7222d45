//! How much a plan may come to: each type may be within its limits, and what refers to it multiplies it.

use crate::diagnostics::{Diagnostic, Place};
use crate::limits;

/// What was planned so far, and where it became too much.
#[derive(Debug, Default)]
pub(super) struct Budget {
    spent: usize,
    overdrawn: Option<Diagnostic>,
}

impl Budget {
    /// Pays for members, rows, variants, alternatives, or findings about them. `false` if that is too much, or was before.
    pub(super) fn spend(&mut self, members: usize, place: &Place) -> bool {
        self.spent = self.spent.saturating_add(members);
        if self.overdrawn.is_none() && self.spent > limits::PLAN_MEMBERS {
            let title = format!(
                "the types come to more than {} members and variants, findings counted, once base types and groups are \
                 written out",
                limits::PLAN_MEMBERS
            );
            let help = "take out of the description what refers to the same large groups and types again and again, or \
                        prune families";
            self.overdrawn = Some(Diagnostic::error(title, Some(place.clone()), help));
        }
        self.overdrawn.is_none()
    }

    /// What is to be reported if it was too much.
    pub(super) fn overdrawn(&self) -> Option<&Diagnostic> {
        self.overdrawn.as_ref()
    }
}
