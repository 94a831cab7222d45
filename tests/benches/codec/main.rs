//! How fast answers are read and requests written, beside quick-xml's bare loops over the same bytes in the same run.
//!
//! `cargo bench -p wsdl-tests` prints divan's tables with the allocations, then the ratios: 1 is as fast as the bare loop
//! without namespaces, 0.5 takes twice as long.

use std::hint::black_box;
use std::time::{Duration, Instant};

use divan::{AllocProfiler, Bencher};
use listrak_v31::{GetProcessStatus, GetProcessStatusResponse, ReportRangeMessageContactBouncesResponse};
use quick_xml::events::Event;
use wsdl_runtime::codec::{Limits, Reader, Sink, Writer};
use wsdl_runtime::codegen::{Request, SchemaType, Table};

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

const PAGE: &[u8] = include_bytes!("../../exchanges/ok-Bounces-page1.soap11.response");
const STATUS: &[u8] = include_bytes!("../../exchanges/ok-GetProcessStatus-poll1.soap11.response");

/// The body of a recorded answer.
fn body(exchange: &'static [u8]) -> &'static str {
    let text = std::str::from_utf8(exchange).expect("the recorded answer is UTF-8");
    text.split_once("\r\n\r\n").expect("a head and a body").1
}

/// Reads a whole answer: envelope, body, response, to the last byte.
fn read<T: SchemaType>(text: &str, table: Table) -> T {
    let mut reader = Reader::new(text, table, Limits::default(), Sink::lenient());
    reader.root().expect("an envelope");
    reader.child().expect("well-formed").expect("a body");
    let start = reader.child().expect("well-formed").expect("a response");
    let value = T::read(&mut reader, &start).expect("a response of its type");
    // The ends of the body and of the envelope.
    for _ in 0..2 {
        assert!(reader.child().expect("well-formed").is_none(), "nothing else in the envelope");
    }
    reader.finish().expect("nothing behind the envelope");
    value
}

fn read_status(text: &str) -> GetProcessStatusResponse {
    read(text, listrak_v31::namespaces::TABLE)
}

fn read_page(text: &str) -> ReportRangeMessageContactBouncesResponse {
    read(text, listrak_v31::namespaces::TABLE)
}

fn write_request() -> String {
    let mut writer = Writer::new(listrak_v31::namespaces::TABLE);
    GetProcessStatus { process_id: 4711 }.write(&mut writer, GetProcessStatus::OPERATION.input);
    writer.finish().expect("nothing that XML cannot carry")
}

/// quick-xml's loop without namespaces, which all is measured by.
fn bare(text: &str) -> usize {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut events = 0;
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Eof => return events,
            event => events += usize::from(!black_box(event).is_empty()),
        }
    }
}

/// quick-xml's loop with namespaces.
fn bare_with_namespaces(text: &str) -> usize {
    let mut reader = quick_xml::NsReader::from_str(text);
    let mut events = 0;
    loop {
        match reader.read_resolved_event().expect("well-formed") {
            (_, Event::Eof) => return events,
            event => events += usize::from(!black_box(event).1.is_empty()),
        }
    }
}

#[divan::bench]
fn read_page_of_5000_rows(bencher: Bencher<'_, '_>) {
    let text = body(PAGE);
    bencher.counter(divan::counter::BytesCount::of_str(text)).bench(|| read_page(black_box(text)));
}

#[divan::bench]
fn read_process_status(bencher: Bencher<'_, '_>) {
    let text = body(STATUS);
    bencher.counter(divan::counter::BytesCount::of_str(text)).bench(|| read_status(black_box(text)));
}

#[divan::bench]
fn write_process_status_request(bencher: Bencher<'_, '_>) {
    bencher.bench(write_request);
}

/// The median time of each function, all of them taken in turn.
fn medians<const N: usize>(functions: [&dyn Fn(); N], rounds: usize) -> [Duration; N] {
    let mut times = vec![Vec::with_capacity(rounds); N];
    for _ in 0..rounds {
        for (function, times) in functions.iter().zip(&mut times) {
            let begin = Instant::now();
            function();
            times.push(begin.elapsed());
        }
    }
    std::array::from_fn(|index| {
        times[index].sort();
        times[index][rounds / 2]
    })
}

/// Prints how fast reading is beside the bare loops over the same text.
fn ratios(what: &str, text: &str, read: &dyn Fn(), repeat: usize) {
    let times = |function: &dyn Fn()| {
        for _ in 0..repeat {
            function();
        }
    };
    let bare = || {
        black_box(bare(black_box(text)));
    };
    let namespaces = || {
        black_box(bare_with_namespaces(black_box(text)));
    };
    let [read, bare, namespaces] = medians([&|| times(read), &|| times(&bare), &|| times(&namespaces)], 61);
    let ratio = |base: Duration| base.as_secs_f64() / read.as_secs_f64();
    println!(
        "{what}: {:.2} of the bare loop without namespaces, {:.2} of that with ({:.2?} a time)",
        ratio(bare),
        ratio(namespaces),
        read / u32::try_from(repeat).unwrap_or(u32::MAX),
    );
}

fn main() {
    let (page, status) = (body(PAGE), body(STATUS));
    let rows = read_page(page).result.map_or(0, |rows| rows.len());
    assert_eq!(rows, 5_000, "the page is what it should be");
    assert!(read_status(status).ws_process_status.is_some(), "the status is what it should be");
    // Under `cargo test` it is enough that all of it can be read.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    divan::main();
    println!();
    ratios("read a page of 5,000 rows", page, &|| drop(black_box(read_page(black_box(page)))), 1);
    ratios("read a process's status", status, &|| drop(black_box(read_status(black_box(status)))), 2_000);
    let request = write_request();
    ratios("write a request", &request, &|| drop(black_box(write_request())), 2_000);
}
