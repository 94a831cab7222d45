//! Shared parts of the types with a date or a time.

use super::InvalidValue;

mod clock;
mod clocked;
mod offset;
mod reader;
#[cfg(test)]
mod tests;
mod timeline;
#[macro_use]
mod zoned;

pub(super) use clock::{Clock, check_nanosecond, fraction_digits, write_fraction};
pub(super) use clocked::clocked;
pub use offset::Offset;
pub(super) use reader::Reader;
pub(super) use timeline::{Place, days_in_month};
pub(super) use zoned::zoned;

/// Checks that a part is in its range. Errors name the type `expected`.
pub(super) fn in_range(
    expected: &'static str,
    part: &str,
    value: u8,
    lowest: u8,
    highest: u8,
    at: Option<usize>,
) -> Result<u8, InvalidValue> {
    if (lowest..=highest).contains(&value) {
        Ok(value)
    } else {
        Err(InvalidValue::new(expected, format!("{part} {value} is not between {lowest} and {highest}"), at))
    }
}
