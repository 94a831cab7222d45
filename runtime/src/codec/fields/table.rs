//! What a child means to a table: the rule of slots, without reading.
//!
//! A child belongs to the first slot, at or after the current one, that admits it and is not full. A row with a name comes
//! before a wildcard, unless the wildcard needs an exact number of elements, stands earlier and lacks some.

use wsdl_xml::Ns;

use super::seen::Seen;
use crate::codec::row::{Admits, Row};
use crate::codec::shape::Shape;

/// The position of reading in a table.
#[derive(Debug, Clone, Copy)]
pub(in crate::codec) struct Table<'s> {
    pub(in crate::codec) shape: &'s Shape<'s>,
    /// The first row of the current slot.
    pub(in crate::codec) at: usize,
    /// The number of occurrences in the current slot.
    pub(in crate::codec) count: u32,
    pub(in crate::codec) run: Run,
    pub(in crate::codec) seen: &'s Seen,
}

/// One occurrence of an alternative that may hold several elements or groups.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::codec) struct Run {
    pub(in crate::codec) arm: u16,
    /// The number of values so far; 0 if none is being read.
    pub(in crate::codec) count: u32,
}

/// Where a child fits into one table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// A row with its name, at or after the current slot, that is not full.
    Row(usize),
    /// A wildcard.
    Any(usize),
    /// Only a slot before the current one.
    Earlier(usize),
    /// Only a slot that is full.
    Full(usize),
    /// Only inside the group of this row, which it cannot begin.
    Inside(usize),
    /// A row has its local name, but another namespace.
    LookAlike(usize),
    Nowhere,
}

/// What a child means to its structure.
#[derive(Debug, Clone, Copy)]
pub(in crate::codec) enum Verdict {
    /// An element of this row.
    Row(usize),
    /// A child of a structure or group around this group, which ends here.
    Outside,
    /// A child that comes too late for this row.
    Misplaced(usize),
    /// A child to skip.
    Stray(Stray),
}

/// A child that the structure does not take.
#[derive(Debug, Clone, Copy)]
pub(in crate::codec) enum Stray {
    /// Its row is ignored.
    Ignored,
    /// Its slot is full.
    Repeated,
    /// It has the local name of this row, but another namespace.
    WrongNamespace(usize),
    /// It has no row.
    Unknown,
    /// Character data that no slot admits.
    Text,
}

impl Run {
    /// Returns `true` if one more element of this row belongs to the same occurrence.
    pub(in crate::codec) fn goes_on(self, row: &Row) -> bool {
        self.is_of(row) && self.count < row.arm_max
    }

    fn is_of(self, row: &Row) -> bool {
        self.count > 0 && row.is_arm && row.arm_max != 1 && self.arm == row.arm
    }
}

