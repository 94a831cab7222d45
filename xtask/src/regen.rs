//! `regen` writes the crate and the record of released names of every `wsdl/*.toml`; `regen --check` only compares.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use wsdl_codegen::config::Config;
use wsdl_codegen::diagnostics::{Diagnostic, Diagnostics, Place};
use wsdl_codegen::files::Files;
use wsdl_codegen::record::Released;
use wsdl_codegen::shown::visible_lines;
use wsdl_codegen::{Output, emit, generate};

use crate::disk::{Difference, Folder, Home, compare, compare_files, replace};
use crate::lock::{Lock, Use};
use crate::plain::{self, Found, Refusal};
use crate::present::Present;

/// The folder of descriptions and configurations, in the workspace.
const DESCRIPTIONS: &str = "wsdl";

/// The extension of records; the rest of the name is that of the configuration.
const RECORD: &str = "names";

/// The size of a configuration or a record, in bytes.
const LARGEST: u64 = 64 << 20;

/// A configuration, and the crate that it writes.
struct Configuration {
    name: String,
    config: Config,
    released: Released,
    record_name: String,
    crate_home: Home,
}

impl Configuration {
    fn src(&self) -> Home {
        Home { base: self.crate_home.base.clone(), below: self.crate_home.below.join("src") }
    }
}

/// One configuration, generated and compared with the disk.
struct Run {
    name: String,
    output: Output,
    src: Home,
    difference: Difference,
    /// The record of released names, beside the configuration.
    record: Files,
    record_difference: Difference,
    milliseconds: u128,
}

/// All configurations of a workspace, generated. While it lives, no other run reads or writes the same files.
struct Runs {
    folder: Home,
    runs: Vec<Run>,
    _locks: Vec<Lock>,
}

/// Writes all generated crates and returns what was done. If one of them cannot be generated, none is changed.
///
/// # Errors
/// What is wrong with a description or configuration, for people to read; files that cannot be read or written.
pub fn write(root: &Path) -> Result<String, String> {
    shown(write_all(root))
}

/// Checks that all generated crates are as [`write()`] would write them.
///
/// # Errors
/// Those of [`write()`]; what differs, and the command that repairs it.
pub fn check(root: &Path) -> Result<String, String> {
    shown(check_all(root))
}

/// Makes text visible, so that nothing from descriptions, configurations or names of files controls the terminal.
fn shown(said: Result<String, String>) -> Result<String, String> {
    match said {
        Ok(said) => Ok(visible_lines(&said).into_owned()),
        Err(said) => Err(visible_lines(&said).into_owned()),
    }
}

fn write_all(root: &Path) -> Result<String, String> {
    let Runs { folder, runs, _locks } = runs(root, Use::Write)?;
    let mut said = String::new();
    for run in &runs {
        // The record comes first: a recorded name that is not written does no harm, but a written one that is not recorded
        // may be renamed.
        replace(&folder, &run.record_difference, &run.record).map_err(told)?;
        replace(&run.src, &run.difference, &run.output.files).map_err(told)?;
        let written = run.difference.to_write() + run.record_difference.to_write();
        report(run, &mut said);
        let _ = writeln!(said, "  {written} files written, {} removed", run.difference.stale.len());
    }
    Ok(said.trim_end().to_owned())
}

