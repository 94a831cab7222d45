//! `xs:hexBinary` (section 3.2.15).

use std::fmt;
use std::str::FromStr;

use bytes::Bytes;

use super::Binary;
use super::lexical::InvalidValue;
use super::white_space::trim_at;

/// A payload of bytes that is written as pairs of hexadecimal digits: the value of an `xs:hexBinary`.
///
/// It is a [`Binary`] with another lexical form; the two convert to each other without a copy. `Debug` shows the length
/// only.
///
/// ```
/// use wsdl_runtime::values::HexBinary;
///
/// let digest: HexBinary = "0fB7".parse()?;
/// assert_eq!(digest.to_bytes().as_ref(), [0x0f, 0xb7]);
/// assert_eq!(HexBinary::from(vec![0x0f, 0xb7]).to_string(), "0FB7");
/// # Ok::<(), wsdl_runtime::values::InvalidValue>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct HexBinary(Binary);

impl HexBinary {
    /// Returns all bytes of the payload; see [`Binary::to_bytes`].
    pub fn to_bytes(&self) -> Bytes {
        self.0.to_bytes()
    }

    /// Returns the number of bytes, if it is known without reading the payload.
    pub fn known_len(&self) -> Option<u64> {
        self.0.known_len()
    }

    /// Returns the payload without its lexical form.
    pub const fn as_binary(&self) -> &Binary {
        &self.0
    }

    /// Appends the payload in upper case, its canonical form.
    pub fn write(&self, out: &mut String) {
        let bytes = self.to_bytes();
        out.reserve(bytes.len().saturating_mul(2));
        for digits in bytes.iter().map(|byte| [byte >> 4, byte & 15]) {
            out.extend(digits.map(|digit| char::from(if digit < 10 { b'0' + digit } else { b'A' - 10 + digit })));
        }
    }
}

impl FromStr for HexBinary {
    type Err = InvalidValue;

    /// Reads pairs of hexadecimal digits in either case, without white space inside.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let (start, text) = trim_at(text);
        let error = |problem, at| InvalidValue::new("xs:hexBinary", problem, Some(start + at));
        let mut bytes = Vec::with_capacity(text.len() / 2);
        let mut high = None;
        for (at, byte) in text.bytes().enumerate() {
            let digit = hex_digit(byte).ok_or_else(|| error("not a hexadecimal digit", at))?;
            high = match high {
                None => Some(digit),
                Some(high) => {
                    bytes.push(high << 4 | digit);
                    None
                }
            };
        }
        if high.is_some() {
            return Err(error("an odd number of digits", text.len()));
        }
        Ok(Self(bytes.into()))
    }
}

fn hex_digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

impl<T: Into<Binary>> From<T> for HexBinary {
    /// Takes the bytes, or anything that converts to a [`Binary`].
    fn from(bytes: T) -> Self {
        Self(bytes.into())
    }
}

impl From<HexBinary> for Bytes {
    fn from(payload: HexBinary) -> Self {
        payload.to_bytes()
    }
}

impl fmt::Display for HexBinary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut digits = String::new();
        self.write(&mut digits);
        f.write_str(&digits)
    }
}

impl fmt::Debug for HexBinary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HexBinary({} bytes)", self.to_bytes().len())
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::Generator;
    use super::*;

    #[test]
    fn hex_is_read_in_both_cases_and_written_in_upper_case() {
        let payload: HexBinary = " 00fFa9\n".parse().unwrap();
        assert_eq!(payload.to_bytes(), [0x00, 0xff, 0xa9].as_slice());
        assert_eq!(payload.to_string(), "00FFA9");
        assert_eq!("".parse::<HexBinary>().unwrap().known_len(), Some(0));
        for (text, problem, at) in [
            ("0", "an odd number of digits", 1),
            ("00 00", "not a hexadecimal digit", 2),
            (" 0g", "not a hexadecimal digit", 2),
            ("0x00", "not a hexadecimal digit", 1),
            ("00é", "not a hexadecimal digit", 2),
        ] {
            let error = text.parse::<HexBinary>().unwrap_err();
            assert_eq!(
                (error.expected(), error.problem(), error.at()),
                ("xs:hexBinary", problem, Some(at)),
                "{text:?}"
            );
        }
    }

    #[test]
    fn every_length_reads_back() {
        let mut random = Generator::new(35);
        for length in (0..70).chain([10_000]) {
            let payload = HexBinary::from((0..length).map(|_| random.next() as u8).collect::<Vec<u8>>());
            let text = payload.to_string();
            assert_eq!(text.len(), length * 2);
            assert_eq!((text.parse(), text.to_lowercase().parse()), (Ok(payload.clone()), Ok(payload)));
        }
    }

    #[test]
    fn debug_does_not_show_the_payload() {
        assert_eq!(format!("{:?}", HexBinary::from(b"secret")), "HexBinary(6 bytes)");
    }

    #[test]
    fn the_other_form_of_the_same_bytes_is_no_copy() {
        let payload = Binary::from(vec![7; 100]);
        let hex = HexBinary::from(payload.clone());
        assert_eq!(hex.as_binary(), &payload);
        assert_eq!(Bytes::from(hex).as_ptr(), payload.to_bytes().as_ptr());
    }
}
