//! Merges base types into the types derived from them.

use std::collections::HashSet;

use super::attributes;
use super::node::Node;
use super::normalise::Normaliser;
use crate::budget::Budget;
use crate::contract::{
    Attribute, Complex, Content, Contract, Derivation, Kind, Occurs, Particle, ProcessContents, Term, Type, TypeId,
    TypeRef, WildcardNamespaces,
};
use crate::diagnostics::Diagnostic;
use crate::limits;
use crate::plan::problems::{add, unsupported};
use crate::xsd::builtin::Builtin;

/// The expanded complex types of a contract.
pub(in crate::plan) struct Models<'c> {
    /// By type; `None` for simple types.
    models: Vec<Option<Model<'c>>>,
    /// The slots that each type declares itself.
    own: Vec<Vec<Node<'c>>>,
}

/// An expanded complex type.
#[derive(Debug, Clone, Default)]
pub(in crate::plan) struct Model<'c> {
    /// The attributes, those of base types first.
    pub(in crate::plan) attributes: Vec<&'c Attribute>,
    /// The attribute wildcard.
    pub(in crate::plan) any_attribute: Option<WildcardNamespaces>,
    /// Whether it admits only attributes that have a global declaration.
    pub(in crate::plan) is_strict: bool,
    /// The type of the text, if the content is simple.
    pub(in crate::plan) text: Option<TypeRef>,
    /// The slots, those of base types first.
    pub(in crate::plan) parts: Vec<Part>,
    /// Whether the content is mixed.
    pub(in crate::plan) mixed: bool,
    /// Whether elements may come in any order.
    pub(in crate::plan) any_order: bool,
    /// Problems of the content, including those of base types.
    pub(in crate::plan) problems: Vec<Diagnostic>,
    /// The number of types that it is derived from.
    depth: usize,
}

/// A slot: the type that declares it, and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::plan) struct Part {
    pub(in crate::plan) declaring: TypeId,
    pub(in crate::plan) index: usize,
}

impl<'c> Models<'c> {
    /// Expands all complex types.
    pub(in crate::plan) fn of(contract: &'c Contract, budget: &mut Budget) -> Self {
        let count = contract.types.len();
        let mut models = Self { models: vec![None; count], own: vec![Vec::new(); count] };
        for (id, ty) in contract.ids() {
            if matches!(ty.kind, Kind::Complex(_)) {
                models.expand_with_bases(contract, id, budget);
            }
        }
        models
    }

