//! The valid texts of simple types: the nearest built-in type, lengths, and examples if facets limit more than that.

mod declared;
mod forms;
mod limits;
mod numbers;

use std::sync::Arc;

use super::Builder;
use crate::contract::{Contract, Kind, Simple, TypeId, TypeRef, Variety};
use crate::limits::DERIVATION_DEPTH;
use crate::plan::{Lexical, Simple as SimpleType, ValueType};
use crate::xsd::builtin::{Builtin, WhiteSpace};
use limits::Limits;

/// The number of examples of a type.
const EXAMPLES: usize = 5;
/// The number of examples of each member of a union.
const OF_MEMBER: usize = 2;

impl Builder<'_, '_> {
    /// Returns the valid texts of a simple type with this Rust type. `None` if the Rust type describes them.
    pub(super) fn lexical_of(&mut self, id: TypeId, ty: &ValueType) -> Option<Arc<Lexical>> {
        if let ValueType::Simple(SimpleType::Item(_)) = ty {
            let Kind::Simple(simple) = &self.contract.get(id).kind else { return None };
            let is_limited = !Limits::of(self.contract, id).is_none() && simple.values.is_empty();
            if !is_limited || !matches!(simple.variety, Variety::Union(_)) {
                return None;
            }
        }
        let contract = self.contract;
        self.lexical.entry(id).or_insert_with(|| of_type(contract, id, 0).map(Arc::new)).clone()
    }
}

/// Returns the valid texts of a built-in type. `None` if they depend on the namespaces in scope, or are of any type.
pub(super) fn of_builtin(builtin: Builtin) -> Option<Lexical> {
    match builtin {
        Builtin::AnyType | Builtin::QName | Builtin::Notation => None,
        _ => {
            let item = builtin.item();
            Some(Lexical {
                builtin: item.unwrap_or(builtin),
                white_space: builtin.white_space(),
                // Lists of built-in types are not empty (XML Schema part 2, sections 3.3.5, 3.3.10 and 3.3.12).
                length: (u32::from(item.is_some()), None),
                examples: Vec::new(),
                by_place: false,
                item: item.and_then(of_builtin).map(Arc::new),
            })
        }
    }
}

fn of_ref(contract: &Contract, ty: TypeRef, depth: usize) -> Option<Lexical> {
    match ty {
        TypeRef::Builtin(builtin) => of_builtin(builtin),
        TypeRef::Type(id) => of_type(contract, id, depth),
    }
}

/// Returns the valid texts of a simple type. `depth` is the number of types around it.
fn of_type(contract: &Contract, id: TypeId, depth: usize) -> Option<Lexical> {
    let Kind::Simple(simple) = &contract.get(id).kind else { return None };
    if depth > DERIVATION_DEPTH {
        return None;
    }
    let limits = Limits::of(contract, id);
    match &simple.variety {
        Variety::Atomic(builtin) => of_atomic(*builtin, simple, &limits),
        Variety::List(item) => {
            let item = of_ref(contract, *item, depth + 1)?;
            let examples = limits.admitted(listed(simple), Builtin::String);
            let (white_space, length) = (WhiteSpace::Collapse, limits.length());
            Some(Lexical {
                builtin: item.builtin,
                white_space,
                length,
                examples,
                by_place: false,
                item: Some(Arc::new(item)),
            })
        }
        Variety::Union(members) => {
            let mut examples = limits.admitted(listed(simple), Builtin::String);
            if simple.values.is_empty() {
                for member in members {
                    let Some(member) = of_ref(contract, *member, depth + 1) else { continue };
                    let some = limits.admitted(some(&member).into_iter(), member.builtin);
                    examples.extend(some.into_iter().take(OF_MEMBER));
                    if examples.len() >= EXAMPLES {
                        break;
                    }
                }
                let mut seen = std::collections::HashSet::new();
                examples.retain(|example| seen.insert(example.clone()));
            }
            let (builtin, white_space) = (Builtin::String, simple.white_space);
            Some(Lexical { builtin, white_space, length: (0, None), examples, by_place: false, item: None })
        }
    }
}

fn of_atomic(builtin: Builtin, simple: &Simple, limits: &Limits<'_>) -> Option<Lexical> {
    let examples = if !simple.values.is_empty() {
        limits.admitted(listed(simple), Builtin::String)
    } else if limits.is_only_length() && forms::is_string(builtin) && builtin != Builtin::Language {
        Vec::new()
    } else {
        limits.examples(builtin, simple.white_space)
    };
    let of_builtin = of_builtin(builtin)?;
    let by_place = simple.values.is_empty() && limits.is_by_place(builtin);
    Some(Lexical { white_space: simple.white_space, length: limits.length(), examples, by_place, ..of_builtin })
}

fn listed(simple: &Simple) -> impl Iterator<Item = Arc<str>> + '_ {
    simple.values.iter().map(|value| value.text.clone())
}

/// Returns some valid texts.
fn some(of: &Lexical) -> Vec<Arc<str>> {
    if !of.examples.is_empty() {
        return of.examples.clone();
    }
    let (least, most) = of.length;
    match &of.item {
        Some(item) => {
            let one = some(item).into_iter().next();
            let count = least.max(1).min(most.unwrap_or(u32::MAX)).min(100);
            one.map(|one| vec![&*one; count as usize].join(" ").into()).into_iter().collect()
        }
        None => {
            let has_room = |text: &&&str| {
                let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
                !forms::is_string(of.builtin) || (length >= least && most.is_none_or(|most| length <= most))
            };
            forms::of(of.builtin).iter().filter(has_room).map(|text| Arc::from(*text)).collect()
        }
    }
}
