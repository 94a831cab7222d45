//! Reads particles and wildcards.

use std::sync::Arc;

use super::context::{Context, documentation, xsd_children};
use super::element;
use crate::xml::Node;
use crate::xsd::document::{NamespaceConstraint, Occurs, Particle, ProcessContents, Term, Wildcard};

/// Returns `true` if an element of this name is a particle that may be the content of a type.
pub(super) fn is_content(local_name: &str) -> bool {
    matches!(local_name, "sequence" | "choice" | "all" | "group")
}

/// Reads a particle. A wrong one is reported, and `None`.
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

/// Reads `any` or `anyAttribute`.
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
            not_a_count(context, node, "minOccurs", "Use a non-negative integer.");
            1
        }),
        None => 1,
    };
    let max = match node.attribute("maxOccurs").map(str::trim_ascii) {
        Some("unbounded") => None,
        Some(text) => Some(count(text).unwrap_or_else(|| {
            not_a_count(context, node, "maxOccurs", "Use a non-negative integer or 'unbounded'.");
            min.max(1)
        })),
        None => Some(1),
    };
    let Some(max) = max.filter(|max| *max < min) else { return Occurs { min, max } };
    // `maxOccurs="0"` alone is the usual way to remove a particle.
    if max > 0 || node.attribute("minOccurs").is_some() {
        let title = format!("maxOccurs is {max}, but minOccurs is {min}");
        let help = format!("Both are read as {max}. Correct one of them.");
        context.diagnostics.warning(title, &node.place(), help);
    }
    Occurs { min: max, max: Some(max) }
}

/// Reads a non-negative integer. One above `u32::MAX` counts as that.
fn count(text: &str) -> Option<u32> {
    let text = text.trim_ascii();
    let digits = text.strip_prefix('+').unwrap_or(text);
    let right = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    right.then(|| digits.parse().unwrap_or(u32::MAX))
}

fn not_a_count(context: &mut Context<'_>, node: Node<'_>, attribute: &str, help: &str) {
    let value = node.attribute(attribute).unwrap_or_default();
    context.diagnostics.error(format!("{attribute}='{value}' is not a number of occurrences"), &node.place(), help);
}
