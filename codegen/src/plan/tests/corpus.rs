//! Plans of real descriptions, if the environment variable `WSDL_CORPUS` names a folder of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::config::Config;
use crate::contract::lower;
use crate::diagnostics::Diagnostics;
use crate::load::load;
use crate::plan::{ItemId, ItemKind, Operation, Plan, build};
use crate::source::{Source, SourceError};

/// The documents in a folder.
struct Folder(PathBuf);

impl Source for Folder {
    fn read(&self, location: &str) -> Result<Vec<u8>, SourceError> {
        std::fs::read(self.0.join(location)).map_err(|_| SourceError::NotFound)
    }
}

/// Returns the items that an operation needs.
fn needed(plan: &Plan, operation: &Operation) -> BTreeSet<ItemId> {
    let bodies = [&operation.input, &operation.output].into_iter().flatten().map(|message| message.item);
    let blocks = operation.headers.iter().chain(&operation.response_headers).chain(&operation.faults);
    let mut todo: Vec<ItemId> = bodies.chain(blocks.filter_map(|block| block.ty.item())).collect();
    let mut needed = BTreeSet::new();
    while let Some(id) = todo.pop() {
        if needed.insert(id) {
            todo.extend(held(&plan.get(id).kind));
        }
    }
    needed
}

fn held(kind: &ItemKind) -> Vec<ItemId> {
    match kind {
        ItemKind::Struct(of) => of.members.iter().filter_map(|member| member.ty.item()).collect(),
        ItemKind::Choice(of) => of.alternatives.iter().filter_map(|of| of.ty.item()).collect(),
        ItemKind::Family(of) => of.members.iter().map(|member| member.item).chain([of.base]).collect(),
        ItemKind::Union(of) => of.members.iter().filter_map(|member| member.ty.item()).collect(),
        ItemKind::Enumeration(_) => Vec::new(),
    }
}

/// Checks the invariants of a plan.
fn check(name: &str, plan: &Plan) {
    let mut paths = BTreeSet::new();
    for (id, item) in plan.ids() {
        if !paths.insert(&item.path) {
            println!("{name}: two items `{}`", item.path);
        }
        let of = match &item.kind {
            ItemKind::Struct(of) => of,
            ItemKind::Choice(choice) => {
                assert!(!choice.alternatives.is_empty() || !item.problems.is_empty(), "{name}: {}", item.path);
                match &choice.own {
                    Some(own) => own,
                    None => continue,
                }
            }
            ItemKind::Family(family) => {
                assert!(matches!(plan.get(family.base).kind, ItemKind::Struct(_)), "{name}: {}", item.path);
                for member in &family.members {
                    assert!(matches!(plan.get(member.item).kind, ItemKind::Struct(_)), "{name}: {}", member.path);
                    assert_ne!(member.item, id);
                }
                continue;
            }
            _ => continue,
        };
        assert!(of.rows.is_sorted_by_key(|row| row.slot), "{name}: {}", item.path);
        let slots: BTreeSet<u16> = of.rows.iter().map(|row| row.slot).collect();
        let members = of.members.iter().filter(|member| matches!(member.source, crate::plan::Source::Slot(_)));
        // The row of a struct that holds a whole element says what its declaration does.
        let is_whole = of.members.iter().any(|member| member.source == crate::plan::Source::Whole);
        if !is_whole && matches!(item.kind, ItemKind::Struct(_)) && item.problems.is_empty() {
            assert_eq!(slots.len(), members.count(), "{name}: {}", item.path);
        }
        let paths: BTreeSet<&str> = of.members.iter().map(|member| &*member.path).collect();
        assert_eq!(paths.len(), of.members.len(), "{name}: {}", item.path);
    }
}

#[test]
fn real_descriptions_are_planned() {
    let Some(folder) = std::env::var_os("WSDL_CORPUS") else { return };
    let folder = Path::new(&folder);
    let manifest = std::fs::read_to_string(folder.join("manifest.json")).expect("the folder has a manifest");
    let mut problems: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for line in manifest.lines() {
        let Some(entry) = line.trim().strip_prefix("\"entry\": ") else { continue };
        let entry = Path::new(entry.trim_end_matches(',').trim_matches('"'));
        let name = entry.parent().unwrap().to_string_lossy().into_owned();
        let source = Folder(folder.join(&name));
        let mut diagnostics = Diagnostics::default();
        let entry = entry.file_name().unwrap().to_string_lossy();
        let Some(documents) = load(&entry, &source, &mut diagnostics) else { continue };
        let Some(contract) = lower(&documents, &mut diagnostics) else { continue };
        let interfaces: BTreeSet<usize> = contract.bindings.iter().map(|binding| binding.interface).collect();
        for interface in interfaces {
            let port_type = &contract.interfaces[interface].name.local;
            let text = format!("entry = 'a'\ncrate = '.'\noperations = 'all'\nport_type = '{port_type}'");
            let config = Config::parse(&text, "a.toml").unwrap();
            let mut diagnostics = Diagnostics::default();
            let begin = Instant::now();
            let plan = build(&contract, &config, &mut diagnostics);
            let took = begin.elapsed();
            check(&name, &plan);
            for diagnostic in diagnostics.iter() {
                println!("{name} {port_type}: {}", diagnostic.title);
            }
            let Some(service) = &plan.service else { continue };
            let mut whole = 0;
            for operation in &service.operations {
                let of_items = needed(&plan, operation).into_iter().flat_map(|id| &plan.get(id).problems);
                let all: BTreeSet<&str> =
                    operation.problems.iter().chain(of_items).map(|problem| &*problem.title).collect();
                whole += usize::from(all.is_empty());
                for title in all {
                    let of =
                        problems.entry(title.to_owned()).or_insert_with(|| (0, format!("{name} {}", operation.name)));
                    of.0 += 1;
                }
            }
            let (types, items) = (contract.types.len(), plan.items.len());
            println!(
                "{name} {port_type}: {whole} of {} operations, {types} types, {items} items, {took:?}",
                service.operations.len()
            );
        }
    }
    println!("\noperations\tproblem\tfirst");
    let mut problems: Vec<_> = problems.into_iter().collect();
    problems.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    for (title, (count, first)) in problems {
        println!("{count}\t{title}\t{first}");
    }
}
