//! Simple types: scalars, lists, and items for enumerations and unions.

use std::collections::HashSet;
use std::sync::Arc;

use super::values::{Resolved, STRING, scalar, value_type};
use super::{Builder, lexical};
use crate::contract::{self, Kind, Type, TypeId, TypeName, TypeRef, Variety, WireName};
use crate::diagnostics::Diagnostic;
use crate::limits;
use crate::plan::problems::{add, unsupported};
use crate::plan::{Enumeration, ItemId, ItemKind, Scalar, Simple, TypeUse, Union, UnionMember, Value, ValueType};
use crate::qname::{QName, ns};
use crate::xsd::builtin::{Builtin, WhiteSpace};

impl Builder<'_, '_> {
    /// Resolves a simple type.
    pub(super) fn simple(&mut self, id: TypeId) -> Resolved {
        if let Some(resolved) = &self.simple[id.index()] {
            return resolved.clone();
        }
        let ty = self.contract.get(id);
        let Kind::Simple(simple) = &ty.kind else {
            return broken(unsupported("a complex type where a text must be", &ty.place));
        };
        if self.simple_depth >= limits::DERIVATION_DEPTH {
            let what = format!("a simple type that is made of more than {} others", limits::DERIVATION_DEPTH);
            return broken(unsupported(&what, &ty.place));
        }
        // A type that is made of itself finds this.
        self.simple[id.index()] = Some(broken(unsupported("a simple type that is made of itself", &ty.place)));
        self.simple_depth += 1;
        let resolved = self.resolve(id, ty, simple);
        self.simple_depth -= 1;
        self.simple[id.index()] = Some(resolved.clone());
        resolved
    }

    fn simple_ref(&mut self, ty: TypeRef) -> Resolved {
        match ty {
            // Any simple value is kept as text.
            TypeRef::Builtin(Builtin::AnyType | Builtin::AnySimpleType) => plain(STRING),
            TypeRef::Builtin(builtin) => plain(value_type(builtin)),
            TypeRef::Type(id) => self.simple(id),
        }
    }

    fn resolve(&mut self, id: TypeId, ty: &Type, simple: &contract::Simple) -> Resolved {
        let problems: Arc<[Diagnostic]> = ty.problems.as_slice().into();
        let resolved = match &simple.variety {
            Variety::Atomic(Builtin::QName | Builtin::Notation) => {
                plain(ValueType::Simple(Simple::Scalar(Scalar::QName)))
            }
            Variety::Atomic(builtin) if !simple.values.is_empty() => {
                return self.listed(id, ty, simple, scalar(*builtin));
            }
            Variety::Union(_) if !simple.values.is_empty() => return self.listed(id, ty, simple, Scalar::String),
            Variety::Atomic(Builtin::AnyType | Builtin::AnySimpleType) => plain(STRING),
            Variety::Atomic(builtin) => plain(value_type(*builtin)),
            Variety::List(item) => {
                let item = self.simple_ref(*item);
                let ty = match item.ty {
                    ValueType::Simple(simple) => ValueType::List(simple),
                    other => other,
                };
                Resolved { ty, ..item }
            }
            Variety::Union(members) => self.union(id, ty, members),
        };
        if problems.is_empty() {
            return resolved;
        }
        let mut all = problems.to_vec();
        add(self.budget, &mut all, &resolved.problems, &ty.place);
        Resolved { problems: all.into(), ..resolved }
    }

    /// Resolves a type with listed values: to an enumeration, or to that of its base.
    fn listed(&mut self, id: TypeId, ty: &Type, simple: &contract::Simple, base: Scalar) -> Resolved {
        if let Some(of) = simple.values_of {
            let listed = self.simple_ref(of);
            if listed.ty.item().is_some() {
                return listed;
            }
        }
        let mut problems = ty.problems.clone();
        let mut values = &simple.values[..];
        if values.len() > limits::ENUMERATION_VALUES || !self.budget.spend(values.len(), &ty.place) {
            let what = format!("an enumeration of more than {} values", limits::ENUMERATION_VALUES);
            problems.push(unsupported(&what, &ty.place));
            values = &[];
        }
        let values = values.iter().map(|value| Value {
            text: value.text.clone(),
            path: format!("{}/={}", ty.path, value.text).into(),
            documentation: value.documentation.clone(),
        });
        let enumeration = Enumeration {
            base,
            white_space: simple.white_space,
            values: values.collect(),
            success: None,
            type_name: self.type_name(ty),
        };
        let item = self.add_simple_item(id, ty, ItemKind::Enumeration(enumeration), problems);
        plain(ValueType::Simple(Simple::Item(item)))
    }

