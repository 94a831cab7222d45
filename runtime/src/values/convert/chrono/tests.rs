use ::chrono::{DateTime as ChronoDateTime, NaiveTime};

use super::super::tests::{check, random_dates, read};
use super::*;

/// A zone one hour east of UTC in 2016, and two hours east in summer: clocks go forward on 27 March at 02:00 and back
/// on 30 October at 03:00.
#[derive(Debug, Clone, Copy)]
struct Summer;

fn hours(hours: i32) -> FixedOffset {
    FixedOffset::east_opt(hours * 3600).unwrap()
}

fn clock(text: &str) -> NaiveDateTime {
    NaiveDateTime::try_from(read(text)).unwrap()
}

impl TimeZone for Summer {
    type Offset = FixedOffset;

    fn from_offset(_: &FixedOffset) -> Self {
        Self
    }

    fn offset_from_local_date(&self, local: &NaiveDate) -> MappedLocalTime<FixedOffset> {
        self.offset_from_local_datetime(&local.and_time(NaiveTime::MIN))
    }

    fn offset_from_local_datetime(&self, local: &NaiveDateTime) -> MappedLocalTime<FixedOffset> {
        let [forward, forward_end, back, back_end] =
            ["2016-03-27T02:00:00", "2016-03-27T03:00:00", "2016-10-30T02:00:00", "2016-10-30T03:00:00"].map(clock);
        match *local {
            local if local >= forward && local < forward_end => MappedLocalTime::None,
            local if local >= back && local < back_end => MappedLocalTime::Ambiguous(hours(2), hours(1)),
            local if local >= forward_end && local < back => MappedLocalTime::Single(hours(2)),
            _ => MappedLocalTime::Single(hours(1)),
        }
    }

    fn offset_from_utc_date(&self, utc: &NaiveDate) -> FixedOffset {
        self.offset_from_utc_datetime(&utc.and_time(NaiveTime::MIN))
    }

    fn offset_from_utc_datetime(&self, utc: &NaiveDateTime) -> FixedOffset {
        let summer = clock("2016-03-27T01:00:00")..clock("2016-10-30T01:00:00");
        hours(if summer.contains(utc) { 2 } else { 1 })
    }
}

#[test]
fn random_values_come_back_or_say_why_not() {
    let years = -262_143..=262_142;
    check(true, years.clone(), ChronoDateTime::<Utc>::try_from, |there| there.try_into().unwrap());
    check(true, years.clone(), ChronoDateTime::<FixedOffset>::try_from, |there| there.try_into().unwrap());
    check(false, years, NaiveDateTime::try_from, |there| there.try_into().unwrap());
}

#[test]
fn offsets_fractions_and_midnights_keep_their_value() {
    for (text, written) in [
        ("2016-04-05T13:07:09Z", "2016-04-05T13:07:09Z"),
        ("2016-04-05T13:07:09+00:00", "2016-04-05T13:07:09Z"),
        ("2016-04-05T13:07:09.120+14:00", "2016-04-05T13:07:09.12+14:00"),
        ("2016-04-05T13:07:09.1234567-14:00", "2016-04-05T13:07:09.1234567-14:00"),
        ("2016-04-05T13:07:09.123456789000-05:30", "2016-04-05T13:07:09.123456789-05:30"),
        ("2016-12-31T24:00:00-05:00", "2017-01-01T00:00:00-05:00"),
        ("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+14:00"),
        ("-0004-02-29T00:00:00Z", "-0004-02-29T00:00:00Z"),
    ] {
        let there = ChronoDateTime::<FixedOffset>::try_from(read(text)).unwrap();
        assert_eq!(DateTime::try_from(there).unwrap().to_string(), written);
        let utc = ChronoDateTime::<Utc>::try_from(read(text)).unwrap();
        assert_eq!(utc, there);
    }
    let year_one = ChronoDateTime::<Utc>::try_from(read("0001-01-01T00:00:00+14:00")).unwrap();
    assert_eq!(DateTime::try_from(year_one).unwrap().to_string(), "0000-12-31T10:00:00Z");
}

