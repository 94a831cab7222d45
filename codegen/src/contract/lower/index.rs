//! The global components of all schemas, by kind and name: the definitions that references find, and those that
//! redefinitions redefine (XML Schema part 1, section 4.2.2).

use std::collections::{HashMap, HashSet, VecDeque};

use super::same::Same;
use crate::budget::Budget;
use crate::diagnostics::{Diagnostics, Place};
use crate::qname::QName;
use crate::xsd::document::{
    AttributeDeclaration, AttributeGroup, ElementDeclaration, Group, Redefine, Schema, TypeDefinition,
};

/// The tables of all kinds.
pub(super) struct Index<'d> {
    pub(super) elements: Table<'d, ElementDeclaration>,
    pub(super) types: Table<'d, TypeDefinition>,
    pub(super) attributes: Table<'d, AttributeDeclaration>,
    pub(super) groups: Table<'d, Group>,
    pub(super) attribute_groups: Table<'d, AttributeGroup>,
}

/// A definition and its schema.
pub(super) struct Entry<'d, T> {
    pub(super) item: &'d T,
    pub(super) name: &'d QName,
    /// The index of its schema.
    pub(super) schema: usize,
    redefine: Option<&'d Redefine>,
    /// The definition that it redefines, if known.
    pub(super) original: Option<usize>,
    /// Whether another definition redefines it.
    is_redefined: bool,
    /// Whether references find it.
    counts: bool,
}

/// The definitions of one kind.
pub(super) struct Table<'d, T> {
    pub(super) entries: Vec<Entry<'d, T>>,
    by_name: HashMap<&'d QName, usize>,
}

impl<T> Default for Table<'_, T> {
    fn default() -> Self {
        Self { entries: Vec::new(), by_name: HashMap::new() }
    }
}

impl<'d, T: Same> Table<'d, T> {
    fn add(&mut self, item: &'d T, name: &'d QName, schema: usize, redefine: Option<&'d Redefine>) {
        self.entries.push(Entry { item, name, schema, redefine, original: None, is_redefined: false, counts: false });
    }

    /// Returns the definition that a reference finds.
    pub(super) fn find(&self, name: &QName) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// Returns the definition that a reference inside another definition finds. In a redefinition, a reference to its
    /// own name means the redefined definition.
    pub(super) fn find_from(&self, from: Option<usize>, name: &QName) -> Option<usize> {
        match from.and_then(|from| self.entries.get(from)) {
            Some(entry) if entry.redefine.is_some() && entry.name == name => entry.original,
            _ => self.find(name),
        }
    }

    /// Returns `true` if references find this definition.
    pub(super) fn counts(&self, index: usize) -> bool {
        self.entries[index].counts
    }

    fn resolve(
        &mut self,
        kind: &str,
        documents: &Neighbours<'d>,
        place: fn(&T) -> &Place,
        budget: &mut Budget,
        diagnostics: &mut Diagnostics,
    ) {
        let mut all: HashMap<&'d QName, Vec<usize>> = HashMap::new();
        for (index, entry) in self.entries.iter().enumerate() {
            all.entry(entry.name).or_default().push(index);
        }
        for (index, redefine) in self
            .entries
            .iter()
            .enumerate()
            .filter_map(|(index, entry)| Some((index, entry.redefine?)))
            .collect::<Vec<_>>()
        {
            let candidates = &all[self.entries[index].name];
            let Some(original) = self.original(index, redefine, candidates, documents, budget) else { continue };
            // Documents that redefine each other in a cycle have no original.
            let is_ring = std::iter::successors(Some(original), |at| self.entries[*at].original)
                .take(candidates.len() + 1)
                .any(|at| at == index);
            if !is_ring {
                self.entries[index].original = Some(original);
                self.entries[original].is_redefined = true;
            }
        }
        // In the order of the definitions, so that warnings come in that order too.
        for index in 0..self.entries.len() {
            let entry = &self.entries[index];
            let name = entry.name;
            let Some(candidates) = all.remove(name) else { continue };
            let tops = || candidates.iter().copied().filter(|at| !self.entries[*at].is_redefined);
            let chosen =
                tops().find(|at| self.entries[*at].redefine.is_some()).or_else(|| tops().next()).unwrap_or(index);
            for other in tops().filter(|other| *other != chosen) {
                let (first, second) = (self.entries[chosen].item, self.entries[other].item);
                if !first.same(second) {
                    let title = format!("{kind} {} is defined again, differently", super::problems::brief(name));
                    let at = place(first);
                    let help = format!("the definition in line {} of `{}` counts", at.line, at.file);
                    diagnostics.warning(title, place(second), help);
                }
            }
            self.by_name.insert(name, chosen);
            self.entries[chosen].counts = true;
        }
    }

