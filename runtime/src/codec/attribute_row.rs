//! The attributes that a structure declares, as data.

use wsdl_xml::{Name, Ns};

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
}

ruled!(
    Attribute,
    "attribute",
    default: "the value that it has if it is absent",
    fixed: "the only value that it may have"
);
