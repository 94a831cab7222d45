//! Values of built-in types from their texts, white space of which is treated (XML Schema part 2, section 3.2).

use wsdl_codegen::xsd::builtin::Builtin;

use super::calendar;
use super::document::{Name, Scope, resolve};

/// A value. Two of one type are equal if they are one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// A text that is its own value.
    Text(String),
    /// A boolean.
    Boolean(bool),
    /// A number: its sign, its digits before the point and those after it, without needless zeros.
    Decimal(bool, String, String),
    /// A floating-point number by its bits; all that are not numbers are one.
    Float(u64),
    /// Bytes.
    Binary(Vec<u8>),
    /// A date, a time or a part of one.
    Moment(calendar::Moment),
    /// A duration: whether it is negative, months, seconds, the digits of their fraction.
    Duration(bool, u128, u128, String),
    /// A qualified name.
    Name(Name),
    /// The items of a list.
    List(Vec<Value>),
    /// The value of the member with this number of a union.
    Member(usize, Box<Value>),
}

/// Returns the value of a text; `None` if it is not one of the type. Qualified names are resolved by `scope`.
pub(super) fn value(builtin: Builtin, text: &str, scope: &Scope) -> Option<Value> {
    use Builtin as B;
    if let Some(item) = builtin.item() {
        let items: Option<Vec<Value>> = text.split(' ').map(|part| value(item, part, scope)).collect();
        return items.map(Value::List);
    }
    let as_text = |is_valid: bool| is_valid.then(|| Value::Text(text.to_owned()));
    match builtin {
        B::AnyType | B::AnySimpleType | B::String | B::NormalizedString | B::Token | B::AnyUri => as_text(true),
        B::Boolean => match text {
            "true" | "1" => Some(Value::Boolean(true)),
            "false" | "0" => Some(Value::Boolean(false)),
            _ => None,
        },
        B::Decimal => decimal(text),
        B::Integer
        | B::NonPositiveInteger
        | B::NegativeInteger
        | B::Long
        | B::Int
        | B::Short
        | B::Byte
        | B::NonNegativeInteger
        | B::UnsignedLong
        | B::UnsignedInt
        | B::UnsignedShort
        | B::UnsignedByte
        | B::PositiveInteger => integer(builtin, text),
        B::Float | B::Double => float(builtin, text),
        B::Duration => calendar::duration(text),
        B::DateTime | B::Time | B::Date | B::GYearMonth | B::GYear | B::GMonthDay | B::GDay | B::GMonth => {
            calendar::moment(builtin, text).map(Value::Moment)
        }
        B::HexBinary => hexadecimal(text).map(Value::Binary),
        B::Base64Binary => base64(text).map(Value::Binary),
        B::QName | B::Notation => resolve(scope, text).map(Value::Name),
        B::Language => {
            let is_part = |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
            as_text(text.split('-').all(is_part) && !text.starts_with(|c: char| c.is_ascii_digit()))
        }
        B::NmToken => as_text(!text.is_empty() && wsdl_xml::is_ncname(&format!("_{}", text.replace(':', "_")))),
        B::Name => as_text(wsdl_xml::is_ncname(&text.replace(':', "_"))),
        B::NcName | B::Id | B::IdRef | B::Entity => as_text(wsdl_xml::is_ncname(text)),
        B::NmTokens | B::IdRefs | B::Entities => None,
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn decimal(text: &str) -> Option<Value> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    if !is_digits(whole) || !is_digits(fraction) || whole.len() + fraction.len() == 0 {
        return None;
    }
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let is_negative = text.starts_with('-') && !(whole.is_empty() && fraction.is_empty());
    Some(Value::Decimal(is_negative, whole.to_owned(), fraction.to_owned()))
}

/// The bounds of an integer type, both of them values (section 3.3).
pub fn bounds(builtin: Builtin) -> (Option<i128>, Option<i128>) {
    use Builtin as B;
    let both = |min: i128, max: i128| (Some(min), Some(max));
    match builtin {
        B::Long => both(i64::MIN.into(), i64::MAX.into()),
        B::Int => both(i32::MIN.into(), i32::MAX.into()),
        B::Short => both(i16::MIN.into(), i16::MAX.into()),
        B::Byte => both(i8::MIN.into(), i8::MAX.into()),
        B::UnsignedLong => both(0, u64::MAX.into()),
        B::UnsignedInt => both(0, u32::MAX.into()),
        B::UnsignedShort => both(0, u16::MAX.into()),
        B::UnsignedByte => both(0, u8::MAX.into()),
        B::NonNegativeInteger => (Some(0), None),
        B::PositiveInteger => (Some(1), None),
        B::NonPositiveInteger => (None, Some(0)),
        B::NegativeInteger => (None, Some(-1)),
        _ => (None, None),
    }
}

fn integer(builtin: Builtin, text: &str) -> Option<Value> {
    let value = decimal(text).filter(|_| !text.contains('.'))?;
    let (min, max) = bounds(builtin);
    let is_within = match text.trim_start_matches('+').parse::<i128>() {
        Ok(number) => min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max),
        // It has more digits than any bound.
        Err(_) => {
            if text.starts_with('-') {
                min.is_none()
            } else {
                max.is_none()
            }
        }
    };
    is_within.then_some(value)
}

fn float(builtin: Builtin, text: &str) -> Option<Value> {
    let number = match text {
        "NaN" => return Some(Value::Float(f64::NAN.to_bits())),
        "INF" => f64::INFINITY,
        "-INF" => f64::NEG_INFINITY,
        _ if text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte)) => match builtin {
            Builtin::Float => text.parse::<f32>().ok()?.into(),
            _ => text.parse::<f64>().ok()?,
        },
        _ => return None,
    };
    Some(Value::Float(number.to_bits()))
}

fn hexadecimal(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> =
        text.chars().map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect();
    let digits = digits.filter(|digits| digits.len().is_multiple_of(2))?;
    Some(digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

fn base64(text: &str) -> Option<Vec<u8>> {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let text: String = text.chars().filter(|c| *c != ' ').collect();
    let digits = text.trim_end_matches('=');
    if !text.len().is_multiple_of(4) || text.len() - digits.len() > 2 {
        return None;
    }
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for digit in digits.chars() {
        bits = (bits << 6 | u32::try_from(ALPHABET.find(digit)?).ok()?) & 0xFF_FFFF;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    Some(bytes)
}
