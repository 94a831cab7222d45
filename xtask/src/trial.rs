//! What the verbs that try the generator share: their arguments, their folder, what they say meanwhile, and their table.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use wsdl_codegen::shown::visible_lines;

use crate::lock::{Lock, Use};

/// The result of a trial.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What was tried, what is wrong, and totals.
    pub text: String,
    /// Whether everything is as it should be.
    pub is_right: bool,
}

impl Table {
    /// Returns a result that is safe to show: nothing that comes from documents speaks to the terminal.
    pub(crate) fn visible(result: Result<Self, String>) -> Result<Self, String> {
        let visible = |said: String| visible_lines(&said).into_owned();
        result.map(|table| Self { text: visible(table.text), ..table }).map_err(visible)
    }
}

/// Reports progress on standard error; the result goes to standard output.
pub(crate) fn progress(what: &str) {
    let _ = writeln!(std::io::stderr(), "{}", visible_lines(what));
}

/// Creates the folder of a trial, and locks it against other runs. Its path is absolute, since programs run in other folders.
pub(crate) fn claim(folder: PathBuf) -> Result<(PathBuf, Lock), String> {
    let failed = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let path = std::path::absolute(&folder).map_err(|error| failed(&folder, error))?;
    fs::create_dir_all(&path).map_err(|error| failed(&path, error))?;
    let lock = Lock::take(&path, Use::Write).map_err(|refusal| refusal.line())?;
    Ok((path, lock))
}

/// The arguments of a verb that are not yet read.
pub(crate) struct Arguments<'r, 'a>(std::slice::Iter<'r, &'a str>);

impl<'r, 'a> Arguments<'r, 'a> {
    pub(crate) fn new(arguments: &'r [&'a str]) -> Self {
        Self(arguments.iter())
    }

    /// Takes the next one.
    pub(crate) fn next(&mut self) -> Option<&'a str> {
        self.0.next().copied()
    }

    /// Takes the folder after an option.
    pub(crate) fn folder(&mut self, option: &str) -> Result<&'a str, String> {
        self.next().ok_or_else(|| format!("error: `{option}` needs a folder after it"))
    }

    /// Takes the number after an option.
    pub(crate) fn number(&mut self, option: &str) -> Result<usize, String> {
        let number = self.next().and_then(|number| number.parse().ok());
        number.ok_or_else(|| format!("error: `{option}` needs a number after it"))
    }
}

/// Returns an argument that is a name, not an option.
pub(crate) fn name(argument: &str) -> Result<&str, String> {
    match argument.starts_with('-') {
        true => Err(format!("error: there is no option `{argument}`")),
        false => Ok(argument),
    }
}
