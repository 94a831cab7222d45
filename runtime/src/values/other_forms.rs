//! Texts outside the lexical space of their type that can mean only one value. Programs that print numbers by the rules
//! of their own language write such texts. The parsers in `values` refuse them; the codec reads them and reports each.
//!
//! | type | accepted besides XSD's forms |
//! |---|---|
//! | `xs:float`, `xs:double` | `inf`, `infinity` and `nan` in any case, with or without a sign; `∞`; the forms of Windows' C library (`1.#INF`, `-1.#IND`) |
//! | integers | a decimal point or an exponent, if the value is whole: `1.0`, `1e3` |
//! | `xs:decimal` | an exponent: `1E-10` |
//! | `xs:boolean` | `true` and `false` in any case |
//! | `xs:dateTime` | a space or `t` for `T`, `z`, a comma before the fraction, offsets without a colon or minutes |
//!
//! Texts with several possible meanings are errors: `1,5` and `1.000,5`, `yes`, `05/04/2016`, dates without a time.

use super::decimal::Decimal;
use super::lexical::{InvalidValue, collapse, collapse_at};
use super::{DateTime, boolean};

/// Returns the special value that a text names.
pub(crate) fn special<F>(text: &str, invalid: InvalidValue, infinity: F, nan: F) -> Result<F, InvalidValue>
where
    F: std::ops::Neg<Output = F>,
{
    let text = collapse(text);
    let (is_negative, name) = match text.strip_prefix('-') {
        Some(name) => (true, name),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let is = |names: &[&str]| names.iter().any(|other| name.eq_ignore_ascii_case(other));
    if is(&["inf", "infinity", "1.#inf", "∞"]) {
        return Ok(if is_negative { -infinity } else { infinity });
    }
    if is(&["nan", "1.#qnan", "1.#snan", "1.#ind"]) { Ok(nan) } else { Err(invalid) }
}

/// Reads a boolean in another case.
pub(crate) fn any_case(text: &str, invalid: InvalidValue) -> Result<bool, InvalidValue> {
    let text = collapse(text);
    match ["true", "false"].into_iter().find(|word| text.eq_ignore_ascii_case(word)) {
        Some(word) => boolean(word),
        None => Err(invalid),
    }
}

/// Reads an integer from `least` to `most` that is written with a point or an exponent.
pub(crate) fn whole<T: TryFrom<i128>>(
    text: &str,
    invalid: InvalidValue,
    least: impl Into<i128>,
    most: impl Into<i128>,
) -> Result<T, InvalidValue> {
    let Some(number) = number(text).filter(|number| number.is_marked && number.exponent >= 0) else {
        return Err(invalid);
    };
    if let Some(value) = number.scaled(number.exponent).and_then(|value| T::try_from(value).ok()) {
        return Ok(value);
    }
    let expected = invalid.expected();
    let problem = match number.is_negative {
        true => format!("below {}, the smallest {expected}", least.into()),
        false => format!("above {}, the largest {expected}", most.into()),
    };
    Err(InvalidValue::new(expected, problem, Some(collapse_at(text).0)))
}

/// Reads a decimal that is written with an exponent.
pub(crate) fn with_exponent(text: &str, invalid: InvalidValue) -> Result<Decimal, InvalidValue> {
    const MOST: i64 = Decimal::MAX_SCALE as i64;
    let Some(number) = number(text).filter(|_| text.contains(['e', 'E'])) else { return Err(invalid) };
    let too_large = |problem: String| InvalidValue::new(invalid.expected(), problem, Some(collapse_at(text).0));
    if number.exponent < -MOST {
        return Err(too_large(format!("more than {MOST} digits after the point")));
    }
    // Written trailing zeros are kept, as in any decimal, as far as they fit.
    let wanted = number.decimals.clamp(0, MOST).max(-number.exponent);
    let scaled = (0..=wanted).rev().take_while(|scale| *scale >= -number.exponent).find_map(|scale| {
        let coefficient = number.scaled(number.exponent + scale)?;
        Decimal::new(coefficient, u8::try_from(scale).ok()?).ok()
    });
    scaled.ok_or_else(|| too_large("more than 38 digits".to_owned()))
}

/// Reads a date and time in another form of ISO 8601 or RFC 3339 with the same parts.
pub(crate) fn date_time(text: &str, invalid: InvalidValue) -> Result<DateTime, InvalidValue> {
    /// Longer texts only have more zeros in their fraction.
    const LONGEST: usize = 64;
    let text = collapse(text);
    let parts = |text: &str| text.find(['T', 't', ' ']).map(|at| (text[..at].to_owned(), text[at + 1..].to_owned()));
    let Some((date, time)) = Some(text).filter(|text| text.len() <= LONGEST).and_then(parts) else {
        return Err(invalid);
    };
    let (clock, offset) = match time.find(['Z', 'z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => (time.as_str(), ""),
    };
    let offset = match offset.as_bytes() {
        [b'Z' | b'z'] => "Z".to_owned(),
        [_, _, _] => format!("{offset}:00"),
        [_, _, _, minutes @ ..] if minutes.len() == 2 && minutes.iter().all(u8::is_ascii_digit) => {
            format!("{}:{}", offset.get(..3).unwrap_or(""), offset.get(3..).unwrap_or(""))
        }
        _ => offset.to_owned(),
    };
    // There may be a space before the offset.
    let clock = clock.strip_suffix(' ').unwrap_or(clock).replacen(',', ".", 1);
    format!("{date}T{clock}{offset}").parse().map_err(|_| invalid)
}

/// A number in digits: `coefficient × 10^exponent`.
struct Number {
    is_negative: bool,
    /// The coefficient, without trailing zeros; `None` if it does not fit.
    coefficient: Option<i128>,
    /// The exponent; 0 if the coefficient is 0.
    exponent: i64,
    /// The number of digits after the point if written without an exponent, including trailing zeros.
    decimals: i64,
    /// Whether there is a point or an exponent.
    is_marked: bool,
}

impl Number {
    /// Returns `coefficient × 10^zeros`, if it fits.
    fn scaled(&self, zeros: i64) -> Option<i128> {
        match self.coefficient? {
            0 => Some(0),
            coefficient => coefficient.checked_mul(10_i128.checked_pow(u32::try_from(zeros).ok()?)?),
        }
    }
}

/// Reads digits with an optional sign, point and exponent. Time and memory do not depend on the exponent.
fn number(text: &str) -> Option<Number> {
    let text = collapse(text);
    let (is_negative, unsigned) = sign(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(power(exponent)?)),
        None => (unsigned, None),
    };
    // A negative number is counted downwards, so that the smallest one fits.
    let mut coefficient = Some(0_i128);
    // Pending zeros, which count once another digit follows. Leading zeros do not count.
    let mut zeros = 0_i64;
    let (mut digits, mut decimals, mut has_point) = (0_i64, 0_i64, false);
    for byte in mantissa.bytes() {
        match byte {
            b'.' if !has_point => has_point = true,
            b'0'..=b'9' => {
                digits += 1;
                decimals += i64::from(has_point);
                let digit = i128::from(byte - b'0');
                if digit == 0 {
                    zeros += i64::from(coefficient != Some(0));
                    continue;
                }
                let unit = u32::try_from(std::mem::take(&mut zeros) + 1).ok().and_then(|n| 10_i128.checked_pow(n));
                let digit = if is_negative { -digit } else { digit };
                coefficient = coefficient.and_then(|c| c.checked_mul(unit?)?.checked_add(digit));
            }
            _ => return None,
        }
    }
    if digits == 0 {
        return None;
    }
    let decimals = decimals - exponent.unwrap_or(0);
    let exponent_of = if coefficient == Some(0) { 0 } else { zeros - decimals };
    let is_marked = has_point || exponent.is_some();
    Some(Number { is_negative, coefficient, exponent: exponent_of, decimals, is_marked })
}

/// Reads the number after `e`. A number beyond `FAR` becomes `FAR`, whatever its number of digits.
fn power(text: &str) -> Option<i64> {
    /// More than the number of digits in any text.
    const FAR: i64 = 1 << 56;
    let (is_negative, digits) = sign(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let power = digits.bytes().fold(0_i64, |power, byte| (10 * power + i64::from(byte - b'0')).min(FAR));
    Some(if is_negative { -power } else { power })
}

fn sign(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::{double, int8, int32, uint64};

    fn int(text: &str) -> Result<i32, String> {
        let invalid = int32(text).unwrap_err();
        whole(text, invalid, i32::MIN, i32::MAX).map_err(|error| error.problem().to_owned())
    }

    fn decimal(text: &str) -> Result<String, String> {
        let invalid = text.parse::<Decimal>().unwrap_err();
        with_exponent(text, invalid).map(|value| value.to_string()).map_err(|error| error.problem().to_owned())
    }

    fn time(text: &str) -> Result<String, String> {
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
    fn decimals_with_an_exponent_are_exact() {
        for (text, value) in [
            ("1E-10", "0.0000000001"),
            ("7.922816251426434e+28", "79228162514264340000000000000"),
            ("-1.5e1", "-15"),
            ("1.50E0", "1.50"),
            ("5.00e1", "50.0"),
            ("1e38", "100000000000000000000000000000000000000"),
            ("1E-38", "0.00000000000000000000000000000000000001"),
            ("10E-39", "0.00000000000000000000000000000000000001"),
            ("0E-50", "0.00000000000000000000000000000000000000"),
            ("0e999999999", "0"),
            ("-170141183460469231731687303715884105728e0", "-170141183460469231731687303715884105728"),
            ("0.00000000000000000000000000000000000000000001e44", "1"),
        ] {
            assert_eq!(decimal(text).as_deref(), Ok(value), "{text}");
        }
        for (text, problem) in [
            ("1e999999999", "more than 38 digits"),
            ("1e39", "more than 38 digits"),
            ("1E-39", "more than 38 digits after the point"),
            ("1E-99999999999999999999999999", "more than 38 digits after the point"),
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
            assert_eq!(time(text).as_deref(), Ok(value), "{text}");
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
            assert!(time(text).is_err(), "{text}");
        }
    }
}
