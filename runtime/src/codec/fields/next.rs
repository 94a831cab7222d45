//! Decides which row the next child belongs to.

use super::seen::Seen;
use super::{Entered, Fields, Rare};
use crate::codec::deviation::DeviationKind;
use crate::codec::error::ReadError;
use crate::codec::reader::{Reader, Start};
use crate::codec::row::{Row, Shape};

/// The child that comes next.
#[derive(Debug, Clone, Copy)]
pub(super) enum Next<'a> {
    /// It was not looked for yet.
    Unknown,
    /// The element of this row begins here and has no attributes.
    Plain(usize),
    /// Its start tag was read; it belongs to this row.
    Child(usize, Start<'a>),
    /// There is none: the end of the structure was read.
    End,
    /// The text is out of order; children are gone to by their places.
    Ordered,
}

/// What a child is to its structure.
pub(in crate::codec) enum Known {
    /// An element of this row.
    Row(usize),
    /// Nothing to be read; the deviation is to be reported once it was passed over.
    Not(Option<DeviationKind>),
}

impl<'a> Fields<'_, 'a> {
    /// The start tag of a slot's next element.
    pub(super) fn find(&mut self, slot: usize) -> Result<Option<Start<'a>>, ReadError> {
        match self.next {
            Next::Ordered => return self.find_in_order(slot),
            Next::Unknown => {
                let begun = self.reader.start_of(&self.row(slot).name)?;
                self.next = self.look(begun)?;
            }
            _ => {}
        }
        match self.next {
            Next::Child(found, start) if found == slot => {
                self.next = Next::Unknown;
                self.seen.insert(slot);
                Ok(Some(start))
            }
            Next::Plain(found) if found == slot => {
                self.next = Next::Unknown;
                self.seen.insert(slot);
                self.reader.child()
            }
            // A child that belongs to a slot before would have been an error.
            _ => Ok(None),
        }
    }

    /// Looks for the next child that the structure has, `begun` if its start tag was read. Anything else is reported and
    /// passed over.
    #[inline(never)]
    pub(super) fn look(&mut self, mut begun: Option<Start<'a>>) -> Result<Next<'a>, ReadError> {
        loop {
            let start = match begun.take() {
                Some(start) => start,
                None => {
                    self.reader.scan.skip_space();
                    if self.reader.scan.plain_close() {
                        return Ok(Next::End);
                    }
                    if let Some(index) = self.plain_row() {
                        return Ok(Next::Plain(index));
                    }
                    match self.reader.child()? {
                        Some(start) => start,
                        None => return Ok(Next::End),
                    }
                }
            };
            match classify(self.reader, self.shape, self.slot, &self.seen, &mut self.rare, &start) {
                Known::Row(index) if self.is_report(index) => self.read_report(index, &start)?,
                Known::Row(index) if index < self.slot || self.is_before_report(index) => {
                    return Err(self.reader.out_of_order(&start));
                }
                Known::Row(index) => return Ok(Next::Child(index, start)),
                Known::Not(deviation) => {
                    self.reader.skip()?;
                    if let Some(deviation) = deviation {
                        self.reader.deviation(deviation)?;
                    }
                }
            }
        }
    }

    /// The row at or after the current slot whose element begins here without attributes, as it is if some are left out.
    #[inline]
    fn plain_row(&mut self) -> Option<usize> {
        let shape = self.shape;
        let (index, row) =
            shape.rows.iter().enumerate().skip(self.slot).find(|(_, row)| self.reader.scan.is_at(&row.name))?;
        let may_come = !row.ignored
            && (row.is_repeated() || !self.seen.has(index))
            && !self.is_report(index)
            && !self.is_before_report(index);
        may_come.then_some(index)
    }

    fn is_report(&self, index: usize) -> bool {
        self.shape.report.is_some_and(|report| usize::from(report.slot) == index)
    }

    /// Whether the report came already, and the row is before it.
    fn is_before_report(&self, index: usize) -> bool {
        let reported = self.rare.as_ref().is_some_and(|rare| rare.reported);
        reported && self.shape.report.is_some_and(|report| index < usize::from(report.slot))
    }

    /// Reads the element by which the service reports, unless it is nil, that the call failed. It is read when it comes, so
    /// that it counts even if another element is missing.
    pub(super) fn read_report(&mut self, index: usize, start: &Start<'a>) -> Result<(), ReadError> {
        let Some(report) = self.shape.report else { return Ok(()) };
        self.seen.insert(index);
        self.rare.get_or_insert_default().reported = true;
        if matches!(self.judge(index, start)?, Entered::Open) {
            let failure = (report.read)(self.reader, start)?;
            self.reader.note_failure(failure);
        }
        Ok(())
    }
}

/// The row of a child: the first at or after `from` that is not full, then one before; a full one if there is no other.
fn row_of(rows: &[Row], from: usize, seen: &Seen, start: &Start<'_>) -> Option<usize> {
    let is_it = |index: &usize| rows[*index].name.local == start.local && rows[*index].name.ns == start.ns;
    let is_free = |index: &usize| rows[*index].is_repeated() || !seen.has(*index);
    let (before, after) = (0..from.min(rows.len()), from.min(rows.len())..rows.len());
    let mut matching = after.chain(before).filter(is_it);
    let first = matching.next()?;
    if is_free(&first) { Some(first) } else { matching.find(is_free).or(Some(first)) }
}

/// What a child is to the structure. `from` is the slot that it is compared with first.
#[inline(never)]
pub(super) fn classify<'a>(
    reader: &Reader<'a>,
    shape: &Shape<'_>,
    from: usize,
    seen: &Seen,
    rare: &mut Option<Box<Rare>>,
    start: &Start<'a>,
) -> Known {
    let rows = shape.rows;
    if let Some(index) = row_of(rows, from, seen, start) {
        let row = &rows[index];
        return if row.ignored {
            Known::Not(None)
        } else if seen.has(index) && !row.is_repeated() {
            Known::Not(Some(DeviationKind::Repeated(row.name.display(reader.table()))))
        } else {
            Known::Row(index)
        };
    }
    let name = reader.display(start);
    let has_local = |row: &Row| row.name.local == start.local;
    let Some(index) = rows.iter().position(has_local) else {
        return Known::Not(Some(DeviationKind::UnknownElement(name)));
    };
    // What a service with wrong namespaces sends must not read as nothing. One of several rows with the same local name is
    // demanded if any is, since which one was meant cannot be known.
    if let Some(index) = rows.iter().position(|row| has_local(row) && row.is_demanded()) {
        let look_alikes = &mut rare.get_or_insert_default().look_alikes;
        if !look_alikes.iter().any(|(of, _)| *of == index) {
            look_alikes.push((index, name.clone()));
        }
    }
    let expected = rows[index].name.display(reader.table());
    Known::Not(Some(DeviationKind::WrongNamespace { found: name, expected }))
}
