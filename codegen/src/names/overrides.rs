//! Names that the configuration gives.

use std::collections::{BTreeMap, BTreeSet};

use super::keywords;
use super::scopes::Scope;
use crate::config::{Config, Override};
use crate::diagnostics::Diagnostics;
use crate::model::{Contract, Kind};

/// The overrides of a configuration, by the full schema path of what they matched.
pub(super) struct Overrides<'c> {
    by_path: BTreeMap<String, &'c Override>,
}

impl<'c> Overrides<'c> {
    /// Finds what each override is about. One that matches nothing, or several things, is an error.
    pub(super) fn match_up(contract: &Contract, config: &'c Config, diagnostics: &mut Diagnostics) -> Self {
        let mut by_path: BTreeMap<String, &Override> = BTreeMap::new();
        if config.overrides.is_empty() {
            return Self { by_path };
        }
        // A set, since the copy of a type for a request has the fields of the original.
        let mut by_short: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for path in paths(contract) {
            by_short.entry(short(path)).or_default().insert(path);
        }
        for entry in &config.overrides {
            let same_short = by_short.get(&short(&entry.path)).into_iter().flatten().copied();
            let exact: Vec<&str> = same_short.clone().filter(|path| *path == entry.path).collect();
            let has_namespace = parts(&entry.path).0.contains('{');
            let found = if exact.is_empty() && !has_namespace { same_short.collect() } else { exact };
            match found.as_slice() {
                [path] => {
                    if by_path.insert((*path).to_owned(), entry).is_some() {
                        let title = format!("override `{}` is given twice", entry.path);
                        diagnostics.error(title, &entry.place, "keep one of them");
                    }
                }
                [] => {
                    let title = format!("override `{}` matches nothing", entry.path);
                    let help = "write it as `types/Type`, `types/Type/Element`, `types/Enum/=value`, `elements/Element`, \
                                `elements/Element/Child` or `operations/Operation`, or remove it";
                    diagnostics.error(title, &entry.place, help);
                }
                several => {
                    let title = format!("override `{}` matches several things", entry.path);
                    let help = format!("name one of {} with its namespace", several.join(", "));
                    diagnostics.error(title, &entry.place, help);
                }
            }
        }
        Self { by_path }
    }

    /// The name given to what has this path.
    pub(super) fn get(&self, path: &str) -> Option<&str> {
        self.by_path.get(path).map(|entry| &*entry.name)
    }

    /// Takes the names given to these paths, before any other name of their scope is allotted.
    pub(super) fn reserve<'p>(
        &self,
        paths: impl Iterator<Item = &'p str>,
        scope: &mut Scope,
        diagnostics: &mut Diagnostics,
    ) {
        if self.by_path.is_empty() {
            return;
        }
        for entry in paths.filter_map(|path| self.by_path.get(path)) {
            // The parser does not know the keyword of the 2024 edition.
            let legal = entry.name != "gen" && syn::parse_str::<proc_macro2::Ident>(&entry.name).is_ok();
            let title = if !legal {
                format!("`{}` is no Rust identifier", entry.name)
            } else if entry.name.strip_prefix("r#").is_some_and(|bare| !keywords::is_keyword(bare)) {
                format!("`{}` is written raw, and what is behind `r#` is no keyword", entry.name)
            } else if scope.is_reserved(&entry.name) {
                format!("the name `{}` is kept for generated crates themselves", entry.name)
            } else if !scope.take(&entry.name) {
                format!("the name `{}` is given twice", entry.name)
            } else {
                continue;
            };
            diagnostics.error(title, &entry.place, "choose another name");
        }
    }
}

/// Every schema path of a contract.
fn paths(contract: &Contract) -> impl Iterator<Item = &str> {
    let types = contract.types.iter().flat_map(|ty| {
        let members: Vec<&str> = match &ty.kind {
            Kind::Structure(structure) => structure.fields.iter().map(|field| &*field.path).collect(),
            Kind::Enumeration(enumeration) => enumeration.values.iter().map(|value| &*value.path).collect(),
        };
        std::iter::once(&*ty.path).chain(members)
    });
    types.chain(contract.service.operations.iter().map(|operation| &*operation.path))
}

/// A path without its namespaces. Values of enumerations, behind `/=`, stay as they are.
fn short(path: &str) -> String {
    let (names, value) = parts(path);
    let mut out = String::new();
    let mut rest = names;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        rest = rest[at..].split_once('}').map_or("", |(_, behind)| behind);
    }
    out.push_str(rest);
    out.push_str(value);
    out
}

/// A path up to a value of an enumeration, and that value with its `/=`.
fn parts(path: &str) -> (&str, &str) {
    match path.find("/=") {
        Some(at) => path.split_at(at),
        None => (path, ""),
    }
}
