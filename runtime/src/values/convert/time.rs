//! time: instants and local times.

use ::time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcDateTime, UtcOffset};

use super::{ConversionError, no_offset, offset, offset_of, seconds_of, with_hour_of_clock};
use crate::values::DateTime;

/// Returns the local time, without the offset.
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

    /// Converts to the instant with its offset. Fails if there is no offset, or if the year, as written or in UTC, is
    /// not in the crate's range, -9999 to 9999 by default.
    fn try_from(value: DateTime) -> Result<Self, ConversionError> {
        let target = "time::OffsetDateTime";
        let out_of_range = ConversionError::OutOfRange { target };
        let east = UtcOffset::from_whole_seconds(seconds_of(offset(value)?)).map_err(|_| out_of_range)?;
        let instant = reading(value, target)?.assume_offset(east);
        // The crate would panic later on an instant that is out of range in UTC.
        instant.checked_to_utc().map(|_| instant).ok_or(out_of_range)
    }
}

impl TryFrom<DateTime> for UtcDateTime {
    type Error = ConversionError;

    /// Converts to the instant. Fails if there is no offset or the year is not in the crate's range, -9999 to 9999 by
    /// default.
    fn try_from(value: DateTime) -> Result<Self, ConversionError> {
        Ok(OffsetDateTime::try_from(value)?.to_utc())
    }
}

impl TryFrom<DateTime> for PrimitiveDateTime {
    type Error = ConversionError;

    /// Converts to the local time. Fails if there is an offset or the year is not in the crate's range, -9999 to 9999
    /// by default.
    fn try_from(value: DateTime) -> Result<Self, ConversionError> {
        no_offset(value.offset())?;
        reading(value, "time::PrimitiveDateTime")
    }
}

impl From<PrimitiveDateTime> for DateTime {
    /// Converts to the local time, without an offset.
    fn from(clock: PrimitiveDateTime) -> Self {
        Self::from_parts(clock.date().into(), clock.time().into(), None)
    }
}

impl From<UtcDateTime> for DateTime {
    /// Converts to the instant in UTC, written with `Z`.
    fn from(instant: UtcDateTime) -> Self {
        Self::from(PrimitiveDateTime::new(instant.date(), instant.time())).with_utc()
    }
}

impl TryFrom<OffsetDateTime> for DateTime {
    type Error = ConversionError;

    /// Converts to the local time with its offset. Fails if the offset has seconds or is beyond ±14:00.
    fn try_from(instant: OffsetDateTime) -> Result<Self, ConversionError> {
        let offset = offset_of(instant.offset().whole_seconds())?;
        Ok(Self::from(PrimitiveDateTime::new(instant.date(), instant.time())).with_offset(Some(offset)))
    }
}

mod parts;
#[cfg(test)]
mod tests;
