//! Decides which row the next child belongs to.

use wsdl_xml::Start as Tag;

use super::seen::Seen;
use super::{Entered, Fields, Rare};
use crate::codec::deviation::DeviationKind;
use crate::codec::error::ReadError;
use crate::codec::reader::{Reader, Start};
use crate::codec::row::{Row, Shape};

/// The child that comes next.
#[derive(Debug, Clone, Copy)]
pub(super) enum Next<'a> {
    /// Not looked for yet.
    Unknown,
    /// The element of this row begins here, without attributes.
    Plain(usize),
    /// Its start tag was read, and it belongs to this row.
    Child(usize, Start<'a>),
    /// None: the end of the structure was read.
    End,
    /// The text is out of order, so that children are found by their places.
    Ordered,
}

/// What a child means to its structure.
pub(in crate::codec) enum Known {
    /// An element of this row.
    Row(usize),
    /// A child to skip.
    Not(Stray),
}

/// A child that the structure does not take.
#[derive(Debug, Clone, Copy)]
pub(in crate::codec) enum Stray {
    /// Its row is ignored.
    Ignored,
    /// The element of its row was read before.
    Repeated(usize),
    /// It has the local name of this row, but another namespace.
    WrongNamespace(usize),
    /// It has no row.
    Unknown,
}

impl Stray {
    /// Returns the deviation to report, if it is one.
    pub(in crate::codec) fn deviation<'a>(
        self,
        reader: &Reader<'a>,
        shape: &Shape<'_>,
        tag: &Tag<'a>,
    ) -> DeviationKind {
        let of_row = |index: usize| shape.rows[index].name.display(reader.table());
        match self {
            Self::Repeated(index) => DeviationKind::Repeated(of_row(index)),
            Self::WrongNamespace(index) => {
                DeviationKind::WrongNamespace { found: reader.scan.display(tag), expected: of_row(index) }
            }
            Self::Unknown | Self::Ignored => DeviationKind::UnknownElement(reader.scan.display(tag)),
        }
    }
}

impl<'a> Fields<'_, 'a> {
    /// Returns the start tag of a slot's next element.
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
            // A child of an earlier slot would have been an error.
            _ => Ok(None),
        }
    }

    /// Looks for the next child that the structure takes. `begun` is its start tag if that was read. Other children are
    /// skipped and reported.
    #[inline(never)]
    pub(super) fn look(&mut self, mut begun: Option<Start<'a>>) -> Result<Next<'a>, ReadError> {
        let shape = self.shape;
        loop {
            if begun.is_none() {
                self.reader.scan.skip_space();
                if self.reader.scan.plain_close() {
                    return Ok(Next::End);
                }
                if let Some(index) = self.plain_row() {
                    return Ok(Next::Plain(index));
                }
                if !self.reader.scan.is_at_start() {
                    begun = self.reader.child()?;
                    if begun.is_none() {
                        return Ok(Next::End);
                    }
                }
            }
            let tag = match &begun {
                Some(start) => start.tag(),
                None => self.reader.start_tag()?,
            };
            let known = classify(self.reader, shape, self.slot, &self.seen, &mut self.rare, &tag);
            if let Known::Not(stray) = known {
                if matches!(stray, Stray::Unknown) && self.may_be_renamed(&tag) {
                    return Err(self.reader.needs_places(&tag));
                }
                if tag.has_xsi() {
                    self.reader.started(tag)?;
                }
                begun = None;
                self.pass_over(stray, &tag)?;
                continue;
            }
            let start = match begun.take() {
                Some(start) => start,
                None => self.reader.started(tag)?,
            };
            match known {
                Known::Row(index) if self.is_report(index) => self.read_report(index, &start)?,
                Known::Row(index) if index < self.slot || self.is_before_report(index) => {
                    return Err(self.reader.out_of_order(&start));
                }
                Known::Row(index) => return Ok(Next::Child(index, start)),
                Known::Not(_) => {}
            }
        }
    }

    /// Skips a child that the structure does not take, then reports it.
    #[inline]
    fn pass_over(&mut self, stray: Stray, tag: &Tag<'a>) -> Result<(), ReadError> {
        if matches!(stray, Stray::Ignored) {
            return self.reader.skip();
        }
        let shape = self.shape;
        let deviation = self.reader.prepare(|reader| stray.deviation(reader, shape, tag));
        match self.reader.scan.is_empty_tag() {
            true => self.reader.scan.leave(),
            false => self.reader.skip()?,
        }
        self.reader.report(deviation)
    }

    /// Returns the row, at or after the current slot, whose element begins here without attributes, also if elements
    /// before it are left out.
    #[inline]
    fn plain_row(&mut self) -> Option<usize> {
        let shape = self.shape;
        let rows = shape.rows.get(self.slot..)?;
        let index = self.slot + self.reader.scan.position_at(rows.iter().map(|row| &row.name))?;
        let row = &shape.rows[index];
        let may_come = !row.ignored
            && (row.is_repeated() || !self.seen.has(index))
            && !self.is_report(index)
            && !self.is_before_report(index);
        may_come.then_some(index)
    }

    fn is_report(&self, index: usize) -> bool {
        self.shape.report.is_some_and(|report| usize::from(report.slot) == index)
    }

    /// Whether the report was read already and the row comes before it.
    fn is_before_report(&self, index: usize) -> bool {
        let reported = self.rare.as_ref().is_some_and(|rare| rare.reported);
        reported && self.shape.report.is_some_and(|report| index < usize::from(report.slot))
    }

    /// Reads the element that reports a failed call, unless it is nil. It is read at once, so that it counts even if
    /// another element is missing.
    pub(super) fn read_report(&mut self, index: usize, start: &Start<'a>) -> Result<(), ReadError> {
        let Some(report) = self.shape.report else { return Ok(()) };
        if self.seen.has(index) {
            let name = self.row(index).name.display(self.reader.table());
            self.reader.deviation(DeviationKind::Repeated(name))?;
        }
        self.seen.insert(index);
        self.rare.get_or_insert_default().reported = true;
        if matches!(self.judge(index, start)?, Entered::Open) {
            let failure = (report.read)(self.reader, start)?;
            self.reader.note_failure(failure);
        }
        Ok(())
    }
}

