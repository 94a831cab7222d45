//! `schemas` on a small suite: groups that are good, one whose instances are not what the suite says, one that is refused,
//! one with what reading does not check.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Runs the verb on the groups of these names; returns what it says, and the kinds of what is not as it should be by group
/// and file.
fn schemas(names: &[&str]) -> (Output, BTreeMap<(String, String), String>) {
    let suite = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas/suite");
    let into = Path::new(env!("CARGO_TARGET_TMPDIR")).join("schemas");
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let output = command.args(["schemas", "--dir"]).arg(suite).arg("--into").arg(&into).args(names).output();
    let list = fs::read_to_string(into.join("wrong.jsonl")).unwrap_or_default();
    let wrong = list.lines().map(|line| {
        let line: serde_json::Value = serde_json::from_str(line).expect("it is JSON");
        let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
        ((text("group"), text("file")), text("kind"))
    });
    (output.expect("the program runs"), wrong.collect())
}

#[test]
fn what_differs_from_the_suite_is_listed_and_fails() {
    if Command::new("xmllint").arg("--version").output().is_err() {
        return;
    }
    let (output, wrong) = schemas(&[]);
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(!output.status.success(), "{said}");
    let expected = [
        ("constrained", "constrained-2.xml", "aside"),
        ("misjudged", "good-1.xml", "let pass"),
        ("misjudged", "good-2.xml", "not read"),
        ("misjudged", "other.xml", "not read"),
        ("refused", "good-1.xml", "refused group"),
    ];
    let expected = expected.map(|(group, file, kind)| ((group.to_owned(), file.to_owned()), kind.to_owned()));
    assert_eq!(wrong, BTreeMap::from(expected), "{said}");
    assert!(said.contains("valid instances equal: 2 of 5"), "{said}");
    assert!(said.contains("invalid instances refused: 1 of 2 that are not aside"), "{said}");

    let (output, wrong) = schemas(&["good", "keys"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(wrong.into_values().collect::<Vec<_>>(), ["aside"]);

    let (output, _) = schemas(&["unknown"]);
    assert!(!output.status.success());
}
