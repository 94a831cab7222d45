//! Simple types (XML Schema part 1, section 3.14, and part 2, section 4).

use super::Derivation;
use crate::diagnostics::{Diagnostic, Place};
use crate::qname::QName;
use crate::xml::ForeignAttribute;
use crate::xsd::builtin::WhiteSpace;

/// A simple type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SimpleType {
    /// The name of a global type.
    pub name: Option<QName>,
    /// The derivations that are not allowed from it; if absent, the default of the schema.
    pub final_: Option<Vec<Derivation>>,
    /// How it is derived from other types.
    pub variety: Variety,
    /// Attributes in other namespaces.
    pub foreign: Vec<ForeignAttribute>,
    /// The documentation.
    pub documentation: Option<String>,
    /// The place.
    pub place: Place,
    /// The problems of a global component and of what it contains. They affect everything that needs it.
    pub problems: Vec<Diagnostic>,
}

/// How a simple type is derived from other types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Variety {
    /// Some values of another type.
    Restriction {
        /// The base.
        base: SimpleTypeReference,
        /// The facets of its values.
        facets: Box<Facets>,
    },
    /// Values of another type, separated by white space.
    List {
        /// The type of the items.
        item: SimpleTypeReference,
    },
    /// The values of several types. A text is a value of the first member that allows it.
    Union {
        /// The members: those that `memberTypes` names, then those without a name.
        members: Vec<SimpleTypeReference>,
    },
}

/// A simple type from which another one is derived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SimpleTypeReference {
    /// A type with a name.
    Named(QName),
    /// A type without a name.
    Inline(Box<SimpleType>),
}

/// The facets of a restriction. Bounds are written in the lexical space of the base.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    /// The listed values; empty if they are not listed.
    pub enumeration: Vec<Enumeration>,
    /// The patterns. One of them matches the whole text (XML Schema part 2, appendix F).
    pub patterns: Vec<Pattern>,
    /// The length in characters, bytes or items.
    pub length: Option<u64>,
    /// The minimum length.
    pub min_length: Option<u64>,
    /// The maximum length.
    pub max_length: Option<u64>,
    /// The maximum number of digits.
    pub total_digits: Option<u64>,
    /// The maximum number of digits after the decimal point.
    pub fraction_digits: Option<u64>,
    /// The inclusive lower bound.
    pub min_inclusive: Option<String>,
    /// The exclusive lower bound.
    pub min_exclusive: Option<String>,
    /// The inclusive upper bound.
    pub max_inclusive: Option<String>,
    /// The exclusive upper bound.
    pub max_exclusive: Option<String>,
    /// How white space is treated.
    pub white_space: Option<WhiteSpace>,
}

/// A listed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enumeration {
    /// The text as written.
    pub value: String,
    /// The documentation.
    pub documentation: Option<String>,
    /// The place.
    pub place: Place,
}

/// A pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// The regular expression as written.
    pub value: String,
    /// The place.
    pub place: Place,
}
