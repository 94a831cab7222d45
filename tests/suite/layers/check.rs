//! Holds sources and manifests against the list of layers.

use std::collections::BTreeMap;

use super::list::{Layers, Order};
use super::paths::Sources;

/// What is wrong with the modules of a crate. `folder` is what its files are named by.
pub(super) fn modules(folder: &str, order: &Order, sources: &Sources) -> Vec<String> {
    let unlisted = sources.modules.iter().filter(|module| !order.has(module));
    let unlisted = unlisted.map(|module| format!("{folder}: the module `{module}` is not in the list of layers"));
    let missing = order.names().filter(|name| !sources.modules.contains(*name));
    let missing = missing.map(|name| format!("{folder}: the list of layers has `{name}`, which is not a module"));
    let mut wrong: Vec<String> = unlisted.chain(missing).collect();
    for used in &sources.used {
        let (from, at) = (&used.from, format!("{folder}/src/{}:{}", used.file, used.line));
        match sources.modules_of(&used.path) {
            Some(modules) => {
                let not_before = modules.into_iter().filter(|to| !order.may_use(from, to));
                wrong.extend(not_before.map(|to| format!("{at}: `{from}` uses `{to}`, which is not before it")));
            }
            None => {
                let path = used.path.join("::");
                wrong.push(format!("{at}: `{from}` uses `crate::{path}`, which is in no module"));
            }
        }
    }
    // A line may name one module several times.
    wrong.dedup();
    wrong
}

/// What these modules use of the crate though nobody outside of it can. `public` is the listing of its public items.
pub(super) fn outsiders(folder: &str, modules: &[&str], sources: &Sources, public: &str) -> Vec<String> {
    let lines = public.lines().filter_map(|line| line.split_once(": "));
    let is_module = |text: &str| text.split(' ').rev().nth(1) == Some("mod");
    let public: BTreeMap<&str, bool> = lines.map(|(path, text)| (path, is_module(text))).collect();
    // What is in a type is not followed: the compiler sees to it.
    let is_reachable = |path: &[String]| {
        let beginnings = (1..=path.len()).map(|end| public.get(path[..end].join("::").as_str()));
        for known in beginnings {
            match known {
                Some(true) => {}
                Some(false) => return true,
                None => return false,
            }
        }
        true
    };
    let used = sources.used.iter().filter(|used| modules.contains(&&*used.from));
    let used = used.filter(|used| used.path.first() != Some(&used.from) && !is_reachable(&used.path));
    let tell = |used: &super::paths::Used| {
        let (from, path) = (&used.from, used.path.join("::"));
        format!("{folder}/src/{}:{}: `{from}` uses `crate::{path}`, which is not public", used.file, used.line)
    };
    used.map(tell).collect()
}

/// What is wrong with the dependencies between the crates of a workspace: the text of each manifest by its crate's folder.
pub(super) fn crates(layers: &Layers, manifests: &BTreeMap<String, String>) -> Result<Vec<String>, String> {
    let mut tables = BTreeMap::new();
    let mut folders = BTreeMap::new();
    for (folder, text) in manifests {
        let table: toml::Table = text.parse().map_err(|error| format!("{folder}/Cargo.toml: {error}"))?;
        let name = table.get("package").and_then(|package| package.get("name")?.as_str());
        let name = name.ok_or_else(|| format!("{folder}/Cargo.toml has no name"))?;
        folders.insert(name.to_owned(), folder.as_str());
        tables.insert(folder.as_str(), table);
    }
    let listed = layers.crates.iter().flat_map(Order::names);
    let missing = listed.filter(|name| !manifests.contains_key(*name));
    let mut wrong: Vec<String> =
        missing.map(|name| format!("the list of layers has the crate `{name}`, which is not there")).collect();
    for (from, table) in &tables {
        if !layers.crates.iter().any(|chain| chain.has(from)) {
            wrong.push(format!("the crate `{from}` is not in the list of layers"));
        }
        let depends = dependencies(table).filter_map(|name| folders.get(name).map(|to| (name, *to)));
        for (name, to) in depends.filter(|(_, to)| !layers.crates.iter().any(|chain| chain.may_use(from, to))) {
            let line = manifests[*from].lines().position(|line| line.contains(name)).map_or(1, |at| at + 1);
            wrong.push(format!("{from}/Cargo.toml:{line}: `{from}` depends on `{to}`, which is not before it"));
        }
    }
    Ok(wrong)
}

/// The names of what a manifest depends on, save for tests.
fn dependencies(manifest: &toml::Table) -> impl Iterator<Item = &str> {
    let targets = manifest.get("target").and_then(toml::Value::as_table).into_iter().flat_map(toml::Table::values);
    let tables = std::iter::once(manifest).chain(targets.filter_map(toml::Value::as_table));
    let tables = tables.flat_map(|table| ["dependencies", "build-dependencies"].map(|kind| table.get(kind)));
    tables
        .flatten()
        .filter_map(toml::Value::as_table)
        .flatten()
        .map(|(name, dependency)| dependency.get("package").and_then(toml::Value::as_str).unwrap_or(name))
}
