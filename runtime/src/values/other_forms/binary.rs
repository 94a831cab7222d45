//! Hexadecimal digits with the separators and prefixes of other notations.

use crate::values::white_space::{is_white_space, trim};
use crate::values::{HexBinary, InvalidValue};

/// Reads digits with white space between them, as in wrapped lines, or after `0x`.
pub(crate) fn hex(text: &str, invalid: InvalidValue) -> Result<HexBinary, InvalidValue> {
    let text = trim(text);
    let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")).unwrap_or(text);
    let digits: String = digits.split(is_white_space).collect();
    digits.parse().map_err(|_| invalid)
}
