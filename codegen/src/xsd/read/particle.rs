//! Particles and wildcards.

use std::sync::Arc;

use super::context::{Context, documentation, xsd_children};
use super::element;
use crate::xml::Node;
use crate::xsd::document::{NamespaceConstraint, Occurs, Particle, ProcessContents, Term, Wildcard};

/// Whether an element of this name is a particle that a type may hold.
pub(super) fn is_content(local_name: &str) -> bool {
    matches!(local_name, "sequence" | "choice" | "all" | "group")
}

/// A particle. What is wrong is told, and nothing returned.
pub(super) fn read(context: &mut Context<'_>, node: Node<'_>) -> Option<Particle> {
    let place = node.place();
    let occurs = occurs(context, node);
    let term = match node.local_name() {
        "element" if node.attribute("ref").is_none() => {
            let declaration = element::local(context, node)?;
            let term = Term::Element(Box::new(declaration));
            return Some(Particle { occurs, term, foreign: vec![], documentation: None, place });
        }
        "element" => Term::ElementReference(context.reference(node, "ref")?),
        "group" => Term::Group(context.required_reference(node, "ref")?),
        "sequence" => Term::Sequence(children(context, node)),
        "choice" => Term::Choice(children(context, node)),
        "all" => Term::All(children(context, node)),
        "any" => Term::Any(wildcard(context, node)),
        _ => {
            node.unknown(context.diagnostics);
            return None;
        }
    };
    let foreign = node.foreign_attributes();
    Some(Particle { occurs, term, foreign, documentation: documentation(node), place })
}

fn children(context: &mut Context<'_>, node: Node<'_>) -> Vec<Particle> {
    xsd_children(node).filter_map(|child| read(context, child)).collect()
}

/// `any` or `anyAttribute`.
pub(super) fn wildcard(context: &mut Context<'_>, node: Node<'_>) -> Wildcard {
    let words = [("strict", ProcessContents::Strict), ("lax", ProcessContents::Lax), ("skip", ProcessContents::Skip)];
    let process_contents = node.keyword("processContents", &words, context.diagnostics).unwrap_or_default();
    let namespace = match node.attribute("namespace").unwrap_or("##any").trim_ascii() {
        "##any" => NamespaceConstraint::Any,
        "##other" => NamespaceConstraint::Other(context.target_namespace.clone()),
        list => NamespaceConstraint::List(list.split_ascii_whitespace().map(|word| listed(context, word)).collect()),
    };
    Wildcard { namespace, process_contents, place: node.place() }
}

fn listed(context: &Context<'_>, word: &str) -> Arc<str> {
    match word {
        "##targetNamespace" => context.target_namespace.clone(),
        "##local" => "".into(),
        namespace => namespace.into(),
    }
}

fn occurs(context: &mut Context<'_>, node: Node<'_>) -> Occurs {
    let min = match node.attribute("minOccurs") {
        Some(text) => count(text).unwrap_or_else(|| {
            not_a_count(context, node, "minOccurs", "It may be 0 or another whole number.");
            1
        }),
        None => 1,
    };
    let max = match node.attribute("maxOccurs").map(str::trim_ascii) {
        Some("unbounded") => None,
        Some(text) => Some(count(text).unwrap_or_else(|| {
            not_a_count(context, node, "maxOccurs", "It may be a whole number or 'unbounded'.");
            min.max(1)
        })),
        None => Some(1),
    };
    let Some(max) = max.filter(|max| *max < min) else { return Occurs { min, max } };
    // `maxOccurs="0"` alone is the usual way to take something out.
    if max > 0 || node.attribute("minOccurs").is_some() {
        let title = format!("maxOccurs is {max}, which is below minOccurs with {min}");
        let help = format!("It is read as from {max} to {max}. Correct one of them.");
        context.diagnostics.warning(title, &node.place(), help);
    }
    Occurs { min: max, max: Some(max) }
}

/// A whole number from 0; one beyond `u32` counts as the greatest of those.
fn count(text: &str) -> Option<u32> {
    let text = text.trim_ascii();
    let digits = text.strip_prefix('+').unwrap_or(text);
    let right = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    right.then(|| digits.parse().unwrap_or(u32::MAX))
}

fn not_a_count(context: &mut Context<'_>, node: Node<'_>, attribute: &str, help: &str) {
    let value = node.attribute(attribute).unwrap_or_default();
    context.diagnostics.error(format!("{attribute}='{value}' is not a number of times"), &node.place(), help);
}
