//! How much a run may hold: each part of a description may be within its limits, and what refers to it multiplies it. What
//! is to be held is paid for before it is allocated.

use crate::diagnostics::{Diagnostic, Place};
use crate::limits;

/// What is held so far, and where it became too much.
#[derive(Debug)]
pub struct Budget {
    held: usize,
    most: usize,
    overdrawn: Option<Diagnostic>,
}

impl Budget {
    /// A budget of [`limits::HELD_BYTES`], of which this many are held already.
    pub fn new(held: usize) -> Self {
        Self::within(limits::HELD_BYTES, held)
    }

    /// A budget of this many bytes, of which some are held already.
    pub fn within(most: usize, held: usize) -> Self {
        Self { held, most, overdrawn: None }
    }

    /// Pays for bytes that something at this place needs. `false` if that is too much, or was before.
    pub fn spend(&mut self, bytes: usize, place: &Place) -> bool {
        if self.overdrawn.is_some() {
            return false;
        }
        self.held = self.held.saturating_add(bytes);
        if self.held <= self.most {
            return true;
        }
        let title = format!("the description comes to more than {} MiB", self.most >> 20);
        let help = "take out what is referred to again and again: groups of groups, large types of many requests, schemas \
                    without a namespace that many others include";
        self.overdrawn = Some(Diagnostic::error(title, Some(place.clone()), help));
        false
    }

    /// The bytes that are held.
    pub fn held(&self) -> usize {
        self.held
    }

    /// What is to be reported if it was too much.
    pub fn overdrawn(&self) -> Option<&Diagnostic> {
        self.overdrawn.as_ref()
    }
}
