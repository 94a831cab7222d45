//! Numbers with a point or an exponent that their type does not have.

use crate::values::white_space::{trim, trim_at};
use crate::values::{Decimal, Integer, InvalidValue};

/// The maximum number of zeros that an exponent may add to the digits. Programs that print an `f64` need at most 308;
/// without a limit, a few bytes of text could take any amount of memory.
const MOST_ZEROS: usize = 400;

/// Reads an integer from `least` to `most` that is written with a point or an exponent.
pub(crate) fn whole<T: TryFrom<i128>>(
    text: &str,
    invalid: InvalidValue,
    least: impl Into<i128>,
    most: impl Into<i128>,
) -> Result<T, InvalidValue> {
    let Some(number) = Number::read(text).filter(|number| number.is_marked) else { return Err(invalid) };
    match number.decimal() {
        Some(value) => {
            let Ok(value) = Integer::try_from(value) else { return Err(invalid) };
            if let Some(value) = i128::try_from(value).ok().and_then(|value| T::try_from(value).ok()) {
                return Ok(value);
            }
        }
        None if number.exponent < 0 => return Err(invalid),
        None => {}
    }
    let expected = invalid.expected();
    let problem = match number.is_negative {
        true => format!("below {}, the smallest {expected}", least.into()),
        false => format!("above {}, the largest {expected}", most.into()),
    };
    Err(InvalidValue::new(expected, problem, Some(trim_at(text).0)))
}

/// Reads an integer of any length that is written with a point or an exponent.
pub(crate) fn whole_number(text: &str, invalid: InvalidValue) -> Result<Integer, InvalidValue> {
    let Some(number) = Number::read(text).filter(|number| number.is_marked) else { return Err(invalid) };
    match number.decimal() {
        Some(value) => Integer::try_from(value).map_err(|_| invalid),
        None if number.exponent < 0 => Err(invalid),
        None => Err(too_many_zeros(text, &invalid)),
    }
}

/// Reads a decimal that is written with an exponent.
pub(crate) fn with_exponent(text: &str, invalid: InvalidValue) -> Result<Decimal, InvalidValue> {
    let Some(number) = Number::read(text).filter(|_| text.contains(['e', 'E'])) else { return Err(invalid) };
    number.decimal().ok_or_else(|| too_many_zeros(text, &invalid))
}

fn too_many_zeros(text: &str, invalid: &InvalidValue) -> InvalidValue {
    let problem = format!("an exponent that adds more than {MOST_ZEROS} zeros");
    InvalidValue::new(invalid.expected(), problem, Some(trim_at(text).0))
}

/// A number in digits: `whole.fraction × 10^exponent`.
struct Number<'a> {
    is_negative: bool,
    whole: &'a str,
    fraction: &'a str,
    exponent: i64,
    /// Whether there is a point or an exponent.
    is_marked: bool,
}

impl<'a> Number<'a> {
    /// Reads digits with an optional sign, point and exponent. Time and memory do not depend on the exponent.
    fn read(text: &'a str) -> Option<Self> {
        let (is_negative, unsigned) = sign(trim(text));
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, Some(power(exponent)?)),
            None => (unsigned, None),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let mut digits = whole.bytes().chain(fraction.bytes());
        if (whole.is_empty() && fraction.is_empty()) || !digits.all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let is_marked = mantissa.contains('.') || exponent.is_some();
        Some(Self { is_negative, whole, fraction, exponent: exponent.unwrap_or(0), is_marked })
    }

    /// Returns the number without an exponent. Written trailing zeros are kept. `None` if too many zeros are added.
    fn decimal(&self) -> Option<Decimal> {
        let coefficient = Integer::of_digits(self.is_negative, self.whole, self.fraction);
        let decimals = i128::try_from(self.fraction.len()).ok()? - i128::from(self.exponent);
        if coefficient.signum() == 0 {
            let decimals = usize::try_from(decimals.max(0)).ok()?;
            return Some(Decimal::from(coefficient).shifted(decimals.min(MOST_ZEROS.max(self.fraction.len()))));
        }
        let length = usize::try_from(decimals.unsigned_abs()).ok()?;
        if decimals < 0 {
            let zeros = "0".repeat(Some(length).filter(|zeros| *zeros <= MOST_ZEROS)?);
            let digits = [self.whole, self.fraction].concat();
            return Some(Integer::of_digits(self.is_negative, &digits, &zeros).into());
        }
        let added = length.saturating_sub(self.whole.len() + self.fraction.len());
        (added <= MOST_ZEROS).then(|| Decimal::from(coefficient).shifted(length))
    }
}

/// Reads the number after `e`. A number beyond `FAR` becomes `FAR`, whatever its number of digits.
fn power(text: &str) -> Option<i64> {
    /// More than the number of digits in any text.
    const FAR: i64 = 1 << 56;
    let (is_negative, digits) = sign(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let power = digits.bytes().fold(0_i64, |power, byte| (10 * power + i64::from(byte - b'0')).min(FAR));
    Some(if is_negative { -power } else { power })
}

fn sign(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}
