//! The contract as a listing, from the copy of the facts and from the description alike, and what differs between the two.

mod described;
mod facts;

use std::collections::{BTreeMap, HashMap};

pub use described::described;
pub use facts::stated;

/// What one thing of the contract consists of, in order: names and what is said of each. Names in parentheses are not
/// names of the contract but say what follows.
pub type Entries = Vec<(String, String)>;

/// A contract: the things in it (`operation X`, `element X`, `type X`, …), each with its entries.
#[derive(Debug, Default)]
pub struct Listing {
    things: BTreeMap<String, Entries>,
}

impl Listing {
    /// Adds a thing. A second one of the same name is kept too, under a name that says so.
    pub fn add(&mut self, thing: String, entries: Entries) {
        let mut name = thing.clone();
        let mut count = 1;
        while self.things.contains_key(&name) {
            count += 1;
            name = format!("{thing} (number {count})");
        }
        self.things.insert(name, numbered(entries));
    }

    /// The things whose names begin with this, in the order of their names.
    pub fn things<'a>(&'a self, beginning: &'a str) -> impl Iterator<Item = (&'a str, &'a Entries)> {
        let things = self.things.iter().filter(move |(thing, _)| thing.starts_with(beginning));
        things.map(|(thing, entries)| (thing.as_str(), entries))
    }
}

/// Makes the names in a list differ.
fn numbered(mut entries: Entries) -> Entries {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (name, _) in &mut entries {
        let count = seen.entry(name.clone()).and_modify(|count| *count += 1).or_insert(1);
        if *count > 1 {
            *name = format!("{name} (number {count})");
        }
    }
    entries
}

/// Everything in which the description differs from the facts, a line each.
pub fn differences(facts: &Listing, described: &Listing) -> Vec<String> {
    let mut found = Vec::new();
    for (thing, stated) in &facts.things {
        match described.things.get(thing) {
            Some(entries) => compare(thing, stated, entries, &mut found),
            None => found.push(format!("{thing}: in the facts only")),
        }
    }
    let undocumented = described.things.keys().filter(|thing| !facts.things.contains_key(*thing));
    found.extend(undocumented.map(|thing| format!("{thing}: in the description only")));
    found
}

fn compare(thing: &str, stated: &Entries, described: &Entries, found: &mut Vec<String>) {
    for (name, said) in stated {
        match of(described, name) {
            Some(other) if other == said => {}
            Some(other) => found.push(format!("{thing}, {name}: {said} in the facts, {other} in the description")),
            None => found.push(format!("{thing}, {name}: in the facts only")),
        }
    }
    for (name, _) in described.iter().filter(|(name, _)| of(stated, name).is_none()) {
        found.push(format!("{thing}, {name}: in the description only"));
    }
    // What is on one side only has been told; it does not make an order of its own.
    let (expected, actual) = (common(stated, described), common(described, stated));
    if expected != actual {
        let (expected, actual) = (expected.join(", "), actual.join(", "));
        found.push(format!("{thing}, order: {expected} in the facts, {actual} in the description"));
    }
}

fn of<'a>(entries: &'a Entries, name: &str) -> Option<&'a str> {
    entries.iter().find(|(found, _)| found == name).map(|(_, said)| said.as_str())
}

/// The names of one list that are in the other too, in the order of the one.
fn common<'a>(entries: &'a Entries, others: &Entries) -> Vec<&'a str> {
    let names = entries.iter().map(|(name, _)| name.as_str());
    names.filter(|name| of(others, name).is_some()).collect()
}

/// An entry.
fn entry(name: impl Into<String>, said: impl Into<String>) -> (String, String) {
    (name.into(), said.into())
}
