//! Nil elements with attributes.

use wsdl_xml::{Name, Ns, Table, Writer};

use super::any::AnyAttributes;
use super::deviation::{DeviationKind, Sink};
use super::error::ReadError;
use super::fields::Fields;
use super::masked::{Mask, Masked};
use super::reader::{Reader, Start};
use super::row::Row;
use super::schema_type::{Found, SchemaType, Structure, Take, read_value};
use super::write_fields::WriteFields;
use crate::values::{OrNil, QName};

/// The attributes of a nil element. For generated code only.
pub trait NilContent: Sized {
    /// Reads the nil element whose start tag was just read, to its end.
    ///
    /// # Errors
    /// An attribute is missing or cannot be read; a deviation if reading is strict.
    fn read_nil<'a>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Self, ReadError>;

    /// Returns the attributes of a nil element that has none; `None` if one is required.
    fn without_attributes(reader: &mut Reader<'_>) -> Option<Self>;

    /// Writes a nil element with this name.
    fn write_nil(&self, writer: &mut Writer, name: Name);
}

/// The attributes of a nil element whose type may be a derived one.
///
/// `A` holds the attributes of the declared type.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct TypedNil<A> {
    /// The type that `xsi:type` names; `None` for the declared type. A nil element of an abstract type needs one.
    pub type_name: Option<QName>,
    /// The attributes that the declared type has.
    pub attributes: A,
    /// Other attributes, which the derived type has.
    pub other_attributes: AnyAttributes,
}

/// Creates a nil element of the declared type.
impl<A> From<A> for TypedNil<A> {
    fn from(attributes: A) -> Self {
        Self { type_name: None, attributes, other_attributes: AnyAttributes::default() }
    }
}

impl<A: Structure> NilContent for A {
    fn read_nil<'a>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Self, ReadError> {
        if start.has_type() {
            reader.check_type(A::TYPE)?;
        }
        reader.check_attributes(A::DECLARED)?;
        let attributes = read_attributes(reader)?;
        reader.end_nil(start)?;
        Ok(attributes)
    }

    fn without_attributes(reader: &mut Reader<'_>) -> Option<Self> {
        // The missing element is reported, not its attributes.
        let sink = reader.replace_sink(Sink::lenient());
        let attributes = A::read_fields(&mut Fields::without_attributes(reader, A::SHAPE)).ok();
        reader.replace_sink(sink);
        attributes
    }

    fn write_nil(&self, writer: &mut Writer, name: Name) {
        begin_nil(writer, name);
        write_attributes(self, writer);
        writer.end();
    }
}

impl<A: Structure> NilContent for TypedNil<A> {
    fn read_nil<'a>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Self, ReadError> {
        let other_type = reader.xsi_type(start).filter(|of| !A::TYPE.is_some_and(|declared| of.is(&declared)));
        let type_name = other_type.as_ref().and_then(|of| reader.type_name(of));
        let mut other_attributes = AnyAttributes::default();
        match (&type_name, other_type) {
            (Some(_), _) => other_attributes = reader.attributes_besides(A::DECLARED)?,
            (None, Some(unknown)) => {
                let name = reader.display_type(&unknown);
                reader.deviation(DeviationKind::UnexpectedType(name))?;
                reader.check_attributes(A::DECLARED)?;
            }
            (None, None) => reader.check_attributes(A::DECLARED)?,
        }
        let attributes = read_attributes(reader)?;
        reader.end_nil(start)?;
        Ok(Self { type_name, attributes, other_attributes })
    }

    fn without_attributes(reader: &mut Reader<'_>) -> Option<Self> {
        A::without_attributes(reader).map(Self::from)
    }

    fn write_nil(&self, writer: &mut Writer, name: Name) {
        begin_nil(writer, name);
        if let Some(of) = &self.type_name {
            writer.type_attribute(&of.namespace, &of.local);
        }
        let mut fields = write_attributes(&self.attributes, writer);
        fields.any_attributes(&self.other_attributes);
        writer.end();
    }
}

/// Reads the attributes of the nil element whose start tag was just read.
fn read_attributes<A: Structure>(reader: &mut Reader<'_>) -> Result<A, ReadError> {
    reader.take_memory(size_of::<A>())?;
    A::read_fields(&mut Fields::of_attributes(reader, A::SHAPE))
}

fn begin_nil(writer: &mut Writer, name: Name) {
    writer.start(name);
    writer.attribute(Name::new(Ns::XSI, "nil"), "true");
}

fn write_attributes<'w, A: Structure>(attributes: &A, writer: &'w mut Writer) -> WriteFields<'w> {
    let mut fields = WriteFields::new(writer, A::ROWS).with_declared(A::DECLARED);
    attributes.write_fields(&mut fields);
    fields
}

impl<'a> Reader<'a> {
    /// Reads the rest of a nil element, whose attributes were read.
    fn end_nil(&mut self, start: &Start<'a>) -> Result<(), ReadError> {
        let name = self.display(start);
        if self.skip_content()? {
            self.deviation(DeviationKind::ContentInNil(name))?;
        }
        Ok(())
    }
}

impl<T: SchemaType, A: NilContent> SchemaType for OrNil<T, A> {
    const TAKES_ATTRIBUTES: bool = true;
    const TAKES_NIL: bool = true;
    const TYPE: Option<Name> = T::TYPE;
    const NAMESPACES: Table = T::NAMESPACES;

    fn take(fields: &mut Fields<'_, '_>, row: usize) -> Take<Self> {
        if let Some(start) = fields.find_nil(row)? {
            return A::read_nil(fields.reader, &start).map(|nil| Found::Value(Self::Nil(nil)));
        }
        Ok(match T::take(fields, row)? {
            Found::Value(value) => Found::Value(Self::Value(value)),
            Found::Nil => Found::Nil,
            Found::Empty => Found::Empty,
            Found::Absent => Found::Absent,
        })
    }

    fn missing(reader: &mut Reader<'_>) -> Option<Self> {
        A::without_attributes(reader).map(Self::Nil)
    }

    fn read<'a>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Self, ReadError> {
        match start.is_nil() {
            true => A::read_nil(reader, start).map(Self::Nil),
            false => read_value(reader, start).map(Self::Value),
        }
    }

    fn write(&self, writer: &mut Writer, name: Name) {
        match self {
            Self::Value(value) => value.write(writer, name),
            Self::Nil(nil) => nil.write_nil(writer, name),
        }
    }

    fn write_row(&self, writer: &mut Writer, row: &Row) {
        match self {
            Self::Value(value) => value.write_row(writer, row),
            Self::Nil(nil) => nil.write_nil(writer, row.name),
        }
    }
}

impl<T: Mask, A: Mask> Mask for OrNil<T, A> {
    fn masked(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Value(value) => f.debug_tuple("Value").field(&Masked(value)).finish(),
            Self::Nil(nil) => f.debug_tuple("Nil").field(&Masked(nil)).finish(),
        }
    }
}

impl<A> Mask for TypedNil<A> {
    fn masked(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        super::masked::masked(f)
    }
}
