//! How many allocations reading, writing and calls make. It guards what makes them fast, and never looks at the time.

#[path = "../benches/codec/forms.rs"]
mod forms;
#[path = "../benches/codec/read.rs"]
mod read;
#[path = "../benches/call/server.rs"]
mod server;
#[allow(dead_code, reason = "the bench has one way more")]
#[path = "../benches/call/ways.rs"]
mod ways;

use std::alloc::System;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, Stats, StatsAlloc};

use bytes::Bytes;
use listrak_v31::{Client, GetProcessStatus};
use wsdl_runtime::{Body, BoxFuture, Transport, TransportError, http};

use crate::read::Page;
use crate::server::Server;
use crate::ways::{Plain, Way};

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
/// A call over a transport in memory: three for the request's text, two for its headers, three for the `CallInfo` that only
/// other transports than the client's own get, one of the transport, four of reading.
const FOR_A_CALL: usize = 13;
/// How many calls over HTTP are counted together: hyper and Tokio allocate for several at once.
const CALLS: usize = 200;
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

    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let client = Client::builder().credentials("user", "password").transport(Canned).build().expect("all is set");
    // The first call is the trial of the credentials.
    let call = || runtime.block_on(client.get_process_status(&GetProcessStatus { process_id: 1 })).expect("right");
    call();
    let (_, stats) = counted(call);
    at_most("a call in memory", stats, FOR_A_CALL, 0);

    let server = Server::start(forms::whole_status());
    let calls = |way: &Way| {
        let calls = || {
            runtime.block_on(async {
                for _ in 0..CALLS {
                    way.call().await;
                }
            });
        };
        calls();
        counted(calls).1
    };
    let plain = calls(&Way::Decoded(Plain::new(&server.url())));
    let ours = calls(&Way::Call(ways::client(&server.url())));
    // No more than reqwest and our reader make. A few of the server's thread may fall into either.
    let most = plain.allocations + CALLS / 10;
    at_most("calls over HTTP", ours, most, plain.reallocations + CALLS / 10);
}

/// Answers with a recorded body.
struct Canned;

impl Transport for Canned {
    fn send(&self, _: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async { Ok(http::Response::new(Body::from(Bytes::from_static(forms::status().as_bytes())))) })
    }
}
