//! Character data between the elements of mixed content.

use std::borrow::Cow;

use wsdl_xml::is_blank;

use super::next::Next;
use super::{Fields, Leaf};
use crate::codec::deviation::DeviationKind;
use crate::codec::error::ReadError;
use crate::codec::mixed::{Heard, PieceOfText};

/// Character data that was read.
#[derive(Debug, Default)]
pub(super) struct Texts<'a> {
    /// The pieces between children, if they are kept as such.
    pub(super) heard: Option<Heard>,
    /// Character data for the slot that is being read, or for a later one.
    waiting: Option<Cow<'a, str>>,
    /// How many values of the current slot are character data.
    uncounted: usize,
}

impl Texts<'_> {
    /// Begins to keep pieces.
    pub(super) fn collect(&mut self) {
        self.heard = Some(Heard::default());
    }

    /// Notes that a value is character data.
    pub(super) fn count(&mut self) {
        self.uncounted += 1;
    }
}

impl<'a> Fields<'_, 'a> {
    /// Reads the pieces of text between the elements of mixed content. Called after all slots.
    ///
    /// # Errors
    /// What follows the last slot cannot be read.
    pub fn texts(&mut self) -> Result<Vec<PieceOfText>, ReadError> {
        self.finish_slots()?;
        let heard = self.rare.as_mut().and_then(|rare| rare.texts.heard.as_mut());
        Ok(heard.map(Heard::take).unwrap_or_default())
    }

    /// Reads the character data that stands here. Returns its row if it is a value of the current slot.
    pub(super) fn hear(&mut self) -> Result<Option<usize>, ReadError> {
        let text = self.reader.text_run()?;
        if text.is_empty() {
            return Ok(None);
        }
        let row = self.table().text_row();
        let texts = &mut self.rare.get_or_insert_default().texts;
        if let Some(heard) = &mut texts.heard {
            heard.add(self.reader, &text)?;
            return Ok(None);
        }
        match row {
            Some(row) => {
                match &mut texts.waiting {
                    Some(waiting) => waiting.to_mut().push_str(&text),
                    None => texts.waiting = Some(text),
                }
                Ok(self.shape.same_slot(row, self.at).then_some(row))
            }
            None if is_blank(&text) => Ok(None),
            None => self.reader.deviation(DeviationKind::StrayText).map(|()| None),
        }
    }

    /// Returns the row for character data that was read and waits for this slot.
    pub(super) fn waiting_text(&self, first: usize) -> Option<usize> {
        let is_waiting = self.rare.as_ref().is_some_and(|rare| rare.texts.waiting.is_some());
        is_waiting.then(|| self.table().text_row()).flatten().filter(|row| self.shape.same_slot(*row, first))
    }

    /// Takes character data as an alternative of a choice.
    pub(super) fn text_of_arm(&mut self, row: usize) -> Result<Leaf<'a>, ReadError> {
        if let Next::Ordered = self.next {
            return self.text_in_order(row);
        }
        if let Next::Text(_) = self.next {
            self.next = Next::Unknown;
        }
        let Some(rare) = &mut self.rare else { return Ok(Leaf::Absent) };
        rare.texts.count();
        Ok(rare.texts.waiting.take().map_or(Leaf::Absent, Leaf::Text))
    }

    /// Returns how many of the values of the current slot are character data.
    pub(super) fn uncounted(&self) -> usize {
        self.rare.as_ref().map_or(0, |rare| rare.texts.uncounted)
    }

    #[inline]
    pub(super) fn forget_uncounted(&mut self) {
        if let Some(rare) = &mut self.rare {
            rare.texts.uncounted = 0;
        }
    }

    /// Notes that a child was taken.
    #[inline(always)]
    pub(super) fn count_child(&mut self) {
        if let Some(heard) = self.rare.as_mut().and_then(|rare| rare.texts.heard.as_mut()) {
            heard.children = heard.children.saturating_add(1);
        }
    }
}
