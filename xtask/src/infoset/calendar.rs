//! Dates, times and durations (XML Schema part 2, sections 3.2.6 to 3.2.14).

use wsdl_codegen::xsd::builtin::Builtin;

use super::lexical::Value;

/// A date, a time or a part of one. The offset counts, though XML Schema calls two values equal that are one instant: what
/// keeps only the instant loses the offset.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Moment {
    year: Option<i128>,
    month: Option<u32>,
    day: Option<u32>,
    /// Hours, minutes, seconds.
    time: Option<(u32, u32, u32)>,
    /// The digits of the fraction of a second, without zeros at the end.
    fraction: String,
    /// Minutes from UTC.
    offset: Option<i32>,
}

/// Returns the value of a text of one of the types of dates and times.
pub(super) fn moment(builtin: Builtin, text: &str) -> Option<Moment> {
    use Builtin as B;
    let mut rest = text;
    let rest = &mut rest;
    let mut moment = Moment::default();
    if matches!(builtin, B::DateTime | B::Date | B::GYearMonth | B::GYear) {
        moment.year = Some(year(rest)?);
    }
    let before_month = match builtin {
        B::DateTime | B::Date | B::GYearMonth => "-",
        _ => "--",
    };
    if matches!(builtin, B::DateTime | B::Date | B::GYearMonth | B::GMonthDay | B::GMonth) {
        skip(rest, before_month)?;
        moment.month = Some(two(rest).filter(|month| (1..=12).contains(month))?);
    }
    if builtin == B::GMonth {
        // The first edition wrote `--05--`.
        let _ = skip(rest, "--");
    }
    if matches!(builtin, B::DateTime | B::Date | B::GMonthDay | B::GDay) {
        skip(rest, if builtin == B::GDay { "---" } else { "-" })?;
        moment.day = Some(two(rest).filter(|day| (1..=31).contains(day))?);
    }
    if builtin == B::DateTime {
        skip(rest, "T")?;
    }
    if matches!(builtin, B::DateTime | B::Time) {
        time(rest, &mut moment)?;
    }
    moment.offset = match *rest {
        "" => return Some(moment),
        "Z" => Some(0),
        signed => {
            let sign = if signed.starts_with('-') { -1 } else { 1 };
            *rest = signed.strip_prefix(['+', '-'])?;
            let hours = two(rest)?;
            skip(rest, ":")?;
            let minutes = two(rest).filter(|_| rest.is_empty())?;
            Some(sign * i32::try_from(hours * 60 + minutes).ok()?)
        }
    };
    Some(moment)
}

fn skip(rest: &mut &str, what: &str) -> Option<()> {
    *rest = rest.strip_prefix(what)?;
    Some(())
}

fn two(rest: &mut &str) -> Option<u32> {
    let digits = rest.get(..2).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    *rest = &rest[2..];
    digits.parse().ok()
}

fn digits<'a>(rest: &mut &'a str) -> &'a str {
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, after) = rest.split_at(end);
    *rest = after;
    digits
}

fn year(rest: &mut &str) -> Option<i128> {
    let is_negative = skip(rest, "-").is_some();
    let year: i128 = Some(digits(rest)).filter(|digits| digits.len() >= 4)?.parse().ok()?;
    Some(if is_negative { -year } else { year })
}

fn time(rest: &mut &str, moment: &mut Moment) -> Option<()> {
    let hours = two(rest)?;
    skip(rest, ":")?;
    let minutes = two(rest)?;
    skip(rest, ":")?;
    let seconds = two(rest)?;
    if skip(rest, ".").is_some() {
        moment.fraction = Some(digits(rest)).filter(|digits| !digits.is_empty())?.trim_end_matches('0').to_owned();
    }
    moment.time = Some((hours, minutes, seconds));
    // The end of a day is the beginning of the next.
    if moment.time == Some((24, 0, 0)) {
        moment.time = Some((0, 0, 0));
        next_day(moment);
    }
    Some(())
}

fn next_day(moment: &mut Moment) {
    let (Some(year), Some(month), Some(day)) = (moment.year, moment.month, moment.day) else { return };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (moment.year, moment.month, moment.day) = match (month, day) {
        (12, 31) => (Some(if year == -1 { 1 } else { year + 1 }), Some(1), Some(1)),
        (_, day) if day == last => (Some(year), Some(month + 1), Some(1)),
        _ => (Some(year), Some(month), Some(day + 1)),
    };
}

/// Returns the value of a duration: months and seconds (section 3.2.6).
pub(super) fn duration(text: &str) -> Option<Value> {
    let mut rest = text;
    let rest = &mut rest;
    let is_negative = skip(rest, "-").is_some();
    skip(rest, "P")?;
    let (mut months, mut seconds, mut fraction, mut parts) = (0_u128, 0_u128, String::new(), 0);
    let mut part = |rest: &mut &str, unit: char| -> Option<u128> {
        let mut ahead = *rest;
        let number = digits(&mut ahead);
        let after = ahead.strip_prefix(unit).filter(|_| !number.is_empty())?;
        *rest = after;
        parts += 1;
        number.parse().ok()
    };
    months += part(rest, 'Y').unwrap_or(0) * 12;
    months += part(rest, 'M').unwrap_or(0);
    seconds += part(rest, 'D').unwrap_or(0) * 86_400;
    if skip(rest, "T").is_some() {
        seconds += part(rest, 'H').unwrap_or(0) * 3_600;
        seconds += part(rest, 'M').unwrap_or(0) * 60;
        if let Some(whole) = part(rest, 'S') {
            seconds += whole;
        } else if !rest.is_empty() {
            seconds += digits(rest).parse::<u128>().ok()?;
            skip(rest, ".")?;
            fraction = digits(rest).trim_end_matches('0').to_owned();
            skip(rest, "S")?;
            parts += 1;
        }
    }
    let is_zero = months == 0 && seconds == 0 && fraction.is_empty();
    (rest.is_empty() && parts > 0).then_some(Value::Duration(is_negative && !is_zero, months, seconds, fraction))
}
