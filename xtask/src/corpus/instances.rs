//! Holding instances that are made from the schemas against what the crate of a port type makes of them: read strictly and
//! written again, each must be the same as far as its schema goes.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use wsdl_codegen::contract::{Contract, ElementId};
use wsdl_codegen::source::Source;

use super::drive::Driven;
use super::rewrite::{Folders, contract, rewrite};
use super::validate::{Validated, validate};
use crate::instances::{Maker, is_padded};
use crate::schema::Schema;

/// The number of instances of each element, unless it is given.
pub(super) const USUAL: usize = 6;

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

/// Makes instances of the elements that a program knows, has it write them again, and compares. Instances that are kept and
/// valid are removed.
pub(super) fn hold(
    program: &Path,
    driven: &Driven,
    (entry, source): (&str, &dyn Source),
    folders: &Folders,
    count: usize,
) -> Result<Held, String> {
    let contract = contract(entry, source)?;
    let failed = |error: std::io::Error| folders.failed(&error);
    folders.clear()?;
    let mut held = Held::default();
    let made = make(&contract, driven, folders, count, &mut held).map_err(failed)?;
    let wrong = rewrite(program, &contract, &made, folders)?;
    for (name, _) in made.iter().filter(|(name, _)| !wrong.contains_key(name)) {
        held.kept += 1;
        if is_unjudged(name) {
            fs::remove_file(folders.made.join(name)).map_err(failed)?;
        }
    }
    held.wrong = made.iter().filter_map(|(name, _)| Some(format!("{name}: {}", wrong.get(name)?))).collect();
    let is_judged = |name: &str| !is_unjudged(name);
    let may_go = |name: &str| !wrong.contains_key(name);
    held.validated = Some(validate(&folders.schemas, &folders.made, is_judged, may_go)?);
    Ok(held)
}

/// Whether no other processor is asked about an instance: libxml2 does not collapse white space around values of built-in
/// types.
fn is_unjudged(name: &str) -> bool {
    let number = name.strip_suffix(".xml").and_then(|name| name.split_once('-'));
    number.and_then(|(_, number)| number.parse().ok()).is_some_and(is_padded)
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
