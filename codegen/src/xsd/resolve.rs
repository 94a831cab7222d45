//! The global components of all schemas by kind and name.

use std::collections::HashMap;

use super::document::{
    AttributeDeclaration, AttributeGroup, ComplexType, ElementDeclaration, Group, Schema, SimpleType, TypeDefinition,
};
use crate::qname::QName;

/// The global components of all schemas. Kinds do not share names with each other, except that simple and complex types
/// are one kind (XML Schema part 1, section 2.5). Of components of one kind and name, the first counts.
#[derive(Debug, Default)]
pub struct Components<'d> {
    elements: HashMap<&'d QName, &'d ElementDeclaration>,
    types: HashMap<&'d QName, &'d TypeDefinition>,
    attributes: HashMap<&'d QName, &'d AttributeDeclaration>,
    groups: HashMap<&'d QName, &'d Group>,
    attribute_groups: HashMap<&'d QName, &'d AttributeGroup>,
}

impl<'d> Components<'d> {
    /// The components of these schemas. What a schema redefines takes the place of what it redefines.
    pub fn of(schemas: &'d [Schema]) -> Self {
        let mut all = Self::default();
        for redefine in schemas.iter().flat_map(|schema| &schema.redefines) {
            for ty in &redefine.types {
                if let Some(name) = ty.name() {
                    all.types.entry(name).or_insert(ty);
                }
            }
            for group in &redefine.groups {
                all.groups.entry(&group.name).or_insert(group);
            }
            for group in &redefine.attribute_groups {
                all.attribute_groups.entry(&group.name).or_insert(group);
            }
        }
        for schema in schemas {
            for element in &schema.elements {
                all.elements.entry(&element.name).or_insert(element);
            }
            for ty in &schema.types {
                if let Some(name) = ty.name() {
                    all.types.entry(name).or_insert(ty);
                }
            }
            for attribute in &schema.attributes {
                all.attributes.entry(&attribute.name).or_insert(attribute);
            }
            for group in &schema.groups {
                all.groups.entry(&group.name).or_insert(group);
            }
            for group in &schema.attribute_groups {
                all.attribute_groups.entry(&group.name).or_insert(group);
            }
        }
        all
    }

    /// A global element.
    pub fn element(&self, name: &QName) -> Option<&'d ElementDeclaration> {
        self.elements.get(name).copied()
    }

    /// A named complex type.
    pub fn complex_type(&self, name: &QName) -> Option<&'d ComplexType> {
        match self.types.get(name) {
            Some(TypeDefinition::Complex(ty)) => Some(ty),
            _ => None,
        }
    }

    /// A named simple type.
    pub fn simple_type(&self, name: &QName) -> Option<&'d SimpleType> {
        match self.types.get(name) {
            Some(TypeDefinition::Simple(ty)) => Some(ty),
            _ => None,
        }
    }

    /// A model group.
    pub fn group(&self, name: &QName) -> Option<&'d Group> {
        self.groups.get(name).copied()
    }

    /// A global attribute.
    pub fn attribute(&self, name: &QName) -> Option<&'d AttributeDeclaration> {
        self.attributes.get(name).copied()
    }

    /// An attribute group.
    pub fn attribute_group(&self, name: &QName) -> Option<&'d AttributeGroup> {
        self.attribute_groups.get(name).copied()
    }
}
