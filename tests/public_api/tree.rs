//! The modules of a crate, and which items the names in them mean.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use syn::{Item, Visibility};

use super::imports::{Import, imports};
use super::strip::strip;
use super::{joined, parts};

/// Names from the crate root on.
pub(super) type Route = Vec<String>;

/// What a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target<'a> {
    /// A module by its route.
    Module(&'a [String]),
    /// An item by its module and its number there.
    Item(&'a [String], usize),
}

/// All modules, private ones too; what is there for tests only is left out.
pub(super) struct Tree {
    modules: BTreeMap<Route, Module>,
}

/// A module and what the names in it mean.
pub(super) struct Module {
    items: Vec<Item>,
    pub(super) names: HashMap<String, Vec<Meaning>>,
    /// The modules whose content is brought.
    pub(super) globs: Vec<Route>,
}

/// What a name means in its module.
pub(super) enum Meaning {
    /// The item of this number.
    Item(usize),
    /// What this path means.
    Import(Route),
}

impl Module {
    fn new(items: Vec<Item>) -> Self {
        let mut names: HashMap<String, Vec<Meaning>> = HashMap::new();
        let mut globs = Vec::new();
        for (number, item) in items.iter().enumerate() {
            if let Item::Use(item) = item {
                for Import { path, name } in imports(item) {
                    match name {
                        Some(name) => names.entry(name).or_default().push(Meaning::Import(path)),
                        None => globs.push(path),
                    }
                }
            } else if let Some(name) = parts::name(item) {
                names.entry(name).or_default().push(Meaning::Item(number));
            }
        }
        Self { items, names, globs }
    }
}

impl Tree {
    pub(super) fn of_folder(folder: &Path) -> Result<Self, String> {
        let read = |path: &Path| fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()));
        let text = read(&folder.join("lib.rs"))?;
        Self::read(&text, &|route| {
            let file = route.iter().fold(folder.to_owned(), |path, name| path.join(name.trim_start_matches("r#")));
            read(&file.with_extension("rs")).or_else(|_| read(&file.join("mod.rs")))
        })
    }

    pub(super) fn of_text(text: &str) -> Result<Self, String> {
        Self::read(text, &|route| Err(format!("the module {} is not in the text", route.join("::"))))
    }

    fn read(text: &str, load: &dyn Fn(&[String]) -> Result<String, String>) -> Result<Self, String> {
        let mut tree = Self { modules: BTreeMap::new() };
        let parse = |text: &str, route: &[String]| {
            syn::parse_file(text).map_err(|error| format!("crate::{}: {error}", route.join("::")))
        };
        let mut waiting = vec![(Route::new(), parse(text, &[])?.items)];
        while let Some((route, items)) = waiting.pop() {
            let mut items: Vec<_> = items.into_iter().filter(|item| !parts::is_for_tests(item)).collect();
            for item in &mut items {
                strip(item);
                if let Item::Mod(module) = item {
                    let inner = joined(&route, &module.ident.to_string());
                    let items = match module.content.take() {
                        Some((_, items)) => items,
                        None => parse(&load(&inner)?, &inner)?.items,
                    };
                    waiting.push((inner, items));
                }
            }
            tree.modules.insert(route, Module::new(items));
        }
        Ok(tree)
    }

    /// A module by its route.
    pub(super) fn module(&self, route: &[String]) -> Option<(&[String], &Module)> {
        self.modules.get_key_value(route).map(|(route, module)| (route.as_slice(), module))
    }

    pub(super) fn items(&self, route: &[String]) -> &[Item] {
        self.module(route).map_or(&[], |(_, module)| &module.items)
    }

    /// All modules.
    pub(super) fn modules(&self) -> impl Iterator<Item = (&[String], &[Item])> {
        self.modules.iter().map(|(route, module)| (route.as_slice(), module.items.as_slice()))
    }

    /// The names that a module has of its own or imports one by one.
    pub(super) fn named(&self, route: &[String]) -> Vec<String> {
        self.module(route).map(|(_, module)| module.names.keys().cloned().collect()).unwrap_or_default()
    }

    /// The module that a name means, if it means one.
    pub(super) fn as_module(&self, target: Target<'_>) -> Option<&[String]> {
        let route = match target {
            Target::Module(module) => module.to_vec(),
            Target::Item(module, number) => match self.items(module).get(number)? {
                Item::Mod(item) => joined(module, &item.ident.to_string()),
                _ => return None,
            },
        };
        self.module(&route).map(|(route, _)| route)
    }

    /// Whether it is public where it stands.
    pub(super) fn is_public(&self, target: Target<'_>) -> bool {
        matches!(self.visibility(target), None | Some(Visibility::Public(_)))
    }

    /// Whether a glob in another module may bring it.
    pub(super) fn is_shared(&self, target: Target<'_>) -> bool {
        !matches!(self.visibility(target), Some(Visibility::Inherited))
    }

    fn visibility(&self, target: Target<'_>) -> Option<&Visibility> {
        match target {
            Target::Module(_) => None,
            Target::Item(module, number) => self.items(module).get(number).and_then(parts::visibility),
        }
    }
}
