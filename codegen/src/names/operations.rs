//! The names of what belongs to operations: methods, functions of header blocks and fault entries, codes of faults.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::OperationNames;
use super::case;
use super::overrides::Overrides;
use super::scopes::Scope;
use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::paths;
use crate::plan::{Block, ItemId, ItemKind, Operation, Origin, Plan};

fn all(plan: &Plan) -> &[Operation] {
    plan.service.as_ref().map_or(&[], |service| &service.operations)
}

/// Allots methods and modules. `modules` holds the names that modules may not have.
pub(super) fn allot(
    plan: &Plan,
    overrides: &Overrides<'_>,
    mut modules: Scope,
    diagnostics: &mut Diagnostics,
) -> Vec<OperationNames> {
    let mut methods = Scope::methods();
    overrides.reserve(all(plan).iter().map(|operation| &*operation.path), &mut methods, diagnostics);
    let names = |operation: &Operation| {
        let method = match overrides.get(&operation.path) {
            Some(name) => name.to_owned(),
            None => methods.allot(&case::snake(&operation.name), "_operation"),
        };
        let module = modules.allot(&case::module(method.trim_start_matches("r#")), "");
        OperationNames { method, module }
    };
    all(plan).iter().map(names).collect()
}

/// Returns the members that hold the result of an operation, by the item of its response: elements named after the
/// operation plus `Result`. Frameworks that turn functions into services use such names.
pub(super) fn results(plan: &Plan) -> BTreeMap<ItemId, usize> {
    let result = |operation: &Operation| {
        let id = operation.output.as_ref()?.item;
        let item = plan.get(id);
        let ItemKind::Struct(of) = &item.kind else { return None };
        let position = of.members.iter().position(|m| m.local.strip_suffix("Result") == Some(&*operation.name))?;
        matches!(item.origin, Origin::Element(_)).then_some((id, position))
    };
    all(plan).iter().filter_map(result).collect()
}

/// Allots the functions of request header blocks and of fault entries, by the path of the block. Blocks of plain text
/// have none; they can be sent and read as XML.
pub(super) fn blocks(
    plan: &Plan,
    overrides: &Overrides<'_>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<Arc<str>, String> {
    let mut names = BTreeMap::new();
    let kinds: [fn(&Operation) -> &Vec<Block>; 2] = [|operation| &operation.headers, |operation| &operation.faults];
    for of in kinds {
        let mut scope = Scope::fields();
        let found = || all(plan).iter().flat_map(of).filter(|block: &&Block| block.ty.item().is_some());
        overrides.reserve_once(found().map(|block| &*block.path), &mut scope, diagnostics);
        for block in found() {
            if !names.contains_key(&block.path) {
                let name = match overrides.get(&block.path) {
                    Some(name) => name.to_owned(),
                    None => scope.allot(&case::snake(&block.name.local), ""),
                };
                names.insert(block.path.clone(), name);
            }
        }
    }
    names
}

/// Allots the variants for codes of faults, in the order of the configuration.
pub(super) fn fault_codes(config: &Config, overrides: &Overrides<'_>, diagnostics: &mut Diagnostics) -> Vec<String> {
    let mut scope = Scope::variants();
    let paths: Vec<String> = config.fault_codes.iter().map(|code| paths::fault_code(&code.code.text)).collect();
    overrides.reserve(paths.iter().map(String::as_str), &mut scope, diagnostics);
    let name = |(code, path): (&crate::config::FaultCode, &String)| match overrides.get(path) {
        Some(name) => name.to_owned(),
        None => scope.allot(&case::pascal(&code.code.text), ""),
    };
    config.fault_codes.iter().zip(&paths).map(name).collect()
}
