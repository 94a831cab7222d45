//! Reading documents, and comparing or replacing a folder of generated files.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use wsdl_codegen::files::Files;
use wsdl_codegen::source::{Source, SourceError};
use wsdl_codegen::xml::limits::DOCUMENT_BYTES;

use crate::plain::{self, Found, Refusal};
use crate::present::{Present, part_of};

/// The documents in a folder. Nothing outside of it is read, whatever a description refers to.
pub(crate) struct Folder {
    pub(crate) path: PathBuf,
}

impl Source for Folder {
    fn read(&self, location: &str) -> Result<Vec<u8>, SourceError> {
        let relative = Path::new(location);
        let inside = relative.components().all(|part| matches!(part, std::path::Component::Normal(_)));
        if location.contains("://") || !inside {
            let why = "documents are read from the folder of the configuration alone: put it there, and map its location \
                       to the file in [locations]";
            return Err(SourceError::Unreadable(why.to_owned()));
        }
        match plain::read(&self.path, relative, DOCUMENT_BYTES as u64) {
            Ok(Some(bytes)) => Ok(bytes),
            Ok(None) => Err(SourceError::NotFound),
            Err(refusal) => Err(SourceError::Unreadable(refusal.line())),
        }
    }
}

/// The place of files: a folder of which no part below `base` is a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Home {
    pub(crate) base: PathBuf,
    pub(crate) below: PathBuf,
}

impl Home {
    pub(crate) fn path(&self) -> PathBuf {
        self.base.join(&self.below)
    }
}

/// How a folder differs from what it should hold.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Difference {
    pub(crate) missing: Vec<String>,
    pub(crate) changed: Vec<String>,
    /// Changed in line ends only.
    pub(crate) line_ends: Vec<String>,
    pub(crate) stale: Vec<String>,
    /// Left by runs that were stopped.
    pub(crate) left: Vec<String>,
}

impl Difference {
    /// Returns the number of files to write.
    pub(crate) fn to_write(&self) -> usize {
        self.missing.len() + self.changed.len() + self.line_ends.len()
    }

    fn compare(&mut self, path: &str, text: &str, present: &[u8]) {
        if present == text.as_bytes() {
            return;
        }
        let same_lines = String::from_utf8_lossy(present).replace("\r\n", "\n") == text;
        let list = if same_lines { &mut self.line_ends } else { &mut self.changed };
        list.push(path.to_owned());
    }

    fn compare_file(&mut self, home: &Home, path: &str, text: &str) -> Result<(), Refusal> {
        let below = home.below.join(path);
        match plain::look(&home.base, &below)? {
            Found::Nothing => self.missing.push(path.to_owned()),
            // It is empty: whatever is in it has been refused or is stale.
            Found::Folder => self.missing.push(path.to_owned()),
            // With every line end doubled it is not larger.
            Found::File(size) if size > 2 * text.len() as u64 => self.changed.push(path.to_owned()),
            Found::File(size) => {
                let bytes = plain::read(&home.base, &below, size.max(1 << 20))?.unwrap_or_default();
                self.compare(path, text, &bytes);
            }
        }
        Ok(())
    }

    /// Returns a line for each file.
    pub(crate) fn lines(&self, folder: &Path) -> Vec<String> {
        let kinds = [
            ("missing", &self.missing),
            ("changed", &self.changed),
            ("changed in line ends only", &self.line_ends),
            ("no longer generated", &self.stale),
            ("left by a run that was stopped", &self.left),
        ];
        let lines = |(what, files): (&str, &Vec<String>)| -> Vec<String> {
            files.iter().map(|file| format!("  {what}: {}", folder.join(file).display())).collect()
        };
        kinds.into_iter().flat_map(lines).collect()
    }
}

