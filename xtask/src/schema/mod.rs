//! What a contract says of instances: types with the content of their bases, and what may stand for a type or an element.
//!
//! The generator's plan is not asked, so that what is found here can be held against it.

mod content;
mod expected;
mod substitution;
#[cfg(test)]
pub(crate) mod support;

use std::collections::HashMap;

use wsdl_codegen::contract::{Contract, Element, ElementId, ElementUse, TypeName, TypeRef, ValueConstraint, WireName};
use wsdl_codegen::contract::{Derivations, Wildcard};
use wsdl_codegen::qname::ns;
use wsdl_codegen::xsd::builtin::Builtin;

pub use content::Content;
pub use expected::Expected;

/// A contract whose components are found by name.
#[derive(Debug)]
pub struct Schema<'c> {
    /// The contract.
    pub contract: &'c Contract,
    types: HashMap<(&'c str, &'c str), TypeRef>,
    elements: HashMap<(&'c str, &'c str), ElementId>,
}

/// What is declared of an element, in a content model or for itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Declaration<'c> {
    /// Its name.
    pub name: &'c WireName,
    /// The global element, if it is one.
    pub global: Option<ElementId>,
    /// Its type.
    pub ty: TypeRef,
    /// Whether it is nillable.
    pub nillable: bool,
    /// The value of an empty element.
    pub value: Option<&'c ValueConstraint>,
    /// What may not replace it.
    pub block: Derivations,
}

impl<'c> Schema<'c> {
    /// Indexes a contract.
    pub fn of(contract: &'c Contract) -> Self {
        let mut types = HashMap::new();
        for (id, ty) in contract.ids() {
            if let TypeName::Named(name) = &ty.name {
                types.entry((&*name.namespace, &*name.local)).or_insert(TypeRef::Type(id));
            }
        }
        for builtin in Builtin::ALL {
            types.insert((ns::XSD, builtin.local_name()), TypeRef::Builtin(*builtin));
        }
        let mut elements = HashMap::new();
        for (id, element) in contract.element_ids() {
            elements.entry((contract.namespaces.text(element.name.ns), &*element.name.local)).or_insert(id);
        }
        Self { contract, types, elements }
    }

    /// Returns the type of a name.
    pub fn type_named(&self, namespace: &str, local: &str) -> Option<TypeRef> {
        self.types.get(&(namespace, local)).copied()
    }

    /// Returns the global element of a name.
    pub fn element_named(&self, namespace: &str, local: &str) -> Option<ElementId> {
        self.elements.get(&(namespace, local)).copied()
    }

    /// Returns the namespace and the local name of an element or attribute.
    pub fn name(&self, name: &'c WireName) -> (&'c str, &'c str) {
        (self.contract.namespaces.text(name.ns), &name.local)
    }

    /// Returns the qualified name of a type, if it has one that instances can refer to.
    pub fn type_name(&self, ty: TypeRef) -> Option<(&'c str, &'c str)> {
        match ty {
            TypeRef::Builtin(builtin) => Some((ns::XSD, builtin.local_name())),
            TypeRef::Type(id) => match &self.contract.get(id).name {
                // Of several types with one name, only the first is found by it.
                TypeName::Named(name) if self.type_named(&name.namespace, &name.local) == Some(ty) => {
                    Some((&name.namespace, &name.local))
                }
                _ => None,
            },
        }
    }

    /// Returns what is declared of a global element.
    pub fn global(&self, id: ElementId) -> Declaration<'c> {
        let Element { name, ty, nillable, value, block, .. } = self.contract.element(id);
        Declaration { name, global: Some(id), ty: *ty, nillable: *nillable, value: value.as_ref(), block: *block }
    }

    /// Returns what is declared of an element in a content model.
    pub fn local(&self, element: &'c ElementUse) -> Declaration<'c> {
        let ElementUse { name, global, ty, nillable, value, block, .. } = element;
        Declaration { name, global: *global, ty: *ty, nillable: *nillable, value: value.as_ref(), block: *block }
    }

    /// Whether a wildcard admits a namespace (XML Schema part 1, section 3.10.4).
    pub fn admits(&self, wildcard: &Wildcard, namespace: &str) -> bool {
        wildcard.namespaces.admits(&self.contract.namespaces, namespace)
    }
}
