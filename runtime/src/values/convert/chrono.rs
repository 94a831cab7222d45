//! chrono: instants, readings of the clock, zones.

use ::chrono::{Datelike as _, FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, Offset as _};
use ::chrono::{TimeZone, Timelike as _, Utc};

use super::{ConversionError, no_offset, offset, offset_of, seconds_of, with_hour_of_clock};
use crate::values::DateTime;

const INSTANT: ConversionError = ConversionError::OutOfRange { target: "chrono::DateTime" };
const CLOCK: ConversionError = ConversionError::OutOfRange { target: "chrono::NaiveDateTime" };

impl DateTime {
    /// In a zone of chrono's, or of a crate that goes with it (`chrono-tz`; `Local` and `Utc::now` need chrono's feature
    /// `clock`, which the application turns on): the value is taken for a reading of that zone's clock,
    /// unless it has an offset, in which case it is that instant, and shown in the zone.
    ///
    /// An error if the zone's clocks [skip](ConversionError::Skipped) the time or show it
    /// [twice](ConversionError::Repeated), or if it is [out of range](ConversionError::OutOfRange). To choose one of two,
    /// convert to a `NaiveDateTime` and ask chrono:
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
            // What has no reading there would panic when it is asked for one.
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

/// What the clock reads, whatever the offset.
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

    /// The instant with its offset. An error without an offset, and out of chrono's range.
    fn try_from(value: DateTime) -> Result<Self, ConversionError> {
        let east = FixedOffset::east_opt(seconds_of(offset(value)?)).ok_or(INSTANT)?;
        east.from_local_datetime(&reading(value, INSTANT)?).single().ok_or(INSTANT)
    }
}

impl TryFrom<DateTime> for ::chrono::DateTime<Utc> {
    type Error = ConversionError;

    /// The instant. An error without an offset, and out of chrono's range.
    fn try_from(value: DateTime) -> Result<Self, ConversionError> {
        Ok(::chrono::DateTime::<FixedOffset>::try_from(value)?.to_utc())
    }
}

impl TryFrom<DateTime> for NaiveDateTime {
    type Error = ConversionError;

    /// The reading of the clock. An error if there is an offset, and out of chrono's range.
    fn try_from(value: DateTime) -> Result<Self, ConversionError> {
        no_offset(value)?;
        reading(value, CLOCK)
    }
}

impl TryFrom<NaiveDateTime> for DateTime {
    type Error = ConversionError;

    /// The reading of the clock, without an offset. An error if it is a leap second.
    fn try_from(clock: NaiveDateTime) -> Result<Self, ConversionError> {
        if clock.nanosecond() > 999_999_999 {
            return Err(ConversionError::LeapSecond);
        }
        let small = |part: u32| u8::try_from(part).map_err(|_| ConversionError::OutOfRange { target: "DateTime" });
        let date = (clock.year(), small(clock.month())?, small(clock.day())?);
        let time = (small(clock.hour())?, small(clock.minute())?, small(clock.second())?);
        Ok(Self::from_checked(date, time, clock.nanosecond()))
    }
}

impl<Tz: TimeZone> TryFrom<::chrono::DateTime<Tz>> for DateTime {
    type Error = ConversionError;

    /// The reading of the clock with the offset that the zone has then; `xs:dateTime` has no place for the zone's name.
    /// An error if it is a leap second, or the offset has seconds or is beyond ±14:00.
    fn try_from(zoned: ::chrono::DateTime<Tz>) -> Result<Self, ConversionError> {
        let east = zoned.offset().fix();
        let offset = offset_of(east.local_minus_utc())?;
        // Its local reading may be just beyond what chrono has for readings.
        let clock = zoned.naive_utc().checked_add_offset(east).ok_or(CLOCK)?;
        Ok(Self::try_from(clock)?.with_offset(Some(offset)))
    }
}

#[cfg(test)]
mod tests;
