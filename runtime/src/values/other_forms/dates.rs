//! Dates, times and durations in other forms of ISO 8601 and RFC 3339, and in forms that common programs write.

use std::str::FromStr;

use crate::values::white_space::trim;
use crate::values::{Date, DateTime, Duration, GMonth, InvalidValue, Time};

/// Longer texts only have more zeros in their fraction.
const LONGEST: usize = 64;

/// Reads a date and time with the same parts.
pub(crate) fn date_time(text: &str, invalid: InvalidValue) -> Result<DateTime, InvalidValue> {
    let Some((date, time)) = short(text).and_then(|text| text.split_once(['T', 't', ' '])) else { return Err(invalid) };
    format!("{date}T{}", usual_clock(time)).parse().map_err(|_| invalid)
}

/// Reads a time with the same parts.
pub(crate) fn time(text: &str, invalid: InvalidValue) -> Result<Time, InvalidValue> {
    short(text).and_then(|text| usual_clock(text).parse().ok()).ok_or(invalid)
}

/// Reads a date with another offset, or with the time at which the day begins.
pub(crate) fn date(text: &str, invalid: InvalidValue) -> Result<Date, InvalidValue> {
    if let Some(date) = short(text).and_then(|text| usual_offset(text, true)).and_then(|text| text.parse().ok()) {
        return Ok(date);
    }
    let value = text.parse().or_else(|invalid| date_time(text, invalid));
    match value.map(|value: DateTime| (value, value.hour(), value.minute(), value.second(), value.nanosecond())) {
        Ok((value, 0, 0, 0, 0)) => Ok(value.date()),
        _ => Err(invalid),
    }
}

/// Reads a part of a date with another offset.
pub(crate) fn zoned<T: FromStr>(text: &str, invalid: InvalidValue) -> Result<T, InvalidValue> {
    let usual = short(text).and_then(|text| usual_offset(text, false));
    usual.and_then(|text| text.parse().ok()).ok_or(invalid)
}

/// Reads a month in the form of the first edition of XSD (`--04--`), or with another offset.
pub(crate) fn month(text: &str, invalid: InvalidValue) -> Result<GMonth, InvalidValue> {
    let Some((start, rest)) = short(text).and_then(|text| text.split_at_checked(4)) else { return Err(invalid) };
    match rest.strip_prefix("--").and_then(|rest| format!("{start}{rest}").parse().ok()) {
        Some(month) => Ok(month),
        None => zoned(text, invalid),
    }
}

/// Reads a duration in weeks, with a comma before the fraction, in lower case or with a `T` that no part follows.
pub(crate) fn duration(text: &str, invalid: InvalidValue) -> Result<Duration, InvalidValue> {
    let Some(text) = short(text) else { return Err(invalid) };
    let usual = text.to_ascii_uppercase().replacen(',', ".", 1);
    let usual = usual.strip_suffix('T').unwrap_or(&usual);
    let weeks = usual.strip_suffix('W').and_then(|weeks| weeks.split_once('P')).filter(|(sign, _)| {
        // The sign is all that may come before.
        matches!(*sign, "" | "-")
    });
    let Some((sign, weeks)) = weeks else { return usual.parse().map_err(|_| invalid) };
    let digits = weeks.bytes().all(|byte| byte.is_ascii_digit());
    let days = weeks.parse::<u64>().ok().filter(|_| digits).and_then(|weeks| weeks.checked_mul(7));
    days.and_then(|days| format!("{sign}P{days}D").parse().ok()).ok_or(invalid)
}

/// Returns the text without white space around it, unless it is long.
fn short(text: &str) -> Option<&str> {
    Some(trim(text)).filter(|text| text.len() <= LONGEST)
}

/// Returns a time with XSD's offset and point.
fn usual_clock(time: &str) -> String {
    let (clock, offset) = time.find(['Z', 'z', '+', '-']).map_or((time, ""), |at| time.split_at(at));
    // There may be a space before the offset.
    let clock = clock.strip_suffix(' ').unwrap_or(clock).replacen(',', ".", 1);
    clock + &usual_form(offset)
}

/// Returns an offset as XSD writes it: with `Z` in upper case, with a colon, and with minutes.
fn usual_form(offset: &str) -> String {
    match offset.as_bytes() {
        [b'Z' | b'z'] => "Z".to_owned(),
        [_, _, _] => format!("{offset}:00"),
        [_, _, _, minutes @ ..] if minutes.len() == 2 && minutes.iter().all(u8::is_ascii_digit) => {
            format!("{}:{}", offset.get(..3).unwrap_or(""), offset.get(3..).unwrap_or(""))
        }
        _ => offset.to_owned(),
    }
}

/// Returns the text with XSD's offset; `None` if it ends in none. An offset of negative hours alone may be a month or a
/// day as well: only some texts may have one.
fn usual_offset(text: &str, may_be_hours: bool) -> Option<String> {
    let length = match text.as_bytes() {
        [.., b'Z' | b'z'] => 1,
        [.., b'+' | b'-', _, _, b':', _, _] => 6,
        [.., b'+' | b'-', a, b, c, d] if [a, b, c, d].iter().all(|byte| byte.is_ascii_digit()) => 5,
        [.., b'+', _, _] => 3,
        [.., b'-', _, _] if may_be_hours => 3,
        _ => return None,
    };
    let (parts, offset) = text.split_at_checked(text.len() - length)?;
    Some(parts.strip_suffix(' ').unwrap_or(parts).to_owned() + &usual_form(offset))
}
