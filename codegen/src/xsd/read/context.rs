//! What the readers of all components share.

use std::sync::Arc;

use crate::diagnostics::Diagnostics;
use crate::qname::{QName, ns};
use crate::shown::shortened;
use crate::xml::{Node, tidy};
use crate::xsd::document::{Derivation, Form};

/// The schema that is being read.
pub(super) struct Context<'d> {
    pub(super) diagnostics: &'d mut Diagnostics,
    pub(super) target_namespace: Arc<str>,
    /// Whether the target namespace is that of the includer.
    pub(super) chameleon: bool,
    pub(super) element_form_default: Form,
    pub(super) attribute_form_default: Form,
}

impl Context<'_> {
    /// Returns the name of the component to which an attribute refers; `None` if the attribute is absent or wrong.
    pub(super) fn reference(&mut self, node: Node<'_>, attribute: &str) -> Option<QName> {
        let name = node.qname(attribute, self.diagnostics)?;
        Some(self.adopt(name))
    }

    /// Returns the name of the component to which a required attribute refers.
    pub(super) fn required_reference(&mut self, node: Node<'_>, attribute: &str) -> Option<QName> {
        if node.attribute(attribute).is_none() {
            node.lacks(attribute, self.diagnostics);
        }
        self.reference(node, attribute)
    }

    /// Returns the names of the components to which an attribute refers, separated by white space.
    pub(super) fn references(&mut self, node: Node<'_>, attribute: &str) -> Vec<QName> {
        let mut names = Vec::new();
        for text in node.attribute(attribute).unwrap_or_default().split_ascii_whitespace() {
            match node.resolve_qname(text) {
                Ok(name) => names.push(self.adopt(name)),
                Err(diagnostic) => self.diagnostics.push(diagnostic),
            }
        }
        names
    }

    /// Returns the name in the target namespace of the includer, if it is in no namespace and the schema takes that on.
    fn adopt(&self, name: QName) -> QName {
        if self.chameleon && name.namespace.is_empty() {
            return QName { namespace: self.target_namespace.clone(), local: name.local };
        }
        name
    }

    /// Returns the name of a global component. A component without a valid name is an error, since nothing can refer to it.
    pub(super) fn global_name(&mut self, node: Node<'_>) -> Option<QName> {
        let local = self.name(node)?;
        Some(QName { namespace: self.target_namespace.clone(), local })
    }

    /// Returns the name of a local element or attribute, and its `form` as written.
    pub(super) fn local_name(&mut self, node: Node<'_>, default: Form) -> Option<(QName, Option<Form>)> {
        let local = self.name(node)?;
        let forms = [("qualified", Form::Qualified), ("unqualified", Form::Unqualified)];
        let form = node.keyword("form", &forms, self.diagnostics);
        let namespace = match form.unwrap_or(default) {
            Form::Qualified => self.target_namespace.clone(),
            Form::Unqualified => "".into(),
        };
        Some((QName { namespace, local }, form))
    }

    fn name(&mut self, node: Node<'_>) -> Option<Arc<str>> {
        if node.attribute("name").is_none() {
            node.lacks("name", self.diagnostics);
        }
        node.ncname("name", self.diagnostics)
    }

    /// Returns the derivations that an attribute lists. `all` are those that it may list.
    pub(super) fn derivations(
        &mut self,
        node: Node<'_>,
        attribute: &str,
        all: &[Derivation],
    ) -> Option<Vec<Derivation>> {
        let value = node.attribute(attribute)?.trim_ascii();
        if value == "#all" {
            return Some(all.to_vec());
        }
        let word = |derivation: &Derivation| match derivation {
            Derivation::Extension => "extension",
            Derivation::Restriction => "restriction",
            Derivation::Substitution => "substitution",
            Derivation::List => "list",
            Derivation::Union => "union",
        };
        let mut derivations = Vec::new();
        let mut is_known = true;
        for part in value.split_ascii_whitespace() {
            match all.iter().find(|derivation| word(derivation) == part) {
                Some(derivation) if derivations.contains(derivation) => {}
                Some(derivation) => derivations.push(*derivation),
                None => is_known = false,
            }
        }
        if !is_known {
            let words: Vec<_> = all.iter().map(word).collect();
            let help = format!("Use '#all', or a list of these: {}.", words.join(", "));
            let title = format!("{attribute}='{}' is not a known value", shortened(value));
            self.diagnostics.error(title, &node.place(), help);
        }
        Some(derivations)
    }

    /// Reports a second child of a kind that may occur once.
    pub(super) fn second(&mut self, node: Node<'_>) {
        let title = format!("the element '{}' is one too many", node.local_name());
        self.diagnostics.error(title, &node.place(), "Only one of its kind is allowed here. Remove the others.");
    }
}

/// Returns the children in the namespace of XML Schema, except annotations.
pub(super) fn xsd_children<'a>(node: Node<'a>) -> impl Iterator<Item = Node<'a>> {
    node.children().filter(|child| child.name().0 == ns::XSD && child.local_name() != "annotation")
}

/// Returns the documentation of a component: the texts of all `documentation` elements, separated by empty lines.
pub(super) fn documentation(node: Node<'_>) -> Option<String> {
    let annotations = node.children_named(ns::XSD, "annotation");
    let parts = annotations.flat_map(|annotation| annotation.children_named(ns::XSD, "documentation"));
    let texts: Vec<_> = parts.filter_map(|part| tidy(&part.all_text())).collect();
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}
