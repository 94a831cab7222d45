//! `xs:decimal` (section 3.2.3).

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use super::lexical::{InvalidValue, collapse_at};

#[cfg(test)]
mod tests;

const XSD: &str = "xs:decimal";

/// An exact decimal number: the value of an `xs:decimal`.
///
/// Its value is `coefficient / 10^scale`. The coefficient is any `i128`, so every number of 38 digits fits (and those
/// of 39 up to about 1.7 × 10³⁸). The scale is at most [`MAX_SCALE`](Self::MAX_SCALE). XSD requires 18 digits, .NET has
/// 29. A text with more digits than fit is an error: nothing is rounded.
///
/// Trailing zeros are kept as far as they fit (`1.50` is written back as `1.50`), but do not affect comparison and
/// hash: 1.5 equals 1.50. A plus sign, leading zeros, the sign of zero, and a point at the beginning or end are not
/// kept (`.5` is written back as `0.5`, `5.` as `5`).
///
/// There is no arithmetic. Integers convert by `TryFrom`; the features `rust_decimal` and `bigdecimal` convert all
/// numbers (see [`values`](super)); for other crates, use [`coefficient`](Self::coefficient) and
/// [`scale`](Self::scale).
///
/// ```
/// use wsdl_runtime::values::Decimal;
///
/// let price: Decimal = "1.50".parse()?;
/// assert_eq!((price.coefficient(), price.scale()), (150, 2));
/// assert_eq!(price.to_string(), "1.50");
/// assert_eq!(price, "1.5".parse()?);
/// assert!(price > Decimal::from(1));
/// # Ok::<(), wsdl_runtime::values::InvalidValue>(())
/// ```
#[derive(Clone, Copy, Default)]
pub struct Decimal {
    coefficient: i128,
    scale: u8,
}

impl Decimal {
    /// The largest number of digits after the point.
    pub const MAX_SCALE: u8 = 38;

    /// Creates the number `coefficient / 10^scale`.
    ///
    /// # Errors
    /// `scale` is above [`MAX_SCALE`](Self::MAX_SCALE).
    pub fn new(coefficient: i128, scale: u8) -> Result<Self, InvalidValue> {
        if scale > Self::MAX_SCALE {
            return Err(InvalidValue::new(XSD, format!("scale {scale} is above {}", Self::MAX_SCALE), None));
        }
        Ok(Self { coefficient, scale })
    }

    /// Returns all digits as one signed integer: 150 for `1.50`.
    pub const fn coefficient(self) -> i128 {
        self.coefficient
    }

    /// Returns the number of digits after the point: 2 for `1.50`.
    pub const fn scale(self) -> u8 {
        self.scale
    }

    /// Returns the same number without trailing zeros after the point: `1.5` for `1.50`, `100` for `100.0`.
    pub const fn normalized(mut self) -> Self {
        while self.scale > 0 && self.coefficient % 10 == 0 {
            self.coefficient /= 10;
            self.scale -= 1;
        }
        self
    }

    /// Returns the nearest `f64`. An `f64` has about 16 digits, and most decimal fractions are not exact in it.
    pub fn to_f64_lossy(self) -> f64 {
        // Dividing would round twice; the parser rounds once. It always accepts this form.
        format!("{}e-{}", self.coefficient, self.scale).parse().unwrap_or(f64::NAN)
    }
}

impl FromStr for Decimal {
    type Err = InvalidValue;

