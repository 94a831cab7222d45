//! Repeated elements, and elements that hold nothing but a list.

use super::next::Next;
use super::{Entered, Fields, renamed};
use crate::codec::declared::TextContent;
use crate::codec::deviation::DeviationKind;
use crate::codec::error::{ReadError, ReadErrorKind};
use crate::codec::row::Row;
use crate::codec::schema_type::{Item, Taken};
use crate::codec::shape::Shape;
use crate::values::Nillable;

/// After this many items, capacity is reserved for the number to be expected.
const SAMPLE: usize = 8;
/// The most items and bytes to reserve, since later items may differ from the first.
const MOST: usize = 1 << 16;
const MOST_BYTES: usize = 8 << 20;

impl<'a> Fields<'_, 'a> {
    /// Reads a value that may occur any number of times.
    ///
    /// # Errors
    /// The content of an occurrence cannot be read.
    pub fn many<T: Item>(&mut self, slot: usize) -> Result<Vec<T>, ReadError> {
        let row = self.begin(slot)?;
        let mut values = Vec::new();
        let (from, mut left_out) = (self.reader.position(), 0);
        let is_bounded = self.row(row).is_bounded();
        self.forget_uncounted();
        loop {
            if is_bounded {
                self.at = row;
                let count = (values.len() + left_out).saturating_sub(self.uncounted());
                self.count = u32::try_from(count).unwrap_or(u32::MAX);
                // What exceeds the bounds may belong elsewhere.
                if self.count >= self.row(row).max && matches!(self.next, Next::Unknown) {
                    self.next = self.look(None)?;
                }
            }
            // Text between the values is kept, white space too.
            if self.listens && matches!(self.next, Next::Unknown) {
                self.next = self.look(None)?;
            }
            match T::take_item(self, row)? {
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
        self.check_count(row, (values.len() + left_out).saturating_sub(self.uncounted()))?;
        Ok(values)
    }

    /// Estimates how many more values may come, from the text that the first ones took.
    #[cold]
    fn expected(&self, from: usize, size: usize) -> usize {
        let each = (self.reader.position().saturating_sub(from) / SAMPLE).max(1);
        let left = self.reader.text_len() - self.reader.position();
        (left / each + SAMPLE).min(MOST).min(MOST_BYTES / size.max(1))
    }

    /// Reports a slot that holds too little or too much. All of it is kept.
    fn check_count(&mut self, row: usize, count: usize) -> Result<(), ReadError> {
        let (min, max) = (self.row(row).min, self.row(row).max);
        self.check_bounds(row, count, min, max)
    }

    pub(super) fn check_bounds(&mut self, row: usize, count: usize, min: u32, max: u32) -> Result<(), ReadError> {
        let number = |bound: u32| usize::try_from(bound).unwrap_or(usize::MAX);
        if count < number(min) || (max != u32::MAX && count > number(max)) {
            let name = self.shape.names(self.shape.first_of(row), self.reader.table());
            return self.reader.deviation(DeviationKind::Occurrences { name, count });
        }
        Ok(())
    }

    /// Reads a required element that holds a list.
    ///
    /// # Errors
    /// The element is missing or nil; an item cannot be read.
    pub fn list<T: Item>(&mut self, slot: usize) -> Result<Vec<T>, ReadError> {
        let row = self.begin(slot)?;
        match self.enter_list(row)? {
            Entered::Open => self.items(row),
            Entered::Nil(_) | Entered::Absent => Err(self.missing(row)),
        }
    }

    /// Reads an element that holds a list and may be absent.
    ///
    /// # Errors
    /// An item cannot be read.
    pub fn optional_list<T: Item>(&mut self, slot: usize) -> Result<Option<Vec<T>>, ReadError> {
        let row = self.begin(slot)?;
        match self.enter_list(row)? {
            Entered::Open => self.items(row).map(Some),
            Entered::Nil(_) | Entered::Absent => Ok(None),
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
        let row = self.begin(slot)?;
        Ok(match self.enter_list(row)? {
            Entered::Open => Nillable::Value(self.items(row)?),
            Entered::Nil(_) => Nillable::Nil,
            Entered::Absent => Nillable::Absent,
        })
    }

    /// Reads the items of a list whose element is open: a structure of one row.
    fn items<T: Item>(&mut self, row: usize) -> Result<Vec<T>, ReadError> {
        let rows = [self.item_row(row, T::KEEPS_NIL)];
        let wrapper = Some(self.row(row).name.ns);
        let shape = Shape { wrapper, ..Shape::new(&rows, TextContent::None) };
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

    fn item_row(&self, row: usize, keeps_nil: bool) -> Row {
        let item = self.row(row).item_row();
        if keeps_nil || self.row(row).nillable_items { item.nillable() } else { item }
    }

    /// Checks after the last item that no row with a wrong namespace is lost, even if others are right.
    fn check_items(&self) -> Result<(), ReadError> {
        let Some((_, name)) = self.rare.as_ref().and_then(|rare| rare.look_alikes.first()) else { return Ok(()) };
        let expected = format!("items {}", self.shape.rows[0].name.display(self.reader.table()));
        let found = format!("the element {name} instead");
        Err(self.reader.error_behind(ReadErrorKind::Unexpected, expected, found))
    }
}
