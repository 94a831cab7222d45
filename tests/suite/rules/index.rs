//! The list of rules names tests that exist, and leaves no rule out.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const RULES: usize = 40;

/// The names of tests in a line: what stands in back quotes and has two colons, `file::test`.
fn named(line: &str) -> impl Iterator<Item = (&str, &str)> {
    line.split('`').skip(1).step_by(2).filter_map(|quoted| quoted.split_once("::"))
}

/// The source of tests that are named like this: those of the runtime are in its own folder.
fn path_of(file: &str) -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    match file.strip_prefix("runtime/") {
        Some(file) => tests.join(format!("../runtime/tests/suite/{file}.rs")),
        None => tests.join(format!("suite/{file}.rs")),
    }
}

/// Whether a source has a test of this name that is not passed over.
fn has_test(source: &str, name: &str) -> bool {
    let mut attributes = Vec::new();
    for line in source.lines().map(str::trim) {
        if line.starts_with("#[") {
            attributes.push(line);
        } else if line.starts_with(&format!("fn {name}()")) {
            return attributes.contains(&"#[test]") && !attributes.iter().any(|line| line.starts_with("#[ignore"));
        } else if !line.starts_with("//") {
            attributes.clear();
        }
    }
    false
}

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

#[test]
fn a_name_that_is_no_test_is_found_out() {
    let source = "#[test]\nfn one() {\n}\nfn two() {}\n#[should_panic]\n/// Why.\n#[test]\nfn three() {}\n";
    assert!(
        has_test(source, "one") && !has_test(source, "two") && !has_test(source, "on") && has_test(source, "three")
    );
    for ignored in ["#[test]\n#[ignore]\nfn one() {}", "#[ignore = \"slow\"]\n// Why.\n#[test]\nfn one() {}"] {
        assert!(!has_test(ignored, "one"), "{ignored}");
    }
    let line = "| 1 | x `a` | `b::c`, `d/e::f`, `runtime/g::h` |";
    assert_eq!(named(line).collect::<Vec<_>>(), [("b", "c"), ("d/e", "f"), ("runtime/g", "h")]);
    assert!(path_of("rules/index").is_file() && path_of("runtime/answers").is_file());
    assert!(!path_of("answers").exists() && !path_of("runtime/rules/index").exists());
}
