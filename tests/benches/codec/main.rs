//! How fast answers are read and a request is written, beside quick-xml's bare loops over the same bytes.
//!
//! `cargo bench -p wsdl-tests --bench codec` prints three tables: the forms in which services send answers, what facets
//! cost, and texts that are made to take long. Under `cargo test` every text is read once, and the rows are counted.

mod alternatives;
mod bare;
mod chance;
mod clock;
mod facets;
mod forms;
mod hostile;
mod read;
mod rows;
mod table;

use std::hint::black_box;

use crate::clock::timed;
use crate::read::{Page, Result};
use crate::table::{Hostile, Line};

/// How often each form is measured. Odd, so that one measurement is the median.
const ROUNDS: usize = 61;
/// The same of the texts that are made to take long.
const HOSTILE_ROUNDS: usize = 41;
/// How often a short function runs within one round.
const REPEAT: usize = 2_000;

/// A page in one form.
struct Form {
    name: &'static str,
    text: String,
    rows: usize,
    read: fn(&str) -> Result<Page>,
}

fn forms(rows: usize) -> Vec<Form> {
    let friendly = forms::of_page().into_iter().map(|(name, text)| Form { name, text, rows: 5_000, read: read::page });
    let less = rows::less_friendly(rows).into_iter().map(|(name, text, rows)| Form {
        name,
        text,
        rows,
        read: if name == rows::DISORDER { read::response } else { read::page },
    });
    friendly.chain(less).collect()
}

/// Reads every text once. The right number of rows comes of each form, and any end of a hostile text is right.
fn check(forms: &[Form]) {
    for form in forms {
        let page = (form.read)(&form.text).unwrap_or_else(|error| panic!("{}: {error}", form.name));
        assert_eq!(page.result.map_or(0, |rows| rows.len()), form.rows, "{}", form.name);
    }
    for (name, text) in alternatives::texts() {
        let payments = alternatives::read(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(payments.0.len(), alternatives::COUNT, "{name}");
    }
    let contacts = facets::text();
    for (name, read) in facets::KINDS {
        let counts = read(&contacts).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(counts, (facets::COUNT, 0), "{name}");
    }
    let status = read::status(forms::status()).expect("the recorded answer is right");
    assert!(status.ws_process_status.is_some(), "the recorded answer has a status");
    for (_, make) in hostile::SHAPES {
        drop(read::response(&make(1 << 14)));
    }
}

fn main() {
    if !std::env::args().any(|argument| argument == "--bench") {
        return check(&forms(50));
    }
    let forms = forms(5_000);
    check(&forms);
    let request = read::request();
    let alternatives = alternatives::texts();

    let mut lines: Vec<_> = forms.iter().map(|form| Line::new(form.name, &form.text, 1)).collect();
    lines.extend(alternatives.iter().map(|(name, text)| Line::new(name, text, 1)));
    lines.push(Line::new("one GetProcessStatus answer", forms::status(), REPEAT));
    lines.push(Line::new("writing its request", &request, REPEAT));
    let mut functions = Vec::new();
    for line in &lines {
        let (text, repeat) = (line.text, line.repeat);
        functions.push(timed(repeat, move || bare::events(black_box(text))));
        functions.push(timed(repeat, move || bare::events_with_namespaces(black_box(text))));
    }
    functions.extend(forms.iter().map(|form| timed(1, || (form.read)(black_box(&form.text)))));
    functions.extend(alternatives.iter().map(|(_, text)| timed(1, || alternatives::read(black_box(text)))));
    functions.push(timed(REPEAT, || read::status(black_box(forms::status()))));
    functions.push(timed(REPEAT, read::request));
    table::print_forms(&lines, &clock::medians(functions, ROUNDS));

    let contacts = facets::text();
    let text = contacts.as_str();
    let kinds = facets::KINDS.map(|(_, read)| timed(1, move || read(black_box(text))));
    table::print_facets(&facets::KINDS.map(|(name, _)| name), &clock::medians(kinds.into(), ROUNDS));

    let texts: Vec<_> = hostile::SHAPES.iter().map(|(name, make)| Hostile::new(name, make)).collect();
    let short = texts.iter().map(|text| timed(1, || read::response(black_box(&text.short))));
    let long = texts.iter().map(|text| timed(1, || read::response(black_box(&text.long))));
    let times = clock::medians(short.chain(long).collect(), HOSTILE_ROUNDS);
    table::print_hostile(&texts, &times);
}
