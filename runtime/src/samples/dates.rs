//! Random dates, times and durations. Some values are at the limits of their type.

use super::Samples;
use crate::values::{Date, DateTime, Duration, GDay, GMonth, GMonthDay, GYear, GYearMonth, Offset, Time};

/// Dates at limits, including leap days.
const DATES: &[(i32, u8, u8)] =
    &[(1, 1, 1), (9999, 12, 31), (2000, 2, 29), (2016, 2, 29), (1900, 2, 28), (1970, 1, 1), (2038, 1, 19)];

/// Offsets at limits, and every way to write a zero or missing one.
const ZONES: &[&str] = &["", "", "Z", "+00:00", "-00:00", "+14:00", "-14:00", "-05:00", "+05:45"];

/// Years that not every program can read: before year 1, and of more than four digits.
const FAR_YEARS: &[i32] = &[i32::MIN, -44, -1, 10_000, 12_016, i32::MAX];

/// Numbers of months or seconds at limits of a unit.
const LENGTHS: &[u64] = &[0, 1, 11, 12, 59, 60, 3_599, 3_600, 86_399, 86_400, 31_622_400];

impl Samples {
    /// Returns a date and time from year 1 to 9999, with any number of fraction digits, with or without an offset.
    pub fn date_time(&mut self) -> DateTime {
        let (year, month, day) = self.near_day();
        let date = Date::new(year, month, day).expect("every day exists");
        let time = self.clock(false);
        DateTime::from_parts(date, time, self.offset())
    }

    /// Returns a day, one in two from a list of limits, with or without an offset. Unless values are to be
    /// [portable](Self::portable), some years are negative or have more than four digits.
    pub fn date(&mut self) -> Date {
        let (year, month, day) = self.near_day();
        let date = Date::new(year, month, day).expect("every day exists");
        match self.far_year() {
            Some(year) => Date::new(year, month, day.min(28)).unwrap_or(date).with_offset(self.offset()),
            None => date.with_offset(self.offset()),
        }
    }

    /// Returns a time with any number of fraction digits, with or without an offset. Unless values are to be
    /// [portable](Self::portable), some are 24:00:00.
    pub fn time(&mut self) -> Time {
        let time = self.clock(!self.is_portable());
        time.with_offset(self.offset())
    }

    /// Returns a year like [`date`](Self::date).
    pub fn g_year(&mut self) -> GYear {
        GYear::new(self.date().year()).with_offset(self.offset())
    }

    /// Returns a month of a year like [`date`](Self::date).
    pub fn g_year_month(&mut self) -> GYearMonth {
        let date = self.date();
        let month = GYearMonth::new(date.year(), date.month()).expect("the month exists");
        month.with_offset(self.offset())
    }

    /// Returns any month, with or without an offset.
    pub fn g_month(&mut self) -> GMonth {
        GMonth::new(self.part(1, 12)).expect("the month exists").with_offset(self.offset())
    }

    /// Returns any day of a month, with or without an offset; February 29 turns up, too.
    pub fn g_month_day(&mut self) -> GMonthDay {
        let date = self.date();
        GMonthDay::new(date.month(), date.day()).expect("the day exists").with_offset(self.offset())
    }

    /// Returns any day, with or without an offset.
    pub fn g_day(&mut self) -> GDay {
        GDay::new(self.part(1, 31)).expect("every month but some has the day").with_offset(self.offset())
    }

    /// Returns a duration of any sign: zero, of one unit, of many, with or without a fraction. Unless values are to be
    /// [portable](Self::portable), some take all 64 bits.
    pub fn xsd_duration(&mut self) -> Duration {
        let mut length = || match self.below(4) {
            0 => 0,
            1 => u64::from(self.uint16()),
            2 if !self.is_portable() => self.uint64(),
            _ => self.one_of(LENGTHS),
        };
        let (months, seconds) = (length(), length());
        let nanosecond = match self.below(4) {
            0 => self.below(1_000_000_000),
            1 => 120_000_000,
            _ => 0,
        };
        let duration = Duration::new(months, seconds, nanosecond).expect("the fraction is below a second");
        if self.below(3) == 0 { duration.negated() } else { duration }
    }

    /// Returns the parts of a day from year 1 to 9999.
    fn near_day(&mut self) -> (i32, u8, u8) {
        match self.below(2) {
            0 => self.one_of(DATES),
            _ => (i32::try_from(1 + self.below(9_999)).unwrap_or(1), self.part(1, 12), self.part(1, 28)),
        }
    }

    /// Returns a year that not every program can read, at times.
    fn far_year(&mut self) -> Option<i32> {
        (!self.is_portable() && self.below(6) == 0).then(|| self.one_of(FAR_YEARS))
    }

    fn clock(&mut self, may_be_24: bool) -> Time {
        let (hour, minute, second) = match self.below(8) {
            0 => (0, 0, 0),
            1 => (23, 59, 59),
            2 if may_be_24 => return Time::new(24, 0, 0).expect("the end of a day"),
            _ => (self.part(0, 23), self.part(0, 59), self.part(0, 59)),
        };
        let fraction = match self.below(5) {
            0 | 1 => String::new(),
            2 => format!(".{:03}", self.below(1_000)),
            3 => format!(".{:07}", self.below(10_000_000)),
            // Digits after the ninth are zeros.
            _ => format!(".{:09}{}", self.below(1_000_000_000), "0".repeat(self.below(4) as usize)),
        };
        let text = format!("{hour:02}:{minute:02}:{second:02}{fraction}");
        text.parse().expect("every part is in its range")
    }

    fn offset(&mut self) -> Option<Offset> {
        // The year has no other meaning.
        let text = format!("2000{}", self.one_of(ZONES));
        text.parse().ok().and_then(GYear::offset)
    }

    fn part(&mut self, first: u8, last: u8) -> u8 {
        first + u8::try_from(self.below(u32::from(last - first) + 1)).unwrap_or(0)
    }
}
