//! What is said holds nothing that speaks to a terminal, whatever documents, configurations and files are called.

use wsdl_codegen::shown::is_hidden;

use crate::workspace::{CONFIG, WSDL, Workspace};

/// What XML may hold of it, and all of it.
const OF_XML: &str = "\u{9B}31m\u{85}\u{2028}\u{2029}\u{202E}\u{2066}\u{200B}\u{200F}\u{FEFF}";

fn hostile() -> String {
    format!("\u{1B}[2J\u{7}{OF_XML}\r\nerror: forged")
}

#[track_caller]
fn is_harmless(said: &str) {
    assert!(!said.contains(|c| c != '\n' && is_hidden(c)), "{said:?}");
    assert!(!said.lines().any(|line| line.starts_with("error: forged")), "{said}");
    assert!(said.len() < 100_000, "{} bytes are said", said.len());
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let escaped: String = text.chars().map(|c| format!("\\U{:08X}", u32::from(c))).collect();
    format!("\"{escaped}\"")
}

#[test]
fn of_configurations() {
    let long = "x".repeat(20 << 20);
    for text in [hostile(), long] {
        let value = quoted(&text);
        for (from, to) in [
            ("\"good.wsdl\"", value.clone()),
            ("\"../made\"", value.clone()),
            ("\"Do\"", value.clone()),
            ("operations = \"all\"", format!("operations = {value}")),
            ("operations = \"all\"", format!("operations = [{value}]")),
            ("crate =", format!("crate_name = {value}\ncrate =")),
            ("crate =", format!("port_type = {value}\ncrate =")),
            ("crate =", format!("{value} = 1\ncrate =")),
        ] {
            let workspace = Workspace::new();
            workspace.put("wsdl/good.toml", CONFIG.replacen(from, &to, 1));
            is_harmless(&workspace.write().unwrap_or_else(|said| said));
        }
        let workspace = Workspace::new();
        let given = format!("{CONFIG}\n[[override]]\npath = {value}\nname = {value}\nreason = \"none\"\n");
        workspace.put("wsdl/good.toml", given);
        is_harmless(&workspace.write().unwrap_err());
        let workspace = Workspace::new();
        workspace.put("wsdl/good.names", format!("\"operations/Do\" = {value}\n"));
        is_harmless(&workspace.write().unwrap_err());
        let workspace = Workspace::new();
        workspace.put("wsdl/good.toml", format!("{CONFIG}{text}"));
        is_harmless(&workspace.write().unwrap_err());
    }
}

#[test]
fn of_descriptions() {
    for text in [OF_XML.to_owned(), "é".repeat(1 << 20)] {
        for (from, to) in [
            ("<types>", format!("<types><{text}/>")),
            ("<types>", format!("<types><xs:schema><xs:include schemaLocation=\"{text}\"/></xs:schema>")),
            ("<types>", format!("<types><xs:schema><xs:import namespace=\"{text}\"/></xs:schema>")),
            ("\"xs:int\"", format!("\"{text}\"")),
            ("element=\"t:Do\"", format!("element=\"t:{text}\"")),
            ("location=\"https://example.com/\"", format!("location=\"{text}\"")),
            ("<service name=\"", format!("<service name=\"{text}")),
            ("<definitions", format!("<?xml version=\"1.0\" encoding=\"{text}\"?><definitions")),
        ] {
            let workspace = Workspace::new();
            workspace.put("wsdl/good.wsdl", WSDL.replacen(from, &to, 1));
            is_harmless(&workspace.write().unwrap_or_else(|said| said));
        }
    }
}

#[cfg(unix)]
#[test]
fn of_files() {
    let name = hostile().replace('/', "");
    let workspace = Workspace::generated();
    workspace.put(&format!("made/src/service/{name}"), "");
    is_harmless(&workspace.write().unwrap_err());
    let workspace = Workspace::new();
    workspace.put(&format!("wsdl/{name}.toml"), "");
    is_harmless(&workspace.write().unwrap_err());
    let workspace = Workspace::new();
    workspace.put(&format!("wsdl/{name}.wsdl"), WSDL);
    workspace.put("wsdl/good.toml", CONFIG.replace("\"good.wsdl\"", &quoted(&format!("{name}.wsdl"))));
    is_harmless(&workspace.write().unwrap());
    workspace.is_whole();
    // What goes into comments of generated code.
    for (path, text) in workspace.listing() {
        if path.starts_with(workspace.path("made/src/service")) {
            assert!(!text.contains(|c| c != '\n' && is_hidden(c)), "{}", path.display());
        }
    }
}
