//! bigdecimal: any number of digits.

use ::bigdecimal::BigDecimal;
use ::bigdecimal::num_bigint::{BigInt, Sign};

use super::ConversionError;
use crate::values::{Decimal, Integer};

const TOO_MANY: ConversionError = ConversionError::TooManyDigits { target: "Decimal" };
/// The most zeros that are added to the digits, before or after them. Exponents could ask for any number of them.
const MOST_ZEROS: usize = u16::MAX as usize;

impl From<&Integer> for BigInt {
    /// Converts to the same number. The crate takes time that grows with the square of the number of digits: if the
    /// number may have millions, check its length first.
    fn from(number: &Integer) -> Self {
        match number.to_i128() {
            Some(number) => number.into(),
            None => number.to_string().parse().unwrap_or_default(),
        }
    }
}

impl From<Integer> for BigInt {
    /// Converts like the conversion from a reference.
    fn from(number: Integer) -> Self {
        Self::from(&number)
    }
}

impl From<&BigInt> for Integer {
    /// Converts to the same number. The time grows like that of the opposite conversion.
    fn from(number: &BigInt) -> Self {
        i128::try_from(number).map_or_else(|_| digits(number, ""), Self::from)
    }
}

impl From<BigInt> for Integer {
    /// Converts like the conversion from a reference.
    fn from(number: BigInt) -> Self {
        Self::from(&number)
    }
}

/// Returns the number with more digits at its end.
fn digits(number: &BigInt, more: &str) -> Integer {
    Integer::of_digits(number.sign() == Sign::Minus, &number.magnitude().to_str_radix(10), more)
}

impl From<Decimal> for BigDecimal {
    /// Converts to the same number with the same number of digits. The time grows as for a `BigInt`.
    ///
    /// ```
    /// use bigdecimal::BigDecimal;
    /// use wsdl_runtime::values::Decimal;
    ///
    /// let price: Decimal = "1.50".parse()?;
    /// let square = BigDecimal::from(price).square();
    /// assert_eq!(Decimal::try_from(&square)?.to_string(), "2.2500");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    fn from(number: Decimal) -> Self {
        Self::new(number.coefficient().into(), i64::try_from(number.scale()).unwrap_or(i64::MAX))
    }
}

impl TryFrom<&BigDecimal> for Decimal {
    type Error = ConversionError;

    /// Converts to the same number with the same number of digits after the point. Fails if that takes more than 65,535
    /// zeros that the number does not hold as digits. Zero has at most 65,535 digits after the point.
    fn try_from(number: &BigDecimal) -> Result<Self, ConversionError> {
        let (coefficient, scale) = number.as_bigint_and_scale();
        let size = usize::try_from(scale.unsigned_abs()).unwrap_or(usize::MAX);
        if coefficient.sign() == Sign::NoSign {
            return Ok(Self::default().shifted(if scale < 0 { 0 } else { size.min(MOST_ZEROS) }));
        }
        if scale < 0 {
            let zeros = (size <= MOST_ZEROS).then(|| "0".repeat(size)).ok_or(TOO_MANY)?;
            return Ok(digits(&coefficient, &zeros).into());
        }
        let coefficient = Integer::from(&*coefficient);
        let length = coefficient.with_digits(str::len);
        if size.saturating_sub(length) > MOST_ZEROS { Err(TOO_MANY) } else { Ok(Self::from(coefficient).shifted(size)) }
    }
}

impl TryFrom<BigDecimal> for Decimal {
    type Error = ConversionError;

    /// Converts like the conversion from a reference.
    fn try_from(number: BigDecimal) -> Result<Self, ConversionError> {
        Self::try_from(&number)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{decimal, random_decimals};
    use super::*;

    fn big(text: &str) -> BigDecimal {
        text.parse().unwrap()
    }

    #[test]
    fn every_number_goes_and_comes_back_as_it_is_written() {
        for number in random_decimals() {
            let back = Decimal::try_from(BigDecimal::from(number.clone())).unwrap();
            assert_eq!((back.coefficient(), back.scale()), (number.coefficient(), number.scale()));
        }
        assert_eq!(BigDecimal::from(decimal("-1.50")), big("-1.50"));
    }

    #[test]
    fn whole_numbers_of_any_length_go_and_come_back() {
        for text in ["0", "-1", &i128::MIN.to_string(), &u128::MAX.to_string(), &format!("-{}", "7".repeat(5_000))] {
            let number: Integer = text.parse().unwrap();
            let there = BigInt::from(&number);
            assert_eq!((there.to_string().as_str(), Integer::from(there.clone())), (text, number));
        }
    }

    #[test]
    fn digits_are_kept_and_only_added_zeros_are_limited() {
        for (text, written) in [
            ("170141183460469231731687303715884105728", "170141183460469231731687303715884105728"),
            ("1e39", "1000000000000000000000000000000000000000"),
            ("1e-39", "0.000000000000000000000000000000000000001"),
            ("-25e3", "-25000"),
            ("1.50", "1.50"),
        ] {
            assert_eq!(Decimal::try_from(big(text)).unwrap().to_string(), written);
        }
        let long = format!("0.{}", "7".repeat(70_000));
        let number = decimal(&long);
        assert_eq!(Decimal::try_from(BigDecimal::from(number.clone())).unwrap().to_string(), long);
        for text in ["1e9223372036854775000", "1e-9223372036854775000", "1e65536", "1e-65537"] {
            assert_eq!(Decimal::try_from(big(text)), Err(TOO_MANY), "{text}");
        }
        for scale in [i64::MIN, i64::MAX] {
            assert_eq!(Decimal::try_from(BigDecimal::new(10.into(), scale)), Err(TOO_MANY), "{scale}");
            let zero = Decimal::try_from(BigDecimal::new(0.into(), scale)).unwrap();
            assert_eq!((zero.coefficient(), zero.scale()), (&0.into(), scale.clamp(0, 65_535) as usize));
        }
    }
}
