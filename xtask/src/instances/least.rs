//! How small instances can be: the numbers of elements that content needs at least. Recursive content ends by it.

use std::collections::HashMap;

use wsdl_codegen::contract::{
    AttributeUse, ElementUse, Kind, Particle, Term, TypeId, TypeRef, ValueConstraint, Variety,
};
use wsdl_codegen::xsd::builtin::Builtin;

use crate::schema::{Content, Declaration, Schema};

/// The number for what has no instances, or none that are made here.
pub(super) const NEVER: u32 = u32::MAX;

/// The least numbers of elements.
#[derive(Debug, Default)]
pub(super) struct Least {
    /// Of the content of each type.
    own: HashMap<TypeId, u32>,
    /// Of the content of each type, or of one that is derived from it if it is smaller.
    best: HashMap<TypeId, u32>,
}

impl Least {
    pub(super) fn of(schema: &Schema<'_>) -> Self {
        let mut least = Self::default();
        loop {
            let mut is_changed = false;
            for (id, ty) in schema.contract.ids() {
                let own = if ty.problems.is_empty() { least.measure(schema, id) } else { NEVER };
                let is_named = schema.type_name(TypeRef::Type(id)).is_some();
                let of_derived = ty.derived.iter().map(|derived| {
                    let is_named = schema.type_name(TypeRef::Type(*derived)).is_some();
                    if is_named { least.best(TypeRef::Type(*derived)) } else { NEVER }
                });
                let of_derived = of_derived.min().unwrap_or(NEVER);
                let best = if ty.is_abstract && is_named { of_derived } else { own.min(of_derived) };
                is_changed |= least.own.insert(id, own) != Some(own);
                is_changed |= least.best.insert(id, best) != Some(best);
            }
            if !is_changed {
                return least;
            }
        }
    }

    fn measure(&self, schema: &Schema<'_>, id: TypeId) -> u32 {
        let ty = TypeRef::Type(id);
        let mut needed = schema.attributes(ty).into_iter().filter(|each| each.usage == AttributeUse::Required);
        if needed.any(|each| each.problem.is_some() || !is_made(schema, each.ty, 0)) {
            return NEVER;
        }
        match schema.content(ty) {
            Content::Anything => 0,
            Content::Text(text) => {
                if is_made(schema, text, 0) {
                    0
                } else {
                    NEVER
                }
            }
            Content::Elements { particles, .. } => sum(particles.into_iter().map(|each| self.particle(schema, each))),
        }
    }

    /// The number for the content of a type.
    pub(super) fn own(&self, schema: &Schema<'_>, ty: TypeRef) -> u32 {
        match ty {
            TypeRef::Builtin(_) if !is_made(schema, ty, 0) => NEVER,
            TypeRef::Builtin(_) => 0,
            TypeRef::Type(id) => self.own.get(&id).copied().unwrap_or(NEVER),
        }
    }

    fn best(&self, ty: TypeRef) -> u32 {
        match ty {
            TypeRef::Builtin(_) => 0,
            TypeRef::Type(id) => self.best.get(&id).copied().unwrap_or(NEVER),
        }
    }

    pub(super) fn particle(&self, schema: &Schema<'_>, particle: &Particle) -> u32 {
        match particle.occurs.min {
            0 => 0,
            min => self.term(schema, &particle.term).saturating_mul(min),
        }
    }

    pub(super) fn term(&self, schema: &Schema<'_>, term: &Term) -> u32 {
        match term {
            Term::Element(element) => self.element(schema, element),
            Term::Sequence(all) | Term::All(all) => sum(all.iter().map(|each| self.particle(schema, each))),
            Term::Choice(all) => all.iter().map(|each| self.particle(schema, each)).min().unwrap_or(NEVER),
            Term::Any(_) => 1,
            Term::Broken(_) => NEVER,
        }
    }

    fn element(&self, schema: &Schema<'_>, element: &ElementUse) -> u32 {
        // Groups have as many members as they like; the first few are enough to end.
        let all = schema.elements_for(&schema.local(element));
        all.iter().map(|each| self.declared(schema, each)).min().unwrap_or(NEVER)
    }

    /// The number for an element, itself among them.
    pub(super) fn declared(&self, schema: &Schema<'_>, declaration: &Declaration<'_>) -> u32 {
        if may_be_nil(schema, declaration) {
            return 1;
        }
        match declaration.ty {
            TypeRef::Builtin(_) if !is_made(schema, declaration.ty, 0) => NEVER,
            ty => self.best(ty).saturating_add(1),
        }
    }
}

fn sum(numbers: impl Iterator<Item = u32>) -> u32 {
    numbers.fold(0, u32::saturating_add)
}

/// Whether an element may be nil.
pub(super) fn may_be_nil(schema: &Schema<'_>, declaration: &Declaration<'_>) -> bool {
    let is_abstract = match declaration.ty {
        TypeRef::Type(id) => schema.contract.get(id).is_abstract,
        TypeRef::Builtin(_) => false,
    };
    let is_fixed = matches!(declaration.value, Some(ValueConstraint::Fixed(_)));
    declaration.nillable && !is_fixed && !is_abstract
}

/// Whether texts of a type are made. Names of notations are not, nor listed names, whose prefixes are not in the contract.
pub(super) fn is_made(schema: &Schema<'_>, ty: TypeRef, depth: usize) -> bool {
    let id = match ty {
        TypeRef::Builtin(builtin) => {
            return !matches!(builtin, Builtin::Notation | Builtin::Entity | Builtin::Entities);
        }
        TypeRef::Type(id) => id,
    };
    let found = schema.contract.get(id);
    let Kind::Simple(simple) = &found.kind else { return false };
    if depth > 32 || !found.problems.is_empty() {
        return false;
    }
    match &simple.variety {
        Variety::Atomic(Builtin::QName) => simple.values.is_empty(),
        Variety::Atomic(builtin) => is_made(schema, TypeRef::Builtin(*builtin), depth + 1),
        Variety::List(item) => is_made(schema, *item, depth + 1),
        Variety::Union(members) => members.iter().any(|member| is_made(schema, *member, depth + 1)),
    }
}
