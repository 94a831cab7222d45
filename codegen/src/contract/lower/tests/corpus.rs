//! Lowering of real descriptions, if the environment variable `WSDL_CORPUS` names a folder of them.

use std::path::{Path, PathBuf};

use crate::contract::{Contract, Kind, PartContent, Term, TypeName, lower};
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

/// Everything that is wrong in a contract.
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

#[test]
fn real_descriptions_are_lowered_whole() {
    let Some(folder) = std::env::var_os("WSDL_CORPUS") else { return };
    let folder = Path::new(&folder);
    let manifest = std::fs::read_to_string(folder.join("manifest.json")).expect("the folder has a manifest");
    // The few fields that are needed stand on lines of their own.
    let mut name = String::new();
    let mut entry = String::new();
    for line in manifest.lines() {
        let text = |key: &str| {
            let rest = line.trim().strip_prefix(&format!("\"{key}\": "))?;
            Some(rest.trim_end_matches(',').trim_matches('"').to_owned())
        };
        if let Some(value) = text("name") {
            name = value;
        }
        if let Some(value) = text("entry") {
            entry = value;
        }
        let Some(operations) = text("operations").and_then(|value| value.parse::<usize>().ok()) else { continue };
        let mut diagnostics = Diagnostics::default();
        let documents = load(&entry, &Folder(folder.to_owned()), &mut diagnostics);
        let Some(documents) = documents else { panic!("{name}: {diagnostics}") };
        let contract = lower(&documents, &mut diagnostics);
        let Some(contract) = contract else { panic!("{name}: {diagnostics}") };
        let bound: usize = contract.interfaces.iter().map(|interface| interface.operations.len()).sum();
        let named = contract.types.iter().filter(|ty| matches!(ty.name, TypeName::Named(_))).count();
        let wrong = problems(&contract);
        println!(
            "{name}: {operations} operations, {bound} of interfaces, {} types, {named} named, {} elements, {} MiB, {} wrong",
            contract.types.len(),
            contract.elements.len(),
            contract.held >> 20,
            wrong.len(),
        );
        for problem in wrong.iter().take(3) {
            println!("{problem}");
        }
        if !diagnostics.is_empty() {
            println!("{}", diagnostics.to_string().lines().take(12).collect::<Vec<_>>().join("\n"));
        }
    }
}
