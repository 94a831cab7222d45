//! Integers, by `TryFrom`, without loss.

use super::ConversionError;
use crate::values::{Decimal, Integer};

macro_rules! integers {
    ($($integer:ident)*) => {$(
        impl TryFrom<&Integer> for $integer {
            type Error = ConversionError;

            /// Converts the number. Fails if it does not fit.
            fn try_from(number: &Integer) -> Result<Self, ConversionError> {
                let number = number.to_i128().and_then(|number| number.try_into().ok());
                number.ok_or(ConversionError::OutOfRange { target: stringify!($integer) })
            }
        }

        by_integer!($integer);
    )*};
}

macro_rules! by_integer {
    ($integer:ident) => {
        impl TryFrom<Integer> for $integer {
            type Error = ConversionError;

            /// Converts like the conversion from a reference.
            fn try_from(number: Integer) -> Result<Self, ConversionError> {
                Self::try_from(&number)
            }
        }

        impl TryFrom<&Decimal> for $integer {
            type Error = ConversionError;

            /// Converts a whole number, including `100.00`. Fails if there is a fraction or the number does not fit.
            fn try_from(number: &Decimal) -> Result<Self, ConversionError> {
                Self::try_from(&Integer::try_from(number)?)
            }
        }

        impl TryFrom<Decimal> for $integer {
            type Error = ConversionError;

            /// Converts like the conversion from a reference.
            fn try_from(number: Decimal) -> Result<Self, ConversionError> {
                Self::try_from(&number)
            }
        }
    };
}

integers!(i8 i16 i32 i64 i128 u8 u16 u32 u64);

impl TryFrom<&Integer> for u128 {
    type Error = ConversionError;

    /// Converts the number. Fails if it does not fit.
    fn try_from(number: &Integer) -> Result<Self, ConversionError> {
        let fits = number.with_digits(|digits| digits.parse().ok()).filter(|_| number.signum() >= 0);
        fits.ok_or(ConversionError::OutOfRange { target: "u128" })
    }
}

by_integer!(u128);

impl TryFrom<&Decimal> for Integer {
    type Error = ConversionError;

    /// Converts a whole number, including `100.00`. Fails if there is a fraction.
    fn try_from(number: &Decimal) -> Result<Self, ConversionError> {
        let number = number.normalized();
        if number.scale() > 0 { Err(ConversionError::NotWhole) } else { Ok(number.coefficient().clone()) }
    }
}

impl TryFrom<Decimal> for Integer {
    type Error = ConversionError;

    /// Converts like the conversion from a reference.
    fn try_from(number: Decimal) -> Result<Self, ConversionError> {
        Self::try_from(&number)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{decimal, random_decimals};
    use super::*;

    #[test]
    fn whole_numbers_convert_up_to_their_limits() {
        macro_rules! check {
            ($($integer:ident)*) => {$(
                for limit in [$integer::MIN, $integer::MAX] {
                    assert_eq!($integer::try_from(decimal(&limit.to_string())), Ok(limit));
                }
                let target = stringify!($integer);
                for beyond in [i128::from($integer::MIN) - 1, i128::from($integer::MAX) + 1] {
                    let beyond = Decimal::from(beyond);
                    assert_eq!($integer::try_from(beyond), Err(ConversionError::OutOfRange { target }));
                }
            )*};
        }
        check!(i8 i16 i32 i64 u8 u16 u32 u64);
        assert_eq!(i128::try_from(Decimal::from(i128::MIN)), Ok(i128::MIN));
        let beyond = Integer::from(i128::MAX.unsigned_abs() + 1);
        assert_eq!(i128::try_from(&beyond), Err(ConversionError::OutOfRange { target: "i128" }));
        assert_eq!(u128::try_from(&beyond), Ok(i128::MAX.unsigned_abs() + 1));
        assert_eq!(u128::try_from(Decimal::from(u128::MAX)), Ok(u128::MAX));
        let large: Integer = format!("{}0", u128::MAX).parse().unwrap();
        assert_eq!(u128::try_from(large.clone()), Err(ConversionError::OutOfRange { target: "u128" }));
        assert_eq!(Integer::try_from(Decimal::from(large.clone())), Ok(large));
        assert_eq!(u128::try_from(decimal("-1")), Err(ConversionError::OutOfRange { target: "u128" }));
    }

    #[test]
    fn zeros_behind_the_point_do_not_matter_and_digits_do() {
        assert_eq!(u8::try_from(decimal("100.00")), Ok(100));
        assert_eq!(i32::try_from(decimal("-0.000")), Ok(0));
        for text in ["0.5", "-100.01", "1.99999999999999999999", "99999999999999999999.5"] {
            assert_eq!(i32::try_from(decimal(text)), Err(ConversionError::NotWhole), "{text}");
        }
    }

    #[test]
    fn what_converts_is_equal() {
        for number in random_decimals() {
            if let Ok(whole) = Integer::try_from(&number) {
                assert_eq!(Decimal::from(whole), number);
            }
        }
    }
}
