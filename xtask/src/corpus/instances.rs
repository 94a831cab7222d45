//! Holding instances that are made from the schemas against what the crate of a port type makes of them: read strictly and
//! written again, each must be the same as far as its schema goes.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use wsdl_codegen::contract::{Contract, ElementId, lower};
use wsdl_codegen::diagnostics::Diagnostics;
use wsdl_codegen::load::load;
use wsdl_codegen::source::Source;

use super::drive::{Driven, empty, output};
use super::validate::{Validated, validate};
use crate::infoset::{Comparison, Element};
use crate::instances::{Maker, is_padded};
use crate::schema::Schema;

/// The number of instances of each element, unless it is given.
pub(super) const USUAL: usize = 6;

/// The file among those that are written again that lists all differences.
const DIFFERENCES: &str = "differences.txt";

/// What became of the instances of a crate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Held {
    /// The number of instances.
    pub(super) made: usize,
    /// The number of those that were read and written again without a difference.
    pub(super) kept: usize,
    /// The others, with what is wrong.
    pub(super) wrong: Vec<String>,
    /// The elements of which no instance is made.
    pub(super) unmade: Vec<String>,
    /// What other processors say of the instances.
    pub(super) validated: Option<Validated>,
}

/// The folders of a crate's instances.
#[derive(Debug, Clone)]
pub(super) struct Folders {
    /// The schemas of the service.
    pub(super) schemas: PathBuf,
    /// Where instances are written to.
    pub(super) made: PathBuf,
    /// Where the program writes them to.
    pub(super) rewritten: PathBuf,
}

/// Makes instances of the elements that a program knows, has it write them again, and compares. Instances that are kept and
/// valid are removed.
pub(super) fn hold(
    program: &Path,
    driven: &Driven,
    (entry, source): (&str, &dyn Source),
    folders: &Folders,
    count: usize,
) -> Result<Held, String> {
    let mut diagnostics = Diagnostics::default();
    let contract = load(entry, source, &mut diagnostics).and_then(|documents| lower(&documents, &mut diagnostics));
    let contract = contract.ok_or_else(|| format!("the contract cannot be made: {diagnostics}"))?;
    let failed = |error: std::io::Error| format!("{}: {error}", folders.made.display());
    empty(&folders.made).and_then(|()| empty(&folders.rewritten)).map_err(failed)?;
    let mut held = Held::default();
    let made = make(&contract, driven, folders, count, &mut held).map_err(failed)?;
    let (stdout, ended) = output(program, &[&folders.made, &folders.rewritten]).map_err(failed)?;
    if !stdout.lines().any(|line| line == "rewritten") {
        return Err(ended);
    }
    let mut unread: BTreeMap<&str, &str> = stdout.lines().filter_map(unread).collect();
    let comparison = Comparison::of(&contract);
    let mut differ = HashSet::new();
    for (name, element) in &made {
        let wrong = match unread.remove(name.as_str()) {
            Some(wrong) => Some(wrong.to_owned()),
            None => difference(&comparison, *element, folders, name)?,
        };
        if let Some(wrong) = wrong {
            held.wrong.push(format!("{name}: {wrong}"));
            differ.insert(name.as_str());
            continue;
        }
        held.kept += 1;
        fs::remove_file(folders.rewritten.join(name)).map_err(failed)?;
        if is_unjudged(name) {
            fs::remove_file(folders.made.join(name)).map_err(failed)?;
        }
    }
    if !held.wrong.is_empty() {
        fs::write(folders.rewritten.join(DIFFERENCES), held.wrong.join("\n")).map_err(failed)?;
    }
    let is_judged = |name: &str| !is_unjudged(name);
    let may_go = |name: &str| !differ.contains(name);
    held.validated = Some(validate(&folders.schemas, &folders.made, is_judged, may_go)?);
    Ok(held)
}

/// Whether no other processor is asked about an instance: libxml2 does not collapse white space around values of built-in
/// types.
fn is_unjudged(name: &str) -> bool {
    let number = name.strip_suffix(".xml").and_then(|name| name.split_once('-'));
    number.and_then(|(_, number)| number.parse().ok()).is_some_and(is_padded)
}

/// A line about an instance that is not read.
fn unread(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("unread\t")?.split_once('\t')
}

/// Writes instances; returns the names of their files with their elements.
fn make(
    contract: &Contract,
    driven: &Driven,
    folders: &Folders,
    count: usize,
    held: &mut Held,
) -> std::io::Result<Vec<(String, ElementId)>> {
    let schema = Schema::of(contract);
    let mut maker = Maker::of(&schema);
    let (mut made, mut seen) = (Vec::new(), HashSet::new());
    for root in &driven.elements {
        if !seen.insert((&root.namespace, &root.local)) {
            continue;
        }
        let Some(element) = schema.element_named(&root.namespace, &root.local) else {
            held.unmade.push(format!("{}: there is no such element", root.local));
            continue;
        };
        for number in 0..count {
            let Some(text) = maker.document(element, number) else {
                held.unmade.push(root.local.clone());
                break;
            };
            let name = format!("{}-{number}.xml", root.number);
            fs::write(folders.made.join(&name), text)?;
            made.push((name, element));
        }
    }
    held.made = made.len();
    Ok(made)
}

/// The first difference between an instance and what was written again, and how many there are.
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
