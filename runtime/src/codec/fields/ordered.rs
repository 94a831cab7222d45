//! Children that are out of order: found first, then read slot by slot.

use super::Fields;
use super::next::{Known, Next, classify};
use crate::codec::error::ReadError;
use crate::codec::order::Order;
use crate::codec::reader::Start;

impl<'a> Fields<'_, 'a> {
    /// Finds the children.
    pub(super) fn look_through(&mut self) -> Result<(), ReadError> {
        let (shape, seen, rare) = (self.shape, &mut self.seen, &mut self.rare);
        let order = Order::look_through(self.reader, shape, |reader, start| {
            let known = classify(reader, shape, 0, seen, rare, &start.tag());
            if let Known::Row(index) = known
                && shape.report.is_none_or(|report| usize::from(report.slot) != index)
            {
                seen.insert(index);
            }
            known
        })?;
        let report = shape.report.map(|report| usize::from(report.slot));
        let reported = report.map(|slot| (slot, order.all_of(slot)));
        self.rare.get_or_insert_default().order = Some(order);
        self.next = Next::Ordered;
        // A report counts even if another element is missing.
        for (slot, place) in
            reported.into_iter().flat_map(|(slot, places)| places.into_iter().map(move |at| (slot, at)))
        {
            self.reader.scan.seek(place);
            if let Some(start) = self.reader.child()? {
                self.read_report(slot, &start)?;
            }
        }
        Ok(())
    }

    /// Returns the start tag of a slot's next element.
    pub(super) fn find_in_order(&mut self, slot: usize) -> Result<Option<Start<'a>>, ReadError> {
        let order = self.rare.as_mut().and_then(|rare| rare.order.as_mut());
        let Some(place) = order.and_then(|order| order.next_of(slot)) else { return Ok(None) };
        self.reader.scan.seek(place);
        self.reader.child()
    }

    /// Goes to the end of the structure and reads it.
    pub(super) fn finish_order(&mut self) -> Result<(), ReadError> {
        self.next = Next::End;
        let end = self.rare.as_ref().and_then(|rare| rare.order.as_ref()).and_then(Order::end);
        self.reader.read_end(end)
    }
}
