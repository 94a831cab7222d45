//! The error of all value parsers, and the parsers of the simplest built-in types.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

use super::white_space::trim_at;

/// A text, or the arguments of a constructor, that is not a value of the expected XSD type.
///
/// The error never holds the text, which may be personal data; it may name a number that is out of range. Callers add
/// the place in the document. It is one pointer wide, to keep `Result`s small.
#[derive(Clone, PartialEq, Eq)]
pub struct InvalidValue(Box<Details>);

#[derive(Clone, PartialEq, Eq)]
struct Details {
    expected: &'static str,
    problem: Cow<'static, str>,
    at: Option<usize>,
}

impl InvalidValue {
    /// Creates an error about the type `expected` (such as `"xs:int"`). `problem` follows a colon in the message, and
    /// must not quote the text. `at` is the byte offset in the text, if there is a text.
    pub fn new(expected: &'static str, problem: impl Into<Cow<'static, str>>, at: Option<usize>) -> Self {
        Self(Box::new(Details { expected, problem: problem.into(), at }))
    }

    /// Returns the expected XSD type, such as `"xs:dateTime"`.
    pub fn expected(&self) -> &'static str {
        self.0.expected
    }

    /// Returns the problem, such as `"month 13 is not between 1 and 12"`.
    pub fn problem(&self) -> &str {
        &self.0.problem
    }

    /// Returns the byte offset in the text at which the problem was found, counting leading white space; the length of
    /// the text if it ends too early; `None` if no text was read.
    pub fn at(&self) -> Option<usize> {
        self.0.at
    }
}

impl fmt::Display for InvalidValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not an {}: {}", self.0.expected, self.0.problem)?;
        match self.0.at {
            Some(at) => write!(f, " (at byte {at})"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for InvalidValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Details { expected, problem, at } = &*self.0;
        f.debug_struct("InvalidValue").field("expected", expected).field("problem", problem).field("at", at).finish()
    }
}

impl Error for InvalidValue {}

/// Reads an `xs:boolean` (section 3.2.2): `true`, `false`, `1` or `0`.
pub fn boolean(text: &str) -> Result<bool, InvalidValue> {
    let (start, text) = trim_at(text);
    match text {
        "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        "" => Err(InvalidValue::new("xs:boolean", "the text is empty", Some(start))),
        _ => Err(InvalidValue::new("xs:boolean", "neither true, false, 1 nor 0", Some(start))),
    }
}

/// Reads an integer as sign and magnitude. The magnitude is at most `lowest` with a minus sign, `highest` without.
fn integer(expected: &'static str, text: &str, lowest: u64, highest: u64) -> Result<(bool, u64), InvalidValue> {
    let (start, text) = trim_at(text);
    let error = |problem, at| Err(InvalidValue::new(expected, problem, Some(start + at)));
    let (negative, signs) = match text.as_bytes().first() {
        Some(b'-') => (true, 1),
        Some(b'+') => (false, 1),
        Some(_) => (false, 0),
        None => return error(Cow::Borrowed("the text is empty"), 0),
    };
    // `None` after an overflow. Reading goes on, because a wrong character makes the better message.
    let mut magnitude = Some(0u64);
    for (at, byte) in text.bytes().enumerate().skip(signs) {
        if !byte.is_ascii_digit() {
            return error(Cow::Borrowed("expected a digit"), at);
        }
        magnitude = magnitude.and_then(|m| m.checked_mul(10)?.checked_add(u64::from(byte - b'0')));
    }
    if text.len() == signs {
        return error(Cow::Borrowed("no digit after the sign"), signs);
    }
    match magnitude {
        Some(magnitude) if magnitude <= if negative { lowest } else { highest } => Ok((negative, magnitude)),
        _ if negative && lowest == 0 => error(Cow::Owned(format!("below 0, the smallest {expected}")), 0),
        _ if negative => error(Cow::Owned(format!("below -{lowest}, the smallest {expected}")), 0),
        _ => error(Cow::Owned(format!("above {highest}, the largest {expected}")), 0),
    }
}

/// Returns the number if the text consists of one to nine digits.
#[inline]
fn few_digits(text: &str) -> Option<u32> {
    let bytes = text.as_bytes();
    if bytes.is_empty() || bytes.len() > 9 {
        return None;
    }
    let mut number = 0_u32;
    for byte in bytes {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number * 10 + u32::from(digit);
    }
    Some(number)
}

macro_rules! integers {
    ($($name:ident: $rust:ident = $xsd:literal, $section:literal;)*) => {$(
        #[doc = concat!("Reads an `", $xsd, "` (section ", $section, "): digits with an optional sign.")]
        ///
        /// A number out of range is an error that names the limit; it never wraps or saturates.
        pub fn $name(text: &str) -> Result<$rust, InvalidValue> {
            // Most numbers are a few digits and fit.
            if let Some(few) = few_digits(text).and_then(|number| $rust::try_from(number).ok()) {
                return Ok(few);
            }
            const LOWEST: u64 = $rust::MIN.abs_diff(0) as u64;
            let (negative, magnitude) = integer($xsd, text, LOWEST, $rust::MAX as u64)?;
            // The magnitude is in range, so the cast keeps its bits. The smallest number is its own negative.
            let number = magnitude as $rust;
            Ok(if negative { number.wrapping_neg() } else { number })
        }
    )*};
}

