//! time: instants and readings of the clock.

use ::time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcDateTime, UtcOffset};

use super::{ConversionError, no_offset, offset, offset_of, seconds_of, with_hour_of_clock};
use crate::values::DateTime;

/// What the clock reads, whatever the offset.
fn reading(value: DateTime, target: &'static str) -> Result<PrimitiveDateTime, ConversionError> {
    let out_of_range = ConversionError::OutOfRange { target };
    let value = with_hour_of_clock(value).ok_or(out_of_range)?;
    let read = || {
        let date = Date::from_calendar_date(value.year(), Month::try_from(value.month())?, value.day())?;
        let time = Time::from_hms_nano(value.hour(), value.minute(), value.second(), value.nanosecond())?;
        Ok::<_, ::time::error::ComponentRange>(PrimitiveDateTime::new(date, time))
    };
    read().map_err(|_| out_of_range)
}

impl TryFrom<DateTime> for OffsetDateTime {
    type Error = ConversionError;

    /// The instant with its offset. An error without an offset, and if it is outside of the crate's years, -9999 to 9999
    /// by default, as written or in UTC.
    fn try_from(value: DateTime) -> Result<Self, ConversionError> {
        let target = "time::OffsetDateTime";
        let out_of_range = ConversionError::OutOfRange { target };
        let east = UtcOffset::from_whole_seconds(seconds_of(offset(value)?)).map_err(|_| out_of_range)?;
        let instant = reading(value, target)?.assume_offset(east);
        // What is not in range in UTC too would panic later, when it is converted there.
        instant.checked_to_utc().map(|_| instant).ok_or(out_of_range)
    }
}

impl TryFrom<DateTime> for UtcDateTime {
    type Error = ConversionError;

    /// The instant. An error without an offset, and outside of the crate's years, -9999 to 9999 by default.
    fn try_from(value: DateTime) -> Result<Self, ConversionError> {
        Ok(OffsetDateTime::try_from(value)?.to_utc())
    }
}

impl TryFrom<DateTime> for PrimitiveDateTime {
    type Error = ConversionError;

    /// The reading of the clock. An error if there is an offset, and outside of the crate's years, -9999 to 9999 by
    /// default.
    fn try_from(value: DateTime) -> Result<Self, ConversionError> {
        no_offset(value)?;
        reading(value, "time::PrimitiveDateTime")
    }
}

impl From<PrimitiveDateTime> for DateTime {
    /// The reading of the clock, without an offset.
    fn from(clock: PrimitiveDateTime) -> Self {
        let date = (clock.year(), clock.month().into(), clock.day());
        Self::from_checked(date, clock.as_hms(), clock.nanosecond())
    }
}

impl From<UtcDateTime> for DateTime {
    /// The instant in UTC, written with `Z`.
    fn from(instant: UtcDateTime) -> Self {
        Self::from(PrimitiveDateTime::new(instant.date(), instant.time())).with_utc()
    }
}

impl TryFrom<OffsetDateTime> for DateTime {
    type Error = ConversionError;

    /// The reading of the clock with its offset. An error if the offset has seconds or is beyond ±14:00.
    fn try_from(instant: OffsetDateTime) -> Result<Self, ConversionError> {
        let offset = offset_of(instant.offset().whole_seconds())?;
        Ok(Self::from(PrimitiveDateTime::new(instant.date(), instant.time())).with_offset(Some(offset)))
    }
}

#[cfg(test)]
mod tests;
