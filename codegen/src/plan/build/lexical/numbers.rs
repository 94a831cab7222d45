//! Examples of numbers within bounds and digits.

use super::limits::{Bound, Limits};
use crate::xsd::builtin::Builtin;

/// The digits that every XML Schema processor supports (XML Schema part 2, section 3.2.3).
const DIGITS: u64 = 18;

/// Returns `true` for decimal numbers and the types derived from them.
pub(super) fn is_number(builtin: Builtin) -> bool {
    std::iter::successors(Some(builtin), |builtin| builtin.base()).any(|base| base == Builtin::Decimal)
}

/// Returns numbers at and between the bounds, as the runtime writes them.
pub(super) fn examples(builtin: Builtin, limits: &Limits<'_>) -> Vec<String> {
    let scale = match limits.fraction_digits {
        _ if builtin != Builtin::Decimal => 0,
        Some(fraction) => fraction.min(digits(limits)),
        None => 2.min(digits(limits)),
    };
    let (low, high) = between(builtin, limits, scale);
    let middle = low.midpoint(high);
    let mut numbers = vec![low, high, 0, power(scale), middle];
    numbers.retain(|number| (low..=high).contains(number));
    numbers.sort_unstable();
    numbers.dedup();
    numbers.into_iter().map(|number| text(number, usize::try_from(scale).unwrap_or(0))).collect()
}

/// Returns `true` if a text is a value within the limits, in the form in which the runtime writes it.
pub(super) fn is_example(builtin: Builtin, limits: &Limits<'_>, example: &str) -> bool {
    let unsigned = example.strip_prefix('-').unwrap_or(example);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    let is_plain = is_digits(whole) && is_digits(fraction) && (whole == "0" || !whole.starts_with('0'));
    let is_whole = !unsigned.contains('.');
    let is_negative_zero =
        example.starts_with('-') && !unsigned.contains(|digit: char| digit.is_ascii_digit() && digit != '0');
    if !is_plain || is_negative_zero || (builtin != Builtin::Decimal && !is_whole) {
        return false;
    }
    let scale = if is_whole { 0 } else { fraction.len() as u64 };
    if scale > limits.fraction_digits.unwrap_or(DIGITS).min(digits(limits)) {
        return false;
    }
    let (low, high) = between(builtin, limits, scale);
    bound(Some((example, true)), scale).is_some_and(|value| (low..=high).contains(&value.number))
}

/// Returns the maximum number of digits.
fn digits(limits: &Limits<'_>) -> u64 {
    limits.total_digits.unwrap_or(DIGITS).min(DIGITS)
}

/// Returns a power of ten, whose exponent is not above 18.
fn power(exponent: u64) -> i128 {
    10_i128.pow(u32::try_from(exponent).unwrap_or(0).min(18))
}

/// Returns the least and the greatest value in units of this number of fraction digits.
fn between(builtin: Builtin, limits: &Limits<'_>, scale: u64) -> (i128, i128) {
    let largest = power(digits(limits)) - 1;
    let (mut low, mut high) = match range(builtin) {
        (low, high) if limits.total_digits.is_some() => (low.max(-largest), high.min(largest)),
        range => range,
    };
    if let Some(bound) = bound(limits.least, scale) {
        low = low.max(bound.at_least());
    }
    if let Some(bound) = bound(limits.most, scale) {
        high = high.min(bound.at_most());
    }
    (low, high)
}

/// Returns the values of a type; for types without bounds, those of some digits.
fn range(builtin: Builtin) -> (i128, i128) {
    let most = 10_i128.pow(18) - 1;
    match builtin {
        Builtin::NonPositiveInteger => (-most, 0),
        Builtin::NegativeInteger => (-most, -1),
        Builtin::NonNegativeInteger => (0, most),
        Builtin::PositiveInteger => (1, most),
        Builtin::Long => (i64::MIN.into(), i64::MAX.into()),
        Builtin::Int => (i32::MIN.into(), i32::MAX.into()),
        Builtin::Short => (i16::MIN.into(), i16::MAX.into()),
        Builtin::Byte => (i8::MIN.into(), i8::MAX.into()),
        Builtin::UnsignedLong => (0, u64::MAX.into()),
        Builtin::UnsignedInt => (0, u32::MAX.into()),
        Builtin::UnsignedShort => (0, u16::MAX.into()),
        Builtin::UnsignedByte => (0, u8::MAX.into()),
        _ => (-most, most),
    }
}

/// A bound in units of the last digit, rounded down.
struct Scaled {
    number: i128,
    /// Whether the bound is the number, not above it.
    is_exact: bool,
    is_value: bool,
}

impl Scaled {
    fn at_least(&self) -> i128 {
        if self.is_exact && self.is_value { self.number } else { self.number + 1 }
    }

    fn at_most(&self) -> i128 {
        if self.is_exact && !self.is_value { self.number - 1 } else { self.number }
    }
}

/// Returns a bound; `None` if there is none, or if its digits are out of reach.
fn bound(bound: Bound<'_>, scale: u64) -> Option<Scaled> {
    const LONGEST: usize = 25;
    let (text, is_value) = bound?;
    let (is_negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let scale = usize::try_from(scale).ok()?;
    let (kept, rest) = fraction.split_at_checked(scale).unwrap_or((fraction, ""));
    let digits = format!("{whole}{kept:0<scale$}");
    let digits = digits.trim_start_matches('0');
    if digits.len() > LONGEST {
        return None;
    }
    let number: i128 = if digits.is_empty() { 0 } else { digits.parse().ok()? };
    let is_exact = rest.bytes().all(|digit| digit == b'0');
    let number = match (is_negative, is_exact) {
        (false, _) => number,
        (true, true) => -number,
        (true, false) => -number - 1,
    };
    Some(Scaled { number, is_exact, is_value })
}

/// Returns the text of a number with this number of fraction digits, without trailing zeros.
fn text(number: i128, scale: usize) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", number.unsigned_abs(), width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    match fraction.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        fraction => format!("{sign}{whole}.{fraction}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(
        least: Bound<'static>,
        most: Bound<'static>,
        total: Option<u64>,
        fraction: Option<u64>,
    ) -> Limits<'static> {
        Limits { least, most, total_digits: total, fraction_digits: fraction, ..Limits::default() }
    }

    #[test]
    fn numbers_are_at_and_between_bounds() {
        let between = |least, most| limits(Some(least), Some(most), None, None);
        assert_eq!(examples(Builtin::Int, &between(("1", true), ("12", true))), ["1", "6", "12"]);
        assert_eq!(examples(Builtin::Int, &between(("-2", false), ("2", false))), ["-1", "0", "1"]);
        assert_eq!(examples(Builtin::Decimal, &between(("0.005", true), ("0.0199", true))), ["0.01"]);
        assert_eq!(examples(Builtin::Decimal, &between(("-0.015", true), ("0", false))), ["-0.01"]);
        assert_eq!(examples(Builtin::PositiveInteger, &limits(None, None, Some(2), None)), ["1", "50", "99"]);
        assert_eq!(examples(Builtin::Decimal, &limits(None, None, Some(3), Some(1))), ["-99.9", "0", "1", "99.9"]);
        assert!(examples(Builtin::Byte, &between(("1000", true), ("2000", true))).is_empty());
    }
}
