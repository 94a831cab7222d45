//! `xs:integer` (section 3.3.13) and the types derived from it that have no bounds on one side or on both.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use super::lexical::InvalidValue;
use super::white_space::trim_at;

#[cfg(test)]
mod tests;

const XSD: &str = "xs:integer";
/// The length of the longest `i128`, without its sign.
const LONGEST: usize = 39;

/// A whole number of any length: the value of an `xs:integer`, `xs:nonNegativeInteger`, `xs:positiveInteger`,
/// `xs:nonPositiveInteger` or `xs:negativeInteger`.
///
/// Numbers that fit in an `i128` take no allocation. A plus sign, leading zeros and the sign of zero are not kept.
/// Reading, writing and comparing take time in proportion to the number of digits. There is no arithmetic: convert to an
/// integer of Rust by `TryFrom`, or with the feature `bigdecimal` to a `BigInt` (see [`values`](super)).
///
/// ```
/// use wsdl_runtime::values::Integer;
///
/// let number: Integer = "+0042".parse()?;
/// assert_eq!((number.to_string().as_str(), u8::try_from(&number)), ("42", Ok(42)));
/// let large: Integer = "-170141183460469231731687303715884105729".parse()?;
/// assert!(large < Integer::from(i128::MIN) && i128::try_from(&large).is_err());
/// # Ok::<(), wsdl_runtime::values::InvalidValue>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Integer(Form);

/// A number has one form only, so that equality and hash can be derived.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Form {
    /// The two halves of an `i128`, which together are aligned like one.
    Small { high: i64, low: u64 },
    /// A number that does not fit in an `i128`. The digits do not begin with 0.
    Large { is_negative: bool, digits: Box<str> },
}

impl Integer {
    const fn small(number: i128) -> Self {
        Self(Form::Small { high: (number >> 64) as i64, low: number as u64 })
    }

    /// Returns the number if it fits in an `i128`.
    pub(super) fn to_i128(&self) -> Option<i128> {
        match self.0 {
            Form::Small { high, low } => Some(i128::from(high) << 64 | i128::from(low)),
            Form::Large { .. } => None,
        }
    }

    /// Creates a number from ASCII digits in two parts, either of which may be empty.
    pub(super) fn of_digits(is_negative: bool, first: &str, second: &str) -> Self {
        let first = first.trim_start_matches('0');
        let second = if first.is_empty() { second.trim_start_matches('0') } else { second };
        let length = first.len() + second.len();
        let digits = || first.bytes().chain(second.bytes()).map(|byte| byte.wrapping_sub(b'0'));
        if length <= 18 {
            let magnitude = digits().fold(0_i64, |number, digit| number * 10 + i64::from(digit));
            return Self::small(if is_negative { -magnitude } else { magnitude }.into());
        }
        if length <= LONGEST {
            // A negative number is counted downwards, so that the smallest `i128` fits.
            let number = digits().try_fold(0_i128, |number, digit| {
                let digit = i128::from(digit);
                number.checked_mul(10)?.checked_add(if is_negative { -digit } else { digit })
            });
            if let Some(number) = number {
                return Self::small(number);
            }
        }
        Self(Form::Large { is_negative, digits: [first, second].concat().into() })
    }

    /// Calls `use_them` with the digits, which do not begin with 0 unless the number is 0.
    pub(super) fn with_digits<T>(&self, use_them: impl FnOnce(&str) -> T) -> T {
        let number = match (&self.0, self.to_i128()) {
            (Form::Large { digits, .. }, _) => return use_them(digits),
            (_, number) => number.unwrap_or(0),
        };
        let mut buffer = [b'0'; LONGEST];
        let mut at = LONGEST;
        let mut rest = number.unsigned_abs();
        // Division of 64 bits is much faster.
        while rest > u128::from(u64::MAX) {
            at -= 1;
            buffer[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        let mut rest = rest as u64;
        while rest > 0 || at == LONGEST {
            at -= 1;
            buffer[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        use_them(std::str::from_utf8(&buffer[at..]).unwrap_or("0"))
    }

    /// Returns -1 for a negative number, 0 for zero, and 1 for a positive number.
    pub fn signum(&self) -> i8 {
        match self.0 {
            Form::Large { is_negative: true, .. } => -1,
            Form::Large { .. } => 1,
            Form::Small { high: 0, low: 0 } => 0,
            Form::Small { high, .. } => {
                if high < 0 {
                    -1
                } else {
                    1
                }
            }
        }
    }
}

impl Integer {
    /// Returns the number with the other sign.
    #[must_use]
    pub fn negated(&self) -> Self {
        match self.to_i128().and_then(i128::checked_neg) {
            Some(number) => Self::small(number),
            // The negative of the smallest `i128` does not fit, that of its successor does.
            None => self.with_digits(|digits| Self::of_digits(self.signum() > 0, digits, "")),
        }
    }
}

impl Default for Integer {
    /// Returns 0.
    fn default() -> Self {
        Self::small(0)
    }
}

/// Returns whether there is a minus sign, and the number of bytes of the sign. `None` for an empty text.
pub(super) fn sign(text: &str) -> Option<(bool, usize)> {
    text.as_bytes().first().map(|byte| (*byte == b'-', usize::from(matches!(byte, b'-' | b'+'))))
}

/// Returns the index of the first byte that is not a digit.
fn first_other(mut bytes: impl Iterator<Item = u8>) -> Option<usize> {
    bytes.position(|byte| !byte.is_ascii_digit())
}

impl FromStr for Integer {
    type Err = InvalidValue;

    /// Reads digits with an optional sign.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let (start, text) = trim_at(text);
        let error = |problem, at| Err(InvalidValue::new(XSD, problem, Some(start + at)));
        let Some((is_negative, signs)) = sign(text) else { return error("the text is empty", 0) };
        match first_other(text.bytes().skip(signs)) {
            Some(at) => error("expected a digit", signs + at),
            None if text.len() == signs => error("no digit after the sign", signs),
            None => Ok(Self::of_digits(is_negative, &text[signs..], "")),
        }
    }
}

impl fmt::Display for Integer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.with_digits(|digits| f.pad_integral(self.signum() >= 0, "", digits))
    }
}

impl fmt::Debug for Integer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Integer({self})")
    }
}

impl Ord for Integer {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.to_i128(), other.to_i128()) {
            (Some(left), Some(right)) => left.cmp(&right),
            (None, Some(_)) => self.signum().cmp(&0),
            (Some(_), None) => 0.cmp(&other.signum()),
            (None, None) => self.signum().cmp(&other.signum()).then_with(|| {
                let magnitudes = self.with_digits(|left| {
                    other.with_digits(|right| left.len().cmp(&right.len()).then_with(|| left.cmp(right)))
                });
                if self.signum() < 0 { magnitudes.reverse() } else { magnitudes }
            }),
        }
    }
}

impl PartialOrd for Integer {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

macro_rules! from_integers {
    ($($integer:ident)*) => {$(
        impl From<$integer> for Integer {
            fn from(number: $integer) -> Self {
                Self::small(number.into())
            }
        }
    )*};
}

from_integers!(i8 i16 i32 i64 i128 u8 u16 u32 u64);

impl From<u128> for Integer {
    fn from(number: u128) -> Self {
        i128::try_from(number).map_or_else(|_| Self::of_digits(false, &number.to_string(), ""), Self::small)
    }
}
