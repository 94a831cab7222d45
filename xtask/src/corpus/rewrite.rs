//! Having the program of a crate write documents again, and holding what it writes against them: read strictly and written
//! again, each must be the same as far as its schema goes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use wsdl_codegen::contract::{Contract, ElementId, lower};
use wsdl_codegen::diagnostics::Diagnostics;
use wsdl_codegen::load::load;
use wsdl_codegen::source::Source;

use super::drive::{empty, output};
use crate::infoset::{Comparison, Element};

/// The file among those that are written again that lists all differences.
const DIFFERENCES: &str = "differences.txt";

/// The folders of a crate's documents.
#[derive(Debug, Clone)]
pub(super) struct Folders {
    /// The schemas of the service.
    pub(super) schemas: PathBuf,
    /// Where documents are.
    pub(super) made: PathBuf,
    /// Where the program writes them to.
    pub(super) rewritten: PathBuf,
}

impl Folders {
    /// Makes the folders of documents, without files.
    pub(super) fn clear(&self) -> Result<(), String> {
        empty(&self.made).and_then(|()| empty(&self.rewritten)).map_err(|error| self.failed(&error))
    }

    /// What is said of a file that cannot be read or written.
    pub(super) fn failed(&self, error: &std::io::Error) -> String {
        format!("{}: {error}", self.made.display())
    }
}

/// The contract of a service.
pub(super) fn contract(entry: &str, source: &dyn Source) -> Result<Contract, String> {
    let mut diagnostics = Diagnostics::default();
    let contract = load(entry, source, &mut diagnostics).and_then(|documents| lower(&documents, &mut diagnostics));
    contract.ok_or_else(|| format!("the contract cannot be made: {diagnostics}"))
}

/// Has a program write documents again, which are named by their files with their root elements. Returns those that do not
/// stay what they are, with what is wrong. What is written again is removed if it is right.
pub(super) fn rewrite(
    program: &Path,
    contract: &Contract,
    documents: &[(String, ElementId)],
    folders: &Folders,
) -> Result<BTreeMap<String, String>, String> {
    let failed = |error: std::io::Error| folders.failed(&error);
    let (stdout, ended) = output(program, &[&folders.made, &folders.rewritten]).map_err(failed)?;
    if !stdout.lines().any(|line| line == "rewritten") {
        return Err(ended);
    }
    let mut unread: BTreeMap<&str, &str> = stdout.lines().filter_map(unread).collect();
    let comparison = Comparison::of(contract);
    let mut wrong = BTreeMap::new();
    let mut lines = Vec::new();
    for (name, element) in documents {
        let found = match unread.remove(name.as_str()) {
            Some(found) => Some(found.to_owned()),
            None => difference(&comparison, *element, folders, name)?,
        };
        match found {
            None => fs::remove_file(folders.rewritten.join(name)).map_err(failed)?,
            Some(found) => {
                lines.push(format!("{name}: {found}"));
                wrong.insert(name.clone(), found);
            }
        }
    }
    if !lines.is_empty() {
        fs::write(folders.rewritten.join(DIFFERENCES), lines.join("\n")).map_err(failed)?;
    }
    Ok(wrong)
}

/// A line about a document that is not read.
fn unread(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("unread\t")?.split_once('\t')
}

/// The first difference between a document and what was written again, and how many there are.
fn difference(
    comparison: &Comparison<'_>,
    element: ElementId,
    folders: &Folders,
    name: &str,
) -> Result<Option<String>, String> {
    let read = |folder: &Path| {
        let path = folder.join(name);
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        Element::read(&text).map_err(|error| format!("{}: {error}", path.display()))
    };
    let differences = comparison.differences(element, &read(&folders.made)?, &read(&folders.rewritten)?);
    let more = differences.len().saturating_sub(1);
    let first = differences.first().map(|first| match more {
        0 => first.to_string(),
        _ => format!("{first}; and {more} more"),
    });
    Ok(first)
}
