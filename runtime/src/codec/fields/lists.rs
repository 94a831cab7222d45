//! Elements that are repeated, and elements that hold nothing but a list.

use super::{Fields, Got};
use crate::codec::deviation::DeviationKind;
use crate::codec::error::{ReadError, ReadErrorKind};
use crate::codec::reader::Start;
use crate::codec::schema_type::Item;
use crate::values::Nillable;

impl<'a> Fields<'_, 'a> {
    /// An element that may come any number of times.
    ///
    /// # Errors
    /// The content of one cannot be understood.
    pub fn many<T: Item>(&mut self, index: usize) -> Result<Vec<T>, ReadError> {
        let mut values = Vec::new();
        while let Some(start) = self.find(index)? {
            self.reader.take_memory(size_of::<T>())?;
            values.extend(T::read_item(self.reader, &start)?);
        }
        Ok(values)
    }

    /// An element that holds a list and has to be there.
    ///
    /// # Errors
    /// It is missing or nil; an item cannot be understood.
    pub fn list<T: Item>(&mut self, index: usize) -> Result<Vec<T>, ReadError> {
        match self.begin(index)? {
            Got::Value(start) => self.items(index, &start),
            Got::Nil | Got::Absent => Err(self.missing(index)),
        }
    }

    /// An element that holds a list and may be absent.
    ///
    /// # Errors
    /// An item cannot be understood.
    pub fn optional_list<T: Item>(&mut self, index: usize) -> Result<Option<Vec<T>>, ReadError> {
        match self.begin(index)? {
            Got::Value(start) => self.items(index, &start).map(Some),
            Got::Nil | Got::Absent => Ok(None),
        }
    }

    /// An element that holds a list and may be nil.
    ///
    /// # Errors
    /// An item cannot be understood.
    pub fn list_or_nil<T: Item>(&mut self, index: usize) -> Result<Option<Vec<T>>, ReadError> {
        self.optional_list(index)
    }

    /// An element that holds a list and may be absent or nil.
    ///
    /// # Errors
    /// An item cannot be understood.
    pub fn nillable_list<T: Item>(&mut self, index: usize) -> Result<Nillable<Vec<T>>, ReadError> {
        Ok(match self.begin(index)? {
            Got::Value(start) => Nillable::Value(self.items(index, &start)?),
            Got::Nil => Nillable::Nil,
            Got::Absent => Nillable::Absent,
        })
    }

    fn items<T: Item>(&mut self, index: usize, wrapper: &Start<'a>) -> Result<Vec<T>, ReadError> {
        if wrapper.has_attributes() {
            self.reader.report_attributes(wrapper)?;
        }
        let mut items = Vec::new();
        while let Some(start) = self.next_item(index)? {
            self.reader.take_memory(size_of::<T>())?;
            items.extend(T::read_item(self.reader, &start)?);
        }
        Ok(items)
    }

    /// The start tag of the next item of a list.
    fn next_item(&mut self, index: usize) -> Result<Option<Start<'a>>, ReadError> {
        let Some(item) = self.shape.fields[index].item else { return Ok(None) };
        while let Some(start) = self.reader.child()? {
            if start.local == item.local {
                if start.ns == item.ns {
                    return Ok(Some(start));
                }
                // Rows that get their namespace wrong must not read as none.
                let expected = format!("items {}", item.display(self.reader.table()));
                let found = format!("the element {} instead", self.reader.display(&start));
                return Err(self.reader.error(ReadErrorKind::Unexpected, expected, found));
            }
            let name = self.reader.display(&start);
            self.reader.skip()?;
            self.reader.deviation(DeviationKind::UnknownElement(name))?;
        }
        Ok(None)
    }
}
