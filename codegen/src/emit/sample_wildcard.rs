//! Expressions that make random elements and attributes that wildcards admit.

use proc_macro2::TokenStream;
use quote::quote;

use super::sample_made::Made;
use crate::contract::{NsId, WildcardNamespaces};
use crate::plan::{Example, Plan, Row, RowName, Struct};
use crate::qname::ns;

/// A namespace that no description has.
const FOREIGN: &str = "urn:example:any";
/// The number of declared elements or attributes to choose from.
const CHOICES: usize = 3;

/// Returns the maker of an element that a wildcard admits; `None` if it admits only declared elements, and none is
/// known. `rows` are those of the struct: an element that it names is not taken for the wildcard's.
pub(super) fn element(plan: &Plan, row: Option<&Row>, rows: &[Row]) -> Option<Made> {
    let Some((row, RowName::Any(wildcard))) = row.map(|row| (row, &row.name)) else { return Some(any(FOREIGN)) };
    if let WildcardNamespaces::Listed(list) = wildcard
        && list.iter().any(|id| plan.namespaces.text(*id) == ns::XSD)
    {
        // Every processor knows the schema of schemas, and rejects other elements in its namespace.
        let namespace = ns::XSD;
        return Some(Made::by_expression(quote!(s.declared_element(&[(#namespace, "schema", "")]))));
    }
    if !row.is_strict {
        return Some(any(namespace(plan, wildcard)));
    }
    let is_named = |example: &&Example| {
        rows.iter().any(|row| matches!(&row.name, RowName::Element(name) if *name == example.name))
    };
    let examples = admitted(plan, wildcard, plan.declared.elements.iter().filter(|example| !is_named(example)));
    (!examples.is_empty()).then(|| Made::by_expression(quote!(s.declared_element(&[#(#examples),*]))))
}

/// Returns the maker of an element that a wildcard admits, even if no valid one is known.
pub(super) fn element_or_other(plan: &Plan, row: Option<&Row>, rows: &[Row]) -> Made {
    element(plan, row, rows).unwrap_or_else(|| match row.map(|row| &row.name) {
        Some(RowName::Any(wildcard)) => any(namespace(plan, wildcard)),
        _ => any(FOREIGN),
    })
}

/// Returns the maker of the attributes that a struct does not declare.
pub(super) fn attributes(plan: &Plan, of: &Struct) -> Made {
    let Some(wildcard) = &of.any_attribute else { return none() };
    if !of.is_strict {
        let namespace = namespace(plan, wildcard);
        return Made::by_expression(quote!(s.any_attributes(#namespace)));
    }
    let is_named = |example: &&Example| of.attributes.iter().any(|attribute| attribute.name == example.name);
    let examples = admitted(plan, wildcard, plan.declared.attributes.iter().filter(|example| !is_named(example)));
    if examples.is_empty() {
        return none();
    }
    Made::by_expression(quote!(s.declared_attributes(&[#(#examples),*])))
}

fn none() -> Made {
    Made::by_expression(quote!(rt::AnyAttributes::default()))
}

fn any(namespace: &str) -> Made {
    Made::by_expression(quote!(s.any_element(#namespace)))
}

/// Returns a namespace that a wildcard admits: a foreign one if possible.
fn namespace<'p>(plan: &'p Plan, wildcard: &WildcardNamespaces) -> &'p str {
    match wildcard {
        WildcardNamespaces::Listed(list) => list.first().map_or(FOREIGN, |ns| plan.namespaces.text(*ns)),
        _ => FOREIGN,
    }
}

/// Returns the examples that a wildcard admits, as tuples of namespace, local name and text.
fn admitted<'p>(
    plan: &'p Plan,
    wildcard: &WildcardNamespaces,
    examples: impl Iterator<Item = &'p Example>,
) -> Vec<TokenStream> {
    let admits = |id: NsId| wildcard.admits(&plan.namespaces, plan.namespaces.text(id));
    let tuple = |example: &Example| {
        let (namespace, local) = (plan.namespaces.text(example.name.ns), &*example.name.local);
        let text = &*example.text;
        quote!((#namespace, #local, #text))
    };
    examples.filter(|example| admits(example.name.ns)).take(CHOICES).map(tuple).collect()
}
