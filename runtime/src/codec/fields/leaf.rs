//! Elements that hold one text.

use std::borrow::Cow;

use super::next::Next;
use super::{Entered, Fields};
use crate::codec::error::ReadError;
use crate::codec::reader::XsiType;

/// What was found for a leaf.
pub(in crate::codec) enum Leaf<'a> {
    /// An element with this text, read to its end.
    Text(Cow<'a, str>),
    /// An element with `xsi:type` and this text, read to its end.
    Typed(Cow<'a, str>, XsiType<'a>),
    /// A nillable element that is nil, read to its end, and its `xsi:type`.
    Nil(Option<Box<XsiType<'a>>>),
    /// No element.
    Absent,
}

impl<'a> Fields<'_, 'a> {
    /// Returns the name of the leaf that was read last for a slot, as it was written.
    #[cold]
    pub(in crate::codec) fn leaf_name(&self, slot: usize) -> &'a str {
        // An element that is read by its place may have another name than the row.
        match self.next {
            Next::Ordered => self.reader.scan.closed_name(),
            _ => self.row(slot).name.local,
        }
    }

    /// Reads the text of a leaf.
    #[inline(never)]
    pub(in crate::codec) fn leaf(&mut self, index: usize) -> Result<Leaf<'a>, ReadError> {
        let row = self.row(index);
        self.go_to(index);
        if let Next::Unknown = self.next {
            self.reader.scan.skip_space();
            if let Some(text) = self.reader.scan.plain_leaf(&row.name) {
                self.seen.insert(index);
                return Ok(Leaf::Text(Cow::Borrowed(text)));
            }
        }
        self.leaf_that_is_not_plain(index)
    }

    #[inline(never)]
    fn leaf_that_is_not_plain(&mut self, index: usize) -> Result<Leaf<'a>, ReadError> {
        let row = self.row(index);
        if row.is_text() {
            return self.text_of_arm(index);
        }
        let name = &row.name;
        match self.next {
            Next::Unknown => {}
            Next::Plain(found) if found == index => {
                if let Some(text) = self.reader.scan.plain_leaf(name) {
                    self.next = Next::Unknown;
                    self.seen.insert(index);
                    return Ok(Leaf::Text(Cow::Borrowed(text)));
                }
            }
            Next::Child(..) | Next::Begun(_) | Next::Ordered => return self.general_leaf(index),
            Next::Plain(_) | Next::Text(_) | Next::End | Next::Outside(_) => return Ok(Leaf::Absent),
        }
        if let Some(text) = self.reader.scan.simple_leaf(name) {
            self.next = Next::Unknown;
            self.seen.insert(index);
            return Ok(Leaf::Text(text));
        }
        self.general_leaf(index)
    }

    fn general_leaf(&mut self, row: usize) -> Result<Leaf<'a>, ReadError> {
        let Some(start) = self.find(row)? else { return Ok(Leaf::Absent) };
        Ok(match self.judge(row, &start)? {
            Entered::Open => {
                self.reader.report_attributes(&start)?;
                match self.reader.xsi_type(&start) {
                    None => Leaf::Text(self.reader.text()?),
                    Some(of) => Leaf::Typed(self.reader.text()?, of),
                }
            }
            Entered::Nil(of) => Leaf::Nil(of),
            Entered::Absent => Leaf::Absent,
        })
    }
}
