//! How many allocations reading and writing make. It guards what makes reading fast, and never looks at the time.

#[path = "../benches/codec/forms.rs"]
mod forms;
#[path = "../benches/codec/read.rs"]
mod read;

use std::alloc::System;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, Stats, StatsAlloc};

use crate::read::Page;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// What the allocations of a page may be beyond one for each text that is not empty: three of the reader's own, and the list
/// of rows.
const MORE_FOR_A_PAGE: usize = 6;
/// The same of a status.
const MORE_FOR_A_STATUS: usize = 4;
/// A request is written into one text.
const FOR_A_REQUEST: usize = 2;
/// The list of 5,000 rows grows twice: to eight, then to as many as these lead to expect.
const REALLOCATIONS_FOR_A_PAGE: usize = 3;
const REALLOCATIONS_FOR_A_STATUS: usize = 0;
const REALLOCATIONS_FOR_A_REQUEST: usize = 0;

/// The value that `work` gives, and what was allocated meanwhile. The least of three runs counts: the thread of the test
/// harness may allocate too.
fn counted<T>(work: impl Fn() -> T) -> (T, Stats) {
    let run = || {
        let region = Region::new(ALLOCATOR);
        let value = work();
        (region.change(), value)
    };
    let (stats, value) = [run(), run(), run()]
        .into_iter()
        .min_by_key(|(stats, _)| (stats.allocations, stats.reallocations))
        .expect("three runs");
    (value, stats)
}

/// The texts of a page that need memory of their own.
fn texts(page: &Page) -> usize {
    let rows = page.result.iter().flatten();
    let texts = rows.flat_map(|row| {
        [&row.contact_id, &row.email_address, &row.bounce_reason, &row.bounce_detail, &row.bounce_date]
    });
    texts.flatten().filter(|text| !text.is_empty()).count()
}

#[track_caller]
fn at_most(what: &str, stats: Stats, allocations: usize, reallocations: usize) {
    let found = (stats.allocations, stats.reallocations);
    println!("{what}: {found:?} of {:?}", (allocations, reallocations));
    assert!(found.0 <= allocations, "{what}: {} allocations, at most {allocations} were expected", found.0);
    assert!(found.1 <= reallocations, "{what}: {} reallocations, at most {reallocations} were expected", found.1);
}

/// One test, since all threads are counted.
#[test]
fn reading_allocates_little_beside_the_texts_it_gives() {
    let recorded = read::page(forms::page()).expect("the page is right");
    for (form, text) in forms::of_page() {
        let (page, stats) = counted(|| read::page(&text).expect("the page is right"));
        assert!(page == recorded, "{form} is the same page");
        assert!(stats.allocations >= texts(&page), "every text has memory of its own, so that they are counted");
        at_most(form, stats, texts(&page) + MORE_FOR_A_PAGE, REALLOCATIONS_FOR_A_PAGE);
    }

    // Nothing is kept for the case that elements come in another order.
    let (_, rest) = forms::page().split_once("<soap:Body>").expect("an envelope");
    let (response, _) = rest.split_once("</soap:Body>").expect("an envelope");
    let (page, stats) = counted(|| read::response(response).expect("the response is right"));
    at_most("a response alone", stats, texts(&page) + MORE_FOR_A_PAGE, REALLOCATIONS_FOR_A_PAGE);

    let (status, stats) = counted(|| read::status(forms::status()).expect("the status is right"));
    let status = status.ws_process_status.expect("the recorded answer has a status");
    assert!(status.process_name.is_some(), "the status's only text");
    at_most("a status", stats, 1 + MORE_FOR_A_STATUS, REALLOCATIONS_FOR_A_STATUS);

    let (_, stats) = counted(read::request);
    at_most("a request", stats, FOR_A_REQUEST, REALLOCATIONS_FOR_A_REQUEST);
}
