//! Names that are given: those that were released, by the record, and those of the configuration.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::emitted;
use super::is_made_in_halves;
use super::scopes::Scope;
use crate::config::{Config, Override};
use crate::diagnostics::{Diagnostics, Place};
use crate::identifier;
use crate::paths::{fault_code, half, half_member, other, parts, short, unlisted};
use crate::plan::{ItemKind, Plan};
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
        plan: &'c Plan,
        config: &'c Config,
        record: &'c Released,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut given = Self { by_path: HashMap::new(), record };
        given.add_overrides(plan, config, diagnostics);
        given.add_record(plan, config, diagnostics);
        // What the description does not have is checked too: it is in the file for the day when it has it again.
        let overrides = config.overrides.iter().map(Given::Override);
        for given in overrides.chain(record.lines().map(|(_, line)| Given::Released(line))) {
            if let Some(title) = malformed(given.name()) {
                diagnostics.error(title, &given.place(record), given.help());
            }
        }
        given
    }

    fn add_overrides(&mut self, plan: &'c Plan, config: &'c Config, diagnostics: &mut Diagnostics) {
        if config.overrides.is_empty() {
            return;
        }
        // A set, since the copy of a type for a request has the fields of the original.
        let mut by_short: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for path in paths(plan) {
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
    fn add_record(&mut self, plan: &Plan, config: &Config, diagnostics: &mut Diagnostics) {
        if self.record.is_empty() {
            return;
        }
        let made = plan.items.iter().flat_map(|item| match &item.kind {
            ItemKind::Enumeration(_) => vec![unlisted(&item.path)],
            ItemKind::Family(_) => vec![other(&item.path)],
            _ if is_made_in_halves(item) => vec![half(&item.path), half_member(&item.path)],
            _ => Vec::new(),
        });
        let codes = config.fault_codes.iter().map(|code| fault_code(&code.code.text));
        let made = made.chain(codes).map(Cow::Owned);
        let known: HashSet<Cow<'_, str>> = paths(plan).map(Cow::Borrowed).chain(made).collect();
        let items = plan.items.iter().map(|item| &*item.path);
        self.record.report_lost(|path| known.contains(path), items, diagnostics);
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

    /// Reserves names for paths that may occur several times.
    pub(super) fn reserve_once<'p>(
        &self,
        paths: impl Iterator<Item = &'p str>,
        scope: &mut Scope,
        diagnostics: &mut Diagnostics,
    ) {
        if !self.by_path.is_empty() {
            let paths: BTreeSet<&str> = paths.collect();
            self.reserve(paths.into_iter(), scope, diagnostics);
        }
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
            let is_kept = match given {
                Given::Released(_) => scope.is_needed(name),
                Given::Override(_) => scope.is_reserved(name),
            };
            let title = if malformed(name).is_some() {
                // `match_up` reports it.
                continue;
            } else if is_kept {
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
    } else if identifier::normalized(name) != name {
        Some(format!("Rust reads `{name}` as `{}`", identifier::normalized(name)))
    } else {
        None
    }
}

/// Returns every path of a plan that stands for a component of the description.
fn paths(plan: &Plan) -> impl Iterator<Item = &str> {
    let items = plan.items.iter().flat_map(|item| std::iter::once(&*item.path).chain(emitted::paths(item)));
    let operations = plan.service.iter().flat_map(|service| &service.operations).flat_map(|operation| {
        let blocks = operation.headers.iter().chain(&operation.faults);
        let blocks = blocks.filter(|block| block.ty.item().is_some()).map(|block| &*block.path);
        std::iter::once(&*operation.path).chain(blocks)
    });
    items.chain(operations)
}
