//! `xs:dateTime` (section 3.2.7).

use std::fmt;

use super::calendar::{Clock, Offset, Place, clocked, days_in_month, in_range, zoned};
use super::lexical::InvalidValue;
use super::{Date, Time};

mod read;
#[cfg(test)]
mod tests;

const XSD: &str = "xs:dateTime";

/// A date and time, with or without an offset from UTC: the value of an `xs:dateTime`.
///
/// It keeps the text's form and writes it back. A missing offset stays missing and is never taken for UTC; `Z`,
/// `+00:00` and `-00:00` are kept apart; the fraction keeps its number of digits (`.120` stays `.120`). Reading checks
/// the days of the month by the Gregorian calendar (also for dates before its introduction), seconds up to 59 and
/// offsets up to ±14:00.
///
/// - *Years* are those of ISO 8601 and XSD 1.1: 0000 is the year before 0001. (XSD 1.0 has no year 0000, and a service
///   may refuse it.) Earlier years are negative. All years of `i32` are valid.
/// - *Fractions* are exact to the nanosecond. Digits after the ninth must be zeros, otherwise the text is an error:
///   nothing is truncated or rounded.
/// - *24:00:00*, the end of a day, is kept as written and equals 00:00:00 of the next day.
///
/// # Equality and order
///
/// Two values with an offset are equal if they are the same instant; two without one are equal if their local times
/// are. Trailing zeros of the fraction do not matter. A value with an offset never equals one without. `Hash` agrees
/// with this.
///
/// The order is partial (section 3.2.7.4). A value with an offset and one without are ordered only if the order is the
/// same for every offset from -14:00 to +14:00; otherwise `partial_cmp` returns `None`. To sort a list with both,
/// [`assume`](Self::assume) an offset for the values without one: then all are ordered.
///
/// ```
/// use wsdl_runtime::values::{DateTime, Offset};
///
/// let finished: DateTime = "2016-04-05T13:07:09.123".parse()?;
/// assert_eq!((finished.year(), finished.nanosecond(), finished.offset()), (2016, 123_000_000, None));
///
/// let sent = DateTime::new(2016, 4, 5, 15, 0, 0)?.with_offset(Some(Offset::from_minutes(120)?));
/// assert_eq!(sent.to_string(), "2016-04-05T15:00:00+02:00");
/// assert_eq!(sent, DateTime::new(2016, 4, 5, 13, 0, 0)?.with_utc());
/// assert_eq!(sent.partial_cmp(&finished), None);
/// # Ok::<(), wsdl_runtime::values::InvalidValue>(())
/// ```
#[derive(Clone, Copy)]
pub struct DateTime {
    year: i32,
    month: u8,
    day: u8,
    clock: Clock,
    offset: Option<Offset>,
}

impl DateTime {
    /// Creates a date and time without fraction and offset.
    ///
    /// # Errors
    /// A part is out of range, or the day does not exist in that month (see the type).
    pub fn new(year: i32, month: u8, day: u8, hour: u8, minute: u8, second: u8) -> Result<Self, InvalidValue> {
        in_range(XSD, "month", month, 1, 12, None)?;
        in_range(XSD, "day", day, 1, days_in_month(year, month), None)?;
        let clock = Clock::new(XSD, hour, minute, second)?;
        Ok(Self { year, month, day, clock, offset: None })
    }

    /// Returns a value with this date and time, whose offsets are not used.
    pub const fn from_parts(date: Date, time: Time, offset: Option<Offset>) -> Self {
        Self { year: date.year(), month: date.month(), day: date.day(), clock: time.clock(), offset }
    }

    /// Returns the date as written, with the offset. `24:00:00` is at its end.
    pub const fn date(self) -> Date {
        Date::from_checked(self.year, self.month, self.day).with_offset(self.offset)
    }

    /// Returns the time of the day as written, with the offset.
    pub const fn time(self) -> Time {
        Time::from_clock(self.clock).with_offset(self.offset)
    }