/// Compares what is in a folder of `src` with the files, whose paths begin with the folder's name.
///
/// # Errors
/// Files in the folder that the generator did not write.
pub(crate) fn compare(src: &Home, present: &Present, files: &Files) -> Result<Difference, Vec<Refusal>> {
    let (left, other) = present.parts(&src.path(), |path| files.contains_key(path));
    let mut foreign = present.foreign.clone();
    foreign.extend(other);
    if !foreign.is_empty() {
        return Err(foreign);
    }
    let mut difference = Difference { left, ..Difference::default() };
    for (path, text) in files {
        match present.bytes(path) {
            Some(bytes) => difference.compare(path, text, bytes),
            None if present.has_file_above(path) => difference.missing.push(path.clone()),
            None => difference.compare_file(src, path, text).map_err(|refusal| vec![refusal])?,
        }
    }
    difference.stale = present.paths().filter(|path| !files.contains_key(*path)).cloned().collect();
    Ok(difference)
}

/// Compares files with what is in their places. Other files there do not count, except unfinished ones of a stopped run.
pub(crate) fn compare_files(home: &Home, files: &Files) -> Result<Difference, Refusal> {
    let mut difference = Difference::default();
    for (path, text) in files {
        difference.compare_file(home, path, text)?;
        let part = part_of(Path::new(path));
        match plain::look(&home.base, &home.below.join(&part))? {
            Found::Nothing => {}
            Found::File(_) => difference.left.push(part.to_string_lossy().into_owned()),
            Found::Folder => {
                let help = "the file beside it is written there first: move the folder elsewhere, or delete it";
                return Err(Refusal::new(&home.path().join(part), "is a folder", help));
            }
        }
    }
    Ok(difference)
}

/// Removes files that are stale or were left, and writes those that are missing or changed, each as a whole.
pub(crate) fn replace(home: &Home, difference: &Difference, files: &Files) -> Result<(), Refusal> {
    // First, since a file may have the name of a folder that is needed, or that of another file in other letters.
    for path in difference.left.iter().chain(&difference.stale) {
        remove(home, path)?;
    }
    for path in [&difference.missing, &difference.changed, &difference.line_ends].into_iter().flatten() {
        write(home, path, files.get(path).map_or("", String::as_str))?;
    }
    Ok(())
}

fn remove(home: &Home, path: &str) -> Result<(), Refusal> {
    let target = home.path().join(path);
    // It may have been replaced since it was looked at.
    if matches!(plain::look(&home.base, &home.below.join(path))?, Found::File(_)) {
        fs::remove_file(&target).map_err(|error| Refusal::failed(&target, "removed", &error))?;
    }
    // A folder that is empty now is removed too.
    let mut folder = Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty());
    while let Some(empty) = folder.filter(|folder| fs::remove_dir(home.path().join(folder)).is_ok()) {
        folder = empty.parent().filter(|folder| !folder.as_os_str().is_empty());
    }
    Ok(())
}

/// Writes a file whole or not at all: it is written beside its place, then moved there.
fn write(home: &Home, path: &str, text: &str) -> Result<(), Refusal> {
    let below = home.below.join(path);
    if let Some(folder) = below.parent() {
        plain::make_folders(&home.base, folder)?;
    }
    let target = home.path().join(path);
    let beside = part_of(&target);
    for (path, below) in [(&target, below.clone()), (&beside, part_of(&below))] {
        // Only an empty folder is removed.
        if plain::look(&home.base, &below)? == Found::Folder {
            fs::remove_dir(path).map_err(|error| Refusal::failed(path, "replaced", &error))?;
        }
    }
    let failed = |error| Refusal::failed(&target, "written", &error);
    // An existing file or link is never written to.
    let mut file = OpenOptions::new().write(true).create_new(true).open(&beside).map_err(failed)?;
    let written = file.write_all(text.as_bytes());
    drop(file);
    written.and_then(|()| fs::rename(&beside, &target)).map_err(|error| {
        // The disk may be full.
        let _ = fs::remove_file(&beside);
        failed(error)
    })
}
