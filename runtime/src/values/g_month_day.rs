//! `xs:gMonthDay` (section 3.2.12).

use std::fmt;
use std::str::FromStr;

use super::calendar::{Offset, Place, Reader, days_in_month, in_range, zoned};
use super::lexical::InvalidValue;

const XSD: &str = "xs:gMonthDay";

/// Days of all values are compared as those of this leap year.
const YEAR: i32 = 1972;

/// A day that recurs every year, such as a birthday, with or without an offset from UTC: the value of an `xs:gMonthDay`.
///
/// February 29 is valid. Offsets, equality and order are those of [`DateTime`](super::DateTime), of days of one and the
/// same leap year; a day is compared by its beginning.
///
/// ```
/// use wsdl_runtime::values::GMonthDay;
///
/// let birthday: GMonthDay = "--02-29".parse()?;
/// assert_eq!((birthday.month(), birthday.day(), birthday.offset()), (2, 29, None));
/// assert!(birthday < GMonthDay::new(3, 1)?);
/// # Ok::<(), wsdl_runtime::values::InvalidValue>(())
/// ```
#[derive(Clone, Copy)]
pub struct GMonthDay {
    month: u8,
    day: u8,
    offset: Option<Offset>,
}

impl GMonthDay {
    /// Creates a day without an offset.
    ///
    /// # Errors
    /// A part is out of range, or that month has no such day in a leap year.
    pub fn new(month: u8, day: u8) -> Result<Self, InvalidValue> {
        in_range(XSD, "month", month, 1, 12, None)?;
        Ok(Self { month, day: in_range(XSD, "day", day, 1, days_in_month(YEAR, month), None)?, offset: None })
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
        Place::midnight((YEAR, self.month, self.day), self.offset)
    }
}

zoned!(GMonthDay, "day");

impl FromStr for GMonthDay {
    type Err = InvalidValue;

    /// Reads `--mm-dd(Z|[+-]hh:mm)?`.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        Reader::read(XSD, text, |reader| {
            reader.expect(b'-', "expected '--' and the month")?;
            reader.expect(b'-', "expected '--' and the month")?;
            let month = reader.month()?;
            reader.expect(b'-', "expected '-' and the day")?;
            Ok(Self { month, day: reader.day(days_in_month(YEAR, month))?, offset: reader.offset()? })
        })
    }
}

impl fmt::Display for GMonthDay {
    /// Writes the text that was read, without white space around it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "--{:02}-{:02}", self.month, self.day)?;
        self.offset.map_or(Ok(()), |offset| offset.fmt(f))
    }
}
