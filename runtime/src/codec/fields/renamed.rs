//! Items of a list that all share a name that the schema does not have. Some services name items like the list, or
//! after their type.
//!
//! They are read as items only if they can mean nothing else: the list has no item with the right name, all elements
//! have one other name, and their content reads as items do. To decide this, all elements must be known, so reading
//! begins again with their places, as for texts out of order.

use wsdl_xml::{Ns, Start as Tag};

use super::next::Next;
use super::{Fields, Rare};
use crate::codec::deviation::DeviationKind;
use crate::codec::error::{ReadError, ReadErrorKind};
use crate::codec::order::Order;
use crate::codec::reader::{Namesakes, Reader};
use crate::codec::schema_type::Item;
use crate::codec::shape::Shape;

impl<'a> Fields<'_, 'a> {
    /// Whether an unknown element in a list may be an item with another name.
    pub(super) fn may_be_renamed(&self, tag: &Tag<'a>) -> bool {
        self.reader.may_want_places() && !self.seen.has(0) && may_be_item(self.shape, tag)
    }
}

/// Whether an element is in a namespace that a renamed item may have: none, the right one, or the list's.
fn may_be_item(shape: &Shape<'_>, tag: &Tag<'_>) -> bool {
    let Some(wrapper) = shape.wrapper else { return false };
    let right = &shape.rows[0].name;
    tag.local != right.local && (tag.ns == Ns::NONE || tag.ns == right.ns || tag.ns == wrapper)
}

/// Reads the items of the open element if they have another name; otherwise reads nothing.
pub(super) fn items<T: Item>(reader: &mut Reader<'_>, shape: &Shape<'_>) -> Result<Option<Vec<T>>, ReadError> {
    let Some(found) = reader.namesakes(|tag| may_be_item(shape, tag)) else { return Ok(None) };
    let expected = shape.rows[0].name.display(reader.table());
    let path = format!("{}/{}", reader.path(), found.local);
    let trial = reader.begin_trial();
    reader.deviation(DeviationKind::WrongName { found: found.display.clone(), expected })?;
    let mut list = Fields::of_one_slot(reader, shape, &found);
    match list.many(0) {
        Ok(items) if reads_as_item(list.reader, &found, &path) => {
            list.finish()?;
            reader.keep_trial(trial)?;
            Ok(Some(items))
        }
        Err(error) if error.kind() == ReadErrorKind::Refused => Err(error),
        _ => {
            reader.end_trial(trial);
            Ok(None)
        }
    }
}

impl<'r, 'a> Fields<'r, 'a> {
    /// Reads children of the open element as all in the first slot, whatever their names.
    fn of_one_slot(reader: &'r mut Reader<'a>, shape: &'r Shape<'r>, found: &Namesakes<'a>) -> Self {
        let order = Some(Order::of_one_slot(&found.places, found.end));
        let rare = Some(Box::new(Rare { order, ..Rare::default() }));
        Self { next: Next::Ordered, is_plain: true, rare, ..Self::before_all(reader, shape) }
    }
}

/// Whether the first element, which was read, has the content of an item. A structure with only optional elements reads
/// from anything, so one of its elements must be present, or the element must be empty.
fn reads_as_item(reader: &Reader<'_>, found: &Namesakes<'_>, path: &str) -> bool {
    let offset = reader.offset() - reader.position() + found.first_end;
    let children = reader.count_children(found.places[0]);
    let of_first = reader.tried().kept().iter().filter(|one| one.offset <= offset && one.path == path);
    let (mut unknown, mut has_text) = (0, false);
    for deviation in of_first {
        match deviation.kind {
            DeviationKind::UnknownElement(_) | DeviationKind::WrongNamespace { .. } => unknown += 1,
            DeviationKind::StrayText => has_text = true,
            _ => {}
        }
    }
    if children == 0 { !has_text } else { unknown < children }
}
