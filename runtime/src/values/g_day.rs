//! `xs:gDay` (section 3.2.13).

use std::fmt;
use std::str::FromStr;

use super::calendar::{Offset, Place, Reader, in_range, zoned};
use super::lexical::InvalidValue;

const XSD: &str = "xs:gDay";

/// Days of all values are compared as those of this month, which has 31 days.
const MONTH: (i32, u8) = (1972, 12);

/// A day that recurs every month, with or without an offset from UTC: the value of an `xs:gDay`.
///
/// Offsets, equality and order are those of [`DateTime`](super::DateTime), of days of one and the same month; a day is
/// compared by its beginning.
///
/// ```
/// use wsdl_runtime::values::GDay;
///
/// let payday: GDay = "---25".parse()?;
/// assert_eq!((payday.day(), payday.offset()), (25, None));
/// assert!(payday < GDay::new(31)?);
/// # Ok::<(), wsdl_runtime::values::InvalidValue>(())
/// ```
#[derive(Clone, Copy)]
pub struct GDay {
    day: u8,
    offset: Option<Offset>,
}

impl GDay {
    /// Creates a day without an offset.
    ///
    /// # Errors
    /// The day is not in 1 to 31.
    pub fn new(day: u8) -> Result<Self, InvalidValue> {
        Ok(Self { day: in_range(XSD, "day", day, 1, 31, None)?, offset: None })
    }

    /// Returns the day of the month, 1 to 31.
    pub const fn day(self) -> u8 {
        self.day
    }

    fn place(self) -> Place {
        Place::midnight((MONTH.0, MONTH.1, self.day), self.offset)
    }
}

zoned!(GDay, "day");

impl FromStr for GDay {
    type Err = InvalidValue;

    /// Reads `---dd(Z|[+-]hh:mm)?`.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        Reader::read(XSD, text, |reader| {
            for _ in 0..3 {
                reader.expect(b'-', "expected '---' and the day")?;
            }
            Ok(Self { day: reader.day(31)?, offset: reader.offset()? })
        })
    }
}

impl fmt::Display for GDay {
    /// Writes the text that was read, without white space around it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "---{:02}", self.day)?;
        self.offset.map_or(Ok(()), |offset| offset.fmt(f))
    }
}
