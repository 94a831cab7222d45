//! Writing the elements of a structure, by the numbers that they have in its table.

use super::schema_type::{Item, SchemaType};
use super::shape::Field;
use super::writer::Writer;
use crate::values::Nillable;
use wsdl_xml::{Name, Ns};

/// Writes the elements of one value of a structure.
#[derive(Debug)]
pub struct WriteFields<'w> {
    writer: &'w mut Writer,
    fields: &'static [Field],
}

impl<'w> WriteFields<'w> {
    pub(super) fn new(writer: &'w mut Writer, fields: &'static [Field]) -> Self {
        Self { writer, fields }
    }

    fn name(&self, index: usize) -> Name {
        self.fields[index].name
    }

    /// An element that is always there.
    pub fn required<T: SchemaType>(&mut self, index: usize, value: &T) {
        value.write(self.writer, self.name(index));
    }

    /// An element that is absent where there is no value.
    pub fn optional<T: SchemaType>(&mut self, index: usize, value: Option<&T>) {
        if let Some(value) = value {
            self.required(index, value);
        }
    }

    /// An element that is nil where there is no value.
    pub fn or_nil<T: SchemaType>(&mut self, index: usize, value: Option<&T>) {
        match value {
            Some(value) => self.required(index, value),
            None => self.nil(index),
        }
    }

    /// An element that is absent, nil or a value.
    pub fn nillable<T: SchemaType>(&mut self, index: usize, value: Nillable<&T>) {
        match value {
            Nillable::Absent => {}
            Nillable::Nil => self.nil(index),
            Nillable::Value(value) => self.required(index, value),
        }
    }

    /// An element for each value.
    pub fn many<T: Item>(&mut self, index: usize, values: &[T]) {
        let name = self.name(index);
        for value in values {
            value.write_item(self.writer, name);
        }
    }

    /// An element that holds an item for each value.
    pub fn list<T: Item>(&mut self, index: usize, values: &[T]) {
        let name = self.name(index);
        let item = self.fields[index].item.unwrap_or(Name::new(Ns::NONE, "item"));
        self.writer.start(name);
        for value in values {
            value.write_item(self.writer, item);
        }
        self.writer.end();
    }

    /// The same, absent where there is no list.
    pub fn optional_list<T: Item>(&mut self, index: usize, values: Option<&[T]>) {
        if let Some(values) = values {
            self.list(index, values);
        }
    }

    /// The same, nil where there is no list.
    pub fn list_or_nil<T: Item>(&mut self, index: usize, values: Option<&[T]>) {
        match values {
            Some(values) => self.list(index, values),
            None => self.nil(index),
        }
    }

    /// The same, absent, nil or a list.
    pub fn nillable_list<T: Item>(&mut self, index: usize, values: Nillable<&[T]>) {
        match values {
            Nillable::Absent => {}
            Nillable::Nil => self.nil(index),
            Nillable::Value(values) => self.list(index, values),
        }
    }

    /// An element that is nil.
    pub fn nil(&mut self, index: usize) {
        let name = self.name(index);
        self.writer.nil(name);
    }
}
