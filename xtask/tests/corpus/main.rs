//! `corpus` on a small corpus: a service that is good, one with what is not supported, one that cannot be read.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Runs the verb on the services of these names. Runs in one workspace wait for each other, and compile what they share
/// once.
fn corpus(names: &[&str]) -> Output {
    let services = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/services");
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["corpus", "--dir"]).arg(services).arg("--into").arg(folder("corpus")).args(names);
    command.output().expect("the program runs")
}

fn folder(workspace: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(workspace)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

/// The numbers of a line of the table by the names of the columns.
fn number(table: &str, row: &str, column: &str) -> usize {
    let columns = table.lines().find(|line| line.contains(" ops ")).expect("the names of the columns");
    let at = columns.split_whitespace().position(|name| name == column).expect("a column");
    let line = table.lines().find(|line| line.split_whitespace().next() == Some(row)).expect("a line");
    let numbers: Vec<&str> =
        line.split_whitespace().filter(|part| part.starts_with(|c: char| c.is_ascii_digit())).collect();
    numbers[at].parse().expect("a number")
}

/// Whether messages can be held against schemas here.
fn has_xmllint() -> bool {
    Command::new("xmllint").arg("--version").output().is_ok()
}

#[test]
fn what_is_good_is_right_and_what_is_not_fails() {
    let output = corpus(&[]);
    let (table, said) = (text(&output.stdout), text(&output.stderr));
    assert!(!output.status.success(), "{table}{said}");
    let numbers = |row| ["ops", "gen", "ref", "des"].map(|column| number(&table, row, column));
    assert_eq!(numbers("good"), [2, 2, 0, 0], "{table}{said}");
    assert_eq!(numbers("partly"), [4, 1, 1, 2], "{table}{said}");
    assert_eq!(numbers("broken"), [0, 0, 0, 0], "{table}{said}");
    assert_eq!(numbers("total"), [6, 3, 1, 2], "{table}{said}");
    for (row, operations) in [("good", 2), ("partly", 1)] {
        let [sent, equal] = ["sent", "equal"].map(|column| number(&table, row, column));
        assert_eq!((sent > 2 * operations, sent), (true, equal), "{table}{said}");
        let [made, kept] = ["made", "kept"].map(|column| number(&table, row, column));
        assert_eq!((made >= 12 * operations, made), (true, kept), "{table}{said}");
        let [types, lines, of_each] = ["types", "lines", "l/type"].map(|column| number(&table, row, column));
        assert!(types >= 2 * operations && lines > 100, "{table}");
        assert!(lines.abs_diff(of_each * types) <= types, "{table}");
    }
    // What is refused is said once, and by whose fault.
    assert!(table.contains("partly.wsdl:7:"), "{table}");
    assert!(table.contains("by design: 1 encoded, 1 one-way, 1 rpc"), "{table}");
    assert!(table.contains("broken.wsdl: "), "{table}");
    if has_xmllint() {
        let [valid, facets, invalid] = ["valid", "facets", "invalid"].map(|column| number(&table, "good", column));
        // Samples keep to facets, such as the length of the code in a response of `Find`.
        assert_eq!((valid, facets, invalid), (number(&table, "good", "sent"), 0, 0), "{table}");
    }
}

#[test]
fn services_are_chosen_by_name() {
    let output = corpus(&["good"]);
    let (table, said) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.success(), has_xmllint(), "{table}{said}");
    assert!(!table.contains("partly"), "{table}");
    let crates = folder("corpus").join("crates");
    assert!(crates.join("good-finder/src/service").is_dir() && crates.join("good-counter/src/service").is_dir());
    let unknown = corpus(&["better"]);
    assert!(!unknown.status.success() && text(&unknown.stderr).contains("`better`"));
}

#[test]
fn a_corpus_that_is_not_there_is_an_error() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["corpus", "--dir"]).arg(folder("nothing")).arg("--into").arg(folder("corpus-nothing"));
    let output = command.output().expect("the program runs");
    assert!(!output.status.success() && output.stdout.is_empty());
    assert!(text(&output.stderr).contains("manifest.json"));
    let output =
        Command::new(env!("CARGO_BIN_EXE_xtask")).args(["corpus", "--dirs"]).output().expect("the program runs");
    assert!(!output.status.success() && text(&output.stderr).contains("`--dirs`"));
}

/// Runs the verb with other tools and a `python3` that is this script of the shell.
#[cfg(unix)]
fn corpus_with_peers(python: &str, folder_name: &str) -> Output {
    use std::os::unix::fs::PermissionsExt as _;
    let tools = folder(folder_name);
    let file = tools.join("python3");
    std::fs::create_dir_all(&tools).expect("a folder");
    std::fs::write(&file, format!("#!/bin/sh\n{python}")).expect("a script");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).expect("a program");
    let path = std::env::var("PATH").unwrap_or_default();
    let services = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/services");
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["corpus", "--peers", "--dir"]).arg(services).arg("--into").arg(folder("corpus")).arg("good");
    command.env("PATH", format!("{}:{path}", tools.display())).output().expect("the program runs")
}

#[test]
#[cfg(unix)]
fn documents_of_other_tools_are_held_against_the_crate_if_they_are_valid() {
    // The arguments are the script, the description, the schemas, the folder, the list of elements, a number.
    let output = corpus_with_peers(
        "[ \"$1\" = -c ] && exit 0\n\
         number=$(grep 'urn:good.Count$' \"$5\" | cut -f1)\n\
         [ -n \"$number\" ] || { printf 'unmade\\tall of them\\n'; exit 1; }\n\
         echo '<Count xmlns=\"urn:good\"/>' > \"$4/$number-0.xml\"\n\
         echo '<Count xmlns=\"urn:good\"><Other/></Count>' > \"$4/$number-1.xml\"\n\
         echo done\n",
        "python-with-tools",
    );
    let (table, said) = (text(&output.stdout), text(&output.stderr));
    if !has_xmllint() {
        return;
    }
    assert!(output.status.success(), "{table}{said}");
    let numbers = |unit: &str, tool: &str| -> Vec<String> {
        let of_tool = |line: &&str| line.split_whitespace().take(2).eq([unit, tool]);
        let line = table.lines().find(of_tool).unwrap_or_else(|| panic!("{table}{said}"));
        line.split_whitespace().skip(2).map(str::to_owned).collect()
    };
    for tool in ["zeep", "xsdata"] {
        // What was made, what of it is valid, what is open, what is kept.
        assert_eq!(numbers("good-counter", tool), ["2", "1", "0", "1"], "{table}");
        assert_eq!(numbers("good-finder", tool), ["0", "0", "0", "0"], "{table}");
        assert_eq!(numbers("total", tool), ["2", "1", "0", "1"], "{table}");
    }
    assert!(table.contains("all of them") && table.contains("-1.xml: "), "{table}");
}

#[test]
#[cfg(unix)]
fn other_tools_that_are_not_installed_are_named() {
    let output = corpus_with_peers("echo \"No module named 'zeep'\" >&2\nexit 1\n", "python-without-tools");
    let said = text(&output.stderr);
    assert!(!output.status.success() && output.stdout.is_empty(), "{said}");
    assert!(said.contains("pip install zeep") && said.contains("No module named 'zeep'"), "{said}");
}
