//! The list of rules names tests that exist, and leaves no rule out.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::named_tests::{has_test, named, path_of};

const RULES: usize = 40;

#[test]
fn every_rule_has_its_line_and_every_test_that_is_named_is_there() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("RULES.md")).unwrap();
    let mut rules: BTreeMap<usize, usize> = BTreeMap::new();
    let mut tests = 0;
    for line in text.lines() {
        let number = line.strip_prefix("| ").and_then(|rest| rest.split_once(" |")?.0.parse().ok());
        let Some(number) = number else { continue };
        *rules.entry(number).or_default() += 1;
        let mut found = 0;
        for (file, test) in named(line) {
            let source = fs::read_to_string(path_of(file));
            let source = source.unwrap_or_else(|error| panic!("rule {number}: {file}: {error}"));
            assert!(has_test(&source, test), "rule {number}: there is no test `{file}::{test}`");
            found += 1;
        }
        // A line without a test says why.
        assert!(found > 0 || line.contains("no matter of a client"), "rule {number} has neither test nor reason");
        tests += found;
    }
    assert_eq!(rules, (1..=RULES).map(|number| (number, 1)).collect());
    assert!(tests > RULES);
}
