//! `docs/MAPPING.md`: the Rust that it shows is what the generator makes of its schemas, and its examples compile and run.
//!
//! `cargo run -p wsdl-tests --example write_mapping` writes the Rust into the page, and the modules in `tests/mapping/compiled/`
//! that are compiled here: one for each section, with what is generated and the example as a test.

mod mistakes;
mod usage;

use std::collections::BTreeMap;
use std::fs;

use wsdl_tests::mapping::{self, COMMAND, PAGE};

#[rustfmt::skip]
#[deny(warnings)]
#[allow(dead_code, unreachable_pub, unused_imports, clippy::all)]
#[path = "../mapping/compiled/mod.rs"]
mod compiled;

fn page() -> String {
    fs::read_to_string(xtask::workspace_root().join(PAGE)).expect("the page can be read")
}

#[test]
fn the_page_shows_what_is_generated() {
    let page = page();
    let generated = mapping::generate(&page).unwrap_or_else(|wrong| panic!("{PAGE}: {wrong}"));
    let wrong = page.lines().zip(generated.page.lines()).enumerate().find(|(_, (is, must_be))| is != must_be);
    if let Some((number, (is, must_be))) = wrong {
        panic!("{PAGE}:{}: {is:?}, but generated is {must_be:?}; `{COMMAND}` writes it", number + 1);
    }
    assert_eq!(page.len(), generated.page.len(), "{PAGE}: `{COMMAND}` writes it");
}

#[test]
fn the_examples_that_run_are_those_of_the_page() {
    let generated = mapping::generate(&page()).unwrap_or_else(|wrong| panic!("{PAGE}: {wrong}"));
    let mut present = BTreeMap::new();
    for entry in fs::read_dir(mapping::folder()).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        let name = path.file_name().expect("it has a name").to_string_lossy().into_owned();
        present.insert(name, fs::read_to_string(&path).expect("the file can be read"));
    }
    assert!(
        present.keys().eq(generated.modules.keys()),
        "other sections than in {PAGE}; `{COMMAND}` writes their modules"
    );
    for (name, text) in &generated.modules {
        assert!(present[name] == *text, "{name} is not what {PAGE} says; `{COMMAND}` writes it");
    }
}
