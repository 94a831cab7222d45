//! Conversions to and from the types of other crates, one file a crate.

use thiserror::Error;

#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
use super::{DateTime, Offset};

#[cfg(feature = "bigdecimal")]
mod bigdecimal;
#[cfg(feature = "chrono")]
mod chrono;
mod integers;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "rust_decimal")]
mod rust_decimal;
#[cfg(test)]
mod tests;
#[cfg(feature = "time")]
mod time;

/// Why a value does not fit into another type. It does not hold the value, which may be personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ConversionError {
    /// An instant is asked for, and the value has no offset: [`assume`](super::DateTime::assume) one, or a zone.
    #[error("there is no offset from UTC, and none is taken for granted")]
    NoOffset,
    /// A reading of the clock is asked for, and the value has an offset that would be lost: drop it by
    /// [`with_offset(None)`](super::DateTime::with_offset).
    #[error("there is an offset from UTC, which would be lost")]
    HasOffset,
    /// Earlier or later, smaller or larger than the other type holds.
    #[error("out of the range of {target}")]
    OutOfRange {
        /// The other type, such as `jiff::Timestamp`.
        target: &'static str,
    },
    /// A decimal number with more digits than the other type holds.
    #[error("more digits than {target} holds")]
    TooManyDigits {
        /// The other type, such as `rust_decimal::Decimal`.
        target: &'static str,
    },
    /// A number with a fraction, where a whole one is asked for.
    #[error("not a whole number")]
    NotWhole,
    /// A leap second: `xs:dateTime` has none (section 3.2.7.1).
    #[error("a leap second, which xs:dateTime does not have")]
    LeapSecond,
    /// An offset from UTC beyond ±14:00, the limit of `xs:dateTime` (section 3.2.7.3).
    #[error("an offset from UTC beyond 14 hours")]
    OffsetOutOfRange,
    /// An offset from UTC that is no whole number of minutes, as zones had before about 1900.
    #[error("an offset from UTC that is not in whole minutes")]
    OffsetWithSeconds,
    /// The zone's clocks were set forward over this time: it never was.
    #[error("the clocks of the zone skip this time")]
    Skipped,
    /// The zone's clocks were set back over this time: it was twice.
    #[error("the clocks of the zone show this time twice")]
    Repeated,
}

/// An offset of so many seconds, zero as `Z`: the crates tell no zeros apart.
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
fn offset_of(seconds: i32) -> Result<Offset, ConversionError> {
    if seconds == 0 {
        return Ok(Offset::UTC);
    }
    if seconds % 60 != 0 {
        return Err(ConversionError::OffsetWithSeconds);
    }
    let minutes = i16::try_from(seconds / 60).map_err(|_| ConversionError::OffsetOutOfRange)?;
    Offset::from_minutes(minutes).map_err(|_| ConversionError::OffsetOutOfRange)
}

/// The seconds of a value's offset.
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
fn seconds_of(offset: Offset) -> i32 {
    i32::from(offset.minutes()) * 60
}

/// The value's offset, for instants.
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
fn offset(value: DateTime) -> Result<Offset, ConversionError> {
    value.offset().ok_or(ConversionError::NoOffset)
}

/// Refuses a value with an offset, for readings of the clock.
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
fn no_offset(value: DateTime) -> Result<(), ConversionError> {
    value.offset().map_or(Ok(()), |_| Err(ConversionError::HasOffset))
}

/// The same value with an hour below 24: 24:00:00 is 00:00:00 of the next day. `None` if that is beyond all years.
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
fn with_hour_of_clock(value: DateTime) -> Option<DateTime> {
    if value.hour() < 24 {
        return Some(value);
    }
    let midnight = |year, month, day| DateTime::new(year, month, day, 0, 0, 0);
    let (year, month, day) = (value.year(), value.month(), value.day());
    let next = midnight(year, month, day + 1).or_else(|_| midnight(year, month + 1, 1)).ok();
    let next = next.or_else(|| midnight(year.checked_add(1)?, 1, 1).ok())?;
    Some(next.with_offset(value.offset()))
}
