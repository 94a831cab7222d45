//! The generated crates are what `cargo xtask regen` writes.

#[test]
fn generated_crates_are_fresh() {
    if let Err(said) = xtask::regen::check(&xtask::workspace_root()) {
        panic!("{said}");
    }
}

#[test]
fn two_runs_give_the_same_bytes() {
    let generate = || {
        let text = std::fs::read_to_string(xtask::workspace_root().join("wsdl/listrak-v31.toml")).unwrap();
        let mut config = wsdl_codegen::config::Config::parse(&text, "listrak-v31.toml").unwrap();
        config.operations = wsdl_codegen::config::Selection::All;
        let wsdl = std::fs::read(xtask::workspace_root().join("wsdl").join(&config.entry)).unwrap();
        let source = wsdl_codegen::source::MemorySource::default().with(config.entry.clone(), wsdl);
        wsdl_codegen::generate(&config, &source).unwrap()
    };
    let (first, second) = (generate(), generate());
    assert_eq!(first, second);
    assert_eq!(first.report.operations, (97, 97));
    assert!(first.report.definitions.balance());
}
