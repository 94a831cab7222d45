//! Facets of simple types, with those of their bases (XML Schema part 2, section 4.3).

use std::sync::Arc;

use crate::diagnostics::Place;
use crate::xsd::builtin::Builtin;

/// The id of a type's facets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FacetsId(u32);

impl FacetsId {
    pub(crate) fn of(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Returns the index in the plan.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The facets of a type, and its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedFacets {
    /// The facets.
    pub facets: Facets,
    /// The name of the first type that has them; `None` if it is anonymous.
    pub name: Option<Arc<str>>,
    /// What is to be said about the patterns.
    pub findings: Vec<PatternFinding>,
}

/// Something about a pattern that users should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternFinding {
    /// What it is.
    pub title: String,
    /// The pattern.
    pub place: Place,
    /// What users can do.
    pub help: &'static str,
}

/// The facets of a type. The listed values of an enumeration are not among them, unless they have no variants.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Facets {
    /// The primitive type by which texts are measured and compared; `None` for a list or a union.
    pub primitive: Option<Builtin>,
    /// Whether the type is a list.
    pub is_list: bool,
    /// The built-in type whose lexical space the texts are in, if they are read as `String`.
    pub lexical: Option<Builtin>,
    /// The minimum length in characters, bytes or items.
    pub min_length: Option<u64>,
    /// The maximum length in characters, bytes or items.
    pub max_length: Option<u64>,
    /// The maximum number of digits.
    pub total_digits: Option<u64>,
    /// The maximum number of digits after the decimal point.
    pub fraction_digits: Option<u64>,
    /// The lower bound, and whether it is inclusive.
    pub min: Option<(String, bool)>,
    /// The upper bound, and whether it is inclusive.
    pub max: Option<(String, bool)>,
    /// The patterns, one for each step of derivation that has any: the texts in the schema joined by `|`, and the
    /// regular expression.
    pub patterns: Vec<(String, String)>,
    /// The listed values, if they have no variants.
    pub values: Vec<Arc<str>>,
    /// The facets of the items, if the type is a list.
    pub items: Option<FacetsId>,
    /// The facets of the members of a union that is not an enum. One of them must hold; none if any value is allowed.
    pub any_of: Vec<FacetsId>,
}
