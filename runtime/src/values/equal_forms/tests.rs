use super::*;
use crate::values::tests::Generator;
use crate::values::{Binary, Date, DateTime, Decimal, Duration, GYear, HexBinary, Time, boolean, double, float, int32};

fn all<'f>(form: impl Fn(usize) -> Form + 'f) -> impl Iterator<Item = String> + 'f {
    let forms = (0..20_000).map(form).take_while(|form| *form != Form::End);
    forms.filter_map(|form| match form {
        Form::Other(text) => Some(text),
        _ => None,
    })
}

#[test]
fn all_forms_of_numbers_are_texts_of_the_value() {
    for value in [0, 7, -7, i32::MIN, i32::MAX] {
        assert!(all(|form| of_integer(&value.to_string(), form)).all(|text| int32(&text) == Ok(value)));
    }
    for usual in ["0", "-1.50", "7", "0.001", "0.00", "-0.5", "120"] {
        let value: Decimal = usual.parse().unwrap();
        assert!(all(|form| of_decimal(usual, form)).all(|text| text.parse() == Ok(value.clone())));
    }
    let is = |text: &str, value: f64| double(text).unwrap().to_bits() == value.to_bits();
    for value in [0.0, -0.0, 1.5, -10.0, 1e300, 5e-324, f64::MAX, f64::INFINITY, 120_000.0] {
        assert!(all(|form| of_float(value, form)).all(|text| is(&text, value)), "{value}");
    }
    let mut random = Generator::new(3);
    for _ in 0..10 {
        let value = f64::from_bits(random.next());
        assert!(all(|form| of_float(value, form)).all(|text| is(&text, value)), "{value}");
        let value = f32::from_bits(random.next() as u32);
        let is = |text: String| float(&text).unwrap().to_bits() == value.to_bits();
        assert!(all(|form| of_float(value, form)).all(is), "{value}");
    }
}

#[test]
fn all_forms_of_other_types_are_texts_of_the_value() {
    for value in [true, false] {
        assert!(all(|form| of_boolean(value, form)).all(|text| boolean(&text) == Ok(value)));
    }
    let hex = HexBinary::from(b"\x0f\xb7");
    assert!(all(|form| of_hex(&hex.to_string(), form)).all(|text| text.parse() == Ok(hex.clone())));
    let bytes = Binary::from(vec![1, 2, 3, 4]);
    let mut usual = String::new();
    bytes.write_base64(&mut usual);
    assert!(all(|form| of_base64(&usual, form)).all(|text| Binary::from_base64(&text).as_ref() == Ok(&bytes)));
    for usual in ["P1Y2M3DT4H5M6.5S", "-P1Y", "PT36H", "PT0S", "P1M", "P3Y400DT59M61S", "-PT0.000000001S"] {
        let value: Duration = usual.parse().unwrap();
        assert!(all(|form| of_duration(value, form)).all(|text| text.parse() == Ok(value)), "{usual}");
    }
}

#[test]
fn all_forms_of_dates_are_texts_of_the_value_with_the_same_offset() {
    for usual in
        ["2016-03-01T00:00:00Z", "2015-12-31T24:00:00", "-0001-01-01T00:00:00.120+02:00", "2016-01-01T12:00:00"]
    {
        let value: DateTime = usual.parse().unwrap();
        for text in all(|form| of_date_time(value, form)) {
            let read: DateTime = text.parse().unwrap();
            assert_eq!((read, read.offset()), (value, value.offset()), "{usual} {text}");
        }
    }
    for usual in ["00:00:00-00:00", "24:00:00", "12:30:00.000000001"] {
        let value: Time = usual.parse().unwrap();
        assert!(all(|form| of_time(value, form)).all(|text| text.parse() == Ok(value)), "{usual}");
    }
    let day: Date = "2016-04-05Z".parse().unwrap();
    let forms: Vec<_> = all(|form| of_zoned(day, day.offset(), Date::with_offset, form)).collect();
    assert_eq!(forms, ["2016-04-05Z", "2016-04-05+00:00", "2016-04-05-00:00"]);
    let year: GYear = "2016+01:00".parse().unwrap();
    assert_eq!(all(|form| of_zoned(year, year.offset(), GYear::with_offset, form)).count(), 0);
}

#[test]
fn forms_in_which_other_programs_write() {
    let has = |mut forms: Box<dyn Iterator<Item = String>>, text: &str| forms.any(|form| form == text);
    for (usual, form) in [("7", "+7"), ("-7", "-007"), ("0", "00"), ("7", "00000000000000000007")] {
        assert!(has(Box::new(all(|number| of_integer(usual, number))), form), "{form}");
    }
    for (usual, form) in [
        ("7", "7.00"),
        ("7", "7."),
        ("7.50", "7.5"),
        ("7.50", "+007.500"),
        ("-0.363", "-.363"),
        ("0.500", ".5"),
        ("0.500", ".500"),
        ("0", ".0"),
        ("7.0", "7"),
    ] {
        assert!(has(Box::new(all(|number| of_decimal(usual, number))), form), "{form}");
    }
    for (value, form) in [
        (1e10, "1E10"),
        (0.01, "1.0E-2"),
        (0.01, "10E-3"),
        (0.01, "1e-02"),
        (6.753e-96, ".6753E-95"),
        (5_794_353_777_289e12, "5794353777289E12"),
        (1.5, "+1.50"),
        (1.5, "1.500000E+000"),
        (1.5, "0.15E1"),
        (1e5, "100000.00"),
    ] {
        assert!(has(Box::new(all(move |number| of_float(value, number))), form), "{form}");
    }
    for (usual, form) in [
        ("P1112Y", "P1111Y12M"),
        ("P1Y2M", "P14M"),
        ("P1943Y3M13DT4H17M6S", "P1943Y03M13DT04H17M06S"),
        ("P43Y", "P0043Y00M00DT00H00M00S"),
        ("P1D", "PT24H"),
        ("PT90M", "PT5400.0S"),
        ("PT0S", "P0D"),
        ("PT0S", "P0Y"),
        ("P1Y1D", "P1Y0M1D"),
        ("PT1H", "PT1H0M0.000S"),
    ] {
        let value: Duration = usual.parse().unwrap();
        assert!(has(Box::new(all(move |number| of_duration(value, number))), form), "{form}");
    }
    for (usual, form) in [
        ("2016-03-01T00:00:00Z", "2016-02-29T24:00:00Z"),
        ("2015-12-31T24:00:00", "2016-01-01T00:00:00.000"),
        ("2016-01-01T12:00:00.120Z", "2016-01-01T12:00:00.12+00:00"),
    ] {
        let value: DateTime = usual.parse().unwrap();
        assert!(has(Box::new(all(move |number| of_date_time(value, number))), form), "{form}");
    }
}

#[test]
fn not_a_number_and_no_bytes_have_no_other_form() {
    assert_eq!(of_float(f64::NAN, 0), Form::End);
    assert_eq!(of_base64("", 0), Form::End);
}

/// The time that a value takes that has no wanted form depends on it.
#[test]
fn there_are_some_thousands_of_forms_at_most() {
    let count = |form: &dyn Fn(usize) -> Form| all(form).count();
    assert!(count(&|form| of_decimal("0.5", form)) < 2_000);
    assert!(count(&|form| of_float(1.5, form)) < 12_000);
    for usual in ["P1Y2M3DT4H5M6S", "PT0S", "P20Y", "P2Y20DT20H"] {
        let value: Duration = usual.parse().unwrap();
        assert!(count(&|form| of_duration(value, form)) < 12_000, "{usual}");
    }
}
