//! Going to places of the text, for elements that are read in another order than they stand in.

use super::{Scanner, State};

impl Scanner<'_> {
    /// Continues at this byte, which has the same elements open around it.
    pub fn seek(&mut self, at: usize) {
        self.at = at;
        self.pending_end = false;
    }

    /// How many elements were begun so far.
    pub fn elements(&self) -> usize {
        self.elements
    }

    /// Goes back to this byte, to read again what follows it. `elements` is the number of elements begun before it.
    pub fn go_back(&mut self, at: usize, elements: usize) {
        self.seek(at);
        self.elements = elements;
        if self.open.is_empty() {
            self.state = State::Prolog;
        }
    }

    /// Whether the open element is an empty-element tag, so that no end tag follows.
    pub fn is_empty_tag(&self) -> bool {
        self.pending_end
    }

    /// Leaves the open element as if its end were read. The caller continues elsewhere with [`seek`](Self::seek).
    pub fn leave(&mut self) {
        match self.pending_end {
            true => self.close_empty(),
            false => self.close(),
        }
    }

    /// Keeps the open element open when its end tag is read, until [`release`](Self::release).
    pub fn hold(&mut self) {
        self.held = self.open.len();
    }

    /// Returns the byte at which the end tag of the element that was held begins.
    pub fn release(&mut self) -> usize {
        self.held = 0;
        self.held_end
    }
}
