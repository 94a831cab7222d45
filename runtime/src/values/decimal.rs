//! `xs:decimal` (section 3.2.3).

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use super::integer::{Integer, sign};
use super::lexical::InvalidValue;
use super::white_space::trim_at;

#[cfg(test)]
mod tests;

const XSD: &str = "xs:decimal";

/// An exact decimal number of any length: the value of an `xs:decimal`.
///
/// Its value is `coefficient / 10^scale`. Numbers whose coefficient fits in an `i128` (all of 38 digits) take no
/// allocation. Reading, writing and comparing take time in proportion to the number of digits.
///
/// Trailing zeros are kept (`1.50` is written back as `1.50`), but do not affect comparison and hash: 1.5 equals 1.50. A
/// plus sign, leading zeros, the sign of zero, and a point at the beginning or end are not kept (`.5` is written back as
/// `0.5`, `5.` as `5`).
///
/// There is no arithmetic. Integers convert by `TryFrom`; the features `rust_decimal` and `bigdecimal` convert all
/// numbers (see [`values`](super)); for other crates, use [`coefficient`](Self::coefficient) and
/// [`scale`](Self::scale).
///
/// ```
/// use wsdl_runtime::values::Decimal;
///
/// let price: Decimal = "1.50".parse()?;
/// assert_eq!((price.coefficient().clone(), price.scale()), (150.into(), 2));
/// assert_eq!(price.to_string(), "1.50");
/// assert_eq!(price, "1.5".parse()?);
/// assert!(price > Decimal::from(1));
/// # Ok::<(), wsdl_runtime::values::InvalidValue>(())
/// ```
#[derive(Clone, Default)]
pub struct Decimal {
    coefficient: Integer,
    scale: usize,
}

impl Decimal {
    /// Creates the number `coefficient / 10^scale`. The scale is the number of digits after the point.
    pub fn new(coefficient: impl Into<Integer>, scale: u16) -> Self {
        Self { coefficient: coefficient.into(), scale: scale.into() }
    }

    /// Creates a number from the ASCII digits before and after the point.
    pub(super) fn of_digits(is_negative: bool, whole: &str, fraction: &str) -> Self {
        Self { coefficient: Integer::of_digits(is_negative, whole, fraction), scale: fraction.len() }
    }

    /// Returns the number divided by `10^places`.
    pub(super) fn shifted(mut self, places: usize) -> Self {
        self.scale += places;
        self
    }

    /// Returns all digits as one signed integer: 150 for `1.50`.
    pub const fn coefficient(&self) -> &Integer {
        &self.coefficient
    }

    /// Returns the number of digits after the point: 2 for `1.50`.
    pub const fn scale(&self) -> usize {
        self.scale
    }

    /// Returns the same number without trailing zeros after the point: `1.5` for `1.50`, `100` for `100.0`.
    #[must_use]
    pub fn normalized(&self) -> Self {
        if self.scale == 0 {
            return self.clone();
        }
        if self.coefficient.signum() == 0 {
            return Self::default();
        }
        self.coefficient.with_digits(|digits| {
            let zeros = (digits.len() - digits.trim_end_matches('0').len()).min(self.scale);
            let coefficient = Integer::of_digits(self.coefficient.signum() < 0, &digits[..digits.len() - zeros], "");
            Self { coefficient, scale: self.scale - zeros }
        })
    }

    /// Returns the nearest `f64`. An `f64` has about 16 digits, and most decimal fractions are not exact in it.
    pub fn to_f64_lossy(&self) -> f64 {
        // Dividing would round twice; the parser rounds once. It always accepts this form.
        format!("{}e-{}", self.coefficient, self.scale).parse().unwrap_or(f64::NAN)
    }

    /// Calls `use_them` with the place of the first digit that counts, left of the point if positive, and with the
    /// digits from there to the last that is not 0. Equal magnitudes have equal ones. The number is not zero.
    fn with_significant<T>(&self, use_them: impl FnOnce(i128, &str) -> T) -> T {
        self.coefficient.with_digits(|digits| {
            let place = digits.len() as i128 - self.scale as i128;
            use_them(place, digits.trim_end_matches('0'))
        })
    }
}

/// Returns the index of the point, or the first problem and its index.
fn point(bytes: impl Iterator<Item = u8>) -> Result<Option<usize>, (&'static str, usize)> {
    let mut point = None;
    for (at, byte) in bytes.enumerate() {
        match byte {
            b'0'..=b'9' => {}
            b'.' if point.is_none() => point = Some(at),
            b'.' => return Err(("a second point", at)),
            b'e' | b'E' => return Err(("an exponent is not allowed here", at)),
            _ => return Err(("expected a digit", at)),
        }
    }
    Ok(point)
}

impl FromStr for Decimal {
    type Err = InvalidValue;

    /// Reads the lexical form of section 3.2.3.1: digits with an optional sign and point, no exponent.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let (start, text) = trim_at(text);
        let error = |problem, at| InvalidValue::new(XSD, problem, Some(start + at));
        let (is_negative, signs) = sign(text).ok_or_else(|| error("the text is empty", 0))?;
        let unsigned = text.get(signs..).unwrap_or("");
        let point = point(unsigned.bytes()).map_err(|(problem, at)| error(problem, signs + at))?;
        let (whole, fraction) = match point {
            Some(at) => (&unsigned[..at], &unsigned[at + 1..]),
            None => (unsigned, ""),
        };
        if whole.is_empty() && fraction.is_empty() {
            return Err(error("there is no digit", signs));
        }
        Ok(Self::of_digits(is_negative, whole, fraction))
    }
}

impl fmt::Display for Decimal {
    /// Writes the digits as they were read, with at least one of them before the point.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.coefficient.signum() < 0 {
            f.write_str("-")?;
        }
        self.coefficient.with_digits(|digits| {
            if self.scale == 0 {
                return f.write_str(digits);
            }
            match digits.len().checked_sub(self.scale) {
                None | Some(0) => {
                    f.write_str("0.")?;
                    // Widths of the standard library are 16 bits.
                    let mut zeros = self.scale - digits.len();
                    while zeros > 0 {
                        let some = zeros.min(1_024);
                        write!(f, "{:0<some$}", "")?;
                        zeros -= some;
                    }
                    f.write_str(digits)
                }
                Some(at) => {
                    f.write_str(&digits[..at])?;
                    f.write_str(".")?;
                    f.write_str(&digits[at..])
                }
            }
        })
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
        if self.scale == other.scale {
            return self.coefficient.cmp(&other.coefficient);
        }
        let sign = self.coefficient.signum();
        let magnitudes = || {
            self.with_significant(|place, left| {
                other.with_significant(|other, right| place.cmp(&other).then_with(|| left.cmp(right)))
            })
        };
        sign.cmp(&other.coefficient.signum()).then_with(|| match sign {
            0 => Ordering::Equal,
            1 => magnitudes(),
            _ => magnitudes().reverse(),
        })
    }
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
        let sign = self.coefficient.signum();
        sign.hash(state);
        if sign != 0 {
            self.with_significant(|place, digits| (place, digits).hash(state));
        }
    }
}

macro_rules! from_integers {
    ($($integer:ident)*) => {$(
        impl From<$integer> for Decimal {
            fn from(number: $integer) -> Self {
                Self::new(number, 0)
            }
        }
    )*};
}

from_integers!(Integer i8 i16 i32 i64 i128 u8 u16 u32 u64 u128);
