//! The record of released names: a file beside the configuration, which makes changing one an explicit act.
//!
//! It is TOML, a line `"schema path" = "Rust name"` for everything that was ever emitted, and the namespace of those
//! paths that name none. That namespace is in the file, since a path that is unambiguous in one description need not be
//! so in the next.

mod read;
mod text;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{Diagnostics, Place};
use crate::model::Contract;
use crate::paths::{in_namespace, shortened};

/// The key of the namespace. No schema path is without a slash.
const NAMESPACE: &str = "namespace";

/// The names that were released, as far as they are recorded; the default is that of a crate without a record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    file: Option<Arc<str>>,
    namespace: Option<(String, u32)>,
    /// By full schema path.
    lines: BTreeMap<String, Line>,
}

/// A name, and the number of its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) name: String,
    number: u32,
}

impl Record {
    /// Whether nothing is recorded.
    pub(crate) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Whether the text that this was read from is something else: it records nothing, and does not begin as records do.
    pub fn is_foreign(&self, text: &str) -> bool {
        let records = self.namespace.is_some() || !self.is_empty();
        !records && !text.trim().is_empty() && !text.starts_with(text::BEGIN)
    }

    /// What is recorded, by full schema path.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (&str, &Line)> {
        self.lines.iter().map(|(path, line)| (&**path, line))
    }

    /// Where a line stands.
    pub(crate) fn place(&self, line: &Line) -> Place {
        self.at(line.number)
    }

    /// A full path as it is written in the record.
    pub(crate) fn short(&self, path: &str) -> String {
        shortened(path, self.namespace().unwrap_or_default())
    }

    /// Which line it is, for people; `path` as it is written there.
    pub(crate) fn line(&self, line: &Line, path: &str) -> String {
        let file = self.file.as_deref().unwrap_or_default();
        format!("line {} of {file}, `{}`", line.number, text::line(path, &line.name))
    }

    /// Tells what is recorded and not to be found under these full paths; the lines stay.
    pub(crate) fn tell_lost(
        &self,
        is_known: impl Fn(&str) -> bool,
        contract: &Contract,
        diagnostics: &mut Diagnostics,
    ) {
        let lost = |path: &str| self.lines.contains_key(path) && !is_known(path);
        let moved = self.namespace.as_ref().filter(|(namespace, _)| {
            let inside = |path: &str| in_namespace(path, namespace);
            self.lines.keys().any(|path| inside(path)) && !contract.types.iter().any(|ty| inside(&ty.path))
        });
        if let Some((namespace, number)) = moved {
            let title = format!("no type is in the namespace of the record, `{namespace}`");
            let help = "if the description has another namespace, write that one, and the names stay; if it lost all of \
                        these types, delete their lines";
            diagnostics.error(title, &self.at(*number), help);
        }
        for (path, line) in self.lines().filter(|(path, _)| !is_known(path)) {
            // What was in something that is lost is lost with it.
            let above = path.match_indices('/').any(|(at, _)| lost(&path[..at]));
            if above || moved.is_some_and(|(namespace, _)| in_namespace(path, namespace)) {
                continue;
            }
            let title = format!("`{}` is not in the description any more: its released name is lost", self.short(path));
            let help = "this breaks code that uses the name; if it is meant, delete the line and those that begin with its \
                        path";
            diagnostics.warning(title, &self.place(line), help);
        }
    }

    fn namespace(&self) -> Option<&str> {
        self.namespace.as_ref().map(|(namespace, _)| &**namespace)
    }

    /// Where the line of this number stands.
    fn at(&self, line: u32) -> Place {
        Place { line, ..Place::of_file(self.file.clone().unwrap_or_default()) }
    }
}
