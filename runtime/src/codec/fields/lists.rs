//! Repeated elements, and elements that hold nothing but a list.

use super::{Entered, Fields, renamed};
use crate::codec::declared::Declared;
use crate::codec::deviation::DeviationKind;
use crate::codec::error::{ReadError, ReadErrorKind};
use crate::codec::row::{Row, Shape};
use crate::codec::schema_type::{Item, Taken};
use crate::values::Nillable;

/// After this many items, capacity is reserved for the number to be expected.
const SAMPLE: usize = 8;
/// The most items and bytes to reserve, since later items may differ from the first.
const MOST: usize = 1 << 16;
const MOST_BYTES: usize = 8 << 20;

impl<'a> Fields<'_, 'a> {
    /// Reads an element that may occur any number of times.
    ///
    /// # Errors
    /// The content of an occurrence cannot be read.
    pub fn many<T: Item>(&mut self, slot: usize) -> Result<Vec<T>, ReadError> {
        let mut values = Vec::new();
        let (from, mut left_out) = (self.reader.position(), 0);
        loop {
            match T::take_item(self, slot)? {
                Taken::Item(value) => {
                    self.reader.take_memory(size_of::<T>())?;
                    if values.len() == SAMPLE {
                        values.reserve(self.expected(from, size_of::<T>()));
                    }
                    values.push(value);
                }
                Taken::LeftOut => left_out += 1,
                Taken::End => break,
            }
        }
        self.check_count(slot, values.len() + left_out)?;
        Ok(values)
    }

    /// Estimates how many more values may come, from the text that the first ones took.
    #[cold]
    fn expected(&self, from: usize, size: usize) -> usize {
        let each = (self.reader.position().saturating_sub(from) / SAMPLE).max(1);
        let left = self.reader.text_len() - self.reader.position();
        (left / each + SAMPLE).min(MOST).min(MOST_BYTES / size.max(1))
    }

    /// Reports an element that occurs too seldom or too often. All occurrences are kept.
    fn check_count(&mut self, slot: usize, count: usize) -> Result<(), ReadError> {
        let row = self.row(slot);
        let is_within = |bound: u32| usize::try_from(bound).unwrap_or(usize::MAX);
        if count < is_within(row.min) || (row.max != u32::MAX && count > is_within(row.max)) {
            let name = row.name.display(self.reader.table());
            return self.reader.deviation(DeviationKind::Occurrences { name, count });
        }
        Ok(())
    }

    /// Reads a required element that holds a list.
    ///
    /// # Errors
    /// The element is missing or nil; an item cannot be read.
    pub fn list<T: Item>(&mut self, slot: usize) -> Result<Vec<T>, ReadError> {
        match self.enter(slot, false)? {
            Entered::Open => self.items(slot),
            Entered::Nil | Entered::Absent => Err(self.missing(slot)),
        }
    }

    /// Reads an element that holds a list and may be absent.
    ///
    /// # Errors
    /// An item cannot be read.
    pub fn optional_list<T: Item>(&mut self, slot: usize) -> Result<Option<Vec<T>>, ReadError> {
        match self.enter(slot, false)? {
            Entered::Open => self.items(slot).map(Some),
            Entered::Nil | Entered::Absent => Ok(None),
        }
    }

    /// Reads an element that holds a list and may be nil.
    ///
    /// # Errors
    /// An item cannot be read.
    pub fn list_or_nil<T: Item>(&mut self, slot: usize) -> Result<Option<Vec<T>>, ReadError> {
        self.optional_list(slot)
    }

    /// Reads an element that holds a list and may be absent or nil.
    ///
    /// # Errors
    /// An item cannot be read.
    pub fn nillable_list<T: Item>(&mut self, slot: usize) -> Result<Nillable<Vec<T>>, ReadError> {
        Ok(match self.enter(slot, false)? {
            Entered::Open => Nillable::Value(self.items(slot)?),
            Entered::Nil => Nillable::Nil,
            Entered::Absent => Nillable::Absent,
        })
    }

    /// Reads the items of a list whose element is open: a structure of one row.
    fn items<T: Item>(&mut self, slot: usize) -> Result<Vec<T>, ReadError> {
        let rows = [self.item_row(slot, T::KEEPS_NIL)];
        let wrapper = Some(self.row(slot).name.ns);
        let shape = Shape { rows: &rows, declared: &Declared::NONE, any_order: false, report: None, wrapper };
        if self.reader.has_links()
            && let Some(items) = renamed::items(self.reader, &shape)?
        {
            return Ok(items);
        }
        let mut list = Fields::new(self.reader, &shape)?;
        let items = list.many(0)?;
        list.check_items()?;
        list.finish()?;
        Ok(items)
    }

    fn item_row(&self, slot: usize, keeps_nil: bool) -> Row {
        let row = self.row(slot).item_row();
        if keeps_nil || self.row(slot).nillable_items { row.nillable() } else { row }
    }

    /// Checks after the last item that no row with a wrong namespace is lost, even if others are right.
    fn check_items(&self) -> Result<(), ReadError> {
        let Some((_, name)) = self.rare.as_ref().and_then(|rare| rare.look_alikes.first()) else { return Ok(()) };
        let expected = format!("items {}", self.shape.rows[0].name.display(self.reader.table()));
        let found = format!("the element {name} instead");
        Err(self.reader.error_behind(ReadErrorKind::Unexpected, expected, found))
    }
}
