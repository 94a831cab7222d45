//! rust_decimal: 96 bits, at most 28 digits after the point.

use ::rust_decimal::Decimal as RustDecimal;

use super::ConversionError;
use crate::values::Decimal;

impl TryFrom<Decimal> for RustDecimal {
    type Error = ConversionError;

    /// Converts to the same number. Trailing zeros are kept as far as they fit. Fails if other digits do not fit.
    ///
    /// ```
    /// use wsdl_runtime::values::Decimal;
    ///
    /// let price: Decimal = "1.50".parse()?;
    /// let price = rust_decimal::Decimal::try_from(price)?;
    /// assert_eq!((price + price + price).to_string(), "4.50");
    /// assert_eq!(Decimal::from(price).to_string(), "1.50");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    fn try_from(number: Decimal) -> Result<Self, ConversionError> {
        let normal = number.normalized();
        let fit = |coefficient, scale| Self::try_from_i128_with_scale(coefficient, scale).ok();
        let parts = i128::try_from(normal.coefficient()).ok().zip(u32::try_from(normal.scale()).ok());
        let fits = parts.and_then(|(coefficient, scale)| Some((coefficient, scale, fit(coefficient, scale)?)));
        let too_many = ConversionError::TooManyDigits { target: "rust_decimal::Decimal" };
        let (mut coefficient, mut scale, mut fits) = fits.ok_or(too_many)?;
        // Trailing zeros are put back as far as they fit.
        while (scale as usize) < number.scale() {
            let longer = coefficient.checked_mul(10).and_then(|longer| Some((longer, fit(longer, scale + 1)?)));
            let Some((longer, fits_still)) = longer else { break };
            (coefficient, scale, fits) = (longer, scale + 1, fits_still);
        }
        Ok(fits)
    }
}

impl From<RustDecimal> for Decimal {
    /// Converts to the same number with the same number of digits; zero has no sign.
    fn from(number: RustDecimal) -> Self {
        // The scale is at most 28, so that the fallback is never used.
        Self::new(number.mantissa(), number.scale().try_into().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{decimal, random_decimals};
    use super::*;

    #[test]
    fn limits_are_those_of_96_bits_and_28_decimals() {
        for text in [
            "0",
            "1.50",
            "-0.0000000000000000000000000001",
            "79228162514264337593543950335",
            "-79228162514264337593543950335",
            "7.9228162514264337593543950335",
        ] {
            let there = RustDecimal::try_from(decimal(text)).unwrap();
            assert_eq!((there.to_string().as_str(), Decimal::from(there).to_string().as_str()), (text, text));
        }
        for text in [
            "79228162514264337593543950336",
            "-79228162514264337593543950336",
            "7922816251426433759354395033.51",
            "0.00000000000000000000000000001",
            "170141183460469231731687303715884105727",
        ] {
            let error = ConversionError::TooManyDigits { target: "rust_decimal::Decimal" };
            assert_eq!(RustDecimal::try_from(decimal(text)), Err(error), "{text}");
        }
    }

    #[test]
    fn zeros_are_kept_as_far_as_they_fit() {
        for (text, there) in [
            ("0.00", "0.00"),
            ("1.5000000000000000000000000000000", "1.5000000000000000000000000000"),
            ("79228162514264337593543950335.00", "79228162514264337593543950335"),
            ("0.00000000000000000000000000000000000000", "0.0000000000000000000000000000"),
        ] {
            assert_eq!(RustDecimal::try_from(decimal(text)).unwrap().to_string(), there);
        }
    }

    #[test]
    fn limits_of_rust_decimal_fit() {
        let negative_zero = -RustDecimal::new(0, 3);
        for number in [RustDecimal::MAX, RustDecimal::MIN, RustDecimal::new(i64::MIN, 28), negative_zero] {
            let here = Decimal::from(number);
            assert_eq!(here.scale(), usize::try_from(number.scale()).unwrap());
            assert_eq!(RustDecimal::try_from(here.clone()), Ok(number));
        }
        assert_eq!(Decimal::from(negative_zero).to_string(), "0.000");
    }

    #[test]
    fn random_numbers_come_back_or_have_too_many_digits() {
        let mut converted = 0;
        for number in random_decimals() {
            let normal = number.normalized();
            match RustDecimal::try_from(number.clone()) {
                Ok(there) => {
                    converted += 1;
                    assert_eq!(Decimal::from(there), number);
                }
                Err(_) => {
                    let few = i128::try_from(normal.coefficient()).is_ok_and(|digits| digits.unsigned_abs() >> 96 == 0);
                    assert!(normal.scale() > 28 || !few, "{number}");
                }
            }
        }
        assert!(converted > 100);
    }
}
