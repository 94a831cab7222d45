//! A workspace of its own for each test.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A service that nothing is wrong with.
pub(crate) const WSDL: &str = include_str!("../../../tests/suite/diagnostics/good.wsdl");

/// The schema that [`needing_schema`] needs.
pub(crate) const SCHEMA: &str = "<schema xmlns=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"urn:b\">\
                                 <complexType name=\"B\"/></schema>";

/// The same service, which needs a type of the schema at this location.
pub(crate) fn needing_schema(location: &str) -> String {
    let import =
        format!("<types><xs:schema><xs:import namespace=\"urn:b\" schemaLocation=\"{location}\"/></xs:schema>");
    let (element, needing) = ("name=\"a\" type=\"xs:int\"", "name=\"a\" xmlns:b=\"urn:b\" type=\"b:B\"");
    assert!(WSDL.contains(element));
    WSDL.replace(element, needing).replace("<types>", &import)
}

pub(crate) const CONFIG: &str = "entry = \"good.wsdl\"\ncrate = \"../made\"\noperations = \"all\"\n\n[[group]]\n\
                                 title = \"Both\"\noperations = [\"Do\", \"Undo\"]\n";

/// `root` is the workspace; what is beside it is not the workspace's.
pub(crate) struct Workspace {
    pub(crate) folder: PathBuf,
    pub(crate) root: PathBuf,
}

impl Workspace {
    /// A workspace of one configuration, whose crate is not generated yet.
    pub(crate) fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("regen-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let root = folder.join("root");
        let workspace = Self { folder, root };
        workspace.put("wsdl/good.toml", CONFIG);
        workspace.put("wsdl/good.wsdl", WSDL);
        workspace.add_crate("made");
        workspace
    }

    /// The same, with its crate.
    pub(crate) fn generated() -> Self {
        let workspace = Self::new();
        workspace.write().unwrap();
        workspace
    }

    pub(crate) fn add_crate(&self, name: &str) {
        self.put(&format!("{name}/Cargo.toml"), "[package]\nname = \"made\"\n");
        self.put(&format!("{name}/src/lib.rs"), "mod service;\n");
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    pub(crate) fn put(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn write(&self) -> Result<String, String> {
        xtask::regen::write(&self.root)
    }

    pub(crate) fn check(&self) -> Result<String, String> {
        xtask::regen::check(&self.root)
    }

    /// Everything in the folder around the workspace: what is a file with its beginning and size.
    pub(crate) fn listing(&self) -> BTreeMap<PathBuf, String> {
        let mut listing = BTreeMap::new();
        let mut waiting = vec![self.folder.clone()];
        while let Some(folder) = waiting.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let metadata = fs::symlink_metadata(&path).unwrap();
                let what = if metadata.is_dir() {
                    waiting.push(path.clone());
                    "folder".to_owned()
                } else if metadata.is_file() && metadata.len() < 1 << 20 {
                    String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned()
                } else {
                    format!("{:?} {}", metadata.file_type(), metadata.len())
                };
                listing.insert(path, what);
            }
        }
        listing
    }

    /// Holds that neither verb does anything, and that both name what is in the way.
    #[track_caller]
    pub(crate) fn refuses(&self, name: &str) {
        let before = self.listing();
        for (verb, said) in [("regen", self.write()), ("check", self.check())] {
            let said = said.expect_err(verb);
            assert!(said.contains(name), "{verb} does not name {name}: {said}");
            assert!(said.contains(" help: "), "{said}");
            assert!(self.listing() == before, "{verb} changed something though it said: {said}");
        }
    }

    /// Holds that everything is as it should be, and that nothing is left of how it came to be so.
    #[track_caller]
    pub(crate) fn is_whole(&self) {
        self.check().unwrap();
        let left: Vec<_> = self
            .listing()
            .into_keys()
            .filter(|path| path.extension().is_some_and(|e| e == "part" || e == "lock"))
            .collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

impl Drop for Workspace {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}
