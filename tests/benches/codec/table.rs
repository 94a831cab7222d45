//! The tables that are printed.

use std::time::Duration;

use crate::read;

/// What is slower than this by a hostile text is marked.
const LEAST_MEGABYTES_PER_SECOND: f64 = 100.0;
/// Four times the text may take so many times as long: more than 4, since caches and pages of memory count too, and far
/// less than the 16 of what grows with the square.
const MOST_GROWTH: f64 = 6.0;

/// A text of the first table.
pub(crate) struct Line<'a> {
    pub(crate) name: &'static str,
    pub(crate) text: &'a str,
    /// How often it is read within one round.
    pub(crate) repeat: usize,
}

impl<'a> Line<'a> {
    pub(crate) fn new(name: &'static str, text: &'a str, repeat: usize) -> Self {
        Self { name, text, repeat }
    }
}

/// A text of the second table, in two lengths.
pub(crate) struct Hostile {
    pub(crate) name: &'static str,
    pub(crate) short: String,
    pub(crate) long: String,
    /// It is read to its end, not refused.
    pub(crate) is_read: bool,
}

impl Hostile {
    pub(crate) fn new(name: &'static str, make: &fn(usize) -> String) -> Self {
        let (short, long) = (make(1 << 20), make(4 << 20));
        let is_read = read::response(&long).is_ok();
        Self { name, short, long, is_read }
    }
}

/// Prints the forms. The times are those of the two bare loops, line by line, then ours.
pub(crate) fn print_forms(lines: &[Line<'_>], times: &[Duration]) {
    let (bare, ours) = times.split_at(2 * lines.len());
    println!("\nRatios to quick-xml's bare loop over the same bytes (2 is twice as fast); processor time, medians.\n");
    println!("{:30}{:>10}{:>12}{:>10}{:>10}{:>12}{:>8}", "", "bytes", "bare loop", "NsReader", "OURS", "ours", "MB/s");
    for ((line, bare), &ours) in lines.iter().zip(bare.chunks(2)).zip(ours) {
        let ratio = |time: Duration| bare[0].as_secs_f64() / time.as_secs_f64();
        println!(
            "{:30}{:>10}{:>12}{:>10.2}{:>10.2}{:>12}{:>8.0}",
            line.name,
            line.text.len(),
            show(bare[0]),
            ratio(bare[1]),
            ratio(ours),
            show(ours),
            megabytes_per_second(line.text, ours),
        );
    }
}

/// Prints what facets cost. The first time is that without them.
pub(crate) fn print_facets(names: &[&str], times: &[Duration]) {
    println!("\nThe same page by types with facets (target: at most 10 % more time).\n");
    for (name, time) in names.iter().zip(times) {
        let more = (time.as_secs_f64() / times[0].as_secs_f64() - 1.0) * 100.0;
        println!("{name:34}{:>12}{more:>8.1} %", show(*time));
    }
}

/// Prints the hostile texts. The times are those of all short texts, then those of all long ones.
pub(crate) fn print_hostile(texts: &[Hostile], times: &[Duration]) {
    let (short, long) = times.split_at(texts.len());
    println!("\nTexts made to take long: at least {LEAST_MEGABYTES_PER_SECOND} MB/s, growth at most {MOST_GROWTH}.\n");
    println!("{:30}{:>12}{:>12}{:>10}{:>10}", "", "1 MB", "4 MB", "growth", "MB/s");
    for ((text, &short), &long) in texts.iter().zip(short).zip(long) {
        let growth = long.as_secs_f64() / short.as_secs_f64();
        let speed = megabytes_per_second(&text.long, long);
        let outcome = if text.is_read { "read" } else { "refused" };
        let missed = growth > MOST_GROWTH || speed < LEAST_MEGABYTES_PER_SECOND;
        let mark = if missed { "  <-" } else { "" };
        let name = text.name;
        println!("{name:30}{:>12}{:>12}{growth:>10.1}{speed:>10.0}  {outcome}{mark}", show(short), show(long));
    }
}

fn megabytes_per_second(text: &str, time: Duration) -> f64 {
    text.len() as f64 / 1e6 / time.as_secs_f64()
}

fn show(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 1e-3 { format!("{:.2} µs", seconds * 1e6) } else { format!("{:.2} ms", seconds * 1e3) }
}
