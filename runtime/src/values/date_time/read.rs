//! From text to [`DateTime`], byte by byte, without allocation.

use std::str::FromStr;

use super::{DateTime, Offset, XSD};
use crate::values::InvalidValue;
use crate::values::calendar::{Clock, Reader, days_in_month};

impl FromStr for DateTime {
    type Err = InvalidValue;

    /// Reads the lexical form of section 3.2.7.1, `-?yyyy-mm-ddThh:mm:ss(.s+)?(Z|[+-]hh:mm)?`, with optional white
    /// space around it.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        if let Some(usual) = usual(text.as_bytes()) {
            return Ok(usual);
        }
        Reader::read(XSD, text, |reader| {
            let (year, month, day) = reader.date()?;
            reader.expect(b'T', "expected 'T' and the time")?;
            let clock = reader.clock()?;
            Ok(DateTime { year, month, day, clock, offset: reader.offset()? })
        })
    }
}

/// Reads the usual form: a year of four digits, no offset or `Z`, at most nine digits of fraction, every part in range.
/// `None` for any other text, valid or not.
fn usual(text: &[u8]) -> Option<DateTime> {
    let (clock, rest) = text.split_first_chunk::<19>()?;
    let [_, _, _, _, b'-', _, _, b'-', _, _, b'T', _, _, b':', _, _, b':', _, _] = clock else { return None };
    let two = |at: usize| {
        let (tens, ones) = (clock[at].wrapping_sub(b'0'), clock[at + 1].wrapping_sub(b'0'));
        (tens <= 9 && ones <= 9).then(|| tens * 10 + ones)
    };
    let year = i32::from(two(0)?) * 100 + i32::from(two(2)?);
    let (month, day, hour, minute, second) = (two(5)?, two(8)?, two(11)?, two(14)?, two(17)?);
    let is_day = (1..=12).contains(&month) && day >= 1 && (day <= 28 || day <= days_in_month(year, month));
    if !is_day || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let (fraction, offset) = match rest {
        [fraction @ .., b'Z'] => (fraction, Some(Offset::UTC)),
        fraction => (fraction, None),
    };
    let (nanosecond, digits) = match fraction {
        [] => (0, 0),
        [b'.', digits @ ..] if (1..=9).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit) => {
            let digit = |at: usize| digits.get(at).map_or(0, |byte| u32::from(byte - b'0'));
            ((0..9).fold(0, |number, at| number * 10 + digit(at)), digits.len() as u8)
        }
        _ => return None,
    };
    let clock = Clock { nanosecond, hour, minute, second, digits };
    Some(DateTime { year, month, day, clock, offset })
}