    /// Resolves a union: to an enum of the Rust types of its members, or to the only one.
    fn union(&mut self, id: TypeId, ty: &Type, types: &[TypeRef]) -> Resolved {
        let mut problems = Vec::new();
        // Paths are only steps until it is clear that an enum is needed.
        let mut members: Vec<UnionMember> = Vec::new();
        let mut seen = HashSet::new();
        for (index, of) in types.iter().enumerate() {
            let resolved = self.simple_ref(*of);
            add(self.budget, &mut problems, &resolved.problems, &ty.place);
            let new = match self.members_of(&resolved.ty) {
                Some(inner) => inner,
                None => vec![self.union_member(*of, index, resolved.ty)],
            };
            if !self.budget.spend(new.len(), &ty.place) {
                break;
            }
            for member in new {
                if seen.insert(member.ty.clone()) {
                    members.push(member);
                } else if let Some(at) = members.iter().position(|other| other.ty == member.ty) {
                    // The values of both have one variant.
                    members[at].facets = self.either(members[at].facets, member.facets);
                }
            }
        }
        if members.len() > limits::TYPE_MEMBERS {
            let what = format!("a union of more than {} types", limits::TYPE_MEMBERS);
            problems.push(unsupported(&what, &ty.place));
            members.clear();
        }
        match members.as_slice() {
            [] => Resolved { ty: STRING, problems: problems.into() },
            [only] => Resolved { ty: only.ty.clone(), problems: problems.into() },
            _ => {
                let path = super::steps::inside(&ty.path);
                let mut paths = HashSet::new();
                for (index, member) in members.iter_mut().enumerate() {
                    let mut full: Arc<str> = format!("{path}/{}", member.path).into();
                    // Anonymous types of this union and of a nested one may have the same number.
                    if !paths.insert(full.clone()) {
                        full = format!("{full}({})", index + 1).into();
                    }
                    member.path = full;
                }
                let kind = ItemKind::Union(Union { members, type_name: self.type_name(ty) });
                problems.extend(ty.problems.iter().cloned());
                let item = self.add_simple_item(id, ty, kind, problems);
                plain(ValueType::Simple(Simple::Item(item)))
            }
        }
    }

    /// Returns the members of a union inside another one, with steps as paths.
    fn members_of(&self, ty: &ValueType) -> Option<Vec<UnionMember>> {
        let ValueType::Simple(Simple::Item(item)) = ty else { return None };
        let item = &self.items[item.index()];
        let ItemKind::Union(union) = &item.kind else { return None };
        let prefix = super::steps::inside(&item.path).len() + 1;
        let step = |member: &UnionMember| member.path.get(prefix..).unwrap_or_default().into();
        Some(union.members.iter().map(|member| UnionMember { path: step(member), ..member.clone() }).collect())
    }

    fn union_member(&mut self, of: TypeRef, index: usize, ty: ValueType) -> UnionMember {
        let name = match of {
            TypeRef::Builtin(builtin) => Some(QName::new(ns::XSD, builtin.local_name())),
            TypeRef::Type(id) => match &self.contract.get(id).name {
                TypeName::Named(name) => Some(name.clone()),
                _ => None,
            },
        };
        let step = name.as_ref().map_or_else(|| (index + 1).to_string(), ToString::to_string);
        let lexical = match of {
            TypeRef::Builtin(builtin) => lexical::of_builtin(builtin).map(Arc::new),
            TypeRef::Type(id) => self.lexical_of(id, &ty),
        };
        let local = match (&name, &ty) {
            (Some(name), _) => name.local.clone(),
            // A type without a name is named after its content.
            (None, ValueType::Simple(Simple::Scalar(scalar))) => format!("{scalar:?}").into(),
            (None, ValueType::List(_)) => "List".into(),
            (None, _) => "Listed".into(),
        };
        UnionMember {
            path: format!("type({step})").into(),
            local,
            white_space: match (&ty, of) {
                (ValueType::Simple(Simple::Scalar(Scalar::String)), TypeRef::Builtin(builtin)) => builtin.white_space(),
                (ValueType::Simple(Simple::Scalar(Scalar::String)), TypeRef::Type(id)) => {
                    match &self.contract.get(id).kind {
                        Kind::Simple(simple) => simple.white_space,
                        Kind::Complex(_) => WhiteSpace::Preserve,
                    }
                }
                _ => WhiteSpace::Preserve,
            },
            facets: self.facets_of(of),
            ty,
            type_use: name.map_or(TypeUse::Anonymous, TypeUse::Named),
            lexical,
        }
    }

    fn add_simple_item(&mut self, id: TypeId, ty: &Type, kind: ItemKind, problems: Vec<Diagnostic>) -> ItemId {
        let origin = self.origin(id);
        let item = self.add(super::item(ty.path.clone(), origin, ty.documentation.clone(), &ty.place));
        let added = &mut self.items[item.index()];
        (added.kind, added.problems) = (kind, problems);
        self.of_type[id.index()] = Some(item);
        item
    }

    /// Returns the name of a type on the wire, if it has one.
    pub(super) fn type_name(&mut self, ty: &Type) -> Option<WireName> {
        match &ty.name {
            TypeName::Named(name) => Some(self.wire(name)),
            _ => None,
        }
    }
}

fn plain(ty: ValueType) -> Resolved {
    Resolved { ty, problems: Arc::default() }
}

fn broken(problem: Diagnostic) -> Resolved {
    Resolved { ty: STRING, problems: Arc::new([problem]) }
}
