//! Names that are given: those that were released, by the record, and those of the configuration.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::scopes::Scope;
use crate::config::{Config, Override};
use crate::diagnostics::{Diagnostics, Place};
use crate::identifier;
use crate::model::{Construction, Contract, Kind};
use crate::paths::{half, half_member, parts, short, unlisted};
use crate::record::{Line, Released};

/// The names given, by the full schema path of what has them.
pub(super) struct Overrides<'c> {
    by_path: HashMap<&'c str, Given<'c>>,
    record: &'c Released,
}

/// Who gives a name. What was released comes before what is wanted.
#[derive(Clone, Copy)]
enum Given<'c> {
    Released(&'c Line),
    Override(&'c Override),
}

impl<'c> Given<'c> {
    fn name(self) -> &'c str {
        match self {
            Self::Released(line) => &line.name,
            Self::Override(entry) => &entry.name,
        }
    }

    fn place(self, record: &Released) -> Place {
        match self {
            Self::Released(line) => record.place(line),
            Self::Override(entry) => entry.place.clone(),
        }
    }

    /// What to do about a name that cannot be given.
    fn help(self) -> &'static str {
        match self {
            Self::Released(_) => "write the name that was released, or delete the line to have one allotted",
            Self::Override(_) => "choose another name",
        }
    }
}

impl<'c> Overrides<'c> {
    /// Finds what each override and each line of the record is about. An override that matches nothing or several
    /// things, or is against the record, is an error.
    pub(super) fn match_up(
        contract: &'c Contract,
        config: &'c Config,
        record: &'c Released,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut given = Self { by_path: HashMap::new(), record };
        given.add_overrides(contract, config, diagnostics);
        given.add_record(contract, diagnostics);
        // What the description does not have is checked too: it is in the file for the day when it has it again.
        let overrides = config.overrides.iter().map(Given::Override);
        for given in overrides.chain(record.lines().map(|(_, line)| Given::Released(line))) {
            if let Some(title) = malformed(given.name()) {
                diagnostics.error(title, &given.place(record), given.help());
            }
        }
        given
    }

    fn add_overrides(&mut self, contract: &'c Contract, config: &'c Config, diagnostics: &mut Diagnostics) {
        if config.overrides.is_empty() {
            return;
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
                    if self.by_path.insert(path, Given::Override(entry)).is_some() {
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
    }

    /// Adds what was released, in the place of overrides that say the same.
    fn add_record(&mut self, contract: &Contract, diagnostics: &mut Diagnostics) {
        if self.record.is_empty() {
            return;
        }
        let made = contract.types.iter().flat_map(|ty| match &ty.kind {
            Kind::Enumeration(_) => vec![unlisted(&ty.path)],
            Kind::Structure(structure) if structure.construction == Construction::Halves => {
                vec![half(&ty.path), half_member(&ty.path)]
            }
            Kind::Structure(_) => Vec::new(),
        });
        let known: HashSet<Cow<'_, str>> = paths(contract).map(Cow::Borrowed).chain(made.map(Cow::Owned)).collect();
        let types = contract.types.iter().map(|ty| &*ty.path);
        self.record.report_lost(|path| known.contains(path), types, diagnostics);
        for (path, line) in self.record.lines() {
            if let Some(Given::Override(entry)) = self.by_path.insert(path, Given::Released(line))
                && entry.name != line.name
            {
                let path = self.record.short(path);
                let title =
                    format!("`{path}` was released as `{}`, and an override calls it `{}`", line.name, entry.name);
                let help = format!(
                    "this breaks all code that uses the name: take the override out, or, if that is meant, delete {}",
                    self.record.line(line, &path)
                );
                diagnostics.error(title, &entry.place, help);
            }
        }
    }

    /// The name given to what has this path.
    pub(super) fn get(&self, path: &str) -> Option<&'c str> {
        self.by_path.get(path).map(|given| given.name())
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
        let given: Vec<Given<'_>> = paths.filter_map(|path| self.by_path.get(path)).copied().collect();
        let (released, wanted): (Vec<_>, Vec<_>) = given.into_iter().partition(|g| matches!(g, Given::Released(_)));
        for given in released.iter().chain(&wanted) {
            let name = given.name();
            let title = if malformed(name).is_some() {
                // `match_up` reports it.
                continue;
            } else if scope.is_reserved(name) {
                format!("the name `{name}` is kept for generated crates themselves")
            } else if !scope.take(name) {
                format!("the name `{name}` is given twice")
            } else {
                continue;
            };
            let is_released = released.iter().any(|released| released.name() == name);
            let help = match given {
                Given::Override(_) if is_released => "choose another name: this one was released for something else",
                _ => given.help(),
            };
            diagnostics.error(title, &given.place(self.record), help);
        }
    }
}

/// What is wrong with a name, whatever it is for.
fn malformed(name: &str) -> Option<String> {
    if !identifier::is_identifier(name) {
        Some(format!("`{name}` is no Rust identifier"))
    } else if name.strip_prefix("r#").is_some_and(|bare| !identifier::is_keyword(bare)) {
        Some(format!("`{name}` is written raw, and what is behind `r#` is no keyword"))
    } else {
        None
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
