//! The workspace of crates of many groups each, every one a program that reads their instances.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::entry::{NAMESPACE, ROOT};
use super::generate::Generated;
use crate::corpus::workspace::{driver_source, write};

/// What all crates of the workspace have in their manifests.
const PACKAGE: &str = "version = \"0.0.0\"\nedition = \"2024\"\npublish = false\n";

/// The workspace.
pub(super) struct Workspace {
    /// Its folder.
    pub(super) path: PathBuf,
    /// The workspace that has the runtime.
    root: PathBuf,
}

/// A group in a crate.
pub(super) struct Module<'g> {
    /// The name of its module.
    pub(super) name: String,
    /// What is generated of it.
    pub(super) generated: &'g Generated,
}

impl Workspace {
    /// Makes the workspace in a folder with this number of crates, or takes the one that is there.
    pub(super) fn open(root: &Path, path: PathBuf, crates: usize) -> io::Result<Self> {
        let workspace = Self { path, root: root.to_owned() };
        let members: String = (0..crates).map(|number| format!("\"crates/{}\", ", package(number))).collect();
        let manifest = format!(
            "[workspace]\nresolver = \"3\"\nmembers = [{members}\"driver\"]\n\n[profile.dev]\ndebug = false\nincremental = false\n\
             debug-assertions = false\n"
        );
        write(&workspace.path.join("Cargo.toml"), &manifest)?;
        let runtime = workspace.runtime();
        write(
            &workspace.path.join("driver/Cargo.toml"),
            &format!("[package]\nname = \"schemas-driver\"\n{PACKAGE}\n[dependencies]\n{runtime}"),
        )?;
        let source = driver_source(&workspace.root, &["document", "reread"]);
        write(&workspace.path.join("driver/src/lib.rs"), &source)?;
        // The same crates as in the root, so that nothing is fetched. Cargo takes out what is not needed.
        let lock = workspace.path.join("Cargo.lock");
        if !lock.exists() {
            fs::copy(root.join("Cargo.lock"), &lock)?;
        }
        Ok(workspace)
    }

    fn runtime(&self) -> String {
        let path = self.root.join("runtime").display().to_string();
        format!("wsdl-runtime = {{ path = {path:?}, default-features = false, features = [\"patterns\"] }}\n")
    }

    /// Writes a crate. Files that are as they should be stay untouched; those of other modules go.
    pub(super) fn put(&self, number: usize, modules: &[Module<'_>]) -> io::Result<()> {
        let package = package(number);
        let folder = self.path.join("crates").join(&package);
        let manifest = format!(
            "[package]\nname = \"{package}\"\n{PACKAGE}\n[[bin]]\nname = \"{package}\"\npath = \"src/main.rs\"\n\n\
             [dependencies]\n{}schemas-driver = {{ path = \"../../driver\" }}\n",
            self.runtime()
        );
        write(&folder.join("Cargo.toml"), &manifest)?;
        let source = folder.join("src");
        fs::create_dir_all(&source)?;
        for module in modules {
            for (path, text) in &module.generated.files {
                write(&source.join(&module.name).join(path), text)?;
            }
        }
        for entry in fs::read_dir(&source)?.flatten() {
            let is_kept = |module: &Module<'_>| *module.name == *entry.file_name();
            if entry.path().is_dir() && !modules.iter().any(is_kept) {
                fs::remove_dir_all(entry.path())?;
            }
        }
        self.put_main(number, modules.iter())
    }

    /// Writes the program of a crate, with these modules alone.
    pub(super) fn put_main<'m>(
        &self,
        number: usize,
        modules: impl Iterator<Item = &'m Module<'m>> + Clone,
    ) -> io::Result<()> {
        let mut text = String::from("#![allow(warnings)]\n\n");
        for Module { name, .. } in modules.clone() {
            let _ = writeln!(text, "#[path = \"{name}/mod.rs\"]\nmod {name};");
        }
        let _ = writeln!(text, "\nconst GROUPS: &[schemas_driver::reread::Group] = &[");
        for Module { name, generated } in modules {
            let (item, table) = (&generated.item, format!("{name}::namespaces::TABLE"));
            let _ = writeln!(
                text,
                "    (\"{name}\", {table}, |text, name| schemas_driver::reread::reread::<{name}::types::{item}>(text, {table}, name)),"
            );
        }
        let _ = writeln!(
            text,
            "];\n\nfn main() -> std::process::ExitCode {{\n    schemas_driver::reread::run(GROUPS, {NAMESPACE:?}, {ROOT:?})\n}}"
        );
        write(&self.path.join("crates").join(package(number)).join("src/main.rs"), &text)
    }
}

/// The name of a crate's package, which no crate of the registry has.
pub(super) fn package(number: usize) -> String {
    format!("schemas-{number:03}")
}
