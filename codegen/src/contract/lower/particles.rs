//! Content models (XML Schema part 1, sections 3.3, 3.8 and 3.9).

use super::owner::Owner;
use super::problems::{brief, ring, too_deep, undefined, weight};
use super::{Lowering, Source};
use crate::contract::content::{ElementUse, Particle, ProcessContents, Term};
use crate::contract::types::TypeRef;
use crate::contract::wildcard::{Wildcard, WildcardNamespaces};
use crate::diagnostics::{Diagnostic, Place};
use crate::limits::CONTENT_DEPTH;
use crate::qname::{QName, ns};
use crate::xsd::builtin::Builtin;
use crate::xsd::document::{self as xsd, ElementDeclaration, TypeUse};

impl<'d> Lowering<'d, '_> {
    /// Lowers a particle at this depth of the content model. Returns `None` if it never occurs.
    pub(super) fn particle(
        &mut self,
        owner: &mut Owner,
        particle: &'d xsd::Particle,
        depth: usize,
    ) -> Option<Particle> {
        let place = &particle.place;
        if particle.occurs.max == Some(0) || !self.budget.spend(size_of::<Particle>(), place) {
            return None;
        }
        let mut group = None;
        let mut inside = |lowering: &mut Self, particles: &'d [xsd::Particle]| {
            particles.iter().filter_map(|particle| lowering.particle(owner, particle, depth + 1)).collect::<Vec<_>>()
        };
        let term = match &particle.term {
            xsd::Term::Sequence(_) | xsd::Term::Choice(_) | xsd::Term::All(_) if depth >= CONTENT_DEPTH => {
                self.broken(too_deep(place), place)
            }
            xsd::Term::Sequence(particles) => Term::Sequence(inside(self, particles)),
            xsd::Term::Choice(particles) => Term::Choice(inside(self, particles)),
            xsd::Term::All(particles) => Term::All(inside(self, particles)),
            xsd::Term::Element(element) => self.local_element(owner, element),
            xsd::Term::ElementReference(name) => self.element_reference(name, place),
            xsd::Term::Group(name) => {
                group = Some(name.clone());
                self.group_reference(owner, name, place, depth)
            }
            xsd::Term::Any(wildcard) => Term::Any(self.wildcard(wildcard)),
        };
        let documentation = match term {
            Term::Element(_) => None,
            _ => self.text(particle.documentation.as_ref(), place),
        };
        Some(Particle { occurs: particle.occurs, term, group, documentation, place: place.clone() })
    }

    fn broken(&mut self, problem: Diagnostic, place: &Place) -> Term {
        self.budget.spend(weight(&problem), place);
        Term::Broken(Box::new(problem))
    }

    fn group_reference(&mut self, owner: &Owner, name: &QName, place: &Place, depth: usize) -> Term {
        let Some(entry) = self.index.groups.find_from(owner.group(), name) else {
            return self.broken(undefined("group", name, place), place);
        };
        // Groups that this one refers to are lowered first, except in a cycle.
        let written = match owner.group() {
            Some(_) => self.groups[entry].clone(),
            None => Some(self.group(entry)),
        };
        let Some(written) = written else {
            return self.broken(ring("group", &brief(name), place), place);
        };
        if depth + written.depth > CONTENT_DEPTH {
            return self.broken(too_deep(place), place);
        }
        if self.budget.spend(written.weight, place) { written.term.clone() } else { Term::Sequence(Vec::new()) }
    }

    fn local_element(&mut self, owner: &mut Owner, element: &'d ElementDeclaration) -> Term {
        let (name, place) = (&element.name, &element.place);
        let schema = owner.schema;
        let step = owner.step(name, &self.schemas[schema].target_namespace);
        let anonymous = |lowering: &mut Self, source| {
            let path = [&*owner.path, "/", &step];
            Ok(TypeRef::Type(lowering.add_anonymous(owner.name(&name.local), &path, source, schema)))
        };
        let ty = match &element.type_ {
            TypeUse::Named(name) => self.type_named(None, name, place),
            TypeUse::Complex(ty) => anonymous(self, Source::Complex(ty)),
            TypeUse::Simple(ty) => anonymous(self, Source::Simple(ty)),
            TypeUse::Unspecified => Ok(TypeRef::Builtin(Builtin::AnyType)),
        };
        let ty = match ty {
            Ok(ty) => ty,
            Err(problem) => return self.broken(problem, place),
        };
        Term::Element(ElementUse {
            name: self.wire(name, place),
            global: None,
            ty,
            nillable: element.nillable,
            value: self.value(element.default.as_ref(), element.fixed.as_ref(), place),
            block: self.block(element.block.as_ref(), schema),
            documentation: self.text(element.documentation.as_ref(), place),
            place: place.clone(),
        })
    }

    fn element_reference(&mut self, name: &QName, place: &Place) -> Term {
        let found = self.index.elements.find(name).and_then(|entry| self.element_ids[entry]);
        let Some(id) = found else {
            // .NET sends the schema of a DataSet inside the message.
            if &*name.namespace == ns::XSD && &*name.local == "schema" {
                let namespaces = WildcardNamespaces::Listed(vec![self.intern(&name.namespace, place)]);
                return Term::Any(Wildcard { namespaces, process: ProcessContents::Skip, place: place.clone() });
            }
            return self.broken(undefined("element", name, place), place);
        };
        let element = &self.elements[id.index()];
        Term::Element(ElementUse {
            name: element.name.clone(),
            global: Some(id),
            ty: element.ty,
            nillable: element.nillable,
            value: element.value.clone(),
            block: element.block,
            documentation: element.documentation.clone(),
            place: place.clone(),
        })
    }
}
