//! Having the programs read the instances, and judging what they say.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::compile::Compiled;
use super::drive::{Job, drive};
use super::generate::{Generated, Refusal};
use super::instance::within_root;
use super::judge::{self, READ, WRITTEN, judge};
use super::manifest::Group;
use super::outcome::{Outcome, Stopped, Verdict};
use super::workspace::Module;
use crate::corpus::drive::empty;
use crate::corpus::row::in_parallel;
use crate::disk::Folder;

/// What there is to try.
pub(super) struct Tried<'t> {
    /// The groups.
    pub(super) groups: &'t [Group],
    /// What is generated of each.
    pub(super) generated: &'t [Result<Generated, Refusal>],
    /// The modules of each crate.
    pub(super) crates: &'t [Vec<Module<'t>>],
    /// The programs of the crates.
    pub(super) compiled: &'t Compiled,
    /// The suite.
    pub(super) suite: &'t Folder,
    /// The folder of the workspace.
    pub(super) at: &'t Path,
}

/// What a program says of each instance of its groups, by module.
type Said = HashMap<String, Vec<Result<(), String>>>;
/// The module of an instance, and the job for it or why there is none.
type Prepared = (String, Result<Job, String>);

impl Tried<'_> {
    /// Tries all groups.
    pub(super) fn outcomes(&self) -> Result<Vec<Outcome>, String> {
        let folder = self.at.join("instances");
        empty(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let crates = (0..self.crates.len()).collect();
        let mut said = Said::new();
        for of_crate in each(crates, |number| self.drive(number, &folder)) {
            said.extend(of_crate?);
        }
        crate::trial::progress("comparing and validating");
        let groups = self.groups.iter().zip(self.generated).collect();
        let outcomes = each(groups, |(group, generated)| {
            let said = said.get(&group.module());
            self.outcome(group, generated, said, &folder).map_err(|why| format!("{}: {why}", group.name))
        });
        outcomes.into_iter().collect()
    }

    /// Has the program of a crate read the instances of its groups.
    fn drive(&self, number: usize, folder: &Path) -> Result<Said, String> {
        let mut said = Said::new();
        let Some(program) = self.compiled.programs.get(&number) else { return Ok(said) };
        let is_there = |name: &String| !self.compiled.wrong.contains_key(name);
        let names: Vec<&String> =
            self.crates[number].iter().map(|module| &module.name).filter(|name| is_there(name)).collect();
        let own = self.groups.iter().filter(|group| names.contains(&&group.module()));
        let mut prepared = Vec::new();
        for group in own {
            prepared.extend(prepare(group, self.suite, folder)?);
        }
        let jobs: Vec<Job> = prepared.iter().filter_map(|(_, job)| job.clone().ok()).collect();
        let mut results = drive(program, &self.at.join(format!("jobs-{number}.txt")), &jobs)?.into_iter();
        for (module, job) in prepared {
            let result = job.and_then(|_| results.next().unwrap_or(Ok(())));
            said.entry(module).or_default().push(result);
        }
        Ok(said)
    }

    fn outcome(
        &self,
        group: &Group,
        generated: &Result<Generated, Refusal>,
        said: Option<&Vec<Result<(), String>>>,
        folder: &Path,
    ) -> Result<Outcome, String> {
        let module = group.module();
        let stopped = match generated {
            Err(refusal) => Some(Stopped::Refused(refusal.clone())),
            Ok(_) => self.compiled.wrong.get(&module).map(|said| Stopped::NotCompiled(said.clone())),
        };
        let (verdicts, notes) = match (generated, said) {
            (Ok(generated), Some(said)) => judge(group, &generated.entry, self.suite, &folder.join(&module), said)?,
            _ => (vec![Verdict::Untried; group.instances.len()], Vec::new()),
        };
        Ok(Outcome { group: group.clone(), stopped, verdicts, notes })
    }
}

/// What work makes of each item, in the order of the items.
pub(super) fn each<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let done = Mutex::new(Vec::new());
    in_parallel(items.into_iter().enumerate().collect(), |(index, item)| {
        let made = work(item);
        done.lock().unwrap_or_else(PoisonError::into_inner).push((index, made));
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, made)| made).collect()
}

/// Writes the instances of a group as they are read.
fn prepare(group: &Group, suite: &Folder, folder: &Path) -> Result<Vec<Prepared>, String> {
    let folder = folder.join(group.module());
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let (from, to) = (folder.join(READ), folder.join(WRITTEN));
    fs::create_dir_all(&from).and_then(|()| fs::create_dir_all(&to)).map_err(failed)?;
    let one = |number: usize, path: &str| {
        let bytes = fs::read(suite.path.join(path)).map_err(|error| format!("{path}: {error}"))?;
        let job = match within_root(&bytes) {
            Err(why) => Err(why),
            Ok(text) => {
                let (document, written) = (from.join(judge::file(number)), to.join(judge::file(number)));
                fs::write(&document, text).map_err(failed)?;
                Ok(Job { module: group.module(), document, written })
            }
        };
        Ok((group.module(), job))
    };
    group.instances.iter().enumerate().map(|(number, instance)| one(number, &instance.path)).collect()
}
