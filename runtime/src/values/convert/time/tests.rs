use super::super::tests::{check, random_dates, read};
use super::*;

/// Whether another crate has enabled the feature `large-dates`, which allows more years.
fn is_large() -> bool {
    Date::MAX.year() > 9_999
}

#[test]
fn random_values_come_back_or_say_why_not() {
    let years = Date::MIN.year()..=Date::MAX.year();
    check(true, years.clone(), OffsetDateTime::try_from, |there| there.try_into().unwrap());
    check(true, years.clone(), UtcDateTime::try_from, DateTime::from);
    check(false, years, PrimitiveDateTime::try_from, DateTime::from);
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
        let there = OffsetDateTime::try_from(read(text)).unwrap();
        assert_eq!(DateTime::try_from(there).unwrap().to_string(), written);
        assert_eq!(UtcDateTime::try_from(read(text)).unwrap(), there.to_utc());
    }
    let year_one = UtcDateTime::try_from(read("0001-01-01T00:00:00+14:00")).unwrap();
    assert_eq!(DateTime::from(year_one).to_string(), "0000-12-31T10:00:00Z");
}

#[test]
fn the_crates_limits_are_the_limits() {
    for limit in [PrimitiveDateTime::MIN, PrimitiveDateTime::MAX] {
        assert_eq!(PrimitiveDateTime::try_from(DateTime::from(limit)), Ok(limit));
        let instant = limit.assume_utc();
        assert_eq!(OffsetDateTime::try_from(DateTime::try_from(instant).unwrap()), Ok(instant));
    }
    let (first, last) = (Date::MIN.year(), Date::MAX.year());
    let target = "time::OffsetDateTime";
    for text in [
        format!("{last}-12-31T23:00:00-14:00"),
        format!("{last}-12-31T24:00:00Z"),
        format!("{first}-01-01T01:00:00+14:00"),
        format!("{}-01-01T00:00:00Z", last + 1),
        format!("{}-12-31T23:59:59Z", first - 1),
        "2147483647-12-31T24:00:00Z".to_owned(),
    ] {
        assert_eq!(OffsetDateTime::try_from(read(&text)), Err(ConversionError::OutOfRange { target }), "{text}");
        assert_eq!(UtcDateTime::try_from(read(&text)), Err(ConversionError::OutOfRange { target }), "{text}");
    }
    assert_eq!(PrimitiveDateTime::try_from(read("10000-01-01T00:00:00")).is_ok(), is_large());
}

#[test]
fn an_offset_is_neither_invented_nor_lost() {
    let (local, zoned) = (read("2016-04-05T13:07:09"), read("2016-04-05T13:07:09Z"));
    assert_eq!(OffsetDateTime::try_from(local), Err(ConversionError::NoOffset));
    assert_eq!(UtcDateTime::try_from(local), Err(ConversionError::NoOffset));
    assert_eq!(PrimitiveDateTime::try_from(zoned), Err(ConversionError::HasOffset));
    for value in random_dates() {
        if let Ok(instant) = OffsetDateTime::try_from(value) {
            assert_eq!(Some(instant.offset().whole_seconds()), value.offset().map(seconds_of), "{value}");
        }
    }
}

#[test]
fn offsets_that_xsd_does_not_have_are_refused() {
    let clock = PrimitiveDateTime::try_from(read("2016-04-05T13:07:09")).unwrap();
    for (seconds, error) in [
        (15 * 3600, ConversionError::OffsetOutOfRange),
        (-14 * 3600 - 60, ConversionError::OffsetOutOfRange),
        (-17_762, ConversionError::OffsetWithSeconds),
    ] {
        let instant = clock.assume_offset(UtcOffset::from_whole_seconds(seconds).unwrap());
        assert_eq!(DateTime::try_from(instant), Err(error));
    }
}
