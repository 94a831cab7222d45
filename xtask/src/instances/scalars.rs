//! Texts of built-in types.

use wsdl_codegen::xsd::builtin::{Builtin, WhiteSpace};

use super::random::Random;
use crate::infoset;

/// The facets that texts keep to, without patterns.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    /// The least length.
    pub(super) least: u32,
    /// The greatest length.
    pub(super) most: Option<u32>,
    /// `minInclusive`.
    pub(super) min: Option<String>,
    /// `minExclusive`.
    pub(super) above: Option<String>,
    /// `maxInclusive`.
    pub(super) max: Option<String>,
    /// `maxExclusive`.
    pub(super) below: Option<String>,
    /// `totalDigits`.
    pub(super) digits: Option<u32>,
    /// `fractionDigits`.
    pub(super) fraction: Option<u32>,
    /// Whether there is a pattern. Numbers are then written in their plainest form.
    pub(super) has_pattern: bool,
}

/// Returns a random text of a type.
pub(super) fn text(random: &mut Random, builtin: Builtin, white_space: WhiteSpace, bounds: &Bounds) -> String {
    use Builtin as B;
    let mut one = |all: &[&str]| random.pick(all).copied().unwrap_or_default().to_owned();
    match builtin {
        B::AnyType | B::AnySimpleType | B::String | B::NormalizedString | B::Token => {
            characters(random, white_space, bounds)
        }
        B::Boolean => one(&["true", "false", "1", "0"]),
        B::Decimal => decimal(random, bounds),
        B::Float | B::Double => match bounds.min.as_ref().or(bounds.max.as_ref()) {
            Some(_) => integer(random, B::Integer, bounds),
            None => {
                one(&["0", "-0", "1.50", "1E10", "-2.5e-3", "INF", "-INF", "NaN", "3.4028235E38", "0.1", "+.5", "7."])
            }
        },
        B::Duration => one(&["P1Y2M3DT4H5M6.700S", "PT0S", "-P1D", "P13M", "PT36H", "P0Y", "PT0.001S", "P10000D"]),
        B::DateTime => dated(random, bounds, &DATES, Some(&TIMES)),
        B::Date => dated(random, bounds, &DATES, None),
        B::Time => dated(random, bounds, &TIMES, None),
        B::GYearMonth => dated(random, bounds, &["2020-02", "-0044-03", "12020-12"], None),
        B::GYear => dated(random, bounds, &["2020", "-0044", "12020"], None),
        B::GMonthDay => dated(random, bounds, &["--02-29", "--12-31"], None),
        B::GDay => dated(random, bounds, &["---01", "---31"], None),
        B::GMonth => dated(random, bounds, &["--01", "--12"], None),
        B::HexBinary | B::Base64Binary => binary(random, builtin, bounds),
        B::AnyUri => sized(one(&["http://example.org/a?b=c&d=%20e#f", "urn:x:y", "a/b", ""]), 'a', bounds),
        B::Language => one(&["en", "de-CH", "zh-Hant-TW"]),
        B::NmToken => sized(one(&["a.b-1", "1", "x:y"]), 'n', bounds),
        B::Name => sized(one(&["a:b", "_c", "é"]), 'n', bounds),
        B::NcName | B::IdRef | B::Id | B::Entity => sized(one(&["a", "_b-1", "é.2"]), 'n', bounds),
        B::QName | B::Notation | B::NmTokens | B::IdRefs | B::Entities => String::new(),
        B::Integer
        | B::NonPositiveInteger
        | B::NegativeInteger
        | B::Long
        | B::Int
        | B::Short
        | B::Byte
        | B::NonNegativeInteger
        | B::UnsignedLong
        | B::UnsignedInt
        | B::UnsignedShort
        | B::UnsignedByte
        | B::PositiveInteger => integer(random, builtin, bounds),
    }
}

