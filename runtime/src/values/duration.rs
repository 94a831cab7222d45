//! `xs:duration` (section 3.2.6).

use std::fmt;
use std::hash::{Hash, Hasher};

use super::calendar::{check_nanosecond, fraction_digits, write_fraction};
use super::lexical::InvalidValue;

mod order;
mod read;
#[cfg(test)]
mod tests;

const XSD: &str = "xs:duration";

/// A length of time in months and seconds: the value of an `xs:duration`.
///
/// A year is 12 months; a day is 24 hours. How many days a month has depends on the date that the duration is added to,
/// so months and seconds are kept apart. Both are exact, and at most 2⁶⁴ − 1; fractions of a second are exact to the
/// nanosecond (digits after the ninth must be zeros). A sign is that of the whole duration.
///
/// The written form is not kept: `PT36H` and `P1DT12H` are one value, written `P1DT12H`.
///
/// # Equality and order
///
/// The order is partial (section 3.2.6.2). Two durations are compared by adding each to four reference dates; if the
/// results are not ordered alike, `partial_cmp` returns `None`: `P1M` is neither shorter nor longer than `P30D`, but
/// shorter than `P32D`. Durations without months are always ordered, and so are durations without seconds.
///
/// ```
/// use wsdl_runtime::values::Duration;
///
/// let term: Duration = "P1Y2M3DT10H30M0.5S".parse()?;
/// assert_eq!((term.months(), term.seconds(), term.nanosecond()), (14, 297_000, 500_000_000));
/// assert_eq!(term.to_string(), "P1Y2M3DT10H30M0.5S");
/// assert_eq!("PT36H".parse::<Duration>()?, "P1DT12H".parse()?);
/// assert_eq!("P1M".parse::<Duration>()?.partial_cmp(&"P30D".parse()?), None);
/// # Ok::<(), wsdl_runtime::values::InvalidValue>(())
/// ```
#[derive(Clone, Copy, Default)]
pub struct Duration {
    months: u64,
    seconds: u64,
    nanosecond: u32,
    /// Never set if the duration is zero.
    is_negative: bool,
}

impl Duration {
    /// Creates a duration of this many months, seconds and nanoseconds.
    ///
    /// # Errors
    /// The nanoseconds are a second or more.
    pub fn new(months: u64, seconds: u64, nanosecond: u32) -> Result<Self, InvalidValue> {
        check_nanosecond(XSD, nanosecond)?;
        Ok(Self { months, seconds, nanosecond, is_negative: false })
    }

    /// Creates a duration of this many months; 12 are a year.
    pub const fn from_months(months: u64) -> Self {
        Self { months, seconds: 0, nanosecond: 0, is_negative: false }
    }

    /// Creates a duration of this many seconds; 86,400 are a day.
    pub const fn from_seconds(seconds: u64) -> Self {
        Self { months: 0, seconds, nanosecond: 0, is_negative: false }
    }

    /// Returns the duration with the other sign. Zero has none.
    #[must_use]
    pub const fn negated(mut self) -> Self {
        self.is_negative = !self.is_negative && !self.is_zero();
        self
    }

    /// Returns `true` if the duration is negative.
    pub const fn is_negative(self) -> bool {
        self.is_negative
    }

    /// Returns `true` if the duration is zero.
    pub const fn is_zero(self) -> bool {
        self.months == 0 && self.seconds == 0 && self.nanosecond == 0
    }

    /// Returns the years and months as months, without the sign.
    pub const fn months(self) -> u64 {
        self.months
    }

    /// Returns the days, hours, minutes and whole seconds as seconds, without the sign.
    pub const fn seconds(self) -> u64 {
        self.seconds
    }

    /// Returns the fraction of a second in nanoseconds, 0 to 999,999,999, without the sign.
    pub const fn nanosecond(self) -> u32 {
        self.nanosecond
    }
}

impl PartialEq for Duration {
    /// See "Equality and order" in the type's documentation.
    fn eq(&self, other: &Self) -> bool {
        self.nanosecond == other.nanosecond && self.sums() == other.sums()
    }
}

impl Eq for Duration {}

impl Hash for Duration {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.sums()[0].hash(state);
    }
}

impl fmt::Display for Duration {
    /// Writes the canonical form: no part that is zero, months below 12, hours below 24, minutes and seconds below 60;
    /// `PT0S` for zero.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_negative { "-P" } else { "P" })?;
        let part = |f: &mut fmt::Formatter<'_>, number: u64, designator: char| match number {
            0 => Ok(()),
            _ => write!(f, "{number}{designator}"),
        };
        part(f, self.months / 12, 'Y')?;
        part(f, self.months % 12, 'M')?;
        part(f, self.seconds / 86_400, 'D')?;
        let clock = self.seconds % 86_400;
        if clock > 0 || self.nanosecond > 0 || self.is_zero() {
            f.write_str("T")?;
        }
        part(f, clock / 3_600, 'H')?;
        part(f, clock / 60 % 60, 'M')?;
        let second = clock % 60;
        if second > 0 || self.nanosecond > 0 || self.is_zero() {
            write!(f, "{second}")?;
            write_fraction(self.nanosecond, fraction_digits(self.nanosecond), f)?;
            f.write_str("S")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Duration({self})")
    }
}
