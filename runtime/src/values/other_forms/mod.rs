//! Texts outside the lexical space of their type that can mean only one value. Programs that print numbers by the rules
//! of their own language write such texts. The parsers in `values` refuse them; the codec reads them and reports each.
//!
//! | type | accepted besides XSD's forms |
//! |---|---|
//! | `xs:float`, `xs:double` | `inf`, `infinity` and `nan` in any case, with or without a sign; `∞`; the forms of Windows' C library (`1.#INF`, `-1.#IND`) |
//! | integers | a decimal point or an exponent, if the value is whole: `1.0`, `1e3` |
//! | `xs:decimal` | an exponent: `1E-10` |
//! | `xs:boolean` | `true` and `false` in any case |
//! | `xs:dateTime`, `xs:time` | a comma before the fraction, `z`, offsets without a colon or minutes; in `xs:dateTime` a space or `t` for `T` |
//! | `xs:date` | such offsets; a time of 00:00:00 |
//! | `xs:gYear`, `xs:gYearMonth`, `xs:gMonth`, `xs:gMonthDay`, `xs:gDay` | such offsets, unless they may be a month or a day; `--04--` |
//! | `xs:duration` | weeks (`P2W`), a comma before the fraction, lower case, `P1DT` |
//! | `xs:hexBinary` | white space between digits, `0x` before them |
//!
//! Texts with several possible meanings are errors: `1,5` and `1.000,5`, `yes`, `05/04/2016`, `2016-04` for an
//! `xs:gYear`, an `xs:dateTime` without a time.

use super::boolean;
use super::lexical::InvalidValue;
use super::white_space::trim;

mod binary;
mod dates;
mod numbers;
#[cfg(test)]
mod tests;

pub(crate) use binary::hex;
pub(crate) use dates::{date, date_time, duration, month, time, zoned};
pub(crate) use numbers::{whole, whole_number, with_exponent};

/// Returns the special value that a text names.
pub(crate) fn special<F>(text: &str, invalid: InvalidValue, infinity: F, nan: F) -> Result<F, InvalidValue>
where
    F: std::ops::Neg<Output = F>,
{
    let text = trim(text);
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
    let text = trim(text);
    match ["true", "false"].into_iter().find(|word| text.eq_ignore_ascii_case(word)) {
        Some(word) => boolean(word),
        None => Err(invalid),
    }
}
