//! docs/SECURITY.md names tests that exist, and has one for each promise.

use std::fs;

use crate::named_tests::{has_test, named, path_of};

#[test]
fn every_promise_names_tests_that_exist() {
    let text = fs::read_to_string(xtask::workspace_root().join("docs/SECURITY.md")).unwrap();
    let (mut promises, mut is_table_of_promises) = (0, false);
    for line in text.lines() {
        if line.starts_with("| attempt |") {
            is_table_of_promises = true;
        } else if !line.starts_with('|') {
            is_table_of_promises = false;
        } else if is_table_of_promises && !line.starts_with("|---") {
            assert!(named(line).next().is_some(), "no test shows this: {line}");
            promises += 1;
        }
        for (file, test) in named(line) {
            let source = fs::read_to_string(path_of(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
            assert!(has_test(&source, test), "there is no test `{file}::{test}`");
        }
    }
    assert!(promises > 20, "{promises}");
}
