//! Several configurations, and where crates and documents are.

use std::fs;

use crate::workspace::{CONFIG, WSDL, Workspace};

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
    let import = "<import namespace=\"urn:o\" location=\"?wsdl=1\"/>";
    let other = "<definitions xmlns=\"http://schemas.xmlsoap.org/wsdl/\" targetNamespace=\"urn:o\"/>";
    let workspace = |file: &str| {
        let workspace = Workspace::new();
        workspace.put(
            "wsdl/good.toml",
            CONFIG.replace("\n[[group]]", &format!("[locations]\n\"?wsdl=1\" = {file:?}\n[[group]]")),
        );
        workspace.put("wsdl/good.wsdl", WSDL.replacen("<types>", &format!("{import}<types>"), 1));
        workspace.put("wsdl/parts/other file.wsdl", other);
        workspace.put("other.wsdl", other);
        workspace
    };
    for file in ["parts/other file.wsdl", "./parts/../parts/other file.wsdl"] {
        let workspace = workspace(file);
        workspace.write().unwrap();
        workspace.is_whole();
    }
    for file in ["../other.wsdl", "/etc/passwd", "http://h/other.wsdl", "parts/none.wsdl"] {
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
