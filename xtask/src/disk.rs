//! Reading documents, and comparing or replacing a folder of generated files.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use wsdl_codegen::files::Files;
use wsdl_codegen::source::{Source, SourceError};

use crate::present::Present;

/// Documents in a folder. Nothing outside it is read, whatever a description refers to.
pub(crate) struct Folder {
    pub(crate) path: PathBuf,
}

impl Source for Folder {
    fn read(&self, location: &str) -> Result<Vec<u8>, SourceError> {
        let relative = Path::new(location);
        let inside = relative.components().all(|part| matches!(part, std::path::Component::Normal(_)));
        if location.contains("://") || !inside {
            let why = "documents are read from the folder of the configuration alone: put it there, and change the \
                       reference to it";
            return Err(SourceError::Unreadable(why.to_owned()));
        }
        fs::read(self.path.join(relative)).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => SourceError::NotFound,
            _ => SourceError::Unreadable(error.to_string()),
        })
    }
}

/// How a folder differs from what it should hold.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Difference {
    pub(crate) missing: Vec<String>,
    pub(crate) changed: Vec<String>,
    /// Changed in nothing but line ends.
    pub(crate) line_ends: Vec<String>,
    pub(crate) stale: Vec<String>,
}

impl Difference {
    /// How many files are to be written.
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

    fn compare_file(&mut self, src: &Path, path: &str, text: &str) -> io::Result<()> {
        match fs::read(src.join(path)) {
            Ok(bytes) => self.compare(path, text, &bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => self.missing.push(path.to_owned()),
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// A line for each file.
    pub(crate) fn lines(&self, folder: &Path) -> Vec<String> {
        let kinds = [
            ("missing", &self.missing),
            ("changed", &self.changed),
            ("changed in line ends alone", &self.line_ends),
            ("not generated any more", &self.stale),
        ];
        let lines = |(what, files): (&str, &Vec<String>)| -> Vec<String> {
            files.iter().map(|file| format!("  {what}: {}", folder.join(file).display())).collect()
        };
        kinds.into_iter().flat_map(lines).collect()
    }
}

/// Compares what is in a folder below `src` with the files, whose paths begin with the folder's name.
pub(crate) fn compare(src: &Path, present: &Present, files: &Files) -> io::Result<Difference> {
    let mut difference = Difference::default();
    for (path, text) in files {
        match present.bytes(path) {
            Some(bytes) => difference.compare(path, text, bytes),
            None => difference.compare_file(src, path, text)?,
        }
    }
    difference.stale = present.paths().filter(|path| !files.contains_key(*path)).cloned().collect();
    Ok(difference)
}

/// Compares files with what is in their places below `src`; what else is there does not count.
pub(crate) fn compare_files(src: &Path, files: &Files) -> io::Result<Difference> {
    let mut difference = Difference::default();
    for (path, text) in files {
        difference.compare_file(src, path, text)?;
    }
    Ok(difference)
}

/// Writes what is missing or changed, whole files at a time, and removes what is stale.
pub(crate) fn replace(src: &Path, difference: &Difference, files: &Files) -> io::Result<()> {
    let written = [&difference.missing, &difference.changed, &difference.line_ends];
    for path in written.into_iter().flatten() {
        let target = src.join(path);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        // A file is there whole or not at all: it is written beside its place, then moved to it.
        let mut beside = target.clone().into_os_string();
        beside.push(".part");
        fs::write(&beside, files.get(path).map_or("", String::as_str))?;
        fs::rename(&beside, &target)?;
    }
    for path in &difference.stale {
        let target = src.join(path);
        fs::remove_file(&target)?;
        // A folder that became empty goes too; one that did not stays.
        let mut folder = target.parent();
        while let Some(empty) = folder.filter(|folder| *folder != src && fs::remove_dir(folder).is_ok()) {
            folder = empty.parent();
        }
    }
    Ok(())
}
