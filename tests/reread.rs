//! What the programs of `cargo xtask schemas` do: they read documents strictly and write them again. What they print is read
//! by `xtask/src/schemas/drive.rs`.

use std::fs;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use wsdl_runtime::codec::{Name, Ns, SchemaType, Sink, Table};

use crate::document::{on_one_line, rewritten};

/// A document read strictly and written again, or why it is not read.
pub type Reread = fn(&str, Name) -> Result<String, String>;

/// A group: its module, its namespaces, and how its documents are read.
pub type Group = (&'static str, Table, Reread);

/// Reads a document strictly, and writes what was read.
///
/// # Errors
/// It departs from the schema in any way; for people to read.
pub fn reread<T: SchemaType>(text: &str, table: Table, name: Name) -> Result<String, String> {
    rewritten::<T>(text, table, name, Sink::strict())
}

/// Does the jobs of a file from the given number on. A job is a line: a group, a document, and the file to write, with tabs
/// between. Prints `begin` with the number of each job, then `ok`, or `wrong` with the reason; at the end `done`.
pub fn run(groups: &[Group], namespace: &str, root: &'static str) -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(jobs), Some(from)) = (arguments.next(), arguments.next().and_then(|from| from.parse::<usize>().ok()))
    else {
        return ExitCode::FAILURE;
    };
    let Ok(jobs) = fs::read_to_string(jobs) else { return ExitCode::FAILURE };
    std::panic::set_hook(Box::new(|_| {}));
    for (number, job) in jobs.lines().enumerate().skip(from) {
        let mut parts = job.split('\t');
        let (Some(module), Some(document), Some(to)) = (parts.next(), parts.next(), parts.next()) else { continue };
        let Some((_, table, reread)) = groups.iter().find(|(name, ..)| *name == module) else { continue };
        say(&format!("begin\t{number}"));
        let name = Name::new(Ns::find(namespace, table), root);
        let result = fs::read_to_string(document).map_err(|error| error.to_string()).and_then(|text| {
            let tried = catch_unwind(AssertUnwindSafe(|| reread(&text, name)));
            tried.unwrap_or_else(|_| Err("a panic".to_owned()))
        });
        match result.and_then(|text| fs::write(to, text).map_err(|error| error.to_string())) {
            Ok(()) => say(&format!("ok\t{number}")),
            Err(wrong) => say(&format!("wrong\t{number}\t{}", on_one_line(&wrong))),
        }
    }
    say("done");
    ExitCode::SUCCESS
}

/// Prints a line at once: what follows may end the program.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}
