//! Rust names for a contract: allotted over all of it, whatever is selected, so that generating more never renames.

mod case;
pub(crate) mod emitted;
mod keywords;
mod overrides;
mod scopes;

use std::collections::BTreeMap;

use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::model::{Construction, Contract, Kind, Origin, Type, TypeId};
use crate::paths;
use crate::record::Released;
use overrides::Overrides;
use scopes::Scope;

/// The Rust names of a contract, beside its arena: the wire names stay in the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    types: Vec<TypeNames>,
    operations: Vec<OperationNames>,
}

/// The names of a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeNames {
    /// The struct or enum.
    pub item: String,
    /// Its module, which is also its file's name.
    pub module: String,
    /// The fields or variants, in the order of the model; raw identifiers begin with `r#`.
    pub members: Vec<String>,
    /// For an enumeration, the variant that keeps values that are not listed.
    pub unlisted: String,
    /// For a structure that is made in halves, the names of the optional one.
    pub half: Option<HalfNames>,
}

/// The names of a structure's optional half.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HalfNames {
    /// Its struct.
    pub item: String,
    /// The field that holds it.
    pub member: String,
}

/// The names of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperationNames {
    /// The client's method.
    pub method: String,
    /// Its module, which is also its file's name.
    pub module: String,
}

impl Names {
    /// The names of a type.
    pub fn of(&self, id: TypeId) -> &TypeNames {
        &self.types[id.index()]
    }

    /// Names for functions of one module, in the order of these wire names.
    pub fn functions<'n>(wire: impl Iterator<Item = &'n str>) -> Vec<String> {
        let mut scope = Scope::fields();
        wire.map(|local| scope.allot(&case::snake(local), "")).collect()
    }

    /// Names for variants of an enum that is no type of the contract, in the order of these texts.
    pub fn variants<'n>(texts: impl Iterator<Item = &'n str>) -> Vec<String> {
        let mut scope = Scope::variants();
        texts.map(|text| scope.allot(&case::pascal(text), "")).collect()
    }

    /// The names of the operation at this index.
    pub fn operation(&self, index: usize) -> &OperationNames {
        &self.operations[index]
    }
}

/// Allots the names of a whole contract, in the order of the arena; released names and overrides come first.
pub fn allot(contract: &Contract, config: &Config, released: &Released, diagnostics: &mut Diagnostics) -> Names {
    let overrides = Overrides::match_up(contract, config, released, diagnostics);
    let mut items = Scope::items();
    let mut modules = Scope::modules();
    let halves: Vec<String> =
        contract.types.iter().filter(|ty| is_made_in_halves(ty)).map(|ty| paths::half(&ty.path)).collect();
    let given = contract.types.iter().map(|ty| &*ty.path).chain(halves.iter().map(String::as_str));
    overrides.reserve(given, &mut items, diagnostics);
    let mut names: Vec<String> = Vec::with_capacity(contract.types.len());
    for (_, ty) in contract.ids() {
        let name = match overrides.get(&ty.path) {
            Some(name) => name.to_owned(),
            None => items.allot(&item_wish(contract, ty, &names), item_suffix(ty)),
        };
        names.push(name);
    }
    // A module is never called as what is in it.
    for name in &names {
        modules.take(name);
    }
    let operations = operations(contract, &overrides, modules.clone(), diagnostics);
    let results = results(contract);
    let types = contract
        .ids()
        .zip(names)
        .map(|((id, ty), item)| {
            let module = modules.allot(&case::module(&item), "");
            let result = results.get(&id).copied();
            let Members { members, unlisted, optional } = members(ty, result, &overrides, diagnostics);
            let half = optional.map(|member| {
                let item = match overrides.get(&paths::half(&ty.path)) {
                    Some(name) => name.to_owned(),
                    None => items.allot(&format!("{item}Optional"), "Half"),
                };
                HalfNames { item, member }
            });
            TypeNames { item, module, members, unlisted, half }
        })
        .collect();
    Names { types, operations }
}

fn item_wish(contract: &Contract, ty: &Type, names: &[String]) -> String {
    match &ty.origin {
        Origin::ComplexType(name) | Origin::SimpleType(name) | Origin::Element(name) => case::pascal(&name.local),
        // A parent comes before what is nested in it, so that its name is there.
        Origin::Nested { parent, local } => {
            let outer = names.get(parent.index()).cloned().unwrap_or_else(|| {
                let path = &contract.get(*parent).path;
                case::pascal(path.rsplit(['/', '}']).next().unwrap_or(path))
            });
            format!("{outer}{}", case::pascal(local))
        }
    }
}

