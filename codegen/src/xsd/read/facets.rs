//! Reads facets.

use super::context::{Context, documentation};
use crate::xml::Node;
use crate::xsd::builtin::WhiteSpace;
use crate::xsd::document::{Enumeration, Facets, Pattern};

/// Takes a child if it is a facet. Returns whether it is.
pub(super) fn take(context: &mut Context<'_>, node: Node<'_>, facets: &mut Facets) -> bool {
    match node.local_name() {
        "enumeration" => {
            let value = value(context, node);
            let read = |value| Enumeration { value, documentation: documentation(node), place: node.place() };
            facets.enumeration.extend(value.map(read));
        }
        "pattern" => {
            let value = value(context, node);
            facets.patterns.extend(value.map(|value| Pattern { value, place: node.place() }));
        }
        "length" => set(&mut facets.length, number(context, node)),
        "minLength" => set(&mut facets.min_length, number(context, node)),
        "maxLength" => set(&mut facets.max_length, number(context, node)),
        "totalDigits" => set(&mut facets.total_digits, number(context, node)),
        "fractionDigits" => set(&mut facets.fraction_digits, number(context, node)),
        "minInclusive" => set(&mut facets.min_inclusive, value(context, node)),
        "minExclusive" => set(&mut facets.min_exclusive, value(context, node)),
        "maxInclusive" => set(&mut facets.max_inclusive, value(context, node)),
        "maxExclusive" => set(&mut facets.max_exclusive, value(context, node)),
        "whiteSpace" => {
            let words = [
                ("preserve", WhiteSpace::Preserve),
                ("replace", WhiteSpace::Replace),
                ("collapse", WhiteSpace::Collapse),
            ];
            if value(context, node).is_some() {
                set(&mut facets.white_space, node.keyword("value", &words, context.diagnostics));
            }
        }
        _ => return false,
    }
    true
}

/// Sets a facet. A wrong value is already reported, and does not replace an earlier one.
fn set<T>(facet: &mut Option<T>, value: Option<T>) {
    if value.is_some() {
        *facet = value;
    }
}

fn value(context: &mut Context<'_>, node: Node<'_>) -> Option<String> {
    let value = node.attribute("value");
    if value.is_none() {
        node.lacks("value", context.diagnostics);
    }
    value.map(str::to_owned)
}

fn number(context: &mut Context<'_>, node: Node<'_>) -> Option<u64> {
    let value = value(context, node)?;
    let number = value.trim_ascii().parse().ok();
    if number.is_none() {
        let title = format!("value='{value}' is not a non-negative integer");
        context.diagnostics.error(title, &node.place(), "Use decimal digits.");
    }
    number
}
