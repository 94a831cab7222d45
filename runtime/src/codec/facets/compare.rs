//! The order of values (XML Schema part 2, section 4.3.7 and following).

use std::cmp::Ordering;
use std::str::FromStr;

use crate::values::white_space::{items, trim};
use crate::values::{Binary, Date, DateTime, Decimal, Duration, GDay, GMonth, GMonthDay, GYear, GYearMonth, HexBinary};
use crate::values::{Time, boolean, double, float};

/// The type by which texts are measured and compared. For generated code only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // They are named after the built-in types.
pub enum Primitive {
    /// `xs:string`, `xs:anyURI` and what is derived from them.
    Text,
    Boolean,
    /// `xs:decimal` and what is derived from it.
    Decimal,
    Float,
    Double,
    Duration,
    DateTime,
    Time,
    Date,
    GYearMonth,
    GYear,
    GMonthDay,
    GDay,
    GMonth,
    Hex,
    Base64,
    /// A list: items between white space.
    List,
    /// `xs:QName`, `xs:NOTATION`, unions: no length, no order.
    Other,
}

/// The result of comparing two texts.
pub(super) enum Compared {
    /// One of the texts is not a value of the type.
    NoValue,
    /// Both are values; `None` if they have no order.
    Values(Option<Ordering>),
}

/// Compares two values.
pub(super) fn compare(of: Primitive, left: &str, right: &str) -> Compared {
    let by_equality = |equal: bool| Compared::Values(equal.then_some(Ordering::Equal));
    match of {
        Primitive::Text | Primitive::Other => by_equality(left == right),
        Primitive::Boolean => parsed(left, right, |text| boolean(text).ok()),
        Primitive::Decimal => {
            // Most numbers are small.
            let small = |text: &str| trim(text).parse::<i64>().ok();
            match (small(left), small(right)) {
                (Some(left), Some(right)) => Compared::Values(Some(left.cmp(&right))),
                _ => of_type::<Decimal>(left, right),
            }
        }
        Primitive::Float => numbers(left, right, |text| float(text).ok().map(f64::from)),
        Primitive::Double => numbers(left, right, |text| double(text).ok()),
        Primitive::Duration => of_type::<Duration>(left, right),
        Primitive::DateTime => of_type::<DateTime>(left, right),
        Primitive::Time => of_type::<Time>(left, right),
        Primitive::Date => of_type::<Date>(left, right),
        Primitive::GYearMonth => of_type::<GYearMonth>(left, right),
        Primitive::GYear => of_type::<GYear>(left, right),
        Primitive::GMonthDay => of_type::<GMonthDay>(left, right),
        Primitive::GDay => of_type::<GDay>(left, right),
        Primitive::GMonth => of_type::<GMonth>(left, right),
        Primitive::Hex => match (left.parse::<HexBinary>(), right.parse::<HexBinary>()) {
            (Ok(left), Ok(right)) => by_equality(left == right),
            _ => Compared::NoValue,
        },
        Primitive::Base64 => match (Binary::from_base64(left), Binary::from_base64(right)) {
            (Ok(left), Ok(right)) => by_equality(left == right),
            _ => Compared::NoValue,
        },
        Primitive::List => by_equality(items(left).eq(items(right))),
    }
}

/// Compares numbers. Not a number equals itself and has no order with others.
fn numbers(left: &str, right: &str, parse: impl Fn(&str) -> Option<f64>) -> Compared {
    match (parse(left), parse(right)) {
        (Some(left), Some(right)) if left.is_nan() && right.is_nan() => Compared::Values(Some(Ordering::Equal)),
        (Some(left), Some(right)) => Compared::Values(left.partial_cmp(&right)),
        _ => Compared::NoValue,
    }
}

fn of_type<T: FromStr + PartialOrd>(left: &str, right: &str) -> Compared {
    parsed(left, right, |text| text.parse::<T>().ok())
}

fn parsed<T: PartialOrd>(left: &str, right: &str, parse: impl Fn(&str) -> Option<T>) -> Compared {
    match (parse(left), parse(right)) {
        (Some(left), Some(right)) => Compared::Values(left.partial_cmp(&right)),
        _ => Compared::NoValue,
    }
}
