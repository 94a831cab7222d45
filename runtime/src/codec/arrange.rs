//! Assigns children that may be out of order to slots, by their names alone.
//!
//! Children that are in order are assigned by the rule of slots. If any child is out of order, each goes to the first
//! slot that takes it; children are then sorted by slot, and keep their order inside a slot. The elements of repeated
//! groups must be in order, since nothing else shows which of them belong together.

use wsdl_xml::Ns;

use super::fields::seen::Seen;
use super::fields::table::{Run, Stray, Table, Verdict};
use super::row::{Admits, Row};
use super::shape::Shape;

/// A child of an element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Child<'a> {
    /// Its name; `None` for character data.
    pub(super) name: Option<(Ns, &'a str)>,
    /// Whether it is white space.
    pub(super) is_blank: bool,
    /// Where it begins.
    pub(super) place: u32,
}

/// The outcome for a child.
#[derive(Debug, Clone, Copy)]
pub(super) enum Assigned {
    /// It belongs to this row, in this occurrence of its slot.
    Row { row: usize, occurrence: u32, is_misordered: bool },
    /// It is skipped, and reported unless it is white space.
    Stray(Stray),
}

/// Assigns children to rows. If that cannot be done, returns the number of a child that is out of order.
pub(super) fn assign(shape: &Shape<'_>, children: &[Child<'_>]) -> Result<Vec<Assigned>, usize> {
    match in_order(shape, children.iter(), 0) {
        Ok(assigned) => Ok(assigned),
        Err(_) => sorted(shape, children),
    }
}

/// A table, and the position of reading in it.
struct Level<'s> {
    shape: &'s Shape<'s>,
    at: usize,
    count: u32,
    run: Run,
    seen: Seen,
    occurrence: u32,
    /// The row of the last child.
    row: usize,
}

impl<'s> Level<'s> {
    fn new(shape: &'s Shape<'s>, at: usize) -> Self {
        Self { shape, at, count: 0, run: Run::default(), seen: Seen::default(), occurrence: 0, row: at }
    }

    fn table(&self) -> Table<'_> {
        Table { shape: self.shape, at: self.at, count: self.count, run: self.run, seen: &self.seen }
    }

    /// Takes a child into a row.
    fn take(&mut self, index: usize) {
        let row = &self.shape.rows[index];
        self.row = index;
        let first = self.shape.first_of(index);
        if row.is_text() {
            (self.at, self.occurrence) = (first, self.occurrence + 1);
            return;
        }
        let goes_on =
            first == self.at && (self.run.goes_on(row) || (self.run.count > 0 && self.table().is_full(index)));
        if first != self.at {
            (self.at, self.count, self.run) = (first, 0, Run::default());
        }
        if goes_on && self.run.arm == row.arm && row.arm_max != 1 {
            self.run.count = self.run.count.saturating_add(1);
            return;
        }
        self.count = self.count.saturating_add(1);
        self.occurrence += 1;
        self.run = Run { arm: row.arm, count: 1 };
        self.seen.insert(first);
        if row.is_unlisted() {
            self.seen.insert(index);
        }
    }
}

/// Assigns children that are in order, from the slot with this first row on.
fn in_order<'c>(
    shape: &Shape<'_>,
    children: impl Iterator<Item = &'c Child<'c>>,
    at: usize,
) -> Result<Vec<Assigned>, usize> {
    let mut levels = vec![Level::new(shape, at)];
    children.enumerate().map(|(index, child)| step(&mut levels, child).ok_or(index)).collect()
}

/// Assigns the next child; `None` if it is out of order.
fn step(levels: &mut Vec<Level<'_>>, child: &Child<'_>) -> Option<Assigned> {
    let Some((ns, local)) = child.name else {
        let root = levels.first_mut()?;
        let Some(row) = root.table().text_row() else { return Some(Assigned::Stray(Stray::Text)) };
        root.take(row);
        return Some(Assigned::Row { row, occurrence: root.occurrence, is_misordered: false });
    };
    loop {
        let (last, around) = levels.split_last()?;
        match last.table().verdict(around.iter().rev().map(Level::table), ns, local) {
            Verdict::Row(row) => {
                let level = levels.last_mut()?;
                level.take(row);
                if let Some(group) = level.shape.rows[row].group {
                    levels.push(Level::new(group, 0));
                    let inner = levels.last()?;
                    // A row must not begin a group whose own rows do not admit the child.
                    if !matches!(inner.table().verdict(std::iter::empty(), ns, local), Verdict::Row(_)) {
                        return None;
                    }
                    continue;
                }
                let root = levels.first()?;
                return Some(Assigned::Row { row: root.row, occurrence: root.occurrence, is_misordered: false });
            }
            Verdict::Outside => drop(levels.pop()),
            Verdict::Misplaced(_) => return None,
            Verdict::Stray(stray) => return Some(Assigned::Stray(stray)),
        }
    }
}

/// How full a slot is.
#[derive(Clone, Copy, Default)]
struct Filled {
    children: u64,
    occurrences: u32,
    arm: u16,
    /// Elements or groups in the last occurrence.
    run: u32,
}