    /// Returns an expanded type; `None` for a simple type.
    pub(in crate::plan) fn get(&self, id: TypeId) -> Option<&Model<'c>> {
        self.models.get(id.index()).and_then(Option::as_ref)
    }

    /// Returns a slot.
    pub(in crate::plan) fn node(&self, part: Part) -> &Node<'c> {
        &self.own[part.declaring.index()][part.index]
    }

    /// Returns the slots of a type.
    pub(in crate::plan) fn nodes<'s>(
        &'s self,
        model: &'s Model<'c>,
    ) -> impl Iterator<Item = &'s Node<'c>> + use<'s, 'c> {
        model.parts.iter().map(|part| self.node(*part))
    }

    fn expand_with_bases(&mut self, contract: &'c Contract, id: TypeId, budget: &mut Budget) {
        let mut chain = Vec::new();
        let mut seen = HashSet::new();
        let mut next = Some(id);
        while let Some(id) = next {
            // Lowering reports cycles of types; here they only have to end.
            if self.models[id.index()].is_some() || !seen.insert(id) {
                break;
            }
            chain.push(id);
            next = complex_base(contract, contract.get(id)).map(|(base, _)| base);
        }
        while let Some(id) = chain.pop() {
            if let Kind::Complex(complex) = &contract.get(id).kind {
                let model = self.expand(contract, id, complex, budget);
                self.models[id.index()] = Some(model);
            }
        }
    }

    /// Expands a type whose base is expanded.
    fn expand(&mut self, contract: &'c Contract, id: TypeId, complex: &'c Complex, budget: &mut Budget) -> Model<'c> {
        let ty = contract.get(id);
        let base = complex_base(contract, ty).and_then(|(base, how)| Some((self.get(base)?, how)));
        let depth = base.map_or(0, |(base, _)| base.depth + 1);
        if depth > limits::DERIVATION_DEPTH {
            let what = format!("a type that is derived from more than {} others", limits::DERIVATION_DEPTH);
            return Model { problems: vec![unsupported(&what, &ty.place)], depth, ..Model::default() };
        }
        let size = base.map_or(0, |(base, _)| base.attributes.len() + base.parts.len() + base.problems.len())
            + complex.attributes.len();
        if !budget.spend(size, &ty.place) {
            return Model { depth, ..Model::default() };
        }
        let mut model = match base {
            Some((base, Derivation::Extension)) => base.clone(),
            Some((base, Derivation::Restriction)) => Model { attributes: base.attributes.clone(), ..Model::default() },
            None => Model::default(),
        };
        model.depth = depth;
        model.problems.extend(ty.problems.iter().cloned());
        let how = base.map_or(Derivation::Restriction, |(_, how)| how);
        attributes::work_in(&mut model.attributes, &complex.attributes);
        if let Some(wildcard) = &complex.any_attribute {
            model.is_strict = wildcard.process == ProcessContents::Strict;
        }
        let own = complex.any_attribute.as_ref().map(|wildcard| &wildcard.namespaces);
        model.any_attribute = attributes::wildcard(&contract.namespaces, model.any_attribute.take(), own, how);
        match &complex.content {
            Content::Empty => {}
            Content::Text(text) => {
                let inherited = base.and_then(|(base, _)| base.text).or_else(|| simple_base(contract, ty));
                model.text = text.or(inherited).or(Some(TypeRef::Builtin(Builtin::AnySimpleType)));
                (model.mixed, model.parts) = (false, Vec::new());
            }
            Content::Elements { root, mixed } => {
                model.mixed |= mixed;
                if let Some(root) = root {
                    self.add(contract, id, root, &mut model, budget);
                }
            }
        }
        model
    }

    /// Adds the slots that a type declares itself.
    fn add(
        &mut self,
        contract: &'c Contract,
        id: TypeId,
        root: &'c Particle,
        model: &mut Model<'c>,
        budget: &mut Budget,
    ) {
        let mut normaliser = Normaliser::new(contract);
        let slots = normaliser.root(root);
        let place = &contract.get(id).place;
        budget.spend(normaliser.particles, place);
        add(budget, &mut model.problems, &normaliser.problems, place);
        model.any_order = model.parts.is_empty() && is_all(root);
        model.parts.extend((0..slots.len()).map(|index| Part { declaring: id, index }));
        self.own[id.index()] = slots;
    }
}

/// Returns the complex type that a type is derived from.
pub(in crate::plan) fn complex_base(contract: &Contract, ty: &Type) -> Option<(TypeId, Derivation)> {
    match ty.base {
        Some((TypeRef::Type(id), how)) if matches!(contract.get(id).kind, Kind::Complex(_)) => Some((id, how)),
        _ => None,
    }
}

/// Returns the simple type that a complex type extends.
fn simple_base(contract: &Contract, ty: &Type) -> Option<TypeRef> {
    match ty.base? {
        (TypeRef::Builtin(Builtin::AnyType), _) => None,
        (base @ TypeRef::Builtin(_), _) => Some(base),
        (base @ TypeRef::Type(id), _) => matches!(contract.get(id).kind, Kind::Simple(_)).then_some(base),
    }
}

/// Returns `true` if a content model is a single `xs:all`.
fn is_all(particle: &Particle) -> bool {
    let mut particle = particle;
    loop {
        match &particle.term {
            Term::All(_) => return particle.occurs.is_single(),
            Term::Sequence(only) if particle.occurs == Occurs::ONCE && only.len() == 1 => particle = &only[0],
            _ => return false,
        }
    }
}
