//! A configuration that has all that a description can be given: what it names is taken from the contract.

use std::collections::BTreeSet;

use wsdl_codegen::model::{Contract, Field, Kind, Occurs, Origin, Scalar, Structure, TypeId, TypeRef};

/// What a description has without any configuration but this, every table in addition.
pub(super) fn full(plain: &str, contract: &Contract) -> String {
    let mut text = format!("{plain}crate_name = \"generated\"\nblocking = true\n");
    text.push_str("\n[arrays]\nnil_items = \"left out\"\n");
    let operations = &contract.service.operations;
    let names: BTreeSet<&str> = operations.iter().map(|operation| operation.name.as_str()).collect();
    text.push_str(&format!("\n[[group]]\ntitle = \"All | of it\"\noperations = {}\n", list(&names)));
    let sensitive: BTreeSet<&str> = fields(contract).filter(|field| is_value(contract, field)).map(local).collect();
    if !sensitive.is_empty() {
        text.push_str(&format!("\n[[sensitive]]\nelements = {}\nreason = \"so\"\n", list(&sensitive)));
    }
    if let Some((header, [user, password, ..])) = header(contract) {
        let (user, password) = (quoted(local(user)), quoted(local(password)));
        text.push_str(&format!("\n[credentials]\nheader = {}\nuser = {user}\npassword = {password}\n", quoted(header)));
    }
    if let Some((name, report)) = report(contract) {
        text.push_str(&format!("\n[service_error]\ntype = {}\n", quoted(name)));
        let is_text = |field: &&Field| field.ty == TypeRef::Scalar(Scalar::String);
        if let Some(field) = report.fields.iter().filter(is_once).find(is_text) {
            text.push_str(&format!("description = {}\n", quoted(local(field))));
        }
    }
    text
}

fn local(field: &Field) -> &str {
    &field.name.local
}

/// Whether a field is no list.
fn is_once(field: &&Field) -> bool {
    field.list.is_none() && !matches!(field.occurs, Occurs::Many { .. })
}

fn fields(contract: &Contract) -> impl Iterator<Item = &Field> {
    contract.types.iter().flat_map(|ty| match &ty.kind {
        Kind::Structure(structure) => structure.fields.as_slice(),
        Kind::Enumeration(_) => &[],
    })
}

fn is_value(contract: &Contract, field: &Field) -> bool {
    field.ty.id().is_none_or(|id| matches!(contract.get(id).kind, Kind::Enumeration(_)))
}

fn structure(contract: &Contract, ty: TypeRef) -> Option<(TypeId, &Structure)> {
    match &contract.get(ty.id()?).kind {
        Kind::Structure(structure) => Some((ty.id()?, structure)),
        Kind::Enumeration(_) => None,
    }
}

/// A header block that two values are in.
fn header(contract: &Contract) -> Option<(&str, &[Field])> {
    let blocks = contract.service.operations.iter().flat_map(|operation| &operation.headers);
    let mut with_two = blocks.filter_map(|block| Some((&*block.name.local, &*structure(contract, block.ty)?.1.fields)));
    with_two.find(|(_, fields)| fields.len() >= 2 && fields.iter().all(|field| is_value(contract, field)))
}

/// A type with a name that some response has an element of.
fn report(contract: &Contract) -> Option<(&str, &Structure)> {
    let outputs = contract.service.operations.iter().filter_map(|operation| operation.output.as_ref());
    let responses = outputs.filter_map(|output| structure(contract, TypeRef::Type(output.ty)));
    let elements = responses.flat_map(|(_, response)| &response.fields).filter(is_once);
    let mut types = elements.filter_map(|field| structure(contract, field.ty));
    types.find_map(|(id, structure)| match &contract.get(id).origin {
        Origin::ComplexType(name) => Some((&*name.local, structure)),
        _ => None,
    })
}

fn list(names: &BTreeSet<&str>) -> String {
    let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    format!("[{}]", names.join(", "))
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
