//! Compiling the generated crates with Cargo, all at once.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::rustc;
use super::workspace::{Workspace, package_name};

/// What the compiler says of a crate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Compiled {
    /// Whether it compiles.
    pub(super) is_whole: bool,
    /// The first lines of errors.
    pub(super) errors: Vec<String>,
    /// The first lines of warnings.
    pub(super) warnings: Vec<String>,
    /// The program, if one was built.
    pub(super) program: Option<PathBuf>,
}

/// What to make of the crates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// Check the libraries, as their users do.
    Check,
    /// Build the programs that drive them.
    Build,
}

/// Checks or builds crates. `wrapper` is the program of [`rustc::run`].
pub(super) fn compile(
    workspace: &Workspace,
    names: &[String],
    what: What,
    wrapper: &Path,
) -> Result<BTreeMap<String, Compiled>, String> {
    let mut compiled: BTreeMap<String, Compiled> =
        names.iter().map(|name| (name.clone(), Compiled::default())).collect();
    if names.is_empty() {
        return Ok(compiled);
    }
    let times = times(workspace);
    fs::create_dir_all(&times).map_err(|error| format!("{}: {error}", times.display()))?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.arg(if what == What::Check { "check" } else { "build" }).args([
        "--keep-going",
        "--message-format=json",
        "-q",
    ]);
    match what {
        What::Check => command.arg("--lib"),
        What::Build => command.args(["--bins", "--features", "samples"]),
    };
    for name in names {
        command.args(["-p", &package_name(name)]);
    }
    command.arg("--target-dir").arg(workspace.path.join("target")).current_dir(&workspace.path);
    command.env("RUSTC_WORKSPACE_WRAPPER", wrapper).env(rustc::TIMES, &times).env("CARGO_INCREMENTAL", "0");
    let output = command.output().map_err(|error| format!("cargo does not run: {error}"))?;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        if let Ok(message) = serde_json::from_str::<Value>(line) {
            read(&message, names, what, &mut compiled);
        }
    }
    let is_any = compiled.values().any(|each| each.is_whole || !each.errors.is_empty());
    match is_any || output.status.success() {
        true => Ok(compiled),
        false => Err(format!("cargo failed:\n{}", String::from_utf8_lossy(&output.stderr))),
    }
}

/// The folder in which the times of crates are recorded.
pub(super) fn times(workspace: &Workspace) -> PathBuf {
    workspace.path.join("times")
}

fn read(message: &Value, names: &[String], what: What, compiled: &mut BTreeMap<String, Compiled>) {
    let id = message["package_id"].as_str().unwrap_or_default();
    let of_it = |name: &&String| {
        let package = package_name(name);
        // `…/crates/NAME#PACKAGE@VERSION`, or without the package if it is the folder's name.
        id.contains(&format!("#{package}@"))
    };
    let Some(found) = names.iter().find(of_it).and_then(|name| compiled.get_mut(name)) else { return };
    match message["reason"].as_str() {
        Some("compiler-message") => {
            let said = &message["message"];
            let line = said["message"].as_str().unwrap_or_default();
            let span = said["spans"].get(0);
            let place =
                span.map(|span| format!(" at {}:{}", span["file_name"].as_str().unwrap_or("?"), span["line_start"]));
            // What comes at the end counts the others.
            if said["spans"].as_array().is_none_or(Vec::is_empty) && line.contains(" emitted") {
                return;
            }
            let line = format!("{}{}", line.lines().next().unwrap_or_default(), place.unwrap_or_default());
            match said["level"].as_str() {
                Some("warning") => found.warnings.push(line),
                Some("error" | "error: internal compiler error") if !line.starts_with("aborting due to") => {
                    found.errors.push(line);
                }
                _ => {}
            }
        }
        Some("compiler-artifact") => {
            let program = message["executable"].as_str().map(PathBuf::from);
            found.is_whole |= what == What::Check || program.is_some();
            found.program = program.or(found.program.take());
        }
        _ => {}
    }
}
