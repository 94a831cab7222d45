//! Parses text into parts, byte by byte, without allocation.

use super::{Clock, Offset, days_in_month, in_range};
use crate::values::InvalidValue;
use crate::values::white_space::trim_at;

/// Reads the parts of a text one after the other. Every method moves on only if it succeeds, or ends reading.
pub(in crate::values) struct Reader<'a> {
    /// The type that errors name.
    expected: &'static str,
    text: &'a [u8],
    /// The number of bytes of the original text before `text`.
    start: usize,
    at: usize,
}

impl<'a> Reader<'a> {
    /// Reads a whole text, without the white space around it.
    pub(in crate::values) fn read<T>(
        expected: &'static str,
        text: &'a str,
        parts: impl FnOnce(&mut Self) -> Result<T, InvalidValue>,
    ) -> Result<T, InvalidValue> {
        let (start, text) = trim_at(text);
        let mut reader = Self { expected, text: text.as_bytes(), start, at: 0 };
        if text.is_empty() {
            return Err(reader.error("the text is empty"));
        }
        let value = parts(&mut reader)?;
        if reader.at < text.len() { Err(reader.error("unexpected text after the value")) } else { Ok(value) }
    }

    /// Reads `yyyy-mm-dd`.
    pub(in crate::values) fn date(&mut self) -> Result<(i32, u8, u8), InvalidValue> {
        let year = self.year()?;
        self.expect(b'-', "expected '-' and the month")?;
        let month = self.month()?;
        self.expect(b'-', "expected '-' and the day")?;
        Ok((year, month, self.day(days_in_month(year, month))?))
    }

    /// Reads the two digits of a month.
    pub(in crate::values) fn month(&mut self) -> Result<u8, InvalidValue> {
        self.part("month", 1, 12, "expected two digits for the month")
    }

    /// Reads the two digits of a day.
    pub(in crate::values) fn day(&mut self, last: u8) -> Result<u8, InvalidValue> {
        self.part("day", 1, last, "expected two digits for the day")
    }

    /// Reads `hh:mm:ss` and the fraction, if there is one.
    pub(in crate::values) fn clock(&mut self) -> Result<Clock, InvalidValue> {
        let hour_at = Some(self.start + self.at);
        let hour = self.part("hour", 0, 24, "expected two digits for the hour")?;
        self.expect(b':', "expected ':' and the minute")?;
        let minute = self.part("minute", 0, 59, "expected two digits for the minute")?;
        self.expect(b':', "expected ':' and the second")?;
        let second = self.part("second", 0, 59, "expected two digits for the second")?;
        let (nanosecond, digits) = self.fraction()?;
        Clock { nanosecond, hour, minute, second, digits }.check_hour_24(self.expected, hour_at)
    }

    pub(in crate::values) fn year(&mut self) -> Result<i32, InvalidValue> {
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
    pub(in crate::values) fn fraction(&mut self) -> Result<(u32, u8), InvalidValue> {
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

    pub(in crate::values) fn offset(&mut self) -> Result<Option<Offset>, InvalidValue> {
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
        in_range(self.expected, name, self.two_digits(problem)?, lowest, highest, Some(at))
    }

    fn two_digits(&mut self, problem: &'static str) -> Result<u8, InvalidValue> {
        match (self.digit(), self.digit()) {
            (Some(tens), Some(ones)) => Ok(tens * 10 + ones),
            _ => Err(self.error(problem)),
        }
    }

    /// Returns the value of the next byte and moves on, if it is a digit.
    pub(in crate::values) fn digit(&mut self) -> Option<u8> {
        let digit = self.text.get(self.at).filter(|byte| byte.is_ascii_digit())? - b'0';
        self.at += 1;
        Some(digit)
    }

    pub(in crate::values) fn expect(&mut self, byte: u8, problem: &'static str) -> Result<(), InvalidValue> {
        if self.accept(byte) { Ok(()) } else { Err(self.error(problem)) }
    }

    /// Returns `true` if the next byte is this one.
    pub(in crate::values) fn peek(&self, byte: u8) -> bool {
        self.text.get(self.at) == Some(&byte)
    }

    pub(in crate::values) fn accept(&mut self, byte: u8) -> bool {
        let there = self.peek(byte);
        self.at += usize::from(there);
        there
    }

    pub(in crate::values) fn error(&self, problem: &'static str) -> InvalidValue {
        InvalidValue::new(self.expected, problem, Some(self.start + self.at))
    }
}
