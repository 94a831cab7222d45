//! Conversions to and from the types of other crates, one file per crate.

use thiserror::Error;

#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
use super::{DateTime, Offset};

#[cfg(feature = "bigdecimal")]
mod bigdecimal;
#[cfg(feature = "chrono")]
mod chrono;
mod durations;
mod integers;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "rust_decimal")]
mod rust_decimal;
#[cfg(test)]
mod tests;
#[cfg(feature = "time")]
mod time;

/// Why a value does not fit into another type. The error does not hold the value, which may be personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ConversionError {
    /// The target is an instant and the value has no offset: [`assume`](super::DateTime::assume) one, or a zone.
    #[error("the value has no offset from UTC: assume an offset or a zone first")]
    NoOffset,
    /// The target is a local time and the value has an offset, which would be lost: remove it with
    /// [`with_offset(None)`](super::DateTime::with_offset).
    #[error("the value has an offset from UTC, which would be lost: remove it first")]
    HasOffset,
    /// The value is outside the range of the other type.
    #[error("out of the range of {target}")]
    OutOfRange {
        /// The other type, such as `jiff::Timestamp`.
        target: &'static str,
    },
    /// A decimal number with more digits than the other type can hold.
    #[error("more digits than {target} can hold")]
    TooManyDigits {
        /// The other type, such as `rust_decimal::Decimal`.
        target: &'static str,
    },
    /// A duration with months, whose length in days depends on the date, if the target has none.
    #[error("a duration with months, which have no fixed length")]
    HasMonths,
    /// A negative duration, if the target has no sign.
    #[error("a negative duration")]
    Negative,
    /// A number with a fraction, if the target is an integer.
    #[error("not a whole number")]
    NotWhole,
    /// A leap second, which `xs:dateTime` does not have (section 3.2.7.1).
    #[error("a leap second, which xs:dateTime does not have")]
    LeapSecond,
    /// An offset from UTC beyond ±14:00, the limit of `xs:dateTime` (section 3.2.7.3).
    #[error("an offset from UTC beyond 14 hours")]
    OffsetOutOfRange,
    /// An offset from UTC that is not a whole number of minutes, like those of zones before about 1900.
    #[error("an offset from UTC that is not in whole minutes")]
    OffsetWithSeconds,
    /// The zone's clocks were set forward over this time, which they never showed.
    #[error("the clocks of the zone skip this time")]
    Skipped,
    /// The zone's clocks were set back over this time, which they showed twice.
    #[error("the clocks of the zone show this time twice")]
    Repeated,
}

/// Returns an offset of this many seconds. Zero is `Z`, since the crates do not distinguish zeros.
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

/// Returns the seconds of an offset.
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
fn seconds_of(offset: Offset) -> i32 {
    i32::from(offset.minutes()) * 60
}

/// Returns the value's offset, for instants.
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
fn offset(value: DateTime) -> Result<Offset, ConversionError> {
    value.offset().ok_or(ConversionError::NoOffset)
}

/// Refuses an offset, for local times.
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
fn no_offset(offset: Option<Offset>) -> Result<(), ConversionError> {
    offset.map_or(Ok(()), |_| Err(ConversionError::HasOffset))
}

/// Returns a time of the day whose parts another crate guarantees.
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
fn time_of(hour: u8, minute: u8, second: u8, nanosecond: u32) -> super::Time {
    let clock = super::calendar::Clock { nanosecond: 0, hour, minute, second, digits: 0 };
    super::Time::from_clock(clock.with_fraction(nanosecond))
}

/// Returns the value with an hour below 24: 24:00:00 is 00:00:00 of the next day. `None` if that is beyond the last
/// year.
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
