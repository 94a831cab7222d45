//! Decides which row the next child belongs to.

use wsdl_xml::Start as Tag;

use super::around::{tables, takes_plain};
use super::table::{Stray, Verdict};
use super::{Entered, Fields};
use crate::codec::deviation::DeviationKind;
use crate::codec::error::ReadError;
use crate::codec::reader::{Reader, Start};
use crate::codec::row::Row;
use crate::codec::shape::Shape;

/// The child that comes next.
#[derive(Debug, Clone, Copy)]
pub(super) enum Next<'a> {
    /// Not looked for yet.
    Unknown,
    /// Its start tag was read, but not what it means.
    Begun(Start<'a>),
    /// The element of this row begins here, without attributes.
    Plain(usize),
    /// Its start tag was read, and it belongs to this row.
    Child(usize, Start<'a>),
    /// Character data for this row was read.
    Text(usize),
    /// There is no child: the end of the element was read.
    End,
    /// There is no child of this group: the next child belongs elsewhere. Its start tag may have been read.
    Outside(Option<Start<'a>>),
    /// The text is out of order, so that children are found by their places.
    Ordered,
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
            Self::Repeated => DeviationKind::Repeated(reader.scan.display(tag)),
            Self::WrongNamespace(index) => {
                DeviationKind::WrongNamespace { found: reader.scan.display(tag), expected: of_row(index) }
            }
            Self::Unknown | Self::Ignored => DeviationKind::UnknownElement(reader.scan.display(tag)),
            Self::Text => DeviationKind::StrayText,
        }
    }
}

impl<'a> Fields<'_, 'a> {
    /// Returns the start tag of a row's next element.
    pub(super) fn find(&mut self, row: usize) -> Result<Option<Start<'a>>, ReadError> {
        if let Next::Ordered = self.next {
            return self.find_in_order(row);
        }
        self.look_for_row(row)?;
        match self.next {
            Next::Child(found, start) if found == row => {
                self.next = Next::Unknown;
                self.seen.insert(row);
                Ok(Some(start))
            }
            Next::Plain(found) if found == row => {
                self.next = Next::Unknown;
                self.seen.insert(row);
                self.reader.child()
            }
            // A child of an earlier slot would have been an error.
            _ => Ok(None),
        }
    }

    /// Returns the start tag of a row's next element, if that is nil.
    pub(in crate::codec) fn find_nil(&mut self, row: usize) -> Result<Option<Start<'a>>, ReadError> {
        self.go_to(row);
        match self.next {
            Next::Ordered => return self.nil_in_order(row),
            Next::Unknown => {
                self.reader.scan.skip_space();
                // Such an element has no attributes, and so is not nil.
                if self.reader.scan.position_at(std::iter::once(&self.row(row).name)).is_some() {
                    return Ok(None);
                }
            }
            _ => {}
        }
        self.look_for_row(row)?;
        match self.next {
            Next::Child(found, start) if found == row && start.is_nil() => {
                self.next = Next::Unknown;
                self.seen.insert(row);
                Ok(Some(start))
            }
            _ => Ok(None),
        }
    }

    /// Finds out what the next child is, if that is not known. It probably belongs to this row.
    #[inline]
    fn look_for_row(&mut self, row: usize) -> Result<(), ReadError> {
        match self.next {
            Next::Unknown => {
                let begun = match self.row(row).is_element() {
                    true => self.reader.start_of(&self.row(row).name)?,
                    false => None,
                };
                self.next = self.look(begun)?;
            }
            Next::Begun(start) => self.next = self.look(Some(start))?,
            _ => {}
        }
        Ok(())
    }

    /// Looks for the next child that the structure takes. `begun` is its start tag if that was read. Other children are
    /// skipped and reported.
    #[inline(never)]
    pub(super) fn look(&mut self, begun: Option<Start<'a>>) -> Result<Next<'a>, ReadError> {
        let next = self.look_for(begun)?;
        if self.listens && matches!(next, Next::Plain(_) | Next::Child(..)) {
            self.count_child();
        }
        Ok(next)
    }

    #[inline]
    fn look_for(&mut self, mut begun: Option<Start<'a>>) -> Result<Next<'a>, ReadError> {
        let shape = self.shape;
        loop {
            if begun.is_none() {
                if self.listens {
                    if let Some(row) = self.hear()? {
                        return Ok(Next::Text(row));
                    }
                } else {
                    self.reader.scan.skip_space();
                }
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
                None if self.group_ends() => return Ok(Next::Outside(None)),
                None => self.reader.start_tag()?,
            };
            let verdict = self.table().verdict(tables(self.outer), tag.ns, tag.local);
            if let Verdict::Stray(stray) = verdict {
                if let Stray::WrongNamespace(_) = stray {
                    let display = self.reader.scan.display(&tag);
                    self.note_look_alike(tag.local, &display);
                }
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
            match verdict {
                Verdict::Row(index) if shape.is_report(index) => self.read_report(index, &start)?,
                Verdict::Row(index) if self.is_before_report(index) => return Err(self.reader.out_of_order(&start)),
                Verdict::Misplaced(_) => return Err(self.reader.out_of_order(&start)),
                Verdict::Row(index) => return Ok(Next::Child(index, start)),
                Verdict::Outside => return Ok(Next::Outside(Some(start))),
                Verdict::Stray(_) => {}
            }
        }
    }

    /// Notes an element in a wrong namespace, which must not read as absent. If several rows have its local name, the
    /// intended one is unknown, so all are noted.
    #[cold]
    pub(super) fn note_look_alike(&mut self, local: &str, display: &str) {
        let is_it = |row: &Row| row.name.local == local && row.is_element() && row.is_demanded();
        for (index, _) in self.shape.rows.iter().enumerate().filter(|(_, row)| is_it(row)) {
            let look_alikes = &mut self.rare.get_or_insert_default().look_alikes;
            if !look_alikes.iter().any(|(of, _)| *of == index) {
                look_alikes.push((index, display.to_owned()));
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
        let rows = shape.rows.get(self.at..)?;
        let index = self.at + self.reader.scan.position_at(rows.iter().map(|row| &row.name))?;
        let row = &shape.rows[index];
        let may_come = !row.ignored
            && row.is_element()
            && !self.table().is_full(index)
            && self.table().unfilled_wildcard(index, row.name.ns).is_none()
            && !shape.is_report(index)
            && !self.is_before_report(index);
        may_come.then_some(index)
    }

    /// Whether an element begins here that a table around the group takes.
    fn group_ends(&mut self) -> bool {
        self.outer.is_some() && !self.table().awaits_any() && takes_plain(self.reader, self.outer)
    }

    /// Whether the report was read already and the row comes before it.
    fn is_before_report(&self, index: usize) -> bool {
        let reported = self.rare.as_ref().is_some_and(|rare| rare.reported);
        reported && self.shape.report.is_some_and(|report| self.row(index).slot < report.slot)
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
