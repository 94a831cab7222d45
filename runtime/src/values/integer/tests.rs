use std::cell::Cell;
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::super::tests::Generator;
use super::*;

fn read(text: &str) -> Integer {
    text.parse().unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

fn hash(value: &Integer) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[test]
fn all_forms_of_the_specification_are_read() {
    for (text, written) in [
        ("-1", "-1"),
        ("0", "0"),
        ("12678967543233", "12678967543233"),
        ("+100000", "100000"),
        (" \n-0007\t", "-7"),
        ("-0", "0"),
        ("+0", "0"),
        ("999999999999999999", "999999999999999999"),
        ("-1000000000000000000", "-1000000000000000000"),
    ] {
        assert_eq!(read(text).to_string(), written);
    }
    for text in [i128::MIN.to_string(), i128::MAX.to_string(), u128::MAX.to_string(), "9".repeat(10_000)] {
        assert_eq!(read(&text).to_string(), text);
        assert_eq!(read(&format!("{}{}", "0".repeat(99), text.replace('-', ""))).to_string(), text.replace('-', ""));
    }
}

#[test]
fn anything_else_is_an_error_with_its_place() {
    for (text, problem, at) in [
        ("", "the text is empty", 0),
        (" \n", "the text is empty", 2),
        ("-", "no digit after the sign", 1),
        (" +", "no digit after the sign", 2),
        ("1.0", "expected a digit", 1),
        ("--1", "expected a digit", 1),
        ("1 2", "expected a digit", 1),
        ("1e3", "expected a digit", 1),
        ("0x1", "expected a digit", 1),
        ("INF", "expected a digit", 0),
        ("٣", "expected a digit", 0),
    ] {
        let error = text.parse::<Integer>().unwrap_err();
        assert_eq!((error.expected(), error.problem(), error.at()), ("xs:integer", problem, Some(at)), "{text:?}");
    }
}

#[test]
fn order_and_equality_hold_across_forms() {
    let ascending = [
        format!("-1{}", "0".repeat(500)),
        format!("-{}", "9".repeat(500)),
        "-170141183460469231731687303715884105730".to_owned(),
        "-170141183460469231731687303715884105729".to_owned(),
        i128::MIN.to_string(),
        "-18446744073709551616".to_owned(),
        "-1".to_owned(),
        "0".to_owned(),
        "1".to_owned(),
        u64::MAX.to_string(),
        "18446744073709551616".to_owned(),
        i128::MAX.to_string(),
        "170141183460469231731687303715884105728".to_owned(),
        u128::MAX.to_string(),
        "9".repeat(500),
        format!("1{}", "0".repeat(500)),
    ]
    .map(|text| read(&text));
    for (i, left) in ascending.iter().enumerate() {
        for (j, right) in ascending.iter().enumerate() {
            assert_eq!(left.cmp(right), i.cmp(&j), "{left} {right}");
            assert_eq!(left == right, i == j);
        }
        let again = read(&format!("{left}"));
        assert_eq!((&again, hash(&again)), (left, hash(left)));
        assert_eq!((left.negated().negated(), left.negated().signum()), (left.clone(), -left.signum()));
        let sign = i.cmp(&7) as i8;
        assert_eq!(left.signum(), sign, "{left}");
    }
}

#[test]
fn integers_of_rust_convert_and_read_back() {
    let mut random = Generator::new(32);
    for _ in 0..20_000 {
        let wide = i128::from(random.next() as i64) << 64 | i128::from(random.next());
        let number = wide >> (random.next() % 128);
        let value = Integer::from(number);
        assert_eq!(value.to_string(), number.to_string());
        assert_eq!(read(&value.to_string()), value);
        let other = wide >> (random.next() % 128);
        assert_eq!(value.cmp(&other.into()), number.cmp(&other));
    }
    for number in [0, 1, u128::MAX, u128::MAX / 2, u128::MAX / 2 + 1] {
        assert_eq!(Integer::from(number).to_string(), number.to_string());
    }
    assert_eq!(Integer::default(), Integer::from(0_u8));
    assert_eq!(
        format!("{:5}|{:<5}|{:+}|{:?}", read("-7"), read("7"), read("7"), read("7")),
        "   -7|7    |+7|Integer(7)"
    );
}

#[test]
fn the_negative_of_a_limit_has_its_own_form() {
    let beyond = read("170141183460469231731687303715884105728");
    assert_eq!((Integer::from(i128::MIN).negated(), beyond.negated()), (beyond.clone(), i128::MIN.into()));
    assert_eq!(read(&format!("-{}", "9".repeat(99))).negated().to_string(), "9".repeat(99));
}

#[test]
fn small_numbers_take_no_more_than_an_i128_and_a_tag() {
    assert_eq!((size_of::<Integer>(), size_of::<Option<Integer>>()), (24, 24));
}

/// Counts what is written, and by how many calls.
#[derive(Default)]
struct Counted {
    bytes: usize,
    calls: usize,
}

impl fmt::Write for Counted {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.bytes += text.len();
        self.calls += 1;
        Ok(())
    }
}

#[test]
fn each_digit_is_looked_at_once_and_written_once() {
    for length in [100, 10_000, 1_000_000] {
        let (text, looks) = ("9".repeat(length), Cell::new(0));
        assert_eq!(first_other(text.bytes().inspect(|_| looks.set(looks.get() + 1))), None);
        assert_eq!(looks.get(), length);
        let value = read(&text);
        let mut counted = Counted::default();
        write!(counted, "{value}").unwrap();
        assert_eq!(counted.bytes, length);
        assert!(counted.calls <= 4, "{}", counted.calls);
    }
}

#[test]
fn a_megabyte_of_digits_is_read_compared_and_written() {
    // Work that grew with the square of the length would not end.
    let digits = "7".repeat(1 << 20);
    let (negative, positive) = (read(&format!("-{digits}")), read(&digits));
    assert!(negative < positive);
    assert_eq!(positive.to_string(), digits);
    assert!(positive < read(&format!("{digits}0")) && positive < read(&format!("{}8", &digits[1..])));
}
