//! The built-in types of XML Schema that the runtime brings, as types of elements and attributes.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::text::Text;
use crate::values::{Binary, DateTime, Decimal, InvalidValue, boolean, double, float, write_double, write_float};
use crate::values::{int8, int16, int32, int64, uint8, uint16, uint32, uint64};

macro_rules! scalars {
    ($($type:ty = $parse:expr, $write:expr;)*) => {
        $(
            impl Text for $type {
                const HAS_EMPTY: bool = false;

                fn parse(text: &str) -> Result<Self, InvalidValue> {
                    $parse(text)
                }

                fn print(&self, out: &mut String) {
                    $write(*self, out);
                }
            }

            crate::leaf!($type);
        )*
    };
}

/// Prints what displays as it is written in XML.
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
impl Text for String {
    fn parse(text: &str) -> Result<Self, InvalidValue> {
        Ok(text.to_owned())
    }

    #[inline]
    fn of(text: Cow<'_, str>) -> Result<Self, InvalidValue> {
        Ok(text.into_owned())
    }

    fn as_text(&self) -> Option<&str> {
        Some(self)
    }
}

crate::leaf!(String);

/// `xs:base64Binary`; an empty element is a value of no bytes.
impl Text for Binary {
    fn parse(text: &str) -> Result<Self, InvalidValue> {
        Self::from_base64(text)
    }

    fn print(&self, out: &mut String) {
        self.write_base64(out);
    }
}

crate::leaf!(Binary);