    /// Reads the lexical form of section 3.2.3.1: digits with an optional sign and point, no exponent.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let (start, text) = collapse_at(text);
        let error = |problem: Cow<'static, str>, at| Err(InvalidValue::new(XSD, problem, Some(start + at)));
        let (negative, signs) = match text.as_bytes().first() {
            Some(b'-') => (true, 1),
            Some(b'+') => (false, 1),
            Some(_) => (false, 0),
            None => return error("the text is empty".into(), 0),
        };
        // A negative number is counted downwards, so that the smallest `i128` fits. `None` after an overflow: reading
        // goes on, because a wrong character makes the better message.
        let mut coefficient = Some(0i128);
        let mut point = None;
        // Zeros after the point that no other digit has followed yet.
        let mut zeros = 0u32;
        for (at, byte) in text.bytes().enumerate().skip(signs) {
            match byte {
                b'0' if point.is_some() => zeros = zeros.saturating_add(1),
                b'0'..=b'9' => {
                    let digit = i128::from(byte - b'0');
                    let digit = if negative { -digit } else { digit };
                    let unit = 10i128.checked_pow(std::mem::take(&mut zeros).saturating_add(1));
                    coefficient = coefficient.and_then(|c| c.checked_mul(unit?)?.checked_add(digit));
                }
                b'.' if point.is_none() => point = Some(at),
                b'.' => return error("a second point".into(), at),
                b'e' | b'E' => return error("an exponent is not allowed here".into(), at),
                _ => return error("expected a digit".into(), at),
            }
        }
        let decimals = point.map_or(0, |point| text.len() - point - 1 - zeros as usize);
        if text.len() - signs - usize::from(point.is_some()) == 0 {
            return error("there is no digit".into(), signs);
        }
        let mut scale = match u8::try_from(decimals) {
            Ok(scale) if scale <= Self::MAX_SCALE => scale,
            _ => return error(format!("more than {} digits after the point", Self::MAX_SCALE).into(), 0),
        };
        let Some(mut coefficient) = coefficient else { return error("more than 38 digits".into(), 0) };
        // Trailing zeros do not change the value: those that fit are kept.
        while zeros > 0 && scale < Self::MAX_SCALE {
            let Some(longer) = coefficient.checked_mul(10) else { break };
            (coefficient, scale, zeros) = (longer, scale + 1, zeros - 1);
        }
        Ok(Self { coefficient, scale })
    }
}

impl fmt::Display for Decimal {
    /// Writes the digits as they were read, with at least one of them before the point.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.coefficient.unsigned_abs();
        if self.coefficient < 0 {
            f.write_str("-")?;
        }
        // 10^38 fits, and `new` allows no larger scale.
        match 10u128.checked_pow(self.scale.into()) {
            Some(unit) if self.scale > 0 => {
                write!(f, "{}.{:0width$}", digits / unit, digits % unit, width = usize::from(self.scale))
            }
            _ => write!(f, "{digits}"),
        }
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Decimal({self})")
    }
}

impl Ord for Decimal {
    /// Compares the exact numbers.
    fn cmp(&self, other: &Self) -> Ordering {
        let signs = self.coefficient.signum().cmp(&other.coefficient.signum());
        let magnitudes = || {
            let (left, right) = (self.coefficient.unsigned_abs(), other.coefficient.unsigned_abs());
            if self.scale <= other.scale {
                compare(left, other.scale - self.scale, right)
            } else {
                compare(right, self.scale - other.scale, left).reverse()
            }
        };
        signs.then_with(|| if self.coefficient < 0 { magnitudes().reverse() } else { magnitudes() })
    }
}

/// Compares `left × 10^zeros` with `right`.
fn compare(left: u128, zeros: u8, right: u128) -> Ordering {
    let scaled = 10u128.checked_pow(zeros.into()).and_then(|unit| left.checked_mul(unit));
    // A product too large for `u128` is larger than `right`. Zero always fits, since `zeros` is at most 38.
    scaled.map_or(Ordering::Greater, |left| left.cmp(&right))
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Decimal {}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let normal = self.normalized();
        (normal.coefficient, normal.scale).hash(state);
    }
}

macro_rules! from_integers {
    ($($integer:ident)*) => {$(
        impl From<$integer> for Decimal {
            fn from(number: $integer) -> Self {
                Self { coefficient: number.into(), scale: 0 }
            }
        }
    )*};
}

from_integers!(i8 i16 i32 i64 i128 u8 u16 u32 u64);
