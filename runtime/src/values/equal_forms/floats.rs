//! Forms of floating-point numbers. They have the digits of the shortest one, so that each reads as the same bits.

use std::fmt::{Display, UpperExp};

use super::numbers::of_decimal;
use super::{Form, Style, zeros};

/// What stands before the digits of an exponent that is not negative, and the least number of these digits.
const EXPONENTS: [(char, &str, usize); 12] = [
    ('E', "", 1),
    ('E', "+", 1),
    ('e', "", 1),
    ('e', "+", 1),
    ('E', "", 2),
    ('E', "+", 2),
    ('e', "", 2),
    ('e', "+", 2),
    ('E', "", 3),
    ('E', "+", 3),
    ('e', "", 3),
    ('e', "+", 3),
];
/// The maximum number of zeros at the end of the mantissa's fraction. An `f64` has at most 17 digits.
const MOST_ZEROS: usize = 17;
/// The maximum number of digits before the point that a form shifts there.
const MOST_WHOLE: usize = 17;
/// The styles with an exponent.
const EXPONENTIAL: usize = (MOST_ZEROS + 2) * POINTS * EXPONENTS.len() * 2;
/// The places of the point: after one digit, before all of them with and without a zero, after all of them, after two,
/// and so on.
const POINTS: usize = MOST_WHOLE + 3;
/// Numbers with an exponent beyond this have no forms without it.
const FAR: i64 = 40;

/// Returns a form with an exponent (`1E1`, `1.0E1`, `10.0E0`, `.1e+02`), or one that decimals have, too. Infinity has
/// `+INF`.
pub(crate) fn of_float(value: impl Display + UpperExp + Into<f64> + Copy, form: usize) -> Form {
    let number: f64 = value.into();
    if !number.is_finite() {
        return match form {
            0 if number == f64::INFINITY => Form::Other("+INF".to_owned()),
            _ => Form::End,
        };
    }
    let usual = format!("{value:E}");
    let (mantissa, exponent) = usual.split_once('E').unwrap_or((&usual, "0"));
    let exponent: i64 = exponent.parse().unwrap_or(0);
    match form.checked_sub(EXPONENTIAL) {
        None => exponential(mantissa, exponent, form),
        Some(_) if exponent.abs() > FAR => Form::End,
        Some(0) => Form::Other(value.to_string()),
        Some(form) => of_decimal(&value.to_string(), form - 1),
    }
}

fn exponential(mantissa: &str, exponent: i64, form: usize) -> Form {
    let mut style = Style(form);
    let more = style.choice(MOST_ZEROS + 2);
    let at = style.choice(POINTS);
    let (letter, plus, width) = EXPONENTS[style.choice(EXPONENTS.len())];
    let has_plus = style.choice(2) == 1;
    let (sign, mantissa) = match mantissa.strip_prefix('-') {
        Some(_) if has_plus => return Form::Same,
        Some(mantissa) => ("-", mantissa),
        None => (if has_plus { "+" } else { "" }, mantissa),
    };
    let mut digits = mantissa.replacen('.', "", 1);
    // How many digits are before the point, and what else is.
    let (count, whole) = match at {
        0 => (1, ""),
        1 => (0, "0"),
        2 => (0, ""),
        3 if digits.len() == 1 => return Form::Same,
        3 => (digits.len(), ""),
        at => (at - 2, ""),
    };
    if digits.len() < count {
        digits.push_str(&zeros(count - digits.len()));
    }
    let (before, after) = digits.split_at(count);
    let fraction = match more {
        0 if after.is_empty() => String::new(),
        1 if after.is_empty() => ".".to_owned(),
        1 => return Form::Same,
        0 => format!(".{after}"),
        more => format!(".{after}{}", zeros(more - 1)),
    };
    let exponent = exponent + 1 - i64::try_from(count).unwrap_or(0);
    let (sign_of_exponent, exponent) = (if exponent < 0 { "-" } else { plus }, exponent.abs());
    Form::Other(format!("{sign}{whole}{before}{fraction}{letter}{sign_of_exponent}{exponent:0width$}"))
}
