//! Reads and writes content models.

use std::sync::Arc;

use crate::contract::{
    Contract, ElementUse, Namespaces, NsId, Occurs, Particle, ProcessContents, Term, TypeRef, Wildcard,
    WildcardNamespaces, WireName,
};
use crate::diagnostics::Place;
use crate::plan::model::{Node, NodeTerm};
use crate::xsd::builtin::Builtin;

/// Creates an empty contract.
pub(super) fn contract() -> Contract {
    Contract {
        namespaces: Namespaces::default(),
        types: Vec::new(),
        elements: Vec::new(),
        attributes: Vec::new(),
        interfaces: Vec::new(),
        bindings: Vec::new(),
        services: Vec::new(),
        ledger: Vec::new(),
        held: 0,
    }
}

/// Parses a content model.
pub(super) fn parsed(model: &str) -> Particle {
    let mut rest = model;
    let particle = particle(&mut rest);
    assert_eq!(rest, "", "{model}");
    particle
}

fn particle(rest: &mut &str) -> Particle {
    let term = match rest.strip_prefix('(') {
        Some(inside) => {
            *rest = inside;
            group(rest)
        }
        None => {
            let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            *rest = after;
            leaf(name)
        }
    };
    let occurs = occurs(rest);
    Particle { occurs, term, group: None, documentation: None, place: Place::of_file("x") }
}

fn group(rest: &mut &str) -> Term {
    let mut particles = Vec::new();
    let mut kind = ',';
    loop {
        if let Some(after) = rest.strip_prefix(')') {
            *rest = after;
            break;
        }
        particles.push(particle(rest));
        if let Some(separator) = rest.chars().next().filter(|c| matches!(c, ',' | '|' | '&')) {
            kind = separator;
            *rest = &rest[1..];
        }
    }
    match kind {
        '|' => Term::Choice(particles),
        '&' => Term::All(particles),
        _ => Term::Sequence(particles),
    }
}

fn leaf(name: &str) -> Term {
    let place = Place::of_file("x");
    match name {
        "any" => Term::Any(Wildcard { namespaces: WildcardNamespaces::Any, process: ProcessContents::Strict, place }),
        name => Term::Element(ElementUse {
            name: WireName { ns: NsId::default(), local: Arc::from(name) },
            global: None,
            ty: TypeRef::Builtin(Builtin::Int),
            nillable: false,
            value: None,
            block: Default::default(),
            documentation: None,
            place,
        }),
    }
}

fn occurs(rest: &mut &str) -> Occurs {
    let (occurs, length) = match rest.chars().next() {
        Some('?') => (Occurs { min: 0, max: Some(1) }, 1),
        Some('*') => (Occurs { min: 0, max: None }, 1),
        Some('+') => (Occurs { min: 1, max: None }, 1),
        Some('{') => {
            let end = rest.find('}').expect("it is closed");
            let (min, max) = rest[1..end].split_once(',').expect("it has two numbers");
            (Occurs { min: min.parse().unwrap(), max: Some(max.parse().unwrap()) }, end + 1)
        }
        _ => (Occurs::ONCE, 0),
    };
    *rest = &rest[length..];
    occurs
}

/// Returns slots in the notation.
pub(super) fn shown(nodes: &[Node<'_>]) -> String {
    nodes.iter().map(node).collect::<Vec<_>>().join(", ")
}

fn node(node: &Node<'_>) -> String {
    let term = match &node.term {
        NodeTerm::Element(leaf) => leaf.name.local.to_string(),
        NodeTerm::Substitution(head) => head.name.local.to_string(),
        NodeTerm::Any(_) => "any".to_owned(),
        NodeTerm::Sequence(nodes) => format!("({})", shown(nodes)),
        NodeTerm::Choice(nodes) => format!("({})", nodes.iter().map(self::node).collect::<Vec<_>>().join(" | ")),
    };
    let occurs = match (node.occurs.min, node.occurs.max) {
        (1, Some(1)) => String::new(),
        (0, Some(1)) => "?".to_owned(),
        (0, None) => "*".to_owned(),
        (1, None) => "+".to_owned(),
        (min, Some(max)) => format!("{{{min},{max}}}"),
        (min, None) => format!("{{{min},}}"),
    };
    format!("{term}{occurs}")
}
