//! The built-in types of XML Schema that the runtime brings, as types of elements.

use std::fmt::Write as _;

use super::deviation::DeviationKind;
use super::error::ReadError;
use super::reader::{Reader, Start};
use super::schema_type::SchemaType;
use super::text;
use super::writer::Writer;
use crate::values::{Binary, DateTime, Decimal, boolean, double, float, write_double, write_float};
use crate::values::{int8, int16, int32, int64, uint8, uint16, uint32, uint64};
use wsdl_xml::Name;

macro_rules! scalars {
    ($($type:ty = $parse:expr, $write:expr;)*) => {
        $(
            impl SchemaType for $type {
                fn read<'a>(reader: &mut Reader<'a>, _: &Start<'a>) -> Result<Self, ReadError> {
                    let content = reader.text()?;
                    $parse(&content).map_err(|invalid| reader.invalid(&invalid))
                }

                fn read_optional<'a>(reader: &mut Reader<'a>, _: &Start<'a>) -> Result<Option<Self>, ReadError> {
                    let content = reader.text()?;
                    if text::is_blank(&content) {
                        reader.deviation_behind(DeviationKind::Blank)?;
                        return Ok(None);
                    }
                    $parse(&content).map(Some).map_err(|invalid| reader.invalid(&invalid))
                }

                fn write(&self, writer: &mut Writer, name: Name) {
                    writer.start(name);
                    writer.plain(|out| $write(*self, out));
                    writer.end();
                }
            }
        )*
    };
}

/// What displays as it is written in XML.
fn displayed(value: impl std::fmt::Display, out: &mut String) {
    // Writing into a String does not fail.
    let _ = write!(out, "{value}");
}

scalars! {
    bool = boolean, displayed;
    i8 = int8, displayed;
    i16 = int16, displayed;
    i32 = int32, displayed;
    i64 = int64, displayed;
    u8 = uint8, displayed;
    u16 = uint16, displayed;
    u32 = uint32, displayed;
    u64 = uint64, displayed;
    f32 = float, write_float;
    f64 = double, write_double;
    Decimal = |text: &str| text.parse::<Decimal>(), displayed;
    DateTime = |text: &str| text.parse::<DateTime>(), displayed;
}

/// `xs:string` and the types derived from it, white space kept.
impl SchemaType for String {
    fn read<'a>(reader: &mut Reader<'a>, _: &Start<'a>) -> Result<Self, ReadError> {
        reader.string()
    }

    fn write(&self, writer: &mut Writer, name: Name) {
        writer.string(name, self);
    }
}

/// `xs:base64Binary`; an empty element is a value of no bytes.
impl SchemaType for Binary {
    fn read<'a>(reader: &mut Reader<'a>, _: &Start<'a>) -> Result<Self, ReadError> {
        let content = reader.text()?;
        Self::from_base64(&content).map_err(|invalid| reader.invalid(&invalid))
    }

    fn write(&self, writer: &mut Writer, name: Name) {
        writer.start(name);
        writer.plain(|out| self.write_base64(out));
        writer.end();
    }
}
