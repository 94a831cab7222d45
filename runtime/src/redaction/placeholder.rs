//! What recordings have in the place of masked texts: numbers, dates and the like stay readable as such.

use super::MASK;

/// A text of the same form that says nothing; `***` for words.
pub(super) fn of(text: &str) -> &'static str {
    let text = text.trim_ascii();
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.strip_prefix(['+', '-']).unwrap_or(text);
    if is_digits(number) {
        return "0";
    }
    if text == "true" || text == "false" {
        return "false";
    }
    // The standard library reads more words than XML Schema.
    if matches!(number, "INF" | "NaN")
        || (number.starts_with(|c: char| c.is_ascii_digit() || c == '.') && number.parse::<f64>().is_ok())
    {
        return "0.0";
    }
    let (local, zone) = zoned(text);
    let seconds = local.split_once('.').filter(|(_, fraction)| is_digits(fraction)).map_or(local, |(whole, _)| whole);
    match (&*shape(seconds), zone) {
        ("0000-00-00T00:00:00", false) => "1970-01-01T00:00:00",
        ("0000-00-00T00:00:00", true) => "1970-01-01T00:00:00Z",
        ("0000-00-00", false) => "1970-01-01",
        ("0000-00-00", true) => "1970-01-01Z",
        ("00:00:00", false) => "00:00:00",
        ("00:00:00", true) => "00:00:00Z",
        _ if is_base64(text) => "AAAA",
        _ => MASK,
    }
}

/// A date or time without its zone, and whether it has one.
fn zoned(text: &str) -> (&str, bool) {
    let offset = text.len().checked_sub("+00:00".len()).and_then(|at| text.split_at_checked(at));
    match (text.strip_suffix('Z'), offset) {
        (Some(local), _) => (local, true),
        (None, Some((local, zone))) if matches!(&*shape(zone), "+00:00" | "-00:00") => (local, true),
        _ => (text, false),
    }
}

fn shape(text: &str) -> String {
    // Nothing that is looked for is longer.
    text.chars().take(40).map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

/// Whether a text is encoded bytes. Shorter ones are as likely to be words.
fn is_base64(text: &str) -> bool {
    let is_byte = |byte: u8| byte.is_ascii_alphanumeric() || b"+/\r\n".contains(&byte);
    text.len() >= 16 && text.len() % 4 == 0 && text.trim_end_matches('=').bytes().all(is_byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_kept() {
        for (text, expected) in [
            ("4711", "0"),
            (" -7\n", "0"),
            ("true", "false"),
            ("1.5", "0.0"),
            ("-.5E-3", "0.0"),
            ("-INF", "0.0"),
            ("2016-04-05T13:07:09", "1970-01-01T00:00:00"),
            ("2016-04-05T13:07:09.123", "1970-01-01T00:00:00"),
            ("2016-04-05T13:07:09.1Z", "1970-01-01T00:00:00Z"),
            ("2016-04-05T13:07:09-07:00", "1970-01-01T00:00:00Z"),
            ("2016-04-05", "1970-01-01"),
            ("2016-04-05+02:00", "1970-01-01Z"),
            ("13:07:09", "00:00:00"),
            ("13:07:09Z", "00:00:00Z"),
            ("SGVsbG8gd29ybGQhISE=", "AAAA"),
            ("Ann", MASK),
            ("ann@example.com", MASK),
            ("infinity", MASK),
            ("2016-4-5", MASK),
            ("1,5", MASK),
            ("\u{e9}\u{e9}\u{e9}", MASK),
            ("", MASK),
        ] {
            assert_eq!(of(text), expected, "{text}");
        }
    }
}
