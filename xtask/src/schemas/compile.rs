//! Compiling the crates, without the modules that do not compile.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use super::workspace::{Module, Workspace, package};

/// The number of times that a crate is compiled again without modules that are at fault.
const ROUNDS: usize = 12;

/// What came of the crates.
#[derive(Debug, Default)]
pub(super) struct Compiled {
    /// The programs by the number of the crate.
    pub(super) programs: BTreeMap<usize, PathBuf>,
    /// The modules that do not compile, with what is said of them first.
    pub(super) wrong: BTreeMap<String, String>,
}

/// Compiles crates; modules at fault are taken out of them.
pub(super) fn compile(workspace: &Workspace, crates: &[Vec<Module<'_>>]) -> Result<Compiled, String> {
    let mut compiled = Compiled::default();
    for round in 0..ROUNDS {
        let before = compiled.wrong.len();
        let numbers: Vec<usize> = (0..crates.len()).filter(|number| !compiled.programs.contains_key(number)).collect();
        if numbers.is_empty() {
            return Ok(compiled);
        }
        if round > 0 {
            crate::trial::progress(&format!("compiling {} crates again, without {before} modules", numbers.len()));
        }
        let said = cargo(workspace, &numbers, &mut compiled)?;
        if compiled.wrong.len() == before && compiled.programs.len() < crates.len() {
            return Err(format!("the crates do not compile, and no module is at fault:\n{said}"));
        }
        for number in numbers.into_iter().filter(|number| !compiled.programs.contains_key(number)) {
            let right = crates[number].iter().filter(|module| !compiled.wrong.contains_key(&module.name));
            workspace.put_main(number, right).map_err(|error| format!("crate {number}: {error}"))?;
        }
    }
    Err(format!("crates do not compile after {ROUNDS} attempts"))
}

/// Runs Cargo once; returns what it says.
fn cargo(workspace: &Workspace, numbers: &[usize], compiled: &mut Compiled) -> Result<String, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["build", "--keep-going", "--message-format=json", "-q"]);
    for number in numbers {
        command.args(["-p", &package(*number)]);
    }
    command.arg("--target-dir").arg(workspace.path.join("target")).current_dir(&workspace.path);
    let output =
        command.env("CARGO_INCREMENTAL", "0").output().map_err(|error| format!("cargo does not run: {error}"))?;
    let mut unplaced = BTreeSet::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        if let Ok(message) = serde_json::from_str::<Value>(line) {
            read(&message, compiled, &mut unplaced);
        }
    }
    let unplaced: Vec<String> = unplaced.into_iter().take(20).collect();
    Ok(format!("{}\n{}", unplaced.join("\n"), String::from_utf8_lossy(&output.stderr)))
}

fn read(message: &Value, compiled: &mut Compiled, unplaced: &mut BTreeSet<String>) {
    match message["reason"].as_str() {
        Some("compiler-message") => {
            let said = &message["message"];
            if !said["level"].as_str().is_some_and(|level| level.starts_with("error")) {
                return;
            }
            let line = said["message"].as_str().unwrap_or_default().lines().next().unwrap_or_default();
            let module = said["spans"].as_array().into_iter().flatten().find_map(of_module);
            match module {
                Some((module, place)) => {
                    compiled.wrong.entry(module).or_insert_with(|| format!("{line} at {place}"));
                }
                None => {
                    unplaced.insert(line.to_owned());
                }
            }
        }
        Some("compiler-artifact") => {
            let name = message["target"]["name"].as_str().unwrap_or_default();
            let number = name.strip_prefix("schemas-").and_then(|number| number.parse().ok());
            if let (Some(number), Some(program)) = (number, message["executable"].as_str()) {
                compiled.programs.insert(number, program.into());
            }
        }
        _ => {}
    }
}

/// The module in which a span is, or the use of the macro that it is in, with the place in that module.
fn of_module(span: &Value) -> Option<(String, String)> {
    let file = span["file_name"].as_str().unwrap_or_default();
    let found = file.split_once("/src/").and_then(|(_, below)| below.split_once('/'));
    match found.filter(|(module, _)| module.strip_prefix('g').is_some_and(|number| number.parse::<usize>().is_ok())) {
        Some((module, below)) => Some((module.to_owned(), format!("{below}:{}", span["line_start"]))),
        None => of_module(span.get("expansion").filter(|expansion| !expansion.is_null())?.get("span")?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn errors_belong_to_the_module_that_uses_a_macro() {
        let inside = json!({"file_name": "crates/schemas-001/src/g00012/types/a.rs", "line_start": 3});
        let outside =
            json!({"file_name": "/x/runtime/src/codec/choice.rs", "line_start": 9, "expansion": {"span": inside}});
        let expected = Some(("g00012".to_owned(), "types/a.rs:3".to_owned()));
        assert_eq!(of_module(&inside), expected);
        assert_eq!(of_module(&outside), expected);
        assert_eq!(of_module(&json!({"file_name": "crates/schemas-001/src/main.rs", "line_start": 3})), None);
        assert_eq!(of_module(&json!({"file_name": "/x/src/codec/a.rs", "expansion": null})), None);
    }

    #[test]
    fn the_first_error_of_a_module_is_kept() {
        let error = |text: &str, level: &str| {
            let span = json!({"file_name": "crates/schemas-001/src/g00012/mod.rs", "line_start": 1});
            json!({"reason": "compiler-message", "message": {"level": level, "message": text, "spans": [span]}})
        };
        let (mut compiled, mut unplaced) = (Compiled::default(), BTreeSet::new());
        for (text, level) in [("a", "warning"), ("b", "error"), ("c", "error")] {
            read(&error(text, level), &mut compiled, &mut unplaced);
        }
        assert_eq!(compiled.wrong, BTreeMap::from([("g00012".to_owned(), "b at mod.rs:1".to_owned())]));
        assert!(unplaced.is_empty());
    }
}
