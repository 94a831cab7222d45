//! Choices: enums whose variants are alternatives. For generated code only: the traits follow the generator, not semantic
//! versioning.

use wsdl_xml::{Name, Table};

use super::declared::TextContent;
use super::error::ReadError;
use super::fields::{Entered, Fields};
use super::reader::Reader;
use super::row::Row;
use super::schema_type::{Found, Take};
use super::shape::Shape;
use super::write_fields::WriteFields;
use wsdl_xml::Writer;

/// A choice (XML Schema part 1, section 3.8): one of several alternatives, in one slot.
///
/// [`choice!`](crate::choice) makes it a value of slots, [`choice_type!`](crate::choice_type) the type of elements.
pub trait Choice: Sized {
    /// Reads the alternative of this number, which comes next.
    ///
    /// # Errors
    /// The content cannot be read.
    fn read_arm(arm: u16, fields: &mut Fields<'_, '_>) -> Result<Self, ReadError>;

    /// Writes the alternative into a slot.
    fn write_arm(&self, fields: &mut WriteFields<'_>, slot: usize);
}

/// A complex type that is one choice and nothing else.
pub trait ChoiceType: Choice {
    /// The alternatives, all in slot 0.
    const ROWS: &'static [Row];
    /// The name of the type; `None` if it is anonymous.
    const TYPE: Option<Name> = None;
    /// The namespaces that names refer to by index.
    const TABLE: Table = &[];
    /// Everything that the type declares.
    const SHAPE: &'static Shape<'static> = &Shape::new(Self::ROWS, TextContent::None);
}

/// Implements [`Particle`](crate::codec::Particle) for a [`Choice`]. For generated code only.
#[doc(hidden)]
#[macro_export]
macro_rules! choice {
    ($type:ty) => {
        impl $crate::codec::Particle for $type {
            #[inline]
            fn take(fields: &mut $crate::codec::Fields<'_, '_>, row: usize) -> $crate::codec::Take<Self> {
                $crate::codec::take_choice(fields, row)
            }

            #[inline]
            fn put(&self, fields: &mut $crate::codec::WriteFields<'_>, row: usize) {
                $crate::codec::put_choice(self, fields, row);
            }
        }
    };
}

/// Implements [`SchemaType`](crate::codec::SchemaType) for a [`ChoiceType`]. For generated code only.
#[doc(hidden)]
#[macro_export]
macro_rules! choice_type {
    ($type:ty) => {
        impl $crate::codec::SchemaType for $type {
            const TYPE: ::core::option::Option<$crate::codec::Name> = <$type as $crate::codec::ChoiceType>::TYPE;
            const NAMESPACES: $crate::codec::Table = <$type as $crate::codec::ChoiceType>::TABLE;

            fn take(fields: &mut $crate::codec::Fields<'_, '_>, row: usize) -> $crate::codec::Take<Self> {
                $crate::codec::take_choice_type(fields, row)
            }

            fn read<'a>(
                reader: &mut $crate::codec::Reader<'a>,
                _: &$crate::codec::Start<'a>,
            ) -> ::core::result::Result<Self, $crate::codec::ReadError> {
                $crate::codec::read_choice_type(reader)
            }

            fn write(&self, writer: &mut $crate::codec::Writer, name: $crate::codec::Name) {
                $crate::codec::write_choice_type(self, writer, name);
            }
        }
    };
}

/// Takes the choice in the slot whose first row this is.
#[inline]
pub fn take_choice<T: Choice>(fields: &mut Fields<'_, '_>, first: usize) -> Take<T> {
    let row = match fields.next_arm(first)? {
        Found::Value(row) => row,
        Found::Nil | Found::Empty => return Ok(Found::Nil),
        Found::Absent => return Ok(Found::Absent),
    };
    let value = T::read_arm(fields.arm_of(row), fields);
    fields.end_arm(first);
    value.map(Found::Value)
}

/// Writes a choice into the slot whose first row this is.
#[inline]
pub fn put_choice<T: Choice>(value: &T, fields: &mut WriteFields<'_>, first: usize) {
    value.write_arm(fields, fields.slot_of(first));
}

/// Takes the element of a row, whose type is a choice.
pub fn take_choice_type<T: ChoiceType>(fields: &mut Fields<'_, '_>, row: usize) -> Take<T> {
    Ok(match fields.enter(row, false)? {
        Entered::Open => Found::Value(read_choice_type(fields.reader)?),
        Entered::Nil(of) => fields.nil(row, of, T::TYPE)?,
        Entered::Absent => Found::Absent,
    })
}

/// Reads the open element, whose type is a choice, to its end.
pub fn read_choice_type<T: ChoiceType>(reader: &mut Reader<'_>) -> Result<T, ReadError> {
    reader.take_memory(size_of::<T>())?;
    if reader.scan.last_start().has_xsi() {
        reader.check_type(T::TYPE)?;
    }
    let mut fields = Fields::new(reader, T::SHAPE)?;
    let first = fields.begin(0)?;
    let value = match take_choice(&mut fields, first)? {
        Found::Value(value) => value,
        Found::Nil | Found::Empty | Found::Absent => return Err(fields.missing(first)),
    };
    fields.finish()?;
    Ok(value)
}

/// Writes an element whose type is a choice.
pub fn write_choice_type<T: ChoiceType>(value: &T, writer: &mut Writer, name: Name) {
    writer.start(name);
    let mut fields = WriteFields::new(writer, T::ROWS);
    value.write_arm(&mut fields, 0);
    fields.finish();
    writer.end();
}
