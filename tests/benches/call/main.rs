//! Measures what a call costs beside reqwest with the same bytes, headers and deadline, whose body our reader decodes into
//! the same type.
//!
//! `cargo bench -p wsdl-tests --bench call` prints a table: calls a second and processor time a call, with one caller and
//! with 64 on one thread. Under `cargo test` a few calls are made each way, and all give the same response.

#[allow(dead_code, reason = "the other bench reads more")]
#[path = "../codec/chance.rs"]
mod chance;
mod clock;
#[allow(dead_code, reason = "the other bench reads more")]
#[path = "../codec/forms.rs"]
mod forms;
#[allow(dead_code, reason = "the other bench reads more")]
#[path = "../codec/read.rs"]
mod read;
mod server;
mod ways;

use std::time::{Duration, Instant};

use listrak_v31::GetProcessStatusResponse;
use tokio::task::JoinSet;

use crate::server::Server;
use crate::ways::{Plain, Way};

/// How often each way is measured, in turn. Odd, so that one measurement is the median.
const ROUNDS: usize = 101;
/// How many calls one measurement has.
const CALLS: usize = 1_600;
/// How many callers there are at once.
const CALLERS: [usize; 2] = [1, 64];

/// What one measurement says of a call.
#[derive(Clone, Copy)]
struct Cost {
    wall: Duration,
    processor: Duration,
}

/// Makes calls, by so many callers at once.
async fn calls(way: &Way, callers: usize, calls: usize) {
    let mut tasks = JoinSet::new();
    for _ in 0..callers {
        let way = way.clone();
        tasks.spawn(async move {
            for _ in 0..calls / callers {
                drop(std::hint::black_box(way.call().await));
            }
        });
    }
    while let Some(ended) = tasks.join_next().await {
        ended.expect("no call panics");
    }
}

async fn measured(way: &Way, callers: usize) -> Cost {
    let (begin, processor) = (Instant::now(), clock::now());
    calls(way, callers, CALLS).await;
    let calls = u32::try_from(CALLS / callers * callers).expect("a small number");
    Cost { wall: begin.elapsed() / calls, processor: (clock::now() - processor) / calls }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The ways, the one that others are compared with first.
fn ways(url: &str) -> Vec<(&'static str, Way)> {
    let plain = Plain::new(url);
    vec![
        ("reqwest and our reader", Way::Decoded(plain.clone())),
        ("reqwest alone", Way::Plain(plain)),
        ("a call", Way::Call(ways::client(url))),
    ]
}

async fn check(ways: &[(&'static str, Way)]) {
    let expected: GetProcessStatusResponse = read::status(forms::status()).expect("the recorded answer is right");
    for (name, way) in ways {
        for _ in 0..3 {
            if let Some(response) = way.call().await {
                assert_eq!(response, expected, "{name}");
            }
        }
    }
}

async fn compare(ways: &[(&'static str, Way)]) {
    println!("\nOne call of GetProcessStatus over the loopback; medians of {ROUNDS} rounds, ratios of each round.");
    for callers in CALLERS {
        let mut costs = vec![Vec::with_capacity(ROUNDS); ways.len()];
        for (_, way) in ways {
            calls(way, callers, CALLS).await;
        }
        for round in 0..ROUNDS {
            // Each way goes first as often as the others.
            for at in 0..ways.len() {
                let at = (at + round) % ways.len();
                costs[at].push(measured(&ways[at].1, callers).await);
            }
        }
        println!(
            "\n{:26}{:>12}{:>10}{:>16}{:>10}",
            format!("{callers} at once"),
            "calls/s",
            "ratio",
            "processor",
            "ratio"
        );
        for ((name, _), of_way) in ways.iter().zip(&costs) {
            let of = |cost: fn(&Cost) -> f64| median(of_way.iter().map(cost).collect());
            let ratio = |cost: fn(&Cost) -> f64| {
                median(of_way.iter().zip(&costs[0]).map(|(own, first)| cost(first) / cost(own)).collect())
            };
            let wall: fn(&Cost) -> f64 = |cost| cost.wall.as_secs_f64();
            let processor: fn(&Cost) -> f64 = |cost| cost.processor.as_secs_f64();
            println!(
                "{name:26}{:>12.0}{:>10.3}{:>13.2} µs{:>10.3}",
                1.0 / of(wall),
                ratio(wall),
                of(processor) * 1e6,
                ratio(processor),
            );
        }
    }
}

fn main() {
    let server = Server::start(forms::whole_status());
    let ways = ways(&server.url());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        check(&ways).await;
        if std::env::args().any(|argument| argument == "--bench") {
            compare(&ways).await;
        }
    });
}
