//! The traits of generated types. For generated code only: they follow the generator, not semantic versioning.

use wsdl_xml::{Name, Table, Writer};

use super::attribute_row::Attribute;
use super::declared::{Declared, TextContent};
use super::deviation::DeviationKind;
use super::error::ReadError;
use super::facets::Facets;
use super::failure::Report;
use super::fields::{Entered, Fields};
use super::particle::Particle;
use super::reader::{Reader, Start};
use super::row::Row;
use super::shape::Shape;
use super::wildcard::Wildcard;
use super::write_fields::WriteFields;

/// What was found for a slot's element.
pub enum Found<T> {
    /// A value.
    Value(T),
    /// An element that is nil.
    Nil,
    /// An empty element of a type that has no empty value.
    Empty,
    /// No element.
    Absent,
}

/// The result of taking an element.
pub type Take<T> = Result<Found<T>, ReadError>;

/// A type of a schema: reads itself from the content of an element, and writes itself as one.
pub trait SchemaType: Sized {
    /// Whether the type takes attributes itself. If not, attributes are reported (XML Schema part 1, section 3.14.1).
    const TAKES_ATTRIBUTES: bool = false;
    /// Whether [`read`](Self::read) handles `xsi:nil` itself.
    const TAKES_NIL: bool = false;
    /// The name of the type in its schema; `None` if it is anonymous.
    const TYPE: Option<Name> = None;
    /// The namespaces that the type's names refer to by index; empty for built-in types.
    const NAMESPACES: Table = &[];

    /// Takes the element of a slot, if it comes next.
    ///
    /// # Errors
    /// The content cannot be read.
    fn take(fields: &mut Fields<'_, '_>, slot: usize) -> Take<Self> {
        fields.take(slot)
    }

    /// Takes the element of a slot that may be absent.
    ///
    /// # Errors
    /// The errors of [`take`](Self::take).
    fn take_optional(fields: &mut Fields<'_, '_>, slot: usize) -> Take<Self> {
        Self::take(fields, slot)
    }

    /// Returns what a missing required element reads as, if it can be read at all. It is reported as
    /// [`MissingNillable`](super::DeviationKind::MissingNillable).
    fn missing(_: &mut Reader<'_>) -> Option<Self> {
        None
    }

    /// Reads the element whose start tag was just read, to its end. The caller has handled `xsi:nil` and attributes.
    ///
    /// # Errors
    /// The content cannot be read.
    fn read<'a>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Self, ReadError>;

    /// Writes an element with this name.
    fn write(&self, writer: &mut Writer, name: Name);

    /// Writes the element of a row.
    fn write_row(&self, writer: &mut Writer, row: &Row) {
        self.write(writer, row.name);
    }

    /// Returns the value as character data, if it is a text.
    fn character_data(&self) -> Option<&str> {
        None
    }
}

/// A complex type: elements in slots.
pub trait Structure: Sized {
    /// The elements, in the order of their slots.
    const ROWS: &'static [Row];
    /// Whether the elements may come in any order (`xs:all`).
    const ANY_ORDER: bool = false;
    /// The attributes, in the order of reading.
    const ATTRIBUTES: &'static [Attribute] = &[];
    /// Which other attributes are allowed (`xs:anyAttribute`).
    const ANY_ATTRIBUTE: Option<Wildcard> = None;
    /// How character data is treated.
    const TEXT: TextContent = TextContent::None;
    /// The facets of the text, if it is one value.
    const TEXT_FACETS: Option<&'static Facets> = None;
    /// The name of the type; `None` if it is anonymous.
    const TYPE: Option<Name> = None;
    /// The namespaces that names refer to by index.
    const TABLE: Table = &[];
    /// Attributes and character data.
    const DECLARED: &'static Declared = &Declared {
        attributes: Self::ATTRIBUTES,
        any_attribute: Self::ANY_ATTRIBUTE,
        text: Self::TEXT,
        text_facets: Self::TEXT_FACETS,
    };
    /// The element by which a response reports a failed call.
    const REPORT: Option<Report> = None;
    /// Everything that the structure declares.
    const SHAPE: &'static Shape<'static> = &Shape {
        declared: Self::DECLARED,
        any_order: Self::ANY_ORDER,
        report: Self::REPORT,
        ..Shape::new(Self::ROWS, Self::TEXT)
    };

    /// Reads the elements, slot by slot.
    ///
    /// # Errors
    /// A required element is missing; the content of one cannot be read.
    fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError>;

    /// Writes the elements, slot by slot.
    fn write_fields(&self, fields: &mut WriteFields<'_>);
}

/// Reads a value from the element whose start tag was just read. Attributes that its type does not have are reported.
///
/// # Errors
/// The errors of [`SchemaType::read`]; a deviation if reading is strict.
pub(crate) fn read_value<'a, T: SchemaType>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<T, ReadError> {
    if !T::TAKES_ATTRIBUTES {
        reader.report_attributes(start)?;
    }
    T::read(reader, start)
}

