//! What came of documents that other tools make, for people to read: a line a service and tool, what is wrong with it, and
//! totals.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Peered, Tool};
use crate::corpus::row::Row;
use crate::corpus::table::{EXAMPLES, detail};

const HEAD: &str = "
made: documents that other tools make from the same descriptions; valid: by the schemas; open: not judged by any processor
kept: valid ones, read by the crate and written again as they were
";

/// What is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Counts {
    made: usize,
    valid: usize,
    open: usize,
    kept: usize,
}

/// Appends the table, if there is anything in it.
pub(in crate::corpus) fn section(text: &mut String, rows: &[Row]) {
    let all = || rows.iter().flat_map(|row| &row.units).filter(|unit| !unit.peered.is_empty());
    if all().next().is_none() {
        return;
    }
    let width = all().map(|unit| unit.name.len()).max().unwrap_or_default().max("total".len());
    text.push_str(HEAD);
    let _ = writeln!(text, "{:width$} {:8} {:>7} {:>7} {:>7} {:>7}", "", "", "made", "valid", "open", "kept");
    let mut totals: BTreeMap<Tool, Counts> = BTreeMap::new();
    for unit in all() {
        for peered in &unit.peered {
            let counts = Counts::of(peered);
            let _ = writeln!(text, "{:width$} {:8} {}", unit.name, peered.tool.name(), counts.line());
            details(text, peered);
            totals.entry(peered.tool).or_default().add(counts);
        }
    }
    for (tool, counts) in totals {
        let _ = writeln!(text, "{:width$} {:8} {}", "total", tool.name(), counts.line());
    }
}

fn details(text: &mut String, peered: &Peered) {
    if let Some(failed) = &peered.failed {
        detail(text, &format!("failed: {failed}"));
    }
    peered.wrong.iter().take(EXAMPLES).for_each(|wrong| detail(text, &format!("not kept: {wrong}")));
    if peered.nil > 0 {
        detail(text, &format!("{} with a nil root, which no value of its type is", peered.nil));
    }
    if let Some(first) = peered.disputed.first() {
        let (count, line) =
            (peered.disputed.len(), "that xmllint takes for valid, but neither the crate nor xmlschema");
        detail(text, &format!("{count} {line}, the first: {first}"));
    }
    if let Some(first) = peered.unmade.first() {
        detail(text, &format!("{} not made, the first: {first}", peered.unmade.len()));
    }
    if let Some(invalid) = &peered.invalid {
        detail(text, &format!("not valid, the first: {invalid}"));
    }
}

impl Counts {
    fn of(peered: &Peered) -> Self {
        Self { made: peered.made, valid: peered.valid, open: peered.open, kept: peered.kept }
    }

    fn add(&mut self, other: Self) {
        self.made += other.made;
        self.valid += other.valid;
        self.open += other.open;
        self.kept += other.kept;
    }

    fn line(self) -> String {
        format!("{:>7} {:>7} {:>7} {:>7}", self.made, self.valid, self.open, self.kept)
    }
}
