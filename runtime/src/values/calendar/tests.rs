//! The types besides `xs:dateTime`, which has tests of its own.

use std::cmp::Ordering::{Equal, Greater, Less};
use std::fmt::{Debug, Display};
use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::str::FromStr;

use super::super::tests::Generator;
use crate::values::*;

fn read<T: FromStr<Err = InvalidValue>>(text: &str) -> T {
    text.parse().unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// Checks texts that are written back as they are, and texts that are not values, with the place of the error.
fn check_forms<T>(xsd: &str, valid: &[&str], invalid: &[(&str, usize)])
where
    T: FromStr<Err = InvalidValue> + Display + Debug + PartialEq + Hash,
{
    for text in valid {
        for offset in ["", "Z", "+00:00", "-00:00", "+14:00", "-05:30"] {
            let text = format!("{text}{offset}");
            let value: T = read(&text);
            assert_eq!(value.to_string(), text);
            assert!(format!("{value:?}").ends_with(&format!("({text})")), "{value:?}");
            let again: T = read(&format!(" \r\n{text}\t"));
            assert_eq!((hash(&again), again), (hash(&value), value));
        }
        for offset in ["z", "+14:01", "+1:00", "+0100", "ZZ", " Z", "+", "?", "é"] {
            assert!(format!("{text}{offset}").parse::<T>().is_err(), "{text}{offset}");
        }
    }
    for (text, at) in invalid {
        let error = text.parse::<T>().expect_err(text);
        assert_eq!((error.expected(), error.at()), (xsd, Some(*at)), "{text:?}: {error}");
    }
}

#[test]
fn days() {
    check_forms::<Date>(
        "xs:date",
        &["2002-10-10", "1999-05-31", "2016-02-29", "0001-01-01", "-0044-03-15", "12016-12-31", "-2147483648-01-01"],
        &[
            ("", 0),
            ("2016", 4),
            ("2016-04", 7),
            ("2016-4-05", 6),
            ("2015-02-29", 8),
            ("1900-02-29", 8),
            ("2016-04-31", 8),
            ("2016-13-01", 5),
            ("2016-00-01", 5),
            ("2016-04-00", 8),
            ("216-04-05", 3),
            ("02016-04-05", 0),
            ("-0000-04-05", 1),
            ("+2016-04-05", 0),
            ("2016-04-05T00:00:00", 10),
            ("20160405", 8),
            ("99999999999999999999-01-01", 0),
        ],
    );
}

#[test]
fn times() {
    check_forms::<Time>(
        "xs:time",
        &["13:20:00", "00:00:00", "23:59:59.999", "24:00:00", "24:00:00.00", "13:20:30.5555", "01:02:03.123456789000"],
        &[
            ("", 0),
            ("13", 2),
            ("13:20", 5),
            ("1:20:00", 1),
            ("13:20:60", 6),
            ("13:60:00", 3),
            ("25:00:00", 0),
            ("24:00:01", 0),
            ("24:00:00.1", 0),
            ("13:20:00.", 9),
            ("13:20:00,5", 8),
            ("13:20:00.0000000001", 18),
            ("-13:20:00", 0),
            ("T13:20:00", 0),
            ("1:20 PM", 1),
        ],
    );
}

#[test]
fn years_and_parts_of_dates() {
    check_forms::<GYear>(
        "xs:gYear",
        &["1999", "0001", "-0044", "12016", "2147483647"],
        &[("99", 2), ("", 0), ("-", 1), ("01999", 0), ("1999-04", 7), ("2147483648", 0), ("+1999", 0)],
    );
    check_forms::<GYearMonth>(
        "xs:gYearMonth",
        &["1999-05", "-0044-03", "12016-12"],
        &[("1999", 4), ("1999-13", 5), ("1999-5", 6), ("99-05", 2), ("1999-05-01", 10), ("1999/05", 4)],
    );
    check_forms::<GMonth>(
        "xs:gMonth",
        &["--05", "--12"],
        &[("05", 0), ("-05", 1), ("--13", 2), ("--5", 3), ("--05--", 5)],
    );
    check_forms::<GMonthDay>(
        "xs:gMonthDay",
        &["--05-31", "--02-29", "--12-01"],
        &[("--02-30", 5), ("--04-31", 5), ("--00-01", 2), ("--05", 4), ("05-31", 0), ("-05-31", 1), ("--05-1", 6)],
    );
    check_forms::<GDay>(
        "xs:gDay",
        &["---01", "---31"],
        &[("---32", 3), ("---00", 3), ("31", 0), ("--31", 2), ("---1", 4)],
    );
}

/// Checks that values are ordered as listed, each before those after it.
fn check_order<T: FromStr<Err = InvalidValue> + PartialOrd + Debug + Copy>(ascending: &[&str]) {
    for (i, left) in ascending.iter().enumerate() {
        for (j, right) in ascending.iter().enumerate() {
            let (left, right) = (read::<T>(left), read::<T>(right));
            assert_eq!(left.partial_cmp(&right), Some(i.cmp(&j)), "{left:?} {right:?}");
            assert_eq!(left == right, i == j);
        }
    }
}

#[test]
fn values_are_ordered_by_where_they_begin() {
    check_order::<Date>(&["-0001-12-31", "0000-01-01", "2015-12-31", "2016-02-29", "2016-03-01", "12016-01-01"]);
    check_order::<Date>(&[
        "2016-04-05+14:00",
        "2016-04-05+00:01",
        "2016-04-05Z",
        "2016-04-05-14:00",
        "2016-04-06-00:01",
    ]);
    check_order::<Time>(&["00:00:00", "00:00:00.001", "12:59:59", "13:00:00", "23:59:59.999999999"]);
    check_order::<Time>(&["00:30:00+01:00", "23:00:00Z", "23:00:00-01:00"]);
    check_order::<GYear>(&["-2147483648", "-0001", "0000", "0001", "2016", "2147483647"]);
    check_order::<GYearMonth>(&["2015-12", "2016-01", "2016-11", "2016-12", "2017-01"]);
    check_order::<GMonth>(&["--01", "--02", "--11", "--12"]);
    check_order::<GMonthDay>(&["--01-31", "--02-28", "--02-29", "--03-01", "--12-31"]);
    check_order::<GDay>(&["---01", "---02", "---30", "---31"]);
}

#[test]
fn values_with_and_without_an_offset_are_ordered_if_no_offset_changes_it() {
    fn order<T: FromStr<Err = InvalidValue> + PartialOrd>(left: &str, right: &str) -> Option<std::cmp::Ordering> {
        let (left, right) = (read::<T>(left), read::<T>(right));
        assert_eq!(left.partial_cmp(&right), right.partial_cmp(&left).map(std::cmp::Ordering::reverse));
        assert_eq!(left == right, left.partial_cmp(&right) == Some(Equal));
        left.partial_cmp(&right)
    }
    assert_eq!(order::<Date>("2016-04-05", "2016-04-05Z"), None);
    assert_eq!(order::<Date>("2016-04-05", "2016-04-06Z"), Some(Less));
    assert_eq!(order::<Date>("2016-04-06Z", "2016-04-05-00:00"), Some(Greater));
    assert_eq!(order::<Time>("13:00:00", "13:00:00Z"), None);
    assert_eq!(order::<Time>("23:00:00", "08:59:59Z"), Some(Greater));
    assert_eq!(order::<Time>("23:00:00", "09:00:00Z"), None);
    assert_eq!(order::<GYear>("2016", "2016Z"), None);
    assert_eq!(order::<GYear>("2016", "2017Z"), Some(Less));
    assert_eq!(order::<GYearMonth>("2016-04", "2016-05-13:00"), Some(Less));
    assert_eq!(order::<GMonth>("--04", "--05Z"), Some(Less));
    assert_eq!(order::<GMonthDay>("--04-05", "--04-05+14:00"), None);
    assert_eq!(order::<GDay>("---05", "---04Z"), Some(Greater));
    // The same instants.
    assert_eq!(order::<Time>("13:00:00+02:00", "11:00:00.000Z"), Some(Equal));
    assert_eq!(order::<Time>("24:00:00", "00:00:00"), Some(Equal));
    assert_eq!(order::<Date>("2016-04-05Z", "2016-04-05-00:00"), Some(Equal));
    assert_eq!(hash(read::<Time>("13:00:00+02:00")), hash(read::<Time>("11:00:00Z")));
    assert_eq!(hash(read::<Time>("24:00:00Z")), hash(read::<Time>("00:00:00Z")));
}

#[test]
fn constructors_check_their_parts() {
    assert_eq!(Date::new(2016, 2, 29), Ok(read("2016-02-29")));
    assert_eq!(Time::new(24, 0, 0).unwrap().with_utc().to_string(), "24:00:00Z");
    assert_eq!(Time::new(1, 2, 3).unwrap().with_nanosecond(120_000_000).unwrap().to_string(), "01:02:03.12");
    assert_eq!(GYear::new(-44).assume(Offset::UTC).to_string(), "-0044Z");
    let errors = [
        Date::new(2015, 2, 29).err(),
        Date::new(2015, 13, 1).err(),
        Time::new(24, 0, 1).err(),
        Time::new(1, 60, 0).err(),
        Time::new(24, 0, 0).unwrap().with_nanosecond(1).err(),
        Time::new(1, 0, 0).unwrap().with_nanosecond(1_000_000_000).err(),
        GYearMonth::new(2016, 0).err(),
        GMonth::new(13).err(),
        GMonthDay::new(2, 30).err(),
        GDay::new(32).err(),
    ];
    assert!(errors.iter().all(|error| error.as_ref().is_some_and(|error| error.at().is_none())), "{errors:?}");
}

#[test]
fn a_date_and_time_parts_and_comes_together() {
    let mut random = Generator::new(36);
    for _ in 0..2_000 {
        let mut part = |from: u8, to: u8| from + (random.next() % u64::from(to - from + 1)) as u8;
        let (month, day, hour, minute, second) = (part(1, 12), part(1, 28), part(0, 23), part(0, 59), part(0, 59));
        let year = (random.next() as i32) >> (random.next() % 32);
        let offset = random.pick(&[None, Some(Offset::UTC), Offset::from_minutes(-330).ok()]);
        let value = DateTime::new(year, month, day, hour, minute, second).unwrap().with_offset(offset);
        assert_eq!(format!("{}T{}", value.date().with_offset(None), value.time()), value.to_string());
        let again = DateTime::from_parts(value.date(), value.time(), value.offset());
        assert_eq!(again.to_string(), value.to_string());
        assert_eq!(read::<Date>(&value.date().to_string()), value.date());
        assert_eq!(read::<Time>(&value.time().to_string()), value.time());
        let (parts, month_day) = (GYearMonth::new(year, month).unwrap(), GMonthDay::new(month, day).unwrap());
        assert_eq!(read::<GYearMonth>(&parts.with_offset(offset).to_string()), parts.with_offset(offset));
        assert_eq!(read::<GMonthDay>(&month_day.with_offset(offset).to_string()), month_day.with_offset(offset));
    }
}
