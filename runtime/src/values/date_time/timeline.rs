//! The place of a [`DateTime`] on the timeline, which decides equality, hash and order (section 3.2.7.4).

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use super::DateTime;

/// The widest offset, in seconds.
const FOURTEEN_HOURS: i64 = 14 * 3600;

/// Seconds and nanoseconds since the midnight before 0001-01-01. All years of `i32` fit.
type Instant = (i64, u32);

impl DateTime {
    /// Returns the instant in UTC if there is an offset, else the local time.
    fn instant(self) -> Instant {
        let days = days_before_year(self.year) + days_before_month(self.year, self.month) + i64::from(self.day) - 1;
        let minutes = i64::from(self.hour) * 60 + i64::from(self.minute);
        let east = self.offset.map_or(0, |offset| i64::from(offset.minutes()));
        (days * 86_400 + (minutes - east) * 60 + i64::from(self.second), self.nanosecond)
    }
}

impl PartialEq for DateTime {
    /// See "Equality and order" in the type's documentation.
    fn eq(&self, other: &Self) -> bool {
        self.offset.is_some() == other.offset.is_some() && self.instant() == other.instant()
    }
}

impl Eq for DateTime {}

impl Hash for DateTime {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.offset.is_some(), self.instant()).hash(state);
    }
}

impl PartialOrd for DateTime {
    /// See "Equality and order" in the type's documentation.
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self.offset, other.offset) {
            (Some(_), Some(_)) | (None, None) => Some(self.instant().cmp(&other.instant())),
            (Some(_), None) => zoned_with_local(self.instant(), other.instant()),
            (None, Some(_)) => zoned_with_local(other.instant(), self.instant()).map(Ordering::reverse),
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
pub(super) fn days_in_month(year: i32, month: u8) -> u8 {
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
