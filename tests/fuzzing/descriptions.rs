//! Descriptions, configurations and records of names, up to the code that comes of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use wsdl_codegen::config::Config;
use wsdl_codegen::diagnostics::Diagnostics;
use wsdl_codegen::record::Released;
use wsdl_codegen::source::{MemorySource, Source};
use wsdl_codegen::{Output, Planned, generate, planned};

use super::configured::full;
use super::scopes;

/// What is in front of the name of a document, on a line of its own.
pub const MARK: &str = "=== ";

const PLAIN: &str = "entry = \"input.wsdl\"\ncrate = \"generated\"\noperations = \"all\"\nsamples = true\n";

/// Generates from a description, `input.wsdl`, and from documents behind it that begin with a line `=== NAME`. Where the
/// first byte is even, the configuration is plain; where it is odd, it has all that the description can be given.
///
/// # Panics
/// What comes of it is no Rust, has a name twice in a scope, is not accounted for, or is an error of the generator itself.
pub fn description(bytes: &[u8]) {
    let _ = is_generated(bytes);
}

/// The same; whether anything came of it.
///
/// # Panics
/// As [`description`].
pub fn is_generated(bytes: &[u8]) -> bool {
    let [how, documents @ ..] = bytes else { return false };
    let mut source = MemorySource::default();
    for (name, document) in sections(documents, "input.wsdl") {
        source = source.with(name, document);
    }
    let mut config = Config::parse(PLAIN, "config.toml").expect("the configuration is well");
    if how % 2 == 1 {
        let Some(Planned { plan, .. }) = planned(&config, &Released::default(), &source, &mut Diagnostics::default())
        else {
            return false;
        };
        let full = full(PLAIN, &plan);
        config = Config::parse(&full, "config.toml").unwrap_or_else(|wrong| panic!("{wrong}\n{full}"));
    }
    checked(&config, &Released::default(), &source).is_some()
}

/// Generates by a configuration and, behind a line `=== names`, a record of names. The first byte picks the description
/// among those of the cases.
///
/// # Panics
/// As [`description`]; the record that comes of it cannot be read, or gives something else.
pub fn configuration(bytes: &[u8]) {
    let [number, rest @ ..] = bytes else { return };
    let all = cases();
    let case = &all[usize::from(*number) % all.len()];
    let mut sections = sections(rest, "config.toml").into_iter();
    let (Some((_, config)), record) = (sections.next(), sections.next()) else { return };
    let Ok(config) = Config::parse(&String::from_utf8_lossy(&config), "config.toml") else { return };
    let record = record.map(|(_, record)| String::from_utf8_lossy(&record).into_owned()).unwrap_or_default();
    let Ok(released) = Released::parse(&record, "config.names") else { return };
    let mut source = MemorySource::default();
    for (name, document) in &case.documents {
        source = source.with(name.clone(), document.clone());
    }
    if let Some(output) = checked(&config, &released, &source) {
        let again = Released::parse(&output.names, "config.names");
        let again = again.unwrap_or_else(|wrong| panic!("the record {}\n{wrong}", output.names));
        let again =
            generate(&config, &again, &source).unwrap_or_else(|wrong| panic!("the record {}\n{wrong}", output.names));
        assert_eq!((&again.files, &again.names), (&output.files, &output.names));
    }
}

fn checked(config: &Config, released: &Released, source: &dyn Source) -> Option<Output> {
    match generate(config, released, source) {
        Ok(output) => {
            assert!(output.report.definitions.balance(), "{}", output.report);
            scopes::check(&output.files);
            Some(output)
        }
        Err(wrong) => {
            let said = wrong.to_string();
            assert!(!said.contains("this is an error of the generator"), "{said}");
            assert!(!said.is_empty());
            None
        }
    }
}

/// The documents in one text, by the lines that name them; what is in front of the first has the name `first`.
fn sections(bytes: &[u8], first: &str) -> Vec<(String, Vec<u8>)> {
    let mut sections = vec![(first.to_owned(), Vec::new())];
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_prefix(MARK.as_bytes()) {
            Some(name) => sections.push((String::from_utf8_lossy(name).trim().to_owned(), Vec::new())),
            None => {
                if let Some((_, document)) = sections.last_mut() {
                    document.extend_from_slice(line);
                }
            }
        }
    }
    sections
}

/// A case of the generator.
pub struct Case {
    /// The folder's name.
    pub name: String,
    /// The configuration.
    pub config: String,
    /// The description and what it imports, by location.
    pub documents: BTreeMap<String, Vec<u8>>,
}

/// The cases of the generator, by name.
///
/// # Panics
/// A file of them cannot be read.
pub fn cases() -> &'static [Case] {
    static CASES: OnceLock<Vec<Case>> = OnceLock::new();
    CASES.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
        let mut names = entries(&folder);
        names.sort();
        names.into_iter().map(|name| case(&folder, name)).collect()
    })
}

fn case(folder: &Path, name: String) -> Case {
    let folder = folder.join(&name);
    let config = fs::read_to_string(folder.join("config.toml")).expect("a case has a configuration");
    let mut documents = BTreeMap::new();
    let mut folders = vec![String::new()];
    while let Some(from) = folders.pop() {
        for entry in entries(&folder.join(&from)) {
            let location = if from.is_empty() { entry.clone() } else { format!("{from}/{entry}") };
            if folder.join(&location).is_dir() {
                if entry != "expected" {
                    folders.push(location);
                }
            } else if entry.ends_with(".wsdl") || entry.ends_with(".xsd") {
                documents.insert(location.clone(), fs::read(folder.join(&location)).expect("a document can be read"));
            }
        }
    }
    Case { name, config, documents }
}

fn entries(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is part of the project");
    entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}
