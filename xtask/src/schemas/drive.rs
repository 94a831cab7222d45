//! Running the programs that read instances and write them again; see `tests/reread.rs`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::corpus::drive::output;

/// A document for a program.
#[derive(Debug, Clone)]
pub(super) struct Job {
    /// The module of its group.
    pub(super) module: String,
    /// The document.
    pub(super) document: PathBuf,
    /// Where it is written to.
    pub(super) written: PathBuf,
}

/// Has a program do jobs, from the file of these names. Returns for each whether it was written again, or why not.
pub(super) fn drive(program: &Path, list: &Path, jobs: &[Job]) -> Result<Vec<Result<(), String>>, String> {
    let line = |job: &Job| format!("{}\t{}\t{}\n", job.module, job.document.display(), job.written.display());
    let failed = |error: std::io::Error| format!("{}: {error}", program.display());
    fs::write(list, jobs.iter().map(line).collect::<String>()).map_err(failed)?;
    let (mut results, mut from) = (BTreeMap::new(), 0);
    while from < jobs.len() {
        let number = from.to_string();
        let (stdout, ended) = output(program, &[list, number.as_ref()]).map_err(failed)?;
        let last = read(&stdout, &mut results);
        if stdout.lines().any(|line| line == "done") {
            break;
        }
        let Some(last) = last else { return Err(format!("{}: {ended}", program.display())) };
        // It ended while it did this one.
        results.entry(last).or_insert(Err(ended));
        from = last + 1;
    }
    let missing = || Err("the program passed over it".to_owned());
    Ok((0..jobs.len()).map(|number| results.remove(&number).unwrap_or_else(missing)).collect())
}

/// Reads what a program printed; returns the number of the last job that it began.
fn read(stdout: &str, results: &mut BTreeMap<usize, Result<(), String>>) -> Option<usize> {
    let mut last = None;
    for line in stdout.lines() {
        let mut parts = line.splitn(3, '\t');
        let (kind, number) = (parts.next().unwrap_or_default(), parts.next().and_then(|number| number.parse().ok()));
        let Some(number) = number else { continue };
        match kind {
            "begin" => last = Some(number),
            "ok" => drop(results.insert(number, Ok(()))),
            "wrong" => drop(results.insert(number, Err(parts.next().unwrap_or_default().to_owned()))),
            _ => {}
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_program_is_the_job_that_it_began_last() {
        let mut results = BTreeMap::new();
        let last = read("begin\t0\nok\t0\nbegin\t1\nwrong\t1\tno\tgood\nbegin\t2\n", &mut results);
        assert_eq!(last, Some(2));
        assert_eq!(results, BTreeMap::from([(0, Ok(())), (1, Err("no\tgood".to_owned()))]));
    }
}
