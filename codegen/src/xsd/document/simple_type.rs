//! Simple types (XML Schema part 1, section 3.14, and part 2, section 4).

use super::Derivation;
use crate::diagnostics::{Diagnostic, Place};
use crate::qname::QName;
use crate::xml::ForeignAttribute;
use crate::xsd::builtin::WhiteSpace;

/// A type of texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SimpleType {
    /// The name of a global type.
    pub name: Option<QName>,
    /// How no type may be made of it; without it the schema's default holds.
    pub final_: Option<Vec<Derivation>>,
    /// How it is made of others.
    pub variety: Variety,
    /// Attributes of other languages.
    pub foreign: Vec<ForeignAttribute>,
    /// Prose.
    pub documentation: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// What is wrong with a global one and what is in it. It concerns whatever needs it.
    pub problems: Vec<Diagnostic>,
}

/// How a simple type is made of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Variety {
    /// Some of the values of another.
    Restriction {
        /// The other.
        base: SimpleTypeReference,
        /// Which values.
        facets: Box<Facets>,
    },
    /// Values of another with white space between.
    List {
        /// The other.
        item: SimpleTypeReference,
    },
    /// The values of several others; the first that fits counts.
    Union {
        /// The others: those that `memberTypes` names, then those without a name.
        members: Vec<SimpleTypeReference>,
    },
}

/// A simple type that another is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SimpleTypeReference {
    /// A type with a name.
    Named(QName),
    /// A type without a name.
    Inline(Box<SimpleType>),
}

/// Which values of the base a restriction keeps. Bounds are in the lexical form of the base.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    /// The values, if they are listed.
    pub enumeration: Vec<Enumeration>,
    /// Regular expressions of which one must fit the whole text (XML Schema part 2, appendix F).
    pub patterns: Vec<Pattern>,
    /// The length in characters, bytes or items.
    pub length: Option<u64>,
    /// The least length.
    pub min_length: Option<u64>,
    /// The greatest length.
    pub max_length: Option<u64>,
    /// The greatest number of digits.
    pub total_digits: Option<u64>,
    /// The greatest number of digits behind the point.
    pub fraction_digits: Option<u64>,
    /// The least value.
    pub min_inclusive: Option<String>,
    /// What all values are above.
    pub min_exclusive: Option<String>,
    /// The greatest value.
    pub max_inclusive: Option<String>,
    /// What all values are below.
    pub max_exclusive: Option<String>,
    /// What becomes of white space.
    pub white_space: Option<WhiteSpace>,
}

/// A listed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enumeration {
    /// The text as written.
    pub value: String,
    /// Prose.
    pub documentation: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// A regular expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// The expression as written.
    pub value: String,
    /// Where it stands.
    pub place: Place,
}
