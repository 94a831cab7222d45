//! Names for everything that documents may call something.

mod collisions;
mod keywords;
mod oddities;
mod overrides;
mod record;

use super::Names;
use crate::config::Config;
use crate::diagnostics::{Diagnostics, Place};
use crate::model::{
    Contract, Enumeration, Field, Kind, Namespaces, NsId, Occurs, Operation, OperationKind, Origin, Role, Scalar,
    Service, Structure, Type, TypeRef, Value, WireName,
};
use crate::qname::QName;
use crate::record::Released;

/// Allots names without a record.
pub(super) fn allot(contract: &Contract, config: &Config, diagnostics: &mut Diagnostics) -> Names {
    super::allot(contract, config, &Released::default(), diagnostics)
}

/// A complex type with these elements.
pub(super) fn structure(name: &str, elements: &[&str]) -> Type {
    let path = format!("types/{{urn:x}}{name}");
    let fields = elements.iter().map(|local| field(&path, local)).collect();
    ty(
        path,
        Origin::ComplexType(QName::new("urn:x", name)),
        Kind::Structure(Structure { fields, ..Structure::default() }),
    )
}

/// A simple type with these values.
pub(super) fn enumeration(name: &str, values: &[&str]) -> Type {
    let path = format!("types/{{urn:x}}{name}");
    let value = |text: &&str| Value { text: (*text).into(), path: format!("{path}/={text}"), documentation: None };
    let values = values.iter().map(value).collect();
    let kind = Kind::Enumeration(Enumeration { values, success: None });
    ty(path.clone(), Origin::SimpleType(QName::new("urn:x", name)), kind)
}

/// A global element with a type of its own.
pub(super) fn element(name: &str) -> Type {
    let kind = Kind::Structure(Structure::default());
    ty(format!("elements/{{urn:x}}{name}"), Origin::Element(QName::new("urn:x", name)), kind)
}

fn ty(path: String, origin: Origin, kind: Kind) -> Type {
    Type { origin, path, documentation: None, place: Place::of_file("x"), kind, problems: Vec::new() }
}

fn field(owner: &str, local: &str) -> Field {
    Field {
        name: WireName { ns: NsId::default(), local: local.into() },
        path: format!("{owner}/{local}"),
        documentation: None,
        place: Place::of_file("x"),
        occurs: Occurs::Required,
        nillable: false,
        ty: TypeRef::Scalar(Scalar::String),
        type_name: None,
        boxed: false,
        list: None,
        role: Role::Value,
        sensitive: false,
    }
}

fn operation(name: &str) -> Operation {
    Operation {
        name: name.to_owned(),
        path: format!("operations/{name}"),
        documentation: None,
        deprecated: None,
        action: String::new(),
        input: None,
        output: None,
        headers: Vec::new(),
        authenticated: false,
        kind: OperationKind::NonIdempotent,
        faults: Vec::new(),
        place: Place::of_file("x"),
        problems: Vec::new(),
    }
}

pub(super) fn contract(types: Vec<Type>, operations: &[&str]) -> Contract {
    let operations = operations.iter().map(|name| operation(name)).collect();
    let service = Service {
        name: "S".to_owned(),
        documentation: None,
        endpoints: Vec::new(),
        operations,
        credentials: None,
        error_report: None,
    };
    Contract { namespaces: Namespaces::default(), types, service }
}

/// The configuration with these overrides, each a path and a name.
pub(super) fn config(overrides: &[(&str, &str)]) -> Config {
    let mut text = "entry = 'a.wsdl'\ncrate = '.'\noperations = 'all'\n".to_owned();
    for (path, name) in overrides {
        text.push_str(&format!("[[override]]\npath = {path:?}\nname = {}\nreason = 'test'\n", quoted(name)));
    }
    Config::parse(&text, "a.toml").unwrap()
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let escaped: String = text.chars().map(|c| format!("\\u{:04X}", u32::from(c))).collect();
    format!("\"{escaped}\"")
}

fn names(contract: &Contract) -> Names {
    let mut diagnostics = Diagnostics::default();
    let names = allot(contract, &config(&[]), &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics}");
    names
}

/// The Rust names of the types, in order.
fn items(types: Vec<Type>) -> Vec<String> {
    names(&contract(types, &[])).types.into_iter().map(|names| names.item).collect()
}

/// The Rust names of the fields or variants of one type, in order.
fn members(ty: Type) -> Vec<String> {
    names(&contract(vec![ty], &[])).types.remove(0).members
}

/// The methods and modules of operations, in order.
fn methods(operations: &[&str]) -> Vec<(String, String)> {
    let names = names(&contract(Vec::new(), operations));
    names.operations.into_iter().map(|names| (names.method, names.module)).collect()
}
