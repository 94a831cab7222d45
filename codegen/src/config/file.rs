//! The configuration as TOML has it.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::{FacetChecks, FaultEffect};

/// What to write, for people whose file cannot be read.
pub(super) const KEYS: &str = "the keys are entry, crate, crate_name, port_type, operations, except, types, facets, \
                               samples, blocking, [locations] (\"location\" = \"file\"), [credentials] (header, user, password), \
                               [service_error] (type, method, time, description), [[fault_code]] (code, meaning, \
                               effect), [kinds] (safe, idempotent, non_idempotent), [[group]] (title, operations), \
                               [arrays] (nil_items, except), [[family]] (type, members, reason), [[success]] (type, \
                               values), [[sensitive]] (elements, reason) and [[override]] (path, name, reason)";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) entry: Spanned<String>,
    #[serde(rename = "crate")]
    pub(super) crate_folder: String,
    pub(super) crate_name: Option<Spanned<String>>,
    pub(super) port_type: Option<Spanned<String>>,
    pub(super) operations: Option<Spanned<FileSelection>>,
    #[serde(default)]
    pub(super) except: Vec<Spanned<String>>,
    pub(super) types: Option<Spanned<FileSelection>>,
    #[serde(default)]
    pub(super) locations: BTreeMap<Spanned<String>, String>,
    #[serde(default, rename = "family")]
    pub(super) families: Vec<FileFamily>,
    pub(super) credentials: Option<Spanned<FileCredentials>>,
    #[serde(default, rename = "override")]
    pub(super) overrides: Vec<Spanned<FileOverride>>,
    #[serde(default)]
    pub(super) arrays: FileArrays,
    pub(super) service_error: Option<FileServiceError>,
    #[serde(default)]
    pub(super) success: Vec<FileSuccess>,
    #[serde(default, rename = "fault_code")]
    pub(super) fault_codes: Vec<FileFaultCode>,
    #[serde(default, rename = "group")]
    pub(super) groups: Vec<FileGroup>,
    #[serde(default)]
    pub(super) sensitive: Vec<FileSensitive>,
    #[serde(default)]
    pub(super) facets: FacetChecks,
    #[serde(default)]
    pub(super) samples: bool,
    #[serde(default)]
    pub(super) blocking: bool,
    #[serde(default)]
    pub(super) kinds: FileKinds,
}

/// A word or a list of names.
#[derive(Deserialize)]
#[serde(untagged, expecting = "`operations` and `types` take a word or a list of names")]
pub(super) enum FileSelection {
    Word(String),
    List(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileFamily {
    #[serde(rename = "type")]
    pub(super) ty: Spanned<String>,
    pub(super) members: Vec<Spanned<String>>,
    pub(super) reason: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileCredentials {
    pub(super) header: String,
    pub(super) user: String,
    pub(super) password: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileOverride {
    pub(super) path: String,
    pub(super) name: String,
    pub(super) reason: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct FileArrays {
    pub(super) nil_items: FileNilItems,
    pub(super) except: Vec<Spanned<String>>,
}

#[derive(Default, Deserialize)]
pub(super) enum FileNilItems {
    #[default]
    #[serde(rename = "kept")]
    Kept,
    #[serde(rename = "left out")]
    LeftOut,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileServiceError {
    #[serde(rename = "type")]
    pub(super) ty: Spanned<String>,
    pub(super) method: Option<Spanned<String>>,
    pub(super) time: Option<Spanned<String>>,
    pub(super) description: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileSuccess {
    #[serde(rename = "type")]
    pub(super) ty: Spanned<String>,
    pub(super) values: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileFaultCode {
    pub(super) code: Spanned<String>,
    pub(super) meaning: String,
    pub(super) effect: Option<FaultEffect>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct FileKinds {
    pub(super) safe: Vec<Spanned<String>>,
    pub(super) idempotent: Vec<Spanned<String>>,
    pub(super) non_idempotent: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileGroup {
    pub(super) title: String,
    pub(super) operations: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileSensitive {
    pub(super) elements: Spanned<Vec<Spanned<String>>>,
    pub(super) reason: String,
}