/// Whether a text that matches a pattern is a text of a type within these bounds. Of the types that are neither texts nor
/// numbers, none is.
pub(super) fn fits(text: &str, builtin: Builtin, white_space: WhiteSpace, bounds: &Bounds) -> bool {
    use Builtin as B;
    let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let has_length = length >= bounds.least && bounds.most.is_none_or(|most| length <= most);
    let is_treated = match white_space {
        WhiteSpace::Preserve => !text.contains('\r'),
        WhiteSpace::Replace => !text.contains(['\t', '\n', '\r']),
        WhiteSpace::Collapse => text.split_ascii_whitespace().collect::<Vec<_>>().join(" ") == text,
    };
    let is_word =
        || text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.bytes().all(|c| c.is_ascii_alphanumeric());
    match builtin {
        B::String | B::NormalizedString | B::Token => has_length && is_treated,
        B::AnyUri | B::NmToken | B::Name | B::NcName | B::IdRef => has_length && is_word(),
        B::Language => has_length && is_word() && length <= 8 && text.bytes().all(|c| c.is_ascii_alphabetic()),
        B::Decimal => is_within(text, builtin, bounds) && text.parse::<i64>().is_ok(),
        _ => infoset::bounds(builtin) != (None, None) && is_within(text, builtin, bounds),
    }
}

fn is_within(text: &str, builtin: Builtin, bounds: &Bounds) -> bool {
    let (min, max) = range(builtin, bounds);
    let is_inside = |number: i128| min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max);
    text.parse().is_ok_and(is_inside)
}

const DATES: [&str; 4] = ["2020-02-29", "1999-12-31", "-0044-03-15", "12020-01-01"];
const TIMES: [&str; 5] = ["00:00:00", "23:59:59.999", "12:30:00.500", "24:00:00", "01:02:03.123456789"];

fn dated(random: &mut Random, bounds: &Bounds, first: &[&str], then: Option<&[&str]>) -> String {
    if let Some(bound) = bounds.min.as_ref().or(bounds.max.as_ref()) {
        return bound.trim().to_owned();
    }
    let mut text = random.pick(first).copied().unwrap_or_default().to_owned();
    if let Some(time) = then.and_then(|then| random.pick(then)) {
        text.push('T');
        text.push_str(time);
    }
    let zones: &[&str] = if bounds.has_pattern { &[""] } else { &["", "", "Z", "+00:00", "-05:30", "+14:00"] };
    text.push_str(random.pick(zones).copied().unwrap_or_default());
    text
}

/// Cuts a text, or fills it up.
fn sized(text: String, filler: char, bounds: &Bounds) -> String {
    let most = bounds.most.map_or(usize::MAX, |most| most as usize);
    let mut text: String = text.chars().take(most).collect();
    let count = text.chars().count();
    (count..bounds.least.min(100_000) as usize).for_each(|_| text.push(filler));
    text
}

fn length(random: &mut Random, bounds: &Bounds, usual: u32) -> usize {
    let least = bounds.least.min(100_000);
    let most = bounds.most.unwrap_or(u32::MAX).min(least.max(usual)).max(least);
    usize::try_from(random.between(least.into(), most.into())).unwrap_or_default()
}

fn characters(random: &mut Random, white_space: WhiteSpace, bounds: &Bounds) -> String {
    const PLAIN: [char; 18] =
        ['a', 'b', 'Z', '0', '9', '-', '.', ':', '&', '<', '>', '"', '\'', ']', 'é', 'ß', '漢', '😀'];
    let more: &[char] = match white_space {
        WhiteSpace::Preserve => &[' ', ' ', '\n', '\t', '\r'],
        WhiteSpace::Replace => &[' ', ' '],
        WhiteSpace::Collapse => &[],
    };
    let length = length(random, bounds, 12);
    let is_special = random.chance(50) && !bounds.has_pattern;
    let mut text = String::new();
    for _ in 0..length {
        let at = random.below(if is_special { PLAIN.len() + more.len() } else { 5 });
        text.extend(PLAIN.iter().chain(more).nth(at));
    }
    text
}

/// Sometimes adds a sign or zeros that mean nothing. The unsigned types have no sign.
fn dressed(random: &mut Random, builtin: Builtin, number: String, bounds: &Bounds) -> String {
    use Builtin as B;
    if bounds.has_pattern || !random.chance(15) {
        return number;
    }
    let has_sign = !matches!(builtin, B::UnsignedLong | B::UnsignedInt | B::UnsignedShort | B::UnsignedByte);
    match number.strip_prefix('-') {
        Some(digits) => format!("-00{digits}"),
        None if has_sign && random.chance(50) => format!("+{number}"),
        None => format!("0{number}"),
    }
}

