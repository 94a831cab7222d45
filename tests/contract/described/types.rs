//! Elements and types.

use wsdl_codegen::xsd::document::{
    ComplexType, Content, ElementDeclaration, Facets, NamespaceConstraint, Occurs, Particle, ProcessContents,
    SimpleType, SimpleTypeReference, Term, TypeDefinition, TypeUse, Variety,
};

use super::{Names, more};
use crate::contract::{Entries, entry};

impl Names<'_> {
    /// What a global element is, and its fields if its type is its own.
    pub(super) fn global_element(&self, element: &ElementDeclaration) -> Entries {
        let mut entries = vec![entry("(type)", self.type_of(element))];
        if let TypeUse::Complex(complex) = &element.type_ {
            self.fields(complex, &mut entries);
        }
        more(element.nillable || has_more(element), &mut entries);
        entries
    }

    /// What a named type is.
    pub(super) fn type_(&self, definition: &TypeDefinition) -> Entries {
        match definition {
            TypeDefinition::Complex(complex) => {
                let mut entries = vec![entry("(kind)", kind(complex))];
                self.fields(complex, &mut entries);
                entries
            }
            TypeDefinition::Simple(simple) => self.values(simple),
        }
    }

    fn type_of(&self, element: &ElementDeclaration) -> String {
        match &element.type_ {
            TypeUse::Named(name) => self.prefixed(name),
            TypeUse::Complex(_) => "its own".to_owned(),
            TypeUse::Simple(_) => "a simple type of its own".to_owned(),
            TypeUse::Unspecified => "none".to_owned(),
        }
    }

    fn fields(&self, complex: &ComplexType, entries: &mut Entries) {
        for particle in sequence(complex) {
            entries.push(match &particle.term {
                Term::Element(element) => {
                    let max = particle.occurs.max.map_or_else(|| "unbounded".to_owned(), |max| max.to_string());
                    let (type_, min, nillable) = (self.type_of(element), particle.occurs.min, element.nillable);
                    let mut said = format!("{type_}, minOccurs {min}, maxOccurs {max}, nillable {nillable}");
                    if has_more(element) || !particle.foreign.is_empty() {
                        said.push_str(", and more");
                    }
                    entry(&*element.name.local, said)
                }
                _ => entry("(particle)", "not an element of its own"),
            });
        }
        if let Some(wildcard) = &complex.any_attribute {
            let any =
                wildcard.namespace == NamespaceConstraint::Any && wildcard.process_contents == ProcessContents::Strict;
            entries.push(entry("(anyAttribute)", if any { "any" } else { "some" }));
        }
        let plain = ComplexType {
            name: complex.name.clone(),
            mixed: false,
            is_abstract: false,
            block: None,
            final_: None,
            content: complex.content.clone(),
            attributes: Vec::new(),
            any_attribute: complex.any_attribute.clone(),
            foreign: Vec::new(),
            documentation: complex.documentation.clone(),
            place: complex.place.clone(),
            problems: Vec::new(),
        };
        more(plain != *complex || !is_plain(&complex.content), entries);
    }

    fn values(&self, simple: &SimpleType) -> Entries {
        let mut entries = vec![entry("(kind)", "enum")];
        let Variety::Restriction { base: SimpleTypeReference::Named(base), facets } = &simple.variety else {
            more(true, &mut entries);
            return entries;
        };
        entries.push(entry("(base)", self.prefixed(base)));
        entries.extend(facets.enumeration.iter().map(|value| entry(&value.value, "a value")));
        let plain = Facets { enumeration: facets.enumeration.clone(), ..Facets::default() };
        more(plain != **facets || simple.final_.is_some() || !simple.foreign.is_empty(), &mut entries);
        entries
    }
}

/// Whether more is said of an element than its name, its type and whether it is nillable.
fn has_more(element: &ElementDeclaration) -> bool {
    let plain = ElementDeclaration {
        name: element.name.clone(),
        form: None,
        type_: element.type_.clone(),
        nillable: element.nillable,
        default: None,
        fixed: None,
        is_abstract: false,
        substitution_group: None,
        block: None,
        final_: None,
        foreign: Vec::new(),
        documentation: element.documentation.clone(),
        place: element.place.clone(),
        problems: Vec::new(),
    };
    plain != *element
}

fn sequence(complex: &ComplexType) -> &[Particle] {
    match &complex.content {
        Content::Particle(Particle { term: Term::Sequence(particles), .. }) => particles,
        _ => &[],
    }
}

/// Whether there is nothing inside, or elements one after the other, once.
fn is_plain(content: &Content) -> bool {
    match content {
        Content::Empty => true,
        Content::Particle(particle) => {
            particle.occurs == Occurs::ONCE && particle.foreign.is_empty() && matches!(particle.term, Term::Sequence(_))
        }
        Content::Simple(_) | Content::Complex(_) => false,
    }
}

/// `array` is what ASP.NET makes of an array: a type named `ArrayOf…` with one element that occurs any number of times.
fn kind(complex: &ComplexType) -> &'static str {
    let named = complex.name.as_ref().is_some_and(|name| name.local.starts_with("ArrayOf"));
    match sequence(complex) {
        [Particle { occurs: Occurs { min: 0, max: None }, .. }] if named => "array",
        _ => "complex",
    }
}
