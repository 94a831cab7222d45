//! The values of XSD's built-in types: read from text, kept without loss, written back.
//!
//! | XSD type | Rust type | read by | written by |
//! |---|---|---|---|
//! | `xs:boolean` | `bool` | [`boolean`] | `Display` |
//! | `xs:byte`, `xs:short`, `xs:int`, `xs:long` | `i8`, `i16`, `i32`, `i64` | [`int8`], [`int16`], [`int32`], [`int64`] | `Display` |
//! | `xs:unsignedByte`, `xs:unsignedShort`, `xs:unsignedInt`, `xs:unsignedLong` | `u8`, `u16`, `u32`, `u64` | [`uint8`], [`uint16`], [`uint32`], [`uint64`] | `Display` |
//! | `xs:float`, `xs:double` | `f32`, `f64` | [`float`], [`double`] | [`write_float`], [`write_double`] |
//! | `xs:integer` and the types derived from it without bounds on both sides | [`Integer`] | `FromStr` | `Display` |
//! | `xs:decimal` | [`Decimal`] | `FromStr` | `Display` |
//! | `xs:dateTime`, `xs:date`, `xs:time` | [`DateTime`], [`Date`], [`Time`] | `FromStr` | `Display` |
//! | `xs:gYear`, `xs:gYearMonth`, `xs:gMonth`, `xs:gMonthDay`, `xs:gDay` | [`GYear`], [`GYearMonth`], [`GMonth`], [`GMonthDay`], [`GDay`] | `FromStr` | `Display` |
//! | `xs:duration` | [`Duration`] | `FromStr` | `Display` |
//! | `xs:base64Binary` | [`Binary`] | [`Binary::from_base64`] | [`Binary::write_base64`] |
//! | `xs:hexBinary` | [`HexBinary`] | `FromStr` | [`HexBinary::write`], `Display` |
//! | `xs:QName`, `xs:NOTATION` | [`QName`] | with the declarations in scope | with a declared prefix |
//! | `xs:string`, `xs:anyURI`, and the types derived from `xs:string` | `String` | [`collapse`], [`replace`] or as it is | as it is |
//! | `xs:NMTOKENS`, `xs:IDREFS`, `xs:ENTITIES`, other lists | `Vec` | item by item | item by item |
//! | any, optional and nillable | [`Nillable<T>`](Nillable) | | |
//! | any with attributes, nillable | [`OrNil<T, A>`](OrNil) | | |
//!
//! White space around a value is always ignored, as XSD's `whiteSpace="collapse"` requires. A text that is not a value
//! is an [`InvalidValue`]. No parser panics or guesses, and only `xs:float` and `xs:double` round. In an answer, a text
//! in another form that can mean only one value (`1e3` for an `xs:int`, `inf`, `True`) is read and reported as
//! [`DeviationKind::LexicalForm`](crate::DeviationKind::LexicalForm). Section numbers are those of [XML Schema Part 2,
//! second edition](https://www.w3.org/TR/xmlschema-2/).
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
//! Types of other crates convert by `From` if nothing can fail, otherwise by `TryFrom` with a [`ConversionError`]. No
//! conversion rounds or truncates a value, invents an offset or changes an instant. Types that are instants in UTC
//! (jiff's `Timestamp`, chrono's `DateTime<Utc>`, time's `UtcDateTime`) apply the offset and no longer hold it. The
//! written form is lost: the number of digits of a fraction, `24:00:00`, and whether a zero offset is `Z` or `+00:00`.
//!
//! | feature | type | to it | what may fail | from it | what may fail |
//! |---|---|---|---|---|---|
//! | | `i8` … `i128`, `u8` … `u128` | `TryFrom<Integer>`, `TryFrom<&_>` | the range | `From` | |
//! | | `i8` … `i128`, `u8` … `u128`, [`Integer`] | `TryFrom<Decimal>`, `TryFrom<&_>` | a fraction, the range | `From` | |
//! | | [`std::time::Duration`] | `TryFrom<Duration>` | months, a sign | `From` | |
//! | `jiff` | `Timestamp` | `TryFrom<DateTime>` | no offset, the range | `From`, as `Z` | |
//! | `jiff` | `ZonedDateTime` | `DateTime::assume_jiff_zone` | a time that clocks skip or show twice, the range | `TryFrom<&_>`, the zone as its offset | seconds in the offset, beyond ±14:00 |
//! | `jiff` | `civil::DateTime` | `TryFrom<DateTime>` | an offset, the range | `From` | |
//! | `jiff` | `civil::Date`, `civil::Time` | `TryFrom<Date>`, `TryFrom<Time>` | an offset, the range | `From` | |
//! | `jiff` | `SignedDuration` | `TryFrom<Duration>` | months, the range | `From` | |
//! | `jiff` | `Span` | `TryFrom<Duration>` | the range | `TryFrom` | the range |
//! | `chrono` | `DateTime<FixedOffset>`, `DateTime<Utc>` | `TryFrom<DateTime>` | no offset, the range | `TryFrom`, any zone as its offset | leap seconds, seconds in the offset, beyond ±14:00 |
//! | `chrono` | `DateTime<Tz>` | `DateTime::assume_chrono_zone` | a time that clocks skip or show twice, the range | as above | as above |
//! | `chrono` | `NaiveDateTime` | `TryFrom<DateTime>` | an offset, the range | `TryFrom` | leap seconds |
//! | `chrono` | `NaiveDate` | `TryFrom<Date>` | an offset, the range | `From` | |
//! | `chrono` | `NaiveTime` | `TryFrom<Time>` | an offset | `TryFrom` | leap seconds |
//! | `chrono` | `TimeDelta` | `TryFrom<Duration>` | months, the range | `From` | |
//! | `time` | `OffsetDateTime` | `TryFrom<DateTime>` | no offset, the range | `TryFrom` | seconds in the offset, beyond ±14:00 |
//! | `time` | `UtcDateTime` | `TryFrom<DateTime>` | no offset, the range | `From`, as `Z` | |
//! | `time` | `PrimitiveDateTime` | `TryFrom<DateTime>` | an offset, the range | `From` | |
//! | `time` | `Date`, `Time` | `TryFrom<Date>`, `TryFrom<Time>` | an offset, the range | `From` | |
//! | `time` | `Duration` | `TryFrom<Duration>` | months, the range | `From` | |
//! | `rust_decimal` | `Decimal` | `TryFrom<Decimal>` | more than 96 bits or 28 decimals | `From` | |
//! | `bigdecimal` | `BigDecimal` | `From<Decimal>` | | `TryFrom`, `TryFrom<&_>` | an exponent beyond ±65,535 |
//! | `bigdecimal` | `num_bigint::BigInt` | `From<Integer>`, `From<&_>` | | `From`, `From<&_>` | |
//!
//! Years are -9999 to 9999 in jiff and time, ±262,000 in chrono; [`DateTime`] has all of `i32`. `xs:dateTime` has no
//! leap seconds. To convert a value without an offset to an instant, assume one first: [`DateTime::assume`] or a zone.
//! To convert a value with an offset to a local time, use [`with_offset(None)`](DateTime::with_offset). .NET services
//! write year 1 for "not yet": [`DateTime::unless_year_one`] detects it. For "never" they commonly write
//! 9999-12-31T23:59:59.9999999, which is beyond jiff's `Timestamp` (9999-12-30T22:00:00Z): check the year first.

mod binary;
mod calendar;
mod convert;
mod date;
mod date_time;
mod decimal;
mod duration;
pub(crate) mod equal_forms;
mod float;
mod g_day;
mod g_month;
mod g_month_day;
mod g_year;
mod g_year_month;
mod hex_binary;
mod integer;
mod lexical;
mod nillable;
mod or_nil;
pub(crate) mod other_forms;
mod qname;
#[cfg(test)]
mod tests;
mod time;
pub(crate) mod white_space;

pub use binary::Binary;
pub use calendar::Offset;
pub use convert::ConversionError;
pub use date::Date;
pub use date_time::DateTime;
pub use decimal::Decimal;
pub use duration::Duration;
pub use float::{double, float, write_double, write_float};
pub use g_day::GDay;
pub use g_month::GMonth;
pub use g_month_day::GMonthDay;
pub use g_year::GYear;
pub use g_year_month::GYearMonth;
pub use hex_binary::HexBinary;
pub use integer::Integer;
pub use lexical::{InvalidValue, boolean, int8, int16, int32, int64, uint8, uint16, uint32, uint64};
pub use nillable::Nillable;
pub use or_nil::OrNil;
pub use qname::QName;
pub use time::Time;
pub use white_space::{collapse, replace, trim};
