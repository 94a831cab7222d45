//! A configuration that has all that a description can be given: what it names is taken from the plan.

use std::collections::BTreeSet;

use wsdl_codegen::plan::{
    Count, ItemId, ItemKind, Member, Operation, Origin, Plan, Scalar, Simple, Source, Struct, ValueType,
};

/// What a description has without any configuration but this, every table in addition.
pub(super) fn full(plain: &str, plan: &Plan) -> String {
    let mut text = format!("{plain}crate_name = \"generated\"\nblocking = true\n");
    text.push_str("\n[arrays]\nnil_items = \"left out\"\n");
    let names: BTreeSet<&str> = operations(plan).map(|operation| &*operation.name).collect();
    text.push_str(&format!("\n[[group]]\ntitle = \"All | of it\"\noperations = {}\n", list(&names)));
    let structs = plan.ids().filter_map(|(id, _)| structure(plan, id));
    let sensitive: BTreeSet<&str> = structs.flat_map(members).filter(|member| is_value(member)).map(local).collect();
    if !sensitive.is_empty() {
        text.push_str(&format!("\n[[sensitive]]\nelements = {}\nreason = \"so\"\n", list(&sensitive)));
    }
    if let Some((header, [user, password, ..])) = header(plan).as_ref().map(|(name, both)| (*name, &both[..])) {
        let (user, password) = (quoted(local(user)), quoted(local(password)));
        text.push_str(&format!("\n[credentials]\nheader = {}\nuser = {user}\npassword = {password}\n", quoted(header)));
    }
    if let Some((name, report)) = report(plan) {
        text.push_str(&format!("\n[service_error]\ntype = {}\n", quoted(name)));
        let is_text = |member: &&Member| member.ty == ValueType::Simple(Simple::Scalar(Scalar::String));
        if let Some(member) = members(report).filter(is_once).find(is_text) {
            text.push_str(&format!("description = {}\n", quoted(local(member))));
        }
    }
    text
}

fn local(member: &Member) -> &str {
    &member.local
}

/// Whether a member is not a list.
fn is_once(member: &&Member) -> bool {
    member.list.is_none() && !matches!(member.count, Count::Many { .. })
}

/// The elements that structs hold.
fn members(of: &Struct) -> impl Iterator<Item = &Member> {
    of.members.iter().filter(|member| matches!(member.source, Source::Slot(_)))
}

fn is_value(member: &Member) -> bool {
    matches!(member.ty, ValueType::Simple(_) | ValueType::List(_))
}

fn structure(plan: &Plan, id: ItemId) -> Option<&Struct> {
    match &plan.get(id).kind {
        ItemKind::Struct(structure) => Some(structure),
        _ => None,
    }
}

fn operations(plan: &Plan) -> impl Iterator<Item = &Operation> {
    plan.service.iter().flat_map(|service| &service.operations)
}

/// A header block that two values are in.
fn header(plan: &Plan) -> Option<(&str, Vec<&Member>)> {
    let blocks = operations(plan).flat_map(|operation| &operation.headers);
    let mut with_two = blocks.filter_map(|block| {
        Some((&*block.name.local, members(structure(plan, block.ty.item()?)?).collect::<Vec<_>>()))
    });
    with_two.find(|(_, members)| members.len() >= 2 && members.iter().all(|member| is_value(member)))
}

/// A type with a name that some response has an element of.
fn report(plan: &Plan) -> Option<(&str, &Struct)> {
    let outputs = operations(plan).filter_map(|operation| operation.output.as_ref());
    let responses = outputs.filter_map(|output| structure(plan, output.item));
    let elements = responses.flat_map(members).filter(is_once);
    let mut types = elements.filter_map(|member| Some((member.ty.item()?, structure(plan, member.ty.item()?)?)));
    types.find_map(|(id, structure)| match &plan.get(id).origin {
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
