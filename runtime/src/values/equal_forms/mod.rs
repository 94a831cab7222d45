//! Valid forms of a value besides the one in which it is usually written. A type with a pattern needs them, since a pattern
//! applies to the form: 5 is `5.00` by `\d+\.\d{2}`. So does a union whose usual form reads as another member: the
//! `xs:double` 10 is not `10` after `xs:decimal`, but `1E1`.
//!
//! Forms are counted from 0. A number stands for the same style whatever the value is, such as "with two zeros at the end of
//! the fraction", so that the items of a list can be written in one style.
//!
//! | type | styles |
//! |---|---|
//! | `xs:boolean` | `1`, `0` |
//! | integers | zeros before the digits, `+` |
//! | `xs:decimal` | the same; a fraction without the zeros at its end, or with more; no digit before or after the point |
//! | `xs:float`, `xs:double` | `E` or `e`, `+` and zeros in the exponent, any place of the point; forms of decimals |
//! | `xs:duration` | parts that are zero; parts above their usual maximum; zeros before the digits; longer fractions |
//! | `xs:dateTime`, `xs:time` | other lengths of the fraction; `24:00:00`; the forms of a zero offset |
//! | `xs:date`, `xs:gYear` and its kind | the forms of a zero offset |
//! | `xs:hexBinary`, `xs:base64Binary` | lower case; a space |

mod dates;
mod durations;
mod floats;
mod numbers;
#[cfg(test)]
mod tests;

pub(crate) use dates::{of_date_time, of_time, of_zoned};
pub(crate) use durations::of_duration;
pub(crate) use floats::of_float;
pub(crate) use numbers::{of_decimal, of_integer};

/// What a style makes of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// Another form of the value.
    Other(String),
    /// The style changes nothing in this value.
    Same,
    /// The last style was before this one.
    End,
}

/// The number of a style, from which the choices are taken that it stands for: the one that changes fastest first.
struct Style(usize);

impl Style {
    /// Returns a choice out of this number.
    fn choice(&mut self, of: usize) -> usize {
        let choice = self.0 % of;
        self.0 /= of;
        choice
    }

    /// Returns `true` if the number is greater than that of the last style. Call it after taking all choices.
    fn is_beyond(&self) -> bool {
        self.0 > 0
    }
}

/// Returns a number of zeros.
fn zeros(count: usize) -> String {
    "0".repeat(count)
}

/// Returns `1` for `true` and `0` for `false`.
pub(crate) fn of_boolean(value: bool, form: usize) -> Form {
    match form {
        0 => Form::Other(u8::from(value).to_string()),
        _ => Form::End,
    }
}

/// Returns the form with lower-case digits.
pub(crate) fn of_hex(usual: &str, form: usize) -> Form {
    match form {
        0 => Form::Other(usual.to_ascii_lowercase()),
        _ => Form::End,
    }
}

/// Returns the form with a space after the first character.
pub(crate) fn of_base64(usual: &str, form: usize) -> Form {
    match (form, usual.split_at_checked(1)) {
        (0, Some((first, rest))) => Form::Other(format!("{first} {rest}")),
        _ => Form::End,
    }
}
