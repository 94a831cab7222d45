//! Tests of lowering small documents. Types are compared by their dumps, without the namespace of the documents.

mod attributes;
mod content;
mod corpus;
mod derived;
mod hostile;
mod redefined;
mod services;
mod simple;
mod substitution;

use super::lower_within;
use crate::budget::Budget;
use crate::contract::Contract;
use crate::diagnostics::Diagnostics;
use crate::load::load;
use crate::source::MemorySource;

/// Returns a schema document of the namespace `urn:t`, whose local elements are qualified.
fn xsd(inside: &str) -> String {
    format!(
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:t='urn:t' xmlns='urn:t' \
         targetNamespace='urn:t' elementFormDefault='qualified'>{inside}</xs:schema>"
    )
}

/// A budget that is small enough for many tests at once.
const BUDGET: usize = 160 << 20;

/// Lowers documents; the first is the entry.
fn try_lowered(documents: &[(&str, String)]) -> (Option<Contract>, Diagnostics) {
    let mut source = MemorySource::default();
    for (location, text) in documents {
        source = source.with(*location, text.as_bytes());
    }
    let mut diagnostics = Diagnostics::default();
    let read = load(documents[0].0, &source, &mut diagnostics);
    let contract =
        read.and_then(|read| lower_within(Budget::of_bytes_within(BUDGET, read.held), &read, &mut diagnostics));
    (contract, diagnostics)
}

fn lowered(documents: &[(&str, String)]) -> Contract {
    let (contract, diagnostics) = try_lowered(documents);
    assert!(diagnostics.is_empty(), "{diagnostics}");
    contract.expect("it is within the limits")
}

/// Returns the contract of one schema.
fn of(inside: &str) -> Contract {
    lowered(&[("a.xsd", xsd(inside))])
}

/// Returns the dump of the type of this path, or of the element of this name.
fn shape(contract: &Contract, path: &str) -> String {
    let dump = contract.dump().replace("{urn:t}", "");
    let mut lines = dump.lines().skip_while(|line| {
        let mut words = line.split(' ');
        !matches!(words.next(), Some("complex" | "simple" | "element")) || words.next() != Some(path)
    });
    let first = lines.next().unwrap_or_else(|| panic!("{path} in\n{dump}"));
    let rest: Vec<&str> = lines.take_while(|line| line.starts_with(' ')).collect();
    [&[first], &rest[..]].concat().join("\n")
}
