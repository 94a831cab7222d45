//! Writing the record.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use super::{NAMESPACE, Released};
use crate::paths::shortened;
use crate::shown::is_hidden;

/// The beginning of every record, and the rest of its head.
pub(super) const BEGIN: &str = "# The released Rust names of the generated crate";
const HEAD: &str = "\
, by schema path: `cargo xtask regen` keeps to them and adds new ones.
# To change or remove a line is a breaking change of that crate.
";

impl Released {
    /// Writes the record with the names that are emitted added: path and name. `namespaces` has the namespace of each named
    /// component, from which a new record takes the one that its short paths are in.
    pub(crate) fn text<'n, P: AsRef<str> + Ord + std::hash::Hash>(
        &self,
        namespaces: impl Iterator<Item = &'n str>,
        emitted: impl Iterator<Item = (P, &'n str)>,
    ) -> String {
        let namespace = self.namespace().unwrap_or_else(|| most_common(namespaces));
        let mut lines: BTreeMap<String, &str> = BTreeMap::new();
        lines.extend(self.lines().map(|(path, line)| (shortened(path, namespace), &*line.name)));
        // A path that several components share identifies none of them.
        let mut known: HashMap<P, Option<&str>> = HashMap::new();
        for (path, name) in emitted {
            known.entry(path).and_modify(|known| *known = known.filter(|known| *known == name)).or_insert(Some(name));
        }
        let new = known.into_iter().filter_map(|(path, name)| Some((shortened(path.as_ref(), namespace), name?)));
        lines.extend(new);
        let mut text = format!("{BEGIN}{HEAD}");
        text.push_str(NAMESPACE);
        text.push_str(" = ");
        push_quoted(namespace, &mut text);
        text.push('\n');
        for (path, name) in lines {
            push_line(&path, name, &mut text);
            text.push('\n');
        }
        text
    }
}

/// A line, without its end.
pub(super) fn line(path: &str, name: &str) -> String {
    let mut line = String::new();
    push_line(path, name, &mut line);
    line
}

fn push_line(path: &str, name: &str, out: &mut String) {
    push_quoted(path, out);
    out.push_str(" = ");
    push_quoted(name, out);
}

/// Adds a basic string of TOML.
fn push_quoted(text: &str, out: &mut String) {
    out.push('"');
    // Nearly all names and paths need no escape.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\') {
        out.push_str(text);
    } else {
        push_escaped(text, out);
    }
    out.push('"');
}

fn push_escaped(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c if is_hidden(c) && u32::from(c) <= 0xFFFF => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c if is_hidden(c) => {
                let _ = write!(out, "\\U{:08X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
}

/// The namespace that occurs most often; of several, the first in order.
fn most_common<'n>(namespaces: impl Iterator<Item = &'n str>) -> &'n str {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for namespace in namespaces {
        *counts.entry(namespace).or_default() += 1;
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or("", |(namespace, _)| namespace)
}