    /// Returns the value with this fraction of a second, from 0 to 999,999,999 ns, written in as few digits as
    /// possible.
    ///
    /// # Errors
    /// The fraction is a second or more.
    pub fn with_nanosecond(mut self, nanosecond: u32) -> Result<Self, InvalidValue> {
        self.clock = self.clock.with_nanosecond(XSD, nanosecond)?;
        Ok(self)
    }

    /// Returns the same local time with this offset, or without one. Date and time are not converted.
    pub const fn with_offset(mut self, offset: Option<Offset>) -> Self {
        self.offset = offset;
        self
    }

    /// Returns the same local time in UTC, written with `Z`. Date and time are not converted.
    pub const fn with_utc(self) -> Self {
        self.with_offset(Some(Offset::UTC))
    }

    /// Returns the same local time with this offset, unless the value has an offset already. Use it if the offset is
    /// known from elsewhere, such as the service's documentation. For time zones whose offset changes during the year,
    /// use `assume_jiff_zone` or `assume_chrono_zone` (features `jiff` and `chrono`).
    ///
    /// ```
    /// use wsdl_runtime::values::{DateTime, Offset};
    ///
    /// let offset = Offset::from_minutes(-300)?;
    /// let (without, with): (DateTime, DateTime) = ("2016-01-05T13:07:09".parse()?, "2016-01-05T13:07:09Z".parse()?);
    /// assert_eq!(without.assume(offset).to_string(), "2016-01-05T13:07:09-05:00");
    /// assert_eq!(with.assume(offset), with);
    /// # Ok::<(), wsdl_runtime::values::InvalidValue>(())
    /// ```
    pub const fn assume(self, offset: Offset) -> Self {
        match self.offset {
            Some(_) => self,
            None => self.with_offset(Some(offset)),
        }
    }

    /// Returns the year as written, that is, at [`offset`](Self::offset). 0 is the year before 1.
    pub const fn year(self) -> i32 {
        self.year
    }

    /// Returns the month, 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// Returns the day of the month, 1 to 31.
    pub const fn day(self) -> u8 {
        self.day
    }

    /// Returns the offset from UTC, if there is one.
    pub const fn offset(self) -> Option<Offset> {
        self.offset
    }

    /// Whether the year is 1, as in `0001-01-01T00:00:00`. That is .NET's `DateTime.MinValue`, which .NET services send
    /// for a time that is not set or not reached yet. Any time in that year counts.
    pub const fn is_year_one(self) -> bool {
        self.year == 1
    }

    /// Returns `None` for a date in [year 1](Self::is_year_one), which means a time that is not set or not reached yet.
    ///
    /// The year counts as written. Call this before any conversion to another offset: east of Greenwich, midnight of
    /// 0001-01-01 is in the year 0 in UTC.
    ///
    /// ```
    /// use wsdl_runtime::values::DateTime;
    ///
    /// let (finished, running): (DateTime, DateTime) = ("2016-04-05T13:07:09".parse()?, "0001-01-01T00:00:00".parse()?);
    /// assert_eq!(finished.unless_year_one(), Some(finished));
    /// assert_eq!(Some(running).and_then(DateTime::unless_year_one), None);
    /// # Ok::<(), wsdl_runtime::values::InvalidValue>(())
    /// ```
    pub const fn unless_year_one(self) -> Option<Self> {
        if self.is_year_one() { None } else { Some(self) }
    }

    /// Returns the instant in UTC if there is an offset, else the local time.
    fn place(self) -> Place {
        let Clock { hour, minute, second, nanosecond, .. } = self.clock;
        Place::new((self.year, self.month, self.day), (hour, minute, second, nanosecond), self.offset)
    }
}

clocked!(DateTime);
zoned!(order DateTime);

impl fmt::Display for DateTime {
    /// Writes the text that was read, without white space around it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{}", self.date().with_offset(None), self.clock)?;
        self.offset.map_or(Ok(()), |offset| offset.fmt(f))
    }
}
