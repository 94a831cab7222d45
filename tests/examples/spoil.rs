//! Fuzzing without libFuzzer: `cargo run -p wsdl-tests --example spoil -- SECONDS [FIRST]` spoils what each target starts
//! from for so long. It learns nothing from what it sees, but needs no nightly toolchain. Inputs are the same for the same
//! `FIRST` number. One that panics is told, and one that takes longer than a minute; each is in a file while it runs, for
//! those that take the process with them.

use std::fs;
use std::time::{Duration, Instant};

use wsdl_tests::fuzzing::TARGETS;
use wsdl_tests::fuzzing::mutate::mutated;
use wsdl_tests::fuzzing::seeds::seeds;
use wsdl_tests::fuzzing::watchdog::{last_input, watched};

fn main() -> std::io::Result<()> {
    let file = last_input();
    println!("the input that runs is in {}", file.display());
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
                fs::write(&file, &input)?;
                watched(&format!("{target}: {}, number {number}, time {time}", seed.name), &input, run);
                inputs += 1;
            }
            time += 1;
        }
        println!("{target}: {inputs} inputs in {:.0} s", begun.elapsed().as_secs_f64());
    }
    fs::remove_file(file)
}
