//! Lowering of real descriptions, if the environment variable `WSDL_CORPUS` names a folder of them.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::contract::{Contract, Kind, PartContent, Term, Type, TypeName, lower};
use crate::diagnostics::Diagnostics;
use crate::load::load;
use crate::source::{Source, SourceError};

/// The documents in a folder.
struct Folder(PathBuf);

impl Source for Folder {
    fn read(&self, location: &str) -> Result<Vec<u8>, SourceError> {
        std::fs::read(self.0.join(location)).map_err(|_| SourceError::NotFound)
    }
}

/// Returns all problems of a contract.
fn problems(contract: &Contract) -> Vec<String> {
    let mut found = Vec::new();
    for ty in &contract.types {
        found.extend(ty.problems.iter().map(|problem| problem.to_string()));
        let Kind::Complex(complex) = &ty.kind else { continue };
        found.extend(complex.attributes.iter().filter_map(|a| a.problem.as_deref()).map(ToString::to_string));
        let crate::contract::Content::Elements { root: Some(root), .. } = &complex.content else { continue };
        let mut waiting = vec![root];
        while let Some(particle) = waiting.pop() {
            match &particle.term {
                Term::Sequence(inner) | Term::Choice(inner) | Term::All(inner) => waiting.extend(inner),
                Term::Broken(problem) => found.push(problem.to_string()),
                Term::Element(_) | Term::Any(_) => {}
            }
        }
    }
    found.extend(contract.elements.iter().flat_map(|element| &element.problems).map(ToString::to_string));
    for carried in contract.bindings.iter().flat_map(|binding| &binding.operations).flatten() {
        found.extend(carried.problems.iter().map(ToString::to_string));
        let messages = [Some(&carried.input), carried.output.as_ref()];
        for part in messages.into_iter().flatten().flat_map(|message| &message.body.parts) {
            if let PartContent::Broken(problem) = &part.content {
                found.push(problem.to_string());
            }
        }
    }
    found.extend(contract.bindings.iter().flat_map(|binding| &binding.problems).map(ToString::to_string));
    found
}

/// Counts of a description, from its manifest or its contract.
#[derive(Debug, Default, Clone, PartialEq)]
struct Counts {
    operations: usize,
    complex: usize,
    simple: usize,
    elements: usize,
}

impl Counts {
    fn of(contract: &Contract) -> Self {
        let bound: HashSet<usize> = contract.bindings.iter().map(|binding| binding.interface).collect();
        let is_declared = |ty: &&Type| !matches!(&ty.name, TypeName::Nested { local, .. } if &**local == "text");
        let is_complex = |ty: &&Type| matches!(ty.kind, Kind::Complex(_));
        let complex = contract.types.iter().filter(is_complex).count();
        Self {
            operations: bound.iter().map(|index| contract.interfaces[*index].operations.len()).sum(),
            complex,
            simple: contract.types.iter().filter(is_declared).count() - complex,
            elements: contract.elements.len(),
        }
    }
}

/// Returns the entries of the manifest: name, document and counts. The fields that are needed are on separate lines.
fn manifest(text: &str) -> Vec<(String, String, Counts)> {
    let mut entries: Vec<(String, String, Counts)> = Vec::new();
    for line in text.lines() {
        let Some((key, value)) = line.trim().trim_end_matches(',').split_once("\": ") else { continue };
        let number = value.parse().unwrap_or_default();
        let value = value.trim_matches('"').to_owned();
        match (key.trim_start_matches('"'), entries.last_mut()) {
            ("name", _) => entries.push((value, String::new(), Counts::default())),
            ("entry", Some(entry)) => entry.1 = value,
            ("operations", Some(entry)) => entry.2.operations = number,
            ("complexTypes", Some(entry)) => entry.2.complex = number,
            ("simpleTypes", Some(entry)) => entry.2.simple = number,
            ("globalElements", Some(entry)) => entry.2.elements = number,
            _ => {}
        }
    }
    entries
}

#[test]
fn real_descriptions_are_lowered_whole() {
    let Some(folder) = std::env::var_os("WSDL_CORPUS") else { return };
    let folder = Path::new(&folder);
    let text = std::fs::read_to_string(folder.join("manifest.json")).expect("the folder has a manifest");
    for (name, entry, expected) in manifest(&text) {
        let mut diagnostics = Diagnostics::default();
        let documents = load(&entry, &Folder(folder.to_owned()), &mut diagnostics);
        let Some(documents) = documents else { panic!("{name}: {diagnostics}") };
        let contract = lower(&documents, &mut diagnostics);
        let Some(contract) = contract else { panic!("{name}: {diagnostics}") };
        let counts = Counts::of(&contract);
        let wrong = problems(&contract);
        assert_eq!(counts, expected, "{name}");
        // Real descriptions have no problems except SOAP encoding.
        let wrong: Vec<&String> = wrong.iter().filter(|problem| !problem.contains("of SOAP encoding")).collect();
        assert!(wrong.is_empty() && !diagnostics.has_errors(), "{name}: {wrong:#?} {diagnostics}");
        assert!(!contract.dump().is_empty());
    }
}
