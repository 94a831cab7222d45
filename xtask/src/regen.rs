//! `regen`: every `wsdl/*.toml` to its crate and its record of released names; `regen --check`: only look.

use std::fmt::Write as _;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use wsdl_codegen::config::Config;
use wsdl_codegen::files::Files;
use wsdl_codegen::{Output, emit, generate};

use crate::disk::{Difference, Folder, compare, compare_files, replace};
use crate::present::Present;

/// The folder of descriptions and configurations, in the workspace.
const DESCRIPTIONS: &str = "wsdl";

/// How the names of records end; what is before is the name of their configuration.
const RECORD: &str = "names";

/// One configuration, generated and held against the disk.
struct Run {
    name: String,
    output: Output,
    src: PathBuf,
    difference: Difference,
    /// The record of released names, beside the configuration.
    record: Files,
    record_difference: Difference,
    milliseconds: u128,
}

/// Writes all generated crates and says what was done. If one of them cannot be generated, none is touched.
///
/// # Errors
/// What is wrong with a description or configuration, for people to read; files that cannot be read or written.
pub fn write(root: &Path) -> Result<String, String> {
    let runs = runs(root)?;
    let folder = root.join(DESCRIPTIONS);
    let mut said = String::new();
    for run in &runs {
        // First: what is recorded and not written does no harm, what is written and not recorded may be renamed.
        replace(&folder, &run.record_difference, &run.record)
            .map_err(|error| format!("the record of names of {} cannot be written: {error}", run.name))?;
        replace(&run.src, &run.difference, &run.output.files)
            .map_err(|error| format!("{} cannot be written: {error}", run.src.join(emit::FOLDER).display()))?;
        let written = run.difference.to_write() + run.record_difference.to_write();
        report(run, &mut said);
        let _ = writeln!(said, "  {written} files written, {} removed", run.difference.stale.len());
    }
    Ok(said.trim_end().to_owned())
}

/// Says whether all generated crates are as [`write()`] would write them.
///
/// # Errors
/// Those of [`write()`]; what differs, and the command that repairs it.
pub fn check(root: &Path) -> Result<String, String> {
    let runs = runs(root)?;
    let mut said = String::new();
    for run in &runs {
        report(run, &mut said);
    }
    let of_run = |run: &Run| {
        let mut lines = run.record_difference.lines(Path::new(DESCRIPTIONS));
        lines.extend(run.difference.lines(run.src.strip_prefix(root).unwrap_or(&run.src)));
        lines
    };
    let different: Vec<String> = runs.iter().flat_map(of_run).collect();
    if different.is_empty() {
        let _ = write!(said, "everything is as `cargo xtask regen` writes it");
        return Ok(said);
    }
    let _ = writeln!(said, "generated files differ from what the descriptions give:");
    let _ = writeln!(said, "{}", different.join("\n"));
    let _ = write!(said, "run `cargo xtask regen` and commit what it writes");
    Err(said)
}

fn report(run: &Run, said: &mut String) {
    if !run.output.warnings.is_empty() {
        let _ = writeln!(said, "{}\n", run.output.warnings);
    }
    let _ = writeln!(said, "{}: {} ({} ms)", run.name, run.output.report, run.milliseconds);
}

/// Generates for every configuration; all that is wrong with any of them is told.
fn runs(root: &Path) -> Result<Vec<Run>, String> {
    let folder = root.join(DESCRIPTIONS);
    let mut configurations = Vec::new();
    let entries = fs::read_dir(&folder).map_err(|error| format!("{} cannot be read: {error}", folder.display()))?;
    for entry in entries {
        let path = entry.map_err(|error| format!("{} cannot be read: {error}", folder.display()))?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            configurations.push(path);
        }
    }
    if configurations.is_empty() {
        return Err(format!("there is no configuration {}/*.toml", folder.display()));
    }
    configurations.sort();
    let mut runs = Vec::new();
    let mut wrong = Vec::new();
    for path in &configurations {
        match run(&folder, path) {
            Ok(run) => runs.push(run),
            Err(said) => wrong.push(said),
        }
    }
    if wrong.is_empty() { Ok(runs) } else { Err(wrong.join("\n\n")) }
}

fn run(folder: &Path, path: &Path) -> Result<Run, String> {
    let begin = Instant::now();
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    let mut config = Config::parse(&text, &name).map_err(|wrong| wrong.to_string())?;
    let record = path.with_extension(RECORD);
    let record_name = record.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match fs::read_to_string(&record) {
        Ok(text) => config = config.with_record(&text, &record_name).map_err(|wrong| wrong.to_string())?,
        // Nothing was released yet.
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(format!("{} cannot be read: {error}", record.display())),
    }
    let crate_folder = folder.join(&config.crate_folder);
    if !crate_folder.join("Cargo.toml").is_file() {
        return Err(format!(
            "error: there is no crate at `{}`\n  --> {name}\n   in crate\n help: the generator writes into a crate \
             that is there: make one, with `mod {};` in its lib.rs",
            config.crate_folder,
            emit::FOLDER
        ));
    }
    let src = crate_folder.canonicalize().unwrap_or(crate_folder).join("src");
    let (output, present) = thread::scope(|scope| {
        // Reading documents leaves other processors idle.
        let present = scope.spawn(|| Present::read(&src, emit::FOLDER));
        (generate(&config, &Folder { path: folder.to_owned() }), present.join())
    });
    let output = output.map_err(|wrong| wrong.to_string())?;
    let difference = present
        .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        .and_then(|present| compare(&src, &present, &output.files))
        .map_err(|error| format!("{} cannot be read: {error}", src.join(emit::FOLDER).display()))?;
    let record = Files::from([(record_name, output.names.clone())]);
    let record_difference = compare_files(folder, &record)
        .map_err(|error| format!("the record of names of {name} cannot be read: {error}"))?;
    let milliseconds = begin.elapsed().as_millis();
    Ok(Run { name, output, src, difference, record, record_difference, milliseconds })
}
