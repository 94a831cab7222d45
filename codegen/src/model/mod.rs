//! What is generated, free of the documents that it was read from: an arena of types, operations as data.
//!
//! A field holds the id of its type, never a name or a nested type. Passes work on it, names are allotted beside it, the
//! emitters read both and nothing else.

mod dump;

mod service;
mod types;

pub use crate::contract::{Namespaces, NsId, WireName};
pub use service::{
    Block, Credentials, Deprecation, Element, ErrorReport, Operation, OperationKind, Service, SoapVersion,
};
pub use types::{
    Construction, Enumeration, Field, Kind, List, Occurs, Origin, Role, Scalar, Structure, Type, TypeId, TypeRef, Value,
};

/// A whole contract: every operation and type of the description, whatever is selected.
#[derive(Debug, Clone, PartialEq)]
pub struct Contract {
    /// The namespaces that names on the wire count.
    pub namespaces: Namespaces,
    /// The arena: a [`TypeId`] is an index in it. Its order is that of the documents.
    pub types: Vec<Type>,
    /// The service.
    pub service: Service,
}

impl Contract {
    /// A type of the arena.
    pub fn get(&self, id: TypeId) -> &Type {
        &self.types[id.index()]
    }

    /// All types with their ids, in the order of the arena.
    pub fn ids(&self) -> impl Iterator<Item = (TypeId, &Type)> {
        self.types.iter().enumerate().map(|(index, ty)| (TypeId::of(index), ty))
    }
}