impl Table<'_> {
    /// Returns `true` if the slot of a row is full.
    #[inline]
    pub(in crate::codec) fn is_full(&self, index: usize) -> bool {
        let row = &self.shape.rows[index];
        if row.max == u32::MAX {
            return false;
        }
        let first = self.shape.first_of(index);
        if first == self.at && self.run.goes_on(row) {
            return false;
        }
        if row.max == 1 { self.seen.has(first) } else { first == self.at && self.count >= row.max }
    }

    /// Returns `true` if a full slot keeps values that exceed its bounds. It must be the current slot.
    fn keeps_excess(&self, index: usize) -> bool {
        let row = &self.shape.rows[index];
        self.shape.same_slot(index, self.at) && (row.is_bounded() || self.run.is_of(row))
    }

    fn fit(&self, ns: Ns, local: &str) -> Fit {
        let (rows, has) = (self.shape.rows, &self.shape.has);
        let Some(alike) = rows.iter().position(|row| row.name.local == local && row.is_element()) else {
            return if has.wildcards || has.groups { self.fit_unnamed(ns, local) } else { Fit::Nowhere };
        };
        let at = self.at.min(rows.len());
        let mut full = None;
        for (index, row) in rows.iter().enumerate().skip(alike.max(at)) {
            if row.is_named(ns, local) {
                if !self.is_full(index) {
                    let wildcard = if self.shape.is_report(index) { None } else { self.unfilled_wildcard(index, ns) };
                    return Fit::Row(wildcard.unwrap_or(index));
                }
                full = full.or(Some(index));
            }
        }
        let unnamed = if has.wildcards || has.groups { self.fit_unnamed(ns, local) } else { Fit::Nowhere };
        if let Fit::Any(_) = unnamed {
            return unnamed;
        }
        for (index, row) in rows.iter().enumerate().take(at).skip(alike) {
            if row.is_named(ns, local) {
                if !self.is_full(index) {
                    return Fit::Earlier(index);
                }
                full = full.or(Some(index));
            }
        }
        match (unnamed, full) {
            (Fit::Earlier(_), _) => unnamed,
            (_, Some(index)) => Fit::Full(index),
            (Fit::Nowhere, None) => Fit::LookAlike(alike),
            _ => unnamed,
        }
    }

    /// Returns the wildcards between the current slot and this row that must have an exact number of elements, but do not
    /// have them yet.
    #[inline(always)]
    fn unfilled_wildcards(&self, to: usize) -> impl Iterator<Item = usize> {
        let rows = if self.shape.has.wildcards { self.at..to } else { 0..0 };
        rows.filter(|index| self.shape.rows[*index].is_exact_wildcard() && !self.is_full(*index))
    }

    /// Returns the first of them that admits a name.
    #[inline(always)]
    pub(in crate::codec) fn unfilled_wildcard(&self, to: usize, ns: Ns) -> Option<usize> {
        let admits = |index: &usize| matches!(self.shape.rows[*index].admits, Admits::Any(any) if any.admits(ns));
        self.unfilled_wildcards(to).find(admits)
    }

    /// Returns `true` if there is one up to the last row.
    pub(in crate::codec) fn awaits_any(&self) -> bool {
        self.unfilled_wildcards(self.shape.rows.len()).next().is_some()
    }

    /// Finds the place of a child that no row names: a wildcard, or the inside of a group.
    #[inline(never)]
    fn fit_unnamed(&self, ns: Ns, local: &str) -> Fit {
        let (rows, at) = (self.shape.rows, self.at.min(self.shape.rows.len()));
        let takes =
            |index: &usize| matches!(rows[*index].admits, Admits::Any(any) if any.admits(ns)) && !self.is_full(*index);
        if self.shape.has.wildcards {
            if let Some(index) = (at..rows.len()).find(takes) {
                return Fit::Any(index);
            }
            if let Some(index) = (0..at).find(takes) {
                return Fit::Earlier(index);
            }
        }
        let in_group = |row: &Row| row.group.is_some_and(|group| group.knows(ns, local));
        rows.iter().position(in_group).map_or(Fit::Nowhere, Fit::Inside)
    }

    /// Decides what a child means. `around` are the tables around this one, the innermost first.
    pub(in crate::codec) fn verdict<'t>(
        &self,
        mut around: impl Iterator<Item = Table<'t>> + Clone,
        ns: Ns,
        local: &str,
    ) -> Verdict {
        let fit = self.fit(ns, local);
        let rows = self.shape.rows;
        match fit {
            Fit::Row(index) if !rows[index].ignored => return Verdict::Row(index),
            Fit::Row(index) | Fit::Earlier(index) | Fit::Full(index) if rows[index].ignored => {
                return Verdict::Stray(Stray::Ignored);
            }
            Fit::Earlier(index) | Fit::Full(index) if self.shape.is_report(index) => return Verdict::Row(index),
            _ => {}
        }
        let has_unlisted_around = fit == Fit::Nowhere
            && self.unlisted_row().is_none()
            && self.may_end()
            && around.clone().any(|table| table.unlisted_row().is_some());
        let mut fits_around = |is_it: fn(Fit) -> bool| {
            around.any(|table| match table.fit(ns, local) {
                // A full slot that keeps what exceeds its bounds counts as one that is not full.
                Fit::Full(index) if table.keeps_excess(index) => is_it(Fit::Row(index)),
                fit => is_it(fit),
            })
        };
        let is_outside = match fit {
            Fit::Row(_) => false,
            Fit::Any(index) if rows[index].is_exact_wildcard() => false,
            Fit::Any(_) => fits_around(|fit| matches!(fit, Fit::Row(_))),
            Fit::Earlier(_) | Fit::Full(_) | Fit::Inside(_) => {
                fits_around(|fit| matches!(fit, Fit::Row(_) | Fit::Any(_)))
            }
            Fit::LookAlike(_) => fits_around(|fit| !matches!(fit, Fit::Nowhere | Fit::LookAlike(_))),
            Fit::Nowhere => fits_around(|fit| fit != Fit::Nowhere) || has_unlisted_around,
        };
        match fit {
            _ if is_outside => Verdict::Outside,
            Fit::Row(index) | Fit::Any(index) => Verdict::Row(index),
            Fit::Earlier(index) | Fit::Inside(index) => Verdict::Misplaced(index),
            Fit::Full(index) if self.keeps_excess(index) => Verdict::Row(index),
            // An unknown element took the place. By places, it is left out instead.
            Fit::Full(index) if self.has_unlisted(index) && !self.shape.is_fixed() => Verdict::Misplaced(index),
            Fit::Full(_) => Verdict::Stray(Stray::Repeated),
            Fit::LookAlike(index) => Verdict::Stray(Stray::WrongNamespace(index)),
            Fit::Nowhere => self.unlisted_row().map_or(Verdict::Stray(Stray::Unknown), Verdict::Row),
        }
    }

    /// Returns `true` if the slot of a row holds an element that nothing admits.
    fn has_unlisted(&self, index: usize) -> bool {
        let first = self.shape.first_of(index);
        let unlisted = self.shape.rows_of(first).iter().position(Row::is_unlisted);
        unlisted.is_some_and(|after| self.seen.has(first + after))
    }

    /// Returns `true` if the slot with this first row is required and still empty.
    fn awaits(&self, first: usize) -> bool {
        self.shape.rows[first].min > 0 && !self.seen.has(first)
    }

    /// Returns the first rows of the current slot and those after it.
    fn slots(&self) -> impl Iterator<Item = usize> {
        let rows = self.shape.rows;
        let next = |first: &usize| Some(first + self.shape.rows_of(*first).len());
        std::iter::successors(Some(self.at.min(rows.len())), next).take_while(|first| *first < rows.len())
    }

    /// Returns `true` if no slot waits for its first element.
    fn may_end(&self) -> bool {
        !self.slots().any(|first| self.awaits(first))
    }

    /// Returns the row for a child that nothing admits: of the current slot, or of a later one if all before it may stay
    /// empty or have what they need.
    fn unlisted_row(&self) -> Option<usize> {
        if !self.shape.has.unlisted {
            return None;
        }
        for first in self.slots() {
            let unlisted = self.shape.rows_of(first).iter().position(Row::is_unlisted);
            match unlisted.map(|after| first + after).filter(|index| !self.is_full(*index)) {
                Some(index) => return Some(index),
                None if self.awaits(first) => return None,
                None => {}
            }
        }
        None
    }

    /// Returns the row for character data: of the current slot, or of the next that has one.
    pub(in crate::codec) fn text_row(&self) -> Option<usize> {
        let at = self.at.min(self.shape.rows.len());
        self.shape.rows[at..].iter().position(Row::is_text).map(|after| at + after)
    }
}
