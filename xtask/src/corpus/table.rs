//! What came of a corpus, for people to read: a line a service, then what is wrong with it, then totals.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

use super::compile::Compiled;
use super::instances::Held;
use super::lines::Lines;
use super::peers;
use super::row::{Row, Unit};

/// The number of examples of what is wrong.
pub(super) const EXAMPLES: usize = 5;
/// The bytes of one of them.
const LONGEST: usize = 600;

const HEAD: &str = "\
ops: operations of the port types that SOAP bindings carry; gen: generated; ref: refused; des: refused by design
lines: all that are generated, with documentation, blank lines and samples; l/type: lines for each type
ms: generation; check: processor seconds of rustc for the crate alone; sent: messages of samples; equal: read back as they were
valid, invalid: against the schemas; facets: nothing wrong but facets of simple types; open: not judged by any processor
made: instances made from the schemas; kept: read by the crate and written again as they were
";

/// What is counted.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    operations: usize,
    generated: usize,
    refused: usize,
    by_design: usize,
    types: usize,
    lines: Lines,
    milliseconds: u128,
    seconds: f64,
    sent: usize,
    equal: usize,
    valid: usize,
    facets: usize,
    invalid: usize,
    open: usize,
    made: usize,
    kept: usize,
}

/// The table.
pub(super) fn text(rows: &[Row], took: Duration, peak: Option<u64>) -> String {
    let width = rows.iter().map(|row| row.name.len()).max().unwrap_or_default().max("total".len());
    let mut text = HEAD.to_owned();
    let columns = ["ops", "gen", "ref", "des", "types", "lines", "l/type", "ms", "check", "sent", "equal", "valid"];
    let _ = write!(text, "{:width$}   ", "");
    let columns: String = columns.iter().map(|name| format!(" {name:>7}")).collect();
    text.push_str(&columns);
    let _ = writeln!(text, " {:>7} {:>7} {:>7} {:>7} {:>7}", "facets", "invalid", "open", "made", "kept");
    let mut total = Counts::default();
    let mut right = 0;
    for row in rows {
        let mut counts = Counts { operations: row.operations, ..Counts::default() };
        row.units.iter().for_each(|unit| counts.add(&Counts::of(unit)));
        let is_right = row.is_right();
        right += usize::from(is_right);
        let _ = writeln!(text, "{:width$} {} {}", row.name, if is_right { "ok" } else { "--" }, counts.line());
        row.wrong.iter().for_each(|wrong| detail(&mut text, wrong));
        row.units.iter().for_each(|unit| details(&mut text, unit, row.units.len() > 1));
        total.add(&counts);
    }
    let _ = writeln!(text, "{:width$}    {}", "total", total.line());
    let _ = writeln!(text, "\nlines in all: {}", total.lines);
    constructs(&mut text, rows);
    refused_schemas(&mut text, rows);
    peers::table::section(&mut text, rows);
    let count = |is_one: &dyn Fn(&Row) -> bool| rows.iter().filter(|row| is_one(row)).count();
    let is_whole = |row: &Row| row.operations > 0 && row.generated() == row.operations;
    let is_by_design = |row: &Row| row.operations > 0 && row.generated() == 0 && row.by_design() == row.operations;
    let is_both =
        |row: &Row| row.generated() > 0 && row.by_design() > 0 && row.generated() + row.by_design() == row.operations;
    let (whole, both, none) = (count(&is_whole), count(&is_both), count(&is_by_design));
    let _ = writeln!(
        text,
        "\n{} services: {whole} generated whole, {both} but for what is refused by design, {none} refused by design, {} \
         with constructs that are not supported; {right} right in all; {} s in all{}",
        rows.len(),
        rows.len() - whole - both - none,
        took.as_secs(),
        peak.map(|bytes| format!(", {} MiB at most for generation", bytes >> 20)).unwrap_or_default(),
    );
    text.trim_end().to_owned()
}

impl Counts {
    fn of(unit: &Unit) -> Self {
        let (generated, driven) = (&unit.generated, unit.driven.clone().unwrap_or_default());
        let validated = unit.validated.clone().and_then(Result::ok).unwrap_or_default();
        let held = unit.held.clone().and_then(Result::ok).unwrap_or_default();
        Self {
            operations: 0,
            generated: generated.operations,
            refused: generated.refused,
            by_design: generated.by_design,
            types: generated.types,
            lines: unit.lines,
            milliseconds: generated.milliseconds,
            seconds: unit.seconds.unwrap_or_default(),
            sent: driven.sent,
            equal: driven.equal,
            valid: validated.valid,
            facets: validated.facets,
            invalid: validated.invalid,
            open: validated.unchecked,
            made: held.made,
            kept: held.kept,
        }
    }

    fn add(&mut self, other: &Self) {
        self.operations += other.operations;
        self.generated += other.generated;
        self.refused += other.refused;
        self.by_design += other.by_design;
        self.types += other.types;
        self.lines += other.lines;
        self.milliseconds += other.milliseconds;
        self.seconds += other.seconds;
        self.sent += other.sent;
        self.equal += other.equal;
        self.valid += other.valid;
        self.facets += other.facets;
        self.invalid += other.invalid;
        self.open += other.open;
        self.made += other.made;
        self.kept += other.kept;
    }

