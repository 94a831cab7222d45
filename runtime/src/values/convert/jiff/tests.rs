use super::super::tests::{check, random_dates, read};
use super::*;

const EASTERN: &str = "EST5EDT,M3.2.0,M11.1.0";

fn zone(text: &str) -> TimeZone {
    TimeZone::posix(text).unwrap()
}

#[test]
fn random_values_come_back_or_say_why_not() {
    check(true, -9999..=9999, Timestamp::try_from, DateTime::from);
    check(false, -9999..=9999, civil::DateTime::try_from, DateTime::from);
    let utc = |value: DateTime| {
        offset(value)?;
        value.assume_jiff_zone(&TimeZone::UTC)
    };
    check(true, -9999..=9999, utc, |zoned| DateTime::try_from(&zoned).unwrap());
}

#[test]
fn fractions_zones_and_midnights_keep_their_value() {
    for (text, instant) in [
        ("2016-04-05T13:07:09Z", "2016-04-05T13:07:09Z"),
        ("2016-04-05T13:07:09.120+14:00", "2016-04-04T23:07:09.12Z"),
        ("2016-04-05T13:07:09.1234567-14:00", "2016-04-06T03:07:09.1234567Z"),
        ("2016-04-05T13:07:09.123456789000-00:00", "2016-04-05T13:07:09.123456789Z"),
        ("2016-12-31T24:00:00Z", "2017-01-01T00:00:00Z"),
        ("0001-01-01T00:00:00+14:00", "0000-12-31T10:00:00Z"),
        ("1969-12-31T23:59:59.999999999Z", "1969-12-31T23:59:59.999999999Z"),
    ] {
        let there = Timestamp::try_from(read(text)).unwrap();
        assert_eq!((there.to_string().as_str(), DateTime::from(there).to_string().as_str()), (instant, instant));
    }
    let clock = civil::DateTime::try_from(read("0001-01-01T00:00:00.1200000")).unwrap();
    assert_eq!(DateTime::from(clock).to_string(), "0001-01-01T00:00:00.12");
}

#[test]
fn jiffs_limits_are_the_limits() {
    for limit in [Timestamp::MIN, Timestamp::MAX] {
        assert_eq!(Timestamp::try_from(DateTime::from(limit)), Ok(limit));
    }
    for limit in [civil::DateTime::MIN, civil::DateTime::MAX] {
        assert_eq!(civil::DateTime::try_from(DateTime::from(limit)), Ok(limit));
    }
    for text in ["10000-01-01T00:00:00", "-10000-12-31T23:59:59", "9999-12-31T24:00:00", "2147483647-12-31T24:00:00"] {
        let target = "jiff::civil::DateTime";
        assert_eq!(civil::DateTime::try_from(read(text)), Err(ConversionError::OutOfRange { target }));
        let target = "jiff::Timestamp";
        assert_eq!(Timestamp::try_from(read(text).with_utc()), Err(ConversionError::OutOfRange { target }));
    }
    let target = "jiff::Timestamp";
    for text in ["9999-12-31T23:59:59.9999999Z", "9999-12-30T22:00:01Z", "-9999-01-01T00:00:00+14:00"] {
        assert_eq!(Timestamp::try_from(read(text)), Err(ConversionError::OutOfRange { target }), "{text}");
    }
}

#[test]
fn an_offset_is_neither_invented_nor_lost() {
    assert_eq!(Timestamp::try_from(read("2016-04-05T13:07:09")), Err(ConversionError::NoOffset));
    assert_eq!(civil::DateTime::try_from(read("2016-04-05T13:07:09Z")), Err(ConversionError::HasOffset));
}

#[test]
fn a_zone_is_assumed_where_there_is_no_offset() {
    for (text, written) in [
        ("2016-01-05T13:07:09.120", "2016-01-05T13:07:09.12-05:00"),
        ("2016-07-05T13:07:09", "2016-07-05T13:07:09-04:00"),
        // An instant is converted to the zone.
        ("2016-07-05T13:07:09Z", "2016-07-05T09:07:09-04:00"),
        // Also in the hour that clocks show twice.
        ("2016-11-06T05:30:00Z", "2016-11-06T01:30:00-04:00"),
        ("2016-11-06T06:30:00Z", "2016-11-06T01:30:00-05:00"),
        ("0001-01-01T00:00:00", "0001-01-01T00:00:00-05:00"),
        ("0001-01-01T00:00:00Z", "0000-12-31T19:00:00-05:00"),
        ("2016-03-12T24:00:00", "2016-03-13T00:00:00-05:00"),
    ] {
        let zoned = read(text).assume_jiff_zone(&zone(EASTERN)).unwrap();
        assert_eq!(DateTime::try_from(&zoned).unwrap().to_string(), written);
    }
}

#[test]
fn hours_that_are_skipped_or_come_twice_are_refused_or_chosen() {
    let (skipped, twice) = (read("2016-03-13T02:30:00"), read("2016-11-06T01:30:00"));
    let eastern = zone(EASTERN);
    assert_eq!(skipped.assume_jiff_zone(&eastern), Err(ConversionError::Skipped));
    assert_eq!(twice.assume_jiff_zone(&eastern), Err(ConversionError::Repeated));
    for (value, choice, written) in [
        (skipped, Disambiguation::Earlier, "2016-03-13T01:30:00-05:00"),
        (skipped, Disambiguation::Later, "2016-03-13T03:30:00-04:00"),
        (skipped, Disambiguation::Compatible, "2016-03-13T03:30:00-04:00"),
        (twice, Disambiguation::Earlier, "2016-11-06T01:30:00-04:00"),
        (twice, Disambiguation::Later, "2016-11-06T01:30:00-05:00"),
        (twice, Disambiguation::Compatible, "2016-11-06T01:30:00-04:00"),
    ] {
        let zoned = value.assume_jiff_zone_with(&eastern, choice).unwrap();
        assert_eq!(DateTime::try_from(&zoned).unwrap().to_string(), written);
    }
}

#[test]
fn no_zone_makes_a_value_overflow() {
    let zones = ["<+14>-14", "<-12>12", EASTERN].map(zone);
    for value in random_dates().chain(["-9999-01-01T00:00:00", "9999-12-31T23:59:59.999999999"].map(read)) {
        for zone in &zones {
            match value.assume_jiff_zone_with(zone, Disambiguation::Compatible) {
                Ok(zoned) => {
                    assert_eq!(Timestamp::try_from(DateTime::try_from(&zoned).unwrap()), Ok(zoned.timestamp()))
                }
                Err(error) => {
                    assert!(matches!(error, ConversionError::OutOfRange { .. }), "{value}: {error}");
                    assert!(!(-9998..9999).contains(&value.year()), "{value}");
                }
            }
        }
    }
}

#[test]
fn offsets_that_xsd_does_not_have_are_refused() {
    for (seconds, error) in [
        (15 * 3600, ConversionError::OffsetOutOfRange),
        (-14 * 3600 - 60, ConversionError::OffsetOutOfRange),
        (-17_762, ConversionError::OffsetWithSeconds),
    ] {
        let zone = JiffOffset::from_seconds(seconds).unwrap().to_time_zone();
        let zoned = read("2016-04-05T13:07:09").assume_jiff_zone(&zone).unwrap();
        assert_eq!(DateTime::try_from(&zoned), Err(error));
    }
}
