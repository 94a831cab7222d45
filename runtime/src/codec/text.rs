//! Types whose values are texts. For generated code only: the trait follows the generator, not semantic versioning.

use std::borrow::Cow;

use wsdl_xml::{Name, Writer, is_blank};

use super::deviation::DeviationKind;
use super::error::ReadError;
use super::fields::{Fields, Leaf};
use super::reader::Reader;
use super::schema_type::Found;
use crate::values::InvalidValue;

/// A simple type: parses and prints its values as texts, in elements and attributes alike.
pub trait Text: Sized {
    /// Whether the empty text is a value. If not, an empty optional element reads as absent.
    const HAS_EMPTY: bool = true;

    /// Parses a text.
    ///
    /// # Errors
    /// The text is not a value of the type.
    fn parse(text: &str) -> Result<Self, InvalidValue>;

    /// Parses a text, and may take it over. A text that is not a value is left in place.
    ///
    /// # Errors
    /// The text is not a value of the type.
    fn of(text: &mut Cow<'_, str>) -> Result<Self, InvalidValue> {
        Self::parse(text)
    }

    /// Reads a text outside the lexical space of the type that can mean only one value. `invalid` is the error of
    /// [`parse`](Self::parse).
    ///
    /// # Errors
    /// The text means no value, or may mean several.
    fn other_form(text: &str, invalid: InvalidValue) -> Result<Self, InvalidValue> {
        let _ = text;
        Err(invalid)
    }

    /// Appends the value's XML form, without escapes.
    fn print(&self, out: &mut String) {
        out.push_str(self.as_text().unwrap_or(""));
    }

    /// Returns the value's XML form if the value holds it as text. For other values, [`print`](Self::print) writes no
    /// character that needs an escape.
    fn as_text(&self) -> Option<&str> {
        None
    }

    /// Returns the value's XML form if it may hold characters that need an escape. For other values,
    /// [`print`](Self::print) is enough. Whatever writes a value uses this, not [`as_text`](Self::as_text).
    fn to_text(&self) -> Option<Cow<'_, str>> {
        self.as_text().map(Cow::Borrowed)
    }

    /// Returns why the value has no XML form, if it has none.
    fn unwritable(&self) -> Option<&'static str> {
        None
    }

    /// Returns the name of the enumeration, if it does not list the value.
    fn unlisted(&self) -> Option<&'static str> {
        None
    }
}

/// Implements [`SchemaType`](crate::codec::SchemaType) for a type that implements [`Text`]. For generated code only.
#[doc(hidden)]
#[macro_export]
macro_rules! leaf {
    ($type:ty) => {
        impl $crate::codec::SchemaType for $type {
            fn take(fields: &mut $crate::codec::Fields<'_, '_>, slot: usize) -> $crate::codec::Take<Self> {
                $crate::codec::take_text(fields, slot)
            }

            fn take_optional(fields: &mut $crate::codec::Fields<'_, '_>, slot: usize) -> $crate::codec::Take<Self> {
                $crate::codec::take_optional_text(fields, slot)
            }

            fn read<'a>(
                reader: &mut $crate::codec::Reader<'a>,
                _: &$crate::codec::Start<'a>,
            ) -> ::core::result::Result<Self, $crate::codec::ReadError> {
                $crate::codec::read_text(reader)
            }

            fn write(&self, writer: &mut $crate::codec::Writer, name: $crate::codec::Name) {
                $crate::codec::write_text(self, writer, name)
            }
        }

        $crate::mask!($type);
    };
}

/// Takes the element of a slot; see [`SchemaType::take`](crate::codec::SchemaType::take).
#[inline]
pub fn take_text<T: Text>(fields: &mut Fields<'_, '_>, slot: usize) -> Result<Found<T>, ReadError> {
    Ok(match fields.leaf(slot)? {
        Leaf::Text(text) => Found::Value(value_of_slot(fields, slot, text)?),
        Leaf::Nil => Found::Nil,
        Leaf::Absent => Found::Absent,
    })
}

/// Takes the element of a slot that may be absent.
#[inline]
pub fn take_optional_text<T: Text>(fields: &mut Fields<'_, '_>, slot: usize) -> Result<Found<T>, ReadError> {
    Ok(match fields.leaf(slot)? {
        Leaf::Text(text) if !T::HAS_EMPTY && is_blank(&text) => {
            let local = fields.leaf_name(slot);
            fields.reader.deviation_at(local, DeviationKind::Blank)?;
            Found::Empty
        }
        Leaf::Text(text) => Found::Value(value_of_slot(fields, slot, text)?),
        Leaf::Nil => Found::Nil,
        Leaf::Absent => Found::Absent,
    })
}

/// Reads the open element to its end.
pub fn read_text<T: Text>(reader: &mut Reader<'_>) -> Result<T, ReadError> {
    let mut text = reader.text()?;
    let local = reader.scan.closed_name();
    match T::of(&mut text) {
        Ok(value) => {
            if let Some(enumeration) = value.unlisted() {
                reader.deviation_at(local, DeviationKind::UnlistedValue(enumeration))?;
            }
            Ok(value)
        }
        Err(invalid) => other_form(reader, local, &text, invalid),
    }
}

/// Returns the value of a slot's element, whose text was read.
#[inline]
fn value_of_slot<T: Text>(fields: &mut Fields<'_, '_>, slot: usize, mut text: Cow<'_, str>) -> Result<T, ReadError> {
    match T::of(&mut text) {
        Ok(value) => {
            if let Some(enumeration) = value.unlisted() {
                let local = fields.leaf_name(slot);
                fields.reader.deviation_at(local, DeviationKind::UnlistedValue(enumeration))?;
            }
            Ok(value)
        }
        Err(invalid) => {
            let local = fields.leaf_name(slot);
            other_form(fields.reader, local, &text, invalid)
        }
    }
}

/// Returns the value of a text outside the lexical space of its type, and reports it.
#[cold]
fn other_form<T: Text>(
    reader: &mut Reader<'_>,
    local: &str,
    text: &str,
    invalid: InvalidValue,
) -> Result<T, ReadError> {
    let of = invalid.expected();
    let value = T::other_form(text, invalid).map_err(|invalid| reader.invalid(local, &invalid))?;
    reader.deviation_at(local, DeviationKind::LexicalForm(of))?;
    Ok(value)
}

/// Writes an element with this name.
pub fn write_text<T: Text>(value: &T, writer: &mut Writer, name: Name) {
    match value.to_text() {
        None => {
            writer.start(name);
            writer.plain(|out| value.print(out));
            writer.end();
        }
        Some(text) if value.unwritable().is_none() => writer.string(name, &text),
        Some(_) => {
            writer.start(name);
            writer.refuse(value.unwritable().unwrap_or_default());
            writer.end();
        }
    }
}
