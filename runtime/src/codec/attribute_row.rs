//! The attributes that a structure declares, as data.

use wsdl_xml::{Name, Ns};

use super::value_rule::{ValueRule, WhiteSpace};

/// An attribute that a structure declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: Name,
    pub(super) is_required: bool,
    pub(super) rule: ValueRule,
}

impl Attribute {
    const fn new(ns: Ns, local: &'static str, is_required: bool) -> Self {
        Self { name: Name::new(ns, local), is_required, rule: ValueRule::NONE }
    }

    /// Creates an attribute that is always there.
    pub const fn required(ns: Ns, local: &'static str) -> Self {
        Self::new(ns, local, true)
    }

    /// Creates an attribute that may be absent.
    pub const fn optional(ns: Ns, local: &'static str) -> Self {
        Self::new(ns, local, false)
    }

    /// Returns the attribute with the value that it has if it is absent.
    pub const fn default(self, text: &'static str) -> Self {
        Self { rule: self.rule.with_default(text), ..self }
    }

    /// Returns the attribute with the only value that it may have.
    pub const fn fixed(self, text: &'static str) -> Self {
        Self { rule: self.rule.with_fixed(text), ..self }
    }

    /// Returns the attribute with values whose white space is collapsed.
    pub const fn collapse(self) -> Self {
        Self { rule: self.rule.with_white_space(WhiteSpace::Collapse), ..self }
    }

    /// Returns the attribute with values whose tabs and line breaks are replaced by spaces.
    pub const fn replace(self) -> Self {
        Self { rule: self.rule.with_white_space(WhiteSpace::Replace), ..self }
    }
}
