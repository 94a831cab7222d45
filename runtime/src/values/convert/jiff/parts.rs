//! Days, times of a day and durations of jiff.

use ::jiff::{SignedDuration, Span, civil};

use super::super::durations::{duration_of, seconds_and_nanoseconds};
use super::super::{ConversionError, no_offset, time_of};
use crate::values::{Date, Duration, Time};

impl TryFrom<Date> for civil::Date {
    type Error = ConversionError;

    /// Converts to the same day. Fails if there is an offset or the year is not in -9999 to 9999.
    fn try_from(value: Date) -> Result<Self, ConversionError> {
        no_offset(value.offset())?;
        let out_of_range = ConversionError::OutOfRange { target: "jiff::civil::Date" };
        let year = i16::try_from(value.year()).map_err(|_| out_of_range)?;
        let [month, day] = [value.month(), value.day()].map(u8::cast_signed);
        Self::new(year, month, day).map_err(|_| out_of_range)
    }
}

impl From<civil::Date> for Date {
    fn from(day: civil::Date) -> Self {
        // Only the year can be negative.
        Self::from_checked(day.year().into(), day.month().unsigned_abs(), day.day().unsigned_abs())
    }
}

impl TryFrom<Time> for civil::Time {
    type Error = ConversionError;

    /// Converts to the same time; 24:00:00 is 00:00:00. Fails if there is an offset.
    fn try_from(value: Time) -> Result<Self, ConversionError> {
        no_offset(value.offset())?;
        let [hour, minute, second] = [value.hour() % 24, value.minute(), value.second()].map(u8::cast_signed);
        let time = Self::new(hour, minute, second, value.nanosecond().cast_signed());
        time.map_err(|_| ConversionError::OutOfRange { target: "jiff::civil::Time" })
    }
}

impl From<civil::Time> for Time {
    fn from(time: civil::Time) -> Self {
        let [hour, minute, second] = [time.hour(), time.minute(), time.second()].map(i8::unsigned_abs);
        time_of(hour, minute, second, time.subsec_nanosecond().unsigned_abs())
    }
}

impl TryFrom<Duration> for SignedDuration {
    type Error = ConversionError;

    /// Converts a duration without months. Fails if the seconds do not fit in 63 bits.
    fn try_from(value: Duration) -> Result<Self, ConversionError> {
        let (seconds, nanosecond) = seconds_and_nanoseconds(value, "jiff::SignedDuration")?;
        Ok(Self::new(seconds, nanosecond))
    }
}

impl From<SignedDuration> for Duration {
    fn from(length: SignedDuration) -> Self {
        duration_of(length.as_secs(), length.subsec_nanos())
    }
}

impl TryFrom<Duration> for Span {
    type Error = ConversionError;

    /// Converts to months, seconds and nanoseconds. Fails if they are out of jiff's range, about 20,000 years.
    fn try_from(value: Duration) -> Result<Self, ConversionError> {
        let out_of_range = ConversionError::OutOfRange { target: "jiff::Span" };
        let [months, seconds] = [value.months(), value.seconds()].map(|number| i64::try_from(number).ok());
        let (months, seconds) = months.zip(seconds).ok_or(out_of_range)?;
        let span = Self::new().try_months(months).and_then(|span| span.try_seconds(seconds));
        let span = span.and_then(|span| span.try_nanoseconds(value.nanosecond())).map_err(|_| out_of_range)?;
        Ok(if value.is_negative() { -span } else { span })
    }
}

impl TryFrom<Span> for Duration {
    type Error = ConversionError;

    /// Converts all units; a year is 12 months, a week 7 days, a day 24 hours. Fails if the sum does not fit.
    fn try_from(span: Span) -> Result<Self, ConversionError> {
        const SECOND: u128 = 1_000_000_000;
        let months = i64::from(span.get_years()) * 12 + i64::from(span.get_months());
        // All units have one sign.
        let clock = [
            (i64::from(span.get_weeks()), 604_800 * SECOND),
            (i64::from(span.get_days()), 86_400 * SECOND),
            (i64::from(span.get_hours()), 3_600 * SECOND),
            (span.get_minutes(), 60 * SECOND),
            (span.get_seconds(), SECOND),
            (span.get_milliseconds(), 1_000_000),
            (span.get_microseconds(), 1_000),
            (span.get_nanoseconds(), 1),
        ];
        let sum: u128 = clock.map(|(number, unit)| u128::from(number.unsigned_abs()) * unit).into_iter().sum();
        let seconds = u64::try_from(sum / SECOND).ok().zip(u32::try_from(sum % SECOND).ok());
        let (seconds, nanosecond) = seconds.ok_or(ConversionError::OutOfRange { target: "Duration" })?;
        let length = Self::new(months.unsigned_abs(), seconds, nanosecond).unwrap_or_default();
        Ok(if span.is_negative() { length.negated() } else { length })
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::durations::check;
    use super::super::super::tests::check_parts;
    use super::*;

    #[test]
    fn days_and_times_come_back_or_say_why_not() {
        check_parts(-9999..=9999, civil::Date::try_from, Date::from, civil::Time::try_from, Time::from);
    }

    #[test]
    fn durations_come_back_or_say_why_not() {
        check(SignedDuration::try_from, Duration::from, 1 << 63);
        for (text, fits) in [("P14M", true), ("-P1Y2M3DT4H5M6.789S", true), ("PT0S", true), ("P20000Y", false)] {
            let value: Duration = text.parse().unwrap();
            let there = Span::try_from(value);
            assert_eq!(there.is_ok(), fits, "{text}");
            assert!(
                there.is_err()
                    || Duration::try_from(there.unwrap()).unwrap().to_string() == text.replace("P14M", "P1Y2M")
            );
        }
        let span = Span::new().years(1).weeks(1).days(1).minutes(1).milliseconds(1_500);
        assert_eq!(Duration::try_from(span).unwrap().to_string(), "P1Y8DT1M1.5S");
    }
}
