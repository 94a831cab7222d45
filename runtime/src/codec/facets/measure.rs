//! Lengths and digits of texts.

use super::Primitive;
use crate::values::white_space::{is_white_space, items};

/// Returns the length of a value by the unit of its type (XML Schema part 2, section 4.3.1). Types without a length have
/// none.
pub(super) fn length(of: Primitive, text: &str) -> Option<usize> {
    Some(match of {
        Primitive::Text => match text.is_ascii() {
            true => text.len(),
            false => text.chars().count(),
        },
        Primitive::Hex => text.trim_matches(is_white_space).len() / 2,
        Primitive::Base64 => {
            let digits = text.bytes().filter(|byte| !is_white_space(char::from(*byte)) && *byte != b'=').count();
            digits * 3 / 4
        }
        Primitive::List => items(text).count(),
        _ => return None,
    })
}

/// Returns the numbers of digits of a decimal number: all of them, and those after the decimal point (XML Schema part 2,
/// sections 4.3.11 and 4.3.12). Zeros that do not change the value do not count.
pub(super) fn digits(text: &str) -> (usize, usize) {
    let text = text.trim_matches(is_white_space).trim_start_matches(['+', '-']);
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    (whole.len() + fraction.len(), fraction.len())
}
