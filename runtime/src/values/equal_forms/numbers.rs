//! Forms of integers and decimals.

use super::{Form, Style, zeros};

/// The maximum number of zeros before the digits of an integer.
const MOST_ZEROS: usize = 40;
/// The maximum number of zeros before the digits of a decimal, and at the end of its fraction.
const MOST_ZEROS_OF_DECIMAL: usize = 20;

/// Returns a form with zeros before the number or an explicit sign: `07`, `007`, `+7`, `+07`.
pub(crate) fn of_integer(usual: &str, form: usize) -> Form {
    // The first style is the usual one.
    let mut style = Style(form + 1);
    let (more, has_plus) = (style.choice(MOST_ZEROS + 1), style.choice(2) == 1);
    if style.is_beyond() {
        return Form::End;
    }
    let Some((sign, digits)) = signed(usual, has_plus) else { return Form::Same };
    Form::Other([sign, &zeros(more), digits].concat())
}

/// Returns a form with more or fewer zeros in the fraction (`7.0`, `7.00`), with a point at the end (`7.`), without a
/// digit before the point (`.5`), with zeros before the number or with an explicit sign.
pub(crate) fn of_decimal(usual: &str, form: usize) -> Form {
    let mut style = Style(form + 1);
    let of_fraction = style.choice(MOST_ZEROS_OF_DECIMAL + 3);
    let of_whole = style.choice(MOST_ZEROS_OF_DECIMAL + 2);
    let has_plus = style.choice(2) == 1;
    if style.is_beyond() {
        return Form::End;
    }
    let Some((sign, digits)) = signed(usual, has_plus) else { return Form::Same };
    let (whole, written) = digits.split_once('.').unwrap_or((digits, ""));
    let short = written.trim_end_matches('0');
    let fraction = match of_fraction {
        0 => point_before(written.to_owned()),
        // A fraction without digits has no point.
        1 if short.len() == written.len() => return Form::Same,
        1 => point_before(short.to_owned()),
        2 if short.is_empty() => ".".to_owned(),
        2 => return Form::Same,
        more => point_before(short.to_owned() + &zeros(more - 2)),
    };
    let whole = match of_whole {
        0 => whole.to_owned(),
        1 if whole == "0" && fraction.len() > 1 => String::new(),
        1 => return Form::Same,
        more => zeros(more - 1) + whole,
    };
    Form::Other([sign, &whole, &fraction].concat())
}

/// Returns the sign and the digits of a number. `None` if it is negative and is to have a plus sign.
fn signed(usual: &str, has_plus: bool) -> Option<(&'static str, &str)> {
    match (usual.strip_prefix('-'), has_plus) {
        (Some(_), true) => None,
        (Some(digits), false) => Some(("-", digits)),
        (None, true) => Some(("+", usual)),
        (None, false) => Some(("", usual)),
    }
}

/// Returns a fraction with its point, if it has digits.
fn point_before(fraction: String) -> String {
    if fraction.is_empty() { fraction } else { format!(".{fraction}") }
}
