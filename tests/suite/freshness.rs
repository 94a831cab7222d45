//! The generated crates are what `cargo xtask regen` writes.

#[test]
fn generated_crates_are_fresh() {
    if let Err(said) = xtask::regen::check(&xtask::workspace_root()) {
        panic!("{said}");
    }
}

/// All of the service, with this record of names.
fn generate(record: &str) -> wsdl_codegen::Output {
    let folder = xtask::workspace_root().join("wsdl");
    let text = std::fs::read_to_string(folder.join("listrak-v31.toml")).unwrap();
    let mut config = wsdl_codegen::config::Config::parse(&text, "listrak-v31.toml").unwrap();
    let released = wsdl_codegen::record::Released::parse(record, "listrak-v31.names").unwrap();
    config.operations = Some(wsdl_codegen::config::Selection::All);
    let wsdl = std::fs::read(folder.join(&config.entry)).unwrap();
    let source = wsdl_codegen::source::MemorySource::default().with(config.entry.clone(), wsdl);
    wsdl_codegen::generate(&config, &released, &source).unwrap()
}

#[test]
fn two_runs_give_the_same_bytes() {
    let (first, second) = (generate(""), generate(""));
    assert_eq!(first, second);
    assert_eq!(first.report.operations, (97, 97));
    assert!(first.report.definitions.balance());
}

#[test]
fn the_record_holds_what_was_released_and_changes_nothing() {
    let committed = xtask::workspace_root().join("wsdl/listrak-v31.names");
    let committed = std::fs::read_to_string(committed).unwrap();
    let first = generate(&committed);
    assert!(first.warnings.is_empty(), "{}", first.warnings);
    for line in committed.lines() {
        assert!(first.names.lines().any(|other| other == line), "{line}");
    }
    assert_eq!(generate(&first.names), first);
}

#[test]
fn a_released_name_stays_whatever_would_be_allotted() {
    let released = "namespace = \"http://webservices.listrak.com/v31/\"\n\
                    \"types/WSContact\" = \"Person\"\n\
                    \"operations/GetContact\" = \"fetch\"\n";
    let output = generate(released);
    assert!(output.files.contains_key("service/types/person.rs"), "{:?}", output.files.keys());
    assert!(output.files["service/client.rs"].contains("fn fetch("));
    assert!(released.lines().all(|line| output.names.contains(line)), "{}", output.names);
}
