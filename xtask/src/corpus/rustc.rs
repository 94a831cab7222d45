//! A wrapper of `rustc` that records how long each crate takes. Cargo runs it for the crates of the workspace alone, and
//! several at once; so what counts is the processor's time where the system tells it.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

/// The variable that names the folder of times. If it is set, `xtask` is this wrapper.
pub const TIMES: &str = "XTASK_CORPUS_TIMES";

/// Runs the compiler as Cargo asks for it, and writes the seconds to `CRATE.KIND` in the folder.
pub(super) fn run(times: &Path) -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let Some(compiler) = arguments.next() else { return ExitCode::FAILURE };
    let arguments: Vec<OsString> = arguments.collect();
    let begin = Instant::now();
    let status = match Command::new(&compiler).args(&arguments).status() {
        Ok(status) => status,
        Err(error) => {
            eprintln!("{}: {error}", Path::new(&compiler).display());
            return ExitCode::FAILURE;
        }
    };
    let seconds = processor_seconds().unwrap_or_else(|| begin.elapsed().as_secs_f64());
    if let Some(file) = file_name(&arguments) {
        // It is only missing in the table.
        let _ = fs::write(times.join(file), seconds.to_string());
    }
    ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1))
}

/// The crate and whether it is checked or built; `None` for questions about the compiler.
fn file_name(arguments: &[OsString]) -> Option<String> {
    let after = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1)?.to_str()
    };
    let emit = arguments.iter().filter_map(|argument| argument.to_str()).find_map(|a| a.strip_prefix("--emit="))?;
    let kind = match (after("--crate-type")?, emit.contains("link")) {
        ("lib", false) => "check",
        ("lib", true) => "build",
        _ => "driver",
    };
    Some(format!("{}.{kind}", after("--crate-name")?))
}

/// The processor's time of the processes that this one waited for, which is the compiler alone. Linux tells it in hundredths
/// of a second (proc_pid_stat(5), `cutime` and `cstime`).
fn processor_seconds() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The second field is a name in brackets, with anything in it.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_ascii_whitespace().collect();
    let ticks = |number: usize| fields.get(number - 3)?.parse::<f64>().ok();
    Some((ticks(16)? + ticks(17)?) / 100.0)
}

/// The seconds of a crate, as they were recorded when it was compiled last.
pub(super) fn seconds(times: &Path, package: &str, kind: &str) -> Option<f64> {
    let file = times.join(format!("{}.{kind}", package.replace('-', "_")));
    fs::read_to_string(file).ok()?.parse().ok()
}
