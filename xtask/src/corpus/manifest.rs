//! The services of a corpus, as its `manifest.json` lists them.

use std::path::{Path, PathBuf};

use serde_json::Value;
use wsdl_codegen::diagnostics::{Diagnostic, Place};

use crate::plain;

/// The environment variable that names the corpus.
const VARIABLE: &str = "WSDL_CORPUS";
/// The file in its folder.
const MANIFEST: &str = "manifest.json";
/// The size of a manifest, in bytes.
const LARGEST: u64 = 64 << 20;

/// A service of the corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Service {
    /// What it is called; a folder and a crate have this name.
    pub(super) name: String,
    /// Its entry document, relative to the corpus.
    pub(super) entry: String,
}

/// Returns the folder of the corpus: the given one, or that of the environment.
pub(super) fn folder(given: Option<&str>) -> Result<PathBuf, String> {
    let named = given.map(PathBuf::from).or_else(|| std::env::var_os(VARIABLE).map(PathBuf::from));
    named.ok_or_else(|| {
        let help = format!("set {VARIABLE} to a folder with a {MANIFEST}, or name it with --dir");
        Diagnostic::error("no corpus is named", None, help).to_string()
    })
}

/// Reads the services that are asked for, all of them if `names` is empty.
pub(super) fn services(folder: &Path, names: &[&str]) -> Result<Vec<Service>, String> {
    let refused = |refusal| Diagnostic::from(refusal).to_string();
    let text = plain::read_text(folder, Path::new(MANIFEST), LARGEST).map_err(refused)?;
    let place = Place::of_file(folder.join(MANIFEST).display().to_string());
    let wrong = |title: String, help: &str| Diagnostic::error(title, Some(place.clone()), help).to_string();
    let help = "it is a list of objects with the texts `name` and `entry`";
    let text = text.ok_or_else(|| wrong(format!("there is no {MANIFEST}"), help))?;
    let parsed: Value = serde_json::from_str(&text).map_err(|error| wrong(error.to_string(), help))?;
    let list = parsed.as_array().ok_or_else(|| wrong("the manifest is not a list".to_owned(), help))?;
    let mut services = Vec::new();
    for (index, entry) in list.iter().enumerate() {
        let of = |key: &str| entry.get(key).and_then(Value::as_str).map(str::to_owned);
        let (Some(name), Some(entry)) = (of("name"), of("entry")) else {
            return Err(wrong(format!("entry {index} lacks `name` or `entry`"), help));
        };
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        if name.is_empty() || !name.chars().all(is_plain) {
            let help = "a crate is called like it: write letters, digits, `-` and `_`";
            return Err(wrong(format!("`{name}` is not a name for a service"), help));
        }
        services.push(Service { name, entry });
    }
    if let Some(unknown) = names.iter().find(|name| !services.iter().any(|service| service.name == **name)) {
        let known: Vec<&str> = services.iter().map(|service| service.name.as_str()).collect();
        return Err(wrong(format!("there is no service `{unknown}`"), &format!("it has {}", known.join(", "))));
    }
    services.retain(|service| names.is_empty() || names.contains(&service.name.as_str()));
    Ok(services)
}
