//! The facets of types, as data.

use std::sync::Arc;

use super::Builder;
use crate::contract::{self, Kind, TypeId, TypeName, TypeRef, Variety};
use crate::limits;
use crate::pattern::{self, Expression};
use crate::plan::{Facets, FacetsId, NamedFacets, PatternFinding, Simple, ValueType};
use crate::xsd::builtin::{Builtin, WhiteSpace};

/// The facets that were found so far.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// By type; `None` if a type has none, or is being looked at.
    of_types: std::collections::HashMap<TypeId, Option<FacetsId>>,
    ids: std::collections::HashMap<Facets, FacetsId>,
    depth: usize,
}

impl<'c> Builder<'_, 'c> {
    /// Returns the facets of a simple type; `None` if it has none.
    pub(super) fn facets_of(&mut self, ty: TypeRef) -> Option<FacetsId> {
        let id = match ty {
            TypeRef::Builtin(builtin) => {
                let items = builtin.item().and_then(|item| self.facets_of(TypeRef::Builtin(item)));
                let facets = Facets { items, ..of_builtin(builtin) };
                return self.intern(facets, Some(builtin.local_name().into()), Vec::new());
            }
            TypeRef::Type(id) => id,
        };
        if let Some(found) = self.found_facets.of_types.get(&id) {
            return *found;
        }
        // A type that is made of itself finds this; resolving its values has reported it.
        self.found_facets.of_types.insert(id, None);
        if self.found_facets.depth >= limits::DERIVATION_DEPTH {
            return None;
        }
        self.found_facets.depth += 1;
        let found = self.look(id);
        self.found_facets.depth -= 1;
        self.found_facets.of_types.insert(id, found);
        found
    }

    fn look(&mut self, id: TypeId) -> Option<FacetsId> {
        let contract = self.contract;
        let ty = contract.get(id);
        let Kind::Simple(simple) = &ty.kind else { return None };
        let (steps, first) = self.steps(id);
        let mut facets = match &simple.variety {
            Variety::Atomic(builtin) => of_builtin(*builtin),
            Variety::List(item) => {
                let of_base = first.map(of_builtin).unwrap_or_default();
                let items = self.facets_of(*item);
                let values = simple.values.iter().map(|value| value.text.clone()).collect();
                Facets { is_list: true, items, values, min_length: of_base.min_length, ..Facets::default() }
            }
            Variety::Union(members) => self.of_union(id, members),
        };
        if self.is_listed(id) {
            // The listed values are in the lexical space.
            facets.lexical = None;
        }
        let mut findings = Vec::new();
        for step in steps.iter().rev() {
            apply(step, simple.white_space, &mut facets, &mut findings);
        }
        let name = match &ty.name {
            TypeName::Named(name) => Some(name.local.clone()),
            _ => None,
        };
        self.intern(facets, name, findings)
    }

    /// Returns the facets of the steps of derivation, the last step first, and the built-in type that they begin with.
    /// Steps before the one that lists the values add nothing, since listed values satisfy their facets.
    fn steps(&self, id: TypeId) -> (Vec<&'c contract::Facets>, Option<Builtin>) {
        let (contract, is_listed) = (self.contract, self.is_listed(id));
        let mut steps = Vec::new();
        let mut first = None;
        for (ty, simple) in contract.derivation(id) {
            steps.push(&*simple.facets);
            if is_listed && simple.values_of.is_none() {
                break;
            }
            if let Some((TypeRef::Builtin(builtin), _)) = ty.base {
                first = Some(builtin);
            }
        }
        (steps, first)
    }

    /// Returns `true` if the values of a type are variants.
    fn is_listed(&self, id: TypeId) -> bool {
        match &self.contract.get(id).kind {
            Kind::Simple(simple) => !simple.values.is_empty() && !matches!(simple.variety, Variety::List(_)),
            Kind::Complex(_) => false,
        }
    }

    /// Returns what the members of a union say about its values, if they have one Rust type. The variants of an enum
    /// have facets of their own.
    fn of_union(&mut self, id: TypeId, members: &[TypeRef]) -> Facets {
        if matches!(self.simple(id).ty, ValueType::Simple(Simple::Item(_))) {
            return Facets::default();
        }
        let all: Option<Vec<FacetsId>> = members.iter().map(|member| self.facets_of(*member)).collect();
        // A member without facets allows any value.
        Facets { any_of: all.unwrap_or_default(), ..Facets::default() }
    }

    /// Returns the facets that hold if one of these does; `None` if any value is allowed.
    pub(super) fn either(&mut self, one: Option<FacetsId>, other: Option<FacetsId>) -> Option<FacetsId> {
        let (one, other) = (one?, other?);
        if one == other {
            return Some(one);
        }
        self.intern(Facets { any_of: vec![one, other], ..Facets::default() }, None, Vec::new())
    }

    fn intern(&mut self, facets: Facets, name: Option<Arc<str>>, findings: Vec<PatternFinding>) -> Option<FacetsId> {
        let is_empty = facets == Facets { primitive: facets.primitive, is_list: facets.is_list, ..Facets::default() };
        if is_empty && findings.is_empty() {
            return None;
        }
        if let Some(known) = self.found_facets.ids.get(&facets).filter(|_| findings.is_empty()) {
            return Some(*known);
        }
        let id = FacetsId::of(self.facets.len());
        self.found_facets.ids.insert(facets.clone(), id);
        self.facets.push(NamedFacets { facets, name, findings });
        Some(id)
    }
}

