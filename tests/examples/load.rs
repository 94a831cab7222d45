//! The long run of many callers: `cargo run -p wsdl-tests --example load -- [SECONDS] [CALLERS]`, by default 60 s and 64.
//!
//! It needs Mono, see `tests/interop/README.md`, and fails without. It fails where calls are lost or something is left over,
//! and where memory grows in the second half.

use std::process::ExitCode;
use std::time::Duration;

use wsdl_tests::interop::Peer;
use wsdl_tests::load::load;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse().expect("a number"));
    let (seconds, callers) = (arguments.next().unwrap_or(60), arguments.next().unwrap_or(64));
    let Some(peer) = Peer::start() else {
        println!(
            "wrong: nothing was called, since the service cannot start without Mono: run tests/interop/setup.sh as root"
        );
        return ExitCode::FAILURE;
    };
    let figures = load(&peer, callers as usize, Duration::from_secs(seconds));
    println!("{figures}");
    let mut leaks = figures.leaks();
    leaks.extend(figures.growth());
    for leak in &leaks {
        println!("wrong: {leak}");
    }
    if leaks.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
