//! What generated types are to the codec. For generated code only: these traits change with the generator, not by the
//! rules of semantic versioning.

use super::deviation::DeviationKind;
use super::error::ReadError;
use super::fields::Fields;
use super::reader::{Reader, Start};
use super::shape::{Field, Shape};
use super::write_fields::WriteFields;
use super::writer::Writer;
use wsdl_xml::Name;

/// A type of a schema: it reads itself from the content of an element and writes itself as one.
pub trait SchemaType: Sized {
    /// Whether reading looks at the element's attributes itself. A type without elements has none (XML Schema part 1,
    /// section 3.14.1), and what comes all the same is reported where it is asked for.
    const TAKES_ATTRIBUTES: bool = false;

    /// Reads the element whose start tag was just read, to its end. The caller has looked at `xsi:nil`.
    ///
    /// # Errors
    /// The place at which the content cannot be understood.
    fn read<'a>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Self, ReadError>;

    /// The same for an optional element: `None`, reported, where it is empty and the type knows no empty value.
    ///
    /// # Errors
    /// Those of [`read`](Self::read).
    fn read_optional<'a>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Option<Self>, ReadError> {
        Self::read(reader, start).map(Some)
    }

    /// Writes an element of this name.
    fn write(&self, writer: &mut Writer, name: Name);
}

/// A complex type: elements in order.
pub trait Structure: Sized {
    /// Its elements, in the order of the schema.
    const FIELDS: &'static [Field];
    /// Whether they may come in any order (`xs:all`).
    const ANY_ORDER: bool = false;
    /// Whether any attribute may come (`xs:anyAttribute`).
    const ANY_ATTRIBUTE: bool = false;
    /// All of it together.
    const SHAPE: &'static Shape =
        &Shape { fields: Self::FIELDS, any_attribute: Self::ANY_ATTRIBUTE, any_order: Self::ANY_ORDER };

    /// Reads the elements, asking for them in the order of the schema.
    ///
    /// # Errors
    /// A required element that is missing; the place at which one cannot be understood.
    fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError>;

    /// Writes the elements, in the order of the schema.
    fn write_fields(&self, fields: &mut WriteFields<'_>);
}

/// Reads a value from the element whose start tag was just read; attributes that its type does not have are reported.
///
/// # Errors
/// Those of [`SchemaType::read`]; a deviation where reading is strict.
pub(crate) fn read_value<'a, T: SchemaType>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<T, ReadError> {
    report_attributes::<T>(reader, start)?;
    T::read(reader, start)
}

/// As [`read_value`], of an optional element.
pub(super) fn read_optional_value<'a, T: SchemaType>(
    reader: &mut Reader<'a>,
    start: &Start<'a>,
) -> Result<Option<T>, ReadError> {
    report_attributes::<T>(reader, start)?;
    T::read_optional(reader, start)
}

fn report_attributes<'a, T: SchemaType>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<(), ReadError> {
    if start.has_attributes() && !T::TAKES_ATTRIBUTES { reader.report_attributes(start) } else { Ok(()) }
}

impl<T: Structure> SchemaType for T {
    const TAKES_ATTRIBUTES: bool = true;

    fn read<'a>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Self, ReadError> {
        reader.take_memory(size_of::<T>())?;
        let mut fields = Fields::new(reader, start, T::SHAPE)?;
        let value = T::read_fields(&mut fields)?;
        fields.finish()?;
        Ok(value)
    }

    fn write(&self, writer: &mut Writer, name: Name) {
        writer.start(name);
        self.write_fields(&mut WriteFields::new(writer, T::FIELDS));
        writer.end();
    }
}

/// An item of a list: a value, or in lists that keep nil items a value or nothing.
pub trait Item: Sized {
    /// Reads the item whose start tag was just read; `None` where it is left out, which is reported.
    ///
    /// # Errors
    /// Those of [`SchemaType::read`]; a deviation where reading is strict.
    fn read_item<'a>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Option<Self>, ReadError>;

    /// Writes an element of this name.
    fn write_item(&self, writer: &mut Writer, name: Name);
}

impl<T: SchemaType> Item for T {
    fn read_item<'a>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Option<Self>, ReadError> {
        if start.is_nil() {
            let name = reader.display(start);
            reader.skip_nil(start, &name)?;
            reader.deviation(DeviationKind::UnexpectedNil(name))?;
            return Ok(None);
        }
        read_value(reader, start).map(Some)
    }

    fn write_item(&self, writer: &mut Writer, name: Name) {
        self.write(writer, name);
    }
}

impl<T: SchemaType> Item for Option<T> {
    fn read_item<'a>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Option<Self>, ReadError> {
        if start.is_nil() {
            let name = reader.display(start);
            reader.skip_nil(start, &name)?;
            return Ok(Some(None));
        }
        // An empty date or number that may be nil is as good as nil.
        read_optional_value(reader, start).map(Some)
    }

    fn write_item(&self, writer: &mut Writer, name: Name) {
        match self {
            Some(value) => value.write(writer, name),
            None => writer.nil(name),
        }
    }
}
