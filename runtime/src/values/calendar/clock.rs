use std::fmt;

use super::in_range;
use crate::values::InvalidValue;

/// The time of a day, with its fraction as written.
#[derive(Clone, Copy)]
pub(in crate::values) struct Clock {
    pub(in crate::values) nanosecond: u32,
    /// 24 only if minute, second and fraction are zero.
    pub(in crate::values) hour: u8,
    pub(in crate::values) minute: u8,
    pub(in crate::values) second: u8,
    /// The number of written digits of the fraction; those after the ninth are zeros.
    pub(in crate::values) digits: u8,
}

impl Clock {
    /// Creates a time without a fraction. Errors name the type `expected`.
    pub(in crate::values) fn new(
        expected: &'static str,
        hour: u8,
        minute: u8,
        second: u8,
    ) -> Result<Self, InvalidValue> {
        in_range(expected, "hour", hour, 0, 24, None)?;
        in_range(expected, "minute", minute, 0, 59, None)?;
        in_range(expected, "second", second, 0, 59, None)?;
        Self { nanosecond: 0, hour, minute, second, digits: 0 }.check_hour_24(expected, None)
    }

    /// Returns the time with this fraction, written in as few digits as possible.
    pub(in crate::values) fn with_nanosecond(
        self,
        expected: &'static str,
        nanosecond: u32,
    ) -> Result<Self, InvalidValue> {
        check_nanosecond(expected, nanosecond)?;
        self.with_fraction(nanosecond).check_hour_24(expected, None)
    }

    /// Returns the time with a fraction below a second, written in as few digits as possible.
    pub(in crate::values) fn with_fraction(self, nanosecond: u32) -> Self {
        Self { nanosecond, digits: fraction_digits(nanosecond), ..self }
    }

    /// Refuses a time after 24:00:00. `at` is the byte offset of the hour.
    pub(in crate::values) fn check_hour_24(
        self,
        expected: &'static str,
        at: Option<usize>,
    ) -> Result<Self, InvalidValue> {
        if self.hour == 24 && (self.minute, self.second, self.nanosecond) != (0, 0, 0) {
            return Err(InvalidValue::new(expected, "hour 24 is allowed in 24:00:00 only", at));
        }
        Ok(self)
    }
}

impl fmt::Display for Clock {
    /// Writes `hh:mm:ss` and the fraction.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}:{:02}", self.hour, self.minute, self.second)?;
        write_fraction(self.nanosecond, self.digits, f)
    }
}

/// Refuses a fraction of a second that is a second or more.
pub(in crate::values) fn check_nanosecond(expected: &'static str, nanosecond: u32) -> Result<(), InvalidValue> {
    match nanosecond {
        ..1_000_000_000 => Ok(()),
        _ => Err(InvalidValue::new(expected, "a fraction of a second is at most 999999999 nanoseconds", None)),
    }
}

/// Returns how many digits a fraction below a second takes.
pub(in crate::values) fn fraction_digits(nanosecond: u32) -> u8 {
    let (mut digits, mut rest) = (9, nanosecond);
    while digits > 0 && rest.is_multiple_of(10) {
        rest /= 10;
        digits -= 1;
    }
    digits
}

/// Writes a point and this number of digits of a fraction; nothing for no digits.
pub(in crate::values) fn write_fraction(nanosecond: u32, digits: u8, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if digits == 0 {
        return Ok(());
    }
    let shown = digits.min(9);
    let fraction = nanosecond / 10u32.pow(u32::from(9 - shown));
    write!(f, ".{fraction:0shown$}", shown = usize::from(shown))?;
    write!(f, "{:0<zeros$}", "", zeros = usize::from(digits - shown))
}
