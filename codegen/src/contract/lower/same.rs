//! Compares definitions without their places and documentation. A document that is reached in two ways defines
//! everything twice.

use crate::xsd::document::{
    AttributeDeclaration, AttributeGroup, AttributeItem, ComplexType, Content, ElementDeclaration, Enumeration, Facets,
    Group, Particle, Pattern, SimpleType, SimpleTypeReference, SimpleTypeUse, Term, TypeDefinition, TypeUse, Variety,
    Wildcard,
};

/// Comparison without places and documentation.
pub(super) trait Same {
    /// Returns `true` if the other definition means the same.
    fn same(&self, other: &Self) -> bool;
}

impl<T: Same> Same for Vec<T> {
    fn same(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().zip(other).all(|(one, other)| one.same(other))
    }
}

impl<T: Same> Same for Option<T> {
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (None, None) => true,
            (Some(one), Some(other)) => one.same(other),
            _ => false,
        }
    }
}

impl<T: Same> Same for Box<T> {
    fn same(&self, other: &Self) -> bool {
        (**self).same(other)
    }
}

impl Same for ElementDeclaration {
    fn same(&self, other: &Self) -> bool {
        let plain = |e: &Self| (e.nillable, e.is_abstract, e.block.clone());
        self.name == other.name
            && plain(self) == plain(other)
            && self.default == other.default
            && self.fixed == other.fixed
            && self.substitution_group == other.substitution_group
            && self.type_.same(&other.type_)
    }
}

impl Same for TypeUse {
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Unspecified, Self::Unspecified) => true,
            (Self::Named(one), Self::Named(other)) => one == other,
            (Self::Complex(one), Self::Complex(other)) => one.same(other),
            (Self::Simple(one), Self::Simple(other)) => one.same(other),
            _ => false,
        }
    }
}

impl Same for TypeDefinition {
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Complex(one), Self::Complex(other)) => one.same(other),
            (Self::Simple(one), Self::Simple(other)) => one.same(other),
            _ => false,
        }
    }
}

impl Same for ComplexType {
    fn same(&self, other: &Self) -> bool {
        self.mixed == other.mixed
            && self.is_abstract == other.is_abstract
            && self.block == other.block
            && self.content.same(&other.content)
            && self.attributes.same(&other.attributes)
            && self.any_attribute.same(&other.any_attribute)
    }
}

impl Same for Content {
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Empty, Self::Empty) => true,
            (Self::Particle(one), Self::Particle(other)) => one.same(other),
            (Self::Simple(one), Self::Simple(other)) => {
                (one.method, &one.base) == (other.method, &other.base)
                    && one.simple_type.same(&other.simple_type)
                    && one.facets.same(&other.facets)
            }
            (Self::Complex(one), Self::Complex(other)) => {
                (one.method, &one.base) == (other.method, &other.base) && one.particle.same(&other.particle)
            }
            _ => false,
        }
    }
}

impl Same for Particle {
    fn same(&self, other: &Self) -> bool {
        self.occurs == other.occurs
            && match (&self.term, &other.term) {
                (Term::Element(one), Term::Element(other)) => one.same(other),
                (Term::ElementReference(one), Term::ElementReference(other))
                | (Term::Group(one), Term::Group(other)) => one == other,
                (Term::Sequence(one), Term::Sequence(other))
                | (Term::Choice(one), Term::Choice(other))
                | (Term::All(one), Term::All(other)) => one.same(other),
                (Term::Any(one), Term::Any(other)) => one.same(other),
                _ => false,
            }
    }
}

impl Same for Wildcard {
    fn same(&self, other: &Self) -> bool {
        self.namespace == other.namespace
    }
}

impl Same for AttributeItem {
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Local { declaration, usage }, Self::Local { declaration: other, usage: of_other }) => {
                usage == of_other && declaration.same(other)
            }
            (Self::Reference(one), Self::Reference(other)) => {
                one.name == other.name
                    && one.usage == other.usage
                    && (&one.default, &one.fixed) == (&other.default, &other.fixed)
            }
            (Self::Group(one), Self::Group(other)) => one.name == other.name,
            _ => false,
        }
    }
}

impl Same for AttributeDeclaration {
    fn same(&self, other: &Self) -> bool {
        self.name == other.name
            && (&self.default, &self.fixed) == (&other.default, &other.fixed)
            && match (&self.type_, &other.type_) {
                (SimpleTypeUse::Unspecified, SimpleTypeUse::Unspecified) => true,
                (SimpleTypeUse::Named(one), SimpleTypeUse::Named(other)) => one == other,
                (SimpleTypeUse::Inline(one), SimpleTypeUse::Inline(other)) => one.same(other),
                _ => false,
            }
    }
}

impl Same for Group {
    fn same(&self, other: &Self) -> bool {
        self.particle.same(&other.particle)
    }
}

impl Same for AttributeGroup {
    fn same(&self, other: &Self) -> bool {
        self.attributes.same(&other.attributes) && self.any_attribute.same(&other.any_attribute)
    }
}

impl Same for SimpleType {
    fn same(&self, other: &Self) -> bool {
        match (&self.variety, &other.variety) {
            (Variety::Restriction { base, facets }, Variety::Restriction { base: other, facets: of_other }) => {
                base.same(other) && facets.same(of_other)
            }
            (Variety::List { item }, Variety::List { item: other }) => item.same(other),
            (Variety::Union { members }, Variety::Union { members: other }) => members.same(other),
            _ => false,
        }
    }
}

impl Same for SimpleTypeReference {
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Named(one), Self::Named(other)) => one == other,
            (Self::Inline(one), Self::Inline(other)) => one.same(other),
            _ => false,
        }
    }
}

impl Same for Facets {
    fn same(&self, other: &Self) -> bool {
        let numbers =
            |f: &Self| (f.length, f.min_length, f.max_length, f.total_digits, f.fraction_digits, f.white_space);
        let bounds = |f: &Self| {
            (f.min_inclusive.clone(), f.min_exclusive.clone(), f.max_inclusive.clone(), f.max_exclusive.clone())
        };
        numbers(self) == numbers(other)
            && bounds(self) == bounds(other)
            && self.enumeration.same(&other.enumeration)
            && self.patterns.same(&other.patterns)
    }
}

impl Same for Enumeration {
    fn same(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Same for Pattern {
    fn same(&self, other: &Self) -> bool {
        self.value == other.value
    }
}
