//! What a structure declares, as data: rows, which map names of children to slots.

use wsdl_xml::{Name, Ns};

use super::declared::Declared;
use super::failure::Report;
use super::value_rule::ValueRule;

/// A row of a structure's table: an element that one of the slots admits.
///
/// A slot is a place in the content model that holds elements one after the other. Rows are in the order of their
/// slots. Two slots may admit the same name, as in `(a, b, a)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The element's name.
    pub name: Name,
    /// The name of the items, if the element holds nothing but a list.
    pub(super) item: Option<Name>,
    pub(super) slot: u16,
    /// The least number of occurrences.
    pub(super) min: u32,
    /// The greatest number of occurrences; `u32::MAX` means unbounded.
    pub(super) max: u32,
    pub(super) nillable: bool,
    /// Whether the items may be nil, if the element holds nothing but a list.
    pub(super) nillable_items: bool,
    pub(super) ignored: bool,
    /// What the element declares about its value.
    pub(super) rule: ValueRule,
}

impl Row {
    const fn new(slot: u16, ns: Ns, local: &'static str, min: u32, max: u32) -> Self {
        Self {
            name: Name::new(ns, local),
            item: None,
            slot,
            min,
            max,
            nillable: false,
            nillable_items: false,
            ignored: false,
            rule: ValueRule::NONE,
        }
    }

    /// Creates a row for an element that occurs exactly once.
    pub const fn required(slot: u16, ns: Ns, local: &'static str) -> Self {
        Self::new(slot, ns, local, 1, 1)
    }

    /// Creates a row for an element that occurs at most once.
    pub const fn optional(slot: u16, ns: Ns, local: &'static str) -> Self {
        Self::new(slot, ns, local, 0, 1)
    }

    /// Creates a row for an element that occurs any number of times.
    pub const fn many(slot: u16, ns: Ns, local: &'static str) -> Self {
        Self::new(slot, ns, local, 0, u32::MAX)
    }

    /// Returns the row in another slot.
    pub const fn in_slot(self, slot: u16) -> Self {
        Self { slot, ..self }
    }

    /// Returns the row with at least `min` and at most `max` occurrences.
    pub const fn times(self, min: u32, max: u32) -> Self {
        Self { min, max, ..self }
    }

    /// Returns the row with a nillable element.
    pub const fn nillable(self) -> Self {
        Self { nillable: true, ..self }
    }

    /// Returns the row with an element that holds nothing but items of this name.
    pub const fn list(self, ns: Ns, local: &'static str) -> Self {
        Self { item: Some(Name::new(ns, local)), ..self }
    }

    /// Returns the row with a list of nillable items. If nil items are not kept, they are left out without a deviation.
    pub const fn list_of_nillable(self, ns: Ns, local: &'static str) -> Self {
        Self { nillable_items: true, ..self.list(ns, local) }
    }

    /// Returns the row with an element that is skipped.
    pub const fn ignored(self) -> Self {
        Self { ignored: true, ..self }
    }

    /// Returns the row of the items, if the element holds nothing but a list.
    pub(super) fn item_row(&self) -> Self {
        let name = self.item.unwrap_or(self.name);
        Self { rule: self.rule, ..Self::many(0, name.ns, name.local) }
    }

    /// Whether the element may occur more than once.
    pub(super) const fn is_repeated(&self) -> bool {
        self.max != 1
    }

    /// Whether an element with this local name in another namespace is an error, since values and rows must not be
    /// lost.
    pub(super) const fn is_demanded(&self) -> bool {
        !self.ignored && (self.min > 0 || self.is_repeated() || self.item.is_some())
    }
}

/// The elements and attributes that a structure declares.
#[derive(Debug, Clone, Copy)]
pub struct Shape<'s> {
    /// The elements, in the order of their slots.
    pub rows: &'s [Row],
    /// Attributes, character data and the type's name.
    pub declared: &'static Declared,
    /// Whether the elements may come in any order (`xs:all`).
    pub any_order: bool,
    /// The element by which a response reports a failed call, if it has one.
    pub report: Option<Report>,
    /// The namespace of the element whose items these are, if it holds nothing but a list.
    pub(super) wrapper: Option<Ns>,
}
