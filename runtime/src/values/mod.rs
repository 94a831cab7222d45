//! The values of XSD's built-in types: read from text, kept without loss, written back.
//!
//! | XSD type | Rust type | read by | written by |
//! |---|---|---|---|
//! | `xs:boolean` | `bool` | [`boolean`] | `Display` |
//! | `xs:byte`, `xs:short`, `xs:int`, `xs:long` | `i8`, `i16`, `i32`, `i64` | [`int8`], [`int16`], [`int32`], [`int64`] | `Display` |
//! | `xs:unsignedByte`, `xs:unsignedShort`, `xs:unsignedInt`, `xs:unsignedLong` | `u8`, `u16`, `u32`, `u64` | [`uint8`], [`uint16`], [`uint32`], [`uint64`] | `Display` |
//! | `xs:float`, `xs:double` | `f32`, `f64` | [`float`], [`double`] | [`write_float`], [`write_double`] |
//! | `xs:decimal` | [`Decimal`] | `FromStr` | `Display` |
//! | `xs:dateTime` | [`DateTime`] | `FromStr` | `Display` |
//! | `xs:base64Binary` | [`Binary`] | [`Binary::from_base64`] | [`Binary::write_base64`] |
//! | `xs:hexBinary` | [`Binary`] | [`Binary::from_hex`] | [`Binary::write_hex`] |
//! | any, optional and nillable | [`Nillable<T>`](Nillable) | | |
//!
//! White space around a value is ignored everywhere, as XSD's `whiteSpace="collapse"` asks. Whatever is wrong with a
//! text comes back as [`InvalidValue`]; no parser panics or guesses, and only `xs:float` and `xs:double` round. Section
//! numbers are those of [XML Schema Part 2, second edition](https://www.w3.org/TR/xmlschema-2/).
//!
//! ```
//! use wsdl_runtime::values::{DateTime, int32};
//!
//! let finished: DateTime = "2016-04-05T13:07:09.120".parse()?;
//! assert_eq!((finished.hour(), finished.offset()), (13, None));
//! assert_eq!(finished.to_string(), "2016-04-05T13:07:09.120");
//!
//! let error = int32("2147483648").unwrap_err();
//! assert_eq!(error.to_string(), "not an xs:int: above 2147483647, the largest xs:int (at byte 0)");
//! # Ok::<(), wsdl_runtime::values::InvalidValue>(())
//! ```

mod binary;
mod date_time;
mod decimal;
mod float;
mod lexical;
mod nillable;
#[cfg(test)]
mod tests;

pub use binary::Binary;
pub use date_time::{DateTime, Offset};
pub use decimal::Decimal;
pub use float::{double, float, write_double, write_float};
pub use lexical::{InvalidValue, boolean, collapse, int8, int16, int32, int64, uint8, uint16, uint32, uint64};
pub use nillable::Nillable;
