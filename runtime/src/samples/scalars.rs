//! Random values of the built-in types. Some values are at the limits of their type.

use super::Samples;
use crate::values::{Binary, Decimal, HexBinary, Integer};

/// Texts that need care: markup and what looks like it, white space, the first and last characters of their kind.
const TEXTS: &[&str] = &[
    "",
    " ",
    "\r",
    " \t\r\n ",
    "]]>",
    "<a xsi:nil=\"true\"/>",
    "&amp;&#10;",
    "<!-- ' -->",
    "<![CDATA[a]]>",
    "\u{7F}\u{85}\u{A0}\u{2028}",
    "e\u{301}\u{202E}\u{FEFF}",
    "\u{D7FF}\u{E000}\u{FFFD}",
    "\u{10000}\u{1F600}\u{10FFFF}",
    "true",
    "0",
];

/// The ranges of characters, all equally likely.
const RANGES: &[(u32, u32)] = &[
    (0x20, 0x7E),
    (0x61, 0x7A),
    (0x7F, 0xFF),
    (0x100, 0x6FF),
    (0x700, 0xD7FF),
    (0xE000, 0xFFFD),
    (0x1_0000, 0x1_FFFF),
    (0x2_0000, 0x10_FFFF),
];

/// Characters with a meaning in XML.
const MARKUP: &[char] = &['<', '>', '&', '"', '\'', ']', ';', '#', ' ', '\t', '\n', '\r'];

macro_rules! integers {
    ($($name:ident: $type:ident;)*) => {
        $(
            #[doc = concat!("Returns any `", stringify!($type), "`; one in two is at a limit.")]
            pub fn $name(&mut self) -> $type {
                match self.below(8) {
                    0 => $type::MIN,
                    1 => $type::MAX,
                    2 => 0,
                    3 => 1,
                    // The lowest bits of a random number are random.
                    _ => self.bits() as $type,
                }
            }
        )*
    };
}

impl Samples {
    integers! {
        int8: i8;
        int16: i16;
        int32: i32;
        int64: i64;
        uint8: u8;
        uint16: u16;
        uint32: u32;
        uint64: u64;
    }

    /// Returns any character that XML allows (XML 1.0, section 2.2).
    fn character(&mut self) -> char {
        if self.below(4) == 0 {
            return self.one_of(MARKUP);
        }
        let (first, last) = self.one_of(RANGES);
        char::from_u32(first + self.below(last - first + 1)).unwrap_or('\u{FFFD}')
    }

    /// Returns a text of characters that XML allows: empty, short or, seldom, long.
    pub fn string(&mut self) -> String {
        let length = match self.below(16) {
            0..8 => return self.one_of(TEXTS).to_owned(),
            15 => self.below(600),
            _ => self.below(12),
        };
        (0..length).map(|_| self.character()).collect()
    }

    /// Returns `true` or `false`.
    pub fn boolean(&mut self) -> bool {
        self.below(2) == 0
    }

    /// Returns any `f32` except `NaN`.
    pub fn float(&mut self) -> f32 {
        const LIMITS: &[f32] =
            &[0.0, -0.0, f32::MAX, f32::MIN, f32::MIN_POSITIVE, f32::INFINITY, f32::NEG_INFINITY, f32::EPSILON, 0.1];
        match self.below(20) {
            0..9 => self.one_of(LIMITS),
            // The smallest positive number.
            9 => f32::from_bits(1),
            _ => Some(f32::from_bits(self.uint32())).filter(|number| !number.is_nan()).unwrap_or(-1.5),
        }
    }

    /// Returns any `f64` except `NaN`.
    pub fn double(&mut self) -> f64 {
        const LIMITS: &[f64] =
            &[0.0, -0.0, f64::MAX, f64::MIN, f64::MIN_POSITIVE, f64::INFINITY, f64::NEG_INFINITY, f64::EPSILON, 0.1];
        match self.below(20) {
            0..9 => self.one_of(LIMITS),
            9 => f64::from_bits(1),
            _ => Some(f64::from_bits(self.bits())).filter(|number| !number.is_nan()).unwrap_or(-1.5),
        }
    }

