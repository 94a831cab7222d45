//! Writing the elements of a structure, slot by slot.

use wsdl_xml::Writer;

use super::declared::Declared;
use super::mixed::{PieceOfText, Spoken};
use super::particle::Particle;
use super::row::Row;
use super::schema_type::{Item, SchemaType};
use super::shape::Shape;
use crate::values::Nillable;

/// Writes the elements of one value of a structure.
#[derive(Debug)]
pub struct WriteFields<'w> {
    pub(super) writer: &'w mut Writer,
    rows: &'w [Row],
    pub(super) declared: &'static Declared,
    /// Pieces of text that stand between the children.
    texts: Option<Box<Spoken>>,
}

impl<'w> WriteFields<'w> {
    pub(super) fn new(writer: &'w mut Writer, rows: &'w [Row]) -> Self {
        Self { writer, rows, declared: &Declared::NONE, texts: None }
    }

    pub(super) fn with_declared(self, declared: &'static Declared) -> Self {
        Self { declared, ..self }
    }

    /// Returns the first row of a slot.
    #[inline]
    fn first(&self, slot: usize) -> usize {
        match self.rows.get(slot) {
            // Mostly each slot has one row.
            Some(row)
                if usize::from(row.slot) == slot && (slot == 0 || usize::from(self.rows[slot - 1].slot) < slot) =>
            {
                slot
            }
            _ => self.rows.partition_point(|row| usize::from(row.slot) < slot),
        }
    }

    /// Returns the number of the slot that a row belongs to.
    pub(super) fn slot_of(&self, row: usize) -> usize {
        usize::from(self.rows[row].slot)
    }

    /// Returns the row of an alternative.
    fn row_of_arm(&self, slot: usize, arm: u16) -> usize {
        let first = self.first(slot);
        let is_it = |row: &Row| usize::from(row.slot) == slot && row.arm == arm;
        // Mostly each alternative has one row.
        let guess = first + usize::from(arm);
        if self.rows.get(guess).is_some_and(is_it) {
            return guess;
        }
        self.rows[first..].iter().position(is_it).map_or(first, |after| first + after)
    }

    /// Writes the element of a row.
    #[inline]
    pub(super) fn put_value<T: SchemaType>(&mut self, row: usize, value: &T) {
        let row = &self.rows[row];
        if row.is_text() {
            self.writer.text(value.character_data().unwrap_or(""));
            return;
        }
        self.before_child();
        value.write_row(self.writer, row);
    }

    /// Writes a nil element.
    pub(super) fn put_nil(&mut self, row: usize) {
        self.before_child();
        self.writer.nil(self.rows[row].name);
    }

    #[inline(always)]
    fn before_child(&mut self) {
        if let Some(texts) = &mut self.texts {
            texts.before_child(self.writer);
        }
    }

    /// Writes what is left after the last slot.
    #[inline]
    pub(super) fn finish(&mut self) {
        if let Some(texts) = &mut self.texts {
            texts.finish(self.writer);
        }
    }

    /// Writes the content of a group.
    pub(super) fn frame(&mut self, shape: &Shape<'_>, write: impl FnOnce(&mut WriteFields<'_>)) {
        let mut outer = self.texts.take();
        let is_own = shape.has_pieces();
        if let (true, Some(texts)) = (is_own, &mut outer) {
            texts.before_child(self.writer);
        }
        let texts = if is_own { None } else { outer.take() };
        let mut frame = WriteFields { writer: self.writer, rows: shape.rows, declared: &Declared::NONE, texts };
        write(&mut frame);
        if is_own {
            frame.finish();
            if let (Some(outer), Some(own)) = (&mut outer, &frame.texts) {
                outer.add_children(own.children().saturating_sub(1));
            }
            self.texts = outer;
        } else {
            self.texts = frame.texts;
        }
    }

    /// Writes these pieces of text between the children. Called before the first slot.
    pub fn texts(&mut self, texts: &[PieceOfText]) {
        self.texts = Some(Box::new(Spoken::new(texts)));
    }

    /// Writes a value that is always present.
    #[inline]
    pub fn required<T: Particle>(&mut self, slot: usize, value: &T) {
        value.put(self, self.first(slot));
    }

    /// Writes a value that is absent if there is none.
    #[inline]
    pub fn optional<T: Particle>(&mut self, slot: usize, value: Option<&T>) {
        if let Some(value) = value {
            self.required(slot, value);
        }
    }

    /// Writes an element that is nil if there is no value.
    pub fn or_nil<T: SchemaType>(&mut self, slot: usize, value: Option<&T>) {
        match value {
            Some(value) => self.required(slot, value),
            None => self.nil(slot),
        }
    }

    /// Writes an element that is absent, nil or a value.
    pub fn nillable<T: SchemaType>(&mut self, slot: usize, value: Nillable<&T>) {
        match value {
            Nillable::Absent => {}
            Nillable::Nil => self.nil(slot),
            Nillable::Value(value) => self.required(slot, value),
        }
    }

    /// Writes each value.
    pub fn many<T: Item>(&mut self, slot: usize, values: &[T]) {
        let row = self.first(slot);
        for value in values {
            value.put_item(self, row);
        }
    }

    /// Writes an alternative of a choice.
    #[inline]
    pub fn arm<T: Particle>(&mut self, slot: usize, arm: u16, value: &T) {
        value.put(self, self.row_of_arm(slot, arm));
    }

    /// Writes an alternative that is nil if there is no value.
    pub fn arm_or_nil<T: SchemaType>(&mut self, slot: usize, arm: u16, value: Option<&T>) {
        let row = self.row_of_arm(slot, arm);
        match value {
            Some(value) => value.put(self, row),
            None => self.put_nil(row),
        }
    }

    /// Writes each value of an alternative.
    pub fn arm_many<T: Item>(&mut self, slot: usize, arm: u16, values: &[T]) {
        let row = self.row_of_arm(slot, arm);
        for value in values {
            value.put_item(self, row);
        }
    }

    /// Writes an element with an item for each value.
    pub fn list<T: Item>(&mut self, slot: usize, values: &[T]) {
        let row = &self.rows[self.first(slot)];
        let item = row.item_row();
        self.before_child();
        self.writer.start(row.name);
        WriteFields::new(self.writer, &[item]).many(0, values);
        self.writer.end();
    }

    /// Writes a list that is absent if there is no value.
    pub fn optional_list<T: Item>(&mut self, slot: usize, values: Option<&[T]>) {
        if let Some(values) = values {
            self.list(slot, values);
        }
    }

    /// Writes a list that is nil if there is no value.
    pub fn list_or_nil<T: Item>(&mut self, slot: usize, values: Option<&[T]>) {
        match values {
            Some(values) => self.list(slot, values),
            None => self.nil(slot),
        }
    }

    /// Writes a list that is absent, nil or a value.
    pub fn nillable_list<T: Item>(&mut self, slot: usize, values: Nillable<&[T]>) {
        match values {
            Nillable::Absent => {}
            Nillable::Nil => self.nil(slot),
            Nillable::Value(values) => self.list(slot, values),
        }
    }

    /// Writes a nil element.
    pub fn nil(&mut self, slot: usize) {
        self.put_nil(self.first(slot));
    }
}