fn check_all(root: &Path) -> Result<String, String> {
    let Runs { runs, _locks, .. } = runs(root, Use::Read)?;
    let mut said = String::new();
    for run in &runs {
        report(run, &mut said);
    }
    let root = canonical(root)?;
    let of_run = |run: &Run| {
        let src = run.src.path();
        let mut lines = run.record_difference.lines(Path::new(DESCRIPTIONS));
        lines.extend(run.difference.lines(src.strip_prefix(&root).unwrap_or(&src)));
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
    for line in run.output.report.details() {
        let _ = writeln!(said, "  {line}");
    }
}

fn told(refusal: Refusal) -> String {
    Diagnostic::from(refusal).to_string()
}

fn canonical(root: &Path) -> Result<PathBuf, String> {
    root.canonicalize().map_err(|error| told(Refusal::failed(root, "read", &error)))
}

/// Generates for every configuration; errors of all of them are reported.
fn runs(root: &Path, what: Use) -> Result<Runs, String> {
    let folder = Home { base: canonical(root)?, below: DESCRIPTIONS.into() };
    match plain::look(&folder.base, &folder.below).map_err(told)? {
        Found::Folder => {}
        Found::File(_) | Found::Nothing => {
            let help = "make it, with a description and its configuration";
            return Err(told(Refusal::new(&folder.path(), "is not a folder", help)));
        }
    }
    // Before anything is read: the record is read, changed and written.
    let mut locks = vec![Lock::take(&folder.path(), what).map_err(told)?];
    let mut wrong = Vec::new();
    let mut configurations = Vec::new();
    for name in names(&folder)? {
        match configuration(&folder, &name) {
            Ok(configuration) => configurations.push(configuration),
            Err(said) => wrong.push(said),
        }
    }
    if let Some(said) = shared_crates(&configurations) {
        wrong.push(said);
        return Err(wrong.join("\n\n"));
    }
    let mut crates: Vec<PathBuf> = configurations.iter().map(|each| each.crate_home.path()).collect();
    // In one order, so that no two runs wait for each other.
    crates.sort();
    let own = folder.path().canonicalize();
    let is_own = |path: &Path| own.as_ref().is_ok_and(|own| path.canonicalize().is_ok_and(|path| path == *own));
    for path in crates.into_iter().filter(|path| !is_own(path)) {
        locks.push(Lock::take(&path, what).map_err(told)?);
    }
    let mut runs = Vec::new();
    for configuration in configurations {
        match run(&folder, configuration) {
            Ok(run) => runs.push(run),
            Err(said) => wrong.push(said),
        }
    }
    if wrong.is_empty() { Ok(Runs { folder, runs, _locks: locks }) } else { Err(wrong.join("\n\n")) }
}

/// Returns the names of all configurations, in order.
fn names(folder: &Home) -> Result<Vec<String>, String> {
    let path = folder.path();
    let failed = |error| told(Refusal::failed(&path, "read", &error));
    let mut names = Vec::new();
    for entry in fs::read_dir(&path).map_err(failed)? {
        let name = PathBuf::from(entry.map_err(failed)?.file_name());
        if name.extension().is_some_and(|extension| extension == "toml") {
            match name.to_str() {
                Some(name) => names.push(name.to_owned()),
                None => {
                    let help = "its record has the same name: give it a name in UTF-8";
                    return Err(told(Refusal::new(&path.join(&name), "has a name that is not UTF-8", help)));
                }
            }
        }
    }
    if names.is_empty() {
        let title = format!("there is no configuration {}/*.toml", path.display());
        return Err(Diagnostic::error(title, None, "write one for each crate, beside its description").to_string());
    }
    names.sort();
    Ok(names)
}

/// Reads a configuration and its record, and finds its crate.
fn configuration(folder: &Home, name: &str) -> Result<Configuration, String> {
    let read = |name: &str| plain::read_text(&folder.path(), Path::new(name), LARGEST).map_err(told);
    let text = read(name)?.unwrap_or_default();
    let config = Config::parse(&text, name).map_err(|wrong| wrong.to_string())?;
    let record_name = Path::new(name).with_extension(RECORD).to_string_lossy().into_owned();
    // Without a record nothing was released yet.
    let mut released = Released::default();
    if let Some(text) = read(&record_name)? {
        released = Released::parse(&text, &record_name).map_err(|wrong| wrong.to_string())?;
        if released.is_foreign(&text) {
            let help = "the record of released names is written there: move the file elsewhere, or delete it";
            return Err(told(Refusal::new(&folder.path().join(&record_name), "is not a record of names", help)));
        }
    }
    let path = folder.path().join(&config.crate_folder);
    let (base, below) = plain::below_common(&folder.base, &path);
    let crate_home = Home { base, below };
    let manifest = plain::look(&crate_home.base, &crate_home.below.join("Cargo.toml")).map_err(told)?;
    if !matches!(manifest, Found::File(_)) {
        let title = format!("there is no crate at `{}`", config.crate_folder);
        let help = format!(
            "the generator writes into a crate that is there: make one, with `mod {};` in its lib.rs",
            emit::FOLDER
        );
        return Err(Diagnostic::error(title, Some(place_of_crate(name)), help).to_string());
    }
    Ok(Configuration { name: name.to_owned(), config, released, record_name, crate_home })
}

fn place_of_crate(name: &str) -> Place {
    Place { path: "crate".into(), ..Place::of_file(name) }
}

/// Returns the errors about configurations that write into one crate, each of which would remove what another wrote.
fn shared_crates(configurations: &[Configuration]) -> Option<String> {
    let mut wrong = Diagnostics::default();
    // A file system may have several names for a folder.
    let folder = |each: &Configuration| each.crate_home.path().canonicalize().unwrap_or(each.crate_home.path());
    for (index, each) in configurations.iter().enumerate() {
        if let Some(other) = configurations[..index].iter().find(|other| folder(other) == folder(each)) {
            let title = format!("`{}` and `{}` are configurations of one crate", other.name, each.name);
            let help = "give each a crate of its own: what one of them writes, the other would remove";
            wrong.error(title, &place_of_crate(&each.name), help);
        }
    }
    (!wrong.is_empty()).then(|| wrong.to_string())
}

fn run(folder: &Home, configuration: Configuration) -> Result<Run, String> {
    let begin = Instant::now();
    let src = configuration.src();
    let Configuration { name, config, released, record_name, .. } = configuration;
    let (output, present) = thread::scope(|scope| {
        // Reading documents uses one processor only.
        let present = scope.spawn(|| Present::read(&src.base, &src.below, emit::FOLDER));
        (generate(&config, &released, &Folder { path: folder.path() }), present.join())
    });
    let output = output.map_err(|wrong| wrong.to_string())?;
    let present = present.unwrap_or_else(|panic| std::panic::resume_unwind(panic)).map_err(told)?;
    let difference = compare(&src, &present, &output.files).map_err(|refusals| {
        let mut wrong = Diagnostics::default();
        refusals.into_iter().for_each(|refusal| wrong.push(refusal.into()));
        wrong.to_string()
    })?;
    let record = Files::from([(record_name, output.names.clone())]);
    let record_difference = compare_files(folder, &record).map_err(told)?;
    let milliseconds = begin.elapsed().as_millis();
    Ok(Run { name, output, src, difference, record, record_difference, milliseconds })
}
