//! The workspace of generated crates: a crate a port type, with a binary that drives it, and what the binaries share.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use wsdl_codegen::emit;
use wsdl_codegen::files::Files;

use super::lines::Lines;

/// The folder of crates in the workspace.
const CRATES: &str = "crates";

/// The workspace of generated crates.
pub(super) struct Workspace {
    /// Its folder.
    pub(super) path: PathBuf,
    /// The workspace that has the runtime.
    root: PathBuf,
}

/// What all crates of the workspace have in their manifests.
const PACKAGE: &str = "version = \"0.0.0\"\nedition = \"2024\"\npublish = false\n";

impl Workspace {
    /// Makes the workspace in a folder, or takes the one that is there.
    pub(super) fn open(root: &Path, path: PathBuf) -> io::Result<Self> {
        let workspace = Self { path, root: root.to_owned() };
        let manifest = "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\", \"driver\"]\n\n[profile.dev]\ndebug = false\n\
                        incremental = false\n";
        let mut files = Files::from([("Cargo.toml".to_owned(), manifest.to_owned())]);
        files.insert("driver/Cargo.toml".to_owned(), workspace.driver_manifest());
        files.insert("driver/src/lib.rs".to_owned(), workspace.driver_source());
        for (name, text) in &files {
            write(&workspace.path.join(name), text)?;
        }
        fs::create_dir_all(workspace.path.join(CRATES))?;
        // The same crates as in the root, so that nothing is fetched. Cargo takes out what is not needed.
        let lock = workspace.path.join("Cargo.lock");
        if !lock.exists() {
            fs::copy(root.join("Cargo.lock"), &lock)?;
        }
        Ok(workspace)
    }

    fn runtime(&self) -> String {
        let path = self.root.join("runtime");
        format!("wsdl-runtime = {{ path = {:?}, default-features = false", path.display().to_string())
    }

    fn driver_manifest(&self) -> String {
        format!(
            "[package]\nname = \"corpus-driver\"\n{PACKAGE}\n[dependencies]\n{}, features = [\"samples\"] }}\n",
            self.runtime()
        )
    }

    fn driver_source(&self) -> String {
        driver_source(&self.root, &["document", "messages", "drive"])
    }

    /// The folder of a crate.
    pub(super) fn crate_folder(&self, name: &str) -> PathBuf {
        self.path.join(CRATES).join(name)
    }

    /// Writes a crate; returns the lines that are generated. Files that are as they should be stay untouched,
    /// so that they are not compiled again.
    pub(super) fn put(&self, name: &str, generated: &Files) -> io::Result<Lines> {
        let library = package_name(name).replace('-', "_");
        let mut files = BTreeMap::from([
            ("Cargo.toml".to_owned(), self.manifest(name)),
            ("src/lib.rs".to_owned(), library_source()),
            ("src/main.rs".to_owned(), main_source(&library)),
        ]);
        files.extend(generated.iter().map(|(path, text)| (format!("src/{path}"), text.clone())));
        let folder = self.crate_folder(name);
        remove_others(&folder, &folder, &files)?;
        for (path, text) in &files {
            write(&folder.join(path), text)?;
        }
        Ok(Lines::of(generated))
    }

    fn manifest(&self, name: &str) -> String {
        let package = package_name(name);
        let features = ["blocking", "reqwest", "tls-ring", "tracing"];
        let features: String = features.iter().map(|each| format!("{each} = [\"wsdl-runtime/{each}\"]\n")).collect();
        format!(
            "[package]\nname = \"{package}\"\n{PACKAGE}\n[[bin]]\nname = \"{package}\"\npath = \"src/main.rs\"\n\
             required-features = [\"samples\"]\n\n[dependencies]\n{}, features = [\"patterns\"] }}\n\
             corpus-driver = {{ path = \"../../driver\", optional = true }}\n\n[features]\n{features}\
             samples = [\"wsdl-runtime/samples\", \"dep:corpus-driver\"]\n",
            self.runtime()
        )
    }

    /// Removes a crate of which nothing can be generated.
    pub(super) fn remove(&self, name: &str) -> io::Result<()> {
        absent(fs::remove_dir_all(self.crate_folder(name)))
    }

    /// Removes all crates but these.
    pub(super) fn retain(&self, names: &[String]) -> io::Result<()> {
        for entry in fs::read_dir(self.path.join(CRATES))? {
            let name = entry?.file_name();
            if !names.iter().any(|kept| **kept == *name) {
                fs::remove_dir_all(self.path.join(CRATES).join(name))?;
            }
        }
        Ok(())
    }
}

/// The name of a crate's package, which no crate of the registry has.
pub(super) fn package_name(name: &str) -> String {
    format!("corpus-{}", name.to_ascii_lowercase())
}

/// What a user writes by hand.
fn library_source() -> String {
    let folder = emit::FOLDER;
    format!("#[rustfmt::skip]\nmod {folder};\n\npub use {folder}::*;\npub use wsdl_runtime as runtime;\n")
}

fn main_source(library: &str) -> String {
    format!(
        "use corpus_driver::{{drive, messages::Messages}};\n\nfn main() -> std::process::ExitCode {{\n    \
         drive::run(&Messages::of({library}::namespaces::TABLE, |messages| {library}::samples::each(messages)))\n}}\n"
    )
}

/// A success if there was nothing.
fn absent(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

/// Writes a file unless it has this text.
pub(crate) fn write(path: &Path, text: &str) -> io::Result<()> {
    if fs::read(path).is_ok_and(|present| present == text.as_bytes()) {
        return Ok(());
    }
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, text)
}

/// Removes the files of a folder that are not among these.
fn remove_others(folder: &Path, root: &Path, files: &Files) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            remove_others(&path, root, files)?;
            continue;
        }
        let below = path.strip_prefix(root).unwrap_or(&path);
        let below: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        if !files.contains_key(&below.join("/")) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

/// Returns the source of a crate with modules that drive others. They are among the tests of the workspace, where they are
/// checked with the runtime.
pub(crate) fn driver_source(root: &Path, modules: &[&str]) -> String {
    let module = |name: &&str| {
        let path = root.join("tests").join(format!("{name}.rs"));
        format!("#[path = {:?}]\npub mod {name};\n", path.display().to_string())
    };
    modules.iter().map(module).collect()
}
