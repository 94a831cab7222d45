//! Plans of small descriptions, and their parts as short texts.

use crate::config::Config;
use crate::contract::{Contract, lower};
use crate::contract::{ValueConstraint, WildcardNamespaces};
use crate::diagnostics::Diagnostics;
use crate::load::load;
use crate::paths;
use crate::plan::{
    Alternative, Count, Item, ItemKind, Member, Plan, Row, RowName, Simple, Source, Struct, ValueType, build,
};
use crate::source::MemorySource;

/// Returns the contract of a description.
pub(super) fn contract(wsdl: &str) -> Contract {
    let source = MemorySource::default().with("a.wsdl", wsdl);
    let mut diagnostics = Diagnostics::default();
    let documents = load("a.wsdl", &source, &mut diagnostics).expect("the document is read");
    let contract = lower(&documents, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{diagnostics}");
    contract.expect("the document is lowered")
}

/// Returns the plan of a description with these lines in the configuration, and the findings.
pub(super) fn planned(wsdl: &str, config: &str) -> (Plan, Diagnostics) {
    let config = format!("entry = 'a.wsdl'\ncrate = '.'\noperations = 'all'\n{config}");
    let config = Config::parse(&config, "a.toml").expect("the configuration is right");
    let mut diagnostics = Diagnostics::default();
    let plan = build(&contract(wsdl), &config, &mut diagnostics);
    (plan, diagnostics)
}

/// Returns a service with one operation. Its request has the element `In` of type `T`; its schema has these
/// declarations.
pub(super) fn wsdl(schema: &str) -> String {
    let header = "targetNamespace='urn:t' xmlns:t='urn:t' xmlns='http://schemas.xmlsoap.org/wsdl/' \
                  xmlns:soap='http://schemas.xmlsoap.org/wsdl/soap/' xmlns:xs='http://www.w3.org/2001/XMLSchema'";
    format!(
        "<definitions {header}><types><xs:schema targetNamespace='urn:t' elementFormDefault='qualified'>{schema}\
         <xs:element name='In' type='t:T'/><xs:element name='Out'><xs:complexType/></xs:element></xs:schema></types>\
         <message name='In'><part name='p' element='t:In'/></message>\
         <message name='Out'><part name='p' element='t:Out'/></message><portType name='P'>\
         <operation name='Do'><input message='t:In'/><output message='t:Out'/></operation></portType>\
         <binding name='B' type='t:P'><soap:binding transport='http://schemas.xmlsoap.org/soap/http'/>\
         <operation name='Do'><input><soap:body use='literal'/></input><output><soap:body use='literal'/></output>\
         </operation></binding></definitions>"
    )
}

/// Returns the plan of a schema that declares a type `T`.
pub(super) fn plan_of(schema: &str) -> Plan {
    let (plan, diagnostics) = planned(&wsdl(schema), "");
    assert!(diagnostics.is_empty(), "{diagnostics}");
    plan
}

/// Returns the plan of a schema in which `T` has this content.
pub(super) fn plan_of_type(content: &str) -> Plan {
    plan_of(&format!("<xs:complexType name='T'>{content}</xs:complexType>"))
}

/// Returns the item of a path without namespaces.
pub(super) fn item<'p>(plan: &'p Plan, path: &str) -> &'p Item {
    let found = plan.items.iter().find(|item| paths::short(&item.path) == path);
    found.unwrap_or_else(|| {
        let paths: Vec<String> = plan.items.iter().map(|item| paths::short(&item.path)).collect();
        panic!("there is no {path} among {paths:#?}")
    })
}

/// Returns the struct of a path.
pub(super) fn structure<'p>(plan: &'p Plan, path: &str) -> &'p Struct {
    match &item(plan, path).kind {
        ItemKind::Struct(of) => of,
        other => panic!("{path} is {other:?}"),
    }
}

/// Returns the members of a struct, the alternatives of a choice, the variants of a family or of a union, as short
/// texts.
pub(super) fn members(plan: &Plan, path: &str) -> Vec<String> {
    match &item(plan, path).kind {
        ItemKind::Struct(of) => of.members.iter().map(|member| self::member(plan, member)).collect(),
        ItemKind::Choice(choice) => choice.alternatives.iter().map(|of| alternative(plan, of)).collect(),
        ItemKind::Family(family) => {
            family.members.iter().map(|member| paths::short(&plan.get(member.item).path)).collect()
        }
        ItemKind::Union(union) => {
            union.members.iter().map(|member| format!("{}: {}", member.local, value(plan, &member.ty))).collect()
        }
        ItemKind::Enumeration(of) => of.values.iter().map(|value| value.text.to_string()).collect(),
    }
}

