//! The configuration as it is written.

use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;

use super::{Arrays, FaultCode, FaultEffect, Group, Kinds, NilItems, Placed, Sensitive, ServiceError, Success};
use crate::diagnostics::Place;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) entry: Spanned<String>,
    #[serde(rename = "crate")]
    pub(super) crate_folder: String,
    pub(super) crate_name: Option<Spanned<String>>,
    pub(super) port_type: Option<Spanned<String>>,
    pub(super) operations: Spanned<FileSelection>,
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
    pub(super) samples: bool,
    #[serde(default)]
    pub(super) blocking: bool,
    #[serde(default)]
    pub(super) kinds: FileKinds,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "`operations` is neither \"all\" nor a list of operation names")]
pub(super) enum FileSelection {
    Word(String),
    List(Vec<String>),
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
#[serde(deny_unknown_fields)]
pub(super) struct FileArrays {
    #[serde(default)]
    nil_items: FileNilItems,
    #[serde(default)]
    except: Vec<Spanned<String>>,
}

#[derive(Default, Deserialize)]
enum FileNilItems {
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
    ty: Spanned<String>,
    method: Option<Spanned<String>>,
    time: Option<Spanned<String>>,
    description: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileSuccess {
    #[serde(rename = "type")]
    ty: Spanned<String>,
    values: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileFaultCode {
    code: Spanned<String>,
    meaning: String,
    effect: Option<FaultEffect>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct FileKinds {
    safe: Vec<Spanned<String>>,
    idempotent: Vec<Spanned<String>>,
    non_idempotent: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileGroup {
    title: String,
    operations: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileSensitive {
    elements: Spanned<Vec<Spanned<String>>>,
    reason: String,
}

/// The file, for places in it.
pub(super) struct Source<'t> {
    text: &'t str,
    pub(super) file: Arc<str>,
    /// The bytes at which lines begin.
    lines: Vec<usize>,
}

impl<'t> Source<'t> {
    pub(super) fn new(text: &'t str, file: &str) -> Self {
        let next = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, file: file.into(), lines: std::iter::once(0).chain(next).collect() }
    }

    /// The place of a byte.
    pub(super) fn place(&self, byte: usize, key: &str) -> Place {
        let line = self.lines.partition_point(|begin| *begin <= byte);
        let before = self.lines.get(line - 1).and_then(|begin| self.text.get(*begin..byte)).unwrap_or_default();
        let column = before.chars().count() + 1;
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Place { file: self.file.clone(), line: number(line), column: number(column), path: key.into() }
    }

    fn placed(&self, text: Spanned<String>, key: &str) -> Placed {
        let place = self.place(text.span().start, key);
        Placed { text: text.into_inner(), place }
    }

    pub(super) fn arrays(&self, table: FileArrays) -> Arrays {
        let nil_items = match table.nil_items {
            FileNilItems::Kept => NilItems::Kept,
            FileNilItems::LeftOut => NilItems::LeftOut,
        };
        Arrays { nil_items, except: table.except.into_iter().map(|name| self.placed(name, "arrays")).collect() }
    }

    pub(super) fn service_error(&self, table: FileServiceError) -> ServiceError {
        let placed = |text| self.placed(text, "service_error");
        ServiceError {
            ty: placed(table.ty),
            method: table.method.map(placed),
            time: table.time.map(placed),
            description: table.description.map(placed),
        }
    }

    pub(super) fn success(&self, table: FileSuccess) -> Success {
        Success { ty: self.placed(table.ty, "success"), values: table.values }
    }

    pub(super) fn fault_code(&self, table: FileFaultCode) -> FaultCode {
        FaultCode { code: self.placed(table.code, "fault_code"), meaning: table.meaning, effect: table.effect }
    }

    pub(super) fn kinds(&self, table: FileKinds) -> Kinds {
        let placed = |names: Vec<_>| names.into_iter().map(|name| self.placed(name, "kinds")).collect();
        Kinds {
            safe: placed(table.safe),
            idempotent: placed(table.idempotent),
            non_idempotent: placed(table.non_idempotent),
        }
    }

    pub(super) fn group(&self, table: FileGroup) -> Group {
        let operations = table.operations.into_iter().map(|name| self.placed(name, "group")).collect();
        Group { title: table.title, operations }
    }

    pub(super) fn sensitive(&self, table: FileSensitive) -> Sensitive {
        let place = self.place(table.elements.span().start, "sensitive");
        let elements = table.elements.into_inner().into_iter();
        let elements = elements.map(|name| self.placed(name, "sensitive")).collect();
        Sensitive { elements, reason: table.reason, place }
    }
}
