//! Global elements and attributes with valid values, for wildcards that admit only declared ones.

use std::sync::Arc;

use super::super::Builder;
use super::{of_ref, some};
use crate::contract::{AttributeUse, Element, TypeRef, ValueConstraint};
use crate::plan::model::Models;
use crate::plan::{Declared, Example};

impl Builder<'_, '_> {
    /// Returns the global elements that are valid with text alone or without content, and the global attributes.
    pub(in crate::plan) fn declared(&self) -> Declared {
        let example = |name: &crate::contract::WireName, text| Some(Example { name: name.clone(), text: text? });
        let elements = self.contract.elements.iter().filter(|element| element.problems.is_empty());
        let elements = elements.filter(|element| !element.is_abstract);
        let attributes = self.contract.attributes.iter();
        Declared {
            elements: elements.filter_map(|element| example(&element.name, self.content(element))).collect(),
            attributes: attributes
                .filter_map(|attribute| example(&attribute.name, self.text_of(attribute.ty, attribute.value.as_ref())))
                .collect(),
        }
    }

    fn text_of(&self, ty: TypeRef, value: Option<&ValueConstraint>) -> Option<Arc<str>> {
        match value {
            Some(ValueConstraint::Fixed(text)) => Some(text.clone()),
            _ => some(&of_ref(self.contract, ty, 0)?).into_iter().next(),
        }
    }

    /// Returns a valid text of an element, which has no attributes and no child elements.
    fn content(&self, element: &Element) -> Option<Arc<str>> {
        let value = element.value.as_ref();
        let id = match element.ty {
            TypeRef::Builtin(_) => return self.text_of(element.ty, value),
            TypeRef::Type(id) => id,
        };
        let ty = self.contract.get(id);
        let Some(model) = self.models.get(id) else { return self.text_of(element.ty, value) };
        let is_required = |attribute: &&crate::contract::Attribute| attribute.usage == AttributeUse::Required;
        if ty.is_abstract || !model.problems.is_empty() || model.attributes.iter().any(is_required) {
            return None;
        }
        match model.text {
            Some(text) => self.text_of(text, value),
            None if is_emptiable(self.models, model) => Some(Arc::default()),
            None => None,
        }
    }
}

fn is_emptiable(models: &Models<'_>, model: &crate::plan::model::Model<'_>) -> bool {
    models.nodes(model).all(crate::plan::model::Node::is_emptiable)
}