    /// Returns the definition that a redefinition redefines: the nearest one of its name, starting at the document that
    /// it names.
    fn original(
        &self,
        index: usize,
        redefine: &'d Redefine,
        candidates: &[usize],
        documents: &Neighbours<'d>,
        budget: &mut Budget,
    ) -> Option<usize> {
        let others = || candidates.iter().copied().filter(|other| *other != index);
        if let (Some(only), None) = (others().next(), others().nth(1)) {
            return Some(only);
        }
        let mut by_schema: HashMap<usize, usize> = HashMap::new();
        for other in others() {
            let at = by_schema.entry(self.entries[other].schema).or_insert(other);
            if self.entries[other].redefine.is_some() {
                *at = other;
            }
        }
        let namespace = &self.entries[index].name.namespace;
        let mut seen: HashSet<usize> = HashSet::new();
        let mut queue: VecDeque<usize> = documents.at(&redefine.document, namespace).iter().copied().collect();
        while let Some(schema) = queue.pop_front() {
            if !seen.insert(schema) || !budget.spend(size_of::<usize>(), &redefine.place) {
                continue;
            }
            if let Some(found) = by_schema.get(&schema) {
                return Some(*found);
            }
            queue.extend(documents.next(schema, namespace));
        }
        None
    }
}

/// Which schemas include or redefine which.
struct Neighbours<'d> {
    schemas: &'d [Schema],
    /// The schemas by file and namespace.
    at: HashMap<&'d str, HashMap<&'d str, Vec<usize>>>,
}

impl<'d> Neighbours<'d> {
    fn of(schemas: &'d [Schema]) -> Self {
        let mut at: HashMap<&str, HashMap<&str, Vec<usize>>> = HashMap::new();
        for (index, schema) in schemas.iter().enumerate() {
            let of_file = at.entry(&*schema.place.file).or_default();
            of_file.entry(&*schema.target_namespace).or_default().push(index);
        }
        Self { schemas, at }
    }

    fn at(&self, document: &str, namespace: &str) -> &[usize] {
        self.at.get(document).and_then(|of_file| of_file.get(namespace)).map_or(&[], Vec::as_slice)
    }

    fn next<'n>(&'n self, schema: usize, namespace: &'n str) -> impl Iterator<Item = usize> + 'n {
        let schema = &self.schemas[schema];
        let redefined = schema.redefines.iter().map(|redefine| &redefine.document);
        let documents = redefined.chain(schema.includes.iter().map(|include| &include.document));
        documents.flat_map(|document| self.at(document, namespace).iter().copied())
    }
}

impl<'d> Index<'d> {
    pub(super) fn of(schemas: &'d [Schema], budget: &mut Budget, diagnostics: &mut Diagnostics) -> Self {
        let mut index = Self {
            elements: Table::default(),
            types: Table::default(),
            attributes: Table::default(),
            groups: Table::default(),
            attribute_groups: Table::default(),
        };
        for (at, schema) in schemas.iter().enumerate() {
            schema.elements.iter().for_each(|element| index.elements.add(element, &element.name, at, None));
            let types = schema.types.iter().map(|ty| (ty, None));
            let redefined = schema.redefines.iter().flat_map(|r| r.types.iter().map(move |ty| (ty, Some(r))));
            for (ty, redefine) in types.chain(redefined) {
                if let Some(name) = ty.name() {
                    index.types.add(ty, name, at, redefine);
                }
            }
            schema.attributes.iter().for_each(|attribute| index.attributes.add(attribute, &attribute.name, at, None));
            let groups = schema.groups.iter().map(|group| (group, None));
            let redefined = schema.redefines.iter().flat_map(|r| r.groups.iter().map(move |group| (group, Some(r))));
            for (group, redefine) in groups.chain(redefined) {
                index.groups.add(group, &group.name, at, redefine);
            }
            let groups = schema.attribute_groups.iter().map(|group| (group, None));
            let redefined =
                schema.redefines.iter().flat_map(|r| r.attribute_groups.iter().map(move |group| (group, Some(r))));
            for (group, redefine) in groups.chain(redefined) {
                index.attribute_groups.add(group, &group.name, at, redefine);
            }
        }
        let documents = Neighbours::of(schemas);
        index.elements.resolve("element", &documents, |element| &element.place, budget, diagnostics);
        index.types.resolve("type", &documents, TypeDefinition::place, budget, diagnostics);
        index.attributes.resolve("attribute", &documents, |attribute| &attribute.place, budget, diagnostics);
        index.groups.resolve("group", &documents, |group| &group.place, budget, diagnostics);
        index.attribute_groups.resolve("attribute group", &documents, |group| &group.place, budget, diagnostics);
        index
    }
}
