//! Alternatives of choices.

use super::next::Next;
use super::table::Run;
use super::{Entered, Fields};
use crate::codec::error::{ReadError, ReadErrorKind};
use crate::codec::particle::Particle;
use crate::codec::schema_type::{Found, Item, SchemaType, Taken};

impl<'a> Fields<'_, 'a> {
    /// Reads the alternative that comes next.
    ///
    /// # Errors
    /// Its content cannot be read.
    pub fn arm<T: Particle>(&mut self) -> Result<T, ReadError> {
        match T::take(self, self.arm)? {
            Found::Value(value) => Ok(value),
            _ => Err(self.missing(self.arm)),
        }
    }

    /// Reads the alternative that comes next, which may be nil.
    ///
    /// # Errors
    /// Its content cannot be read.
    pub fn arm_or_nil<T: SchemaType>(&mut self) -> Result<Option<T>, ReadError> {
        match <T as SchemaType>::take_optional(self, self.arm)? {
            Found::Value(value) => Ok(Some(value)),
            Found::Nil | Found::Empty => Ok(None),
            Found::Absent => Err(self.missing(self.arm)),
        }
    }

    /// Reads the alternative that comes next, and all further values of the same one.
    ///
    /// # Errors
    /// Its content cannot be read.
    pub fn arm_many<T: Item>(&mut self) -> Result<Vec<T>, ReadError> {
        let row = *self.row(self.arm);
        let (first, mut values, mut left_out) = (self.at, Vec::new(), 0);
        let (occurrence, before) = (self.occurrence(), self.count);
        loop {
            match T::take_item(self, self.arm)? {
                Taken::Item(value) => {
                    self.reader.take_memory(size_of::<T>())?;
                    values.push(value);
                }
                Taken::LeftOut => left_out += 1,
                Taken::End => break,
            }
            self.at = first;
            let count = u32::try_from(values.len() + left_out).unwrap_or(u32::MAX);
            self.run = Run { arm: row.arm, count };
            self.count = before.saturating_add(1);
            if !self.run_goes_on(row.arm, occurrence)? {
                break;
            }
            // A choice that may come again takes the rest as its next occurrence.
            let has_room = row.max == u32::MAX || (row.max != 1 && self.count < row.max);
            if count >= row.arm_max && has_room {
                break;
            }
        }
        self.check_bounds(self.arm, values.len() + left_out, row.arm_min, row.arm_max)?;
        Ok(values)
    }

    /// Whether the next child belongs to the same alternative as the one that was read.
    fn run_goes_on(&mut self, arm: u16, occurrence: Option<u32>) -> Result<bool, ReadError> {
        if let Next::Ordered = self.next {
            return Ok(occurrence == self.occurrence() && occurrence.is_some());
        }
        let next = self.next_in_slot(self.at)?;
        let Some(row) = next.filter(|row| self.row(*row).arm == arm) else { return Ok(false) };
        self.arm = row;
        Ok(true)
    }

    /// Returns the error for an alternative that the type does not have.
    #[cold]
    pub fn no_arm(&self, arm: u16) -> ReadError {
        let expected = format!("an alternative of {}", self.shape.names(self.at, self.reader.table()));
        self.reader.error(ReadErrorKind::Unexpected, expected, format!("alternative {arm}"))
    }

    /// Returns the alternative that a row belongs to.
    #[inline]
    pub(in crate::codec) fn arm_of(&self, row: usize) -> u16 {
        self.row(row).arm
    }

    /// Finds the row of a slot that comes next, if one does.
    #[inline]
    pub(in crate::codec) fn next_arm(&mut self, first: usize) -> Result<Found<usize>, ReadError> {
        loop {
            let Some(row) = self.next_in_slot(first)? else { return Ok(Found::Absent) };
            self.arm = row;
            if let Next::Plain(_) = self.next {
                self.seen.insert(first);
                return Ok(Found::Value(row));
            }
            match self.pass_over_nil(row)? {
                None => {
                    self.seen.insert(first);
                    return Ok(Found::Value(row));
                }
                Some(Entered::Nil(_)) => return Ok(Found::Nil),
                Some(_) => {}
            }
        }
    }

    /// Ends the alternative that was read in a slot.
    #[inline]
    pub(in crate::codec) fn end_arm(&mut self, first: usize) {
        self.at = first;
        self.run = Run::default();
    }

    /// Finds the row of a slot that comes next, if one does.
    #[inline]
    fn next_in_slot(&mut self, first: usize) -> Result<Option<usize>, ReadError> {
        if let Next::Unknown = self.next
            && !self.listens
        {
            self.reader.scan.skip_space();
            let rows = self.shape.rows.get(first..self.end).unwrap_or_default();
            if let Some(after) = self.reader.scan.position_at(rows.iter().map(|row| &row.name)) {
                let index = first + after;
                if rows[after].is_element() && !rows[after].ignored && !self.table().is_full(index) {
                    self.next = Next::Plain(index);
                    return Ok(Some(index));
                }
            }
        }
        self.look_in_slot(first)
    }

    #[inline(never)]
    fn look_in_slot(&mut self, first: usize) -> Result<Option<usize>, ReadError> {
        if let Some(row) = self.waiting_text(first) {
            return Ok(Some(row));
        }
        match self.next {
            Next::Unknown => self.next = self.look(None)?,
            Next::Begun(start) => self.next = self.look(Some(start))?,
            Next::Ordered => return Ok(self.peek_order(first)),
            _ => {}
        }
        Ok(match self.next {
            Next::Plain(row) | Next::Child(row, _) | Next::Text(row) => Some(row),
            _ => None,
        }
        .filter(|row| self.shape.same_slot(*row, first)))
    }

    /// Skips the next element if it is nil but not nillable. Returns what it then means.
    fn pass_over_nil(&mut self, row: usize) -> Result<Option<Entered<'a>>, ReadError> {
        let this = self.row(row);
        if this.nillable || !this.is_element() || this.group.is_some() {
            return Ok(None);
        }
        match self.next {
            Next::Child(_, start) if start.is_nil() => {
                self.next = Next::Unknown;
                self.judge(row, &start).map(Some)
            }
            Next::Ordered => match self.nil_in_order(row)? {
                Some(start) => self.judge(row, &start).map(Some),
                None => Ok(None),
            },
            _ => Ok(None),
        }
    }
}
