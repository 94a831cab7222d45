//! Valid forms of a value besides the one in which it is usually written, counted from 0. A union needs them if the usual
//! form reads as another member: the `xs:double` 10 is not `10` after `xs:decimal`, but `1E1`.

use std::fmt::{Display, UpperExp};

/// The maximum number of zeros that a form has before or after the digits of a number.
const MOST_ZEROS: usize = 20;

/// Returns a form with an explicit sign or zeros before the number: `+7`, `07`, `007`.
pub(crate) fn of_integer(usual: &str, form: usize) -> Option<String> {
    let digits = usual.trim_start_matches(['+', '-']);
    let sign = if usual.starts_with('-') { "-" } else { "" };
    match form {
        0 if sign.is_empty() => Some(format!("+{digits}")),
        0 => Some(format!("-0{digits}")),
        1..=MOST_ZEROS => Some(format!("{sign}{:0<form$}{digits}", "")),
        _ => None,
    }
}

/// Returns a form with zeros after the number, `7.0` or `7.00`, or one that integers have, too.
pub(crate) fn of_decimal(usual: &str, form: usize) -> Option<String> {
    match form.checked_sub(MOST_ZEROS) {
        None => {
            let point = if usual.contains('.') { "" } else { "." };
            Some(format!("{usual}{point}{:0<zeros$}", "", zeros = form + 1))
        }
        Some(form) => of_integer(usual, form),
    }
}

/// Returns a form with an exponent (`1E1`, `1.0E1`, `1e1`), or one that decimals have, too. Infinity has `+INF`.
pub(crate) fn of_float(value: impl Display + UpperExp + Into<f64> + Copy, form: usize) -> Option<String> {
    let number: f64 = value.into();
    if !number.is_finite() {
        return (form == 0 && number == f64::INFINITY).then(|| "+INF".to_owned());
    }
    let exponential = format!("{value:E}");
    match form {
        0 => Some(exponential),
        1 if exponential.contains('.') => Some(exponential.replacen('E', "0E", 1)),
        1 => Some(exponential.replacen('E', ".0E", 1)),
        2 => Some(exponential.replacen('E', "e", 1)),
        3 => Some(value.to_string()),
        _ => of_decimal(&value.to_string(), form - 4),
    }
}

/// Returns `1` for `true` and `0` for `false`.
pub(crate) fn of_boolean(value: bool, form: usize) -> Option<String> {
    (form == 0).then(|| u8::from(value).to_string())
}

/// Returns a form with lower-case digits.
pub(crate) fn of_hex(usual: &str, form: usize) -> Option<String> {
    (form == 0).then(|| usual.to_ascii_lowercase())
}

/// Returns a form with a space after the first character.
pub(crate) fn of_base64(usual: &str, form: usize) -> Option<String> {
    let (first, rest) = usual.split_at_checked(1)?;
    (form == 0).then(|| format!("{first} {rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::{Binary, Decimal, Duration, HexBinary, boolean, double, float, int32};

    fn all<'f>(form: impl Fn(usize) -> Option<String> + 'f) -> impl Iterator<Item = String> + 'f {
        (0..1_000).map_while(form)
    }

    #[test]
    fn all_forms_are_texts_of_the_value() {
        for value in [0, 7, -7, i32::MIN, i32::MAX] {
            assert!(all(|form| of_integer(&value.to_string(), form)).all(|text| int32(&text) == Ok(value)));
        }
        for usual in ["0", "-1.50", "7", "0.001"] {
            let value: Decimal = usual.parse().unwrap();
            assert!(all(|form| of_decimal(usual, form)).all(|text| text.parse() == Ok(value.clone())));
        }
        for value in [0.0, -0.0, 1.5, -10.0, 1e300, 5e-324, f64::MAX, f64::INFINITY] {
            assert!(all(|form| of_float(value, form)).all(|text| double(&text) == Ok(value)), "{value}");
        }
        for value in [0.1_f32, 1e10, f32::MAX, f32::MIN_POSITIVE, f32::INFINITY] {
            assert!(all(|form| of_float(value, form)).all(|text| float(&text) == Ok(value)), "{value}");
        }
        for value in [true, false] {
            assert!(all(|form| of_boolean(value, form)).all(|text| boolean(&text) == Ok(value)));
        }
        let hex = HexBinary::from(b"\x0f\xb7");
        assert!(all(|form| of_hex(&hex.to_string(), form)).all(|text| text.parse() == Ok(hex.clone())));
        let bytes = Binary::from(vec![1, 2, 3, 4]);
        let mut usual = String::new();
        bytes.write_base64(&mut usual);
        assert!(all(|form| of_base64(&usual, form)).all(|text| Binary::from_base64(&text).as_ref() == Ok(&bytes)));
        for usual in ["P1Y2M3DT4H5M6.5S", "-P1Y", "PT36H", "PT0S", "P1M"] {
            let value: Duration = usual.parse().unwrap();
            assert!(all(|form| value.equal_form(form)).all(|text| text.parse() == Ok(value)), "{usual}");
        }
    }

    #[test]
    fn every_type_but_a_special_number_has_a_form() {
        assert_eq!(of_integer("7", 0).as_deref(), Some("+7"));
        assert_eq!(of_integer("-7", 2).as_deref(), Some("-007"));
        assert_eq!(of_decimal("7", 1).as_deref(), Some("7.00"));
        assert_eq!(of_float(1e10, 0).as_deref(), Some("1E10"));
        assert_eq!(of_float(1e10, 1).as_deref(), Some("1.0E10"));
        assert_eq!(of_float(f64::NAN, 0), None);
        assert_eq!(of_boolean(true, 0).as_deref(), Some("1"));
        assert_eq!(of_base64("", 0), None);
        assert_eq!("P1Y2M".parse::<Duration>().unwrap().equal_form(0).as_deref(), Some("P14M"));
    }
}