/// What tells a component from another one of the same name: in XML Schema an element and a type may share it.
fn item_suffix(ty: &Type) -> &'static str {
    match ty.origin {
        Origin::ComplexType(_) | Origin::SimpleType(_) => "Type",
        Origin::Element(_) => "Element",
        Origin::Nested { .. } => "Content",
    }
}

fn is_made_in_halves(ty: &Type) -> bool {
    matches!(&ty.kind, Kind::Structure(structure) if structure.construction == Construction::Halves)
}

/// The names inside a type.
struct Members {
    members: Vec<String>,
    unlisted: String,
    /// The field of the optional half.
    optional: Option<String>,
}

/// The fields that hold the result of an operation, by the type of its response: elements that are called like the
/// operation and `Result`, as those frameworks call them that make services of functions.
fn results(contract: &Contract) -> BTreeMap<TypeId, usize> {
    let result = |operation: &crate::model::Operation| {
        let id = operation.output.as_ref()?.ty;
        let Kind::Structure(structure) = &contract.get(id).kind else { return None };
        let is_it = |field: &crate::model::Field| field.name.local.strip_suffix("Result") == Some(&operation.name);
        Some((id, structure.fields.iter().position(is_it)?))
    };
    let operations = &contract.service.operations;
    let own = |(id, _): &(TypeId, usize)| matches!(contract.get(*id).origin, Origin::Element(_));
    operations.iter().filter_map(result).filter(own).collect()
}

fn members(ty: &Type, result: Option<usize>, overrides: &Overrides<'_>, diagnostics: &mut Diagnostics) -> Members {
    match &ty.kind {
        Kind::Structure(structure) => {
            let mut scope = Scope::fields();
            let half = is_made_in_halves(ty).then(|| paths::half_member(&ty.path));
            let given = structure.fields.iter().map(|field| &*field.path).chain(half.as_deref());
            overrides.reserve(given, &mut scope, diagnostics);
            let member = |(index, field): (usize, &crate::model::Field)| match overrides.get(&field.path) {
                Some(name) => name.to_owned(),
                None if result == Some(index) => scope.allot("result", ""),
                None => scope.allot(&case::snake(&field.name.local), ""),
            };
            let members = structure.fields.iter().enumerate().map(member).collect();
            let optional = half.map(|path| match overrides.get(&path) {
                Some(name) => name.to_owned(),
                None => scope.allot("optional", "_half"),
            });
            Members { members, unlisted: String::new(), optional }
        }
        Kind::Enumeration(enumeration) => {
            let mut scope = Scope::variants();
            let unlisted = paths::unlisted(&ty.path);
            let paths = enumeration.values.iter().map(|value| &*value.path).chain([&*unlisted]);
            overrides.reserve(paths, &mut scope, diagnostics);
            // First, so that no value listed later takes the name away.
            let unlisted = match overrides.get(&unlisted) {
                Some(name) => name.to_owned(),
                None => scope.allot("Unlisted", ""),
            };
            let member = |value: &crate::model::Value| match overrides.get(&value.path) {
                Some(name) => name.to_owned(),
                None if value.text.trim().is_empty() => scope.allot("Empty", ""),
                None => scope.allot(&case::pascal(&value.text), ""),
            };
            Members { members: enumeration.values.iter().map(member).collect(), unlisted, optional: None }
        }
    }
}

fn operations(
    contract: &Contract,
    overrides: &Overrides<'_>,
    mut modules: Scope,
    diagnostics: &mut Diagnostics,
) -> Vec<OperationNames> {
    let mut methods = Scope::methods();
    let operations = &contract.service.operations;
    overrides.reserve(operations.iter().map(|operation| &*operation.path), &mut methods, diagnostics);
    let names = |operation: &crate::model::Operation| {
        let method = match overrides.get(&operation.path) {
            Some(name) => name.to_owned(),
            None => methods.allot(&case::snake(&operation.name), "_operation"),
        };
        let module = modules.allot(&case::module(method.trim_start_matches("r#")), "");
        OperationNames { method, module }
    };
    operations.iter().map(names).collect()
}

#[cfg(test)]
mod tests;
