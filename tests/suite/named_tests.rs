//! Tests that documents name, as `file::test`.

use std::path::{Path, PathBuf};

/// Returns the tests that a line names: what is in back quotes and has two colons, `file::test`.
pub(crate) fn named(line: &str) -> impl Iterator<Item = (&str, &str)> {
    line.split('`').skip(1).step_by(2).filter_map(|quoted| quoted.split_once("::"))
}

/// Returns the source of tests with this name. The first folder stands for a crate; without one it is this suite.
pub(crate) fn path_of(file: &str) -> PathBuf {
    let folders = [
        ("runtime", "runtime/tests/suite"),
        ("xtask", "xtask/tests/regen"),
        ("codegen", "codegen/src"),
        ("xml", "xml/tests"),
    ];
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (krate, rest) = file.split_once('/').unwrap_or(("", file));
    match folders.iter().find(|(name, _)| *name == krate) {
        Some((_, folder)) => root.join(folder).join(format!("{rest}.rs")),
        None => root.join("tests/suite").join(format!("{file}.rs")),
    }
}

/// Returns whether a source has a test of this name that is not ignored.
pub(crate) fn has_test(source: &str, name: &str) -> bool {
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
    assert!(path_of("codegen/load/tests").is_file() && path_of("xtask/links").is_file());
    assert!(!path_of("answers").exists() && !path_of("runtime/rules/index").exists());
}
