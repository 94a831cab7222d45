//! Running the programs that write and read back the messages of a crate; see `tests/drive.rs`.

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long a program may run.
const LONGEST: Duration = Duration::from_secs(600);

/// What a program found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Driven {
    /// The number of messages that were written.
    pub(super) sent: usize,
    /// The number of those that were read back as they were.
    pub(super) equal: usize,
    /// The first of the others, with what is wrong.
    pub(super) wrong: Vec<String>,
    /// Whether the program came to its end.
    pub(super) is_done: bool,
    /// The root elements of the messages.
    pub(super) elements: Vec<Root>,
}

/// The root element of messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Root {
    /// The number by which the program knows the messages.
    pub(super) number: usize,
    /// The namespace.
    pub(super) namespace: String,
    /// The local name.
    pub(super) local: String,
}

/// Runs a program, which writes messages to the folder, this many random ones of each.
pub(super) fn drive(program: &Path, folder: &Path, random: usize) -> Driven {
    let mut driven = Driven::default();
    let random = random.to_string();
    match empty(folder).and_then(|()| output(program, &[folder, random.as_ref()])) {
        Ok((stdout, ended)) => {
            stdout.lines().for_each(|line| read(line, &mut driven));
            if !driven.is_done {
                driven.wrong.push(ended);
            }
        }
        Err(error) => driven.wrong.push(format!("{}: {error}", program.display())),
    }
    driven
}

/// Makes a folder without files. Those of an earlier run may have other names.
pub(crate) fn empty(folder: &Path) -> std::io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => fs::create_dir_all(folder),
    }
}

/// What a program prints, and how it ended.
pub(crate) fn output(program: &Path, arguments: &[&Path]) -> std::io::Result<(String, String)> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut stdout = child.stdout.take();
    let reader = thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = stdout.as_mut().map(|stdout| stdout.read_to_end(&mut bytes));
        String::from_utf8_lossy(&bytes).into_owned()
    });
    let begin = Instant::now();
    let ended = loop {
        if let Some(status) = child.try_wait()? {
            break format!("the program ended early: {status}");
        }
        if begin.elapsed() > LONGEST {
            child.kill()?;
            child.wait()?;
            break format!("the program ran longer than {} s", LONGEST.as_secs());
        }
        thread::sleep(Duration::from_millis(10));
    };
    Ok((reader.join().unwrap_or_default(), ended))
}

fn read(line: &str, driven: &mut Driven) {
    let mut parts = line.splitn(4, '\t');
    let mut next = || parts.next().unwrap_or_default();
    match next() {
        "element" => {
            let (number, namespace) = (next().parse().unwrap_or_default(), next().to_owned());
            driven.elements.push(Root { number, namespace, local: next().to_owned() });
        }
        "wrong" => driven.wrong.push(format!("{}, sample {}: {}", next(), next(), next())),
        "done" => {
            driven.sent = next().parse().unwrap_or_default();
            driven.equal = next().parse().unwrap_or_default();
            driven.is_done = true;
        }
        _ => {}
    }
}