    fn line(&self) -> String {
        let Self { operations, generated, refused, by_design, types, milliseconds, seconds, .. } = self;
        let (lines, of_each) = (self.lines.all(), self.lines.of_each(*types));
        let Self { sent, equal, valid, facets, invalid, open, made, kept, .. } = self;
        format!(
            "{operations:>7} {generated:>7} {refused:>7} {by_design:>7} {types:>7} {lines:>7} {of_each:>7} \
             {milliseconds:>7} {seconds:>7.1} {sent:>7} {equal:>7} {valid:>7} {facets:>7} {invalid:>7} {open:>7} {made:>7} {kept:>7}"
        )
    }
}

/// One line, indented.
pub(super) fn detail(text: &mut String, said: &str) {
    let mut line: String = said.replace(['\n', '\r', '\t'], " ");
    if line.len() > LONGEST {
        let end = (0..=LONGEST).rev().find(|at| line.is_char_boundary(*at)).unwrap_or_default();
        line.truncate(end);
        line.push('…');
    }
    let _ = writeln!(text, "    {line}");
}

fn details(text: &mut String, unit: &Unit, is_named: bool) {
    let name = if is_named { format!("{}: ", unit.name) } else { String::new() };
    let generated = &unit.generated;
    for construct in &generated.constructs {
        let (count, places) = (construct.operations, construct.places);
        let first = construct.place.as_ref().map(|place| format!(", first at {place}")).unwrap_or_default();
        let line = format!("{name}refused: {} ({count} operations; {places} places{first})", construct.first);
        detail(text, &line);
    }
    if generated.by_design > 0 {
        let reasons: Vec<String> =
            generated.designs.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
        detail(text, &format!("{name}by design: {}", reasons.join(", ")));
    }
    for (what, compiled) in [("check", &unit.checked), ("build", &unit.built)] {
        let Some(Compiled { is_whole, errors, warnings, .. }) = compiled else { continue };
        if !is_whole {
            detail(text, &format!("{name}{what}: {} errors", errors.len()));
        }
        errors.iter().take(EXAMPLES).for_each(|error| detail(text, &format!("{name}{what}: error: {error}")));
        if let Some(first) = warnings.first() {
            detail(text, &format!("{name}{what}: {} warnings, the first: {first}", warnings.len()));
        }
    }
    let unequal = unit.driven.iter().flat_map(|driven| &driven.wrong);
    unequal.take(EXAMPLES).for_each(|wrong| detail(text, &format!("{name}not equal: {wrong}")));
    match &unit.validated {
        Some(Ok(validated)) => {
            if let Some(why) = &validated.refused {
                detail(text, &format!("{name}schema refused by libxml2: {why}"));
            }
            if validated.keys > 0 {
                detail(text, &format!("{name}{} messages break identity constraints alone", validated.keys));
            }
            if let Some(how) = &validated.instead {
                detail(text, &format!("{name}instead: {how}"));
            }
            let invalid = validated.wrong.iter().take(EXAMPLES);
            invalid.for_each(|wrong| detail(text, &format!("{name}invalid: {wrong}")));
        }
        Some(Err(wrong)) => detail(text, &format!("{name}not validated: {wrong}")),
        None => {}
    }
    match &unit.held {
        Some(Ok(held)) => instances(text, &name, held),
        Some(Err(wrong)) => detail(text, &format!("{name}no instances: {wrong}")),
        None => {}
    }
}

/// What is wrong with instances.
fn instances(text: &mut String, name: &str, held: &Held) {
    held.wrong.iter().take(EXAMPLES).for_each(|wrong| detail(text, &format!("{name}not kept: {wrong}")));
    if let Some(first) = held.unmade.first() {
        detail(text, &format!("{name}no instances of {} elements, the first: {first}", held.unmade.len()));
    }
    let invalid = held.validated.iter().flat_map(|validated| &validated.wrong);
    invalid.take(EXAMPLES).for_each(|wrong| detail(text, &format!("{name}instance not valid: {wrong}")));
}

/// What is refused in all services, those with most operations first.
fn constructs(text: &mut String, rows: &[Row]) {
    let mut all: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for row in rows {
        let mut of_row: BTreeMap<&str, usize> = BTreeMap::new();
        for construct in row.units.iter().flat_map(|unit| &unit.generated.constructs) {
            *of_row.entry(&construct.title).or_default() += construct.operations;
        }
        for (title, operations) in of_row {
            let sum = all.entry(title).or_default();
            *sum = (sum.0 + operations, sum.1 + 1);
        }
    }
    let mut all: Vec<_> = all.into_iter().collect();
    all.sort_by_key(|(_, counts)| std::cmp::Reverse(*counts));
    if !all.is_empty() {
        let _ = writeln!(text, "\nrefused: operations, services");
    }
    for (title, (operations, services)) in all {
        let _ = writeln!(text, "{operations:>6} {services:>4}  {title}");
    }
}

/// The schemas that libxml2 refuses.
fn refused_schemas(text: &mut String, rows: &[Row]) {
    let is_refused =
        |unit: &&Unit| unit.validated.as_ref().is_some_and(|v| v.as_ref().is_ok_and(|v| v.refused.is_some()));
    let refused: Vec<&str> =
        rows.iter().filter(|row| row.units.iter().any(|unit| is_refused(&unit))).map(|row| row.name.as_str()).collect();
    if !refused.is_empty() {
        let _ = writeln!(text, "\nschemas that libxml2 refuses: {}", refused.join(", "));
    }
}
