//! The record of released names: a file beside the configuration, so that a released name changes only on purpose.
//!
//! It is TOML: a line `"schema path" = "Rust name"` for everything that was ever emitted, and the namespace of the paths
//! that name none. The file holds that namespace, since a path that is unambiguous in one version of a description may not
//! be in the next.

mod read;
mod text;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{Diagnostics, Place};
use crate::paths::{in_namespace, shortened};

/// The key of the namespace. No schema path is without a slash.
const NAMESPACE: &str = "namespace";

/// The released names of a crate as its record has them. The default is that of a crate without a record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Released {
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

impl Released {
    /// Returns whether nothing is recorded.
    pub(crate) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Returns whether the text that this was read from is not a record: it records nothing and does not begin as records do.
    pub fn is_foreign(&self, text: &str) -> bool {
        let records = self.namespace.is_some() || !self.is_empty();
        !records && !text.trim().is_empty() && !text.starts_with(text::BEGIN)
    }

    /// Returns the lines, by full schema path.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (&str, &Line)> {
        self.lines.iter().map(|(path, line)| (&**path, line))
    }

    /// Returns the line of a full path, as people are shown it, and its place.
    pub(crate) fn find(&self, path: &str) -> Option<(String, Place)> {
        let line = self.lines.get(path)?;
        Some((self.line(line, &self.short(path)), self.place(line)))
    }

    /// Returns the place of a line.
    pub(crate) fn place(&self, line: &Line) -> Place {
        self.at(line.number)
    }

    /// Returns a full path as the record writes it.
    pub(crate) fn short(&self, path: &str) -> String {
        shortened(path, self.namespace().unwrap_or_default())
    }

    /// Names a line for people; `path` is as the record writes it.
    pub(crate) fn line(&self, line: &Line, path: &str) -> String {
        let file = self.file.as_deref().unwrap_or_default();
        format!("line {} of {file}, `{}`", line.number, text::line(path, &line.name))
    }

    /// Reports lines whose full paths are not known; the lines stay. `types` has the full paths of all types.
    pub(crate) fn report_lost<'p>(
        &self,
        is_known: impl Fn(&str) -> bool,
        mut types: impl Iterator<Item = &'p str>,
        diagnostics: &mut Diagnostics,
    ) {
        let lost = |path: &str| self.lines.contains_key(path) && !is_known(path);
        let moved = self.namespace.as_ref().filter(|(namespace, _)| {
            let inside = |path: &str| in_namespace(path, namespace);
            self.lines.keys().any(|path| inside(path)) && !types.any(inside)
        });
        if let Some((namespace, number)) = moved {
            let title = format!("no type is in the namespace of the record, `{namespace}`");
            let help = "if the namespace of the description changed, write the new one, and the names stay; if all of these \
                        types are gone, delete their lines";
            diagnostics.error(title, &self.at(*number), help);
        }
        for (path, line) in self.lines().filter(|(path, _)| !is_known(path)) {
            // Parts of something that is lost are lost with it.
            let above = path.match_indices('/').any(|(at, _)| lost(&path[..at]));
            if above || moved.is_some_and(|(namespace, _)| in_namespace(path, namespace)) {
                continue;
            }
            let title = format!("`{}` is no longer in the description: its released name is lost", self.short(path));
            let help = "this breaks code that uses the name; if that is intended, delete the line and those that begin \
                        with its path";
            diagnostics.warning(title, &self.place(line), help);
        }
    }

    fn namespace(&self) -> Option<&str> {
        self.namespace.as_ref().map(|(namespace, _)| &**namespace)
    }

    /// Returns the place of the line with this number.
    fn at(&self, line: u32) -> Place {
        Place { line, ..Place::of_file(self.file.clone().unwrap_or_default()) }
    }
}
