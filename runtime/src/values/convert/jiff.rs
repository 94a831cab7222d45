//! jiff: instants, local times, time zones.

use ::jiff::tz::{AmbiguousOffset, Disambiguation, Offset as JiffOffset, TimeZone};
use ::jiff::{Timestamp, ZonedDateTime, civil};

use super::{ConversionError, no_offset, offset, offset_of, seconds_of, with_hour_of_clock};
use crate::values::DateTime;

impl DateTime {
    /// Returns the value in a time zone of jiff. Without an offset, the value is taken as local time in that zone. With
    /// an offset, it is that instant, converted to the zone.
    ///
    /// # Errors
    /// The zone's clocks [skip](ConversionError::Skipped) the time or show it [twice](ConversionError::Repeated):
    /// [`assume_jiff_zone_with`](Self::assume_jiff_zone_with) can choose. Or the time is [out of
    /// range](ConversionError::OutOfRange): from -9999-01-02 to 9999-12-30 in UTC.
    ///
    /// ```
    /// use jiff::tz::TimeZone;
    /// use wsdl_runtime::values::{ConversionError, DateTime};
    ///
    /// // Applications use `TimeZone::get("America/New_York")` instead. It needs jiff's time zone data: a dependency on
    /// // jiff with its default features, which this crate does not enable.
    /// let eastern = TimeZone::posix("EST5EDT,M3.2.0,M11.1.0")?;
    /// let sent: DateTime = "2016-04-05T13:07:09.120".parse()?;
    /// assert_eq!(sent.assume_jiff_zone(&eastern)?.timestamp().to_string(), "2016-04-05T17:07:09.12Z");
    ///
    /// let twice: DateTime = "2016-11-06T01:30:00".parse()?;
    /// assert_eq!(twice.assume_jiff_zone(&eastern), Err(ConversionError::Repeated));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn assume_jiff_zone(self, zone: &TimeZone) -> Result<ZonedDateTime, ConversionError> {
        self.assume_jiff_zone_with(zone, Disambiguation::Reject)
    }

    /// Returns the value in a time zone like [`assume_jiff_zone`](Self::assume_jiff_zone), with a choice for times that
    /// the zone's clocks skip or show twice.
    pub fn assume_jiff_zone_with(
        self,
        zone: &TimeZone,
        choice: Disambiguation,
    ) -> Result<ZonedDateTime, ConversionError> {
        if self.offset().is_some() {
            return Ok(Timestamp::try_from(self)?.to_zoned_datetime(zone.clone()));
        }
        let possible = zone.to_ambiguous_zoned_datetime(civil::DateTime::try_from(self)?);
        let error = match (choice, possible.offset()) {
            (Disambiguation::Reject, AmbiguousOffset::Gap { .. }) => ConversionError::Skipped,
            (Disambiguation::Reject, AmbiguousOffset::Fold { .. }) => ConversionError::Repeated,
            _ => ConversionError::OutOfRange { target: "jiff::ZonedDateTime" },
        };
        possible.disambiguate(choice).map_err(|_| error)
    }
}

/// Returns the local time, without the offset.
fn reading(value: DateTime, target: &'static str) -> Result<civil::DateTime, ConversionError> {
    let out_of_range = ConversionError::OutOfRange { target };
    let value = with_hour_of_clock(value).ok_or(out_of_range)?;
    let small = |part: u8| i8::try_from(part).map_err(|_| out_of_range);
    civil::DateTime::new(
        i16::try_from(value.year()).map_err(|_| out_of_range)?,
        small(value.month())?,
        small(value.day())?,
        small(value.hour())?,
        small(value.minute())?,
        small(value.second())?,
        value.nanosecond().try_into().map_err(|_| out_of_range)?,
    )
    .map_err(|_| out_of_range)
}

impl TryFrom<DateTime> for Timestamp {
    type Error = ConversionError;

    /// Converts to the instant. Fails if there is no offset or the instant is out of jiff's range.
    fn try_from(value: DateTime) -> Result<Self, ConversionError> {
        let target = "jiff::Timestamp";
        let out_of_range = |_| ConversionError::OutOfRange { target };
        let east = JiffOffset::from_seconds(seconds_of(offset(value)?)).map_err(out_of_range)?;
        east.to_timestamp(reading(value, target)?).map_err(out_of_range)
    }
}

impl TryFrom<DateTime> for civil::DateTime {
    type Error = ConversionError;

    /// Converts to the local time. Fails if there is an offset or the year is not in -9999 to 9999.
    fn try_from(value: DateTime) -> Result<Self, ConversionError> {
        no_offset(value.offset())?;
        reading(value, "jiff::civil::DateTime")
    }
}

impl From<Timestamp> for DateTime {
    /// Converts to the instant in UTC, written with `Z`.
    fn from(instant: Timestamp) -> Self {
        Self::from(JiffOffset::UTC.to_datetime(instant)).with_utc()
    }
}

impl From<civil::DateTime> for DateTime {
    /// Converts to the local time, without an offset.
    fn from(clock: civil::DateTime) -> Self {
        Self::from_parts(clock.date().into(), clock.time().into(), None)
    }
}

impl TryFrom<&ZonedDateTime> for DateTime {
    type Error = ConversionError;

    /// Converts to the local time with the zone's offset at that time. The zone's name is lost: `xs:dateTime` has none.
    /// Fails if the offset has seconds or is beyond ±14:00.
    fn try_from(zoned: &ZonedDateTime) -> Result<Self, ConversionError> {
        let offset = offset_of(zoned.offset().seconds())?;
        Ok(Self::from(zoned.datetime()).with_offset(Some(offset)))
    }
}

mod parts;
#[cfg(test)]
mod tests;
