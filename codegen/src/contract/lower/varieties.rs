//! Resolves simple types: variety, white space and listed values, including those of their bases (XML Schema part 1,
//! section 3.14.6, and part 2, section 4.3.6). A type is resolved after the types that it depends on.

use std::sync::Arc;

use super::Lowering;
use super::problems::ring;
use crate::contract::simple::{Simple, Value, Variety};
use crate::contract::types::{Content, Derivation, Kind, TypeId, TypeRef};
use crate::diagnostics::Diagnostic;
use crate::limits::DERIVATION_DEPTH;
use crate::xsd::builtin::{Builtin, WhiteSpace};
use crate::xsd::document::Facets;

/// How a simple type is derived.
pub(super) enum Made<'d> {
    /// By restriction of a simple type, or of the text of a complex one.
    Restriction { base: Result<TypeRef, Diagnostic>, facets: &'d Facets },
    /// As a list of values of a type.
    List(Result<TypeRef, Diagnostic>),
    /// As a union of several types.
    Union(Vec<Result<TypeRef, Diagnostic>>),
}

impl Made<'_> {
    fn parts(&self) -> &[Result<TypeRef, Diagnostic>] {
        match self {
            Self::Restriction { base: part, .. } | Self::List(part) => std::slice::from_ref(part),
            Self::Union(members) => members,
        }
    }
}

/// The progress of resolving a type.
#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    /// The types that it depends on are being resolved.
    Open,
    /// It is resolved. For a complex type, holds the type of its text.
    Done(Option<TypeRef>),
}

/// What a restriction inherits from its base.
struct Inherited {
    variety: Variety,
    values: Arc<[Value]>,
    values_of: Option<TypeRef>,
    white_space: WhiteSpace,
}

