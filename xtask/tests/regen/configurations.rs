//! Several configurations, and where crates and documents are.

use std::fs;

use crate::workspace::{CONFIG, SCHEMA, Workspace, needing_schema};

#[test]
fn two_configurations_of_one_crate() {
    for path in ["../made", "./.././made/", "../made/../made", "../../root/made", "ABSOLUTE"] {
        let workspace = Workspace::new();
        let path = if path == "ABSOLUTE" { workspace.path("made").display().to_string() } else { path.to_owned() };
        workspace.put("wsdl/second.toml", CONFIG.replace("\"../made\"", &format!("{path:?}")));
        workspace.refuses("good.toml");
        workspace.refuses("second.toml");
        let workspace = Workspace::generated();
        workspace.put("wsdl/second.toml", CONFIG);
        workspace.refuses("second.toml");
    }
}

#[test]
fn two_configurations_of_two_crates() {
    let workspace = Workspace::new();
    workspace.add_crate("second");
    workspace.put("wsdl/second.toml", CONFIG.replace("../made", "../second"));
    workspace.write().unwrap();
    workspace.is_whole();
    assert!(workspace.path("second/src/service/client.rs").exists());
}

#[test]
fn a_crate_inside_the_generators_folder_of_another() {
    let workspace = Workspace::new();
    workspace.add_crate("made/src/service/inner");
    workspace.put("wsdl/second.toml", CONFIG.replace("../made", "../made/src/service/inner"));
    workspace.refuses("Cargo.toml");
}

#[test]
fn the_folder_of_descriptions_is_no_crate() {
    let workspace = Workspace::new();
    workspace.add_crate("wsdl");
    workspace.put("wsdl/good.toml", CONFIG.replace("../made", "."));
    workspace.refuses("Cargo.toml");
}

#[test]
fn the_root_may_be_the_crate() {
    let workspace = Workspace::new();
    workspace.add_crate(".");
    workspace.put("wsdl/good.toml", CONFIG.replace("../made", ".."));
    workspace.write().unwrap();
    workspace.is_whole();
    assert!(workspace.path("src/service/client.rs").exists());
}

#[test]
fn the_entry_may_begin_with_a_dot() {
    let workspace = Workspace::new();
    workspace.put("wsdl/good.toml", CONFIG.replace("good.wsdl", "./good.wsdl"));
    workspace.write().unwrap();
    workspace.is_whole();
}

#[test]
fn what_is_not_there_is_named_with_a_way_out() {
    for (from, to, named) in [
        ("../made", "../nowhere", "../nowhere"),
        ("good.wsdl", "nothing.wsdl", "good.toml:1"),
        ("good.wsdl", "", "good.toml:1"),
        ("good.wsdl", "../made/Cargo.toml", "good.toml:1"),
        ("good.wsdl", "/etc/passwd", "good.toml:1"),
    ] {
        let workspace = Workspace::new();
        workspace.put("wsdl/good.toml", CONFIG.replace(from, to));
        workspace.refuses(named);
    }
    let workspace = Workspace::new();
    fs::remove_file(workspace.path("wsdl/good.toml")).unwrap();
    workspace.refuses("wsdl");
    fs::remove_dir_all(workspace.path("wsdl")).unwrap();
    workspace.refuses("wsdl");
}

#[test]
fn a_location_stays_in_the_folder() {
    let workspace = |file: &str| {
        let workspace = Workspace::new();
        workspace.put(
            "wsdl/good.toml",
            CONFIG.replace("\n[[group]]", &format!("[locations]\n\"?xsd=1\" = {file:?}\n[[group]]")),
        );
        workspace.put("wsdl/good.wsdl", needing_schema("?xsd=1"));
        workspace.put("wsdl/parts/other file.xsd", SCHEMA);
        workspace.put("other.xsd", SCHEMA);
        workspace
    };
    for file in ["parts/other file.xsd", "./parts/../parts/other file.xsd"] {
        let workspace = workspace(file);
        workspace.write().unwrap();
        workspace.is_whole();
    }
    for file in ["../other.xsd", "/etc/passwd", "http://h/other.xsd", "parts/none.xsd"] {
        workspace(file).refuses("good.wsdl");
    }
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let workspace = Workspace::new();
    let src = workspace.path("made/src");
    fs::set_permissions(&src, fs::Permissions::from_mode(0o555)).unwrap();
    // Root may write everywhere.
    let is_root = fs::write(src.join("try"), "").is_ok();
    let said = workspace.write();
    fs::set_permissions(&src, fs::Permissions::from_mode(0o755)).unwrap();
    if !is_root {
        let said = said.unwrap_err();
        assert!(said.contains("made/src/service") && said.contains(" help: "), "{said}");
    }
    workspace.write().unwrap();
    workspace.is_whole();
}

#[test]
fn a_schema_may_be_the_entry() {
    let workspace = Workspace::new();
    // Its root element says what it is, not its name.
    workspace.put("wsdl/good.toml", "entry = \"schema.wsdl\"\ncrate = \"../made\"\n");
    workspace.put("wsdl/schema.wsdl", SCHEMA);
    workspace.write().unwrap();
    workspace.is_whole();
    assert!(workspace.path("made/src/service/types").is_dir());
    assert!(!workspace.path("made/src/service/client.rs").exists());
    workspace.put("wsdl/good.toml", CONFIG.replace("good.wsdl", "schema.wsdl"));
    workspace.refuses("good.toml:1");
}

#[test]
fn what_is_supported_is_generated_and_what_is_missing_is_reported() {
    let workspace = Workspace::new();
    let broken = "name=\"a\" type=\"t:Nothing\"";
    let wsdl = crate::workspace::WSDL.replacen("name=\"a\" type=\"xs:int\"", broken, 1);
    workspace.put("wsdl/good.wsdl", wsdl);
    workspace.refuses("operations = \"supported\"");
    workspace.put("wsdl/good.toml", CONFIG.replace("\"all\"", "\"supported\""));
    let said = workspace.write().unwrap();
    assert!(said.contains("1 of 2 operations") && said.contains("`Do` is missing"), "{said}");
    workspace.is_whole();
    assert!(!workspace.path("made/src/service/operations/do_.rs").exists());
    assert!(workspace.path("made/src/service/operations/undo.rs").exists());
}
