//! Members and rows of attributes.

use super::remarks;
use super::structs::{Draft, Key, member, not_a_text};
use super::{Builder, Value};
use crate::contract::{self, AttributeUse, Type, ValueConstraint, WireName};
use crate::plan::model::Model;
use crate::plan::{Attribute, Count, GlobalAttribute, Member, Role, Source, ValueType, problems};

impl<'c> Builder<'_, 'c> {
    /// Adds the attributes of a type.
    pub(super) fn attributes(&mut self, model: &Model<'c>, ty: &Type, draft: &mut Draft<'c>) {
        if !self.budget.spend(model.attributes.len(), &ty.place) {
            return;
        }
        for (number, attribute) in model.attributes.iter().enumerate() {
            let Ok(number) = u16::try_from(number) else { break };
            self.attribute(attribute, number, draft);
        }
        draft.of.any_attribute.clone_from(&model.any_attribute);
        draft.of.is_strict = model.is_strict;
        if model.any_attribute.is_some() {
            let path = draft.steps.only("@*");
            let any = Member {
                count: Count::Many { nil: false },
                ..member(path, "any_attributes".into(), Source::AnyAttributes, ValueType::AnyAttributes, &ty.place)
            };
            let any = self.marked(any);
            draft.push(Key::AnyAttributes, any);
        }
    }

    /// Returns the global attributes.
    pub(in crate::plan) fn global_attributes(&mut self) -> Vec<GlobalAttribute> {
        let contract = self.contract;
        let attributes = contract.attributes.iter().map(|attribute| {
            let value = self.text_value(attribute.ty);
            let has_type = value.is_text() && value.problems.is_empty();
            let row = row(&attribute.name, false, attribute.value.as_ref(), &value);
            GlobalAttribute { row, ty: has_type.then_some(value.ty) }
        });
        attributes.collect()
    }

    fn attribute(&mut self, attribute: &contract::Attribute, number: u16, draft: &mut Draft<'c>) {
        draft.problems.extend(attribute.problem.as_deref().cloned());
        let value = self.text_value(attribute.ty);
        problems::add(self.budget, &mut draft.problems, &value.problems, &attribute.place);
        if !value.is_text() {
            draft.problems.push(not_a_text(attribute.ty, &attribute.place));
        }
        let required = attribute.usage == AttributeUse::Required;
        let (count, role) = match (required, &attribute.value) {
            (true, Some(ValueConstraint::Fixed(_))) => (Count::One, Role::Fixed),
            (true, _) => (Count::One, Role::Value),
            (false, Some(ValueConstraint::Default(_))) => (Count::Default, Role::Value),
            (false, _) => (Count::Optional, Role::Value),
        };
        draft.of.attributes.push(row(&attribute.name, required, attribute.value.as_ref(), &value));
        let mut remarks = value.remarks.to_vec();
        remarks.extend(attribute.value.as_ref().map(|value| remarks::of_constraint(value, false)));
        let path = draft.steps.attribute(&attribute.name);
        let made = Member {
            count,
            role,
            documentation: attribute.documentation.clone(),
            type_use: value.type_use,
            lexical: value.lexical,
            remarks,
            ..member(path, attribute.name.local.clone(), Source::Attribute(number), value.ty, &attribute.place)
        };
        let made = self.marked(made);
        draft.push(Key::Attribute(attribute.name.clone()), made);
    }
}

fn row(name: &WireName, required: bool, constraint: Option<&ValueConstraint>, value: &Value) -> Attribute {
    let (white_space, facets) = (value.white_space, value.facets);
    Attribute { name: name.clone(), required, constraint: constraint.cloned(), white_space, facets }
}