impl<'d> Lowering<'d, '_> {
    pub(super) fn resolve_simple(&mut self) {
        let mut states = vec![State::New; self.types.len()];
        let mut depths = vec![0_usize; self.types.len()];
        for start in 0..self.types.len() {
            let mut open = vec![(TypeId::of(start), false)];
            while let Some((id, is_entered)) = open.pop() {
                if is_entered {
                    self.finish(id, &mut states, &mut depths);
                } else if states[id.index()] == State::New {
                    states[id.index()] = State::Open;
                    open.push((id, true));
                    self.parts_of(id, |part| {
                        if states[part.index()] == State::New {
                            open.push((part, false));
                        }
                    });
                }
            }
        }
    }

    /// Calls `each` with the types that the text of a type depends on.
    fn parts_of(&self, id: TypeId, mut each: impl FnMut(TypeId)) {
        let mut part = |ty: TypeRef| {
            if let TypeRef::Type(id) = ty {
                each(id);
            }
        };
        match (&self.types[id.index()].kind, self.made.get(&id)) {
            (Kind::Simple(_), Some(made)) => made.parts().iter().flatten().for_each(|ty| part(*ty)),
            (Kind::Complex(complex), _) => match (&complex.content, self.types[id.index()].base) {
                (Content::Text(Some(text)), _) => part(*text),
                (Content::Text(None), Some((base, _))) => part(base),
                _ => {}
            },
            _ => {}
        }
    }

    fn finish(&mut self, id: TypeId, states: &mut [State], depths: &mut [usize]) {
        let mut depth = 0;
        let mut is_ring = false;
        self.parts_of(id, |part| {
            depth = depth.max(depths[part.index()] + 1);
            is_ring |= states[part.index()] == State::Open;
        });
        let place = self.types[id.index()].place.clone();
        let path = &self.types[id.index()].path;
        let problem = if is_ring {
            Some(ring("type", &format!("`{}`", crate::shown::shortened(path)), &place))
        } else if depth > DERIVATION_DEPTH {
            let title = format!("a simple type is made of more than {DERIVATION_DEPTH} others, each of the next");
            Some(Diagnostic::error(title, Some(place.clone()), "refer to one of the last directly"))
        } else {
            None
        };
        if let Some(problem) = problem {
            let problem = self.paid(vec![problem], &place);
            self.types[id.index()].problems.extend(problem);
            self.made.remove(&id);
            states[id.index()] = State::Done(None);
            return;
        }
        depths[id.index()] = depth;
        let text = match &self.types[id.index()].kind {
            Kind::Simple(_) => {
                if let Some(made) = self.made.remove(&id) {
                    self.make(id, made, states);
                }
                Some(TypeRef::Type(id))
            }
            Kind::Complex(complex) => match (&complex.content, self.types[id.index()].base) {
                (Content::Text(Some(text)), _) => Some(*text),
                (Content::Text(None), Some((base, _))) => text_of(base, states),
                _ => None,
            },
        };
        if text.is_none() && self.has_text(id) {
            let place = self.types[id.index()].place.clone();
            let help = "write `complexContent`, or give the base a text";
            let problem = Diagnostic::error("the base of a simple content has no text", Some(place.clone()), help);
            let problem = self.paid(vec![problem], &place);
            self.types[id.index()].problems.extend(problem);
        }
        states[id.index()] = State::Done(text);
    }

    fn has_text(&self, id: TypeId) -> bool {
        matches!(&self.types[id.index()].kind, Kind::Complex(complex) if matches!(complex.content, Content::Text(_)))
    }

    fn make(&mut self, id: TypeId, made: Made<'d>, states: &[State]) {
        let place = self.types[id.index()].place.clone();
        let mut problems = Vec::new();
        let mut part = |part: Result<TypeRef, Diagnostic>| part.map_err(|problem| problems.push(problem)).ok();
        let (base, simple) = match made {
            Made::Restriction { base, facets } => {
                let base = part(base);
                let text = base.and_then(|base| text_of(base, states));
                if base.is_some() && text.is_none() {
                    let help = "refer to a simple type, or to a complex type with simple content";
                    let title = "the base of a restricted text has no text";
                    problems.push(Diagnostic::error(title, Some(place.clone()), help));
                }
                let inherited = self.inherited(text.unwrap_or(TypeRef::Builtin(Builtin::AnySimpleType)), &place);
                let white_space = facets.white_space.unwrap_or(inherited.white_space);
                let (values, values_of) = match facets.enumeration.is_empty() {
                    true => (inherited.values, inherited.values_of),
                    false => (self.values(&facets.enumeration, white_space, &place), None),
                };
                let facets = Box::new(self.without_values(facets, &place));
                (text, Simple { variety: inherited.variety, values, values_of, facets, white_space })
            }
            Made::List(item) => {
                let item = part(item).unwrap_or(TypeRef::Builtin(Builtin::AnySimpleType));
                (None, plain(Variety::List(item), WhiteSpace::Collapse))
            }
            Made::Union(members) => {
                let members: Vec<TypeRef> = members.into_iter().filter_map(&mut part).collect();
                let white_space = members.iter().map(|member| self.white_space(*member));
                let least = white_space.min_by_key(|white_space| *white_space as u8).unwrap_or(WhiteSpace::Preserve);
                (None, plain(Variety::Union(members), least))
            }
        };
        let problems = self.paid(problems, &place);
        let ty = &mut self.types[id.index()];
        ty.base = base.map(|base| (base, Derivation::Restriction));
        ty.kind = Kind::Simple(simple);
        ty.problems.extend(problems);
    }

    fn inherited(&mut self, base: TypeRef, place: &crate::diagnostics::Place) -> Inherited {
        match base {
            TypeRef::Builtin(builtin) => Inherited {
                variety: match builtin.item() {
                    Some(item) => Variety::List(TypeRef::Builtin(item)),
                    None => Variety::Atomic(builtin),
                },
                values: [].into(),
                values_of: None,
                white_space: builtin.white_space(),
            },
            TypeRef::Type(id) => match &self.types[id.index()].kind {
                Kind::Simple(simple) => {
                    let has_room = match &simple.variety {
                        Variety::Union(members) => self.budget.spend(size_of_val(&**members), place),
                        Variety::Atomic(_) | Variety::List(_) => true,
                    };
                    Inherited {
                        variety: if has_room { simple.variety.clone() } else { Variety::Union(Vec::new()) },
                        values: simple.values.clone(),
                        values_of: simple.values_of.or((!simple.values.is_empty()).then_some(base)),
                        white_space: simple.white_space,
                    }
                }
                Kind::Complex(_) => self.inherited(TypeRef::Builtin(Builtin::AnySimpleType), place),
            },
        }
    }

    fn white_space(&self, ty: TypeRef) -> WhiteSpace {
        match ty {
            TypeRef::Builtin(builtin) => builtin.white_space(),
            TypeRef::Type(id) => match &self.types[id.index()].kind {
                Kind::Simple(simple) => simple.white_space,
                Kind::Complex(_) => WhiteSpace::Preserve,
            },
        }
    }
}

/// Returns the type of a type's text.
fn text_of(ty: TypeRef, states: &[State]) -> Option<TypeRef> {
    match ty {
        TypeRef::Builtin(_) => Some(ty),
        TypeRef::Type(id) => match states[id.index()] {
            State::Done(text) => text,
            State::New | State::Open => None,
        },
    }
}

fn plain(variety: Variety, white_space: WhiteSpace) -> Simple {
    Simple { variety, values: [].into(), values_of: None, facets: Box::default(), white_space }
}
