//! `schemas`: what the generator makes of the W3C's test suite for XML Schema. The types of every group are generated and
//! compiled; each valid instance is read strictly and written again, and must be the same infoset; each invalid one must be
//! refused.

mod aside;
mod compile;
mod drive;
mod entry;
mod generate;
mod instance;
mod judge;
mod manifest;
mod others;
mod outcome;
mod table;
mod workspace;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Instant;

use wsdl_codegen::shown::visible_lines;

use crate::corpus::Table;
use crate::corpus::row::in_parallel;
use crate::disk::Folder;
use crate::lock::{Lock, Use};
use compile::Compiled;
use drive::Job;
use generate::{Generated, Refusal};
use manifest::Group;
use outcome::{Outcome, Stopped, Verdict};
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
    // Nothing that comes from documents speaks to the terminal.
    let shown = |said: String| visible_lines(&said).into_owned();
    run_all(root, arguments).map(|table| Table { text: shown(table.text), ..table }).map_err(shown)
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
    let at: PathBuf = arguments.into.map_or_else(|| root.join("target/schemas"), |into| into.into());
    let failed = |error: std::io::Error| format!("{}: {error}", at.display());
    let at = std::path::absolute(&at).map_err(failed)?;
    fs::create_dir_all(&at).map_err(failed)?;
    let _lock = Lock::take(&at, Use::Write).map_err(|refusal| refusal.line())?;
    progress(&format!("generating {} groups", groups.len()));
    let generated = generate_all(&groups, &suite);
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
    let outcomes = try_all(&groups, &generated, &crates, &compiled, &suite, &at)?;
    fs::write(at.join(LIST), table::lines(&outcomes)).map_err(failed)?;
    fs::write(at.join(REFUSED), table::refused(&outcomes)).map_err(failed)?;
    let text = format!(
        "{}\n{:.0} s; what is not as it should be: {}",
        table::text(&outcomes),
        begin.elapsed().as_secs_f64(),
        at.join(LIST).display()
    );
    Ok(Table { text, is_right: table::is_right(&outcomes) })
}

/// Says what is being done; what was done goes to standard output.
fn progress(what: &str) {
    let _ = writeln!(std::io::stderr(), "{}", visible_lines(what));
}

fn generate_all(groups: &[Group], suite: &Folder) -> Vec<Result<Generated, Refusal>> {
    let done = Mutex::new(Vec::new());
    in_parallel(groups.iter().enumerate().collect(), |(index, group)| {
        let made = generate::generate(group, suite);
        done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((index, made));
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, made)| made).collect()
}

/// The modules of each crate. A group that is refused leaves the others where they are, so that they are not compiled again.
fn in_crates<'g>(groups: &[Group], generated: &'g [Result<Generated, Refusal>]) -> Vec<Vec<Module<'g>>> {
    let module = |(group, generated): (&Group, &'g Result<Generated, Refusal>)| {
        Some(Module { name: group.module(), generated: generated.as_ref().ok()? })
    };
    let crates = groups.chunks(GROUPS).zip(generated.chunks(GROUPS));
    crates.map(|(groups, generated)| groups.iter().zip(generated).filter_map(module).collect()).collect()
}

