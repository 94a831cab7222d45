//! Days, times of a day and durations of chrono.

use ::chrono::{Datelike as _, NaiveDate, NaiveTime, TimeDelta, Timelike as _};

use super::super::durations::{duration_of, seconds_and_nanoseconds};
use super::super::{ConversionError, no_offset, time_of};
use crate::values::{Date, Duration, Time};

impl TryFrom<Date> for NaiveDate {
    type Error = ConversionError;

    /// Converts to the same day. Fails if there is an offset or the year is out of chrono's range.
    fn try_from(value: Date) -> Result<Self, ConversionError> {
        no_offset(value.offset())?;
        let day = Self::from_ymd_opt(value.year(), value.month().into(), value.day().into());
        day.ok_or(ConversionError::OutOfRange { target: "chrono::NaiveDate" })
    }
}

impl From<NaiveDate> for Date {
    fn from(day: NaiveDate) -> Self {
        // Both are at most 31.
        Self::from_checked(day.year(), day.month() as u8, day.day() as u8)
    }
}

impl TryFrom<Time> for NaiveTime {
    type Error = ConversionError;

    /// Converts to the same time; 24:00:00 is 00:00:00. Fails if there is an offset.
    fn try_from(value: Time) -> Result<Self, ConversionError> {
        no_offset(value.offset())?;
        let (hour, minute, second) = (value.hour() % 24, value.minute(), value.second());
        let time = Self::from_hms_nano_opt(hour.into(), minute.into(), second.into(), value.nanosecond());
        time.ok_or(ConversionError::OutOfRange { target: "chrono::NaiveTime" })
    }
}

impl TryFrom<NaiveTime> for Time {
    type Error = ConversionError;

    /// Converts to the same time. Fails if it is a leap second.
    fn try_from(time: NaiveTime) -> Result<Self, ConversionError> {
        if time.nanosecond() > 999_999_999 {
            return Err(ConversionError::LeapSecond);
        }
        // All are at most 59.
        Ok(time_of(time.hour() as u8, time.minute() as u8, time.second() as u8, time.nanosecond()))
    }
}

impl TryFrom<Duration> for TimeDelta {
    type Error = ConversionError;

    /// Converts a duration without months. Fails if it is out of chrono's range, 2⁶³ milliseconds.
    fn try_from(value: Duration) -> Result<Self, ConversionError> {
        let target = "chrono::TimeDelta";
        let (seconds, nanosecond) = seconds_and_nanoseconds(value, target)?;
        let length = Self::try_seconds(seconds);
        let length = length.and_then(|length| length.checked_add(&Self::nanoseconds(nanosecond.into())));
        length.ok_or(ConversionError::OutOfRange { target })
    }
}

impl From<TimeDelta> for Duration {
    fn from(length: TimeDelta) -> Self {
        duration_of(length.num_seconds(), length.subsec_nanos())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::durations::check;
    use super::super::super::tests::check_parts;
    use super::*;

    #[test]
    fn days_and_times_come_back_or_say_why_not() {
        let time = |time| Time::try_from(time).unwrap();
        check_parts(-262_143..=262_142, NaiveDate::try_from, Date::from, NaiveTime::try_from, time);
        let leap = NaiveTime::from_hms_nano_opt(23, 59, 59, 1_000_000_000).unwrap();
        assert_eq!(Time::try_from(leap), Err(ConversionError::LeapSecond));
    }

    #[test]
    fn durations_come_back_or_say_why_not() {
        check(TimeDelta::try_from, Duration::from, i64::MAX as u64 / 1_000);
    }
}
