//! Forms of dates and times. The local time and the offset are those of the value.

use std::fmt::Display;

use super::{Form, Style};
use crate::values::calendar::{Clock, days_in_month, fraction_digits};
use crate::values::{Date, DateTime, Offset, Time};

/// The lengths of a fraction besides that which is written; the first stands for the shortest possible.
const FRACTIONS: [u8; 12] = [0, 3, 1, 2, 6, 9, 7, 4, 5, 8, 10, 12];
/// The forms of a zero offset.
const ZONES: usize = 3;

/// Returns a form of a value whose zero offset may have another one.
pub(crate) fn of_zoned<T: Display>(
    value: T,
    offset: Option<Offset>,
    with_offset: impl FnOnce(T, Option<Offset>) -> T,
    form: usize,
) -> Form {
    match zone(offset, form) {
        _ if form >= ZONES => Form::End,
        None => Form::Same,
        Some(offset) => Form::Other(with_offset(value, offset).to_string()),
    }
}

/// Returns a form of a time.
pub(crate) fn of_time(value: Time, form: usize) -> Form {
    let mut style = Style(form + 1);
    let (length, at_zone, is_turned) = (style.choice(LENGTHS), style.choice(ZONES + 1), style.choice(2) == 1);
    if style.is_beyond() {
        return Form::End;
    }
    let other = || {
        let clock = fraction(value.clock(), length)?;
        let clock = if is_turned { turned(clock)? } else { clock };
        Some(Time::from_clock(clock).with_offset(zone_or_same(value.offset(), at_zone)?))
    };
    other().map_or(Form::Same, |other| Form::Other(other.to_string()))
}

/// Returns a form of a date and time. The end of a day is the beginning of the next one.
pub(crate) fn of_date_time(value: DateTime, form: usize) -> Form {
    let mut style = Style(form + 1);
    let (length, at_zone, is_turned) = (style.choice(LENGTHS), style.choice(ZONES + 1), style.choice(2) == 1);
    if style.is_beyond() {
        return Form::End;
    }
    let other = || {
        let clock = fraction(value.time().clock(), length)?;
        let (date, clock) = match is_turned {
            false => (value.date(), clock),
            true if clock.hour == 24 => (next_day(value.date())?, turned(clock)?),
            true => (day_before(value.date())?, turned(clock)?),
        };
        let offset = zone_or_same(value.offset(), at_zone)?;
        Some(DateTime::from_parts(date, Time::from_clock(clock), offset))
    };
    other().map_or(Form::Same, |other| Form::Other(other.to_string()))
}

const LENGTHS: usize = FRACTIONS.len() + 1;

/// Returns the offset in its usual form for 0, otherwise in another one.
fn zone_or_same(offset: Option<Offset>, form: usize) -> Option<Option<Offset>> {
    match form.checked_sub(1) {
        None => Some(offset),
        Some(form) => zone(offset, form),
    }
}

/// Returns the zero offset in another form.
fn zone(offset: Option<Offset>, form: usize) -> Option<Option<Offset>> {
    offset.filter(|offset| offset.minutes() == 0)?;
    match form {
        0 => Some(Some(Offset::UTC)),
        1 => Offset::from_parts(false, 0, 0).map(Some),
        _ => Offset::from_parts(true, 0, 0).map(Some),
    }
}

/// Returns the time with another length of the fraction; 0 stands for that which is written.
fn fraction(clock: Clock, length: usize) -> Option<Clock> {
    let Some(index) = length.checked_sub(1) else { return Some(clock) };
    let shortest = fraction_digits(clock.nanosecond);
    let digits = if index == 0 { shortest } else { FRACTIONS[index] };
    (digits >= shortest && digits != clock.digits).then_some(Clock { digits, ..clock })
}

/// Returns the end of a day for its beginning, and the other way round.
fn turned(clock: Clock) -> Option<Clock> {
    let hour = match (clock.hour, clock.minute, clock.second, clock.nanosecond) {
        (0, 0, 0, 0) => 24,
        (24, ..) => 0,
        _ => return None,
    };
    Some(Clock { hour, ..clock })
}

/// Returns a year unless it is 0, which XML Schema 1.0 does not have.
fn some_year(year: i32) -> Option<i32> {
    Some(year).filter(|year| *year != 0)
}

fn next_day(date: Date) -> Option<Date> {
    let (year, month, day) = (date.year(), date.month(), date.day());
    match (month, day < days_in_month(year, month)) {
        (_, true) => Some(Date::from_checked(year, month, day + 1)),
        (12, false) => Some(Date::from_checked(some_year(year.checked_add(1)?)?, 1, 1)),
        (_, false) => Some(Date::from_checked(year, month + 1, 1)),
    }
}

fn day_before(date: Date) -> Option<Date> {
    let (year, month, day) = (date.year(), date.month(), date.day());
    match (month, day) {
        (1, 1) => Some(Date::from_checked(some_year(year.checked_sub(1)?)?, 12, 31)),
        (_, 1) => Some(Date::from_checked(year, month - 1, days_in_month(year, month - 1))),
        _ => Some(Date::from_checked(year, month, day - 1)),
    }
}