    /// Returns a number of few digits or of as many as possible, with or without trailing zeros.
    pub fn decimal(&mut self) -> Decimal {
        let (lowest, highest, scale) = match self.digits {
            Some(digits) => {
                let end = 10i128.pow(digits.min(38));
                (1 - end, end - 1, u16::try_from(digits).unwrap_or(38))
            }
            None => (i128::MIN, i128::MAX, 38),
        };
        let coefficient = match self.below(8) {
            0 => highest,
            1 => lowest,
            2 => 0,
            3 => i128::from(self.int16()) * 1_000,
            4 => i128::from(self.bits()) << self.below(63),
            _ => i128::from(self.int64()),
        };
        let scale = match self.below(4) {
            0 => 0,
            1 => scale,
            _ => u16::try_from(self.below(8)).unwrap_or(0).min(scale),
        };
        let coefficient = if (lowest..=highest).contains(&coefficient) { coefficient } else { highest };
        let is_long = self.digits.is_none() && self.below(16) == 0;
        Decimal::new(if is_long { self.long_integer() } else { coefficient.into() }, scale)
    }

    /// Returns a whole number of any sign: of few digits, at the limits of Rust's integers, or of up to 100 digits.
    pub fn integer(&mut self) -> Integer {
        const LIMITS: &[i128] = &[0, 1, -1, i64::MIN as i128, u64::MAX as i128, i128::MIN, i128::MAX];
        match (self.digits, self.below(4)) {
            (Some(digits), 0) => Integer::from(10_i128.pow(digits.min(38)) - 1),
            (None, 0) => self.one_of(LIMITS).into(),
            (None, 1) => self.long_integer(),
            (Some(_), 1) => self.int32().into(),
            _ => self.int16().into(),
        }
    }

    /// Returns a number of 40 to 100 digits.
    fn long_integer(&mut self) -> Integer {
        let sign = self.one_of(&["", "-"]);
        let more: String = (0..self.below(61)).map(|_| char::from(b'0' + self.uint8() % 10)).collect();
        let text = format!("{sign}{}{more}", 10_u128.pow(38) * 2 + u128::from(self.bits()));
        text.parse().unwrap_or_default()
    }

    /// Returns up to some hundred bytes.
    pub fn binary(&mut self) -> Binary {
        let length = match self.below(6) {
            0 => 0,
            1 => 1,
            2 => 2,
            3 => 3,
            4 => self.below(40),
            _ => self.below(600),
        };
        (0..length).map(|_| self.uint8()).collect::<Vec<u8>>().into()
    }

    /// Returns up to some hundred bytes.
    pub fn hex_binary(&mut self) -> HexBinary {
        self.binary().into()
    }

    /// Returns a whole number that is not negative.
    pub fn non_negative_integer(&mut self) -> Integer {
        let number = self.integer();
        if number.signum() < 0 { number.negated() } else { number }
    }

    /// Returns a whole number above zero.
    pub fn positive_integer(&mut self) -> Integer {
        let number = self.non_negative_integer();
        if number.signum() == 0 { 1.into() } else { number }
    }

    /// Returns a whole number that is not positive.
    pub fn non_positive_integer(&mut self) -> Integer {
        self.non_negative_integer().negated()
    }

    /// Returns a whole number below zero.
    pub fn negative_integer(&mut self) -> Integer {
        self.positive_integer().negated()
    }

    /// Returns the items of a list type: none, one or a few.
    pub fn list<T>(&mut self, value: impl FnMut(&mut Self) -> T) -> Vec<T> {
        self.list_within(0, None, value)
    }

    /// Returns the items of a list type, at least `min` and at most `max` of them; `None` is no upper bound.
    pub fn list_within<T>(&mut self, min: u32, max: Option<u32>, mut value: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let length = min.saturating_add(self.below(5)).min(max.unwrap_or(u32::MAX));
        (0..length).map(|_| value(self)).collect()
    }
}
