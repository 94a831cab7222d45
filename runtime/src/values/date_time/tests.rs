use std::cmp::Ordering;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::super::tests::Generator;
use super::*;

fn read(text: &str) -> DateTime {
    text.parse().unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

fn error(text: &str) -> (String, Option<usize>) {
    let error = text.parse::<DateTime>().expect_err(text);
    assert_eq!(error.expected(), "xs:dateTime");
    (error.problem().to_owned(), error.at())
}

fn hash(value: DateTime) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[test]
fn what_is_read_is_written_back() {
    for text in [
        "2016-04-05T13:07:09",
        "2016-04-05T13:07:09Z",
        "2016-04-05T13:07:09+00:00",
        "2016-04-05T13:07:09-00:00",
        "2016-04-05T13:07:09+14:00",
        "2016-04-05T13:07:09-14:00",
        "2016-04-05T13:07:09-00:30",
        "2016-04-05T13:07:09+13:59",
        "2016-04-05T13:07:09.5Z",
        "2016-04-05T13:07:09.120",
        "2016-04-05T13:07:09.000",
        "2016-04-05T13:07:09.0000000",
        "2016-04-05T13:07:09.000000001-05:00",
        "2016-04-05T13:07:09.123456789",
        "2016-04-05T13:07:09.123456789000",
        "0001-01-01T00:00:00",
        "0001-01-01T00:00:00+14:00",
        "0000-02-29T00:00:00",
        "-0001-12-31T23:59:59",
        "9999-12-31T23:59:59.9999999",
        "12016-04-05T13:07:09",
        "2147483647-12-31T23:59:59-14:00",
        "-2147483648-01-01T00:00:00+14:00",
        "2016-04-05T24:00:00",
        "2016-04-05T24:00:00.000Z",
    ] {
        assert_eq!(read(text).to_string(), text);
        assert_eq!(format!("{:?}", read(text)), format!("DateTime({text})"));
        assert_eq!(read(&format!(" \r\n\t{text}\n")).to_string(), text);
    }
}

#[test]
fn all_parts_are_given() {
    let value = read("2016-04-05T13:07:09.120-05:30");
    assert_eq!((value.year(), value.month(), value.day()), (2016, 4, 5));
    assert_eq!((value.hour(), value.minute(), value.second()), (13, 7, 9));
    assert_eq!((value.nanosecond(), value.fraction_digits()), (120_000_000, 3));
    assert_eq!(value.offset().map(Offset::minutes), Some(-330));
    assert_eq!(read("2016-04-05T13:07:09").offset(), None);
    assert_eq!(read("2016-04-05T13:07:09.000000001").nanosecond(), 1);
    assert_eq!(read("9999-12-31T23:59:59.9999999").nanosecond(), 999_999_900);
}

#[test]
fn the_value_is_small() {
    assert!(size_of::<DateTime>() <= 24);
    assert_eq!(size_of::<Option<Offset>>(), 4);
}

#[test]
fn days_follow_the_gregorian_calendar() {
    for (month, last) in
        [(1, 31), (3, 31), (4, 30), (5, 31), (6, 30), (7, 31), (8, 31), (9, 30), (10, 31), (11, 30), (12, 31)]
    {
        assert!(DateTime::new(2015, month, last, 0, 0, 0).is_ok(), "{month}");
        assert!(DateTime::new(2015, month, last + 1, 0, 0, 0).is_err(), "{month}");
    }
    for leap in [2016, 2000, 1600, 4, 0, -4, -400, 2_147_483_644, i32::MIN] {
        assert!(DateTime::new(leap, 2, 29, 0, 0, 0).is_ok(), "{leap}");
        assert!(DateTime::new(leap, 2, 30, 0, 0, 0).is_err(), "{leap}");
    }
    for common in [2015, 1900, 2100, 1, -1, -100, i32::MAX] {
        assert!(DateTime::new(common, 2, 29, 0, 0, 0).is_err(), "{common}");
    }
}

#[test]
fn parts_out_of_range_are_named_with_their_place() {
    for (text, problem, at) in [
        ("2016-13-05T13:07:09", "month 13 is not between 1 and 12", 5),
        ("2016-00-05T13:07:09", "month 0 is not between 1 and 12", 5),
        (" 2015-02-29T13:07:09", "day 29 is not between 1 and 28", 9),
        ("2016-04-31T13:07:09", "day 31 is not between 1 and 30", 8),
        ("2016-04-00T13:07:09", "day 0 is not between 1 and 30", 8),
        ("2016-04-05T25:00:00", "hour 25 is not between 0 and 24", 11),
        ("2016-04-05T13:60:09", "minute 60 is not between 0 and 59", 14),
        ("2016-12-31T23:59:60Z", "second 60 is not between 0 and 59", 17),
        ("2016-04-05T24:00:01", "hour 24 is allowed in 24:00:00 only", 11),
        ("\n2016-04-05T24:01:00", "hour 24 is allowed in 24:00:00 only", 12),
        ("2016-04-05T24:00:00.001", "hour 24 is allowed in 24:00:00 only", 11),
        ("2016-04-05T13:07:09+14:01", "the offset is not between -14:00 and +14:00", 19),
        ("2016-04-05T13:07:09-15:00", "the offset is not between -14:00 and +14:00", 19),
        ("2016-04-05T13:07:09+00:60", "the offset is not between -14:00 and +14:00", 19),
        ("2016-04-05T13:07:09+99:99", "the offset is not between -14:00 and +14:00", 19),
        ("-0000-01-01T00:00:00", "there is no year -0000", 1),
        ("02016-04-05T13:07:09", "a year of more than four digits must not begin with 0", 0),
        ("2147483648-01-01T00:00:00", "the year does not fit in 32 bits", 0),
        ("-2147483649-01-01T00:00:00", "the year does not fit in 32 bits", 1),
        ("2016-04-05T13:07:09.1234567891", "a fraction finer than a nanosecond", 29),
    ] {
        assert_eq!(error(text), (problem.to_owned(), Some(at)), "{text:?}");
    }
    assert_eq!(error(&format!("{}-01-01T00:00:00", "9".repeat(50))).0, "the year does not fit in 32 bits");
}

#[test]
fn other_forms_are_refused_with_their_place() {
    for (text, at) in [
        ("", 0),
        (" ", 1),
        ("-", 1),
        ("yesterday", 0),
        ("+2016-04-05T13:07:09", 0),
        ("216-04-05T13:07:09", 3),
        ("2016", 4),
        ("2016-4-05T13:07:09", 6),
        ("2016-04-5T13:07:09", 9),
        ("2016-04-05", 10),
        ("2016-04-05Z", 10),
        ("2016-04-05 13:07:09", 10),
        ("2016-04-05t13:07:09", 10),
        ("2016-04-05T13", 13),
        ("2016-04-05T13:07", 16),
        ("2016-04-05T13:07Z", 16),
        ("2016-04-05T1:07:09", 12),
        ("2016-04-05T13:07:09.", 20),
        ("2016-04-05T13:07:09.Z", 20),
        ("2016-04-05T13:07:09,5", 19),
        ("2016-04-05T13:07:09z", 19),
        ("2016-04-05T13:07:09 Z", 19),
        ("2016-04-05T13:07:09Z ?", 20),
        ("2016-04-05T13:07:09ZZ", 20),
        ("2016-04-05T13:07:09+2:00", 21),
        ("2016-04-05T13:07:09+0200", 22),
        ("2016-04-05T13:07:09+02", 22),
        ("2016-04-05T13:07:09+02:00:00", 25),
        ("2016-04-05T13:07:09 PM", 19),
        ("4/5/2016 1:07:09 PM", 1),
        ("2016-04-05T13:07:0é", 18),
        ("２０１６-04-05T13:07:09", 0),
        ("2016-04-05T13:07:09\u{a0}", 19),
    ] {
        assert_eq!(error(text).1, Some(at), "{text:?}");
    }
}

#[test]
fn every_text_cut_short_is_refused_but_for_the_whole() {
    let text = "2016-04-05T13:07:09.12+02:00";
    let legal: Vec<_> = (0..=text.len()).filter(|&end| text[..end].parse::<DateTime>().is_ok()).collect();
    assert_eq!(legal, [19, 21, 22, 28]);
}

#[test]
fn long_fractions_keep_zeros_up_to_255_digits() {
    let zeros = |count| format!("2016-04-05T13:07:09.{}", "0".repeat(count));
    assert_eq!(read(&zeros(255)).to_string(), zeros(255));
    assert_eq!(error(&zeros(256)).0, "more than 255 digits in the fraction");
    assert_eq!(error(&zeros(10_000)).0, "more than 255 digits in the fraction");
}

#[test]
fn constructors_check_like_the_reader() {
    assert_eq!(DateTime::new(2016, 4, 5, 13, 7, 9).unwrap().to_string(), "2016-04-05T13:07:09");
    assert_eq!(DateTime::new(-5, 4, 5, 24, 0, 0).unwrap().to_string(), "-0005-04-05T24:00:00");
    for (month, day, hour, minute, second) in
        [(0, 1, 0, 0, 0), (13, 1, 0, 0, 0), (255, 1, 0, 0, 0), (1, 0, 0, 0, 0), (1, 32, 0, 0, 0), (1, 1, 25, 0, 0)]
            .into_iter()
            .chain([(1, 1, 24, 0, 1), (1, 1, 24, 1, 0), (1, 1, 0, 60, 0), (1, 1, 0, 0, 60)])
    {
        let error = DateTime::new(2016, month, day, hour, minute, second).unwrap_err();
        assert_eq!(error.at(), None, "{error}");
    }
    let noon = DateTime::new(2016, 4, 5, 12, 0, 0).unwrap();
    for (nanosecond, fraction) in
        [(0, ""), (1, ".000000001"), (120_000_000, ".12"), (999_999_999, ".999999999"), (10, ".00000001")]
    {
        let value = noon.with_nanosecond(nanosecond).unwrap();
        assert_eq!(value.to_string(), format!("2016-04-05T12:00:00{fraction}"));
    }
    assert_eq!(noon.with_nanosecond(5).unwrap().with_nanosecond(0).unwrap().to_string(), noon.to_string());
    assert!(noon.with_nanosecond(1_000_000_000).is_err());
    let end_of_day = DateTime::new(2016, 4, 5, 24, 0, 0).unwrap();
    assert!(end_of_day.with_nanosecond(1).is_err());
    assert!(end_of_day.with_nanosecond(0).is_ok());
    assert_eq!(noon.with_utc().to_string(), "2016-04-05T12:00:00Z");
    assert_eq!(noon.with_utc().with_offset(None), noon);
}

#[test]
fn offsets_reach_14_hours_and_tell_their_zeros_apart() {
    for (minutes, text) in
        [(0, "+00:00"), (1, "+00:01"), (-1, "-00:01"), (-300, "-05:00"), (840, "+14:00"), (-840, "-14:00")]
    {
        let offset = Offset::from_minutes(minutes).unwrap();
        assert_eq!((offset.to_string().as_str(), offset.minutes(), offset.is_z()), (text, minutes, false));
    }
    for minutes in [841, -841, i16::MAX, i16::MIN] {
        assert!(Offset::from_minutes(minutes).is_err(), "{minutes}");
    }
    assert_eq!((Offset::UTC.to_string().as_str(), Offset::UTC.is_z()), ("Z", true));
    assert_eq!(Offset::UTC, Offset::from_minutes(0).unwrap());
    assert_eq!(format!("{:?}", Offset::from_minutes(-90).unwrap()), "Offset(-01:30)");
}

#[test]
fn year_one_is_recognised() {
    for text in ["0001-01-01T00:00:00", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "0001-01-01T05:00:00"] {
        assert!(read(text).is_year_one(), "{text}");
        assert_eq!(read(text).unless_year_one(), None, "{text}");
    }
    for text in ["0000-12-31T19:00:00-05:00", "0002-01-01T00:00:00", "-0001-01-01T00:00:00", "2016-04-05T13:07:09"] {
        assert!(!read(text).is_year_one(), "{text}");
        assert_eq!(read(text).unless_year_one(), Some(read(text)), "{text}");
    }
}

#[test]
fn an_offset_is_assumed_only_where_there_is_none() {
    let east = Offset::from_minutes(840).unwrap();
    for (text, assumed) in [
        ("2016-04-05T13:07:09.120", "2016-04-05T13:07:09.120+14:00"),
        ("0001-01-01T00:00:00", "0001-01-01T00:00:00+14:00"),
        ("-2147483648-01-01T00:00:00", "-2147483648-01-01T00:00:00+14:00"),
        ("2016-04-05T24:00:00-05:00", "2016-04-05T24:00:00-05:00"),
        ("2016-04-05T13:07:09-00:00", "2016-04-05T13:07:09-00:00"),
    ] {
        assert_eq!(read(text).assume(east).to_string(), assumed);
    }
}

#[test]
fn equal_values_have_equal_hashes() {
    for (left, right) in [
        ("2016-04-05T13:07:09Z", "2016-04-05T13:07:09+00:00"),
        ("2016-04-05T13:07:09Z", "2016-04-05T13:07:09-00:00"),
        ("2016-04-05T13:07:09Z", "2016-04-05T15:07:09+02:00"),
        ("2016-01-01T01:00:00+02:00", "2015-12-31T18:00:00-05:00"),
        ("2016-03-01T00:30:00+01:00", "2016-02-29T23:30:00Z"),
        ("2016-04-05T13:07:09.5", "2016-04-05T13:07:09.500000000000"),
        ("2016-04-05T13:07:09", "2016-04-05T13:07:09.000"),
        ("2016-12-31T24:00:00", "2017-01-01T00:00:00"),
        ("2016-02-28T24:00:00Z", "2016-02-29T00:00:00Z"),
        ("0001-01-01T00:00:00+14:00", "0000-12-31T10:00:00Z"),
        ("-0001-12-31T24:00:00", "0000-01-01T00:00:00"),
    ] {
        let (left, right) = (read(left), read(right));
        assert_eq!(left, right);
        assert_eq!(hash(left), hash(right), "{left} {right}");
        assert_eq!(left.partial_cmp(&right), Some(Ordering::Equal));
    }
    for (left, right) in [
        ("2016-04-05T13:07:09", "2016-04-05T13:07:09Z"),
        ("2016-04-05T13:07:09", "2016-04-05T13:07:09+02:00"),
        ("2016-04-05T13:07:09Z", "2016-04-05T13:07:09+02:00"),
        ("2016-04-05T13:07:09.1", "2016-04-05T13:07:09.01"),
    ] {
        assert_ne!(read(left), read(right));
    }
}

#[test]
fn order_within_zoned_and_within_local() {
    let ascending = [
        "-2147483648-01-01T00:00:00",
        "-0001-12-31T23:59:59",
        "0000-01-01T00:00:00",
        "0001-01-01T00:00:00",
        "1900-02-28T23:59:59.999999999",
        "1900-03-01T00:00:00",
        "2016-02-29T23:59:59",
        "2016-03-01T00:00:00",
        "2016-03-01T00:00:00.000000001",
        "2016-12-31T23:59:59",
        "2017-01-01T00:00:00",
        "9999-12-31T23:59:59.9999999",
        "10000-01-01T00:00:00",
        "2147483647-12-31T24:00:00",
    ];
    for zone in ["", "Z", "+14:00", "-14:00"] {
        for (i, left) in ascending.iter().enumerate() {
            for (j, right) in ascending.iter().enumerate() {
                let (left, right) = (read(&format!("{left}{zone}")), read(&format!("{right}{zone}")));
                assert_eq!(left.partial_cmp(&right), Some(i.cmp(&j)), "{left} {right}");
            }
        }
    }
    assert!(read("2016-04-05T13:00:00+02:00") < read("2016-04-05T12:00:00Z"));
    assert!(read("2016-04-05T13:00:00-02:00") > read("2016-04-05T14:59:59Z"));
}

#[test]
fn zoned_and_local_are_ordered_only_if_no_zone_could_change_it() {
    for (left, right, order) in [
        // The examples of section 3.2.7.4.
        ("2000-01-15T00:00:00", "2000-02-15T00:00:00", Some(Ordering::Less)),
        ("2000-01-15T12:00:00", "2000-01-16T12:00:00Z", Some(Ordering::Less)),
        ("2000-01-01T12:00:00", "1999-12-31T23:00:00Z", None),
        ("2000-01-16T12:00:00", "2000-01-16T12:00:00Z", None),
        ("2000-01-16T00:00:00", "2000-01-16T12:00:00Z", None),
        // At exactly 14 hours there is no order.
        ("2000-01-01T00:00:00", "2000-01-01T14:00:00Z", None),
        ("2000-01-01T00:00:00", "2000-01-01T14:00:00.000000001Z", Some(Ordering::Less)),
        ("2000-01-01T00:00:00", "1999-12-31T10:00:00Z", None),
        ("2000-01-01T00:00:00.000000001", "1999-12-31T10:00:00Z", Some(Ordering::Greater)),
        ("2147483647-12-31T24:00:00", "-2147483648-01-01T00:00:00+14:00", Some(Ordering::Greater)),
        ("0001-01-01T00:00:00", "0001-01-01T00:00:00+14:00", None),
        ("0001-01-01T00:00:00", "2016-04-05T13:07:09Z", Some(Ordering::Less)),
    ] {
        assert_eq!(read(left).partial_cmp(&read(right)), order, "{left} {right}");
        assert_eq!(read(right).partial_cmp(&read(left)), order.map(Ordering::reverse), "{right} {left}");
    }
}

#[test]
fn the_timeline_has_no_gap_and_no_overlap() {
    // Every midnight is the end of the day before: years 0, 1, a leap year, centuries.
    for first in [-401, -5, -1, 0, 1, 4, 99, 100, 399, 400, 1899, 1999, 2015, 2016, 9999] {
        let mut previous: Option<DateTime> = None;
        for year in [first, first + 1] {
            for (month, day) in (1..=12).flat_map(|month| (1..=31).map(move |day| (month, day))) {
                let Ok(midnight) = DateTime::new(year, month, day, 0, 0, 0) else { continue };
                if let Some(previous) = previous {
                    let (year, month, day) = (previous.year(), previous.month(), previous.day());
                    assert_eq!(DateTime::new(year, month, day, 24, 0, 0).unwrap(), midnight);
                    assert!(previous < midnight);
                }
                previous = Some(midnight);
            }
        }
    }
}

#[test]
fn random_values_read_back() {
    let mut random = Generator::new(5);
    let mut seen = HashSet::new();
    for _ in 0..20_000 {
        let mut part = |from: u8, to: u8| from + (random.next() % u64::from(to - from + 1)) as u8;
        let (month, day, hour, minute, second) = (part(1, 12), part(1, 28), part(0, 23), part(0, 59), part(0, 59));
        let year = (random.next() as i32) >> (random.next() % 32);
        let value = DateTime::new(year, month, day, hour, minute, second).unwrap();
        let value = value.with_nanosecond((random.next() % 1_000_000_000) as u32).unwrap();
        let offset = Offset::from_minutes((random.next() % 1681) as i16 - 840).unwrap();
        let value = value.with_offset(random.pick(&[None, Some(Offset::UTC), Some(offset)]));
        let back = read(&value.to_string());
        assert_eq!(back.to_string(), value.to_string());
        assert_eq!((back, hash(back)), (value, hash(value)));
        seen.insert(value);
        assert!(seen.contains(&back));
    }
}
