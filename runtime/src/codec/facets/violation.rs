//! What is wrong with a value by the facets of its type.

use std::fmt;

/// A facet that a value does not satisfy (XML Schema part 2, section 4.3). The value itself is not shown.
///
/// Lengths are in characters for texts, in bytes for binary values, in items for lists.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FacetViolation {
    /// The value is shorter than `minLength` or `length` allows.
    MinLength {
        /// The length of the value.
        length: usize,
        /// The minimum.
        min: usize,
    },
    /// The value is longer than `maxLength` or `length` allows.
    MaxLength {
        /// The length of the value.
        length: usize,
        /// The maximum.
        max: usize,
    },
    /// The value has more digits than `totalDigits` allows.
    TotalDigits {
        /// The number of digits of the value.
        digits: usize,
        /// The maximum.
        max: usize,
    },
    /// The value has more digits after the decimal point than `fractionDigits` allows.
    FractionDigits {
        /// The number of digits of the value.
        digits: usize,
        /// The maximum.
        max: usize,
    },
    /// The value is less than `minInclusive`. Holds the bound.
    MinInclusive(&'static str),
    /// The value is not greater than `minExclusive`. Holds the bound.
    MinExclusive(&'static str),
    /// The value is greater than `maxInclusive`. Holds the bound.
    MaxInclusive(&'static str),
    /// The value is not less than `maxExclusive`. Holds the bound.
    MaxExclusive(&'static str),
    /// The text does not match the pattern. Holds the pattern as the schema has it; several alternatives are joined by
    /// `|`.
    Pattern(&'static str),
    /// The value is not one of those that the schema lists.
    Enumeration,
    /// The text is not in the lexical space of the type, such as a space in an `xs:NCName`. Holds the type's name.
    LexicalSpace(&'static str),
}

impl fmt::Display for FacetViolation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MinLength { length, min } => write!(f, "length {length} is less than the minimum of {min}"),
            Self::MaxLength { length, max } => write!(f, "length {length} is more than the maximum of {max}"),
            Self::TotalDigits { digits, max } => write!(f, "{digits} digits are more than the maximum of {max}"),
            Self::FractionDigits { digits, max } => {
                write!(f, "{digits} digits after the decimal point are more than the maximum of {max}")
            }
            Self::MinInclusive(bound) => write!(f, "value is less than {bound}"),
            Self::MinExclusive(bound) => write!(f, "value is not greater than {bound}"),
            Self::MaxInclusive(bound) => write!(f, "value is greater than {bound}"),
            Self::MaxExclusive(bound) => write!(f, "value is not less than {bound}"),
            Self::Pattern(pattern) => write!(f, "text does not match the pattern {pattern}"),
            Self::Enumeration => f.write_str("value is not one of those that the schema lists"),
            Self::LexicalSpace(of) => write!(f, "text is not an xs:{of}"),
        }
    }
}

impl std::error::Error for FacetViolation {}

/// A value of a request that does not satisfy the facets of its type, and its place. The value itself is not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FacetError {
    /// The element path of the value, as `AddContact/EmailAddress`. Attributes follow after `@`.
    pub path: String,
    /// The facet.
    pub violation: FacetViolation,
}

impl fmt::Display for FacetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.violation)
    }
}

impl std::error::Error for FacetError {}
