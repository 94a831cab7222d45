//! What an element or attribute declares about its value besides the Rust type: white space, default, fixed value,
//! facets.

use std::borrow::Cow;

use super::facets::Facets;
use crate::values::white_space;

/// How white space in a value is treated before anything else reads it (XML Schema part 2, section 4.3.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WhiteSpace {
    /// It is kept.
    #[default]
    Preserve,
    /// Tabs and line breaks become spaces.
    Replace,
    /// As [`Replace`](Self::Replace); then runs of spaces become one, and those at the ends are removed.
    Collapse,
}

impl WhiteSpace {
    /// Returns the text with its white space treated. A text that does not change is not copied.
    pub fn applied(self, text: Cow<'_, str>) -> Cow<'_, str> {
        match self {
            Self::Preserve => text,
            Self::Replace => white_space::replace(text),
            Self::Collapse => white_space::collapse(text),
        }
    }

    /// Treats the white space of a text.
    pub(super) fn apply(self, text: &mut Cow<'_, str>) {
        if self != Self::Preserve {
            *text = self.applied(std::mem::take(text));
        }
    }
}

/// What a row or an attribute says about values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ValueRule {
    pub(super) white_space: WhiteSpace,
    given: Given,
    /// The default or fixed value.
    text: &'static str,
    facets: Option<&'static Facets>,
}

/// The values that are allowed.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Allowed {
    /// The only value.
    pub(super) fixed: Option<&'static str>,
    /// The facets of all values.
    pub(super) facets: Option<&'static Facets>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Given {
    Nothing,
    Default,
    Fixed,
}

impl ValueRule {
    /// Any value, as it is.
    pub(super) const NONE: Self =
        Self { white_space: WhiteSpace::Preserve, given: Given::Nothing, text: "", facets: None };

    pub(super) const fn with_white_space(self, white_space: WhiteSpace) -> Self {
        Self { white_space, ..self }
    }

    pub(super) const fn with_default(self, text: &'static str) -> Self {
        Self { given: Given::Default, text, ..self }
    }

    pub(super) const fn with_fixed(self, text: &'static str) -> Self {
        Self { given: Given::Fixed, text, ..self }
    }

    pub(super) const fn with_facets(self, facets: &'static Facets) -> Self {
        Self { facets: Some(facets), ..self }
    }

    /// Whether a text may be changed before it is read, or must be a certain one.
    #[inline(always)]
    pub(super) fn changes_texts(&self) -> bool {
        !matches!((self.white_space, self.given), (WhiteSpace::Preserve, Given::Nothing))
    }

    /// Returns the value that holds for an empty element (XML Schema part 1, section 3.3.4) or an absent attribute.
    pub(super) fn given(&self) -> Option<&'static str> {
        (self.given != Given::Nothing).then_some(self.text)
    }

    /// Returns the values that the schema allows.
    pub(super) fn allowed(&self) -> Allowed {
        Allowed { fixed: (self.given == Given::Fixed).then_some(self.text), facets: self.facets }
    }

    /// Returns the facets of the values.
    #[inline(always)]
    pub(super) fn facets(&self) -> Option<&'static Facets> {
        self.facets
    }

    /// Prepares an element's text for its type.
    pub(super) fn prepare(&self, text: &mut Cow<'_, str>) {
        match self.given() {
            Some(given) if text.is_empty() => *text = Cow::Borrowed(given),
            _ => self.white_space.apply(text),
        }
    }
}

/// Implements the methods that say something about values, for a type with a field `rule`.
macro_rules! ruled {
    ($type:ident, $thing:literal, default: $default:literal, fixed: $fixed:literal) => {
        impl $type {
            #[doc = concat!("Returns the ", $thing, " with ", $default, ".")]
            pub const fn default(self, text: &'static str) -> Self {
                Self { rule: self.rule.with_default(text), ..self }
            }

            #[doc = concat!("Returns the ", $thing, " with ", $fixed, ".")]
            pub const fn fixed(self, text: &'static str) -> Self {
                Self { rule: self.rule.with_fixed(text), ..self }
            }

            #[doc = concat!("Returns the ", $thing, " with values that have these facets.")]
            pub const fn facets(self, facets: &'static $crate::codec::Facets) -> Self {
                Self { rule: self.rule.with_facets(facets), ..self }
            }

            #[doc = concat!("Returns the ", $thing, " with values whose white space is collapsed.")]
            pub const fn collapse(self) -> Self {
                Self { rule: self.rule.with_white_space($crate::codec::WhiteSpace::Collapse), ..self }
            }

            #[doc = concat!("Returns the ", $thing, " with values whose tabs and line breaks are replaced by spaces.")]
            pub const fn replace(self) -> Self {
                Self { rule: self.rule.with_white_space($crate::codec::WhiteSpace::Replace), ..self }
            }
        }
    };
}

pub(super) use ruled;
