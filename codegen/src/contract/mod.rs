//! The contract: everything in WSDL and XML Schema that instances depend on, and nothing about Rust.
//!
//! Lowering creates a contract, which never changes afterwards. A type holds its own content and names its base;
//! [`plan`](crate::plan) merges the content of bases and decides what Rust types there are.

mod content;
mod dump;
mod ledger;
mod lower;
mod namespaces;
mod service;
mod simple;
mod types;
mod wildcard;

pub use content::{Attribute, AttributeUse, ElementUse, GlobalAttribute, Occurs, Particle, ProcessContents, Term};
pub use ledger::{Component, Definition, Outcome};
pub use lower::lower;
pub use namespaces::{Namespaces, NsId, WireName};
pub use service::{
    Binding, Body, Carried, Deprecation, Exchange, Fault, Header, Interface, Message, Operation, Part, PartContent,
    Port, Service, SoapVersion, Style,
};
pub use simple::{Facets, Simple, Value, Variety};
pub use types::{
    Complex, Content, Derivation, Derivations, Element, ElementId, Kind, Type, TypeId, TypeName, TypeRef,
    ValueConstraint,
};
pub use wildcard::{Wildcard, WildcardNamespaces};

use crate::limits::DERIVATION_DEPTH;

/// Everything that a set of documents declares.
#[derive(Debug, Clone, PartialEq)]
pub struct Contract {
    /// The namespaces that names on the wire refer to.
    pub namespaces: Namespaces,
    /// All types, named and anonymous, in the order of the documents. A [`TypeId`] is an index in it.
    pub types: Vec<Type>,
    /// All global elements, in the order of the documents. An [`ElementId`] is an index in it.
    pub elements: Vec<Element>,
    /// All global attributes whose type is known, in the order of the documents.
    pub attributes: Vec<GlobalAttribute>,
    /// The port types, in the order of the documents.
    pub interfaces: Vec<Interface>,
    /// The SOAP bindings, in the order of the documents.
    pub bindings: Vec<Binding>,
    /// The services, in the order of the documents.
    pub services: Vec<Service>,
    /// The outcome of each component of the documents.
    pub ledger: Vec<Definition>,
    /// The number of bytes that documents and contract hold; later stages continue counting from there.
    pub held: usize,
}

impl Contract {
    /// Returns a type.
    pub fn get(&self, id: TypeId) -> &Type {
        &self.types[id.index()]
    }

    /// Returns a global element.
    pub fn element(&self, id: ElementId) -> &Element {
        &self.elements[id.index()]
    }

    /// Returns all global elements with their ids.
    pub fn element_ids(&self) -> impl Iterator<Item = (ElementId, &Element)> {
        self.elements.iter().enumerate().map(|(index, element)| (ElementId::of(index), element))
    }

    /// Returns a simple type and its simple bases, the nearest first.
    pub fn derivation(&self, id: TypeId) -> impl Iterator<Item = (&Type, &Simple)> {
        let mut next = Some(id);
        let step = move || {
            let ty = self.get(next?);
            next = match ty.base {
                Some((TypeRef::Type(base), _)) => Some(base),
                _ => None,
            };
            match &ty.kind {
                Kind::Simple(simple) => Some((ty, simple)),
                Kind::Complex(_) => None,
            }
        };
        std::iter::from_fn(step).take(DERIVATION_DEPTH + 1)
    }

    /// Returns all types with their ids.
    pub fn ids(&self) -> impl Iterator<Item = (TypeId, &Type)> {
        self.types.iter().enumerate().map(|(index, ty)| (TypeId::of(index), ty))
    }
}
