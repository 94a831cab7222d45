//! What is no regular file, and what is too large, is refused unread.
#![cfg(unix)]

use std::fs::{self, File};
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc;
use std::time::Duration;

use crate::workspace::{Workspace, needing_schema};

const PLACES: [&str; 9] = [
    "wsdl/good.wsdl",
    "wsdl/good.toml",
    "wsdl/good.names",
    "wsdl/good.names.part",
    "wsdl",
    "made/src/service/client.rs",
    "made/src/service/client.rs.part",
    "made/src/service/types",
    "made/src/service/more.rs",
];

/// Refuses before long.
fn refuses_at_once(workspace: Workspace, name: &'static str) {
    let (done, wait) = mpsc::channel();
    std::thread::spawn(move || {
        workspace.refuses(name);
        done.send(()).unwrap();
    });
    assert_eq!(wait.recv_timeout(Duration::from_secs(120)), Ok(()), "{name}");
}

/// Puts something else in the place of each file or folder, and holds that it is refused.
fn in_all_places(make: impl Fn(&Path)) {
    for place in PLACES {
        let workspace = Workspace::generated();
        let path = workspace.path(place);
        if path.is_dir() {
            fs::remove_dir_all(&path).unwrap();
        } else if path.exists() {
            fs::remove_file(&path).unwrap();
        }
        make(&path);
        refuses_at_once(workspace, place.rsplit('/').next().unwrap());
    }
}

#[test]
fn pipes() {
    in_all_places(|path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success()));
}

#[test]
fn sockets() {
    in_all_places(|path| {
        // Names of sockets are short.
        let at_hand = std::env::temp_dir().join(format!("regen-{}.socket", std::process::id()));
        drop(UnixListener::bind(&at_hand).unwrap());
        if fs::rename(&at_hand, path).is_err() {
            // Another file system.
            fs::remove_file(&at_hand).unwrap();
            assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
        }
    });
}

#[test]
fn devices() {
    let workspace = Workspace::new();
    let path = workspace.path("wsdl/good.wsdl");
    fs::remove_file(&path).unwrap();
    // That of `/dev/zero`, which never ends. Only root can make one.
    if Command::new("mknod").arg(&path).args(["c", "1", "5"]).output().unwrap().status.success() {
        refuses_at_once(workspace, "good.wsdl");
    } else {
        eprintln!("skipped: no device can be made here");
    }
}

#[test]
fn folders() {
    for place in ["wsdl/good.wsdl", "wsdl/good.toml", "wsdl/good.names"] {
        let workspace = Workspace::generated();
        fs::remove_file(workspace.path(place)).unwrap();
        fs::create_dir(workspace.path(place)).unwrap();
        workspace.refuses(place.rsplit('/').next().unwrap());
    }
}

#[test]
fn files_that_are_larger_than_any_of_their_kind() {
    for place in ["wsdl/good.wsdl", "wsdl/good.toml", "wsdl/good.names", "wsdl/b.xsd"] {
        let workspace = Workspace::generated();
        workspace.put("wsdl/good.wsdl", needing_schema("b.xsd"));
        // It has no blocks on the disk.
        File::create(workspace.path(place)).unwrap().set_len(3 << 30).unwrap();
        assert!(workspace.write().unwrap_err().contains("larger than 64 MiB"));
        workspace.refuses(place.rsplit('/').next().unwrap());
    }
}