#[test]
fn chronos_limits_are_the_limits() {
    for limit in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
        assert_eq!(NaiveDateTime::try_from(DateTime::try_from(limit).unwrap()), Ok(limit));
    }
    for limit in [ChronoDateTime::<Utc>::MIN_UTC, ChronoDateTime::<Utc>::MAX_UTC] {
        assert_eq!(ChronoDateTime::<Utc>::try_from(DateTime::try_from(limit).unwrap()), Ok(limit));
    }
    for text in
        ["262143-01-01T00:00:00", "-262144-12-31T23:59:59", "262142-12-31T24:00:00", "2147483647-12-31T24:00:00"]
    {
        assert_eq!(NaiveDateTime::try_from(read(text)), Err(CLOCK), "{text}");
        assert_eq!(ChronoDateTime::<Utc>::try_from(read(text).with_utc()), Err(INSTANT), "{text}");
        assert_eq!(read(text).assume_chrono_zone(&Utc), Err(INSTANT), "{text}");
    }
    for text in ["262142-12-31T23:00:00-14:00", "-262143-01-01T01:00:00+14:00"] {
        assert_eq!(ChronoDateTime::<Utc>::try_from(read(text)), Err(INSTANT), "{text}");
        assert_eq!(ChronoDateTime::<FixedOffset>::try_from(read(text)), Err(INSTANT), "{text}");
    }
    assert_eq!(read("262142-12-31T23:00:00Z").assume_chrono_zone(&hours(1)), Err(INSTANT));
    assert_eq!(read("-262143-01-01T00:00:00Z").assume_chrono_zone(&hours(-1)), Err(INSTANT));
    // The local time of chrono's last instant is beyond its years.
    assert_eq!(DateTime::try_from(ChronoDateTime::<Utc>::MAX_UTC.with_timezone(&hours(1))), Err(CLOCK));
    assert_eq!(DateTime::try_from(ChronoDateTime::<Utc>::MIN_UTC.with_timezone(&hours(-1))), Err(CLOCK));
}

#[test]
fn an_offset_is_neither_invented_nor_lost() {
    let (local, zoned) = (read("2016-04-05T13:07:09"), read("2016-04-05T13:07:09Z"));
    assert_eq!(ChronoDateTime::<Utc>::try_from(local), Err(ConversionError::NoOffset));
    assert_eq!(ChronoDateTime::<FixedOffset>::try_from(local), Err(ConversionError::NoOffset));
    assert_eq!(NaiveDateTime::try_from(zoned), Err(ConversionError::HasOffset));
    assert_eq!(DateTime::try_from(clock("2016-04-05T13:07:09")).unwrap().offset(), None);
}

#[test]
fn a_zone_is_assumed_where_there_is_no_offset() {
    for (text, written) in [
        ("2016-01-05T13:07:09.120", "2016-01-05T13:07:09.12+01:00"),
        ("2016-07-05T13:07:09", "2016-07-05T13:07:09+02:00"),
        ("2016-07-05T13:07:09Z", "2016-07-05T15:07:09+02:00"),
        ("2016-10-30T00:30:00Z", "2016-10-30T02:30:00+02:00"),
        ("2016-10-30T01:30:00Z", "2016-10-30T02:30:00+01:00"),
        ("0001-01-01T00:00:00", "0001-01-01T00:00:00+01:00"),
    ] {
        let zoned = read(text).assume_chrono_zone(&Summer).unwrap();
        assert_eq!(DateTime::try_from(zoned).unwrap().to_string(), written);
    }
    assert_eq!(read("2016-03-27T02:30:00").assume_chrono_zone(&Summer), Err(ConversionError::Skipped));
    assert_eq!(read("2016-10-30T02:30:00").assume_chrono_zone(&Summer), Err(ConversionError::Repeated));
}

#[test]
fn no_zone_makes_a_value_overflow() {
    for value in random_dates() {
        for zone in [hours(14), hours(-12)] {
            match value.assume_chrono_zone(&zone).map(|zoned| zoned.to_utc()) {
                Ok(utc) => {
                    assert_eq!(DateTime::try_from(utc), Ok(value.assume(offset_of(zone.local_minus_utc()).unwrap())))
                }
                Err(error) => assert!(error == INSTANT && value.year().abs() > 262_000, "{value}: {error}"),
            }
        }
    }
}

#[test]
fn what_xsd_does_not_have_is_refused() {
    let leap = NaiveDate::from_ymd_opt(2016, 12, 31).unwrap().and_hms_nano_opt(23, 59, 59, 1_000_000_000).unwrap();
    assert_eq!(DateTime::try_from(leap), Err(ConversionError::LeapSecond));
    assert_eq!(DateTime::try_from(leap.and_utc()), Err(ConversionError::LeapSecond));
    for (seconds, error) in [
        (15 * 3600, ConversionError::OffsetOutOfRange),
        (-14 * 3600 - 60, ConversionError::OffsetOutOfRange),
        (-17_762, ConversionError::OffsetWithSeconds),
    ] {
        let zone = FixedOffset::east_opt(seconds).unwrap();
        let zoned = read("2016-04-05T13:07:09").assume_chrono_zone(&zone).unwrap();
        assert_eq!(DateTime::try_from(zoned), Err(error));
    }
}