integers! {
    int8: i8 = "xs:byte", "3.3.19";
    int16: i16 = "xs:short", "3.3.18";
    int32: i32 = "xs:int", "3.3.17";
    int64: i64 = "xs:long", "3.3.16";
    uint8: u8 = "xs:unsignedByte", "3.3.24";
    uint16: u16 = "xs:unsignedShort", "3.3.23";
    uint32: u32 = "xs:unsignedInt", "3.3.22";
    uint64: u64 = "xs:unsignedLong", "3.3.21";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem<T: fmt::Debug>(result: Result<T, InvalidValue>) -> (String, Option<usize>) {
        let error = result.unwrap_err();
        (error.problem().to_owned(), error.at())
    }

    #[test]
    fn boolean_has_four_forms() {
        for (text, value) in [("true", true), ("1", true), ("false", false), ("0", false), (" \ttrue\r\n", true)] {
            assert_eq!(boolean(text), Ok(value), "{text:?}");
        }
        for text in ["", " ", "True", "TRUE", "yes", "2", "01", "-1", "true false", "t", "\u{a0}true"] {
            assert_eq!(boolean(text).unwrap_err().expected(), "xs:boolean", "{text:?}");
        }
    }

    #[test]
    fn every_integer_reads_its_limits_and_refuses_the_next() {
        macro_rules! check {
            ($($name:ident: $rust:ident;)*) => {$(
                assert_eq!($name(&$rust::MIN.to_string()), Ok($rust::MIN));
                assert_eq!($name(&$rust::MAX.to_string()), Ok($rust::MAX));
                let below = (i128::from($rust::MIN) - 1).to_string();
                assert!($name(&below).unwrap_err().problem().starts_with(&format!("below {}, the", $rust::MIN)));
                let above = (i128::from($rust::MAX) + 1).to_string();
                assert!($name(&above).unwrap_err().problem().starts_with(&format!("above {}, the", $rust::MAX)));
            )*};
        }
        check! { int8: i8; int16: i16; int32: i32; int64: i64; uint8: u8; uint16: u16; uint32: u32; uint64: u64; }
        for text in i8::MIN..=i8::MAX {
            assert_eq!(int8(&text.to_string()), Ok(text));
        }
    }

    #[test]
    fn an_overflow_names_the_type() {
        assert_eq!(problem(int32("2147483648")), ("above 2147483647, the largest xs:int".into(), Some(0)));
        assert_eq!(problem(int8(" -129")), ("below -128, the smallest xs:byte".into(), Some(1)));
        assert_eq!(problem(uint8("-1")), ("below 0, the smallest xs:unsignedByte".into(), Some(0)));
        let digits = "9".repeat(100_000);
        assert_eq!(problem(uint64(&digits)).0, "above 18446744073709551615, the largest xs:unsignedLong");
        assert_eq!(problem(int64(&format!("-{digits}"))).0, "below -9223372036854775808, the smallest xs:long");
    }

    #[test]
    fn integers_allow_signs_zeros_and_blanks() {
        assert_eq!(int32(" +42\r\n"), Ok(42));
        assert_eq!(int32("-0"), Ok(0));
        assert_eq!(uint8("-0"), Ok(0));
        assert_eq!(uint8("+255"), Ok(255));
        assert_eq!(int32(&format!("{}7", "0".repeat(500))), Ok(7));
    }

    #[test]
    fn integers_refuse_everything_else_with_its_place() {
        assert_eq!(problem(int32("  ")), ("the text is empty".into(), Some(2)));
        assert_eq!(problem(int32(" -")), ("no digit after the sign".into(), Some(2)));
        for (text, at) in [("1.0", 1), ("12a", 2), ("--1", 1), ("+-1", 1), ("1 2", 1), ("0x1", 1), ("1e3", 1), ("١", 0)]
        {
            assert_eq!(problem(int32(text)), ("expected a digit".into(), Some(at)), "{text:?}");
        }
        // Out of range and not a number: the wrong character is reported.
        assert_eq!(problem(uint8("99999x")), ("expected a digit".into(), Some(5)));
    }

    #[test]
    fn the_error_tells_its_parts() {
        let error = InvalidValue::new("xs:int", "expected a digit", Some(3));
        assert_eq!(error.to_string(), "not an xs:int: expected a digit (at byte 3)");
        assert_eq!(
            format!("{error:?}"),
            r#"InvalidValue { expected: "xs:int", problem: "expected a digit", at: Some(3) }"#
        );
        assert_eq!(InvalidValue::new("xs:int", "too big", None).to_string(), "not an xs:int: too big");
        assert_eq!(error.clone(), error);
        assert_eq!(size_of::<Result<u64, InvalidValue>>(), 16);
    }
}
