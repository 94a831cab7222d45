//! Spoilt answers, documents, descriptions and configurations: no panic, no hang, and nothing that must never be.
//!
//! The short form of what `fuzz/` does at length: the same each time. An input that fuzzing found to be bad becomes a test
//! here.

use std::fs;

use wsdl_tests::fuzzing::answers::{CONTENT_TYPES, STATUSES, answer};
use wsdl_tests::fuzzing::descriptions::{description, is_generated};
use wsdl_tests::fuzzing::mutate::mutated;
use wsdl_tests::fuzzing::seeds::{Seed, seeds};
use wsdl_tests::fuzzing::{TARGETS, Target};

/// Runs a target with its seeds as they are, and each of them spoilt so many times. A panic names the input by its numbers.
fn spoil(target: &str, times: u64) {
    let (_, run): &Target = TARGETS.iter().find(|(name, _)| *name == target).expect("a target");
    let seeds = seeds(target);
    assert!(seeds.len() >= 25, "{target}: {} seeds", seeds.len());
    let others: Vec<&[u8]> = seeds.iter().map(|seed| seed.bytes.as_slice()).collect();
    for (number, Seed { name, bytes }) in seeds.iter().enumerate() {
        told(name, bytes, run);
        for time in 0..times {
            let input = mutated(bytes, &others, (number as u64) << 32 | time);
            told(&format!("{name}, {time}"), &input, run);
        }
    }
}

/// Runs something, and names the input where it panics.
fn told(name: &str, input: &[u8], run: &fn(&[u8])) {
    struct Name<'a>(&'a str, &'a [u8]);
    impl Drop for Name<'_> {
        fn drop(&mut self) {
            if std::thread::panicking() {
                eprintln!("the input is {}: {:?}", self.0, String::from_utf8_lossy(self.1));
            }
        }
    }
    let name = Name(name, input);
    run(input);
    drop(name);
}

#[test]
fn documents_for_the_reader() {
    spoil("reader", 40);
}

#[test]
fn answers_of_the_service() {
    spoil("answer", 40);
}

#[test]
fn documents_for_the_responses_of_all_operations() {
    spoil("operations", 40);
}

#[test]
fn descriptions_with_what_they_import() {
    // What is not generated to begin with would show nothing. Some need a configuration of their own.
    let generated = seeds("description").iter().filter(|seed| is_generated(&seed.bytes)).count();
    assert!(generated >= 20, "only {generated} descriptions are generated");
    spoil("description", 40);
}

#[test]
fn configurations_and_records_of_names() {
    spoil("configuration", 40);
}

/// A whole answer, a fault of each version and a page, cut at every place and under every status and content type.
#[test]
fn answers_that_are_cut_and_labelled_otherwise() {
    let seeds = seeds("answer");
    for name in [
        "ok-GetProcessStatus-poll1.soap11",
        "fault-Fail-actor.soap12",
        "fault-wrong-password.soap11",
        "page-500.soap11",
    ] {
        let seed = seeds.iter().find(|seed| seed.name == name).unwrap_or_else(|| panic!("{name} is not recorded"));
        for end in 4..seed.bytes.len() {
            answer(&seed.bytes[..end]);
        }
        for status in 0..STATUSES.len() {
            for content_type in 0..CONTENT_TYPES.len() {
                let mut input = seed.bytes.clone();
                (input[1], input[2]) = (status as u8, content_type as u8);
                answer(&input);
            }
        }
    }
}

/// The description of the service itself, of 97 operations.
#[test]
fn the_description_of_the_service() {
    let wsdl = fs::read(xtask::workspace_root().join("wsdl/IntegrationService.wsdl")).expect("the description");
    description(&wsdl);
    for seed in 0..20 {
        description(&mutated(&wsdl, &[], seed));
    }
}
