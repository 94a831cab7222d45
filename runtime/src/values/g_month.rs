//! `xs:gMonth` (section 3.2.14).

use std::fmt;
use std::str::FromStr;

use super::calendar::{Offset, Place, Reader, in_range, zoned};
use super::lexical::InvalidValue;

const XSD: &str = "xs:gMonth";

/// Months of all values are compared as those of this year.
const YEAR: i32 = 1972;

/// A month that recurs every year, with or without an offset from UTC: the value of an `xs:gMonth`.
///
/// Offsets, equality and order are those of [`DateTime`](super::DateTime), of months of one and the same year; a month is
/// compared by its beginning.
///
/// ```
/// use wsdl_runtime::values::GMonth;
///
/// let month: GMonth = "--04".parse()?;
/// assert_eq!((month.month(), month.offset()), (4, None));
/// assert!(month < GMonth::new(5)?);
/// # Ok::<(), wsdl_runtime::values::InvalidValue>(())
/// ```
#[derive(Clone, Copy)]
pub struct GMonth {
    month: u8,
    offset: Option<Offset>,
}

impl GMonth {
    /// Creates a month without an offset.
    ///
    /// # Errors
    /// The month is not in 1 to 12.
    pub fn new(month: u8) -> Result<Self, InvalidValue> {
        Ok(Self { month: in_range(XSD, "month", month, 1, 12, None)?, offset: None })
    }

    /// Returns the month, 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    fn place(self) -> Place {
        Place::midnight((YEAR, self.month, 1), self.offset)
    }
}

zoned!(GMonth, "month");

impl FromStr for GMonth {
    type Err = InvalidValue;

    /// Reads `--mm(Z|[+-]hh:mm)?`.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        Reader::read(XSD, text, |reader| {
            reader.expect(b'-', "expected '--' and the month")?;
            reader.expect(b'-', "expected '--' and the month")?;
            Ok(Self { month: reader.month()?, offset: reader.offset()? })
        })
    }
}

impl fmt::Display for GMonth {
    /// Writes the text that was read, without white space around it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "--{:02}", self.month)?;
        self.offset.map_or(Ok(()), |offset| offset.fmt(f))
    }
}
