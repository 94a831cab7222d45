//! The attributes that a structure declares, as data.

use std::borrow::Cow;

use wsdl_xml::{Name, Ns};

use super::error::ReadError;
use super::read_text::value_at;
use super::reader::Reader;
use super::text::Text;
use super::value_rule::{ValueRule, ruled};

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

    /// Creates a required attribute.
    pub const fn required(ns: Ns, local: &'static str) -> Self {
        Self::new(ns, local, true)
    }

    /// Creates an optional attribute.
    pub const fn optional(ns: Ns, local: &'static str) -> Self {
        Self::new(ns, local, false)
    }

    /// Returns the last step of its path.
    pub(super) fn place(&self) -> Cow<'static, str> {
        Cow::Owned(format!("@{}", self.name.local))
    }
}

impl Reader<'_> {
    /// Returns the value of an attribute of the open element, which was written as this text.
    pub(super) fn attribute_value<T: Text>(&mut self, row: &Attribute, mut text: Cow<'_, str>) -> Result<T, ReadError> {
        row.rule.white_space.apply(&mut text);
        value_at(self, || row.place(), text, row.rule.allowed())
    }
}

ruled!(
    Attribute,
    "attribute",
    default: "the value that it has if it is absent",
    fixed: "the only value that it may have"
);
