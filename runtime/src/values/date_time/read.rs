//! From text to [`DateTime`], byte by byte, without allocation.

use std::str::FromStr;

use super::{DateTime, Offset, XSD, in_range, timeline};
use crate::values::InvalidValue;
use crate::values::lexical::collapse_at;

impl FromStr for DateTime {
    type Err = InvalidValue;

    /// Reads the lexical form of section 3.2.7.1, `-?yyyy-mm-ddThh:mm:ss(.s+)?(Z|[+-]hh:mm)?`, with optional white
    /// space around it.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        if let Some(usual) = usual(text.as_bytes()) {
            return Ok(usual);
        }
        let (start, text) = collapse_at(text);
        Reader { text: text.as_bytes(), start, at: 0 }.date_time()
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
    let is_day = (1..=12).contains(&month) && day >= 1 && (day <= 28 || day <= timeline::days_in_month(year, month));
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
    Some(DateTime { year, nanosecond, offset, month, day, hour, minute, second, digits })
}

struct Reader<'a> {
    text: &'a [u8],
    /// The number of bytes of the original text before `text`.
    start: usize,
    at: usize,
}

impl Reader<'_> {
    fn date_time(mut self) -> Result<DateTime, InvalidValue> {
        if self.text.is_empty() {
            return Err(self.error("the text is empty"));
        }
        let year = self.year()?;
        self.expect(b'-', "expected '-' and the month")?;
        let month = self.part("month", 1, 12, "expected two digits for the month")?;
        self.expect(b'-', "expected '-' and the day")?;
        let last_day = timeline::days_in_month(year, month);
        let day = self.part("day", 1, last_day, "expected two digits for the day")?;
        self.expect(b'T', "expected 'T' and the time")?;
        let hour_at = Some(self.start + self.at);
        let hour = self.part("hour", 0, 24, "expected two digits for the hour")?;
        self.expect(b':', "expected ':' and the minute")?;
        let minute = self.part("minute", 0, 59, "expected two digits for the minute")?;
        self.expect(b':', "expected ':' and the second")?;
        let second = self.part("second", 0, 59, "expected two digits for the second")?;
        let (nanosecond, digits) = self.fraction()?;
        let offset = self.offset()?;
        if self.at < self.text.len() {
            return Err(self.error("unexpected text after the value"));
        }
        DateTime { year, nanosecond, offset, month, day, hour, minute, second, digits }.check_hour_24(hour_at)
    }

    fn year(&mut self) -> Result<i32, InvalidValue> {
        let negative = self.accept(b'-');
        let first = self.at;
        let mut magnitude = 0i64;
        while let Some(digit) = self.digit() {
            // Saturated beyond `i32`, whatever number of digits follows.
            magnitude = magnitude.saturating_mul(10).saturating_add(digit.into());
        }
        let length = self.at - first;
        if length < 4 {
            return Err(self.error("expected a year of at least four digits"));
        }
        let problem = if length > 4 && self.text.get(first) == Some(&b'0') {
            "a year of more than four digits must not begin with 0"
        } else if negative && magnitude == 0 {
            "there is no year -0000"
        } else if let Ok(year) = i32::try_from(if negative { -magnitude } else { magnitude }) {
            return Ok(year);
        } else {
            "the year does not fit in 32 bits"
        };
        self.at = first;
        Err(self.error(problem))
    }

    /// Returns the nanoseconds and the number of digits; both are 0 without a fraction.
    fn fraction(&mut self) -> Result<(u32, u8), InvalidValue> {
        if !self.accept(b'.') {
            return Ok((0, 0));
        }
        let (mut nanosecond, mut digits, mut unit) = (0u32, 0u8, 100_000_000u32);
        while let Some(digit) = self.digit() {
            if unit == 0 && digit != 0 {
                self.at -= 1;
                return Err(self.error("a fraction finer than a nanosecond"));
            }
            nanosecond += u32::from(digit) * unit;
            unit /= 10;
            digits = digits.checked_add(1).ok_or_else(|| self.error("more than 255 digits in the fraction"))?;
        }
        if digits == 0 {
            return Err(self.error("expected the digits of the fraction"));
        }
        Ok((nanosecond, digits))
    }

    fn offset(&mut self) -> Result<Option<Offset>, InvalidValue> {
        let first = self.at;
        let negative = match self.text.get(self.at) {
            Some(b'Z') => {
                self.at += 1;
                return Ok(Some(Offset::UTC));
            }
            Some(b'+') => false,
            Some(b'-') => true,
            _ => return Ok(None),
        };
        self.at += 1;
        let hours = self.two_digits("expected two digits for the hours of the offset")?;
        self.expect(b':', "expected ':' and the minutes of the offset")?;
        let minutes = self.two_digits("expected two digits for the minutes of the offset")?;
        let offset = Offset::from_parts(negative, hours, minutes);
        if offset.is_none() {
            self.at = first;
            return Err(self.error("the offset is not between -14:00 and +14:00"));
        }
        Ok(offset)
    }

    /// Reads two digits that make a number from `lowest` to `highest`.
    fn part(&mut self, name: &str, lowest: u8, highest: u8, problem: &'static str) -> Result<u8, InvalidValue> {
        let at = self.start + self.at;
        in_range(name, self.two_digits(problem)?, lowest, highest, Some(at))
    }

    fn two_digits(&mut self, problem: &'static str) -> Result<u8, InvalidValue> {
        match (self.digit(), self.digit()) {
            (Some(tens), Some(ones)) => Ok(tens * 10 + ones),
            _ => Err(self.error(problem)),
        }
    }

    /// Returns the value of the next byte and moves on, if it is a digit.
    fn digit(&mut self) -> Option<u8> {
        let digit = self.text.get(self.at).filter(|byte| byte.is_ascii_digit())? - b'0';
        self.at += 1;
        Some(digit)
    }

    fn expect(&mut self, byte: u8, problem: &'static str) -> Result<(), InvalidValue> {
        if self.accept(byte) { Ok(()) } else { Err(self.error(problem)) }
    }

    fn accept(&mut self, byte: u8) -> bool {
        let there = self.text.get(self.at) == Some(&byte);
        self.at += usize::from(there);
        there
    }

    fn error(&self, problem: &'static str) -> InvalidValue {
        InvalidValue::new(XSD, problem, Some(self.start + self.at))
    }
}
