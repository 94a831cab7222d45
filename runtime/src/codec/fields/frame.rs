//! Frames: groups inside the open element.

use super::around::Around;
use super::next::Next;
use super::table::{Run, Table};
use super::{Fields, Rare};
use crate::codec::error::{ReadError, ReadErrorKind};
use crate::codec::schema_type::{Found, Take};
use crate::codec::shape::Shape;

impl<'a> Fields<'_, 'a> {
    /// Reads a group that begins with a row of this row's slot, if it comes next.
    pub(in crate::codec) fn group<T>(
        &mut self,
        row: usize,
        shape: &'static Shape<'static>,
        read: fn(&mut Fields<'_, '_>) -> Result<T, ReadError>,
    ) -> Take<T> {
        let first = self.at;
        debug_assert!(self.shape.same_slot(row, first), "groups are read in the slot that was asked for");
        let Found::Value(_) = self.next_arm(first)? else { return Ok(Found::Absent) };
        self.reader.take_memory(size_of::<T>())?;
        let before = self.reader.position();
        let next = match self.next {
            Next::Child(_, start) => Next::Begun(start),
            Next::Ordered => Next::Ordered,
            _ => Next::Unknown,
        };
        let is_ordered = matches!(next, Next::Ordered);
        let mut rare = None;
        if self.listens || shape.listens() {
            rare = self.lend_texts(shape);
        }
        let children = if is_ordered { self.children_of_frame(first) } else { Vec::new() };
        let table = Table {
            shape: self.shape,
            at: first,
            count: self.count.saturating_add(1),
            run: Run { count: self.run.count.saturating_add(1), ..self.run },
            seen: &self.seen,
        };
        let outer = Around { table, outer: self.outer };
        let hears = |rare: &Rare<'a>| rare.texts.heard.is_some();
        let listens = shape.has.texts || rare.as_deref().is_some_and(hears);
        let mut frame = Fields {
            next,
            is_plain: shape.has.one_each && !listens,
            listens,
            outer: Some(&outer),
            rare,
            ..Fields::before_all(&mut *self.reader, shape)
        };
        if is_ordered {
            frame.continue_with(&children)?;
        }
        let value = read(&mut frame)?;
        frame.finish()?;
        let (next, rare) = (frame.next, frame.rare);
        self.take_texts_back(shape, rare);
        self.next = match next {
            Next::Outside(Some(start)) | Next::Begun(start) => Next::Begun(start),
            Next::Outside(None) | Next::Unknown => Next::Unknown,
            next => next,
        };
        if is_ordered {
            self.next = Next::Ordered;
        } else if self.reader.position() == before && matches!(self.next, Next::Begun(_)) {
            // The group has not taken the child. The position alone does not show this: an empty element ends where it
            // begins.
            return Err(self.no_progress(row));
        }
        Ok(Found::Value(value))
    }

    /// Returns the error for a row that begins a group whose own rows do not admit the child.
    #[cold]
    fn no_progress(&self, row: usize) -> ReadError {
        let name = self.row(row).name.display(self.reader.table());
        self.reader.error(ReadErrorKind::Unexpected, "an element that the group takes", format!("the element {name}"))
    }

    /// Lends the pieces of text to a group that has none of its own.
    fn lend_texts(&mut self, shape: &Shape<'_>) -> Option<Box<Rare<'a>>> {
        let mut lent = Rare::default();
        let heard = self.rare.as_mut().and_then(|rare| rare.texts.heard.as_mut());
        if let Some(heard) = heard {
            // The group counts its first child again.
            heard.children = heard.children.saturating_sub(1);
            if !shape.has_pieces() {
                lent.texts.heard = Some(std::mem::take(heard));
            }
        }
        if shape.has_pieces() {
            lent.texts.collect();
        }
        Some(Box::new(lent))
    }

    fn take_texts_back(&mut self, shape: &Shape<'_>, rare: Option<Box<Rare<'a>>>) {
        let own = self.rare.as_mut().and_then(|rare| rare.texts.heard.as_mut());
        if let (Some(own), Some(heard)) = (own, rare.and_then(|rare| rare.texts.heard)) {
            match shape.has_pieces() {
                true => own.children = own.children.saturating_add(heard.children),
                false => *own = heard,
            }
        }
    }
}
