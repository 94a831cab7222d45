//! `xs:gYearMonth` (section 3.2.10).

use std::fmt;
use std::str::FromStr;

use super::calendar::{Offset, Place, Reader, in_range, zoned};
use super::lexical::InvalidValue;

const XSD: &str = "xs:gYearMonth";

/// A month of a year, with or without an offset from UTC: the value of an `xs:gYearMonth`.
///
/// Years, offsets, equality and order are those of [`DateTime`](super::DateTime); a month is compared by its beginning.
///
/// ```
/// use wsdl_runtime::values::GYearMonth;
///
/// let due: GYearMonth = "2016-04".parse()?;
/// assert_eq!((due.year(), due.month(), due.offset()), (2016, 4, None));
/// assert!(due < GYearMonth::new(2016, 5)?);
/// # Ok::<(), wsdl_runtime::values::InvalidValue>(())
/// ```
#[derive(Clone, Copy)]
pub struct GYearMonth {
    year: i32,
    month: u8,
    offset: Option<Offset>,
}

impl GYearMonth {
    /// Creates a month without an offset.
    ///
    /// # Errors
    /// The month is not in 1 to 12.
    pub fn new(year: i32, month: u8) -> Result<Self, InvalidValue> {
        Ok(Self { year, month: in_range(XSD, "month", month, 1, 12, None)?, offset: None })
    }

    /// Returns the year as written. 0 is the year before 1.
    pub const fn year(self) -> i32 {
        self.year
    }

    /// Returns the month, 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    fn place(self) -> Place {
        Place::midnight((self.year, self.month, 1), self.offset)
    }
}

zoned!(GYearMonth, "month");

impl FromStr for GYearMonth {
    type Err = InvalidValue;

    /// Reads `-?yyyy-mm(Z|[+-]hh:mm)?`.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        Reader::read(XSD, text, |reader| {
            let year = reader.year()?;
            reader.expect(b'-', "expected '-' and the month")?;
            Ok(Self { year, month: reader.month()?, offset: reader.offset()? })
        })
    }
}

impl fmt::Display for GYearMonth {
    /// Writes the text that was read, without white space around it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}-{:02}", self.year.unsigned_abs(), self.month)?;
        self.offset.map_or(Ok(()), |offset| offset.fmt(f))
    }
}
