//! What is generated for GetProcessStatus, for people to read in review, and that it is independent of what else is.

use std::fs;

use wsdl_codegen::config::{Config, Selection};
use wsdl_codegen::diagnostics::Diagnostics;
use wsdl_codegen::source::MemorySource;

fn source(file: &str) -> String {
    let path = xtask::workspace_root().join("generated/src/service").join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn operation() {
    insta::assert_snapshot!(source("operations/get_process_status.rs"));
}

#[test]
fn structure() {
    insta::assert_snapshot!(source("types/ws_process_status.rs"));
}

#[test]
fn enumeration() {
    insta::assert_snapshot!(source("types/status_enum.rs"));
}

#[test]
fn client() {
    insta::assert_snapshot!(source("client.rs"));
}

fn contract() -> (Config, MemorySource) {
    let folder = xtask::workspace_root().join("wsdl");
    let text = fs::read_to_string(folder.join("listrak-v31.toml")).unwrap();
    let config = Config::parse(&text, "listrak-v31.toml").unwrap();
    let wsdl = fs::read(folder.join(&config.entry)).unwrap();
    let source = MemorySource::default().with(config.entry.clone(), wsdl);
    (config, source)
}

#[test]
fn model() {
    let (config, source) = contract();
    let mut diagnostics = Diagnostics::default();
    let (contract, _, _, selected) = wsdl_codegen::prepare(&config, &source, &mut diagnostics).unwrap();
    let types: Vec<_> = selected.types.iter().copied().collect();
    insta::assert_snapshot!(contract.dump(&types, &selected.operations));
    assert!(diagnostics.is_empty(), "{diagnostics}");
}

#[test]
fn generating_more_operations_changes_no_file_of_the_others() {
    let (mut config, source) = contract();
    let one = wsdl_codegen::generate(&config, &source).unwrap();
    config.operations = Selection::All;
    let all = wsdl_codegen::generate(&config, &source).unwrap();
    let gathering = ["service/client.rs", "service/operations/mod.rs", "service/types/mod.rs"];
    for (path, text) in one.files.iter().filter(|(path, _)| !gathering.contains(&path.as_str())) {
        assert_eq!(all.files.get(path), Some(text), "{path}");
    }
    assert!(all.files.len() > one.files.len() + 200, "{} files", all.files.len());
}
