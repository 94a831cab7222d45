//! `schemas`: what the generator makes of the W3C's test suite for XML Schema. The types of every group are generated and
//! compiled; each valid instance is read strictly and written again, and must be the same infoset; each invalid one must be
//! refused.

mod arguments;
mod aside;
mod compile;
mod drive;
mod entry;
mod generate;
mod instance;
mod judge;
mod known;
mod manifest;
mod others;
mod outcome;
mod table;
mod tried;
mod workspace;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::disk::Folder;
use crate::trial::{Table, claim, progress};
use arguments::Arguments;
use generate::{Generated, Refusal};
use manifest::Group;
use tried::{Tried, each};
use workspace::{Module, Workspace};

/// The number of groups in a crate.
const GROUPS: usize = 150;
/// The file that lists what is not as it should be.
const LIST: &str = "wrong.jsonl";
/// The file that lists why invalid instances are refused.
const REFUSED: &str = "refused.jsonl";

/// Generates and tries the groups of the suite.
///
/// # Errors
/// A suite that cannot be read, files that cannot be written, a compiler that does not run.
pub fn run(root: &Path, arguments: &[&str]) -> Result<Table, String> {
    Table::visible(run_all(root, arguments))
}

fn run_all(root: &Path, arguments: &[&str]) -> Result<Table, String> {
    let arguments = Arguments::read(arguments)?;
    let begin = Instant::now();
    let path = manifest::folder(arguments.dir)?;
    let path = std::path::absolute(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut groups = manifest::named(manifest::groups(&path)?, &arguments.names)?;
    if let Some(number) = arguments.sample {
        groups = manifest::sample(groups, number);
    }
    let suite = Folder { path };
    let (at, _lock) = claim(arguments.into.map_or_else(|| root.join("target/schemas"), PathBuf::from))?;
    let failed = |error: std::io::Error| format!("{}: {error}", at.display());
    progress(&format!("generating {} groups", groups.len()));
    let generated = each(groups.iter().collect(), |group| generate::generate(group, &suite));
    let crates = in_crates(&groups, &generated);
    let files = crates.iter().flatten().flat_map(|module| module.generated.files.values());
    let (count, lines) =
        (crates.iter().map(Vec::len).sum::<usize>(), files.map(|text| text.lines().count()).sum::<usize>());
    let seconds = begin.elapsed().as_secs_f64();
    progress(&format!("{count} generated after {seconds:.0} s, {lines} lines; compiling {} crates", crates.len()));
    let workspace = Workspace::open(root, at.clone(), crates.len()).map_err(failed)?;
    for (number, modules) in crates.iter().enumerate() {
        workspace.put(number, modules).map_err(failed)?;
    }
    let compiled = compile::compile(&workspace, &crates)?;
    progress(&format!("compiled after {:.0} s; reading instances", begin.elapsed().as_secs_f64()));
    let (groups, generated, crates, compiled, suite, at) = (&*groups, &*generated, &*crates, &compiled, &suite, &*at);
    let outcomes = Tried { groups, generated, crates, compiled, suite, at }.outcomes()?;
    fs::write(at.join(LIST), table::lines(&outcomes)).map_err(failed)?;
    fs::write(at.join(REFUSED), table::refused(&outcomes)).map_err(failed)?;
    let departures = known::departures(&outcomes, others::are_installed());
    let mut listed = String::new();
    for (reason, count) in known::reasons() {
        let _ = write!(listed, "\n{count:>6}  {reason}");
    }
    for departure in &departures {
        let _ = write!(listed, "\nnot as listed: {departure}");
    }
    let text = format!(
        "{}\nknown, by reason:{listed}\n\n{:.0} s; what is not as it should be: {}",
        table::text(&outcomes),
        begin.elapsed().as_secs_f64(),
        at.join(LIST).display()
    );
    Ok(Table { text, is_right: departures.is_empty() })
}

/// The modules of each crate. A group that is refused leaves the others where they are, so that they are not compiled again.
fn in_crates<'g>(groups: &[Group], generated: &'g [Result<Generated, Refusal>]) -> Vec<Vec<Module<'g>>> {
    let module = |(group, generated): (&Group, &'g Result<Generated, Refusal>)| {
        Some(Module { name: group.module(), generated: generated.as_ref().ok()? })
    };
    let crates = groups.chunks(GROUPS).zip(generated.chunks(GROUPS));
    crates.map(|(groups, generated)| groups.iter().zip(generated).filter_map(module).collect()).collect()
}
