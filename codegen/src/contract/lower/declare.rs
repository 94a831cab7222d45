//! Allocates all global components in the arenas, in the order of the documents.

use std::sync::Arc;

use super::owner::ANONYMOUS;
use super::{Lowering, Source, Todo};
use crate::contract::ledger::{Component, Definition, Outcome};
use crate::contract::simple::{Simple, Variety};
use crate::contract::types::{
    Complex, Content, Derivations, Element, ElementId, Kind, Type, TypeId, TypeName, TypeRef, ValueConstraint,
};
use crate::diagnostics::Place;
use crate::qname::QName;
use crate::xsd::builtin::{Builtin, WhiteSpace};
use crate::xsd::document::{TypeDefinition, TypeUse};

impl<'d> Lowering<'d, '_> {
    /// Allocates every global component that counts.
    pub(super) fn declare(&mut self) {
        let levels = self.levels();
        let (mut element, mut ty, mut attribute) = (0, 0, 0);
        for (at, schema) in self.schemas.iter().enumerate() {
            if self.budget.overdrawn().is_some() {
                return;
            }
            // Schemas without declarations are included, so that the table does not depend on use.
            self.intern(&schema.target_namespace, &schema.place);
            while self.index.elements.entries.get(element).is_some_and(|entry| entry.schema == at) {
                self.declare_element(element);
                element += 1;
            }
            while self.index.types.entries.get(ty).is_some_and(|entry| entry.schema == at) {
                self.declare_type(ty, levels[ty]);
                ty += 1;
            }
            while self.index.attributes.entries.get(attribute).is_some_and(|entry| entry.schema == at) {
                let counts = self.index.attributes.counts(attribute);
                let outcome = if counts { Outcome::WrittenOut } else { Outcome::Repeated };
                self.note(Component::Attribute, self.index.attributes.entries[attribute].name, outcome, &schema.place);
                attribute += 1;
            }
        }
        for group in 0..self.index.groups.entries.len() {
            let entry = &self.index.groups.entries[group];
            self.note(Component::Group, entry.name, Outcome::WrittenOut, &entry.item.place);
        }
        for group in 0..self.index.attribute_groups.entries.len() {
            let entry = &self.index.attribute_groups.entries[group];
            self.note(Component::AttributeGroup, entry.name, Outcome::WrittenOut, &entry.item.place);
        }
    }

    /// Returns the number of redefinitions above each type definition; `None` if no reference finds the definition.
    fn levels(&self) -> Vec<Option<u32>> {
        let types = &self.index.types;
        let mut levels = vec![None; types.entries.len()];
        for top in (0..types.entries.len()).filter(|entry| types.counts(*entry)) {
            let mut next = Some(top);
            let mut level = 0;
            while let Some(at) = next {
                levels[at] = Some(level);
                level += 1;
                next = types.entries[at].original;
            }
        }
        levels
    }

    fn note(&mut self, component: Component, name: &QName, outcome: Outcome, place: &Place) {
        if self.budget.spend(size_of::<Definition>(), place) {
            self.ledger.push(Definition { component, name: name.clone(), outcome });
        }
    }

    fn declare_element(&mut self, entry: usize) {
        let found = &self.index.elements.entries[entry];
        let (element, schema) = (found.item, found.schema);
        let (name, place) = (&element.name, &element.place);
        if !self.index.elements.counts(entry) {
            return self.note(Component::Element, name, Outcome::Repeated, place);
        }
        if !self.budget.spend(size_of::<Element>(), place) {
            return;
        }
        let path = self.path(&["elements/", &name.to_string()], place);
        let documentation = self.text(element.documentation.as_ref(), place);
        let id = ElementId::of(self.elements.len());
        let ty = match &element.type_ {
            TypeUse::Complex(ty) => {
                let own = TypeName::OfElement(name.clone());
                let documentation = documentation.clone().or_else(|| self.text(ty.documentation.as_ref(), place));
                TypeRef::Type(self.add(own, path.clone(), documentation, Source::Complex(ty), None, schema))
            }
            TypeUse::Simple(ty) => {
                let own = TypeName::OfElement(name.clone());
                let documentation = documentation.clone().or_else(|| self.text(ty.documentation.as_ref(), place));
                TypeRef::Type(self.add(own, path.clone(), documentation, Source::Simple(ty), None, schema))
            }
            // References to named types are resolved once all types are allocated.
            TypeUse::Named(_) | TypeUse::Unspecified => TypeRef::Builtin(Builtin::AnyType),
        };
        let lowered = Element {
            name: self.wire(name, place),
            qname: name.clone(),
            path,
            ty,
            nillable: element.nillable,
            value: self.value(element.default.as_ref(), element.fixed.as_ref(), place),
            block: self.block(element.block.as_ref(), schema),
            is_abstract: element.is_abstract,
            members: Vec::new(),
            documentation,
            place: place.clone(),
            problems: self.paid(element.problems.clone(), place),
        };
        self.elements.push(lowered);
        self.element_ids[entry] = Some(id);
        self.note(Component::Element, name, Outcome::Element(id), place);
    }

    /// Lowers `default` or `fixed`; `fixed` takes precedence.
    pub(super) fn value(
        &mut self,
        default: Option<&String>,
        fixed: Option<&String>,
        place: &Place,
    ) -> Option<ValueConstraint> {
        match (self.text(fixed, place), default) {
            (Some(fixed), _) => Some(ValueConstraint::Fixed(fixed)),
            (None, default) => self.text(default, place).map(ValueConstraint::Default),
        }
    }

    fn declare_type(&mut self, entry: usize, level: Option<u32>) {
        let found = &self.index.types.entries[entry];
        let (definition, name, schema) = (found.item, found.name, found.schema);
        let place = definition.place();
        let Some(level) = level else { return self.note(Component::Type, name, Outcome::Repeated, place) };
        let original = match level {
            0 => String::new(),
            1 => "/redefined()".to_owned(),
            n => format!("/redefined()({n})"),
        };
        let path = self.path(&["types/", &name.to_string(), &original], place);
        let own = if level == 0 { TypeName::Named(name.clone()) } else { TypeName::Redefined(name.clone()) };
        let (source, documentation) = match definition {
            TypeDefinition::Complex(ty) => (Source::Complex(ty), ty.documentation.as_ref()),
            TypeDefinition::Simple(ty) => (Source::Simple(ty), ty.documentation.as_ref()),
        };
        let documentation = self.text(documentation, place);
        let id = self.add(own, path, documentation, source, Some(entry), schema);
        self.type_ids[entry] = Some(id);
        self.note(Component::Type, name, Outcome::Type(id), place);
    }

    /// Allocates an anonymous type; its content is lowered later.
    pub(super) fn add_anonymous(&mut self, name: TypeName, path: &[&str], source: Source<'d>, schema: usize) -> TypeId {
        let (place, documentation) = match source {
            Source::Complex(ty) => (&ty.place, ty.documentation.as_ref()),
            Source::Simple(ty) => (&ty.place, ty.documentation.as_ref()),
        };
        let documentation = self.text(documentation, place);
        let path = self.path(&[path, &[ANONYMOUS]].concat(), place);
        self.add(name, path, documentation, source, None, schema)
    }

    fn add(
        &mut self,
        name: TypeName,
        path: Arc<str>,
        documentation: Option<Arc<str>>,
        source: Source<'d>,
        entry: Option<usize>,
        schema: usize,
    ) -> TypeId {
        let problems = match source {
            Source::Complex(ty) => &ty.problems,
            Source::Simple(ty) => &ty.problems,
        };
        let (kind, place, is_abstract, block) = match source {
            Source::Complex(ty) => {
                let block = self.block(ty.block.as_ref(), schema);
                let content = Complex { attributes: Vec::new(), any_attribute: None, content: Content::Empty };
                (Kind::Complex(content), &ty.place, ty.is_abstract, Derivations { substitution: false, ..block })
            }
            Source::Simple(ty) => (Self::any_text(), &ty.place, false, Derivations::default()),
        };
        let id = self.add_type(name, path, documentation, kind, place);
        let problems = self.paid(problems.clone(), place);
        let ty = &mut self.types[id.index()];
        (ty.is_abstract, ty.block, ty.problems) = (is_abstract, block, problems);
        self.todo.push_back(Todo { id, source, entry, schema });
        id
    }

    /// Allocates a type in the arena.
    pub(super) fn add_type(
        &mut self,
        name: TypeName,
        path: Arc<str>,
        documentation: Option<Arc<str>>,
        kind: Kind,
        place: &Place,
    ) -> TypeId {
        self.budget.spend(size_of::<Type>() + size_of::<Todo<'_>>(), place);
        let id = TypeId::of(self.types.len());
        self.types.push(Type {
            name,
            path,
            base: None,
            derived: Vec::new(),
            is_abstract: false,
            block: Derivations::default(),
            kind,
            documentation,
            place: place.clone(),
            problems: Vec::new(),
        });
        id
    }

    /// Returns a placeholder for a simple type that is not resolved yet.
    pub(super) fn any_text() -> Kind {
        Kind::Simple(Simple {
            variety: Variety::Atomic(Builtin::AnySimpleType),
            values: [].into(),
            values_of: None,
            facets: Box::default(),
            white_space: WhiteSpace::Preserve,
        })
    }
}
