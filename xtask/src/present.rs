//! The files that are in the generator's folder already, and who wrote them.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _};
use std::ops::Range;
use std::path::{Path, PathBuf};

use wsdl_codegen::emit;

use crate::plain::{self, Found, Refusal};

/// The end of the names of files that are being written.
pub(crate) const PART: &str = ".part";

/// The content of a folder. It can be read while the generator works.
#[derive(Debug)]
pub(crate) struct Present {
    /// Every generated file by its path below `src`, with the range of its bytes; `None` if it is large.
    files: BTreeMap<String, Option<Range<usize>>>,
    /// Unfinished files of stopped runs, and whether their content begins with the mark.
    parts: BTreeMap<String, bool>,
    /// Files that the generator did not write.
    pub(crate) foreign: Vec<Refusal>,
    /// The bytes of all files.
    bytes: Vec<u8>,
}

impl Present {
    /// Reads everything in `folder` of the `src` at `below`.
    pub(crate) fn read(base: &Path, below: &Path, folder: &str) -> Result<Self, Refusal> {
        // Growing would slow the generator, since both ask the system for memory.
        let bytes = Vec::with_capacity(4 << 20);
        let mut present = Self { files: BTreeMap::new(), parts: BTreeMap::new(), foreign: Vec::new(), bytes };
        let src = base.join(below);
        let mut waiting = match plain::look(base, &below.join(folder))? {
            Found::Nothing => Vec::new(),
            Found::Folder => vec![folder.to_owned()],
            Found::File(_) => {
                present.foreign.push(foreign(&src.join(folder)));
                Vec::new()
            }
        };
        while let Some(folder) = waiting.pop() {
            let path = src.join(&folder);
            let failed = |error: io::Error| Refusal::failed(&path, "read", &error);
            for entry in fs::read_dir(&path).map_err(failed)? {
                let entry = entry.map_err(failed)?;
                let Some(name) = entry.file_name().to_str().map(|name| format!("{folder}/{name}")) else {
                    present.foreign.push(foreign(&entry.path()));
                    continue;
                };
                if entry.file_type().map_err(failed)?.is_dir() {
                    waiting.push(name);
                } else if let Err(refusal) = present.add(&entry.path(), name) {
                    present.foreign.push(refusal);
                }
            }
        }
        present.foreign.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(present)
    }

    /// Reads a file, or the beginning of one that is larger than generated files are.
    fn add(&mut self, path: &Path, name: String) -> Result<(), Refusal> {
        const LARGEST: u64 = 1 << 20;
        // Links and anything else but regular files are refused.
        if let (Some(folder), Some(file)) = (path.parent(), path.file_name()) {
            plain::look(folder, Path::new(file))?;
        }
        let from = self.bytes.len();
        let read = plain::open(path)?.take(LARGEST + 1).read_to_end(&mut self.bytes);
        read.map_err(|error| Refusal::failed(path, "read", &error))?;
        let bytes = from..self.bytes.len();
        let marked = has_mark(&self.bytes[bytes.clone()]);
        if name.ends_with(PART) {
            let says_so = marked || is_beginning_of_mark(&self.bytes[bytes]);
            self.bytes.truncate(from);
            self.parts.insert(name, says_so);
        } else if !marked {
            self.bytes.truncate(from);
            return Err(foreign(path));
        } else if bytes.len() as u64 > LARGEST {
            self.bytes.truncate(from);
            self.files.insert(name, None);
        } else {
            self.files.insert(name, Some(bytes));
        }
        Ok(())
    }

    /// Returns the bytes of a file, if they were read.
    pub(crate) fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.bytes.get(self.files.get(path)?.clone()?)
    }

    /// Returns the paths of all generated files, in order.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &String> {
        self.files.keys()
    }

    /// Returns whether a file has the name of one of the folders of the path.
    pub(crate) fn has_file_above(&self, path: &str) -> bool {
        path.match_indices('/').any(|(at, _)| self.files.contains_key(&path[..at]))
    }

    /// Returns what stopped runs left: unfinished versions of files that are written, and others that begin with the mark;
    /// then what else has such a name.
    pub(crate) fn parts(&self, src: &Path, is_written: impl Fn(&str) -> bool) -> (Vec<String>, Vec<Refusal>) {
        let of_ours = |path: &str| {
            let whole = path.strip_suffix(PART).unwrap_or(path);
            is_written(whole) || self.files.contains_key(whole)
        };
        let (left, other): (Vec<_>, Vec<_>) = self.parts.iter().partition(|(path, says_so)| **says_so || of_ours(path));
        let left = left.into_iter().map(|(path, _)| path.clone()).collect();
        (left, other.into_iter().map(|(path, _)| foreign(&src.join(path))).collect())
    }
}

fn foreign(path: &Path) -> Refusal {
    let help = "the folder belongs to the generator, which replaces and removes only what begins with `@generated`: move \
                it elsewhere, or delete it";
    Refusal::new(path, "is not generated", help)
}

/// The text before the mark in generated files: the beginning of a comment in Rust and in Markdown.
const COMMENTS: [&str; 2] = ["// ", "<!-- "];

/// The mark itself. The text after it says which generator it belongs to.
const MARK: &str = "@generated";

/// Returns whether a file begins with the mark of this generator, or with a mark that names no generator.
fn has_mark(bytes: &[u8]) -> bool {
    let behind =
        COMMENTS.iter().find_map(|comment| bytes.strip_prefix(comment.as_bytes())?.strip_prefix(MARK.as_bytes()));
    let is_our = |behind: &[u8]| {
        let whose = emit::MARK.strip_prefix(MARK).unwrap_or_default();
        behind.starts_with(whose.as_bytes())
            || behind.is_empty()
            || [&b"\n"[..], b"\r", b".", b" -->"].iter().any(|end| behind.starts_with(end))
    };
    behind.is_some_and(is_our)
}

/// Returns whether the bytes are a beginning of the mark.
fn is_beginning_of_mark(bytes: &[u8]) -> bool {
    COMMENTS.iter().any(|comment| format!("{comment}{}", emit::MARK).as_bytes().starts_with(bytes))
}

/// Returns the path at which a file is written before it is moved to its place.
pub(crate) fn part_of(path: &Path) -> PathBuf {
    let mut beside = path.to_owned().into_os_string();
    beside.push(PART);
    beside.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_says_whose_a_file_is() {
        let ours = format!("// {} from a.wsdl. Changes made here are lost.\n", emit::MARK);
        for text in [&*ours, "// @generated", "// @generated\n", "<!-- @generated -->\n", "// @generated.\r\n"] {
            assert!(has_mark(text.as_bytes()), "{text}");
        }
        let others = [
            "",
            "// @generate",
            "// @generated by prost-build.\n",
            "//! @generated\n",
            "\n// @generated\n",
            " @generated",
        ];
        for text in others {
            assert!(!has_mark(text.as_bytes()), "{text}");
        }
        assert!(["", "/", "// @gen", "<!-- @"].iter().all(|text| is_beginning_of_mark(text.as_bytes())));
        assert!(!["x", "// by hand"].iter().any(|text| is_beginning_of_mark(text.as_bytes())));
    }
}
