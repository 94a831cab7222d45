//! Places on the timeline, which decide equality, hash and order of all types with a date or time (section 3.2.7.4).

use std::cmp::Ordering;

use super::Offset;

/// The widest offset, in seconds.
const FOURTEEN_HOURS: i64 = 14 * 3600;

/// Seconds and nanoseconds since the midnight before 0001-01-01. All years of `i32` fit.
type Instant = (i64, u32);

/// An instant in UTC, or a local time, at which a value begins.
#[derive(PartialEq, Eq, Hash)]
pub(in crate::values) struct Place {
    has_offset: bool,
    instant: Instant,
}

impl Place {
    /// Returns the place of a local date and time at an offset, or without one.
    pub(in crate::values) fn new(
        (year, month, day): (i32, u8, u8),
        (hour, minute, second, nanosecond): (u8, u8, u8, u32),
        offset: Option<Offset>,
    ) -> Self {
        let days = days_before_year(year) + days_before_month(year, month) + i64::from(day) - 1;
        let minutes = i64::from(hour) * 60 + i64::from(minute);
        let east = offset.map_or(0, |offset| i64::from(offset.minutes()));
        let seconds = days * 86_400 + (minutes - east) * 60 + i64::from(second);
        Self { has_offset: offset.is_some(), instant: (seconds, nanosecond) }
    }

    /// Returns the place of the midnight at which a day begins.
    pub(in crate::values) fn midnight(date: (i32, u8, u8), offset: Option<Offset>) -> Self {
        Self::new(date, (0, 0, 0, 0), offset)
    }
}

impl PartialOrd for Place {
    /// A place with an offset and one without are ordered only if the order is the same for every offset.
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self.has_offset, other.has_offset) {
            (true, true) | (false, false) => Some(self.instant.cmp(&other.instant)),
            (true, false) => zoned_with_local(self.instant, other.instant),
            (false, true) => zoned_with_local(other.instant, self.instant).map(Ordering::reverse),
        }
    }
}

/// Compares an instant with a local time whose offset may be anything from +14:00 (earliest) to -14:00 (latest).
fn zoned_with_local(zoned: Instant, (seconds, nanosecond): Instant) -> Option<Ordering> {
    if zoned < (seconds - FOURTEEN_HOURS, nanosecond) {
        Some(Ordering::Less)
    } else if zoned > (seconds + FOURTEEN_HOURS, nanosecond) {
        Some(Ordering::Greater)
    } else {
        None
    }
}

/// Returns the number of days of a month; 31 for a month that does not exist.
pub(in crate::values) fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Returns the days from 0001-01-01 to January 1 of `year`; negative for earlier years.
fn days_before_year(year: i32) -> i64 {
    let years = i64::from(year) - 1;
    years * 365 + years.div_euclid(4) - years.div_euclid(100) + years.div_euclid(400)
}

fn days_before_month(year: i32, month: u8) -> i64 {
    (1..month).map(|month| i64::from(days_in_month(year, month))).sum()
}
