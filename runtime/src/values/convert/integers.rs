//! Integers, by `TryFrom`, without loss.

use super::ConversionError;
use crate::values::Decimal;

macro_rules! integers {
    ($($integer:ident)*) => {$(
        impl TryFrom<Decimal> for $integer {
            type Error = ConversionError;

            /// Converts a whole number, including `100.00`. An error if there is a fraction or the number does not fit.
            fn try_from(number: Decimal) -> Result<Self, ConversionError> {
                let number = number.normalized();
                if number.scale() > 0 {
                    return Err(ConversionError::NotWhole);
                }
                let out_of_range = ConversionError::OutOfRange { target: stringify!($integer) };
                number.coefficient().try_into().map_err(|_| out_of_range)
            }
        }
    )*};
}

integers!(i8 i16 i32 i64 i128 u8 u16 u32 u64 u128);

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
        assert_eq!(u128::try_from(Decimal::from(i128::MAX)), Ok(i128::MAX.unsigned_abs()));
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
            if let Ok(whole) = i128::try_from(number) {
                assert_eq!(Decimal::from(whole), number);
            }
        }
    }
}
