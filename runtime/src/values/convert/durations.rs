//! Durations without months: seconds and nanoseconds.

use super::ConversionError;
use crate::values::Duration;

#[cfg(all(test, any(feature = "jiff", feature = "chrono", feature = "time")))]
pub(super) use tests::check;

/// Returns the seconds and nanoseconds, both with the sign of the duration.
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
pub(super) fn seconds_and_nanoseconds(value: Duration, target: &'static str) -> Result<(i64, i32), ConversionError> {
    if value.months() > 0 {
        return Err(ConversionError::HasMonths);
    }
    let sign = if value.is_negative() { -1 } else { 1 };
    let out_of_range = ConversionError::OutOfRange { target };
    let seconds = i64::try_from(sign * i128::from(value.seconds())).map_err(|_| out_of_range)?;
    let nanosecond = i32::try_from(value.nanosecond()).map_err(|_| out_of_range)?;
    Ok((seconds, if value.is_negative() { -nanosecond } else { nanosecond }))
}

/// Returns the duration of seconds and nanoseconds that do not have different signs; the latter are less than a second.
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
pub(super) fn duration_of(seconds: i64, nanosecond: i32) -> Duration {
    let length = Duration::new(0, seconds.unsigned_abs(), nanosecond.unsigned_abs()).unwrap_or_default();
    if seconds < 0 || nanosecond < 0 { length.negated() } else { length }
}

impl TryFrom<Duration> for std::time::Duration {
    type Error = ConversionError;

    /// Converts a duration without months. Fails if it is negative.
    fn try_from(value: Duration) -> Result<Self, ConversionError> {
        match (value.months(), value.is_negative()) {
            (0, false) => Ok(Self::new(value.seconds(), value.nanosecond())),
            (0, true) => Err(ConversionError::Negative),
            _ => Err(ConversionError::HasMonths),
        }
    }
}

impl From<std::time::Duration> for Duration {
    fn from(length: std::time::Duration) -> Self {
        Self::new(0, length.as_secs(), length.subsec_nanos()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Samples;

    /// Returns random durations; half of them have months.
    pub(in super::super) fn random_durations() -> impl Iterator<Item = Duration> {
        let mut samples = Samples::new(9);
        (0..2_000).flat_map(move |_| {
            let sample = samples.xsd_duration();
            let seconds = Duration::new(0, sample.seconds(), sample.nanosecond()).unwrap();
            [sample, if sample.is_negative() { seconds.negated() } else { seconds }]
        })
    }

    /// Checks that durations come back as they were, or that the error says why they cannot be converted.
    #[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
    pub(in super::super) fn check<T>(
        there: impl Fn(Duration) -> Result<T, ConversionError>,
        back: impl Fn(T) -> Duration,
        longest: u64,
    ) {
        let mut converted = 0;
        for value in random_durations() {
            match there(value) {
                Ok(other) => {
                    converted += 1;
                    assert_eq!(back(other).to_string(), value.to_string());
                }
                Err(ConversionError::HasMonths) => assert!(value.months() > 0, "{value}"),
                Err(ConversionError::OutOfRange { .. }) => assert!(value.seconds() >= longest, "{value}"),
                Err(other) => panic!("{value}: {other}"),
            }
        }
        assert!(converted > 1_000, "{converted}");
    }

    #[test]
    fn durations_of_the_standard_library_have_neither_sign_nor_months() {
        for value in random_durations() {
            match std::time::Duration::try_from(value) {
                Ok(length) => assert_eq!(Duration::from(length).to_string(), value.to_string()),
                Err(ConversionError::HasMonths) => assert!(value.months() > 0),
                Err(error) => assert_eq!((error, value.is_negative()), (ConversionError::Negative, true)),
            }
        }
        let longest = std::time::Duration::MAX;
        assert_eq!(std::time::Duration::try_from(Duration::from(longest)), Ok(longest));
    }
}
