//! How much something may come to: each part of a description may be within its limits, and what refers to it multiplies it.
//! What is to be held is paid for before it is made.

use crate::diagnostics::{Diagnostic, Place};
use crate::limits;

/// What was spent so far, and where it became too much.
#[derive(Debug)]
pub struct Budget {
    spent: usize,
    most: usize,
    /// What is reported of too much: that it is, and what to do about it.
    title: String,
    help: &'static str,
    overdrawn: Option<Diagnostic>,
}

impl Budget {
    /// Creates a budget of [`limits::HELD_BYTES`], with `held` bytes already in use.
    pub fn of_bytes(held: usize) -> Self {
        Self::of_bytes_within(limits::HELD_BYTES, held)
    }

    /// Creates a budget of `most` bytes, with `held` bytes already in use.
    pub fn of_bytes_within(most: usize, held: usize) -> Self {
        let title = format!("the description comes to more than {} MiB", most >> 20);
        let help = "take out what is referred to again and again: groups of groups, large types of many requests, schemas \
                    without a namespace that many others include";
        Self { spent: held, most, title, help, overdrawn: None }
    }

    /// A budget of [`limits::PLAN_MEMBERS`]: members, rows, variants, alternatives, and findings about them.
    pub fn of_members() -> Self {
        let most = limits::PLAN_MEMBERS;
        let title = format!(
            "the types come to more than {most} members and variants, findings counted, once base types and groups are \
             written out"
        );
        let help = "take out of the description what refers to the same large groups and types again and again, or prune \
                    families";
        Self { spent: 0, most, title, help, overdrawn: None }
    }

    /// Pays for bytes or members that something at this place needs. `false` if that is too much, or was before.
    pub fn spend(&mut self, amount: usize, place: &Place) -> bool {
        if self.overdrawn.is_some() {
            return false;
        }
        self.spent = self.spent.saturating_add(amount);
        if self.spent <= self.most {
            return true;
        }
        self.overdrawn = Some(Diagnostic::error(self.title.clone(), Some(place.clone()), self.help));
        false
    }

    /// What was spent.
    pub fn spent(&self) -> usize {
        self.spent
    }

    /// Returns the finding to report if the budget is exceeded.
    pub fn overdrawn(&self) -> Option<&Diagnostic> {
        self.overdrawn.as_ref()
    }
}
