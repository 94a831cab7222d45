//! The cases of `tests/cases/`: an input with what the generator makes of it.

use std::fs;
use std::path::{Path, PathBuf};

use wsdl_codegen::Output;
use wsdl_codegen::config::Config;
use wsdl_codegen::record::Released;
use wsdl_codegen::source::{Source, SourceError};

/// The folder of a case.
pub fn folder(case: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases").join(case)
}

/// What the generator makes of a case.
///
/// # Panics
/// The case cannot be generated; the message says why.
pub fn generate(case: &str) -> Output {
    let folder = Folder(folder(case));
    let path = folder.0.join("config.toml");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let config = Config::parse(&text, "config.toml").unwrap_or_else(|wrong| panic!("{case}: {wrong}"));
    wsdl_codegen::generate(&config, &Released::default(), &folder).unwrap_or_else(|wrong| panic!("{case}: {wrong}"))
}

struct Folder(PathBuf);

impl Source for Folder {
    fn read(&self, location: &str) -> Result<Vec<u8>, SourceError> {
        fs::read(self.0.join(location)).map_err(|_| SourceError::NotFound)
    }
}
