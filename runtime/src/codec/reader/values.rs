//! Simple values of the built-in types, read to the end of their element.

use std::borrow::Cow;

use super::super::deviation::DeviationKind;
use super::super::error::ReadError;
use super::super::text;
use super::Reader;
use crate::values::{Binary, DateTime, Decimal, InvalidValue, boolean, double, float};
use crate::values::{int8, int16, int32, int64, uint8, uint16, uint32, uint64};

impl<'a> Reader<'a> {
    /// The value of the element that ended last, or an error at it.
    fn value<T>(&self, value: Result<T, InvalidValue>) -> Result<T, ReadError> {
        value.map_err(|invalid| self.invalid(&invalid))
    }

    /// An error at the element that ended last, whose text is no value of its type.
    pub fn invalid(&self, invalid: &InvalidValue) -> ReadError {
        ReadError::invalid_value(self.path_to(self.closed), self.offset(), invalid)
    }

    /// Reports that the value of the element that ended last is not among those that an enumeration lists.
    ///
    /// # Errors
    /// A deviation where reading is strict.
    pub fn unlisted_value(&mut self, enumeration: &'static str) -> Result<(), ReadError> {
        self.deviation_behind(DeviationKind::UnlistedValue(enumeration))
    }

    /// The text of an optional element of a type that knows no empty value: `None`, reported, where it is blank.
    fn unless_blank(&mut self) -> Result<Option<Cow<'a, str>>, ReadError> {
        let content = self.text()?;
        if text::is_blank(&content) {
            self.deviation_behind(DeviationKind::Blank)?;
            return Ok(None);
        }
        Ok(Some(content))
    }

    /// `xs:string` and the types derived from it, white space kept.
    ///
    /// # Errors
    /// Those of [`text`](Self::text).
    pub fn string(&mut self) -> Result<String, ReadError> {
        Ok(self.text()?.into_owned())
    }
}

macro_rules! values {
    ($($read:ident, $read_optional:ident: $type:ty = $parse:expr, $xsd:literal;)*) => {
        impl Reader<'_> {
            $(
                #[doc = concat!("A required `", $xsd, "`.")]
                ///
                /// # Errors
                /// Text that is no value of the type; those of [`text`](Self::text).
                pub fn $read(&mut self) -> Result<$type, ReadError> {
                    let content = self.text()?;
                    self.value($parse(&content))
                }

                #[doc = concat!("An optional `", $xsd, "`: an empty element reads as `None` and is reported.")]
                ///
                /// # Errors
                /// Text that is no value of the type; those of [`text`](Self::text).
                pub fn $read_optional(&mut self) -> Result<Option<$type>, ReadError> {
                    let Some(content) = self.unless_blank()? else { return Ok(None) };
                    self.value($parse(&content)).map(Some)
                }
            )*
        }
    };
}

values! {
    boolean, optional_boolean: bool = boolean, "xs:boolean";
    int8, optional_int8: i8 = int8, "xs:byte";
    int16, optional_int16: i16 = int16, "xs:short";
    int32, optional_int32: i32 = int32, "xs:int";
    int64, optional_int64: i64 = int64, "xs:long";
    uint8, optional_uint8: u8 = uint8, "xs:unsignedByte";
    uint16, optional_uint16: u16 = uint16, "xs:unsignedShort";
    uint32, optional_uint32: u32 = uint32, "xs:unsignedInt";
    uint64, optional_uint64: u64 = uint64, "xs:unsignedLong";
    float, optional_float: f32 = float, "xs:float";
    double, optional_double: f64 = double, "xs:double";
    decimal, optional_decimal: Decimal = |text: &str| text.parse::<Decimal>(), "xs:decimal";
    date_time, optional_date_time: DateTime = |text: &str| text.parse::<DateTime>(), "xs:dateTime";
}

impl Reader<'_> {
    /// `xs:base64Binary`; an empty element is a value of no bytes.
    ///
    /// # Errors
    /// Text that is no base64; those of [`text`](Self::text).
    pub fn base64(&mut self) -> Result<Binary, ReadError> {
        let content = self.text()?;
        self.value(Binary::from_base64(&content))
    }
}
