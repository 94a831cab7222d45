//! Which elements a type has in it, by name. Elements of one name in one content model have one type (XML Schema part 1,
//! section 3.8.6), so that names suffice.

use std::collections::HashMap;

use wsdl_codegen::contract::{Particle, Term, TypeRef};

use super::{Content, Declaration, Schema};

/// The elements of a content model.
#[derive(Debug, Default)]
pub struct Expected<'c> {
    /// What is declared of the elements of each name. Several declarations of a name can have different defaults.
    by_name: HashMap<&'c str, HashMap<&'c str, Vec<Declaration<'c>>>>,
    /// Whether their order means nothing, as in a model group `xs:all`.
    pub is_unordered: bool,
}

impl<'c> Expected<'c> {
    /// Returns those of a type.
    pub fn of(schema: &Schema<'c>, ty: TypeRef) -> Self {
        let mut expected = Self::default();
        if let Content::Elements { particles, .. } = schema.content(ty) {
            particles.into_iter().for_each(|particle| expected.add(schema, particle));
        }
        expected
    }

    /// Depth is limited by the contract.
    fn add(&mut self, schema: &Schema<'c>, particle: &'c Particle) {
        match &particle.term {
            Term::Element(element) => {
                for declaration in schema.elements_for(&schema.local(element)) {
                    let (namespace, local) = schema.name(declaration.name);
                    let all = self.by_name.entry(local).or_default().entry(namespace).or_default();
                    if !all.contains(&declaration) {
                        all.push(declaration);
                    }
                }
            }
            Term::All(particles) => {
                self.is_unordered = true;
                particles.iter().for_each(|particle| self.add(schema, particle));
            }
            Term::Sequence(particles) | Term::Choice(particles) => {
                particles.iter().for_each(|particle| self.add(schema, particle));
            }
            Term::Any(_) | Term::Broken(_) => {}
        }
    }

    /// Returns what is declared of the elements of a name; nothing for those that only a wildcard admits.
    pub fn named(&self, namespace: &str, local: &str) -> &[Declaration<'c>] {
        self.by_name.get(local).and_then(|of_it| of_it.get(namespace)).map_or(&[], Vec::as_slice)
    }
}