/// Returns the facets of a built-in type, items excepted.
fn of_builtin(builtin: Builtin) -> Facets {
    let primitive = std::iter::successors(Some(builtin), |of| of.base())
        .take_while(|of| !matches!(of, Builtin::AnySimpleType | Builtin::AnyType))
        .last();
    let facets = Facets { primitive, ..Facets::default() };
    let bound = |text: &str| Some((text.to_owned(), true));
    match builtin {
        Builtin::NmToken | Builtin::Name | Builtin::NcName | Builtin::Language => {
            Facets { lexical: Some(builtin), ..facets }
        }
        Builtin::Id | Builtin::IdRef | Builtin::Entity => Facets { lexical: Some(Builtin::NcName), ..facets },
        Builtin::NonPositiveInteger => Facets { max: bound("0"), ..facets },
        Builtin::NegativeInteger => Facets { max: bound("-1"), ..facets },
        Builtin::NonNegativeInteger => Facets { min: bound("0"), ..facets },
        Builtin::PositiveInteger => Facets { min: bound("1"), ..facets },
        Builtin::NmTokens | Builtin::IdRefs | Builtin::Entities => {
            Facets { primitive: None, is_list: true, min_length: Some(1), ..facets }
        }
        _ => facets,
    }
}

/// Applies the facets of a step of derivation to those of its base.
fn apply(step: &contract::Facets, white_space: WhiteSpace, facets: &mut Facets, findings: &mut Vec<PatternFinding>) {
    let set = |facet: &mut Option<u64>, value: Option<u64>| *facet = value.or(*facet);
    set(&mut facets.min_length, step.min_length.or(step.length));
    set(&mut facets.max_length, step.max_length.or(step.length));
    set(&mut facets.total_digits, step.total_digits);
    set(&mut facets.fraction_digits, step.fraction_digits);
    let bound = |facet: &mut Option<(String, bool)>, inclusive: &Option<String>, exclusive: &Option<String>| {
        let inclusive = inclusive.as_deref().map(|text| (text, true));
        if let Some((text, is_inclusive)) = inclusive.or(exclusive.as_deref().map(|text| (text, false))) {
            let text = if white_space == WhiteSpace::Preserve { text } else { text.trim() };
            *facet = Some((text.to_owned(), is_inclusive));
        }
    };
    bound(&mut facets.min, &step.min_inclusive, &step.min_exclusive);
    bound(&mut facets.max, &step.max_inclusive, &step.max_exclusive);
    let mut parsed = Vec::new();
    for each in &step.patterns {
        let (title, help) = match Expression::parse(&each.value) {
            Ok(expression) if expression.has_anchors() => {
                parsed.push(expression);
                (
                    "a pattern begins with `^` or ends with `$`, which stand for themselves in XML Schema".to_owned(),
                    "if the service means anchors, values that it takes do not match: set `facets = \"report\"`",
                )
            }
            Ok(expression) => {
                parsed.push(expression);
                continue;
            }
            Err(error) => (
                format!("a pattern cannot be checked: {error}"),
                "values of the type are sent and read without this check; the service may refuse them",
            ),
        };
        findings.push(PatternFinding { title, place: each.place.clone(), help });
    }
    // A step of which one alternative is unknown allows any text.
    if !parsed.is_empty() && parsed.len() == step.patterns.len() {
        let texts: Vec<&str> = step.patterns.iter().map(|each| each.value.as_str()).collect();
        facets.patterns.push((texts.join("|"), pattern::whole(&parsed)));
    }
}
