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
//! text comes back as [`InvalidValue`]; no parser panics or guesses, and only `xs:float` and `xs:double` round. In an answer,
//! a text in another form that can mean only one value (`1e3` for an `xs:int`, `inf`, `True`) is read all the same, and
//! reported as [`DeviationKind::LexicalForm`](crate::DeviationKind::LexicalForm). Section numbers are those of [XML Schema Part 2, second edition](https://www.w3.org/TR/xmlschema-2/).
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
//!
//! # Conversions
//!
//! Types of other crates are reached by `From` where nothing can fail, and by `TryFrom` elsewhere; what does not fit is a
//! [`ConversionError`]. No conversion rounds a value or cuts it off, none invents an offset, and none loses the instant that
//! one makes: types that are instants in UTC (jiff's `Timestamp`, chrono's `DateTime<Utc>`, time's `UtcDateTime`) take it in,
//! and no longer tell what it was. What goes is the way of writing: the number of digits of a fraction, `24:00:00`, and
//! whether a zero offset is `Z` or `+00:00`.
//!
//! | feature | type | to it | what may fail | from it | what may fail |
//! |---|---|---|---|---|---|
//! | | `i8` … `i64`, `i128`, `u8` … `u64` | `TryFrom<Decimal>` | a fraction, the range | `From` | |
//! | | `u128` | `TryFrom<Decimal>` | a fraction, the range | | |
//! | `jiff` | `Timestamp` | `TryFrom<DateTime>` | no offset, the range | `From`, as `Z` | |
//! | `jiff` | `ZonedDateTime` | `DateTime::assume_jiff_zone` | a time that is skipped or comes twice, the range | `TryFrom<&_>`, the zone as its offset | seconds in the offset, beyond ±14:00 |
//! | `jiff` | `civil::DateTime` | `TryFrom<DateTime>` | an offset, the range | `From` | |
//! | `chrono` | `DateTime<FixedOffset>`, `DateTime<Utc>` | `TryFrom<DateTime>` | no offset, the range | `TryFrom`, any zone as its offset | leap seconds, seconds in the offset, beyond ±14:00 |
//! | `chrono` | `DateTime<Tz>` | `DateTime::assume_chrono_zone` | a time that is skipped or comes twice, the range | as above | as above |
//! | `chrono` | `NaiveDateTime` | `TryFrom<DateTime>` | an offset, the range | `TryFrom` | leap seconds |
//! | `time` | `OffsetDateTime` | `TryFrom<DateTime>` | no offset, the range | `TryFrom` | seconds in the offset, beyond ±14:00 |
//! | `time` | `UtcDateTime` | `TryFrom<DateTime>` | no offset, the range | `From`, as `Z` | |
//! | `time` | `PrimitiveDateTime` | `TryFrom<DateTime>` | an offset, the range | `From` | |
//! | `rust_decimal` | `Decimal` | `TryFrom<Decimal>` | more than 96 bits or 28 decimals | `From` | |
//! | `bigdecimal` | `BigDecimal` | `From<Decimal>` | | `TryFrom`, `TryFrom<&_>` | more than 127 bits or 38 decimals |
//!
//! Years are -9999 to 9999 in jiff and time, ±262,000 in chrono; [`DateTime`] has all of `i32`. `xs:dateTime` has no leap
//! seconds. A value without an offset needs one assumed first, for an instant: [`DateTime::assume`] or a zone. One with
//! an offset becomes a reading of the clock by [`with_offset(None)`](DateTime::with_offset). What .NET services write
//! for "not yet" is found out by [`DateTime::unless_year_one`]; what they write for "never" is commonly
//! 9999-12-31T23:59:59.9999999, which is beyond jiff's `Timestamp` (9999-12-30T22:00:00Z): look at the year first.

mod binary;
mod convert;
mod date_time;
mod decimal;
mod float;
mod lexical;
mod nillable;
pub(crate) mod other_forms;
mod qname;
#[cfg(test)]
mod tests;

pub use binary::Binary;
pub use convert::ConversionError;
pub use date_time::{DateTime, Offset};
pub use decimal::Decimal;
pub use float::{double, float, write_double, write_float};
pub use lexical::{InvalidValue, boolean, collapse, int8, int16, int32, int64, uint8, uint16, uint32, uint64};
pub use nillable::Nillable;
pub use qname::QName;
