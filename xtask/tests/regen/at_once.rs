//! Runs at the same time, and runs that are stopped.

use std::process::{Command, Stdio};
use std::time::Duration;

use crate::workspace::{WSDL, Workspace};

/// Names the workspace of the run that this process is for.
const ROOT: &str = "REGEN_TEST_ROOT";

/// Not a test by itself: what processes run that others start.
#[test]
fn a_run_in_a_process_of_its_own() {
    if let Some(root) = std::env::var_os(ROOT) {
        xtask::regen::write(root.as_ref()).unwrap();
    }
}

fn process(workspace: &Workspace) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "at_once::a_run_in_a_process_of_its_own"]).env(ROOT, &workspace.root);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// The description with another element, so that there is something to write.
fn change(workspace: &Workspace, number: usize) {
    workspace.put("wsdl/good.wsdl", WSDL.replace("name=\"a\"", &format!("name=\"a{number}\"")));
}

#[test]
fn threads_wait_for_each_other() {
    let workspace = Workspace::new();
    for round in 0..5 {
        change(&workspace, round);
        std::thread::scope(|scope| {
            let runs: Vec<_> = (0..6).map(|_| scope.spawn(|| workspace.write())).collect();
            for run in runs {
                run.join().unwrap().unwrap();
            }
        });
        workspace.is_whole();
    }
}

#[test]
fn processes_wait_for_each_other() {
    let workspace = Workspace::new();
    for round in 0..5 {
        change(&workspace, round);
        let mut runs: Vec<_> = (0..4).map(|_| process(&workspace).spawn().unwrap()).collect();
        assert!(runs.iter_mut().all(|run| run.wait().unwrap().success()));
        workspace.is_whole();
    }
}

/// Two workspaces may have one crate, though not at the same time.
#[test]
fn a_crate_is_written_by_one_run_at_a_time() {
    let (workspace, other) = (Workspace::new(), Workspace::new());
    let config = format!("entry = \"good.wsdl\"\ncrate = {:?}\noperations = \"all\"\n", workspace.path("made"));
    other.put("wsdl/good.toml", config);
    for _ in 0..5 {
        std::thread::scope(|scope| {
            let runs: Vec<_> = [&workspace, &other, &workspace, &other].map(|w| scope.spawn(|| w.write())).into();
            for run in runs {
                run.join().unwrap().unwrap();
            }
        });
    }
    workspace.write().unwrap();
    workspace.is_whole();
}

#[test]
fn a_run_that_is_killed_is_made_good_by_the_next() {
    let workspace = Workspace::new();
    for round in 0..20 {
        change(&workspace, round);
        let mut run = process(&workspace).spawn().unwrap();
        std::thread::sleep(Duration::from_micros(1_500 * round as u64));
        run.kill().unwrap();
        run.wait().unwrap();
        workspace.write().unwrap();
        workspace.is_whole();
    }
}
