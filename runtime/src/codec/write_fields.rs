//! Writing the elements of a structure, slot by slot.

use wsdl_xml::{Name, Writer};

use super::declared::Declared;
use super::row::Row;
use super::schema_type::{Item, SchemaType};
use crate::values::Nillable;

/// Writes the elements of one value of a structure.
#[derive(Debug)]
pub struct WriteFields<'w> {
    pub(super) writer: &'w mut Writer,
    rows: &'static [Row],
    pub(super) declared: &'static Declared,
}

impl<'w> WriteFields<'w> {
    pub(super) fn new(writer: &'w mut Writer, rows: &'static [Row]) -> Self {
        Self { writer, rows, declared: &Declared::NONE }
    }

    pub(super) fn with_declared(self, declared: &'static Declared) -> Self {
        Self { declared, ..self }
    }

    fn name(&self, slot: usize) -> Name {
        self.rows[slot].name
    }

    /// Writes an element that is always present.
    pub fn required<T: SchemaType>(&mut self, slot: usize, value: &T) {
        value.write_row(self.writer, &self.rows[slot]);
    }

    /// Writes an element that is absent if there is no value.
    pub fn optional<T: SchemaType>(&mut self, slot: usize, value: Option<&T>) {
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

    /// Writes an element for each value.
    pub fn many<T: Item>(&mut self, slot: usize, values: &[T]) {
        let row = &self.rows[slot];
        for value in values {
            value.write_item(self.writer, row);
        }
    }

    /// Writes an element with an item for each value.
    pub fn list<T: Item>(&mut self, slot: usize, values: &[T]) {
        let name = self.name(slot);
        let item = self.rows[slot].item_row();
        self.writer.start(name);
        for value in values {
            value.write_item(self.writer, &item);
        }
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
        let name = self.name(slot);
        self.writer.nil(name);
    }
}
