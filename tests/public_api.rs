//! What users of a crate can name, as a listing from its sources.
//!
//! Each public item stands under its shortest path from the crate root, by whatever modules and re-exports; its other
//! paths refer to that one. Types in signatures are shown as they are written. What macros expand to is not seen, nor the
//! conditions of private modules around an `impl`.

mod impls;
mod imports;
mod parts;
mod resolve;
mod strip;
mod text;
mod tree;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use syn::{Field, Item, TraitItem, Visibility};

use imports::{Import, imports};
use text::{Text, conditions, declaration};
use tree::{Route, Target, Tree};

/// Lists the public items of the crate whose `lib.rs` is in a folder, a line each, by path.
///
/// # Errors
/// A file is missing or no Rust; the message names it.
pub fn of_folder(folder: &Path) -> Result<String, String> {
    Ok(Lister::list(&Tree::of_folder(folder)?))
}

/// Lists the public items of a crate that is one text.
///
/// # Errors
/// The text is no Rust, or has a module in another file.
pub fn of_text(text: &str) -> Result<String, String> {
    Ok(Lister::list(&Tree::of_text(text)?))
}

/// A way to an item: its path from the crate root, and the conditions on the way.
type Way = (Route, String);

struct Lister<'a> {
    tree: &'a Tree,
    /// The ways to each item, which is a module and the item's number in it.
    ways: BTreeMap<(&'a [String], usize), Vec<Way>>,
    /// The modules that are being gone through.
    inside: Vec<&'a [String]>,
    lines: BTreeSet<(Route, String)>,
}

impl<'a> Lister<'a> {
    fn list(tree: &'a Tree) -> String {
        let mut lister = Self { tree, ways: BTreeMap::new(), inside: Vec::new(), lines: BTreeSet::new() };
        lister.module(&[], &Vec::new(), "", &BTreeSet::new());
        for ways in lister.ways.values_mut() {
            ways.sort_by(|(a, _), (b, _)| (a.len(), a).cmp(&(b.len(), b)));
            ways.dedup();
        }
        let ways = std::mem::take(&mut lister.ways);
        for ((module, number), ways) in &ways {
            let Some(((shortest, conditions), others)) = ways.split_first() else { continue };
            for (path, conditions) in others {
                lister.line(path, format!("{conditions}is {}", shortest.join("::")));
            }
            lister.item(&tree.items(module)[*number], shortest, conditions);
        }
        lister.ways = ways;
        lister.impls();
        for item in tree.modules().flat_map(|(_, items)| items) {
            if let Some(name) = parts::exported_macro(item) {
                lister.line(&[name], declaration(item));
            }
        }
        let lines = lister.lines.iter().map(|(path, text)| match path.is_empty() {
            true => format!("{text}\n"),
            false => format!("{}: {text}\n", path.join("::")),
        });
        lines.collect()
    }

    fn line(&mut self, path: &[String], text: impl Into<String>) {
        self.lines.insert((path.to_vec(), text.into()));
    }

    /// Finds the ways to what is public in a module that is reached by a path. What is hidden has another meaning there.
    fn module(&mut self, module: &[String], path: &Route, above: &str, hidden: &BTreeSet<String>) {
        let tree = self.tree;
        let Some((module, _)) = tree.module(module).filter(|(module, _)| !self.inside.contains(module)) else {
            return;
        };
        self.inside.push(module);
        for (number, item) in tree.items(module).iter().enumerate() {
            if let Item::Use(item) = item {
                let public = matches!(item.vis, Visibility::Public(_));
                let conditions = format!("{above}{}", conditions(&item.attrs));
                for import in imports(item).into_iter().filter(|_| public) {
                    self.import(module, import, path, &conditions, hidden);
                }
            } else if let Some(name) = parts::public_name(item).filter(|name| !hidden.contains(name)) {
                self.reach(Target::Item(module, number), path, &name, above);
            }
        }
        self.inside.pop();
    }

    /// Follows a public import; what is not the crate's is listed as it is written.
    fn import(&mut self, module: &[String], import: Import, path: &Route, above: &str, hidden: &BTreeSet<String>) {
        let targets = self.tree.resolve(module, &import.path);
        let from = import.path.join("::");
        match import.name {
            Some(name) if hidden.contains(&name) || name == "_" => {}
            Some(name) if targets.is_empty() => self.line(&joined(path, &name), format!("{above}pub use {from}")),
            Some(name) => {
                let public = targets.into_iter().filter(|target| self.tree.is_public(*target));
                public.for_each(|target| self.reach(target, path, &name, above));
            }
            None if targets.is_empty() => self.line(path, format!("{above}pub use {from}::*")),
            None => {
                // What a module has of its own goes before what a glob brings.
                let hidden: BTreeSet<_> = hidden.iter().cloned().chain(self.tree.named(module)).collect();
                for target in targets {
                    match self.tree.as_module(target) {
                        Some(target) => self.module(target, path, above, &hidden),
                        // The variants of an enumeration.
                        None => self.line(path, format!("{above}pub use {from}::*")),
                    }
                }
            }
        }
    }

    /// Notes a way to what a name means, and goes on into modules.
    fn reach(&mut self, target: Target<'a>, path: &[String], name: &str, above: &str) {
        let path = joined(path, name);
        match target {
            Target::Module(module) => self.module(module, &path, above, &BTreeSet::new()),
            Target::Item(module, number) => {
                let item = &self.tree.items(module)[number];
                if let Item::Mod(item) = item {
                    let conditions = format!("{above}{}", conditions(&item.attrs));
                    self.module(&joined(module, &item.ident.to_string()), &path, &conditions, &BTreeSet::new());
                }
                self.ways.entry((module, number)).or_default().push((path, above.to_owned()));
            }
        }
    }

    /// Lists an item and what is public in it.
    fn item(&mut self, item: &Item, path: &[String], conditions: &str) {
        self.line(path, format!("{conditions}{}", declaration(item)));
        let derived = parts::derived(item);
        if !derived.is_empty() {
            self.line(path, format!("derive({})", derived.join(", ")));
        }
        match item {
            Item::Struct(item) => self.fields(item.fields.iter(), path),
            Item::Union(item) => self.fields(item.fields.named.iter(), path),
            Item::Enum(item) => {
                for variant in &item.variants {
                    self.line(&joined(path, &variant.ident.to_string()), variant.text());
                }
            }
            Item::Trait(item) => {
                for member in &item.items {
                    let name = match member {
                        TraitItem::Fn(member) => &member.sig.ident,
                        TraitItem::Const(member) => &member.ident,
                        TraitItem::Type(member) => &member.ident,
                        _ => continue,
                    };
                    self.line(&joined(path, &name.to_string()), member.text());
                }
            }
            _ => {}
        }
    }

    fn fields<'f>(&mut self, fields: impl Iterator<Item = &'f Field>, path: &[String]) {
        for (number, field) in fields.enumerate() {
            if matches!(field.vis, Visibility::Public(_)) {
                let name = field.ident.as_ref().map_or_else(|| number.to_string(), ToString::to_string);
                self.line(&joined(path, &name), field.text());
            }
        }
    }
}

fn joined(path: &[String], name: &str) -> Route {
    path.iter().cloned().chain([name.to_owned()]).collect()
}
