//! The end of a structure, and what is missing in it.

use super::Fields;
use super::next::Next;
use crate::codec::deviation::DeviationKind;
use crate::codec::error::{ReadError, ReadErrorKind};

impl Fields<'_, '_> {
    /// Reads up to the end of the structure, after all its slots.
    #[inline(never)]
    pub(in crate::codec) fn finish(&mut self) -> Result<(), ReadError> {
        self.finish_slots()?;
        if self.seen.has_all(self.shape.rows.len()) && self.rare.is_none() { Ok(()) } else { self.check_seen() }
    }

    /// Reads up to the end of the structure.
    #[inline]
    pub(super) fn finish_slots(&mut self) -> Result<(), ReadError> {
        self.at = self.shape.rows.len();
        match self.next {
            Next::Unknown => {
                if !self.listens {
                    self.reader.scan.skip_space();
                }
                if !self.listens && self.reader.scan.plain_close() {
                    self.next = Next::End;
                } else {
                    self.next = self.look(None)?;
                }
            }
            Next::Begun(start) => self.next = self.look(Some(start))?,
            _ => {}
        }
        match self.next {
            Next::Unknown | Next::Begun(_) | Next::End | Next::Outside(_) => Ok(()),
            Next::Ordered => self.finish_order(),
            Next::Child(_, start) => Err(self.reader.out_of_order(&start)),
            Next::Plain(_) | Next::Text(_) => Err(self.plain_is_out_of_order()),
        }
    }

    /// Checks that elements with a wrong namespace, and their rows, are not lost.
    #[inline(never)]
    fn check_seen(&mut self) -> Result<(), ReadError> {
        let shape = self.shape;
        if let Some(rare) = &self.rare {
            let is_lost = |index: usize| !self.seen.has(shape.first_of(index)) && shape.rows[index].is_demanded();
            if let Some((index, _)) = rare.look_alikes.iter().find(|(index, _)| is_lost(*index)) {
                return Err(self.missing_here(*index));
            }
        }
        for (index, row) in shape.rows.iter().enumerate() {
            let is_required = row.min > 0 && !row.is_repeated() && row.is_element() && !row.is_arm;
            if is_required && row.nillable && !row.ignored && !self.seen.has(index) {
                let name = row.name.display(self.reader.table());
                self.reader.deviation_behind(DeviationKind::MissingNillable(name))?;
            }
        }
        Ok(())
    }

    /// Returns the error for a required value that is missing. If other elements follow, they may only be out of order.
    #[cold]
    pub(in crate::codec) fn missing(&mut self, row: usize) -> ReadError {
        match self.next {
            Next::Child(_, start) | Next::Begun(start) => return self.reader.out_of_order(&start),
            Next::Outside(Some(start)) if !self.reader.has_links() => return self.reader.out_of_order(&start),
            Next::Outside(None) if !self.reader.has_links() => return self.plain_is_out_of_order(),
            Next::Plain(_) | Next::Text(_) => return self.plain_is_out_of_order(),
            Next::Ordered => {
                if let Err(error) = self.finish_order() {
                    return error;
                }
            }
            Next::Unknown | Next::End | Next::Outside(_) => {}
        }
        self.missing_here(row)
    }

    #[cold]
    fn plain_is_out_of_order(&mut self) -> ReadError {
        match self.reader.child() {
            Ok(Some(start)) => self.reader.out_of_order(&start),
            Ok(None) => self.missing_here(self.at.min(self.shape.rows.len().saturating_sub(1))),
            Err(error) => error,
        }
    }

    #[cold]
    pub(super) fn missing_here(&self, index: usize) -> ReadError {
        let first = self.shape.first_of(index);
        let look_alikes = self.rare.iter().flat_map(|rare| &rare.look_alikes);
        let found = match look_alikes.into_iter().find(|(row, _)| self.shape.same_slot(*row, first)) {
            Some((_, name)) => format!("the element {name} instead"),
            None if self.seen.has(first) => "one without a value".to_owned(),
            None => "none".to_owned(),
        };
        let name = self.shape.names(first, self.reader.table());
        let expected = match self.row(first).min {
            0 => format!("the element {name}"),
            _ => format!("the required element {name}"),
        };
        self.reader.error_behind(ReadErrorKind::Missing, expected, found)
    }
}
