//! Parses text into a [`Duration`], byte by byte, without allocation.

use std::str::FromStr;

use super::{Duration, XSD};
use crate::values::InvalidValue;
use crate::values::calendar::Reader;

/// The parts before `T`: the designator, and the months or seconds that it counts.
const DATE: &[(u8, Unit)] = &[(b'Y', Unit::Months(12)), (b'M', Unit::Months(1)), (b'D', Unit::Seconds(86_400))];
/// The parts after `T`.
const TIME: &[(u8, Unit)] = &[(b'H', Unit::Seconds(3_600)), (b'M', Unit::Seconds(60)), (b'S', Unit::Seconds(1))];

#[derive(Clone, Copy)]
enum Unit {
    Months(u64),
    Seconds(u64),
}

impl FromStr for Duration {
    type Err = InvalidValue;

    /// Reads `-?PnYnMnDTnHnMnS` (section 3.2.6.1). Parts may be missing, but not all of them, and there must be one
    /// after `T`. Only seconds may have a fraction.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        Reader::read(XSD, text, |reader| {
            let is_negative = reader.accept(b'-');
            reader.expect(b'P', "expected 'P'")?;
            let mut value = Self::default();
            let mut has_part = parts(reader, DATE, &mut value)?;
            if reader.accept(b'T') {
                has_part = parts(reader, TIME, &mut value)?;
            }
            match has_part {
                false => Err(reader.error("expected the number of a part")),
                true if is_negative => Ok(value.negated()),
                true => Ok(value),
            }
        })
    }
}

/// Adds the parts that come next, in the order of the table, to a duration. Returns whether there is one.
fn parts(reader: &mut Reader<'_>, table: &[(u8, Unit)], value: &mut Duration) -> Result<bool, InvalidValue> {
    let mut left = table;
    while let Some(number) = number(reader) {
        let fraction = reader.peek(b'.').then(|| reader.fraction()).transpose()?;
        let Some(index) = left.iter().position(|(designator, _)| reader.peek(*designator)) else {
            return Err(reader.error(match table {
                [(b'Y', _), ..] => "expected Y, M or D, in this order",
                _ => "expected H, M or S, in this order",
            }));
        };
        if fraction.is_some() && !reader.peek(b'S') {
            return Err(reader.error("only seconds may have a fraction"));
        }
        let ((designator, unit), rest) = (left[index], &left[index + 1..]);
        let (sum, factor) = match unit {
            Unit::Months(factor) => (&mut value.months, factor),
            Unit::Seconds(factor) => (&mut value.seconds, factor),
        };
        let added = number.and_then(|number| number.checked_mul(factor)).and_then(|number| sum.checked_add(number));
        *sum = added.ok_or_else(|| reader.error("more than 64 bits of months or seconds"))?;
        value.nanosecond = fraction.map_or(0, |(nanosecond, _)| nanosecond);
        reader.accept(designator);
        left = rest;
    }
    Ok(left.len() < table.len())
}

/// Reads digits. `None` if there are none; `Some(None)` if they do not fit.
fn number(reader: &mut Reader<'_>) -> Option<Option<u64>> {
    let mut number = Some(u64::from(reader.digit()?));
    while let Some(digit) = reader.digit() {
        number = number.and_then(|number| number.checked_mul(10)?.checked_add(digit.into()));
    }
    Some(number)
}
