use super::*;
use std::fmt::Display;
use std::str::FromStr;

use crate::values::*;

fn int(text: &str) -> Result<i32, String> {
    let invalid = int32(text).unwrap_err();
    whole(text, invalid, i32::MIN, i32::MAX).map_err(|error| error.problem().to_owned())
}

fn decimal(text: &str) -> Result<String, String> {
    let invalid = text.parse::<Decimal>().unwrap_err();
    with_exponent(text, invalid).map(|value| value.to_string()).map_err(|error| error.problem().to_owned())
}

fn instant(text: &str) -> Result<String, String> {
    let invalid = text.parse::<DateTime>().unwrap_err();
    date_time(text, invalid).map(|value| value.to_string()).map_err(|error| error.problem().to_owned())
}

#[test]
fn special_values_have_many_names() {
    let read = |text: &str| special(text, double(text).unwrap_err(), f64::INFINITY, f64::NAN);
    for text in ["inf", "Inf", "+inf", "infinity", " Infinity\n", "+INFINITY", "1.#INF", "∞", "+Inf"] {
        assert_eq!(read(text), Ok(f64::INFINITY), "{text}");
    }
    for text in ["-inf", "-Inf", "-Infinity", "-INFINITY", "-1.#INF", "-∞"] {
        assert_eq!(read(text), Ok(f64::NEG_INFINITY), "{text}");
    }
    for text in ["nan", "NAN", "Nan", "-nan", "-NaN", "+NaN", "1.#QNAN", "-1.#IND"] {
        assert!(read(text).unwrap().is_nan(), "{text}");
    }
    for text in ["--inf", "- inf", "in", "infin", "infinite", "nan(0)", "null", "", "-", "1,5", "0x10", "1f"] {
        assert!(read(text).is_err(), "{text}");
    }
}

