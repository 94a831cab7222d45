//! `xs:gYear` (section 3.2.11).

use std::fmt;
use std::str::FromStr;

use super::calendar::{Offset, Place, Reader, zoned};
use super::lexical::InvalidValue;

const XSD: &str = "xs:gYear";

/// A year, with or without an offset from UTC: the value of an `xs:gYear`.
///
/// Years, offsets, equality and order are those of [`DateTime`](super::DateTime); a year is compared by its beginning.
///
/// ```
/// use wsdl_runtime::values::GYear;
///
/// let founded: GYear = "2016".parse()?;
/// assert_eq!((founded.year(), founded.offset()), (2016, None));
/// assert!(founded > GYear::new(-44));
/// # Ok::<(), wsdl_runtime::values::InvalidValue>(())
/// ```
#[derive(Clone, Copy)]
pub struct GYear {
    year: i32,
    offset: Option<Offset>,
}

impl GYear {
    /// Creates a year without an offset. All years of `i32` are valid.
    pub const fn new(year: i32) -> Self {
        Self { year, offset: None }
    }

    /// Returns the year as written. 0 is the year before 1.
    pub const fn year(self) -> i32 {
        self.year
    }

    fn place(self) -> Place {
        Place::midnight((self.year, 1, 1), self.offset)
    }
}

zoned!(GYear, "year");

impl FromStr for GYear {
    type Err = InvalidValue;

    /// Reads `-?yyyy(Z|[+-]hh:mm)?`.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        Reader::read(XSD, text, |reader| Ok(Self { year: reader.year()?, offset: reader.offset()? }))
    }
}

impl fmt::Display for GYear {
    /// Writes the text that was read, without white space around it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}", self.year.unsigned_abs())?;
        self.offset.map_or(Ok(()), |offset| offset.fmt(f))
    }
}
