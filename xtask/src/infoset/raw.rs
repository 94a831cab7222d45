//! Elements without a declaration: everything in them counts, but for prefixes.

use wsdl_codegen::qname::ns;

use super::compare::Walk;
use super::difference::{Child, What};
use super::document::{Element, Name, Node, resolve};

impl Walk<'_, '_> {
    /// Compares two elements of one name that have no declaration.
    pub(super) fn raw(&mut self, one: &Element, other: &Element) {
        let differences = self.found.len();
        self.raw_attributes(one, other, |_| true);
        self.raw_children(one, other);
        if self.found.len() > differences {
            return;
        }
        // A type that instances name is known all the same: names in its texts mean the same, too.
        if let (Some(ty), Some(_)) = (self.named_type(one), self.named_type(other)) {
            self.content(ty, &[], one, other);
        }
    }

    /// Compares attributes whose types are not known.
    pub(super) fn raw_attributes(&mut self, one: &Element, other: &Element, counts: impl Fn(&Name) -> bool) {
        let value = |element: &Element, name: &Name| {
            let value = element.attribute(&name.namespace, &name.local)?;
            // These have types everywhere.
            match (name.namespace.as_str(), name.local.as_str(), value.trim()) {
                (ns::XSI, "nil", "1") => Some("true".to_owned()),
                // It says no more than its absence.
                (ns::XSI, "nil", "0" | "false") => None,
                (ns::XSI, "nil", value) => Some(value.to_owned()),
                (ns::XSI, "type", name) => {
                    Some(resolve(&element.scope, name).map_or_else(|| value.to_owned(), |name| name.to_string()))
                }
                _ => Some(value.to_owned()),
            }
        };
        let mut names: Vec<&Name> =
            one.attributes.iter().chain(&other.attributes).map(|attribute| &attribute.name).collect();
        names.sort();
        names.dedup();
        for name in names.into_iter().filter(|name| counts(name)) {
            let (in_one, in_other) = (value(one, name), value(other, name));
            if in_one != in_other {
                self.report(What::Attribute(name.clone(), in_one, in_other));
            }
        }
    }

    /// Compares content whose type is not known: text and elements in their order.
    pub(super) fn raw_children(&mut self, one: &Element, other: &Element) {
        for at in 0..one.children.len().max(other.children.len()) {
            match (one.children.get(at), other.children.get(at)) {
                (Some(Node::Element(in_one)), Some(Node::Element(in_other))) if in_one.name == in_other.name => {
                    self.within(one, at, |walk| walk.raw(in_one, in_other));
                }
                (Some(Node::Text(in_one)), Some(Node::Text(in_other))) if in_one == in_other => {}
                (in_one, in_other) => return self.report(What::Child(at, child(in_one), child(in_other))),
            }
        }
    }
}

/// A child as it is shown.
pub(super) fn child(node: Option<&Node>) -> Option<Child> {
    Some(match node? {
        Node::Element(element) => Child::Element(element.name.clone()),
        Node::Text(text) => Child::Text(text.clone()),
    })
}
