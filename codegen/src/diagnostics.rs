//! Findings about the input: a title, a place and what to do. They are collected, so that one run shows all of them. A leaf
//! that every stage may use.

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use crate::limits;
use crate::shown::shortened;

/// A place in the input.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The document, by the name that its source knows.
    pub file: Arc<str>,
    /// The line, from 1; 0 means the whole document.
    pub line: u32,
    /// The column in characters, from 1; 0 means the whole line.
    pub column: u32,
    /// The element path, as `definitions/types/schema/element[@name='X']`; the key in a configuration; may be empty.
    pub path: Arc<str>,
}

impl Place {
    /// Returns the place of a whole document.
    pub fn of_file(file: impl Into<Arc<str>>) -> Self {
        Self { file: file.into(), line: 0, column: 0, path: "".into() }
    }
}

/// Whether generation can go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// Something was left out or looks wrong; the output is complete as far as it goes.
    Warning,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// Whether generation can go on.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub title: String,
    /// Where, if there is one place.
    pub place: Option<Place>,
    /// What the user can do about it.
    pub help: String,
    /// The construct of WSDL or XML Schema that it is about, if the title says more than that. Findings about one construct
    /// are reported together.
    pub construct: Option<&'static str>,
}

impl Diagnostic {
    /// Returns a finding that stops generation.
    pub fn error(title: impl Into<String>, place: Option<Place>, help: impl Into<String>) -> Self {
        Self { severity: Severity::Error, title: title.into(), place, help: help.into(), construct: None }
    }

    /// Returns a finding that does not stop generation.
    pub fn warning(title: impl Into<String>, place: Option<Place>, help: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(title, place, help) }
    }

    /// Returns the finding with the construct that it is about.
    #[must_use]
    pub fn about(self, construct: &'static str) -> Self {
        Self { construct: Some(construct), ..self }
    }

    /// Returns the construct that it is about; the title if there is none.
    pub fn construct(&self) -> &str {
        self.construct.unwrap_or(&self.title)
    }
}

/// The only place where findings become text for people. Any part may hold foreign text, which must not forge lines or
/// control the terminal.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, "{severity}: {}", shortened(&self.title))?;
        if let Some(place) = &self.place {
            write!(f, "\n  --> {}", shortened(&place.file))?;
            if place.line > 0 {
                write!(f, ":{}", place.line)?;
            }
            if place.column > 0 {
                write!(f, ":{}", place.column)?;
            }
            if !place.path.is_empty() {
                write!(f, "\n   in {}", shortened(&place.path))?;
            }
        }
        if !self.help.is_empty() {
            write!(f, "\n help: {}", shortened(&self.help))?;
        }
        Ok(())
    }
}

/// All findings of a run, in the order in which they were made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    /// The findings in the list, for fast comparison: a broken document may have very many.
    seen: HashSet<Diagnostic>,
    /// How many there are beyond [`limits::FINDINGS`], which are not kept.
    more: usize,
    has_errors: bool,
}

impl Diagnostics {
    /// Adds a finding unless it is there already, as for a document that is reached in two ways.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.has_errors |= diagnostic.severity == Severity::Error;
        if self.list.len() >= limits::FINDINGS {
            self.more += 1;
        } else if self.seen.insert(diagnostic.clone()) {
            self.list.push(diagnostic);
        }
    }

    /// Adds all of these.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        diagnostics.into_iter().for_each(|diagnostic| self.push(diagnostic));
    }

    /// Adds a finding that stops generation.
    pub fn error(&mut self, title: impl Into<String>, place: &Place, help: impl Into<String>) {
        self.push(Diagnostic::error(title, Some(place.clone()), help));
    }

    /// Adds a finding that does not stop generation.
    pub fn warning(&mut self, title: impl Into<String>, place: &Place, help: impl Into<String>) {
        self.push(Diagnostic::warning(title, Some(place.clone()), help));
    }

    /// All of them.
    pub fn into_list(self) -> Vec<Diagnostic> {
        self.list
    }

    /// Returns whether one of them stops generation.
    pub fn has_errors(&self) -> bool {
        self.has_errors
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// Returns `true` if there are no findings.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

/// Shows one finding after another, separated by blank lines.
impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, diagnostic) in self.list.iter().enumerate() {
            if i > 0 {
                f.write_str("\n\n")?;
            }
            diagnostic.fmt(f)?;
        }
        if self.more > 0 {
            write!(f, "\n\nand {} more", self.more)?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shown::is_hidden;

    #[test]
    fn foreign_text_forges_nothing() {
        let hostile = "a\u{1B}[2J\u{9B}1m\nerror: forged\r\u{85}\u{2028}\u{202E}\u{2066}\u{200B}";
        let place = Place { path: hostile.into(), line: 1, column: 2, ..Place::of_file(hostile) };
        let shown = Diagnostic::error(hostile, Some(place), hostile).to_string();
        assert_eq!(shown.lines().count(), 4, "{shown}");
        assert!(!shown.contains(|c| c != '\n' && is_hidden(c)), "{shown:?}");
    }

    #[test]
    fn long_text_is_cut() {
        let long = "x".repeat(20 << 20);
        let shown = Diagnostic::error(&*long, Some(Place { path: (*long).into(), ..Place::of_file(&*long) }), &*long);
        assert!(shown.to_string().len() < 10_000);
    }
}