/// The range of integers, those within exclusive bounds.
fn range(builtin: Builtin, bounds: &Bounds) -> (Option<i128>, Option<i128>) {
    let (mut min, mut max) = infoset::bounds(builtin);
    // A bound may have a fraction.
    let parse = |text: &Option<String>, up: bool| {
        let text = text.as_deref()?.trim().trim_start_matches('+');
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let number: i128 = if whole.is_empty() || whole == "-" { 0 } else { whole.parse().ok()? };
        let has_fraction = fraction.bytes().any(|digit| digit != b'0');
        let is_negative = text.starts_with('-');
        Some(match (has_fraction, up) {
            (true, true) if !is_negative => number + 1,
            (true, false) if is_negative => number - 1,
            _ => number,
        })
    };
    let greater = |own: Option<i128>, more: Option<i128>| own.max(more);
    let less = |own: Option<i128>, more: Option<i128>| [own, more].into_iter().flatten().min();
    min = greater(min, parse(&bounds.min, true));
    min = greater(min, parse(&bounds.above, false).map(|above| above.saturating_add(1)));
    max = less(max, parse(&bounds.max, false));
    max = less(max, parse(&bounds.below, true).map(|below| below.saturating_sub(1)));
    if let Some(most) = bounds.digits.and_then(|digits| 10_i128.checked_pow(digits.min(30))).map(|power| power - 1) {
        (min, max) = (greater(min, Some(-most)), less(max, Some(most)));
    }
    (min, max)
}

fn integer(random: &mut Random, builtin: Builtin, bounds: &Bounds) -> String {
    let (min, max) = range(builtin, bounds);
    if min.is_none() && max.is_none() && random.chance(10) {
        return "-98765432109876543210".to_owned();
    }
    let low = min.unwrap_or_else(|| max.unwrap_or(0).saturating_sub(1_000_000));
    let high = max.unwrap_or_else(|| low.max(0).saturating_add(1_000_000)).max(low);
    let number = match random.below(4) {
        0 => low,
        1 => high,
        2 => random.between(0, 100).clamp(low, high),
        _ => random.between(low, high),
    };
    dressed(random, builtin, number.to_string(), bounds)
}

fn decimal(random: &mut Random, bounds: &Bounds) -> String {
    let (min, max) = range(Builtin::Decimal, bounds);
    let digits = bounds.fraction.unwrap_or(4).min(4);
    let whole = bounds.digits.map(|all| all.saturating_sub(digits));
    let inside = Bounds {
        min: min.map(|min| min.to_string()),
        max: max.map(|max| max.to_string()),
        digits: whole.or(bounds.digits),
        has_pattern: true,
        ..Bounds::default()
    };
    if whole == Some(0) {
        // There is no place for digits before the point but 0.
        return if min.is_some_and(|min| min > 0) { min.unwrap_or_default().to_string() } else { "0".to_owned() };
    }
    let number = integer(random, Builtin::Integer, &inside);
    let parsed: Option<i128> = number.parse().ok();
    // A fraction goes away from zero, and stays within the bounds.
    let has_room = parsed.is_none_or(|number| match number < 0 {
        true => min.is_none_or(|min| number > min),
        false => max.is_none_or(|max| number < max),
    });
    if digits == 0 || !has_room || random.chance(30) {
        return dressed(random, Builtin::Decimal, number, bounds);
    }
    let fraction: String = (0..digits).map(|_| char::from(b'0' + random.below(10) as u8)).collect();
    dressed(random, Builtin::Decimal, format!("{number}.{fraction}"), bounds)
}

fn binary(random: &mut Random, builtin: Builtin, bounds: &Bounds) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let length = length(random, bounds, 9);
    let bytes: Vec<u8> = (0..length).map(|_| random.below(256) as u8).collect();
    if builtin == Builtin::HexBinary {
        let is_upper = random.chance(50);
        return bytes.iter().map(|byte| if is_upper { format!("{byte:02X}") } else { format!("{byte:02x}") }).collect();
    }
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let bits = (0..3).fold(0_u32, |bits, at| bits << 8 | u32::from(group.get(at).copied().unwrap_or_default()));
        for at in 0..4 {
            let digit = char::from(ALPHABET[(bits >> (18 - 6 * at)) as usize & 63]);
            text.push(if at <= group.len() { digit } else { '=' });
        }
    }
    text
}
