//! `xs:float` and `xs:double`, whose values are `f32` and `f64` (sections 3.2.4 and 3.2.5).

use std::fmt::{Display, UpperExp, Write};

use super::lexical::InvalidValue;
use super::white_space::trim_at;

/// Reads an `xs:double`: digits with an optional sign, point and exponent, or `INF`, `-INF`, `NaN`, or XSD 1.1's
/// `+INF`.
///
/// The result is the nearest `f64`, as XSD's lexical mapping requires: a number too large becomes infinite, one too
/// small becomes zero. Names from other languages (`inf`, `nan`, `Infinity`) are errors.
pub fn double(text: &str) -> Result<f64, InvalidValue> {
    read("xs:double", text, f64::INFINITY, f64::NAN)
}

/// Reads an `xs:float`, like [`double`] but in single precision.
pub fn float(text: &str) -> Result<f32, InvalidValue> {
    read("xs:float", text, f32::INFINITY, f32::NAN)
}

/// Appends `value` as an `xs:double`, in the fewest digits that read back as the same value.
///
/// Very large and very small numbers are written with an exponent (`1E-300`).
pub fn write_double(value: f64, out: &mut String) {
    write(value, value, out);
}

/// Appends `value` as an `xs:float`, like [`write_double`] but in single precision.
pub fn write_float(value: f32, out: &mut String) {
    write(value, f64::from(value), out);
}

