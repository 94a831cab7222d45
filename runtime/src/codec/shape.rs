//! Everything that a structure or a group declares.

use wsdl_xml::{Name, Ns};

use super::declared::{Declared, TextContent};
use super::failure::Report;
use super::row::Row;

/// The elements and attributes that a structure declares.
#[derive(Debug, Clone, Copy)]
pub struct Shape<'s> {
    /// The elements, in the order of their slots.
    pub rows: &'s [Row],
    /// Attributes and character data.
    pub declared: &'static Declared,
    /// Whether the elements may come in any order (`xs:all`).
    pub any_order: bool,
    /// The element by which a response reports a failed call, if it has one.
    pub report: Option<Report>,
    /// How character data is treated.
    pub text: TextContent,
    /// The namespace of the element whose items these are, if it holds nothing but a list.
    pub(super) wrapper: Option<Ns>,
    /// The kinds of rows.
    pub(super) has: Kinds,
}

/// The kinds of rows in a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kinds {
    /// Whether each slot has one row, which is for an element, so that the number of the slot is that of the row.
    pub(super) one_each: bool,
    /// Whether a slot may hold several values, but not any number of them.
    pub(super) bounds: bool,
    pub(super) groups: bool,
    pub(super) wildcards: bool,
    /// Whether an element that no row admits may be a row.
    pub(super) unlisted: bool,
    /// Whether character data is a row.
    pub(super) texts: bool,
    /// Whether character data inside groups is kept.
    texts_in_groups: bool,
}

impl Kinds {
    const fn of(rows: &[Row], text: TextContent) -> Self {
        let mut has = Self {
            one_each: true,
            bounds: false,
            groups: false,
            wildcards: false,
            unlisted: false,
            texts: false,
            texts_in_groups: false,
        };
        let mut index = 0;
        while index < rows.len() {
            let row = &rows[index];
            if row.is_arm || !row.is_element() || row.slot as usize != index {
                has.one_each = false;
            }
            has.bounds |= row.is_bounded();
            has.wildcards |= row.is_wildcard();
            has.unlisted |= row.is_unlisted();
            has.texts |= row.is_text();
            if let Some(group) = row.group {
                has.groups = true;
                has.texts_in_groups |= group.listens() || group.has.texts_in_groups;
            }
            index += 1;
        }
        has.one_each &= !matches!(text, TextContent::Pieces);
        has
    }
}

impl<'s> Shape<'s> {
    /// Creates the shape of a structure with these rows.
    pub const fn new(rows: &'s [Row], text: TextContent) -> Self {
        Self {
            rows,
            declared: &Declared::NONE,
            any_order: false,
            report: None,
            text,
            wrapper: None,
            has: Kinds::of(rows, text),
        }
    }

    /// Returns `true` if character data is kept as pieces between elements.
    pub(super) const fn has_pieces(&self) -> bool {
        matches!(self.text, TextContent::Pieces)
    }

    /// Returns `true` if character data between elements is kept.
    pub(super) const fn listens(&self) -> bool {
        self.has.texts || self.has_pieces()
    }

    /// Returns `true` if children that are out of order cannot be sorted, since character data belongs to places inside
    /// groups.
    pub(super) const fn is_fixed(&self) -> bool {
        self.has.groups && (self.listens() || self.has.texts_in_groups)
    }

    /// Returns `true` if an element with this name belongs to the rows or to a group of theirs.
    pub(super) fn knows(&self, ns: Ns, local: &str) -> bool {
        let in_group = |row: &Row| row.group.is_some_and(|group| group.knows(ns, local));
        self.rows.iter().any(|row| row.is_named(ns, local) || in_group(row))
    }

    /// Returns the most children that one value can have.
    pub(super) fn most_children(&self) -> u64 {
        let of_row = |row: &Row| {
            let each = row.group.map_or(1, Self::most_children);
            each.saturating_mul(u64::from(row.arm_max)).saturating_mul(u64::from(row.max))
        };
        let slots = self.rows.chunk_by(|one, other| one.slot == other.slot);
        slots.map(|rows| rows.iter().map(of_row).max().unwrap_or(0)).fold(0, u64::saturating_add)
    }

    /// Returns `true` if the row is for the element by which a response reports a failed call.
    pub(super) fn is_report(&self, row: usize) -> bool {
        self.report.is_some_and(|report| report.slot == self.rows[row].slot)
    }

    /// Returns the first row of the slot that a row belongs to.
    #[inline]
    pub(super) fn first_of(&self, row: usize) -> usize {
        if self.has.one_each {
            return row;
        }
        let slot = self.rows[row].slot;
        self.rows[..row].iter().rposition(|other| other.slot != slot).map_or(0, |before| before + 1)
    }

    /// Returns the rows of the slot whose first row this is.
    pub(super) fn rows_of(&self, first: usize) -> &'s [Row] {
        let rest = &self.rows[first..];
        let slot = rest.first().map_or(0, |row| row.slot);
        let len = rest.iter().position(|row| row.slot != slot).unwrap_or(rest.len());
        &rest[..len]
    }

    /// Returns `true` if the two rows belong to the same slot.
    pub(super) fn same_slot(&self, one: usize, other: usize) -> bool {
        match (self.rows.get(one), self.rows.get(other)) {
            (Some(one), Some(other)) => one.slot == other.slot,
            _ => false,
        }
    }

    /// Returns the names that a slot admits, for messages.
    pub(super) fn names(&self, first: usize, table: wsdl_xml::Table) -> String {
        const MOST: usize = 8;
        let rows = self.rows_of(first);
        let mut names: Vec<String> = Vec::new();
        for row in rows.iter().filter(|row| !row.is_text() && !row.is_unlisted()).take(MOST) {
            names.push(if row.is_wildcard() { "any".to_owned() } else { Name::display(&row.name, table) });
        }
        if rows.len() > MOST {
            names.push("another".to_owned());
        }
        names.join(" or ")
    }
}
