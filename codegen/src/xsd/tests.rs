mod components;
mod content;
mod simple_types;
mod wrong;

use std::sync::Arc;

use super::document::{AttributeItem, ComplexType, Content, Particle, Schema, SimpleType, Term, TypeDefinition};
use crate::diagnostics::Diagnostics;
use crate::xml::Document;

/// Reads the inside of a schema for `urn:t` with the prefixes `t`, `xs` and `w`.
fn read_with(attributes: &str, inside: &str, diagnostics: &mut Diagnostics) -> Schema {
    let text = format!(
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:t='urn:t' xmlns:w='urn:w' {attributes}>\n{inside}</xs:schema>"
    );
    let document = Document::read(text.as_bytes(), "x/a.xsd").unwrap_or_else(|diagnostic| panic!("{diagnostic}"));
    let schema = super::read(document.root(), None, diagnostics);
    diagnostics.extend(schema.problems().cloned());
    schema
}

fn read(inside: &str) -> Schema {
    let mut diagnostics = Diagnostics::default();
    let schema = read_with("targetNamespace='urn:t'", inside, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics}");
    schema
}

/// What is said about the inside of a schema, one line for each finding.
fn findings(inside: &str) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    read_with("targetNamespace='urn:t'", inside, &mut diagnostics);
    diagnostics.iter().map(|d| format!("{:?}: {}", d.severity, d.title)).collect()
}

/// The first type, which is complex.
fn complex(schema: &Schema) -> &ComplexType {
    match schema.types.first() {
        Some(TypeDefinition::Complex(complex)) => complex,
        other => panic!("{other:?}"),
    }
}

/// The first type, which is simple.
fn simple(schema: &Schema) -> &SimpleType {
    match schema.types.first() {
        Some(TypeDefinition::Simple(simple)) => simple,
        other => panic!("{other:?}"),
    }
}

fn particles(content: &Content) -> &[Particle] {
    match content {
        Content::Particle(Particle { term: Term::Sequence(list) | Term::Choice(list) | Term::All(list), .. }) => list,
        other => panic!("{other:?}"),
    }
}

fn local_attribute(item: &AttributeItem) -> (String, super::document::Usage) {
    match item {
        AttributeItem::Local { declaration, usage } => (declaration.name.to_string(), *usage),
        other => panic!("{other:?}"),
    }
}

fn texts(list: &[Arc<str>]) -> Vec<&str> {
    list.iter().map(AsRef::as_ref).collect()
}
