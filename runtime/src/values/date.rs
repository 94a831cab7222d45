//! `xs:date` (section 3.2.9).

use std::fmt;
use std::str::FromStr;

use super::calendar::{Offset, Place, Reader, days_in_month, in_range, zoned};
use super::lexical::InvalidValue;

const XSD: &str = "xs:date";

/// A day, with or without an offset from UTC: the value of an `xs:date`.
///
/// Years, offsets, equality and order are those of [`DateTime`](super::DateTime); a day is compared by its beginning,
/// so that `2016-04-05+14:00` is before `2016-04-05Z`. The text's form is kept and written back.
///
/// ```
/// use wsdl_runtime::values::{Date, DateTime};
///
/// let day: Date = "2016-04-05".parse()?;
/// assert_eq!((day.year(), day.month(), day.day(), day.offset()), (2016, 4, 5, None));
/// assert!(day < Date::new(2016, 4, 6)?);
/// assert_eq!("2016-04-05T13:07:09".parse::<DateTime>()?.date(), day);
/// # Ok::<(), wsdl_runtime::values::InvalidValue>(())
/// ```
#[derive(Clone, Copy)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
    offset: Option<Offset>,
}

impl Date {
    /// Creates a day without an offset.
    ///
    /// # Errors
    /// A part is out of range, or the day does not exist in that month.
    pub fn new(year: i32, month: u8, day: u8) -> Result<Self, InvalidValue> {
        in_range(XSD, "month", month, 1, 12, None)?;
        in_range(XSD, "day", day, 1, days_in_month(year, month), None)?;
        Ok(Self::from_checked(year, month, day))
    }

    /// Creates a day that exists. Nothing is checked here.
    pub(super) const fn from_checked(year: i32, month: u8, day: u8) -> Self {
        Self { year, month, day, offset: None }
    }

    /// Returns the year as written. 0 is the year before 1.
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

    fn place(self) -> Place {
        Place::midnight((self.year, self.month, self.day), self.offset)
    }
}

zoned!(Date, "day");

impl FromStr for Date {
    type Err = InvalidValue;

    /// Reads `-?yyyy-mm-dd(Z|[+-]hh:mm)?`.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        Reader::read(XSD, text, |reader| {
            let (year, month, day) = reader.date()?;
            Ok(Self { year, month, day, offset: reader.offset()? })
        })
    }
}

impl fmt::Display for Date {
    /// Writes the text that was read, without white space around it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}-{:02}-{:02}", self.year.unsigned_abs(), self.month, self.day)?;
        self.offset.map_or(Ok(()), |offset| offset.fmt(f))
    }
}
