//! What a structure declares, as data.

use wsdl_xml::{Name, Ns};

/// An element that a structure declares in its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The element's name.
    pub name: Name,
    pub(super) occurs: Occurs,
    pub(super) nillable: bool,
    pub(super) item: Option<Name>,
    pub(super) ignored: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Occurs {
    Required,
    Optional,
    Many,
}

impl Field {
    const fn new(ns: Ns, local: &'static str, occurs: Occurs) -> Self {
        Self { name: Name::new(ns, local), occurs, nillable: false, item: None, ignored: false }
    }

    /// An element that comes exactly once.
    pub const fn required(ns: Ns, local: &'static str) -> Self {
        Self::new(ns, local, Occurs::Required)
    }

    /// An element that comes once or not at all.
    pub const fn optional(ns: Ns, local: &'static str) -> Self {
        Self::new(ns, local, Occurs::Optional)
    }

    /// An element that may come again.
    pub const fn many(ns: Ns, local: &'static str) -> Self {
        Self::new(ns, local, Occurs::Many)
    }

    /// The same element, which may be nil.
    pub const fn nillable(self) -> Self {
        Self { nillable: true, ..self }
    }

    /// The same element, which holds nothing but items of this name.
    pub const fn list(self, ns: Ns, local: &'static str) -> Self {
        Self { item: Some(Name::new(ns, local)), ..self }
    }

    /// The same element, which is passed over where it comes: nothing of it is kept.
    pub const fn ignored(self) -> Self {
        Self { ignored: true, ..self }
    }
}

/// The elements and attributes that a structure declares.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// The elements, in the order of the schema.
    pub fields: &'static [Field],
    /// Whether any attribute may come (`xs:anyAttribute`).
    pub any_attribute: bool,
    /// Whether the elements may come in any order (`xs:all`).
    pub any_order: bool,
}