fn member(plan: &Plan, member: &Member) -> String {
    let source = match member.source {
        Source::Slot(_) => "",
        Source::Attribute(_) => "@",
        Source::AnyAttributes => "@*",
        Source::Text => "text ",
        Source::Pieces => "pieces ",
        Source::Whole => "whole ",
    };
    let list = if member.list.is_some() { "[]" } else { "" };
    let boxed = if member.boxed { "box " } else { "" };
    format!("{source}{}: {boxed}{}{list}{}", member.local, value(plan, &member.ty), count(member.count))
}

fn alternative(plan: &Plan, of: &Alternative) -> String {
    let boxed = if of.boxed { "box " } else { "" };
    format!("{}: {boxed}{}{}", of.local, value(plan, &of.ty), count(of.count))
}

fn value(plan: &Plan, ty: &ValueType) -> String {
    let item = |id: &crate::plan::ItemId| paths::short(&plan.get(*id).path);
    match ty {
        ValueType::Simple(Simple::Scalar(scalar)) => format!("{scalar:?}"),
        ValueType::List(Simple::Scalar(scalar)) => format!("list of {scalar:?}"),
        ValueType::List(Simple::Item(id)) => format!("list of {}", item(id)),
        ValueType::Simple(Simple::Item(id)) | ValueType::Item(id) => item(id),
        ValueType::OrNil { value, nil } => format!("{} or {}", item(value), item(nil)),
        other => format!("{other:?}"),
    }
}

fn count(count: Count) -> &'static str {
    match count {
        Count::One => "",
        Count::Optional => "?",
        Count::OrNil => "|nil",
        Count::Nillable => "?|nil",
        Count::Many { nil: false } => "*",
        Count::Many { nil: true } => "*|nil",
        Count::Default => "=",
    }
}

/// Returns the rows of a struct, or of a type that is a choice, as short texts.
pub(super) fn rows(plan: &Plan, path: &str) -> Vec<String> {
    let of = match &item(plan, path).kind {
        ItemKind::Struct(of) => of,
        ItemKind::Choice(choice) => choice.own.as_deref().expect("the choice is a type"),
        other => panic!("{path} is {other:?}"),
    };
    of.rows.iter().map(|row| self::row(plan, row)).collect()
}

fn row(plan: &Plan, row: &Row) -> String {
    let arm = row.arm.map_or_else(String::new, |arm| format!(".{arm}"));
    let name = match &row.name {
        RowName::Element(name) => name.local.to_string(),
        RowName::Any(wildcard) => self::wildcard(plan, wildcard),
        RowName::Unlisted => "unlisted".to_owned(),
        RowName::Text => "text".to_owned(),
    };
    let of_arm = row.arm_occurs.map(|occurs| format!(" arm{}", occurs_of(occurs))).unwrap_or_default();
    let group = if row.group { " group" } else { "" };
    let nillable = if row.nillable { " nillable" } else { "" };
    let ignored = if row.ignored { " ignored" } else { "" };
    let constraint = match &row.constraint {
        Some(ValueConstraint::Default(text)) => format!(" default {text}"),
        Some(ValueConstraint::Fixed(text)) => format!(" fixed {text}"),
        None => String::new(),
    };
    let occurs = occurs_of(row.occurs);
    format!("{}{arm} {name}{occurs}{of_arm}{group}{nillable}{ignored}{constraint}", row.slot)
}

/// Returns the namespaces that a wildcard admits.
pub(super) fn wildcard(plan: &Plan, wildcard: &WildcardNamespaces) -> String {
    match wildcard {
        WildcardNamespaces::Any => "any".to_owned(),
        WildcardNamespaces::Qualified => "qualified".to_owned(),
        WildcardNamespaces::Other(ns) => format!("not {}", plan.namespaces.text(*ns)),
        WildcardNamespaces::Listed(list) => {
            let texts: Vec<&str> = list.iter().map(|ns| plan.namespaces.text(*ns)).collect();
            format!("of {texts:?}")
        }
    }
}

fn occurs_of((min, max): (u32, Option<u32>)) -> String {
    match (min, max) {
        (1, Some(1)) => String::new(),
        (0, Some(1)) => "?".to_owned(),
        (0, None) => "*".to_owned(),
        (1, None) => "+".to_owned(),
        (min, Some(max)) => format!("{{{min},{max}}}"),
        (min, None) => format!("{{{min},}}"),
    }
}

/// Returns the titles of an item's problems.
pub(super) fn problems(plan: &Plan, path: &str) -> Vec<String> {
    item(plan, path).problems.iter().map(|problem| problem.title.clone()).collect()
}
