//! What a structure declares besides its elements.

use wsdl_xml::Ns;

use super::attribute_row::Attribute;
use super::facets::Facets;
use super::value_rule::WhiteSpace;
use super::wildcard::Wildcard;

/// How a structure treats character data in its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextContent {
    /// There is none. Any character data is reported.
    None,
    /// It is one value, without elements in it: simple content, or mixed content without particles.
    Value,
    /// As [`Value`](Self::Value), with tabs and line breaks replaced by spaces.
    Replaced,
    /// As [`Value`](Self::Value), with white space collapsed.
    Collapsed,
    /// It is mixed with elements.
    Pieces,
}

impl TextContent {
    /// Returns `true` if it is one value.
    pub(super) const fn is_value(self) -> bool {
        matches!(self, Self::Value | Self::Replaced | Self::Collapsed)
    }

    /// Returns how the white space of the value is treated.
    pub(super) fn white_space(self) -> WhiteSpace {
        match self {
            Self::Replaced => WhiteSpace::Replace,
            Self::Collapsed => WhiteSpace::Collapse,
            Self::None | Self::Value | Self::Pieces => WhiteSpace::Preserve,
        }
    }
}

/// What a structure declares besides its elements.
#[derive(Debug, Clone, Copy)]
pub struct Declared {
    /// The attributes, in the order of reading.
    pub attributes: &'static [Attribute],
    /// Which other attributes are allowed (`xs:anyAttribute`).
    pub any_attribute: Option<Wildcard>,
    /// How character data is treated.
    pub text: TextContent,
    /// The facets of the text, if it is one value.
    pub text_facets: Option<&'static Facets>,
}

impl Declared {
    /// No declarations.
    pub const NONE: Self = Self { attributes: &[], any_attribute: None, text: TextContent::None, text_facets: None };

    /// Returns `true` if an attribute is declared by its name.
    pub(super) fn has(&self, ns: Ns, local: &str) -> bool {
        self.attributes.iter().any(|row| row.name.ns == ns && row.name.local == local)
    }
}
