//! bigdecimal: any number of digits.

use ::bigdecimal::BigDecimal;
use ::bigdecimal::num_bigint::{BigInt, Sign};

use super::ConversionError;
use crate::values::Decimal;

const TOO_MANY: ConversionError = ConversionError::TooManyDigits { target: "Decimal" };

impl From<Decimal> for BigDecimal {
    /// Converts to the same number with the same number of digits.
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
        Self::new(number.coefficient().into(), number.scale().into())
    }
}

impl TryFrom<&BigDecimal> for Decimal {
    type Error = ConversionError;

    /// Converts to the same number. Trailing zeros are kept if they fit. An error if the number does not fit in 127
    /// bits with at most [`MAX_SCALE`](Decimal::MAX_SCALE) digits after the point, even without them.
    fn try_from(number: &BigDecimal) -> Result<Self, ConversionError> {
        let (coefficient, scale) = number.as_bigint_and_scale();
        if coefficient.sign() == Sign::NoSign {
            let scale = u8::try_from(scale.clamp(0, Self::MAX_SCALE.into())).map_err(|_| TOO_MANY)?;
            return Self::new(0, scale).map_err(|_| TOO_MANY);
        }
        fit(&coefficient, scale).or_else(|| without_zeros(&coefficient, scale)).ok_or(TOO_MANY)
    }
}

impl TryFrom<BigDecimal> for Decimal {
    type Error = ConversionError;

    /// Converts like the conversion from a reference.
    fn try_from(number: BigDecimal) -> Result<Self, ConversionError> {
        Self::try_from(&number)
    }
}

/// Returns the number unchanged, if it fits. A negative scale becomes zeros before the point.
fn fit(coefficient: &BigInt, scale: i64) -> Option<Decimal> {
    let mut coefficient = i128::try_from(coefficient).ok()?;
    if scale < 0 {
        let zeros = u32::try_from(scale.unsigned_abs()).ok()?;
        coefficient = coefficient.checked_mul(10i128.checked_pow(zeros)?)?;
    }
    Decimal::new(coefficient, u8::try_from(scale.max(0)).ok()?).ok()
}

/// Returns the number without trailing zeros in the coefficient, if it fits.
fn without_zeros(coefficient: &BigInt, scale: i64) -> Option<Decimal> {
    let (sign, mut digits) = coefficient.to_radix_be(10);
    let length = digits.iter().rposition(|&digit| digit != 0)? + 1;
    let zeros = i64::try_from(digits.len() - length).ok()?;
    digits.truncate(length);
    fit(&BigInt::from_radix_be(sign, &digits, 10)?, scale.checked_sub(zeros)?)
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
            let back = Decimal::try_from(BigDecimal::from(number)).unwrap();
            assert_eq!((back.coefficient(), back.scale()), (number.coefficient(), number.scale()));
        }
        assert_eq!(BigDecimal::from(decimal("-1.50")), big("-1.50"));
    }

    #[test]
    fn what_is_too_large_or_too_fine_is_refused() {
        for (text, written) in [
            ("170141183460469231731687303715884105727", "170141183460469231731687303715884105727"),
            ("-170141183460469231731687303715884105728", "-170141183460469231731687303715884105728"),
            ("1e38", "100000000000000000000000000000000000000"),
            ("1e-38", "0.00000000000000000000000000000000000001"),
            ("25e3", "25000"),
        ] {
            assert_eq!(Decimal::try_from(big(text)).unwrap().to_string(), written);
        }
        for text in [
            "170141183460469231731687303715884105728",
            "-170141183460469231731687303715884105729",
            "2e38",
            "1e39",
            "1e-39",
            "1e9223372036854775000",
            "1e-9223372036854775000",
        ] {
            assert_eq!(Decimal::try_from(big(text)), Err(TOO_MANY), "{text}");
        }
        for scale in [i64::MIN, i64::MAX] {
            assert_eq!(Decimal::try_from(BigDecimal::new(10.into(), scale)), Err(TOO_MANY), "{scale}");
            let zero = Decimal::try_from(BigDecimal::new(0.into(), scale)).unwrap();
            assert_eq!((zero.coefficient(), i64::from(zero.scale())), (0, scale.clamp(0, 38)));
        }
    }

    #[test]
    fn zeros_go_only_if_they_must() {
        for (zeros, scale) in [(0, 1), (37, 38), (38, 1), (1_000, 1)] {
            let text = format!("1.5{}", "0".repeat(zeros));
            let number = Decimal::try_from(big(&text)).unwrap();
            assert_eq!((number, number.scale()), (decimal("1.5"), scale), "{zeros}");
        }
        let whole = format!("7{}.{}", "0".repeat(30), "0".repeat(30));
        assert_eq!(Decimal::try_from(big(&whole)).unwrap().to_string(), format!("7{}", "0".repeat(30)));
    }
}