fn read<F>(expected: &'static str, text: &str, infinity: F, nan: F) -> Result<F, InvalidValue>
where
    F: std::str::FromStr + std::ops::Neg<Output = F>,
{
    let (start, text) = trim_at(text);
    match text {
        "INF" | "+INF" => return Ok(infinity),
        "-INF" => return Ok(-infinity),
        "NaN" => return Ok(nan),
        _ => {}
    }
    // Rust's parser accepts names that XSD does not, so the form is checked first.
    let checked = check_form(text.as_bytes());
    let (problem, at) = match checked {
        Ok(()) => match text.parse() {
            Ok(value) => return Ok(value),
            Err(_) => ("not a number", 0),
        },
        Err(found) => found,
    };
    Err(InvalidValue::new(expected, problem, Some(start + at)))
}

/// Checks for `[+-]? (digits [. digits?]? | . digits) ([eE] [+-]? digits)?`. The error is the problem and its place.
fn check_form(text: &[u8]) -> Result<(), (&'static str, usize)> {
    if text.is_empty() {
        return Err(("the text is empty", 0));
    }
    let whole = after_digits(text, after_sign(text, 0));
    let mut at = whole;
    let mut digits = whole > after_sign(text, 0);
    if text.get(at) == Some(&b'.') {
        at = after_digits(text, at + 1);
        digits |= at > whole + 1;
    }
    if !digits {
        return Err(("expected a number, INF, -INF or NaN", at));
    }
    if matches!(text.get(at), Some(b'e' | b'E')) {
        let exponent = after_sign(text, at + 1);
        at = after_digits(text, exponent);
        if at == exponent {
            return Err(("expected the digits of the exponent", at));
        }
    }
    if at < text.len() { Err(("unexpected text after the number", at)) } else { Ok(()) }
}

fn after_sign(text: &[u8], at: usize) -> usize {
    if matches!(text.get(at), Some(b'+' | b'-')) { at + 1 } else { at }
}

fn after_digits(text: &[u8], at: usize) -> usize {
    at + text.iter().skip(at).take_while(|byte| byte.is_ascii_digit()).count()
}

/// Writes `value`. `wide` is exactly the same number and decides the form.
fn write(value: impl Display + UpperExp, wide: f64, out: &mut String) {
    let magnitude = wide.abs();
    // Writing to a `String` cannot fail.
    let _ = if wide.is_nan() {
        out.write_str("NaN")
    } else if magnitude.is_infinite() {
        out.write_str(if wide > 0.0 { "INF" } else { "-INF" })
    } else if magnitude == 0.0 || (1e-5..1e15).contains(&magnitude) {
        write!(out, "{value}")
    } else {
        write!(out, "{value:E}")
    };
}

#[cfg(test)]
mod tests {
    use super::super::tests::Generator;
    use super::*;

    fn written(value: f64) -> String {
        let mut out = String::new();
        write_double(value, &mut out);
        out
    }

    fn written_float(value: f32) -> String {
        let mut out = String::new();
        write_float(value, &mut out);
        out
    }

    #[test]
    fn all_forms_of_the_specification_are_read() {
        for (text, value) in [
            ("0.33333333333333331", 1.0 / 3.0),
            ("1E-300", 1e-300),
            ("-1E4", -1e4),
            ("1267.43233E12", 1267.43233e12),
            ("12.78e-2", 12.78e-2),
            (" \n12\t", 12.0),
            ("+1.5", 1.5),
            (".5", 0.5),
            ("-.5", -0.5),
            ("5.", 5.0),
            ("5.e+1", 50.0),
            ("00", 0.0),
            ("1.7976931348623157E+308", f64::MAX),
            ("4.9E-324", f64::from_bits(1)),
        ] {
            assert_eq!(double(text), Ok(value), "{text:?}");
        }
        assert!(double("-0").unwrap().is_sign_negative());
    }

    #[test]
    fn the_special_values_have_exactly_these_names() {
        assert_eq!(double("INF"), Ok(f64::INFINITY));
        assert_eq!(double("+INF"), Ok(f64::INFINITY));
        assert_eq!(double(" -INF "), Ok(f64::NEG_INFINITY));
        assert!(double("NaN").unwrap().is_nan());
        assert_eq!(float("-INF"), Ok(f32::NEG_INFINITY));
        assert!(float("NaN").unwrap().is_nan());
        for text in ["inf", "Inf", "infinity", "Infinity", "-Infinity", "nan", "NAN", "-NaN", "+NaN", "--INF", "∞"] {
            assert!(double(text).is_err(), "{text:?}");
            assert!(float(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn anything_else_is_an_error_with_its_place() {
        for (text, at) in [
            ("", 0),
            ("  ", 2),
            (".", 1),
            ("-", 1),
            ("+.", 2),
            (" -.e1", 3),
            ("e5", 0),
            ("1e", 2),
            ("1e+", 3),
            ("1e5.0", 3),
            ("1,5", 1),
            ("1.2.3", 3),
            ("1_000", 1),
            ("0x10", 1),
            ("1 2", 1),
            ("1f", 1),
            ("+-1", 1),
            ("٣", 0),
        ] {
            let error = double(text).unwrap_err();
            assert_eq!((error.expected(), error.at()), ("xs:double", Some(at)), "{text:?}");
        }
        assert_eq!(float("x").unwrap_err().expected(), "xs:float");
    }

    #[test]
    fn beyond_the_range_is_the_nearest_value() {
        assert_eq!(double("1E400"), Ok(f64::INFINITY));
        assert_eq!(double("-1E99999999999999999999"), Ok(f64::NEG_INFINITY));
        assert_eq!(double("1E-400"), Ok(0.0));
        assert_eq!(float("1E39"), Ok(f32::INFINITY));
        assert_eq!(double(&"9".repeat(400)), Ok(f64::INFINITY));
    }

    #[test]
    fn single_precision_is_rounded_once() {
        // Just above halfway between two floats: a detour over `f64` would round it down.
        assert_eq!(float("1.00000005960464477540"), Ok(1.0000001));
        assert_eq!(float("16777216"), Ok(16_777_216.0));
    }

    #[test]
    fn numbers_are_written_in_a_short_legal_form() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "-0"),
            (100.0, "100"),
            (-1.5, "-1.5"),
            (0.1, "0.1"),
            (1.0 / 3.0, "0.3333333333333333"),
            (1e-5, "0.00001"),
            (9.9e-6, "9.9E-6"),
            (999_999_999_999_999.0, "999999999999999"),
            (1e15, "1E15"),
            (1e-300, "1E-300"),
            (f64::MAX, "1.7976931348623157E308"),
            (f64::MIN_POSITIVE, "2.2250738585072014E-308"),
            (f64::from_bits(1), "5E-324"),
            (f64::INFINITY, "INF"),
            (f64::NEG_INFINITY, "-INF"),
            (f64::NAN, "NaN"),
            (-f64::NAN, "NaN"),
        ] {
            assert_eq!(written(value), text);
        }
        assert_eq!(written_float(0.1), "0.1");
        assert_eq!(written_float(f32::MAX), "3.4028235E38");
        assert_eq!(written_float(f32::INFINITY), "INF");
        assert_eq!(written_float(f32::NAN), "NaN");
    }

    #[test]
    fn writing_appends() {
        let mut out = "a".to_owned();
        write_double(1.0, &mut out);
        write_float(2.0, &mut out);
        assert_eq!(out, "a12");
    }

    #[test]
    fn what_is_written_reads_back() {
        let mut random = Generator::new(1);
        for _ in 0..20_000 {
            let value = f64::from_bits(random.next());
            let text = written(value);
            let back = double(&text).unwrap();
            assert!(back.to_bits() == value.to_bits() || (back.is_nan() && value.is_nan()), "{text}");
            assert!(text.len() <= 24, "{text}");
            let value = f32::from_bits(random.next() as u32);
            let text = written_float(value);
            let back = float(&text).unwrap();
            assert!(back.to_bits() == value.to_bits() || (back.is_nan() && value.is_nan()), "{text}");
        }
    }
}