/// Reads a value from an element that no row admits: the root of a document or fragment. Nil is reported, unless the type
/// has a value for it.
///
/// # Errors
/// The errors of [`SchemaType::read`]; a deviation if reading is strict.
pub(crate) fn read_root<'a, T: SchemaType>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<T, ReadError> {
    if start.is_nil() && !T::TAKES_NIL {
        let name = reader.display(start);
        reader.deviation(DeviationKind::UnexpectedNil(name))?;
    }
    read_value(reader, start)
}

/// Reads the open element to its end.
#[inline]
fn read_structure<T: Structure>(reader: &mut Reader<'_>) -> Result<T, ReadError> {
    reader.take_memory(size_of::<T>())?;
    if reader.scan.last_start().has_xsi() {
        reader.check_type(<T as Structure>::TYPE)?;
    }
    if T::TAKES_ATTRIBUTES {
        reader.check_attributes(T::DECLARED)?;
    }
    let mut fields = Fields::new(reader, T::SHAPE)?;
    let read = T::read_fields(&mut fields).and_then(|value| fields.finish().map(|()| value));
    // The element that reports a failure may follow what cannot be read.
    if T::REPORT.is_some() && read.is_err() {
        reader.look_for_report();
    }
    read
}

impl<T: Structure> SchemaType for T {
    const TAKES_ATTRIBUTES: bool = !T::ATTRIBUTES.is_empty() || T::ANY_ATTRIBUTE.is_some();
    const TYPE: Option<Name> = <T as Structure>::TYPE;
    const NAMESPACES: Table = T::TABLE;

    fn take(fields: &mut Fields<'_, '_>, slot: usize) -> Take<Self> {
        Ok(match fields.enter(slot, T::TAKES_ATTRIBUTES)? {
            Entered::Open if T::TEXT.is_value() => Found::Value(fields.read_by_rule(slot, read_structure)?),
            Entered::Open => Found::Value(read_structure(fields.reader)?),
            Entered::Nil(of) => fields.nil(slot, of, <T as Structure>::TYPE)?,
            Entered::Absent => Found::Absent,
        })
    }

    fn read<'a>(reader: &mut Reader<'a>, _: &Start<'a>) -> Result<Self, ReadError> {
        read_structure(reader)
    }

    fn write(&self, writer: &mut Writer, name: Name) {
        writer.start(name);
        let mut fields = WriteFields::new(writer, T::ROWS).with_declared(T::DECLARED);
        self.write_fields(&mut fields);
        fields.finish();
        writer.end();
    }
}

/// The result of taking an item of a list.
pub enum Taken<T> {
    /// An item.
    Item(T),
    /// A nil item, which is left out. It is reported if items may not be nil.
    LeftOut,
    /// No other item.
    End,
}

/// A repeated value, or an item of a list: a value, or an `Option` if nil elements are kept.
pub trait Item: Sized {
    /// Whether nil items are kept.
    const KEEPS_NIL: bool;

    /// Takes the next value of the slot with this first row.
    ///
    /// # Errors
    /// The errors of [`Particle::take`].
    fn take_item(fields: &mut Fields<'_, '_>, row: usize) -> Result<Taken<Self>, ReadError>;

    /// Writes the value into the slot with this first row.
    fn put_item(&self, fields: &mut WriteFields<'_>, row: usize);
}

impl<T: Particle> Item for T {
    const KEEPS_NIL: bool = false;

    #[inline]
    fn take_item(fields: &mut Fields<'_, '_>, row: usize) -> Result<Taken<Self>, ReadError> {
        Ok(match T::take(fields, row)? {
            Found::Value(value) => Taken::Item(value),
            Found::Nil | Found::Empty => Taken::LeftOut,
            Found::Absent => Taken::End,
        })
    }

    #[inline]
    fn put_item(&self, fields: &mut WriteFields<'_>, row: usize) {
        self.put(fields, row);
    }
}

impl<T: SchemaType> Item for Option<T> {
    const KEEPS_NIL: bool = true;

    #[inline]
    fn take_item(fields: &mut Fields<'_, '_>, row: usize) -> Result<Taken<Self>, ReadError> {
        Ok(match <T as SchemaType>::take_optional(fields, row)? {
            Found::Value(value) => Taken::Item(Some(value)),
            // An empty date or number that may be nil reads as nil.
            Found::Nil | Found::Empty => Taken::Item(None),
            Found::Absent => Taken::End,
        })
    }

    fn put_item(&self, fields: &mut WriteFields<'_>, row: usize) {
        match self {
            Some(value) => value.put(fields, row),
            None => fields.put_nil(row),
        }
    }
}
