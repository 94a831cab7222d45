//! The generated files that are there already.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _};
use std::ops::Range;
use std::path::Path;

/// What a folder holds. It can be read while the generator works.
#[derive(Debug)]
pub(crate) struct Present {
    /// Every file by its path below `src`, and where its bytes are; nowhere if it is a link or large, or cannot be read.
    files: BTreeMap<String, Option<Range<usize>>>,
    /// The bytes of all files.
    bytes: Vec<u8>,
}

impl Present {
    /// Reads all that is in `folder` below `src`.
    pub(crate) fn read(src: &Path, folder: &str) -> io::Result<Self> {
        // Growing would disturb the generator, since both ask the system for memory.
        let mut present = Self { files: BTreeMap::new(), bytes: Vec::with_capacity(4 << 20) };
        present.add(src, folder)?;
        Ok(present)
    }

    fn add(&mut self, src: &Path, folder: &str) -> io::Result<()> {
        let entries = match fs::read_dir(src.join(folder)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        };
        for entry in entries {
            let entry = entry?;
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type()?;
            if kind.is_dir() {
                self.add(src, &path)?;
            } else {
                let bytes = if kind.is_file() { self.add_bytes(&entry.path()) } else { None };
                self.files.insert(path, bytes);
            }
        }
        Ok(())
    }

    /// Reads a file that is as small as generated files are.
    fn add_bytes(&mut self, path: &Path) -> Option<Range<usize>> {
        const LARGEST: u64 = 1 << 20;
        let from = self.bytes.len();
        let mut file = fs::File::open(path).ok()?;
        let whole = file.metadata().ok()?.len() <= LARGEST && file.read_to_end(&mut self.bytes).is_ok();
        whole.then_some(from..self.bytes.len())
    }

    /// The bytes of a file, if they were read.
    pub(crate) fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.bytes.get(self.files.get(path)?.clone()?)
    }

    /// The paths of all files, in order.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &String> {
        self.files.keys()
    }
}
