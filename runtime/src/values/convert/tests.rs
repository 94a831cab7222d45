//! Helpers shared by the tests of the conversions.

#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
pub(super) use dates::{check, check_parts, random_dates, read};

use crate::Samples;
use crate::values::Decimal;

pub(super) fn decimal(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

pub(super) fn random_decimals() -> impl Iterator<Item = Decimal> {
    let mut samples = Samples::new(8);
    (0..5_000).map(move |_| samples.decimal())
}

#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
mod dates {
    use std::ops::RangeInclusive;

    use super::super::*;
    use super::Samples;
    use crate::values::tests::Generator;
    use crate::values::{Date, Time};

    pub(in super::super) fn read(text: &str) -> DateTime {
        text.parse().unwrap_or_else(|error| panic!("{text:?}: {error}"))
    }

    /// Date samples: each value in several years, some at the end of a day, with and without an offset.
    pub(in super::super) fn random_dates() -> impl Iterator<Item = DateTime> {
        let (mut samples, mut random) = (Samples::new(8), Generator::new(8));
        (0..5_000).flat_map(move |_| {
            let sample = samples.date_time();
            let year = (random.next() as i32) >> (random.next() % 32);
            let hour = if random.next().is_multiple_of(4) { 24 } else { 0 };
            let other = DateTime::new(year, sample.month(), sample.day().min(28), hour, 0, 0).unwrap();
            [sample, other.with_offset(sample.offset())]
        })
    }

    /// Checks that values of every kind come back equal, or that the error says why they cannot be converted. `years`
    /// are those of the other type; an offset may matter only in its first and last.
    pub(in super::super) fn check<T>(
        is_instant: bool,
        years: RangeInclusive<i32>,
        there: impl Fn(DateTime) -> Result<T, ConversionError>,
        back: impl Fn(T) -> DateTime,
    ) {
        let (mut converted, mut refused) = (0, 0);
        for value in random_dates() {
            match there(value) {
                Ok(other) => {
                    converted += 1;
                    let back = back(other);
                    assert_eq!(back, value);
                    assert_eq!(back.offset().is_some(), is_instant, "{value}");
                    assert!(years.contains(&value.year()), "{value}");
                }
                Err(ConversionError::NoOffset) => assert!(is_instant && value.offset().is_none(), "{value}"),
                Err(ConversionError::HasOffset) => assert!(!is_instant && value.offset().is_some(), "{value}"),
                Err(ConversionError::OutOfRange { .. }) => {
                    refused += 1;
                    let inner = years.start() + 1..=years.end() - 1;
                    assert!(!inner.contains(&value.year()), "{value}");
                }
                Err(other) => panic!("{value}: {other}"),
            }
        }
        assert!(converted > 500 && refused > 100, "{converted} {refused}");
    }

    /// Checks that days and times come back equal, or that the error says why they cannot be converted. `years` are those
    /// of the other type.
    pub(in super::super) fn check_parts<D, T>(
        years: RangeInclusive<i32>,
        day_there: impl Fn(Date) -> Result<D, ConversionError>,
        day_back: impl Fn(D) -> Date,
        time_there: impl Fn(Time) -> Result<T, ConversionError>,
        time_back: impl Fn(T) -> Time,
    ) {
        let mut samples = Samples::new(10);
        let mut converted = 0;
        for _ in 0..2_000 {
            let (day, time) = (samples.date(), samples.time());
            match day_there(day) {
                Ok(there) => {
                    converted += 1;
                    assert_eq!(day_back(there).to_string(), day.to_string());
                }
                Err(ConversionError::HasOffset) => assert!(day.offset().is_some(), "{day}"),
                Err(ConversionError::OutOfRange { .. }) => assert!(!years.contains(&day.year()), "{day}"),
                Err(other) => panic!("{day}: {other}"),
            }
            match time_there(time) {
                Ok(there) => {
                    converted += 1;
                    assert_eq!(time_back(there), time);
                }
                Err(error) => {
                    assert_eq!((error, time.offset().is_some()), (ConversionError::HasOffset, true), "{time}")
                }
            }
        }
        assert!(converted > 500, "{converted}");
    }

    #[test]
    fn offsets_are_whole_minutes_up_to_14_hours() {
        for (seconds, written) in
            [(0, "Z"), (-18_000, "-05:00"), (50_400, "+14:00"), (-50_400, "-14:00"), (60, "+00:01")]
        {
            let offset = offset_of(seconds).unwrap();
            assert_eq!((offset.to_string().as_str(), seconds_of(offset)), (written, seconds));
        }
        for seconds in [50_460, -50_460, 93_540, i32::MAX / 60 * 60] {
            assert_eq!(offset_of(seconds), Err(ConversionError::OffsetOutOfRange), "{seconds}");
        }
        for seconds in [1, -1, 1_172, -50_401] {
            assert_eq!(offset_of(seconds), Err(ConversionError::OffsetWithSeconds), "{seconds}");
        }
    }

    #[test]
    fn the_end_of_a_day_is_the_next_midnight() {
        for (text, next) in [
            ("2016-04-05T24:00:00.000+02:00", "2016-04-06T00:00:00+02:00"),
            ("2016-02-28T24:00:00", "2016-02-29T00:00:00"),
            ("2015-02-28T24:00:00", "2015-03-01T00:00:00"),
            ("-0001-12-31T24:00:00Z", "0000-01-01T00:00:00Z"),
            ("2016-04-05T23:59:59.5", "2016-04-05T23:59:59.5"),
        ] {
            assert_eq!(with_hour_of_clock(read(text)).unwrap().to_string(), next);
        }
        assert_eq!(with_hour_of_clock(read("2147483647-12-31T24:00:00")), None);
    }
}
