use std::cell::Cell;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::super::tests::Generator;
use super::*;

fn read(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

fn hash(value: &Decimal) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[test]
fn all_legal_forms_are_read() {
    for (text, coefficient, scale, written) in [
        ("0", 0_i128, 0, "0"),
        ("1.50", 150, 2, "1.50"),
        ("-1.50", -150, 2, "-1.50"),
        ("+100000.00", 10_000_000, 2, "100000.00"),
        (" \t210\r\n", 210, 0, "210"),
        (".5", 5, 1, "0.5"),
        ("-.5", -5, 1, "-0.5"),
        ("5.", 5, 0, "5"),
        ("007.0500", 70_500, 4, "7.0500"),
        ("-0", 0, 0, "0"),
        ("-0.00", 0, 2, "0.00"),
        ("0.001", 1, 3, "0.001"),
        ("-0.001", -1, 3, "-0.001"),
        // .NET's largest and smallest numbers, of 29 digits.
        ("79228162514264337593543950335", 79_228_162_514_264_337_593_543_950_335, 0, "79228162514264337593543950335"),
        (
            "-7.9228162514264337593543950335",
            -79_228_162_514_264_337_593_543_950_335,
            28,
            "-7.9228162514264337593543950335",
        ),
    ] {
        let value = read(text);
        assert_eq!((value.coefficient(), value.scale()), (&Integer::from(coefficient), scale), "{text:?}");
        assert_eq!(value.to_string(), written);
    }
}

#[test]
fn anything_else_is_an_error_with_its_place() {
    for (text, problem, at) in [
        ("", "the text is empty", 0),
        (" \n", "the text is empty", 2),
        (".", "there is no digit", 0),
        ("-", "there is no digit", 1),
        (" +.", "there is no digit", 2),
        ("1.2.3", "a second point", 3),
        ("1e5", "an exponent is not allowed here", 1),
        ("1E5", "an exponent is not allowed here", 1),
        ("1,5", "expected a digit", 1),
        ("1 5", "expected a digit", 1),
        ("--1", "expected a digit", 1),
        ("INF", "expected a digit", 0),
        ("NaN", "expected a digit", 0),
        ("$1", "expected a digit", 0),
        ("1€", "expected a digit", 1),
        ("٣", "expected a digit", 0),
    ] {
        let error = text.parse::<Decimal>().unwrap_err();
        assert_eq!((error.expected(), error.problem(), error.at()), ("xs:decimal", problem, Some(at)), "{text:?}");
    }
}

#[test]
fn any_number_of_digits_is_exact() {
    for number in [i128::MAX, i128::MIN, i128::MAX - 1, i128::MIN + 1] {
        let text = number.to_string();
        assert_eq!(read(&text).coefficient(), &number.into());
        assert_eq!(read(&text).to_string(), text);
    }
    let (zeros, nines) = ("0".repeat(10_000), "9".repeat(10_000));
    for text in [
        "170141183460469231731687303715884105728".to_owned(),
        "-170141183460469231731687303715884105729".to_owned(),
        "9999999999999999999.99999999999999999999".to_owned(),
        nines.clone(),
        format!("-{nines}.{nines}"),
        format!("0.{nines}"),
        format!("0.{zeros}1"),
        format!("-1.5{zeros}"),
        format!("0.{zeros}"),
    ] {
        assert_eq!(read(&text).to_string(), text);
        assert_eq!(read(&text), read(&text));
    }
    assert_eq!(read(&format!("0.{zeros}1")).scale(), 10_001);
    // Leading zeros do not count; a wrong character is reported after any number of digits.
    assert_eq!(read(&format!("-{zeros}1.0")).to_string(), "-1.0");
    assert_eq!(format!("{nines}x").parse::<Decimal>().unwrap_err().problem(), "expected a digit");
}

#[test]
fn each_digit_is_looked_at_once() {
    for length in [100, 10_000, 1_000_000] {
        let (text, looks) = (format!("{}.{}", "9".repeat(length), "0".repeat(length)), Cell::new(0));
        assert_eq!(point(text.bytes().inspect(|_| looks.set(looks.get() + 1))), Ok(Some(length)));
        assert_eq!(looks.get(), text.len());
    }
}

#[test]
fn a_megabyte_of_digits_is_read_compared_and_written() {
    // Work that grew with the square of the length would not end.
    let text = format!("{}.{}", "7".repeat(1 << 19), "0".repeat(1 << 19));
    let (number, longer) = (read(&text), read(&format!("{text}1")));
    assert_eq!(number.to_string(), text);
    assert!(number < longer && longer > number.normalized());
    assert_eq!((number.normalized(), hash(&number.normalized())), (number.clone(), hash(&number)));
    assert_eq!(number.normalized().scale(), 0);
}

#[test]
fn zeros_at_the_end_are_kept_and_do_not_matter() {
    for zeros in [0, 1, 37, 38, 39, 10_000] {
        let zeros = "0".repeat(zeros);
        for number in ["1.5", "-1.5", "0.0", "-123.45"] {
            let long = read(&format!("{number}{zeros}"));
            assert_eq!((&long, hash(&long)), (&read(number), hash(&read(number))));
            assert_eq!(long.to_string(), format!("{number}{zeros}"));
        }
    }
}

#[test]
fn new_takes_any_digits_and_scale() {
    assert_eq!(Decimal::new(150, 2).to_string(), "1.50");
    assert_eq!(Decimal::new(1, 38).to_string(), format!("0.{}1", "0".repeat(37)));
    assert_eq!(Decimal::new(i128::MIN, 38).to_string(), "-1.70141183460469231731687303715884105728");
    let finest = Decimal::new(-1, u16::MAX).to_string();
    assert_eq!((finest.len(), read(&finest)), (3 + 65_535, Decimal::new(-1, u16::MAX)));
}

#[test]
fn integers_convert_exactly() {
    assert_eq!(Decimal::from(i8::MIN), read("-128"));
    assert_eq!(Decimal::from(i64::MIN).to_string(), i64::MIN.to_string());
    assert_eq!(Decimal::from(u64::MAX).to_string(), u64::MAX.to_string());
    assert_eq!(Decimal::default(), Decimal::from(0u8));
}

#[test]
fn trailing_zeros_do_not_matter_to_equality_order_and_hash() {
    for (left, right) in [("1.5", "1.50"), ("0", "-0.000"), ("100", "100.00"), ("-7", "-7.0")] {
        let (left, right) = (read(left), read(right));
        assert_eq!(left, right);
        assert_eq!(left.cmp(&right), Ordering::Equal);
        assert_eq!(hash(&left), hash(&right));
    }
    assert_ne!(read("1.5"), read("1.05"));
    assert_ne!(read("10"), read("1"));
}

#[test]
fn order_is_exact_at_the_edges() {
    let scaled = |coefficient: i128, scale| Decimal::new(coefficient, scale);
    let ascending = [
        scaled(i128::MIN, 0),
        scaled(i128::MIN + 1, 0),
        scaled(i128::MIN, 38),
        scaled(-1, 0),
        scaled(-1, 1),
        scaled(-1, 38),
        scaled(0, 38),
        scaled(1, 38),
        scaled(2, 38),
        scaled(1, 37),
        scaled(999, 3),
        scaled(1, 0),
        scaled(10i128.pow(38) + 1, 38),
        scaled(i128::MAX, 38),
        scaled(2, 0),
        scaled(i128::MAX, 1),
        scaled(i128::MAX - 1, 0),
        scaled(i128::MAX, 0),
    ];
    for (i, left) in ascending.iter().enumerate() {
        for (j, right) in ascending.iter().enumerate() {
            assert_eq!(left.cmp(right), i.cmp(&j), "{left} {right}");
            assert_eq!(left == right, i == j);
        }
    }
}

#[test]
fn order_agrees_with_that_of_whole_numbers() {
    let mut random = Generator::new(3);
    for _ in 0..20_000 {
        let (a, b) = (random.next() as i32 >> (random.next() % 31), random.next() as i32 >> (random.next() % 31));
        let (i, j) = ((random.next() % 8) as u16, (random.next() % 8) as u16);
        let (left, right) = (Decimal::new(a, i), Decimal::new(b, j));
        let whole = |number: i32, scale: u16| i128::from(number) * 10i128.pow(u32::from(8 - scale));
        assert_eq!(left.cmp(&right), whole(a, i).cmp(&whole(b, j)), "{left} {right}");
        if left == right {
            assert_eq!(hash(&left), hash(&right));
        }
    }
}

#[test]
fn what_is_written_reads_back() {
    let mut random = Generator::new(4);
    for _ in 0..20_000 {
        let wide = i128::from(random.next() as i64) << 64 | i128::from(random.next());
        let coefficient = wide >> (random.next() % 127);
        let value = Decimal::new(coefficient, (random.next() % 39) as u16);
        let back = read(&value.to_string());
        assert_eq!((back.coefficient(), back.scale()), (value.coefficient(), value.scale()));
        let normal = value.normalized();
        assert_eq!((&normal, hash(&normal)), (&value, hash(&value)));
        assert!(normal.scale() == 0 || !normal.coefficient().to_string().ends_with('0'));
    }
}

#[test]
fn normalized_takes_zeros_after_the_point_only() {
    for (text, normal) in [("1.50", "1.5"), ("100", "100"), ("100.0", "100"), ("0.000", "0"), ("-2.00", "-2")] {
        assert_eq!(read(text).normalized().to_string(), normal);
    }
}

#[test]
fn to_f64_rounds_once() {
    assert_eq!(read("0.1").to_f64_lossy(), 0.1);
    assert_eq!(read("-1.50").to_f64_lossy(), -1.5);
    assert_eq!(read("0.33333333333333331").to_f64_lossy(), 1.0 / 3.0);
    assert_eq!(read("79228162514264337593543950335").to_f64_lossy(), 79_228_162_514_264_337_593_543_950_335.0);
    assert_eq!(Decimal::new(i128::MIN, 38).to_f64_lossy(), -1.701_411_834_604_692_3);
    assert_eq!(Decimal::new(1, 38).to_f64_lossy(), 1e-38);
}

#[test]
fn debug_shows_the_number() {
    assert_eq!(format!("{:?}", read("1.50")), "Decimal(1.50)");
}
