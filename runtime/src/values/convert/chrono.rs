//! chrono: instants, local times, time zones.

use ::chrono::{FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, Offset as _};
use ::chrono::{TimeZone, Utc};

use super::{ConversionError, no_offset, offset, offset_of, seconds_of, with_hour_of_clock};
use crate::values::DateTime;

const INSTANT: ConversionError = ConversionError::OutOfRange { target: "chrono::DateTime" };
const CLOCK: ConversionError = ConversionError::OutOfRange { target: "chrono::NaiveDateTime" };

impl DateTime {
    /// Returns the value in a time zone of chrono or of `chrono-tz`. (`Local` and `Utc::now` need chrono's feature
    /// `clock`, which the application must enable.) Without an offset, the value is taken as local time in that zone.
    /// With an offset, it is that instant, converted to the zone.
    ///
    /// # Errors
    /// The zone's clocks [skip](ConversionError::Skipped) the time or show it [twice](ConversionError::Repeated), or
    /// the time is [out of range](ConversionError::OutOfRange).
    ///
    /// To choose one of two times, convert to a `NaiveDateTime` and use chrono:
    ///
    /// ```
    /// use chrono::{FixedOffset, NaiveDateTime};
    /// use wsdl_runtime::values::DateTime;
    ///
    /// let zone = FixedOffset::west_opt(5 * 3600).ok_or("no such offset")?;
    /// let sent: DateTime = "2016-01-05T13:07:09".parse()?;
    /// let zoned = sent.assume_chrono_zone(&zone)?;
    /// assert_eq!(zoned.naive_utc().to_string(), "2016-01-05 18:07:09");
    ///
    /// let earlier = NaiveDateTime::try_from(sent)?.and_local_timezone(zone).earliest();
    /// assert_eq!(earlier, Some(zoned));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn assume_chrono_zone<Tz: TimeZone>(self, zone: &Tz) -> Result<::chrono::DateTime<Tz>, ConversionError> {
        if self.offset().is_some() {
            let zoned = ::chrono::DateTime::<Utc>::try_from(self)?.with_timezone(zone);
            // chrono would panic later on an instant without a local time there.
            let reading = zoned.naive_utc().checked_add_offset(zoned.offset().fix());
            return reading.map(|_| zoned).ok_or(INSTANT);
        }
        let clock = reading(self, INSTANT)?;
        match zone.offset_from_local_datetime(&clock) {
            MappedLocalTime::Single(_) => zone.from_local_datetime(&clock).single().ok_or(INSTANT),
            MappedLocalTime::Ambiguous(..) => Err(ConversionError::Repeated),
            MappedLocalTime::None => Err(ConversionError::Skipped),
        }
    }
}

/// Returns the local time, without the offset.
fn reading(value: DateTime, out_of_range: ConversionError) -> Result<NaiveDateTime, ConversionError> {
    let value = with_hour_of_clock(value).ok_or(out_of_range)?;
    NaiveDate::from_ymd_opt(value.year(), value.month().into(), value.day().into())
        .and_then(|date| {
            let (hour, minute, second) = (value.hour().into(), value.minute().into(), value.second().into());
            date.and_hms_nano_opt(hour, minute, second, value.nanosecond())
        })
        .ok_or(out_of_range)
}

impl TryFrom<DateTime> for ::chrono::DateTime<FixedOffset> {
    type Error = ConversionError;

    /// Converts to the instant with its offset. Fails if there is no offset or the instant is out of chrono's range.
    fn try_from(value: DateTime) -> Result<Self, ConversionError> {
        let east = FixedOffset::east_opt(seconds_of(offset(value)?)).ok_or(INSTANT)?;
        east.from_local_datetime(&reading(value, INSTANT)?).single().ok_or(INSTANT)
    }
}

impl TryFrom<DateTime> for ::chrono::DateTime<Utc> {
    type Error = ConversionError;

    /// Converts to the instant. Fails if there is no offset or the instant is out of chrono's range.
    fn try_from(value: DateTime) -> Result<Self, ConversionError> {
        Ok(::chrono::DateTime::<FixedOffset>::try_from(value)?.to_utc())
    }
}

impl TryFrom<DateTime> for NaiveDateTime {
    type Error = ConversionError;

    /// Converts to the local time. Fails if there is an offset or the time is out of chrono's range.
    fn try_from(value: DateTime) -> Result<Self, ConversionError> {
        no_offset(value.offset())?;
        reading(value, CLOCK)
    }
}

impl TryFrom<NaiveDateTime> for DateTime {
    type Error = ConversionError;

    /// Converts to the local time, without an offset. Fails if it is a leap second.
    fn try_from(clock: NaiveDateTime) -> Result<Self, ConversionError> {
        Ok(Self::from_parts(clock.date().into(), clock.time().try_into()?, None))
    }
}

impl<Tz: TimeZone> TryFrom<::chrono::DateTime<Tz>> for DateTime {
    type Error = ConversionError;

    /// Converts to the local time with the zone's offset at that time. The zone's name is lost: `xs:dateTime` has none.
    /// Fails if it is a leap second, or the offset has seconds or is beyond ±14:00.
    fn try_from(zoned: ::chrono::DateTime<Tz>) -> Result<Self, ConversionError> {
        let east = zoned.offset().fix();
        let offset = offset_of(east.local_minus_utc())?;
        // The local time may be just beyond chrono's range.
        let clock = zoned.naive_utc().checked_add_offset(east).ok_or(CLOCK)?;
        Ok(Self::try_from(clock)?.with_offset(Some(offset)))
    }
}

mod parts;
#[cfg(test)]
mod tests;
