//! `xs:time` (section 3.2.8).

use std::fmt;
use std::str::FromStr;

use super::calendar::{Clock, Offset, Place, Reader, clocked, zoned};
use super::lexical::InvalidValue;

const XSD: &str = "xs:time";

/// A time of the day, with or without an offset from UTC: the value of an `xs:time`.
///
/// Fractions, offsets, equality and order are those of [`DateTime`](super::DateTime), of values on one and the same
/// day: `00:30:00+01:00` is half past eleven of the day before in UTC, and before `23:00:00Z`. `24:00:00` equals
/// `00:00:00`. The text's form is kept and written back.
///
/// ```
/// use wsdl_runtime::values::{Offset, Time};
///
/// let opens: Time = "08:30:00.50".parse()?;
/// assert_eq!((opens.hour(), opens.minute(), opens.nanosecond()), (8, 30, 500_000_000));
/// assert!(opens > Time::new(8, 30, 0)?);
/// assert_eq!("08:30:00+02:00".parse::<Time>()?, "06:30:00Z".parse()?);
/// # Ok::<(), wsdl_runtime::values::InvalidValue>(())
/// ```
#[derive(Clone, Copy)]
pub struct Time {
    clock: Clock,
    offset: Option<Offset>,
}

impl Time {
    /// Creates a time without fraction and offset.
    ///
    /// # Errors
    /// A part is out of range; hour 24 is allowed in 24:00:00 only.
    pub fn new(hour: u8, minute: u8, second: u8) -> Result<Self, InvalidValue> {
        Ok(Self::from_clock(Clock::new(XSD, hour, minute, second)?))
    }

    /// Returns the time with this fraction of a second, from 0 to 999,999,999 ns, written in as few digits as possible.
    ///
    /// # Errors
    /// The fraction is a second or more, or the hour is 24.
    pub fn with_nanosecond(self, nanosecond: u32) -> Result<Self, InvalidValue> {
        Ok(Self { clock: self.clock.with_nanosecond(XSD, nanosecond)?, ..self })
    }

    pub(super) const fn from_clock(clock: Clock) -> Self {
        Self { clock, offset: None }
    }

    pub(super) const fn clock(self) -> Clock {
        self.clock
    }

    /// Returns the place on a day that is the same for all.
    fn place(self) -> Place {
        let Clock { hour, minute, second, nanosecond, .. } = self.clock;
        Place::new((1, 1, 1), (hour % 24, minute, second, nanosecond), self.offset)
    }
}

clocked!(Time);
zoned!(Time, "time");

impl FromStr for Time {
    type Err = InvalidValue;

    /// Reads `hh:mm:ss(.s+)?(Z|[+-]hh:mm)?`.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        Reader::read(XSD, text, |reader| Ok(Self { clock: reader.clock()?, offset: reader.offset()? }))
    }
}

impl fmt::Display for Time {
    /// Writes the text that was read, without white space around it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.clock.fmt(f)?;
        self.offset.map_or(Ok(()), |offset| offset.fmt(f))
    }
}
