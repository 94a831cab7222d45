//! Forms of durations.

use std::fmt::Write;

use super::{Form, Style, zeros};
use crate::values::Duration;

const DESIGNATORS: [char; 6] = ['Y', 'M', 'D', 'H', 'M', 'S'];
/// The first of the parts after `T`.
const HOURS: usize = 3;
/// The parts between which those that are zero are written, too: the first and the last. The usual form has none.
const ZEROS: [(usize, usize); 22] = [
    (1, 0),
    (0, 5),
    (0, 2),
    (3, 5),
    (2, 5),
    (0, 0),
    (1, 1),
    (2, 2),
    (3, 3),
    (4, 4),
    (5, 5),
    (0, 1),
    (1, 2),
    (2, 3),
    (3, 4),
    (4, 5),
    (1, 3),
    (2, 4),
    (0, 3),
    (1, 4),
    (0, 4),
    (1, 5),
];
/// The least numbers of digits of the years, of months and days, and of the parts after `T`.
const WIDTHS: [[usize; 3]; 5] = [[1, 1, 1], [2, 2, 2], [1, 1, 2], [4, 2, 2], [3, 3, 3]];
/// The lengths of the fraction; the first is the shortest possible, which may be 0.
const FRACTIONS: [usize; 10] = [0, 3, 1, 2, 6, 9, 4, 5, 7, 8];

/// Returns a form of the same length of time.
pub(crate) fn of_duration(value: Duration, form: usize) -> Form {
    // The first style is the usual one.
    let mut style = Style(form + 1);
    let (first, last) = ZEROS[style.choice(ZEROS.len())];
    let [of_years, of_days, of_time] = WIDTHS[style.choice(WIDTHS.len())];
    let (of_months, of_seconds) = (style.choice(3), style.choice(8));
    let length = FRACTIONS[style.choice(FRACTIONS.len())];
    if style.is_beyond() {
        return Form::End;
    }
    let (Some(months), Some(seconds)) = (months(value.months(), of_months), seconds(value.seconds(), of_seconds))
    else {
        return Form::Same;
    };
    let parts = [months[0], months[1], seconds[0], seconds[1], seconds[2], seconds[3]];
    // A style whose ends are written anyway is that of a narrower range.
    if first <= last && (parts[first] != 0 || parts[last] != 0) {
        return Form::Same;
    }
    let fraction = match value.nanosecond() {
        0 => String::new(),
        nanosecond => format!("{nanosecond:09}").trim_end_matches('0').to_owned(),
    };
    let fraction = match length.checked_sub(fraction.len()) {
        None if length > 0 => return Form::Same,
        None | Some(0) => fraction,
        Some(more) => fraction + &zeros(more),
    };
    let mut text = if value.is_negative() { "-P" } else { "P" }.to_owned();
    let empty = text.len();
    let mut has_time = false;
    for (index, (part, designator)) in parts.into_iter().zip(DESIGNATORS).enumerate() {
        let fraction = if index == 5 { &*fraction } else { "" };
        if part == 0 && fraction.is_empty() && !(first..=last).contains(&index) {
            continue;
        }
        if index >= HOURS && !has_time {
            text.push('T');
            has_time = true;
        }
        let width = match index {
            0 => of_years,
            1 | 2 => of_days,
            _ => of_time,
        };
        let point = if fraction.is_empty() { "" } else { "." };
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{part:0width$}{point}{fraction}{designator}");
    }
    if text.len() == empty { Form::Same } else { Form::Other(text) }
}

/// Returns years and months: as usual, as months, or with a year among the months.
fn months(months: u64, style: usize) -> Option<[u64; 2]> {
    let (years, rest) = (months / 12, months % 12);
    match style {
        0 => Some([years, rest]),
        _ if years == 0 => None,
        1 => Some([0, months]),
        // A year alone is a number of months already.
        _ if years == 1 => None,
        _ => Some([years - 1, rest + 12]),
    }
}

/// Returns days, hours, minutes and seconds: as usual, without the greatest of them, or with one of the greater among the
/// smaller.
fn seconds(all: u64, style: usize) -> Option<[u64; 4]> {
    let (days, clock) = (all / 86_400, all % 86_400);
    let (hours, minutes, seconds) = (clock / 3_600, clock / 60 % 60, clock % 60);
    match style {
        0 => Some([days, hours, minutes, seconds]),
        1 if days > 0 => Some([0, all / 3_600, minutes, seconds]),
        2 if all >= 3_600 => Some([0, 0, all / 60, seconds]),
        3 if all >= 60 => Some([0, 0, 0, all]),
        4 if days > 0 && clock >= 3_600 => Some([days, 0, clock / 60, seconds]),
        5 if days > 0 && clock >= 60 => Some([days, 0, 0, clock]),
        6 if days > 1 => Some([days - 1, hours + 24, minutes, seconds]),
        7 if all >= 3_600 && minutes > 0 => Some([days, hours, minutes - 1, seconds + 60]),
        _ => None,
    }
}
