//! Links below the root are refused wherever they are, and what they lead to stays as it is.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;

use crate::workspace::{SCHEMA, WSDL, Workspace, needing_schema};

/// Moves what is at a path out of the workspace, and puts a link there.
fn moved_away(workspace: &Workspace, path: &str) {
    let away = workspace.folder.join("away");
    fs::rename(workspace.path(path), &away).unwrap();
    symlink(&away, workspace.path(path)).unwrap();
}

#[test]
fn on_the_way_to_what_is_read_or_written() {
    let paths = [
        "wsdl",
        "wsdl/good.wsdl",
        "wsdl/good.toml",
        "wsdl/good.names",
        "made",
        "made/src",
        "made/src/service",
        "made/src/service/operations",
        "made/src/service/types",
        "made/src/service/client.rs",
        "made/src/service/guide.md",
        "made/src/service/operations/do_.rs",
    ];
    for path in paths {
        let workspace = Workspace::generated();
        moved_away(&workspace, path);
        let name = path.rsplit('/').next().unwrap();
        workspace.refuses(name);
        // What is to be written anew as well.
        if path != "wsdl" && path != "wsdl/good.wsdl" {
            workspace.put("wsdl/good.wsdl", WSDL.replace("name=\"a\"", "name=\"other\""));
            workspace.refuses(name);
        }
    }
}

#[test]
fn in_the_place_of_what_is_not_there_yet() {
    for path in ["wsdl/good.names", "made/src/service", "made/src/service/client.rs", "made/src/service/types"] {
        for target in ["away", "nothing"] {
            let workspace = Workspace::new();
            fs::create_dir_all(workspace.path(path).parent().unwrap()).unwrap();
            fs::create_dir(workspace.folder.join("away")).unwrap();
            symlink(workspace.folder.join(target), workspace.path(path)).unwrap();
            workspace.refuses(path.rsplit('/').next().unwrap());
        }
    }
}

#[test]
fn in_the_place_of_unfinished_files() {
    for path in ["wsdl/good.names.part", "made/src/service/client.rs.part", "made/src/service/operations/do_.rs.part"] {
        for generated in [false, true] {
            let workspace = if generated { Workspace::generated() } else { Workspace::new() };
            fs::create_dir_all(workspace.path(path).parent().unwrap()).unwrap();
            fs::write(workspace.folder.join("away"), "by hand").unwrap();
            symlink(workspace.folder.join("away"), workspace.path(path)).unwrap();
            workspace.refuses(path.rsplit('/').next().unwrap());
        }
    }
}

#[test]
fn among_documents() {
    for path in ["wsdl/more", "wsdl/more/b.xsd"] {
        let workspace = Workspace::new();
        workspace.put("wsdl/good.wsdl", needing_schema("more/b.xsd"));
        workspace.put("wsdl/more/b.xsd", SCHEMA);
        workspace.write().unwrap();
        moved_away(&workspace, path);
        workspace.refuses(path);
        // Inside the folder too.
        fs::rename(workspace.folder.join("away"), workspace.path("wsdl/inside")).unwrap();
        fs::remove_file(workspace.path(path)).unwrap();
        symlink(workspace.path("wsdl/inside"), workspace.path(path)).unwrap();
        workspace.refuses(path);
    }
}

#[test]
fn the_root_itself_may_be_one() {
    let workspace = Workspace::new();
    let link = workspace.folder.join("link");
    symlink(&workspace.root, &link).unwrap();
    xtask::regen::write(&link).unwrap();
    workspace.is_whole();
}

#[test]
fn in_other_files_of_the_crate_they_are_no_matter() {
    let workspace = Workspace::new();
    symlink("lib.rs", workspace.path("made/src/other.rs")).unwrap();
    workspace.write().unwrap();
    workspace.is_whole();
}
