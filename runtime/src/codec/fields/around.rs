//! The tables around a group.

use super::Fields;
use super::table::Table;
use crate::codec::reader::Reader;

/// A table around a group that is being read, and those around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'r> {
    pub(super) table: Table<'r>,
    pub(super) outer: Option<&'r Around<'r>>,
}

/// Returns the tables around a group, the innermost first.
pub(super) fn tables<'r>(outer: Option<&'r Around<'r>>) -> impl Iterator<Item = Table<'r>> + Clone {
    std::iter::successors(outer, |around| around.outer).map(|around| around.table)
}

/// Returns `true` if an element without attributes begins here, and a table around the group takes it next.
pub(super) fn takes_plain(reader: &mut Reader<'_>, outer: Option<&Around<'_>>) -> bool {
    tables(outer).any(|table| {
        let rows = table.shape.rows.get(table.at..).unwrap_or_default();
        reader.scan.position_at(rows.iter().map(|row| &row.name)).is_some_and(|after| {
            let index = table.at + after;
            rows[after].is_element() && !rows[after].ignored && !table.is_full(index)
        })
    })
}

impl<'r> Fields<'r, '_> {
    /// Returns the table, with the position of reading.
    pub(super) fn table(&self) -> Table<'_> {
        Table { shape: self.shape, at: self.at, count: self.count, run: self.run, seen: &self.seen }
    }
}
