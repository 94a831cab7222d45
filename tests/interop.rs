//! The ASMX service of `interop/`, which runs on Mono.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// The service's user.
pub const USER: &str = "peer-user";
/// The password of [`USER`].
pub const PASSWORD: &str = "peer-password";

/// A running service. It ends when this is dropped, also by the end of the tests' process.
pub struct Peer {
    process: Child,
    folder: PathBuf,
    address: String,
}

impl Peer {
    /// Builds and starts the service on a port of this machine; `None`, with a line on standard error that says so, where
    /// Mono is missing.
    ///
    /// # Panics
    /// Mono is there, but the service does not start within two minutes. Mono is missing, and the environment says that the
    /// service is needed: `INTEROP=required`.
    pub fn start() -> Option<Self> {
        if let Some(missing) = ["mono", "mcs"].into_iter().find(|program| !is_there(program)) {
            let required = std::env::var_os("INTEROP").is_some_and(|value| value == "required");
            assert!(!required, "`{missing}` is missing and INTEROP=required: run tests/interop/setup.sh as root");
            // Not by `eprintln!`, whose lines nobody sees when the test passes.
            let _ = writeln!(std::io::stderr(), "skipped: `{missing}` is missing, see tests/interop/README.md");
            return None;
        }
        let folder = std::env::temp_dir().join(format!("wsdl-tests-stack-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder");
        let errors = folder.join("stderr");
        let mut command = Command::new("sh");
        command
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("interop/run.sh"))
            .args(["0", "until-eof"])
            .env("TMPDIR", &folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(fs::File::create(&errors).expect("a file in the temporary folder"));
        // A group of its own, so that the compiler ends with the shell that runs it.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut process = command.spawn().expect("a shell");
        let output = process.stdout.take().expect("it is piped");
        let mut peer = Self { process, folder, address: String::new() };

        let (sender, address) = mpsc::channel();
        // It ends with the process, whose output it reads to the end.
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if let Some(address) = line.strip_prefix("listening on ") {
                    let _ = sender.send(address.to_owned());
                }
            }
        });
        match address.recv_timeout(Duration::from_secs(120)) {
            Ok(address) => peer.address = address,
            Err(why) => panic!("the service did not start: {why}\n{}", fs::read_to_string(errors).unwrap_or_default()),
        }
        Some(peer)
    }

    /// The address to call, with the switches that `interop/README.md` lists, as `gzip=1&close=1`.
    pub fn url(&self, switches: &str) -> String {
        format!("{}?{switches}", self.address)
    }

    /// The port that the service listens on.
    ///
    /// # Panics
    /// The service gave an address without one.
    pub fn port(&self) -> u16 {
        let port = self.address.split(':').nth(2).and_then(|rest| rest.split('/').next()?.parse().ok());
        port.expect("the address has a port")
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let group = format!("kill -KILL -- -{}", self.process.id());
        let _ = Command::new("sh").args(["-c", &group]).stderr(Stdio::null()).status();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn is_there(program: &str) -> bool {
    let ran = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    ran.is_ok_and(|status| status.success())
}
