//! Spoilt answers, documents, descriptions and configurations: no panic, no hang, and nothing that must never be.
//!
//! The short form of what `fuzz/` does at length: the same each time. An input that fuzzing found to be bad goes into
//! `fuzz/corpus/`, which is replayed here.

use std::fs;

use wsdl_tests::fuzzing::answers::{CONTENT_TYPES, STATUSES, answer};
use wsdl_tests::fuzzing::descriptions::{description, is_generated};
use wsdl_tests::fuzzing::mutate::mutated;
use wsdl_tests::fuzzing::seeds::{Seed, seeds};
use wsdl_tests::fuzzing::watchdog::watched;
use wsdl_tests::fuzzing::{TARGETS, Target};

/// Runs a target with its seeds as they are, and each of them spoilt so many times. A panic names the input by its numbers.
fn spoil(target: &str, times: u64) {
    let (_, run): &Target = TARGETS.iter().find(|(name, _)| *name == target).expect("a target");
    let seeds = seeds(target);
    assert!(seeds.len() >= 25, "{target}: {} seeds", seeds.len());
    let others: Vec<&[u8]> = seeds.iter().map(|seed| seed.bytes.as_slice()).collect();
    for (number, Seed { name, bytes }) in seeds.iter().enumerate() {
        watched(&format!("{target}: {name}"), bytes, run);
        for time in 0..times {
            let input = mutated(bytes, &others, (number as u64) << 32 | time);
            watched(&format!("{target}: {name}, {time}"), &input, run);
        }
    }
}

#[test]
fn texts_and_bytes_for_the_scanner() {
    spoil("scanner", 40);
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
    let (configured, plain): (Vec<Seed>, Vec<Seed>) =
        seeds("description").into_iter().partition(|seed| seed.name.ends_with("-configured"));
    for seeds in [configured, plain] {
        let generated = seeds.iter().filter(|seed| is_generated(&seed.bytes)).count();
        assert!(generated >= 20, "only {generated} of {} descriptions are generated", seeds.len());
    }
    spoil("description", 40);
}

#[test]
fn configurations_and_records_of_names() {
    spoil("configuration", 40);
}

#[test]
fn cassettes_and_answers_to_record() {
    spoil("cassette", 20);
}

/// What fuzzing came to cover the code with, see `fuzz/README.md`.
#[test]
fn the_corpora() {
    for (target, run) in TARGETS {
        let folder = xtask::workspace_root().join("fuzz/corpus").join(target);
        let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
        files.sort();
        assert!(!files.is_empty(), "{}", folder.display());
        for file in files {
            let input = fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            watched(&file.display().to_string(), &input, run);
        }
    }
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
    for how in [b"0", b"1"] {
        let wsdl = [how, wsdl.as_slice()].concat();
        assert!(is_generated(&wsdl), "with {how:?}");
        for seed in 0..10 {
            description(&mutated(&wsdl, &[], seed));
        }
    }
}
