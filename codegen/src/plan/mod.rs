//! The plan: items with members, rows of the runtime's tables, and operations. Names, emitters and samples read the
//! plan and no earlier stage.
//!
//! [`build`] creates a plan from a contract and the decisions of configuration and conventions. The plan never changes
//! afterwards. It covers the whole contract; the selection is a separate set, so that selecting more never renames.

mod build;
mod decide;
mod facets;
mod finish;
pub(crate) mod globals;
mod item;
mod lexical;
mod model;
mod nearest;
mod operation;
mod problems;
mod row;
mod run;
mod select;
mod service;
#[cfg(test)]
mod tests;

pub use crate::contract::Deprecation;
pub use facets::{Facets, FacetsId, NamedFacets, PatternFinding};
pub use globals::{GlobalAttribute, Globals};
pub use item::{
    Alternative, Choice, Construction, Count, Enumeration, Family, FamilyMember, Item, ItemId, ItemKind, List, Member,
    Origin, Role, Scalar, SharedMember, Simple, Source, Struct, TypeUse, Union, UnionMember, Value, ValueType,
};
pub use lexical::{Declared, Example, Lexical};
pub(crate) use nearest::nearest;
pub use operation::{Block, Credentials, ErrorReport, Message, Operation, OperationKind, Service};
pub use row::{Attribute, Blocked, Row, RowName, Text};
pub use run::build;

pub use select::{Group, Selected, select};

pub use crate::report::Missing;

use crate::contract::{Namespaces, WireName};

/// The plan of a contract: its Rust items and its operations.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The namespaces that names on the wire refer to by index.
    pub namespaces: Namespaces,
    /// The structs and enums. An [`ItemId`] is an index in it.
    pub items: Vec<Item>,
    /// The global elements that have items, in the order of the contract, without abstract ones. Without a service, those
    /// are all.
    pub elements: Vec<GlobalElement>,
    /// The declarations that wildcards with `processContents="strict"` refer to; `None` with a service.
    pub globals: Option<Globals>,
    /// The facets of simple types. A [`FacetsId`] is an index in it.
    pub facets: Vec<NamedFacets>,
    /// Declared elements and attributes with valid values, for wildcards that admit only such.
    pub declared: Declared,
    /// The service; `None` if only types are generated.
    pub service: Option<Service>,
}

/// A global element.
#[derive(Debug, Clone, PartialEq)]
pub struct GlobalElement {
    /// Its name.
    pub name: WireName,
    /// The item of its type, or the struct that holds the whole element.
    pub item: ItemId,
}

impl Plan {
    /// Returns an item.
    pub fn get(&self, id: ItemId) -> &Item {
        &self.items[id.index()]
    }

    /// Returns the facets of a type.
    pub fn facets(&self, id: FacetsId) -> &NamedFacets {
        &self.facets[id.index()]
    }

    /// Returns all items with their ids.
    pub fn ids(&self) -> impl Iterator<Item = (ItemId, &Item)> {
        self.items.iter().enumerate().map(|(index, item)| (ItemId::of(index), item))
    }
}
