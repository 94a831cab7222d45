//! Reading texts whose elements are not in the order of their schema.
//!
//! A structure asks for its elements in schema order, and nearly all texts have that order. In other texts an element
//! may turn up that was already taken for absent. Reading then begins again at the root with [`Links`], the place of
//! every element's end. With them a structure can look through its children without reading their content, and then
//! read each when it is asked for. However deep the disorder is, every element is passed a fixed number of times, so
//! that reading stays linear in the length of the text.

use super::arrange::Child;
use super::error::{ReadError, ReadErrorKind};
use super::reader::Reader;
use super::shape::Shape;

/// The places where the elements of a text begin and end.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// In the order in which elements begin.
    list: Vec<(u32, u32)>,
    last: usize,
}

impl Links {
    /// Goes through a whole text with a fresh reader.
    fn of(mut reader: Reader<'_>) -> Result<Self, ReadError> {
        // Places take 32 bits to save memory.
        if u32::try_from(reader.text_len()).is_err() {
            return Err(reader.error(
                ReadErrorKind::Refused,
                "elements in the order of the schema in an answer of this size",
                "elements out of order",
            ));
        }
        Ok(Self { list: reader.places()?, last: 0 })
    }

    /// Returns the end of the element that begins there. Mostly it is shortly after the one asked for last.
    pub(super) fn end(&mut self, from: usize) -> Option<usize> {
        const NEAR: usize = 8;
        let from = u32::try_from(from).ok()?;
        let near = self.list.get(self.last..).unwrap_or_default().iter().take(NEAR).position(|(of, _)| *of == from);
        self.last = match near {
            Some(after) => self.last + after,
            None => self.list.binary_search_by_key(&from, |(of, _)| *of).ok()?,
        };
        Some(self.list[self.last].1 as usize)
    }

    /// Returns the number of children of the element that begins there.
    pub(super) fn count_children(&self, from: usize) -> usize {
        let index_of = |place: usize| self.list.partition_point(|(of, _)| (*of as usize) < place);
        let (mut index, mut count) = (index_of(from), 0);
        let Some((_, end)) = self.list.get(index) else { return 0 };
        index += 1;
        while let Some((_, after)) = self.list.get(index).filter(|(of, _)| of < end) {
            count += 1;
            index = index_of(*after as usize);
        }
        count
    }
}

/// Reads a whole text, and reads it again if it turns out to be out of order, if the items of a list may have another
/// name, or if a report of a failure may follow what cannot be read. Also returns the reader that got furthest, which
/// has the deviations.
pub(crate) fn in_any_order<'a, T, E: From<ReadError>>(
    make: impl Fn() -> Reader<'a>,
    mut read: impl FnMut(&mut Reader<'a>) -> Result<T, E>,
) -> (Reader<'a>, Result<T, E>) {
    let mut reader = make();
    let result = read(&mut reader);
    if result.is_ok() || !(reader.is_out_of_order() || reader.wants_report() || reader.wants_places()) {
        return (reader, result);
    }
    match Links::of(make()) {
        Ok(links) => {
            let mut reader = make().with_links(links);
            let result = read(&mut reader);
            (reader, result)
        }
        Err(error) if reader.is_out_of_order() => (reader, Err(error.into())),
        // Without places, unknown elements stay unknown.
        Err(error) if reader.wants_places() => {
            let mut reader = make().without_places();
            let result = read(&mut reader);
            let result = if reader.is_out_of_order() { Err(error.into()) } else { result };
            (reader, result)
        }
        // The first problem is the one reported.
        Err(_) => (reader, result),
    }
}

/// The children of an element, by slot.
#[derive(Debug)]
pub(super) struct Order<'a> {
    /// Sorted by slot, then by place.
    placed: Vec<Placed>,
    next: usize,
    /// Where the element ends.
    end: End,
    /// The children, if some begin groups.
    names: Vec<Child<'a>>,
}

/// A child that has a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) row: u32,
    /// The occurrence in the slot.
    pub(super) occurrence: u32,
    pub(super) place: u32,
}

/// Where children end.
#[derive(Debug, Clone, Copy)]
pub(super) enum End {
    /// At an end tag.
    Tag(usize),
    /// At the end of an empty-element tag.
    Empty,
    /// Inside the element: the children are those of a group.
    Inside,
}

impl<'a> Order<'a> {
    /// Creates the order of children that are all in the first row. `end` is the place of the end tag.
    pub(super) fn of_one_slot(places: &[usize], end: usize) -> Self {
        let placed = places.iter().map(|at| Placed { row: 0, occurrence: 0, place: number(*at) }).collect();
        Self { placed, next: 0, end: End::Tag(end), names: Vec::new() }
    }

    /// Sorts children. `names` are those of an element that has groups; otherwise it is empty.
    pub(super) fn new(shape: &Shape<'_>, mut placed: Vec<Placed>, end: End, mut names: Vec<Child<'a>>) -> Self {
        let slot = |placed: &Placed| shape.rows[placed.row as usize].slot;
        placed.sort_unstable_by_key(|placed| (slot(placed), placed.place));
        names.sort_unstable_by_key(|child| child.place);
        Self { placed, next: 0, end, names }
    }

    /// Returns the places of the children in a slot.
    pub(super) fn all_of(&self, is_it: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
        let in_slot = self.placed.iter().filter(|placed| is_it(placed.row as usize));
        in_slot.map(|placed| (placed.row as usize, placed.place as usize)).collect()
    }

    /// Returns the next child in the slot of a row. Slots must be asked for in order.
    #[inline]
    pub(super) fn peek(&mut self, shape: &Shape<'_>, row: usize) -> Option<Placed> {
        let slot = shape.rows[row].slot;
        while let Some(placed) = self.placed.get(self.next) {
            match shape.rows[placed.row as usize].slot.cmp(&slot) {
                std::cmp::Ordering::Less => self.next += 1,
                std::cmp::Ordering::Equal => return Some(*placed),
                std::cmp::Ordering::Greater => return None,
            }
        }
        None
    }

    /// Takes the next child, if it is in this row.
    #[inline]
    pub(super) fn next_of(&mut self, shape: &Shape<'_>, row: usize) -> Option<usize> {
        let placed = self.peek(shape, row).filter(|placed| placed.row as usize == row)?;
        self.next += 1;
        Some(placed.place as usize)
    }

    /// Takes the children that are in the same occurrence of the slot as the next one.
    pub(super) fn take_occurrence(&mut self, shape: &Shape<'_>, row: usize) -> Vec<Child<'a>> {
        let Some(first) = self.peek(shape, row) else { return Vec::new() };
        let mut children = Vec::new();
        while let Some(placed) = self.peek(shape, row).filter(|placed| placed.occurrence == first.occurrence) {
            self.next += 1;
            let index = self.names.binary_search_by_key(&placed.place, |child| child.place);
            children.extend(index.ok().and_then(|index| self.names.get(index)).copied());
        }
        children
    }

    pub(super) fn end(&self) -> End {
        self.end
    }
}

/// Converts a place to 32 bits. Longer texts are refused before.
pub(super) fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