/// Has the programs read the instances, and judges what they say.
fn try_all(
    groups: &[Group],
    generated: &[Result<Generated, Refusal>],
    crates: &[Vec<Module<'_>>],
    compiled: &Compiled,
    suite: &Folder,
    at: &Path,
) -> Result<Vec<Outcome>, String> {
    let folder = at.join("instances");
    crate::corpus::drive::empty(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let said = Mutex::new(std::collections::HashMap::new());
    let failures = Mutex::new(Vec::new());
    let fail = |why: String| failures.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(why);
    in_parallel(crates.iter().enumerate().collect(), |(number, modules)| {
        let Some(program) = compiled.programs.get(&number) else { return };
        let names: Vec<&str> =
            modules.iter().map(|module| &*module.name).filter(|name| !compiled.wrong.contains_key(*name)).collect();
        let own = groups.iter().filter(|group| names.contains(&&*group.module()));
        match own.map(|group| prepare(group, suite, &folder)).collect::<Result<Vec<_>, _>>() {
            Err(why) => fail(why),
            Ok(prepared) => {
                let jobs: Vec<Job> = prepared.iter().flatten().filter_map(|(_, job)| job.clone().ok()).collect();
                match drive::drive(program, &at.join(format!("jobs-{number}.txt")), &jobs) {
                    Err(why) => fail(why),
                    Ok(results) => {
                        let mut results = results.into_iter();
                        let mut said = said.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                        for (module, job) in prepared.into_iter().flatten() {
                            let result = job.and_then(|_| results.next().unwrap_or(Ok(())));
                            said.entry(module).or_insert_with(Vec::new).push(result);
                        }
                    }
                }
            }
        }
    });
    let said = said.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    progress("comparing and validating");
    let outcomes = Mutex::new(Vec::new());
    in_parallel(groups.iter().zip(generated).collect(), |(group, generated)| {
        let module = group.module();
        let stopped = match generated {
            Err(refusal) => Some(Stopped::Refused(refusal.clone())),
            Ok(_) => compiled.wrong.get(&module).map(|said| Stopped::NotCompiled(said.clone())),
        };
        let judged = match (generated, said.get(&module)) {
            (Ok(generated), Some(said)) => judge::judge(group, &generated.entry, suite, &folder.join(&module), said),
            _ => Ok((vec![Verdict::Untried; group.instances.len()], Vec::new())),
        };
        match judged {
            Ok((verdicts, notes)) => {
                let outcome = Outcome { group: group.clone(), stopped, verdicts, notes };
                outcomes.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(outcome);
            }
            Err(why) => fail(format!("{}: {why}", group.name)),
        }
    });
    if let Some(first) = failures.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner).into_iter().next() {
        return Err(first);
    }
    let mut outcomes = outcomes.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    outcomes.sort_by_key(|outcome| outcome.group.number);
    Ok(outcomes)
}

/// Writes the instances of a group as they are read. Returns its module with a job for each, or why there is none.
type Prepared = (String, Result<Job, String>);

fn prepare(group: &Group, suite: &Folder, folder: &Path) -> Result<Vec<Prepared>, String> {
    let folder = folder.join(group.module());
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let (from, to) = (folder.join(judge::READ), folder.join(judge::WRITTEN));
    fs::create_dir_all(&from).and_then(|()| fs::create_dir_all(&to)).map_err(failed)?;
    let one = |number: usize, path: &str| {
        let bytes = fs::read(suite.path.join(path)).map_err(|error| format!("{path}: {error}"))?;
        let job = match instance::within_root(&bytes) {
            Err(why) => Err(why),
            Ok(text) => {
                let document = from.join(judge::file(number));
                fs::write(&document, text).map_err(failed)?;
                Ok(Job { module: group.module(), document, written: to.join(judge::file(number)) })
            }
        };
        Ok((group.module(), job))
    };
    group.instances.iter().enumerate().map(|(number, instance)| one(number, &instance.path)).collect()
}

/// The arguments of the verb.
struct Arguments<'a> {
    dir: Option<&'a str>,
    /// The folder of the workspace.
    into: Option<&'a str>,
    /// About how many groups are tried.
    sample: Option<usize>,
    names: Vec<&'a str>,
}

impl<'a> Arguments<'a> {
    fn read(arguments: &[&'a str]) -> Result<Self, String> {
        let mut read = Self { dir: None, into: None, sample: None, names: Vec::new() };
        let mut rest = arguments.iter().copied();
        while let Some(argument) = rest.next() {
            let value = match argument {
                "--dir" => &mut read.dir,
                "--into" => &mut read.into,
                "--sample" => {
                    let number = rest.next().and_then(|number| number.parse().ok());
                    read.sample = Some(number.ok_or_else(|| format!("error: `{argument}` needs a number after it"))?);
                    continue;
                }
                option if option.starts_with('-') => return Err(format!("error: there is no option `{option}`")),
                name => {
                    read.names.push(name);
                    continue;
                }
            };
            *value = Some(rest.next().ok_or_else(|| format!("error: `{argument}` needs a folder after it"))?);
        }
        Ok(read)
    }
}
