//! Rust names for a contract: allotted over all of it, whatever is selected, so that generating more never renames.

mod case;
mod keywords;
mod overrides;
pub mod record;
mod scopes;

use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::model::{Contract, Kind, Origin, Type, TypeId};
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

    /// The names of the operation at this index.
    pub fn operation(&self, index: usize) -> &OperationNames {
        &self.operations[index]
    }
}

/// Allots the names of a whole contract, in the order of the arena; released names and overrides come first.
pub fn allot(contract: &Contract, config: &Config, diagnostics: &mut Diagnostics) -> Names {
    let overrides = Overrides::match_up(contract, config, diagnostics);
    let mut items = Scope::items();
    let mut modules = Scope::modules();
    overrides.reserve(contract.types.iter().map(|ty| &*ty.path), &mut items, diagnostics);
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
    let types = contract
        .ids()
        .zip(names)
        .map(|((_, ty), item)| {
            let module = modules.allot(&case::module(&item), "");
            let (members, unlisted) = members(ty, &overrides, diagnostics);
            TypeNames { item, module, members, unlisted }
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

fn members(ty: &Type, overrides: &Overrides<'_>, diagnostics: &mut Diagnostics) -> (Vec<String>, String) {
    match &ty.kind {
        Kind::Structure(structure) => {
            let mut scope = Scope::fields();
            overrides.reserve(structure.fields.iter().map(|field| &*field.path), &mut scope, diagnostics);
            let member = |field: &crate::model::Field| match overrides.get(&field.path) {
                Some(name) => name.to_owned(),
                None => scope.allot(&case::snake(&field.name.local), ""),
            };
            (structure.fields.iter().map(member).collect(), String::new())
        }
        Kind::Enumeration(enumeration) => {
            let mut scope = Scope::variants();
            let unlisted = record::unlisted(&ty.path);
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
            (enumeration.values.iter().map(member).collect(), unlisted)
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
