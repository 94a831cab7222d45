//! Days, times of a day and durations of time.

use ::time::Month;

use super::super::durations::{duration_of, seconds_and_nanoseconds};
use super::super::{ConversionError, no_offset, time_of};
use crate::values::{Date, Duration, Time};

impl TryFrom<Date> for ::time::Date {
    type Error = ConversionError;

    /// Converts to the same day. Fails if there is an offset or the year is not in the crate's range, -9999 to 9999 by
    /// default.
    fn try_from(value: Date) -> Result<Self, ConversionError> {
        no_offset(value.offset())?;
        let month = Month::try_from(value.month());
        let day = month.and_then(|month| Self::from_calendar_date(value.year(), month, value.day()));
        day.map_err(|_| ConversionError::OutOfRange { target: "time::Date" })
    }
}

impl From<::time::Date> for Date {
    fn from(day: ::time::Date) -> Self {
        Self::from_checked(day.year(), day.month().into(), day.day())
    }
}

impl TryFrom<Time> for ::time::Time {
    type Error = ConversionError;

    /// Converts to the same time; 24:00:00 is 00:00:00. Fails if there is an offset.
    fn try_from(value: Time) -> Result<Self, ConversionError> {
        no_offset(value.offset())?;
        let time = Self::from_hms_nano(value.hour() % 24, value.minute(), value.second(), value.nanosecond());
        time.map_err(|_| ConversionError::OutOfRange { target: "time::Time" })
    }
}

impl From<::time::Time> for Time {
    fn from(time: ::time::Time) -> Self {
        time_of(time.hour(), time.minute(), time.second(), time.nanosecond())
    }
}

impl TryFrom<Duration> for ::time::Duration {
    type Error = ConversionError;

    /// Converts a duration without months. Fails if the seconds do not fit in 63 bits.
    fn try_from(value: Duration) -> Result<Self, ConversionError> {
        let (seconds, nanosecond) = seconds_and_nanoseconds(value, "time::Duration")?;
        Ok(Self::new(seconds, nanosecond))
    }
}

impl From<::time::Duration> for Duration {
    fn from(length: ::time::Duration) -> Self {
        duration_of(length.whole_seconds(), length.subsec_nanoseconds())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::durations::check;
    use super::super::super::tests::check_parts;
    use super::*;

    #[test]
    fn days_and_times_come_back_or_say_why_not() {
        check_parts(-9999..=9999, ::time::Date::try_from, Date::from, ::time::Time::try_from, Time::from);
    }

    #[test]
    fn durations_come_back_or_say_why_not() {
        check(::time::Duration::try_from, Duration::from, 1 << 63);
    }
}