/// Returns the row of a child: the first at or after `from` that is not full, else an earlier one, else a full one.
fn row_of(rows: &[Row], from: usize, seen: &Seen, tag: &Tag<'_>) -> Option<usize> {
    let is_it = |index: &usize| rows[*index].name.local == tag.local && rows[*index].name.ns == tag.ns;
    let is_free = |index: &usize| rows[*index].is_repeated() || !seen.has(*index);
    let (before, after) = (0..from.min(rows.len()), from.min(rows.len())..rows.len());
    let mut matching = after.chain(before).filter(is_it);
    let first = matching.next()?;
    if is_free(&first) { Some(first) } else { matching.find(is_free).or(Some(first)) }
}

/// Decides what a child means to the structure. Rows are compared from slot `from` on.
#[inline(never)]
pub(super) fn classify<'a>(
    reader: &Reader<'a>,
    shape: &Shape<'_>,
    from: usize,
    seen: &Seen,
    rare: &mut Option<Box<Rare>>,
    tag: &Tag<'a>,
) -> Known {
    let rows = shape.rows;
    let has_local = |row: &Row| row.name.local == tag.local;
    let Some(called_so) = rows.iter().position(has_local) else { return Known::Not(Stray::Unknown) };
    if let Some(index) = row_of(rows, from, seen, tag) {
        let row = &rows[index];
        return if row.ignored {
            Known::Not(Stray::Ignored)
        } else if seen.has(index) && !row.is_repeated() && shape.report.is_none_or(|report| report.slot != row.slot) {
            Known::Not(Stray::Repeated(index))
        } else {
            Known::Row(index)
        };
    }
    // An element in a wrong namespace must not read as absent. If several rows have its local name, the intended one is
    // unknown, so all are noted.
    for (index, _) in rows.iter().enumerate().filter(|(_, row)| has_local(row) && row.is_demanded()) {
        let look_alikes = &mut rare.get_or_insert_default().look_alikes;
        if !look_alikes.iter().any(|(of, _)| *of == index) {
            look_alikes.push((index, reader.scan.display(tag)));
        }
    }
    Known::Not(Stray::WrongNamespace(called_so))
}
