//! Names for everything that documents may call something.

mod collisions;
mod keywords;
mod oddities;
mod overrides;
mod record;

use super::Names;
use crate::config::Config;
use crate::contract::Namespaces;
use crate::diagnostics::{Diagnostics, Place};
use crate::plan::{
    Count, Declared, Enumeration, Item, ItemKind, Member, Operation, OperationKind, Origin, Plan, Role, Scalar,
    Service, Simple, Source, Struct, TypeUse, Value, ValueType,
};
use crate::qname::QName;
use crate::record::Released;
use crate::xsd::builtin::WhiteSpace;

/// Allots names without a record.
pub(super) fn allot(plan: &Plan, config: &Config, diagnostics: &mut Diagnostics) -> Names {
    super::allot(plan, config, &Released::default(), diagnostics)
}

/// A complex type with these elements.
pub(super) fn structure(name: &str, elements: &[&str]) -> Item {
    let path = format!("types/{{urn:x}}{name}");
    let members = elements.iter().map(|local| field(&path, local)).collect();
    item(
        path,
        Origin::ComplexType(QName::new("urn:x", name)),
        ItemKind::Struct(Struct { members, ..Struct::default() }),
    )
}

/// A simple type with these values.
pub(super) fn enumeration(name: &str, values: &[&str]) -> Item {
    let path = format!("types/{{urn:x}}{name}");
    let value =
        |text: &&str| Value { text: (*text).into(), path: format!("{path}/={text}").into(), documentation: None };
    let kind = ItemKind::Enumeration(Enumeration {
        base: Scalar::String,
        white_space: WhiteSpace::Preserve,
        values: values.iter().map(value).collect(),
        success: None,
        type_name: None,
    });
    item(path.clone(), Origin::SimpleType(QName::new("urn:x", name)), kind)
}

/// A global element with a type of its own.
pub(super) fn element(name: &str) -> Item {
    let kind = ItemKind::Struct(Struct::default());
    item(format!("elements/{{urn:x}}{name}"), Origin::Element(QName::new("urn:x", name)), kind)
}

fn item(path: String, origin: Origin, kind: ItemKind) -> Item {
    let place = Place::of_file("x");
    Item { origin, path: path.into(), documentation: None, remarks: Vec::new(), place, kind, problems: Vec::new() }
}

fn field(owner: &str, local: &str) -> Member {
    member(format!("{owner}/{local}"), local, Source::Slot(0))
}

fn member(path: String, local: &str, source: Source) -> Member {
    Member {
        path: path.into(),
        local: local.into(),
        source,
        count: Count::One,
        ty: ValueType::Simple(Simple::Scalar(Scalar::String)),
        boxed: false,
        list: None,
        role: Role::Value,
        sensitive: false,
        documentation: None,
        type_use: TypeUse::Anonymous,
        lexical: None,
        remarks: Vec::new(),
        place: Place::of_file("x"),
    }
}

fn operation(name: &str) -> Operation {
    Operation {
        name: name.into(),
        path: format!("operations/{name}").into(),
        documentation: None,
        deprecated: None,
        action: "".into(),
        input: None,
        output: None,
        headers: Vec::new(),
        response_headers: Vec::new(),
        authenticated: false,
        kind: OperationKind::NonIdempotent,
        faults: Vec::new(),
        place: Place::of_file("x"),
        problems: Vec::new(),
    }
}

pub(super) fn plan(items: Vec<Item>, operations: &[&str]) -> Plan {
    let service = Service {
        name: "S".into(),
        documentation: None,
        endpoints: Vec::new(),
        operations: operations.iter().map(|name| operation(name)).collect(),
        credentials: None,
        error_report: None,
    };
    Plan {
        namespaces: Namespaces::default(),
        items,
        elements: Vec::new(),
        globals: None,
        facets: Vec::new(),
        declared: Declared::default(),
        service: Some(service),
    }
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

fn names(plan: &Plan) -> Names {
    let mut diagnostics = Diagnostics::default();
    let names = allot(plan, &config(&[]), &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics}");
    names
}

/// The Rust names of the types, in order.
fn items(types: Vec<Item>) -> Vec<String> {
    names(&plan(types, &[])).items.into_iter().map(|names| names.item).collect()
}

/// The Rust names of the fields or variants of one type, in order.
fn members(item: Item) -> Vec<String> {
    names(&plan(vec![item], &[])).items.remove(0).members
}

/// The methods and modules of operations, in order.
fn methods(operations: &[&str]) -> Vec<(String, String)> {
    let names = names(&plan(Vec::new(), operations));
    names.operations.into_iter().map(|names| (names.method, names.module)).collect()
}
