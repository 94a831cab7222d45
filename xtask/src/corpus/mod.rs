//! `corpus`: what the generator makes of many descriptions. Every service is generated, compiled, and its messages are
//! written, read back and held against its schemas.

mod compile;
mod documents;
pub(crate) mod drive;
mod generate;
mod instances;
mod interfaces;
mod lines;
mod manifest;
mod peers;
mod rewrite;
pub(crate) mod row;
mod rustc;
mod schemas;
mod table;
mod tree;
pub(crate) mod validate;
pub(crate) mod workspace;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use crate::disk::Folder;
use crate::trial::{self, Table, claim, progress};
use compile::What;
use row::{Row, Unit};
use workspace::Workspace;

pub use rustc::TIMES;

/// Runs the compiler for a crate of a corpus, and records its time in this folder.
pub fn rustc(times: &Path) -> ExitCode {
    rustc::run(times)
}

/// Generates and tries the services of a corpus.
///
/// # Errors
/// A corpus that cannot be read, files that cannot be written, a compiler that does not run.
pub fn run(root: &Path, arguments: &[&str]) -> Result<Table, String> {
    Table::visible(run_all(root, arguments))
}

fn run_all(root: &Path, arguments: &[&str]) -> Result<Table, String> {
    let arguments = Arguments::read(arguments)?;
    let begin = Instant::now();
    let folder = manifest::folder(arguments.dir)?;
    let services = manifest::services(&folder, &arguments.names)?;
    if arguments.peers {
        peers::Tools::require()?;
    }
    let (at, _lock) = claim(arguments.into.map_or_else(|| root.join("target/corpus"), PathBuf::from))?;
    let failed = |error: std::io::Error| format!("{}: {error}", at.display());
    let workspace = Workspace::open(root, at.clone()).map_err(failed)?;
    let mut rows = Vec::new();
    for service in &services {
        let row = row::generate(service, &Folder { path: folder.clone() }, &workspace);
        progress(&format!("{}: {} of {} operations generated", row.name, row.generated(), row.operations));
        rows.push(row);
    }
    let peak = peak_bytes();
    let names = |rows: &[Row], is_wanted: &dyn Fn(&Unit) -> bool| -> Vec<String> {
        rows.iter().flat_map(|row| &row.units).filter(|unit| is_wanted(unit)).map(|unit| unit.name.clone()).collect()
    };
    let all = names(&rows, &|unit| unit.generated.operations > 0);
    if arguments.names.is_empty() {
        workspace.retain(&all).map_err(failed)?;
    }
    let wrapper = std::env::current_exe().map_err(|error| format!("this program is not found: {error}"))?;
    progress(&format!("checking {} crates", all.len()));
    let mut checked = compile::compile(&workspace, &all, What::Check, &wrapper)?;
    let mut units: Vec<&mut Unit> = rows.iter_mut().flat_map(|row| &mut row.units).collect();
    for unit in &mut units {
        unit.checked = checked.remove(&unit.name);
        unit.seconds = rustc::seconds(&compile::times(&workspace), &workspace::package_name(&unit.name), "check");
    }
    let whole: Vec<String> =
        units.iter().filter(|unit| unit.checked.as_ref().is_some_and(|c| c.is_whole)).map(|u| u.name.clone()).collect();
    progress(&format!("building {} programs", whole.len()));
    let mut built = compile::compile(&workspace, &whole, What::Build, &wrapper)?;
    for unit in &mut units {
        unit.built = built.remove(&unit.name);
    }
    progress("writing messages, reading them back, holding them against the schemas, and reading instances of these");
    let source = Folder { path: folder };
    let peers = arguments.peers.then(|| peers::Tools::open(&at, &source)).transpose()?;
    row::in_parallel(units, |unit| unit.drive(&at, &source, arguments.counts, peers.as_ref()));
    Ok(Table { text: table::text(&rows, begin.elapsed(), peak), is_right: rows.iter().all(Row::is_right) })
}

/// The most memory that this process had, if the system tells it (proc_pid_status(5)).
fn peak_bytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes << 10)
}

/// How much is tried of each element.
#[derive(Debug, Clone, Copy)]
struct Counts {
    /// The number of random samples, besides the least and those that have everything.
    samples: usize,
    /// The number of instances that are made without the crate.
    instances: usize,
}

/// The arguments of the verb.
struct Arguments<'a> {
    dir: Option<&'a str>,
    /// The folder of the workspace, for tests of this verb.
    into: Option<&'a str>,
    /// The number of random values of each element, and of instances.
    counts: Counts,
    /// Whether other tools make documents, too.
    peers: bool,
    names: Vec<&'a str>,
}

impl<'a> Arguments<'a> {
    fn read(arguments: &[&'a str]) -> Result<Self, String> {
        let mut read = Self {
            dir: None,
            into: None,
            counts: Counts { samples: 4, instances: instances::USUAL },
            peers: false,
            names: Vec::new(),
        };
        let mut rest = trial::Arguments::new(arguments);
        while let Some(argument) = rest.next() {
            match argument {
                "--dir" => read.dir = Some(rest.folder(argument)?),
                "--into" => read.into = Some(rest.folder(argument)?),
                "--instances" => read.counts.instances = rest.number(argument)?,
                "--samples" => read.counts.samples = rest.number(argument)?,
                "--peers" => read.peers = true,
                other => read.names.push(trial::name(other)?),
            }
        }
        Ok(read)
    }
}
