//! Lowers documents to the contract: follows references, expands groups, links types to their bases, and combines
//! operations with their bindings.
//!
//! Everything is lowered, whether it is needed or not. A problem belongs to exactly the type, element, part or binding
//! that has it, and affects everything that needs it. Lowering recurses only into nested parts of a document, whose
//! depth is limited.

mod address;
mod attribute_groups;
mod attributes;
mod bases;
mod bindings;
mod complex;
mod declare;
mod deprecation;
mod elements;
mod groups;
mod index;
mod interfaces;
mod owner;
mod particles;
mod problems;
mod same;
mod services;
mod simple;
mod substitution;
mod values;
mod varieties;
mod wildcards;

use std::collections::{HashMap, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use super::Contract;
use super::ledger::Definition;
use super::namespaces::{Namespaces, NsId, WireName};
use super::types::{Derivations, Element, ElementId, Type, TypeId, TypeRef};
use crate::budget::Budget;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::limits;
use crate::load::Documents;
use crate::qname::{QName, ns};
use crate::xsd::builtin::Builtin;
use crate::xsd::document::{ComplexType, Derivation, Schema, SimpleType, TypeDefinition};
use attributes::Global;
use index::Index;
use problems::undefined;
use varieties::Made;

/// Lowers all documents. Returns `None` if the description exceeds a limit, which is reported. All other problems are
/// part of the contract.
pub fn lower(documents: &Documents, diagnostics: &mut Diagnostics) -> Option<Contract> {
    lower_within(Budget::of_bytes(documents.held), documents, diagnostics)
}

fn lower_within(mut budget: Budget, documents: &Documents, diagnostics: &mut Diagnostics) -> Option<Contract> {
    let index = Index::of(&documents.schemas, &mut budget, diagnostics);
    let mut lowering = Lowering::new(&documents.schemas, index, budget, diagnostics);
    lowering.declare();
    lowering.resolve_elements();
    lowering.fill();
    lowering.resolve_simple();
    lowering.connect_bases();
    lowering.substitute();
    let names = crate::wsdl::resolve::Names::of(&documents.definitions);
    let interfaces = lowering.interfaces(&documents.definitions, &names);
    let bindings = lowering.bindings(&documents.definitions, &names, &interfaces);
    let services = lowering.services(&documents.definitions, &bindings);
    let attributes = lowering.known_attributes();
    let Lowering { namespaces, types, elements, ledger, budget, overflow, diagnostics, .. } = lowering;
    let overdrawn = budget.overdrawn().cloned();
    let overflow = overflow.map(|place| {
        let title = format!("there are more than {} namespaces", limits::CONTRACT_NAMESPACES);
        Diagnostic::error(title, Some(place), "divide the description into several")
    });
    if let Some(problem) = overdrawn.or(overflow) {
        diagnostics.push(problem);
        return None;
    }
    let held = budget.spent();
    let bindings = bindings.list;
    let interfaces = interfaces.list;
    Some(Contract { namespaces, types, elements, attributes, interfaces, bindings, services, ledger, held })
}

/// The definition from which the content of a type is lowered.
#[derive(Clone, Copy)]
enum Source<'d> {
    Complex(&'d ComplexType),
    Simple(&'d SimpleType),
}

/// A type that is allocated, but whose content is not lowered yet.
struct Todo<'d> {
    id: TypeId,
    source: Source<'d>,
    /// Its entry in the index, if it is a named type.
    entry: Option<usize>,
    schema: usize,
}

/// The state of lowering: the arenas so far, and the ids of named components.
struct Lowering<'d, 'r> {
    schemas: &'d [Schema],
    index: Index<'d>,
    budget: Budget,
    diagnostics: &'r mut Diagnostics,
    namespaces: Namespaces,
    /// The place of the first namespace that exceeds the limit.
    overflow: Option<Place>,
    types: Vec<Type>,
    elements: Vec<Element>,
    /// How simple types are derived.
    made: HashMap<TypeId, Made<'d>>,
    /// The ids of named types and elements, by their entries in the index.
    type_ids: Vec<Option<TypeId>>,
    element_ids: Vec<Option<ElementId>>,
    attributes: Vec<Option<Rc<Global>>>,
    groups: Vec<Option<Rc<groups::Written>>>,
    attribute_groups: Vec<Option<Rc<attribute_groups::Written>>>,
    todo: VecDeque<Todo<'d>>,
    ledger: Vec<Definition>,
}

impl<'d, 'r> Lowering<'d, 'r> {
    fn new(schemas: &'d [Schema], index: Index<'d>, budget: Budget, diagnostics: &'r mut Diagnostics) -> Self {
        let type_ids = vec![None; index.types.entries.len()];
        let element_ids = vec![None; index.elements.entries.len()];
        let attributes = vec![None; index.attributes.entries.len()];
        let groups = vec![None; index.groups.entries.len()];
        let attribute_groups = vec![None; index.attribute_groups.entries.len()];
        Self {
            schemas,
            index,
            budget,
            diagnostics,
            namespaces: Namespaces::default(),
            overflow: None,
            types: Vec::new(),
            elements: Vec::new(),
            made: HashMap::new(),
            type_ids,
            element_ids,
            attributes,
            groups,
            attribute_groups,
            todo: VecDeque::new(),
            ledger: Vec::new(),
        }
    }

    /// Lowers the contents of all types, including types that turn up on the way, and components that no type refers
    /// to.
    fn fill(&mut self) {
        self.fill_types();
        for attribute in
            (0..self.attributes.len()).filter(|attribute| self.index.attributes.counts(*attribute)).collect::<Vec<_>>()
        {
            self.global_attribute(attribute);
        }
        for group in (0..self.groups.len()).filter(|group| self.index.groups.counts(*group)).collect::<Vec<_>>() {
            self.group(group);
        }
        let of_attributes = 0..self.attribute_groups.len();
        for group in of_attributes.filter(|group| self.index.attribute_groups.counts(*group)).collect::<Vec<_>>() {
            self.attribute_group(group);
        }
        self.fill_types();
    }

    fn fill_types(&mut self) {
        while let Some(todo) = self.todo.pop_front() {
            if self.budget.overdrawn().is_some() {
                break;
            }
            match todo.source {
                Source::Complex(ty) => self.fill_complex(&todo, ty),
                Source::Simple(ty) => self.fill_simple(&todo, ty),
            }
        }
    }

    /// Returns the type that a reference inside this definition means.
    fn type_named(&mut self, from: Option<usize>, name: &QName, place: &Place) -> Result<TypeRef, Diagnostic> {
        if &*name.namespace == ns::XSD
            && let Some(builtin) = Builtin::from_local_name(&name.local)
        {
            return Ok(TypeRef::Builtin(builtin));
        }
        let found = self.index.types.find_from(from, name).and_then(|entry| self.type_ids[entry]);
        found.map(TypeRef::Type).ok_or_else(|| undefined("type", name, place))
    }

    /// Returns the type that a reference inside this definition means, which must be simple.
    fn simple_named(&mut self, from: Option<usize>, name: &QName, place: &Place) -> Result<TypeRef, Diagnostic> {
        if let Some(entry) = self.index.types.find_from(from, name)
            && matches!(self.index.types.entries[entry].item, TypeDefinition::Complex(_))
        {
            return Err(problems::not_simple(name, place));
        }
        match self.type_named(from, name, place)? {
            TypeRef::Builtin(Builtin::AnyType) => Ok(TypeRef::Builtin(Builtin::AnySimpleType)),
            other => Ok(other),
        }
    }

    fn wire(&mut self, name: &QName, place: &Place) -> WireName {
        WireName { ns: self.intern(&name.namespace, place), local: name.local.clone() }
    }

    fn intern(&mut self, namespace: &Arc<str>, place: &Place) -> NsId {
        self.namespaces.intern(namespace).unwrap_or_else(|| {
            self.overflow.get_or_insert_with(|| place.clone());
            NsId::default()
        })
    }

    /// Copies a text into the contract, where it is shared. Returns `None` if there is none, or if the budget is
    /// exceeded.
    fn text(&mut self, text: Option<&String>, place: &Place) -> Option<Arc<str>> {
        let text = text?;
        self.budget.spend(text.len(), place).then(|| text.as_str().into())
    }

    /// Joins the parts of a path. Returns an empty path if the budget is exceeded.
    fn path(&mut self, parts: &[&str], place: &Place) -> Arc<str> {
        let length = parts.iter().map(|part| part.len()).sum::<usize>();
        if self.budget.spend(length, place) { parts.concat().into() } else { "".into() }
    }

    /// Counts the memory of problems. Returns none of them if the budget is exceeded.
    fn paid(&mut self, problems: Vec<Diagnostic>, place: &Place) -> Vec<Diagnostic> {
        let weight = problems.iter().map(problems::weight).sum();
        if weight == 0 || self.budget.spend(weight, place) { problems } else { Vec::new() }
    }

    /// Returns `block` of a declaration, or else the default of its schema.
    fn block(&self, block: Option<&Vec<Derivation>>, schema: usize) -> Derivations {
        let list = block.unwrap_or(&self.schemas[schema].block_default);
        Derivations {
            extension: list.contains(&Derivation::Extension),
            restriction: list.contains(&Derivation::Restriction),
            substitution: list.contains(&Derivation::Substitution),
        }
    }
}

#[cfg(test)]
mod tests;
