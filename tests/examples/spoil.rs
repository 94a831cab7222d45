//! Fuzzing without libFuzzer: `cargo run -p wsdl-tests --example spoil -- SECONDS [FIRST]` spoils what each target starts
//! from for so long. It learns nothing from what it sees, but needs no nightly toolchain. Inputs are the same for the same
//! `FIRST` number, and one that is bad is told before the panic.

use std::time::{Duration, Instant};

use wsdl_tests::fuzzing::TARGETS;
use wsdl_tests::fuzzing::mutate::mutated;
use wsdl_tests::fuzzing::seeds::seeds;

/// What no input may take. Inputs are small.
const SLOW: Duration = Duration::from_secs(10);

fn main() {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse().expect("a number"));
    let (seconds, first) = (arguments.next().unwrap_or(60), arguments.next().unwrap_or(1_000));
    for (target, run) in TARGETS {
        let seeds = seeds(target);
        let others: Vec<&[u8]> = seeds.iter().map(|seed| seed.bytes.as_slice()).collect();
        let begun = Instant::now();
        let (mut inputs, mut time) = (0_u64, first);
        while begun.elapsed() < Duration::from_secs(seconds) {
            for (number, seed) in seeds.iter().enumerate() {
                let input = mutated(&seed.bytes, &others, (number as u64) << 32 | time);
                let (before, told) = (Instant::now(), format!("{target}: {}, number {number}, time {time}", seed.name));
                let ran = std::panic::catch_unwind(|| run(&input));
                assert!(ran.is_ok(), "{told}: {}", String::from_utf8_lossy(&input));
                assert!(before.elapsed() < SLOW, "{told} took {:?}", before.elapsed());
                inputs += 1;
            }
            time += 1;
        }
        println!("{target}: {inputs} inputs in {:.0} s", begun.elapsed().as_secs_f64());
    }
}
