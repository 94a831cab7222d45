//! Reading texts whose elements are not in the order of their schema.
//!
//! A structure asks for its elements in schema order, and nearly all texts have that order. In other texts an element
//! may turn up that was already taken for absent. Reading then begins again at the root with [`Links`], the place of
//! every element's end. With them a structure can look through its children without reading their content, and then
//! read each when it is asked for. However deep the disorder is, every element is passed a fixed number of times, so
//! that reading stays linear in the length of the text.

use super::deviation::DeviationKind;
use super::error::{ReadError, ReadErrorKind};
use super::fields::next::{Known, Stray};
use super::reader::{Reader, Start};
use super::row::Shape;

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
pub(super) struct Order {
    /// Slot and place of each child, sorted by slot, then by place.
    children: Vec<(u32, u32)>,
    next: usize,
    /// The place of the element's end tag; `None` if it has no tag of its own.
    end: Option<usize>,
}

impl Order {
    /// Children that are all in the first slot, and the place of the end tag after them.
    pub(super) fn of_one_slot(places: &[usize], end: usize) -> Self {
        let children = places.iter().map(|at| (0, u32::try_from(*at).unwrap_or(u32::MAX))).collect();
        Self { children, next: 0, end: Some(end) }
    }

    /// Looks through the children of the open element. `classify` says what each is; children that are passed over are
    /// reported.
    pub(super) fn look_through<'a>(
        reader: &mut Reader<'a>,
        shape: &Shape<'_>,
        mut classify: impl FnMut(&Reader<'a>, &Start<'a>) -> Known,
    ) -> Result<Self, ReadError> {
        let mut children: Vec<(u32, u32)> = Vec::new();
        let mut furthest = 0;
        let end = reader.look_through(|reader, start| match classify(reader, start) {
            Known::Not(Stray::Ignored) => None,
            Known::Not(stray) => Some(reader.prepare(|reader| stray.deviation(reader, shape, &start.tag()))),
            Known::Row(index) => {
                let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
                children.push((number(index), number(start.offset())));
                let misordered = index < furthest && !shape.any_order;
                furthest = furthest.max(index);
                let name = |reader: &Reader<'_>| shape.rows[index].name.display(reader.table());
                misordered.then(|| reader.prepare(|reader| DeviationKind::Misordered(name(reader))))
            }
        })?;
        children.sort_unstable();
        Ok(Self { children, next: 0, end })
    }

    /// Returns the places of the children in a slot.
    pub(super) fn all_of(&self, slot: usize) -> Vec<usize> {
        let in_slot = self.children.iter().filter(|(of, _)| *of as usize == slot);
        in_slot.map(|(_, place)| *place as usize).collect()
    }

    /// Returns the place of the next child in a slot. Slots must be asked for in order.
    pub(super) fn next_of(&mut self, index: usize) -> Option<usize> {
        while let Some((field, from)) = self.children.get(self.next) {
            match (*field as usize).cmp(&index) {
                std::cmp::Ordering::Less => self.next += 1,
                std::cmp::Ordering::Equal => {
                    self.next += 1;
                    return Some(*from as usize);
                }
                std::cmp::Ordering::Greater => return None,
            }
        }
        None
    }

    pub(super) fn end(&self) -> Option<usize> {
        self.end
    }
}
