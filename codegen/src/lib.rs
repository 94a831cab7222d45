//! From WSDL 1.1 and XML Schema 1.0 to a Rust client crate.
//!
//! [`generate`] takes a configuration, the record of released names and a reader of documents. It returns files, or
//! everything that is wrong with the input. It uses no disk, network or clock. Data flows one way, and each stage has a
//! type of its own:
//!
//! ```text
//! bytes → xml → wsdl, xsd → contract → plan → names → emit → files
//! ```
#![warn(missing_docs)]

pub mod budget;
pub mod config;
pub mod contract;
mod conventions;
pub mod diagnostics;
pub mod emit;
pub mod files;
mod format;
mod identifier;
pub mod limits;
pub mod load;
pub mod names;
mod paths;
pub mod pattern;
pub mod plan;
pub mod qname;
pub mod record;
pub mod report;
pub mod shown;
pub mod source;
pub mod wsdl;
pub mod xml;
pub mod xsd;

use config::Config;
use diagnostics::{Diagnostic, Diagnostics, Place};
use files::Files;
use record::Released;
use report::{Definitions, Report};
use source::Source;
use std::collections::HashMap;

/// The result of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// The files, by their path in the crate's `src`.
    pub files: Files,
    /// The record of released names, including those of the files: the text of the file next to the configuration.
    pub names: String,
    /// What was done.
    pub report: Report,
    /// Findings that do not prevent generation.
    pub warnings: Diagnostics,
}

/// Generates a crate's sources from the documents that the configuration names. Released names do not change.
///
/// # Errors
/// All problems of the documents and the configuration, each with its place and a way out.
pub fn generate(config: &Config, released: &Released, source: &dyn Source) -> Result<Output, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let Some(prepared) = planned(config, released, source, &mut diagnostics) else {
        return Err(diagnostics);
    };
    let Planned { contract, plan, names, selected } = prepared;
    let files = match emit::emit(&plan, &names, &selected, config) {
        Ok(files) => files,
        Err(error) => return Err(internal(diagnostics, config, error)),
    };
    let record = released.text(names::emitted::namespaces(&plan), names.emitted(&plan, &selected, config));
    let service = plan.service.as_ref();
    let report = Report {
        service: service.map_or_else(|| config.entry.clone(), |service| service.name.to_string()),
        operations: (selected.operations.len(), service.map_or(0, |service| service.operations.len())),
        types: selected.items.len(),
        definitions: account(&contract, &plan, &selected),
        files: files.len(),
        missing: selected.missing,
        families: selected.families,
        types_of_families: selected.items_of_families,
    };
    Ok(Output { files, names: record, report, warnings: diagnostics })
}

/// The input of the emitters, and the contract that it is made from.
#[derive(Debug)]
pub struct Planned {
    /// The contract of the documents.
    pub contract: contract::Contract,
    /// The plan of the Rust items.
    pub plan: plan::Plan,
    /// The Rust names.
    pub names: names::Names,
    /// The selected operations and types.
    pub selected: plan::Selected,
}

/// Reads, lowers and plans everything that the emitters need, for debugging the generator.
///
/// Returns `None` if the crate cannot be generated; `diagnostics` then has the reasons.
pub fn planned(
    config: &Config,
    released: &Released,
    source: &dyn Source,
    diagnostics: &mut Diagnostics,
) -> Option<Planned> {
    let documents = load::load_configured(config, source, diagnostics)?;
    config::check::entry(config, documents.definitions.is_empty(), diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    let contract = contract::lower(&documents, diagnostics)?;
    let plan = plan::build(&contract, config, diagnostics);
    let selected = plan::select(&plan, config, released, diagnostics);
    let names = names::allot(&plan, config, released, diagnostics);
    (!diagnostics.has_errors()).then_some(Planned { contract, plan, names, selected })
}

/// Counts the outcomes of the documents' components.
fn account(contract: &contract::Contract, plan: &plan::Plan, selected: &plan::Selected) -> Definitions {
    let items: HashMap<&str, plan::ItemId> = plan.ids().map(|(id, item)| (&*item.path, id)).collect();
    let mut definitions = Definitions { read: contract.ledger.len(), ..Definitions::default() };
    for definition in &contract.ledger {
        let path = match definition.outcome {
            contract::Outcome::Type(id) => Some(&*contract.get(id).path),
            contract::Outcome::Element(id) => Some(&*contract.element(id).path),
            _ => None,
        };
        match path.and_then(|path| items.get(path)) {
            Some(id) if selected.items.contains(id) => definitions.written += 1,
            Some(_) => definitions.unneeded += 1,
            None => definitions.without_type += 1,
        }
    }
    definitions
}

/// An error of the generator itself.
fn internal(mut diagnostics: Diagnostics, config: &Config, title: String) -> Diagnostics {
    let help = "this is an error of the generator: please report it with the document";
    diagnostics.push(Diagnostic::error(title, Some(Place::of_file(config.file.clone())), help));
    diagnostics
}
