//! Children that are out of order: found first, then read slot by slot.

use std::borrow::Cow;

use super::next::Next;
use super::table::{Run, Stray, Table, Verdict};
use super::{Fields, Leaf};
use crate::codec::arrange::{Assigned, Child, assign};
use crate::codec::deviation::DeviationKind;
use crate::codec::error::ReadError;
use crate::codec::order::{End, Order, Placed, number};
use crate::codec::reader::Start;
use crate::codec::shape::Shape;

impl<'a> Fields<'_, 'a> {
    /// Finds the children.
    pub(super) fn look_through(&mut self) -> Result<(), ReadError> {
        let order = match self.shape.has.one_each && !self.shape.has.bounds {
            true => self.sort_plain()?,
            false => {
                let (children, end) = self.collect()?;
                self.sort(&children, end)?
            }
        };
        let shape = self.shape;
        let reported = shape.report.map(|_| order.all_of(|row| shape.is_report(row)));
        self.rare.get_or_insert_default().order = Some(order);
        self.next = Next::Ordered;
        // A report counts even if another element is missing.
        for (row, place) in reported.into_iter().flatten() {
            self.reader.scan.seek(place);
            if let Some(start) = self.reader.child()? {
                self.read_report(row, &start)?;
            }
        }
        Ok(())
    }

    /// Sorts the children of a structure whose slots have one row each.
    fn sort_plain(&mut self) -> Result<Order<'a>, ReadError> {
        let shape = self.shape;
        let (mut placed, mut furthest) = (Vec::new(), 0);
        let (seen, mut alike) = (&mut self.seen, Vec::new());
        let end = self.reader.look_through(|reader, start| {
            let table = Table { shape, at: 0, count: 0, run: Run::default(), seen };
            let row = match table.verdict(std::iter::empty(), start.ns, start.local) {
                Verdict::Row(row) | Verdict::Misplaced(row) => row,
                Verdict::Stray(Stray::Ignored) | Verdict::Outside => return None,
                Verdict::Stray(stray) => {
                    if let Stray::WrongNamespace(_) = stray
                        && !alike.iter().any(|(local, _)| *local == start.local)
                    {
                        alike.push((start.local, reader.display(start)));
                    }
                    return Some(reader.prepare(|reader| stray.deviation(reader, shape, &start.tag())));
                }
            };
            if !shape.is_report(row) {
                seen.insert(row);
            }
            placed.push(Placed { row: number(row), occurrence: 0, place: number(start.offset()) });
            let is_misordered = row < furthest && !shape.any_order;
            furthest = furthest.max(row);
            let name = |reader: &crate::codec::Reader<'_>| shape.rows[row].name.display(reader.table());
            is_misordered.then(|| reader.prepare(|reader| DeviationKind::Misordered(name(reader))))
        })?;
        for (local, display) in alike {
            self.note_look_alike(local, &display);
        }
        Ok(Order::new(shape, placed, end.map_or(End::Empty, End::Tag), Vec::new()))
    }

    /// Goes through the children, and the character data between them, without reading their content.
    fn collect(&mut self) -> Result<(Vec<Child<'a>>, End), ReadError> {
        let mut children: Vec<Child<'a>> = Vec::new();
        let end = self.reader.look_through_all(self.listens, |reader, found| {
            reader.take_memory(size_of::<Child<'a>>())?;
            children.push(found);
            Ok(())
        })?;
        Ok((children, end.map_or(End::Empty, End::Tag)))
    }

    /// Sorts children. Reports those that no slot takes.
    pub(super) fn sort(&mut self, children: &[Child<'a>], end: End) -> Result<Order<'a>, ReadError> {
        let shape = self.shape;
        let assigned = match assign(shape, children) {
            Ok(assigned) => assigned,
            Err(index) => return Err(self.cannot_sort(&children[index])),
        };
        let mut placed = Vec::new();
        for (child, assigned) in children.iter().zip(assigned) {
            match assigned {
                Assigned::Row { row, occurrence, is_misordered } => {
                    if !shape.is_report(row) {
                        self.seen.insert(shape.first_of(row));
                    }
                    placed.push(Placed { row: number(row), occurrence, place: child.place });
                    if is_misordered && child.name.is_some() {
                        self.report_child(child, shape, None)?;
                    }
                    self.keep_piece(child)?;
                }
                Assigned::Stray(Stray::Ignored) => {}
                Assigned::Stray(Stray::Text) if self.shape.has_pieces() => self.keep_piece(child)?,
                Assigned::Stray(Stray::Text) if child.is_blank => {}
                Assigned::Stray(stray) => self.report_child(child, shape, Some(stray))?,
            }
        }
        let names = if shape.has.groups { children.to_vec() } else { Vec::new() };
        Ok(Order::new(shape, placed, end, names))
    }

    /// Keeps a piece of text at its place between the children that are taken.
    fn keep_piece(&mut self, child: &Child<'a>) -> Result<(), ReadError> {
        if !self.shape.has_pieces() {
            return Ok(());
        }
        if child.name.is_some() {
            self.count_child();
            return Ok(());
        }
        let text = self.text_at(child.place as usize)?;
        if let Some(heard) = self.rare.as_mut().and_then(|rare| rare.texts.heard.as_mut()) {
            heard.add(self.reader, &text)?;
        }
        Ok(())
    }

    /// Reads the character data at a place.
    fn text_at(&mut self, place: usize) -> Result<Cow<'a, str>, ReadError> {
        self.reader.scan.seek(place);
        self.reader.text_run()
    }

    /// Reports a child that is not where it should be, or is skipped.
    fn report_child(&mut self, child: &Child<'a>, shape: &Shape<'_>, stray: Option<Stray>) -> Result<(), ReadError> {
        self.reader.scan.seek(child.place as usize);
        if child.name.is_none() {
            return self.reader.deviation(DeviationKind::StrayText);
        }
        let Some(start) = self.reader.child()? else { return Ok(()) };
        let tag = start.tag();
        let prepared = self.reader.prepare(|reader| match stray {
            Some(stray) => stray.deviation(reader, shape, &tag),
            None => DeviationKind::Misordered(reader.scan.display(&tag)),
        });
        if let Some(Stray::WrongNamespace(_)) = stray {
            let display = self.reader.scan.display(&tag);
            self.note_look_alike(tag.local, &display);
        }
        self.reader.scan.leave();
        self.reader.report(prepared)
    }

    /// Returns the error for a repeated group whose elements are out of order.
    #[cold]
    fn cannot_sort(&mut self, child: &Child<'a>) -> ReadError {
        self.reader.scan.seek(child.place as usize);
        match self.reader.child() {
            Ok(Some(start)) => self.reader.group_out_of_order(&start),
            Ok(None) => self.missing_here(self.at.min(self.shape.rows.len().saturating_sub(1))),
            Err(error) => error,
        }
    }

    /// Takes the children of the next group in a slot.
    pub(super) fn children_of_frame(&mut self, first: usize) -> Vec<Child<'a>> {
        let order = self.rare.as_mut().and_then(|rare| rare.order.as_mut());
        order.map(|order| order.take_occurrence(self.shape, first)).unwrap_or_default()
    }

    /// Continues with these children, which are those of a group.
    pub(super) fn continue_with(&mut self, children: &[Child<'a>]) -> Result<(), ReadError> {
        let order = self.sort(children, End::Inside)?;
        self.rare.get_or_insert_default().order = Some(order);
        Ok(())
    }

    /// Returns the row of the next child in a slot.
    pub(super) fn peek_order(&mut self, first: usize) -> Option<usize> {
        let order = self.rare.as_mut()?.order.as_mut()?;
        order.peek(self.shape, first).map(|placed| placed.row as usize)
    }

    /// Returns the occurrence of the next child in the current slot, if children are found by their places.
    pub(super) fn occurrence(&mut self) -> Option<u32> {
        let order = self.rare.as_mut()?.order.as_mut()?;
        order.peek(self.shape, self.at).map(|placed| placed.occurrence)
    }

    /// Returns the start tag of a row's next element.
    pub(super) fn find_in_order(&mut self, row: usize) -> Result<Option<Start<'a>>, ReadError> {
        let order = self.rare.as_mut().and_then(|rare| rare.order.as_mut());
        let Some(place) = order.and_then(|order| order.next_of(self.shape, row)) else { return Ok(None) };
        self.reader.scan.seek(place);
        self.reader.child()
    }

    /// Takes the next child of a row if it is nil.
    pub(super) fn nil_in_order(&mut self, row: usize) -> Result<Option<Start<'a>>, ReadError> {
        let order = self.rare.as_mut().and_then(|rare| rare.order.as_mut());
        let Some(placed) = order.and_then(|order| order.peek(self.shape, row)) else { return Ok(None) };
        self.reader.scan.seek(placed.place as usize);
        let Some(start) = self.reader.child()? else { return Ok(None) };
        self.reader.scan.leave();
        if start.is_nil() { self.find_in_order(row) } else { Ok(None) }
    }

    /// Reads the next character data of a row.
    pub(super) fn text_in_order(&mut self, row: usize) -> Result<Leaf<'a>, ReadError> {
        let Some(rare) = &mut self.rare else { return Ok(Leaf::Absent) };
        let Some(place) = rare.order.as_mut().and_then(|order| order.next_of(self.shape, row)) else {
            return Ok(Leaf::Absent);
        };
        rare.texts.count();
        self.text_at(place).map(Leaf::Text)
    }

    /// Goes to the end of the structure and reads it.
    pub(super) fn finish_order(&mut self) -> Result<(), ReadError> {
        self.next = Next::End;
        match self.rare.as_ref().and_then(|rare| rare.order.as_ref()).map(Order::end) {
            Some(End::Tag(end)) => self.reader.read_end(Some(end)),
            Some(End::Empty) | None => self.reader.read_end(None),
            Some(End::Inside) => Ok(()),
        }
    }
}
