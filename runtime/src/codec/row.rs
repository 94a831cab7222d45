//! What a structure declares, as data: rows, which map names of children to slots.

use wsdl_xml::{Name, Ns};

use super::globals::Globals;
use super::group::Group;
use super::shape::Shape;
use super::value_rule::{ValueRule, ruled};
use super::wildcard::Wildcard;

/// A row of a structure's table: something that one of the slots admits.
///
/// A slot is a place in the content model. Rows are in the order of their slots. Two slots may admit the same name, as in
/// `(a, b, a)`. A slot has several rows if it is a choice, or a group that can begin with several elements.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The element's name; unused for wildcards and text.
    pub name: Name,
    /// The name of the items, if the element holds nothing but a list.
    pub(super) item: Option<Name>,
    /// The minimum and maximum number of items; `u32::MAX` means unbounded.
    pub(super) item_times: (u32, u32),
    pub(super) slot: u16,
    /// The alternative of a choice that the row belongs to.
    pub(super) arm: u16,
    pub(super) admits: Admits,
    /// Whether the row is one of the alternatives of a choice, or begins a group.
    pub(super) is_arm: bool,
    /// The table of the group, if the child begins one instead of being the value itself.
    pub(super) group: Option<&'static Shape<'static>>,
    /// The minimum number of occurrences in the slot.
    pub(super) min: u32,
    /// The maximum number of occurrences in the slot; `u32::MAX` means unbounded.
    pub(super) max: u32,
    /// The minimum number of elements or groups in one occurrence of the arm.
    pub(super) arm_min: u32,
    /// The maximum number of elements or groups in one occurrence of the arm.
    pub(super) arm_max: u32,
    pub(super) nillable: bool,
    /// Whether the items may be nil, if the element holds nothing but a list.
    pub(super) nillable_items: bool,
    pub(super) ignored: bool,
    /// What the element declares about its value.
    pub(super) rule: ValueRule,
    /// The types that `xsi:type` may not name here.
    pub(super) blocked: Blocked,
    /// The name of the type of an element that holds nothing but a list.
    pub(super) list_type: Option<(Ns, &'static str)>,
    /// The name of the value's simple type, unless it is that of the Rust type.
    pub(super) of_type: Option<(Ns, &'static str)>,
}

/// The types that an element blocks (XML Schema part 1, section 3.3.4).
#[derive(Debug, Clone, Copy)]
pub(super) enum Blocked {
    /// None.
    Nothing,
    /// These.
    Types(&'static [Name]),
    /// All but the declared type.
    All,
}

/// What a row admits.
#[derive(Debug, Clone, Copy)]
pub(super) enum Admits {
    /// The element with the row's name.
    Element,
    /// Elements in some namespaces.
    Any(Wildcard),
    /// Elements that no other row admits: members of a substitution group that the schema does not have.
    Unlisted,
    /// Character data.
    Text,
}

impl Row {
    const fn new(slot: u16, ns: Ns, local: &'static str, min: u32, max: u32) -> Self {
        Self {
            name: Name::new(ns, local),
            item: None,
            item_times: (0, u32::MAX),
            slot,
            arm: 0,
            admits: Admits::Element,
            is_arm: false,
            group: None,
            min,
            max,
            arm_min: 1,
            arm_max: 1,
            nillable: false,
            nillable_items: false,
            ignored: false,
            rule: ValueRule::NONE,
            blocked: Blocked::Nothing,
            list_type: None,
            of_type: None,
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

    /// Creates a row for an alternative of a choice that occurs exactly once.
    pub const fn arm(slot: u16, arm: u16, ns: Ns, local: &'static str) -> Self {
        Self { arm, is_arm: true, ..Self::new(slot, ns, local, 1, 1) }
    }

    /// Creates a row for an element that begins a group, which occurs exactly once. A slot has such a row for each
    /// element that its group can begin with.
    pub const fn group<G: Group>(slot: u16, ns: Ns, local: &'static str) -> Self {
        Self::arm(slot, 0, ns, local).group_of::<G>()
    }

    /// Creates a row for an element of any name in some namespaces, which occurs exactly once.
    pub const fn any(slot: u16, wildcard: Wildcard) -> Self {
        Self { admits: Admits::Any(wildcard), ..Self::new(slot, Ns::NONE, "", 1, 1) }
    }

    /// Creates a row for an element that no other row admits, as an alternative of a substitution group.
    pub const fn unlisted(slot: u16, arm: u16) -> Self {
        Self { admits: Admits::Unlisted, ..Self::arm(slot, arm, Ns::NONE, "") }
    }

    /// Creates a row for character data as an alternative of a choice.
    pub const fn text(slot: u16, arm: u16) -> Self {
        Self { admits: Admits::Text, ..Self::arm(slot, arm, Ns::NONE, "") }
    }

    /// Returns the row in another slot.
    pub const fn in_slot(self, slot: u16) -> Self {
        Self { slot, ..self }
    }

    /// Returns the row as an alternative of a choice.
    pub const fn in_arm(self, arm: u16) -> Self {
        Self { arm, is_arm: true, ..self }
    }

    /// Returns the row with at least `min` and at most `max` occurrences. All rows of a slot have the same bounds.
    pub const fn times(self, min: u32, max: u32) -> Self {
        Self { min, max, ..self }
    }

    /// Returns the row with at least `min` and at most `max` elements or groups in one occurrence of the alternative.
    pub const fn arm_times(self, min: u32, max: u32) -> Self {
        Self { arm_min: min, arm_max: max, ..self }
    }

    /// Returns the row for a child that begins this group instead of being the value itself. The alternative has such a
    /// row for each child that the group can begin with.
    pub const fn group_of<G: Group>(self) -> Self {
        Self { group: Some(G::SHAPE), is_arm: true, ..self }
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

    /// Returns the row with a list of at least `min` and at most `max` items; `u32::MAX` means unbounded.
    pub const fn item_times(self, min: u32, max: u32) -> Self {
        Self { item_times: (min, max), ..self }
    }

    /// Returns the row with an element that is skipped.
    pub const fn ignored(self) -> Self {
        Self { ignored: true, ..self }
    }

    /// Returns the row with values of a simple type of this name. Its Rust type has another name, or stands for several.
    pub const fn of_type(self, ns: Ns, local: &'static str) -> Self {
        Self { of_type: Some((ns, local)), ..self }
    }

    /// Returns the row with an element in which `xsi:type` may not name these types.
    pub const fn blocking(self, types: &'static [Name]) -> Self {
        Self { blocked: Blocked::Types(types), ..self }
    }

    /// Returns the row with an element in which `xsi:type` may only name the declared type.
    pub const fn blocking_all(self) -> Self {
        Self { blocked: Blocked::All, ..self }
    }

    /// Returns the row with an element that holds nothing but a list, whose type has this name.
    pub const fn list_type(self, ns: Ns, local: &'static str) -> Self {
        Self { list_type: Some((ns, local)), ..self }
    }

    /// Returns what the row says about values.
    #[inline(always)]
    pub(super) fn rule(&self) -> ValueRule {
        self.rule
    }

    /// Returns the row of the items, if the element holds nothing but a list.
    pub(super) fn item_row(&self) -> Self {
        let name = self.item.unwrap_or(self.name);
        let (min, max) = self.item_times;
        Self { rule: self.rule, of_type: self.of_type, min, max, ..Self::many(0, name.ns, name.local) }
    }

    /// Whether the slot may hold more than one value.
    pub(super) const fn is_repeated(&self) -> bool {
        self.max != 1
    }

    /// Returns `true` if the slot may hold several values, but not any number of them.
    pub(super) const fn is_bounded(&self) -> bool {
        self.max != 1 && self.max != u32::MAX
    }

    pub(super) const fn is_element(&self) -> bool {
        matches!(self.admits, Admits::Element)
    }

    pub(super) const fn is_text(&self) -> bool {
        matches!(self.admits, Admits::Text)
    }

    pub(super) const fn is_wildcard(&self) -> bool {
        matches!(self.admits, Admits::Any(_))
    }

    pub(super) const fn is_unlisted(&self) -> bool {
        matches!(self.admits, Admits::Unlisted)
    }

    /// Whether it is a wildcard that admits an exact number of elements.
    pub(super) const fn is_exact_wildcard(&self) -> bool {
        self.is_wildcard() && !self.is_arm && self.min == self.max
    }

    /// Returns the declarations that elements must have and conform to, if it is a wildcard that asks for that.
    pub(super) const fn globals(&self) -> Option<&'static Globals> {
        match &self.admits {
            Admits::Any(wildcard) => wildcard.globals,
            _ => None,
        }
    }

    /// Whether the row is for elements with this name.
    #[inline]
    pub(super) fn is_named(&self, ns: Ns, local: &str) -> bool {
        self.name.local == local && self.name.ns == ns && self.is_element()
    }

    /// Whether an element with this local name in another namespace is an error, since values and rows must not be
    /// lost.
    pub(super) const fn is_demanded(&self) -> bool {
        !self.ignored && (self.min > 0 || self.is_repeated() || self.item.is_some())
    }
}

ruled!(
    Row,
    "row",
    default: "a value for an empty element (XML Schema part 1, section 3.3.4)",
    fixed: "the only value that the element may have, which an empty element has, too"
);
