//! Dates and times in other forms of ISO 8601 and RFC 3339.

use crate::values::white_space::trim;
use crate::values::{DateTime, InvalidValue};

/// Reads a date and time in another form of ISO 8601 or RFC 3339 with the same parts.
pub(crate) fn date_time(text: &str, invalid: InvalidValue) -> Result<DateTime, InvalidValue> {
    /// Longer texts only have more zeros in their fraction.
    const LONGEST: usize = 64;
    let text = trim(text);
    let parts = |text: &str| text.find(['T', 't', ' ']).map(|at| (text[..at].to_owned(), text[at + 1..].to_owned()));
    let Some((date, time)) = Some(text).filter(|text| text.len() <= LONGEST).and_then(parts) else {
        return Err(invalid);
    };
    let (clock, offset) = match time.find(['Z', 'z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => (time.as_str(), ""),
    };
    let offset = match offset.as_bytes() {
        [b'Z' | b'z'] => "Z".to_owned(),
        [_, _, _] => format!("{offset}:00"),
        [_, _, _, minutes @ ..] if minutes.len() == 2 && minutes.iter().all(u8::is_ascii_digit) => {
            format!("{}:{}", offset.get(..3).unwrap_or(""), offset.get(3..).unwrap_or(""))
        }
        _ => offset.to_owned(),
    };
    // There may be a space before the offset.
    let clock = clock.strip_suffix(' ').unwrap_or(clock).replacen(',', ".", 1);
    format!("{date}T{clock}{offset}").parse().map_err(|_| invalid)
}