/// Assigns children that are out of order.
fn sorted(shape: &Shape<'_>, children: &[Child<'_>]) -> Result<Vec<Assigned>, usize> {
    let mut filled = vec![Filled::default(); shape.rows.len()];
    let mut furthest = 0;
    let mut assigned: Vec<Assigned> = children
        .iter()
        .map(|child| {
            let assigned = place(shape, &filled, child);
            let Assigned::Row { row, .. } = assigned else { return assigned };
            let this = &shape.rows[row];
            let slot = &mut filled[shape.first_of(row)];
            let joins = slot.occurrences > 0 && slot.arm == this.arm && joins(this, slot.run);
            slot.children += 1;
            match joins && !this.is_text() {
                true => slot.run += 1,
                false => *slot = Filled { occurrences: slot.occurrences + 1, arm: this.arm, run: 1, ..*slot },
            }
            let is_misordered = this.slot < furthest && !shape.any_order && !this.is_unlisted();
            furthest = if this.is_unlisted() { furthest } else { furthest.max(this.slot) };
            Assigned::Row { row, occurrence: slot.occurrences, is_misordered }
        })
        .collect();
    if shape.has.unlisted {
        leave_out_early(shape, &mut assigned);
    }
    for first in 0..shape.rows.len() {
        if shape.first_of(first) == first && shape.rows[first].is_repeated() {
            part(shape, first, children, &mut assigned)?;
        }
    }
    Ok(assigned)
}

/// Leaves out unknown children before a child of an earlier slot, unless they stand beside a child of their own slot: they
/// may have nothing to do with it.
fn leave_out_early(shape: &Shape<'_>, assigned: &mut [Assigned]) {
    let slot_of = |one: &Assigned| match one {
        Assigned::Row { row, .. } => Some(&shape.rows[*row]).filter(|row| !row.is_unlisted()).map(|row| row.slot),
        Assigned::Stray(_) => None,
    };
    let mut before = None;
    let befores = assigned.iter().map(|one| {
        let own = slot_of(one).or(before);
        std::mem::replace(&mut before, own)
    });
    let befores: Vec<Option<u16>> = befores.collect();
    let (mut earliest, mut next) = (u16::MAX, None);
    for (one, before) in assigned.iter_mut().zip(befores).rev() {
        if let Some(slot) = slot_of(one) {
            (earliest, next) = (earliest.min(slot), Some(slot));
        } else if let Assigned::Row { row, .. } = *one {
            let slot = shape.rows[row].slot;
            if earliest < slot && before != Some(slot) && next != Some(slot) {
                *one = Assigned::Stray(Stray::Unknown);
            }
        }
    }
}

/// Returns `true` if another child of the same alternative joins an occurrence that already has this many.
fn joins(row: &Row, run: u32) -> bool {
    match row.group {
        Some(_) => row.max == 1,
        None => row.is_arm && row.arm_max != 1 && run < row.arm_max,
    }
}

/// Finds the row for a child, whatever came before it.
fn place(shape: &Shape<'_>, filled: &[Filled], child: &Child<'_>) -> Assigned {
    let rows = shape.rows;
    let at = |row: usize| Assigned::Row { row, occurrence: 0, is_misordered: false };
    let Some((ns, local)) = child.name else {
        return rows.iter().position(Row::is_text).map_or(Assigned::Stray(Stray::Text), at);
    };
    let has_room = |index: &usize| {
        let (row, slot) = (&rows[*index], &filled[shape.first_of(*index)]);
        match row.group {
            // The number of children in an occurrence is checked later.
            Some(group) if row.max != 1 => slot.children < u64::from(row.max).saturating_mul(group.most_children()),
            _ if row.max == u32::MAX || slot.occurrences < row.max => true,
            _ => slot.arm == row.arm && joins(row, slot.run),
        }
    };
    let is_named = |index: &usize| rows[*index].is_named(ns, local);
    let named = || (0..rows.len()).filter(is_named);
    if let Some(row) = named().find(|index| rows[*index].ignored || shape.is_report(*index) || has_room(index)) {
        return if rows[row].ignored { Assigned::Stray(Stray::Ignored) } else { at(row) };
    }
    let knows = |index: &usize| rows[*index].group.is_some_and(|group| group.knows(ns, local));
    if let Some(row) = (0..rows.len()).filter(knows).find(has_room) {
        return at(row);
    }
    let admits = |index: &usize| matches!(rows[*index].admits, Admits::Any(any) if any.admits(ns));
    if let Some(row) = (0..rows.len()).filter(admits).find(has_room) {
        return at(row);
    }
    if let Some(row) = named().next().or_else(|| (0..rows.len()).find(knows)) {
        let keeps = rows[row].is_bounded();
        return if keeps { at(row) } else { Assigned::Stray(Stray::Repeated) };
    }
    // In a slot of one element it might be put before one that has a row.
    let is_unlisted = |index: &usize| rows[*index].is_unlisted() && rows[*index].is_repeated();
    let looks_alike = |row: &Row| row.name.local == local && row.is_element();
    if let Some(alike) = rows.iter().position(looks_alike) {
        return Assigned::Stray(Stray::WrongNamespace(alike));
    }
    (0..rows.len()).filter(is_unlisted).find(has_room).map_or(Assigned::Stray(Stray::Unknown), at)
}

/// Splits the children of a repeated slot into occurrences, if it has groups.
fn part(shape: &Shape<'_>, first: usize, children: &[Child<'_>], assigned: &mut [Assigned]) -> Result<(), usize> {
    if shape.rows_of(first).iter().all(|row| row.group.is_none()) {
        return Ok(());
    }
    let in_slot = |one: &Assigned| matches!(one, Assigned::Row { row, .. } if shape.first_of(*row) == first);
    let of_slot: Vec<usize> = (0..children.len()).filter(|index| in_slot(&assigned[*index])).collect();
    let parted = in_order(shape, of_slot.iter().map(|index| &children[*index]), first).map_err(|at| of_slot[at])?;
    for (index, found) in of_slot.into_iter().zip(parted) {
        if let (Assigned::Row { is_misordered, .. }, Assigned::Row { row, occurrence, .. }) = (assigned[index], found) {
            if shape.first_of(row) != first {
                return Err(index);
            }
            assigned[index] = Assigned::Row { row, occurrence, is_misordered };
        } else {
            assigned[index] = found;
        }
    }
    Ok(())
}
