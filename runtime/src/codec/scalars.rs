//! The built-in types of XML Schema, as types of elements and attributes.

use std::borrow::Cow;
use std::fmt::Write as _;

use wsdl_xml::{Name, Ns};

use super::scope::Scope;
use super::text::Text;
use crate::values::equal_forms::{
    Form, of_base64, of_boolean, of_date_time, of_decimal, of_duration, of_float, of_hex,
};
use crate::values::equal_forms::{of_integer, of_time, of_zoned};
use crate::values::other_forms::{any_case, date, date_time, duration, hex, month, special, time, whole, whole_number};
use crate::values::other_forms::{with_exponent, zoned};
use crate::values::{Binary, Date, DateTime, Decimal, Duration, GDay, GMonth, GMonthDay, GYear, GYearMonth, HexBinary};
use crate::values::{Integer, InvalidValue, Time};
use crate::values::{boolean, double, float, write_double, write_float};
use crate::values::{int8, int16, int32, int64, uint8, uint16, uint32, uint64};

macro_rules! scalars {
    ($($type:ty = $name:literal, $parse:expr, $write:expr, $other:expr, $form:expr;)*) => {
        $(
            impl Text for $type {
                const HAS_EMPTY: bool = false;
                const TYPE: Option<Name> = Some(Name::new(Ns::XSD, $name));

                fn parse(text: &str) -> Result<Self, InvalidValue> {
                    $parse(text)
                }

                fn other_form(text: &str, invalid: InvalidValue) -> Result<Self, InvalidValue> {
                    $other(text, invalid)
                }

                fn print(&self, out: &mut String) {
                    $write(self, out);
                }

                fn form(&self, form: usize) -> Form {
                    $form(self, form)
                }

                fn is_same(&self, other: &Self) -> bool {
                    // Not a number is the same as itself (XML Schema part 2, section 3.2.4).
                    #[allow(clippy::eq_op)]
                    let is_no_number = |value: &Self| value != value;
                    self == other || (is_no_number(self) && is_no_number(other))
                }
            }

            crate::leaf!($type);
        )*
    };
}

/// Appends a value whose `Display` is its XML form.
fn displayed(value: &impl std::fmt::Display, out: &mut String) {
    // Writing to a `String` cannot fail.
    let _ = write!(out, "{value}");
}

/// Returns another form of an integer.
fn as_integer(value: &impl std::fmt::Display, form: usize) -> Form {
    of_integer(&value.to_string(), form)
}

/// Returns another form of a part of a date.
macro_rules! as_zoned {
    ($type:ty) => {
        |value: &$type, form| of_zoned(*value, value.offset(), <$type>::with_offset, form)
    };
}

scalars! {
    bool = "boolean", boolean, displayed, any_case, |value: &bool, form| of_boolean(*value, form);
    i8 = "byte", int8, displayed, |text, invalid| whole(text, invalid, i8::MIN, i8::MAX), as_integer;
    i16 = "short", int16, displayed, |text, invalid| whole(text, invalid, i16::MIN, i16::MAX), as_integer;
    i32 = "int", int32, displayed, |text, invalid| whole(text, invalid, i32::MIN, i32::MAX), as_integer;
    i64 = "long", int64, displayed, |text, invalid| whole(text, invalid, i64::MIN, i64::MAX), as_integer;
    u8 = "unsignedByte", uint8, displayed, |text, invalid| whole(text, invalid, u8::MIN, u8::MAX), as_integer;
    u16 = "unsignedShort", uint16, displayed, |text, invalid| whole(text, invalid, u16::MIN, u16::MAX), as_integer;
    u32 = "unsignedInt", uint32, displayed, |text, invalid| whole(text, invalid, u32::MIN, u32::MAX), as_integer;
    u64 = "unsignedLong", uint64, displayed, |text, invalid| whole(text, invalid, u64::MIN, u64::MAX), as_integer;
    f32 = "float", float, |value: &f32, out: &mut String| write_float(*value, out), |text, invalid| special(text, invalid, f32::INFINITY, f32::NAN), |value: &f32, form| of_float(*value, form);
    f64 = "double", double, |value: &f64, out: &mut String| write_double(*value, out), |text, invalid| special(text, invalid, f64::INFINITY, f64::NAN), |value: &f64, form| of_float(*value, form);
    Integer = "integer", str::parse::<Integer>, displayed, whole_number, as_integer;
    Decimal = "decimal", str::parse::<Decimal>, displayed, with_exponent, |value: &Decimal, form| of_decimal(&value.to_string(), form);
    DateTime = "dateTime", str::parse::<DateTime>, displayed, date_time, |value: &DateTime, form| of_date_time(*value, form);
    Date = "date", str::parse::<Date>, displayed, date, as_zoned!(Date);
    Time = "time", str::parse::<Time>, displayed, time, |value: &Time, form| of_time(*value, form);
    GYear = "gYear", str::parse::<GYear>, displayed, zoned, as_zoned!(GYear);
    GYearMonth = "gYearMonth", str::parse::<GYearMonth>, displayed, zoned, as_zoned!(GYearMonth);
    GMonth = "gMonth", str::parse::<GMonth>, displayed, month, as_zoned!(GMonth);
    GMonthDay = "gMonthDay", str::parse::<GMonthDay>, displayed, zoned, as_zoned!(GMonthDay);
    GDay = "gDay", str::parse::<GDay>, displayed, zoned, as_zoned!(GDay);
    Duration = "duration", str::parse::<Duration>, displayed, duration, |value: &Duration, form| of_duration(*value, form);
}

/// `xs:string` and the types derived from it; white space is kept.
impl Text for String {
    const TYPE: Option<Name> = Some(Name::new(Ns::XSD, "string"));

    fn parse(text: &str) -> Result<Self, InvalidValue> {
        Ok(text.to_owned())
    }

    #[inline]
    fn of(text: &mut Cow<'_, str>, _: Scope<'_>) -> Result<Self, InvalidValue> {
        Ok(std::mem::take(text).into_owned())
    }

    fn as_text(&self) -> Option<&str> {
        Some(self)
    }
}

crate::leaf!(String);

/// `xs:base64Binary`; an empty element is a value of no bytes.
impl Text for Binary {
    const TYPE: Option<Name> = Some(Name::new(Ns::XSD, "base64Binary"));

    fn parse(text: &str) -> Result<Self, InvalidValue> {
        Self::from_base64(text)
    }

    fn print(&self, out: &mut String) {
        self.write_base64(out);
    }

    fn form(&self, form: usize) -> Form {
        let mut usual = String::new();
        self.print(&mut usual);
        of_base64(&usual, form)
    }
}

crate::leaf!(Binary);

/// `xs:hexBinary`; an empty element is a value of no bytes.
impl Text for HexBinary {
    const TYPE: Option<Name> = Some(Name::new(Ns::XSD, "hexBinary"));

    fn parse(text: &str) -> Result<Self, InvalidValue> {
        text.parse()
    }

    fn other_form(text: &str, invalid: InvalidValue) -> Result<Self, InvalidValue> {
        hex(text, invalid)
    }

    fn print(&self, out: &mut String) {
        self.write(out);
    }

    fn form(&self, form: usize) -> Form {
        of_hex(&self.to_string(), form)
    }
}

crate::leaf!(HexBinary);
