//! What a structure declares, as data: rows, which map the names of children to slots.

use wsdl_xml::{Name, Ns};

use super::failure::Report;

/// A row of a structure's table: an element that may stand in one of its slots.
///
/// A slot is a place in the content model that elements stand in one after the other; rows are in the order of their
/// slots. Two slots may admit the same name, as in `(a, b, a)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The element's name.
    pub name: Name,
    /// The name of the items, if the element holds nothing but a list.
    pub(super) item: Option<Name>,
    pub(super) slot: u16,
    /// How often the element comes at least.
    pub(super) min: u32,
    /// How often the element comes at most; `u32::MAX` is unbounded.
    pub(super) max: u32,
    pub(super) nillable: bool,
    /// Whether the items may be nil, if the element holds nothing but a list.
    pub(super) nillable_items: bool,
    pub(super) ignored: bool,
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
        }
    }

    /// An element that comes exactly once.
    pub const fn required(slot: u16, ns: Ns, local: &'static str) -> Self {
        Self::new(slot, ns, local, 1, 1)
    }

    /// An element that comes once or not at all.
    pub const fn optional(slot: u16, ns: Ns, local: &'static str) -> Self {
        Self::new(slot, ns, local, 0, 1)
    }

    /// An element that comes any number of times.
    pub const fn many(slot: u16, ns: Ns, local: &'static str) -> Self {
        Self::new(slot, ns, local, 0, u32::MAX)
    }

    /// The same element in another slot.
    pub const fn in_slot(self, slot: u16) -> Self {
        Self { slot, ..self }
    }

    /// The same element, which comes at least `min` and at most `max` times.
    pub const fn times(self, min: u32, max: u32) -> Self {
        Self { min, max, ..self }
    }

    /// The same element, which may be nil.
    pub const fn nillable(self) -> Self {
        Self { nillable: true, ..self }
    }

    /// The same element, which holds nothing but items with this name.
    pub const fn list(self, ns: Ns, local: &'static str) -> Self {
        Self { item: Some(Name::new(ns, local)), ..self }
    }

    /// The same with items that may be nil. If nil ones are not kept, they are left out without being a deviation.
    pub const fn list_of_nillable(self, ns: Ns, local: &'static str) -> Self {
        Self { nillable_items: true, ..self.list(ns, local) }
    }

    /// The same element, which is passed over: nothing of it is kept.
    pub const fn ignored(self) -> Self {
        Self { ignored: true, ..self }
    }

    /// Whether the element may come more than once.
    pub(super) const fn is_repeated(&self) -> bool {
        self.max != 1
    }

    /// Whether an element with this local name in another namespace is an error: values and rows must not be lost.
    pub(super) const fn is_demanded(&self) -> bool {
        !self.ignored && (self.min > 0 || self.is_repeated() || self.item.is_some())
    }
}

/// The elements and attributes that a structure declares.
#[derive(Debug, Clone, Copy)]
pub struct Shape<'s> {
    /// The elements, in the order of their slots.
    pub rows: &'s [Row],
    /// Whether any attribute may come (`xs:anyAttribute`).
    pub any_attribute: bool,
    /// Whether the elements may come in any order (`xs:all`).
    pub any_order: bool,
    /// The element by which a response reports that the call failed, if it has one.
    pub report: Option<Report>,
    /// The namespace of the element whose items these are, if it holds nothing but a list.
    pub(super) wrapper: Option<Ns>,
}