#[test]
fn booleans_are_read_in_any_case() {
    let read = |text: &str| any_case(text, boolean(text).unwrap_err()).ok();
    assert_eq!((read("True"), read(" TRUE "), read("tRUE")), (Some(true), Some(true), Some(true)));
    assert_eq!((read("False"), read("FALSE")), (Some(false), Some(false)));
    for text in ["", "yes", "Y", "t", "on", "2", "-1", "1.0", "true false"] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn whole_numbers_are_exact_whatever_form_they_have() {
    for (text, value) in [
        ("1.0", 1),
        ("5.00", 5),
        ("5.", 5),
        (".0", 0),
        ("-0.0", 0),
        ("1e3", 1_000),
        ("1E+3", 1_000),
        (" 1.5e1\n", 15),
        ("-2147483648.0", i32::MIN),
        ("2.147483647E9", i32::MAX),
        ("120e-1", 12),
        ("+7E0", 7),
        ("0e999999999999999999999999", 0),
        ("0.000e-999999999999999999999999", 0),
        ("1000000000000000000000000000000000000000000000000000e-51", 1),
        ("0.0000000000000000000000000000000000000000000000000001e52", 1),
    ] {
        assert_eq!(int(text), Ok(value), "{text}");
    }
    for (text, problem) in [
        ("1e999999999", "above 2147483647, the largest xs:int"),
        ("-1e99999999999999999999999", "below -2147483648, the smallest xs:int"),
        ("2147483648.0", "above 2147483647, the largest xs:int"),
        ("99999999999999999999999999999999999999999999e1", "above 2147483647, the largest xs:int"),
        ("1.5", "expected a digit"),
        ("1e-1", "expected a digit"),
        ("1e-999999999999999999999", "expected a digit"),
        ("0.1", "expected a digit"),
        ("99999999999999999999999999999999999999999999.5", "expected a digit"),
        ("1e", "expected a digit"),
        ("e1", "expected a digit"),
        (".", "expected a digit"),
        ("1e1.0", "expected a digit"),
        ("1.0.0", "expected a digit"),
        ("1,0", "expected a digit"),
        ("0x1e3", "expected a digit"),
        ("2147483648", "above 2147483647, the largest xs:int"),
    ] {
        assert_eq!(int(text), Err(problem.to_owned()), "{text}");
    }
    let wide = "1.8446744073709551615e19";
    assert_eq!(whole::<u64>(wide, uint64(wide).unwrap_err(), u64::MIN, u64::MAX), Ok(u64::MAX));
    assert!(whole::<u64>("-1e0", uint64("-1e0").unwrap_err(), u64::MIN, u64::MAX).is_err());
    let error = whole::<i8>(" 1.28e2", int8(" 1.28e2").unwrap_err(), i8::MIN, i8::MAX).unwrap_err();
    assert_eq!(error.to_string(), "not an xs:byte: above 127, the largest xs:byte (at byte 1)");
}

#[test]
fn whole_numbers_of_any_length_are_exact() {
    let read = |text: &str| {
        let invalid = text.parse::<Integer>().unwrap_err();
        whole_number(text, invalid).map(|number| number.to_string()).map_err(|error| error.problem().to_owned())
    };
    for (text, value) in [
        ("1.0", "1"),
        ("-1.50e1", "-15"),
        ("1e40", "10000000000000000000000000000000000000000"),
        ("99999999999999999999999999999999999999999999.000", "99999999999999999999999999999999999999999999"),
        ("0e-99999999999999", "0"),
    ] {
        assert_eq!(read(text).as_deref(), Ok(value), "{text}");
    }
    for (text, problem) in [
        ("1.5", "expected a digit"),
        ("1e-1", "expected a digit"),
        ("1e-99999", "expected a digit"),
        ("1e99999", "an exponent that adds more than 400 zeros"),
        ("1e", "expected a digit"),
        (".", "expected a digit"),
        ("1,0", "expected a digit"),
    ] {
        assert_eq!(read(text), Err(problem.to_owned()), "{text}");
    }
}

#[test]
fn decimals_with_an_exponent_are_exact() {
    for (text, value) in [
        ("1E-10", "0.0000000001"),
        ("7.922816251426434e+28", "79228162514264340000000000000"),
        ("-1.5e1", "-15"),
        ("1.50E0", "1.50"),
        ("5.00e1", "50.0"),
        ("1e38", "100000000000000000000000000000000000000"),
        ("-1.5e40", "-15000000000000000000000000000000000000000"),
        ("1E-38", "0.00000000000000000000000000000000000001"),
        ("10E-39", "0.000000000000000000000000000000000000010"),
        ("0E-39", "0.000000000000000000000000000000000000000"),
        ("0e999999999", "0"),
        ("-170141183460469231731687303715884105728e0", "-170141183460469231731687303715884105728"),
        ("0.00000000000000000000000000000000000000000001e44", "1"),
        ("1e400", &format!("1{}", "0".repeat(400))),
        ("-1e-400", &format!("-0.{}1", "0".repeat(399))),
        ("0E-999999999999999999999", &format!("0.{}", "0".repeat(400))),
        (&format!("{}e-1000", "7".repeat(1_000)), &format!("0.{}", "7".repeat(1_000))),
    ] {
        assert_eq!(decimal(text).as_deref(), Ok(value), "{text}");
    }
    for (text, problem) in [
        ("1e999999999", "an exponent that adds more than 400 zeros"),
        ("1e401", "an exponent that adds more than 400 zeros"),
        ("1E-402", "an exponent that adds more than 400 zeros"),
        ("-1E-99999999999999999999999999", "an exponent that adds more than 400 zeros"),
        ("1e", "an exponent is not allowed here"),
        ("1e1e1", "an exponent is not allowed here"),
        ("1,5", "expected a digit"),
        ("INF", "expected a digit"),
    ] {
        assert_eq!(decimal(text), Err(problem.to_owned()), "{text}");
    }
}

#[test]
fn dates_are_read_with_other_signs_between_their_parts() {
    for (text, value) in [
        ("2016-04-05 13:07:09", "2016-04-05T13:07:09"),
        ("2016-04-05t13:07:09z", "2016-04-05T13:07:09Z"),
        ("2016-04-05 13:07:09.120 +02:00", "2016-04-05T13:07:09.120+02:00"),
        ("2016-04-05T13:07:09,5-0630", "2016-04-05T13:07:09.5-06:30"),
        (" 2016-04-05 13:07:09+02 ", "2016-04-05T13:07:09+02:00"),
        ("-0044-03-15 12:00:00", "-0044-03-15T12:00:00"),
    ] {
        assert_eq!(instant(text).as_deref(), Ok(value), "{text}");
    }
    for text in [
        "2016-04-05",
        "2016-04-05 13:07",
        "2016-04-05  13:07:09",
        "2016-04-05T13:07:09 UTC",
        "05/04/2016 13:07:09",
        "2016-04-05 1:07:09",
        "20160405T130709",
        "2016-13-05 13:07:09",
        "2016-04-05 13:07:09+2",
        "2016-04-05 13:07:09+020",
        "2016-04-05 13:07:09é",
        "1459861629",
        "",
    ] {
        assert!(instant(text).is_err(), "{text}");
    }
}

/// Checks texts and what they are read as; an empty string is an error.
fn check<T: FromStr<Err = InvalidValue> + Display>(
    other_form: impl Fn(&str, InvalidValue) -> Result<T, InvalidValue>,
    texts: &[(&str, &str)],
) {
    for (text, value) in texts {
        let Err(invalid) = text.parse::<T>() else { panic!("{text} needs no other form") };
        match other_form(text, invalid.clone()) {
            Ok(read) => assert_eq!(read.to_string(), *value, "{text}"),
            Err(error) => assert_eq!((error, *value), (invalid, ""), "{text}"),
        }
    }
}

#[test]
fn days_times_and_parts_of_dates_are_read_with_other_offsets() {
    check::<Date>(
        date,
        &[
            ("2016-04-05z", "2016-04-05Z"),
            ("2016-04-05 +02:00", "2016-04-05+02:00"),
            ("2016-04-05-05", "2016-04-05-05:00"),
            ("2016-04-05+0200", "2016-04-05+02:00"),
            ("2016-04-05T00:00:00", "2016-04-05"),
            (" 2016-04-05 00:00:00.000Z", "2016-04-05Z"),
            ("2016-04-05T00:00:00+02", "2016-04-05+02:00"),
            ("2016-04-05T00:00:01", ""),
            ("2016-04-05T24:00:00", ""),
            ("2016-04", ""),
            ("20160405", ""),
            ("05/04/2016", ""),
            ("2016-04-05 é", ""),
            ("", ""),
        ],
    );
    check::<Time>(
        time,
        &[
            ("13:07:09z", "13:07:09Z"),
            ("13:07:09,5 -0630", "13:07:09.5-06:30"),
            ("13:07:09+02", "13:07:09+02:00"),
            ("13:07", ""),
            ("1:07:09", ""),
            ("1:07:09 PM", ""),
        ],
    );
    check::<GYear>(
        zoned,
        &[("2016z", "2016Z"), ("2016+02", "2016+02:00"), ("2016-04", ""), ("2016-04-05", ""), ("16", "")],
    );
    check::<GYearMonth>(zoned, &[("2016-04 +0200", "2016-04+02:00"), ("2016-04-05", ""), ("2016", "")]);
    check::<GMonthDay>(zoned, &[("--04-05z", "--04-05Z"), ("04-05", ""), ("--04-05-06", "")]);
    check::<GDay>(zoned, &[("---05z", "---05Z"), ("05", ""), ("---05é", "")]);
    check::<GMonth>(
        month,
        &[("--04--", "--04"), ("--04--Z", "--04Z"), ("--04z", "--04Z"), ("--04-05", ""), ("--0é", ""), ("4", "")],
    );
}

#[test]
fn durations_are_read_in_weeks_and_in_other_letters() {
    check::<Duration>(
        duration,
        &[
            ("P2W", "P14D"),
            ("-p1w", "-P7D"),
            ("PT1,5S", "PT1.5S"),
            ("pt1h", "PT1H"),
            ("P1DT", "P1D"),
            ("PT", ""),
            ("P", ""),
            ("PW", ""),
            ("P+1W", ""),
            ("P1W1D", ""),
            ("P1.5W", ""),
            ("P9999999999999999999W", ""),
            ("1.02:03:04", ""),
            ("é", ""),
        ],
    );
}

#[test]
fn hexadecimal_digits_may_be_apart() {
    check::<HexBinary>(hex, &[("00 ff\r\n0F", "00FF0F"), ("0xFF", "FF"), ("0 x", ""), ("00:FF", ""), ("0xF", "")]);
}
