//! Items of a contract's types.
//!
//! An item is taken for each type first, in the order of the contract, so that types can refer to one another; choices and
//! groups inside of them follow as they turn up.

mod attributes;
mod choices;
mod facets;
mod families;
mod lexical;
mod nil;
mod origin;
mod remarks;
mod simple;
mod slots;
mod steps;
mod structs;
mod values;
mod whole;

use std::collections::HashMap;
use std::sync::Arc;

use super::decide::Decisions;
use super::model::{Models, Part};
use super::{Item, ItemId, ItemKind, Lexical, NamedFacets, Origin, Row, Struct};
use crate::budget::Budget;
use crate::contract::{Contract, Kind, Namespaces, TypeId, TypeName, WireName};
use crate::diagnostics::Place;
use crate::qname::QName;

pub(super) use structs::Key;
pub(super) use values::Value;

/// The state of building: the items so far.
pub(super) struct Builder<'b, 'c> {
    pub(super) contract: &'c Contract,
    pub(super) models: &'b Models<'c>,
    pub(super) decisions: &'b Decisions<'c>,
    pub(super) budget: &'b mut Budget,
    pub(super) namespaces: Namespaces,
    pub(super) items: Vec<Item>,
    /// The facets so far.
    pub(super) facets: Vec<NamedFacets>,
    found_facets: facets::Found,
    /// The item of each type that has one. For a family it is the family.
    pub(super) of_type: Vec<Option<ItemId>>,
    /// The structs of types that are families.
    pub(super) bases: HashMap<TypeId, ItemId>,
    /// The structs for the attributes of nil elements, by the type.
    nils: HashMap<TypeId, ItemId>,
    /// The Rust types of simple types, if already resolved.
    simple: Vec<Option<values::Resolved>>,
    simple_depth: usize,
    remarks: HashMap<TypeId, Arc<[String]>>,
    /// The valid texts of simple types.
    lexical: HashMap<TypeId, Option<Arc<Lexical>>>,
    /// The choices and groups of types, which derived types share; the flag says whether text is among the
    /// alternatives.
    parts: HashMap<(Part, bool), ItemId>,
    /// The choices and groups of named model groups, by their paths.
    shared: HashMap<Arc<str>, Vec<ItemId>>,
    /// The choices of substitution groups, by the paths of their heads.
    substitutions: HashMap<&'c str, ItemId>,
    /// The rows that a choice or group adds to its parent, with slot 0 and any occurrence.
    rows: HashMap<ItemId, Arc<[Row]>>,
    /// The keys of the members of structs, for structs that share members with others.
    pub(super) keys: HashMap<ItemId, Vec<Key>>,
}

impl<'b, 'c> Builder<'b, 'c> {
    pub(super) fn new(
        contract: &'c Contract,
        models: &'b Models<'c>,
        decisions: &'b Decisions<'c>,
        budget: &'b mut Budget,
    ) -> Self {
        let types = contract.types.len();
        Self {
            contract,
            models,
            decisions,
            budget,
            namespaces: contract.namespaces.clone(),
            items: Vec::with_capacity(types),
            facets: Vec::new(),
            found_facets: facets::Found::default(),
            of_type: vec![None; types],
            bases: HashMap::new(),
            nils: HashMap::new(),
            simple: vec![None; types],
            simple_depth: 0,
            remarks: HashMap::new(),
            lexical: HashMap::new(),
            parts: HashMap::new(),
            shared: HashMap::new(),
            substitutions: HashMap::new(),
            rows: HashMap::new(),
            keys: HashMap::new(),
        }
    }

    /// Builds the items of all types.
    pub(super) fn types(&mut self) {
        for (id, ty) in self.contract.ids() {
            match &ty.kind {
                // Only its redefinition refers to it.
                _ if matches!(ty.name, TypeName::Redefined(_)) => {}
                Kind::Complex(_) => {
                    self.complex_item(id);
                }
                Kind::Simple(_) => {
                    self.simple(id);
                }
            }
        }
        for (id, ty) in self.contract.ids() {
            if matches!(ty.kind, Kind::Complex(_)) && self.of_type[id.index()].is_some() {
                if self.budget.overdrawn().is_some() {
                    return;
                }
                self.fill(id);
            }
        }
    }

    /// Returns the item of a complex type, and allocates it if needed.
    pub(super) fn complex_item(&mut self, id: TypeId) -> ItemId {
        if let Some(item) = self.of_type[id.index()] {
            return item;
        }
        let ty = self.contract.get(id);
        let origin = self.origin(id);
        // Finding the parent may have allocated it.
        if let Some(item) = self.of_type[id.index()] {
            return item;
        }
        let added = self.add(item(ty.path.clone(), origin, ty.documentation.clone(), &ty.place));
        self.of_type[id.index()] = Some(added);
        if self.decisions.families.contains_key(&id) {
            let origin = match &ty.name {
                TypeName::Named(name) => Origin::Base(name.clone()),
                _ => self.items[added.index()].origin.clone(),
            };
            let path = format!("{}/base()", ty.path).into();
            let base = self.add(item(path, origin, ty.documentation.clone(), &ty.place));
            self.bases.insert(id, base);
        }
        added
    }

    /// Returns the struct of a complex type, even if the type is a family.
    pub(super) fn struct_item(&mut self, id: TypeId) -> ItemId {
        let item = self.complex_item(id);
        self.bases.get(&id).copied().unwrap_or(item)
    }

    pub(super) fn add(&mut self, item: Item) -> ItemId {
        let id = ItemId::of(self.items.len());
        self.items.push(item);
        id
    }

    /// Returns a name on the wire.
    pub(super) fn wire(&mut self, name: &QName) -> WireName {
        // Lowering has added all namespaces.
        let ns = self.namespaces.intern(&name.namespace).unwrap_or_default();
        WireName { ns, local: name.local.clone() }
    }

    /// Returns the namespace of what a type declares.
    fn namespace(&self, id: TypeId) -> Arc<str> {
        let mut id = id;
        // Anonymous types nest no deeper than documents do.
        for _ in 0..=crate::limits::DEPTH {
            match &self.contract.get(id).name {
                TypeName::Named(name)
                | TypeName::OfElement(name)
                | TypeName::OfAttribute(name)
                | TypeName::Redefined(name)
                | TypeName::InGroup { group: name, .. } => return name.namespace.clone(),
                TypeName::Nested { parent, .. } => id = *parent,
            }
        }
        Arc::default()
    }
}

/// Creates an item without content.
pub(super) fn item(path: Arc<str>, origin: Origin, documentation: Option<Arc<str>>, place: &Place) -> Item {
    Item {
        path,
        origin,
        documentation,
        remarks: Vec::new(),
        place: place.clone(),
        kind: ItemKind::Struct(Struct::default()),
        problems: Vec::new(),
    }
}
