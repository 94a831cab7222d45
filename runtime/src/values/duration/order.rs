//! The order of durations, by adding them to reference dates (section 3.2.6.2).

use std::cmp::Ordering;

use super::Duration;

/// The first of September 1696, of February 1697, of March 1903 and of July 1903, in months since January of year 0.
/// Each is a midnight in UTC. Between them they have every length that months of the calendar can have.
const REFERENCES: [i128; 4] = [1696 * 12 + 8, 1697 * 12 + 1, 1903 * 12 + 2, 1903 * 12 + 6];

impl Duration {
    /// Returns the reference dates with the duration added, in nanoseconds since the first of January of year 0.
    pub(super) fn sums(self) -> [i128; 4] {
        let sign = if self.is_negative { -1 } else { 1 };
        let seconds = sign * i128::from(self.seconds);
        let months = sign * i128::from(self.months);
        // All of them are the first of a month, and stay so.
        REFERENCES.map(|reference| {
            let seconds = days_before_month(reference + months) * 86_400 + seconds;
            seconds * 1_000_000_000 + sign * i128::from(self.nanosecond)
        })
    }
}

/// Returns the days from the first of January of year 0 to the first of a month, which counts from there.
fn days_before_month(month: i128) -> i128 {
    // Years that begin with March have the leap day at their end.
    let (year, of_year) = ((month - 2).div_euclid(12), (month - 2).rem_euclid(12));
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    // From March, months have 31, 30, 31, 30, 31 days, then again; January and February follow.
    let days = (153 * of_year + 2) / 5;
    // January and February of year 0, a leap year, have 60 days.
    year * 365 + leap_days + days + 60
}

impl PartialOrd for Duration {
    /// See "Equality and order" in the type's documentation.
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let (left, right) = (self.sums(), other.sums());
        let first = left[0].cmp(&right[0]);
        let same = left.iter().zip(&right).all(|(left, right)| left.cmp(right) == first);
        same.then_some(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::calendar::days_in_month;

    #[test]
    fn months_begin_where_the_calendar_has_them() {
        for (from, to) in [(0, 1), (-801, -399), (1599, 2101)] {
            for month in from * 12..to * 12 {
                let (year, of_year) = (i128::div_euclid(month, 12), i128::rem_euclid(month, 12));
                let days = days_in_month(year as i32, of_year as u8 + 1);
                assert_eq!(days_before_month(month + 1) - days_before_month(month), i128::from(days), "{month}");
            }
        }
        assert_eq!((days_before_month(0), days_before_month(4_800)), (0, 146_097));
    }
}
