//! What is generated, for people to read in review, and that an operation is independent of what else is generated.

use std::fs;

use wsdl_codegen::config::{Config, Selection};
use wsdl_codegen::diagnostics::{Diagnostics, Place};
use wsdl_codegen::record::Released;
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
    let (mut config, source) = contract();
    config.operations = Some(selection(&["GetProcessStatus"]));
    let output = wsdl_codegen::generate(&config, &Released::default(), &source).unwrap();
    insta::assert_snapshot!(output.files["service/client.rs"]);
}

/// Items of lists in wrappers are marked by their own name or place, though they are the field's values.
#[test]
fn items_of_lists_are_sensitive() {
    let folder = xtask::workspace_root().join("tests/cases/lists_in_wrappers");
    let read = |file: &str| fs::read_to_string(folder.join(file)).unwrap();
    let source = MemorySource::default().with("input.wsdl", read("input.wsdl"));
    for element in ["Number", "types/Numbers/Number"] {
        let marked =
            format!("{}\n[[sensitive]]\nelements = [\"{element}\"]\nreason = \"a test\"\n", read("config.toml"));
        let output =
            wsdl_codegen::generate(&Config::parse(&marked, "config.toml").unwrap(), &Released::default(), &source)
                .unwrap();
        let request = &output.files["service/operations/do_.rs"];
        for field in ["required", "optional", "or_nil", "nillable", "repeated"] {
            assert_eq!(request.contains(&format!("{field} as masked")), field != "repeated", "{element}: {request}");
        }
        let client = &output.files["service/client.rs"];
        for name in ["Number", "Required", "OrNil"] {
            assert!(client.contains(&format!("rt::Name::new(ns::N0, \"{name}\")")), "{element}: {client}");
        }
    }
}

/// The type of the header block of the credentials hides them wherever else it is used.
#[test]
fn credentials_in_answers_are_sensitive() {
    let folder = xtask::workspace_root().join("tests/cases/header_blocks_and_fault_details");
    let read = |file: &str| fs::read_to_string(folder.join(file)).unwrap();
    let empty = "<xs:element name=\"DoResponse\"><xs:complexType/></xs:element>";
    let login = empty.replace(
        "<xs:complexType/>",
        "<xs:complexType><xs:sequence><xs:element ref=\"c:Login\"/></xs:sequence></xs:complexType>",
    );
    let wsdl = read("input.wsdl");
    assert!(wsdl.contains(empty));
    let source = MemorySource::default().with("input.wsdl", wsdl.replace(empty, &login));
    let config = Config::parse(&read("config.toml"), "config.toml").unwrap();
    let output = wsdl_codegen::generate(&config, &Released::default(), &source).unwrap();
    let hides = |text: &&String| text.contains("user as masked") && text.contains("password as masked");
    assert_eq!(output.files.values().filter(hides).count(), 1);
}

/// What is odd in the description, each once: see the page of the description's folder.
#[test]
fn oddities() {
    for file in [
        // Twenty parameters, eight of them optional.
        "operations/create_contact_list.rs",
        // A parameter that comes back.
        "operations/schedule_send_list_message.rs",
        // Dates that may be nil, an element by which answers report failures, a list in a wrapper.
        "operations/report_list_import_history.rs",
        // A type that is called like the operation once a prefix is dropped.
        "operations/update_contact_list.rs",
        // Nil items that count.
        "operations/get_message_analytics_information.rs",
        // Repetition without a wrapper.
        "types/ws_contact.rs",
        // A misspelt name, and values that are no identifiers.
        "types/profile_filter_compare_types.rs",
        "types/send_transactional_message_to_contact_result.rs",
        "types/join_types.rs",
        // What reports failures.
        "types/ws_exception.rs",
    ] {
        let name = file.rsplit(['/', '.']).nth(1).unwrap();
        insta::assert_snapshot!(format!("oddities_{name}"), source(file));
    }
}

fn contract() -> (Config, MemorySource) {
    let folder = xtask::workspace_root().join("wsdl");
    let text = fs::read_to_string(folder.join("listrak-v31.toml")).unwrap();
    let config = Config::parse(&text, "listrak-v31.toml").unwrap();
    let wsdl = fs::read(folder.join(&config.entry)).unwrap();
    let source = MemorySource::default().with(config.entry.clone(), wsdl);
    (config, source)
}

fn selection(names: &[&str]) -> Selection {
    Selection::Names(names.iter().map(|name| ((*name).to_owned(), Place::of_file("selection"))).collect())
}

#[test]
fn contract_of_an_operation() {
    let (mut config, source) = contract();
    config.operations = Some(selection(&["GetProcessStatus"]));
    let mut diagnostics = Diagnostics::default();
    let planned = wsdl_codegen::planned(&config, &Released::default(), &source, &mut diagnostics).unwrap();
    let dump = planned.contract.dump();
    let named = |line: &&str| ["WSUser", "ProcessStatus", "StatusEnum"].iter().any(|name| line.contains(name));
    insta::assert_snapshot!(dump.lines().filter(named).collect::<Vec<_>>().join("\n"));
    assert!(diagnostics.is_empty(), "{diagnostics}");
}

#[test]
fn generating_more_operations_changes_no_file_of_the_others() {
    let (mut config, source) = contract();
    config.operations = Some(selection(&["GetProcessStatus"]));
    let one = wsdl_codegen::generate(&config, &Released::default(), &source).unwrap();
    config.operations = Some(Selection::All);
    let all = wsdl_codegen::generate(&config, &Released::default(), &source).unwrap();
    let gathers = |path: &str| {
        path.ends_with("/mod.rs")
            || matches!(
                path,
                "service/blocking.rs" | "service/client.rs" | "service/guide.md" | "service/samples/each.rs"
            )
    };
    for (path, text) in one.files.iter().filter(|(path, _)| !gathers(path)) {
        assert_eq!(all.files.get(path), Some(text), "{path}");
    }
    assert!(all.files.len() > one.files.len() + 300, "{} files", all.files.len());
}

/// The compiler names the feature that a missing module needs only if the crate's root exports the module by its name.
#[test]
fn what_features_bring_is_exported_by_name() {
    let folder = xtask::workspace_root().join("generated/src");
    let read = |file: &str| fs::read_to_string(folder.join(file)).unwrap();
    let (root, service) = (read("lib.rs"), read("service/mod.rs"));
    let gated = service.split("#[cfg(feature = \"").skip(1).filter_map(|gated| gated.split_once('"'));
    let modules: Vec<&str> = gated.map(|(name, _)| name).collect();
    assert_eq!(modules, ["blocking", "samples"]);
    for name in modules {
        let export = format!("#[cfg(feature = \"{name}\")]\npub use service::{name};");
        assert!(root.contains(&export), "{export}");
    }
}
