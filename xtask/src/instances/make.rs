//! Making elements of a schema.

use std::collections::HashMap;
use std::rc::Rc;

use wsdl_codegen::contract::{AttributeUse, Particle, Term, TypeRef, ValueConstraint};
use wsdl_codegen::qname::ns;

use super::least::{Least, NEVER, may_be_nil};
use super::patterns::Known;
use super::random::Random;
use super::tree::{Item, Node, Piece, plain};
use crate::schema::{Content, Declaration, Expected, Schema};

/// The nesting beyond which there is only what is required.
const DEPTH: usize = 10;
/// The number of elements of a document beyond which none is made.
const ELEMENTS: usize = 20_000;

/// Makes documents of a schema.
#[derive(Debug)]
pub struct Maker<'c> {
    pub(super) schema: &'c Schema<'c>,
    pub(super) least: Least,
    pub(super) random: Random,
    /// The number of elements after which there is only what is required.
    pub(super) enough: usize,
    /// The number of elements of this document.
    pub(super) made: usize,
    /// Whether values have white space around them.
    pub(super) is_padded: bool,
    depth: usize,
    /// The number of identifiers of this document.
    pub(super) ids: usize,
    pub(super) patterns: Known,
    expected: HashMap<TypeRef, Rc<Expected<'c>>>,
}

impl<'c> Maker<'c> {
    /// Prepares to make documents.
    pub fn of(schema: &'c Schema<'c>) -> Self {
        let (least, random) = (Least::of(schema), Random::new(0));
        let (expected, is_padded) = (HashMap::new(), false);
        let patterns = Known::default();
        Self { schema, least, random, enough: 0, made: 0, is_padded, depth: 0, ids: 0, patterns, expected }
    }

    /// Makes an element; `None` if there is none, or none is made.
    pub(super) fn root(&mut self, declaration: &Declaration<'c>) -> Option<Node> {
        (self.made, self.depth, self.ids) = (0, 0, 0);
        (self.least.declared(self.schema, declaration) < NEVER).then(|| self.element(declaration))?
    }

    pub(super) fn expected(&mut self, ty: TypeRef) -> Rc<Expected<'c>> {
        let schema = self.schema;
        self.expected.entry(ty).or_insert_with(|| Rc::new(Expected::of(schema, ty))).clone()
    }

    /// Whether there is to be only what is required.
    pub(super) fn is_tight(&self) -> bool {
        self.depth >= DEPTH || self.made >= self.enough
    }

    /// Makes an element by its declaration.
    pub(super) fn element(&mut self, declaration: &Declaration<'c>) -> Option<Node> {
        self.made += 1;
        if self.made > ELEMENTS || self.depth > 200 {
            return None;
        }
        let (namespace, local) = self.schema.name(declaration.name);
        let mut node = Node::new(namespace, local);
        self.depth += 1;
        let made = self.fill(&mut node, declaration);
        self.depth -= 1;
        made.map(|()| node)
    }

    fn fill(&mut self, node: &mut Node, declaration: &Declaration<'c>) -> Option<()> {
        // The generated types hold values of simple types without the names of those that are derived from them.
        let types = match self.schema.is_simple(declaration.ty) {
            true => vec![declaration.ty],
            false => self.schema.types_for(declaration),
        };
        let sizes: Vec<u32> = types.iter().map(|ty| self.least.own(self.schema, *ty)).collect();
        let best = sizes.iter().copied().min().unwrap_or(NEVER);
        // What is nil ends what contains itself.
        let is_deep = self.depth >= DEPTH || self.made >= self.enough + DEPTH * DEPTH;
        let must_end = best == NEVER || best > 0 && is_deep;
        // A root that is nil has no value of its type to be read as.
        let is_root = self.depth == 1;
        if !is_root && may_be_nil(self.schema, declaration) && (must_end || self.random.chance(15)) {
            node.add(ns::XSI, "nil", plain(if self.random.chance(50) { "true" } else { "1" }));
            return self.attributes(node, declaration.ty);
        }
        let declared = types.iter().position(|ty| *ty == declaration.ty).filter(|at| sizes[*at] < NEVER);
        let at = match declared {
            Some(at) if !self.is_tight() && self.random.chance(60) => at,
            Some(at) if self.is_tight() && sizes[at] <= best.saturating_add(3) => at,
            _ => {
                let most = if self.is_tight() { best } else { NEVER - 1 };
                let all: Vec<usize> = (0..types.len()).filter(|at| sizes[*at] <= most && sizes[*at] < NEVER).collect();
                *self.random.pick(&all)?
            }
        };
        let ty = types[at];
        let is_named = ty != declaration.ty || self.random.chance(3);
        if let Some((namespace, local)) = self.schema.type_name(ty).filter(|_| is_named) {
            node.add(ns::XSI, "type", vec![Piece::Name(namespace.to_owned(), local.to_owned())]);
        }
        self.typed(node, ty, declaration.value)
    }

    /// Fills an element by its type.
    pub(super) fn typed(&mut self, node: &mut Node, ty: TypeRef, value: Option<&ValueConstraint>) -> Option<()> {
        self.attributes(node, ty)?;
        let content = self.schema.content(ty);
        match value {
            Some(ValueConstraint::Fixed(fixed)) => {
                if self.random.chance(60) && !fixed.is_empty() {
                    node.content.push(Item::Text(plain(&**fixed)));
                }
                return Some(());
            }
            Some(ValueConstraint::Default(_)) if self.random.chance(30) => return Some(()),
            _ => {}
        }
        match content {
            Content::Anything => self.anything(node, ty),
            Content::Text(ty) => {
                let text = self.text(ty)?;
                let is_empty = text.iter().all(|piece| matches!(piece, Piece::Plain(text) if text.is_empty()));
                if !is_empty {
                    node.content.push(Item::Text(text));
                }
                Some(())
            }
            Content::Elements { particles, mixed } => {
                node.is_loose = !mixed;
                let expected = self.expected(ty);
                let mut elements = Vec::new();
                for particle in particles {
                    self.particle(particle, &expected, &mut elements)?;
                }
                for element in elements {
                    self.text_between(node, mixed);
                    node.content.push(Item::Element(element));
                }
                self.text_between(node, mixed);
                Some(())
            }
        }
    }

    /// Sometimes text in mixed content.
    fn text_between(&mut self, node: &mut Node, mixed: bool) {
        if mixed && self.random.chance(50) {
            let text =
                self.random.pick(&["some text", " ", "\n  ", "a & b", " c ", "]]>"]).copied().unwrap_or_default();
            node.content.push(Item::Text(plain(text)));
        }
    }

    fn particle(&mut self, particle: &'c Particle, expected: &Expected<'c>, out: &mut Vec<Node>) -> Option<()> {
        let min = particle.occurs.min;
        let size = self.least.term(self.schema, &particle.term);
        if size == NEVER {
            return (min == 0).then_some(());
        }
        let max = particle.occurs.max.unwrap_or(u32::MAX).min(min.max(3));
        let more = if self.is_tight() || max <= min { 0 } else { self.random.below((max - min) as usize + 1) };
        for number in 0..min as usize + more {
            if number >= min as usize && self.is_tight() {
                break;
            }
            let made = self.term(&particle.term, expected, out);
            // What is optional can be left out.
            if made.is_none() && number < min as usize {
                return None;
            }
        }
        Some(())
    }

    fn term(&mut self, term: &'c Term, expected: &Expected<'c>, out: &mut Vec<Node>) -> Option<()> {
        let before = out.len();
        let made = match term {
            Term::Element(element) => self.one_of(&self.schema.local(element)).map(|node| out.push(node)),
            Term::Sequence(all) => all.iter().try_for_each(|each| self.particle(each, expected, out)),
            Term::All(all) => {
                let mut order: Vec<&Particle> = all.iter().collect();
                self.random.shuffle(&mut order);
                order.into_iter().try_for_each(|each| self.particle(each, expected, out))
            }
            Term::Choice(all) => {
                let sizes: Vec<u32> = all.iter().map(|each| self.least.particle(self.schema, each)).collect();
                let best = sizes.iter().copied().min().unwrap_or(NEVER);
                let most = if self.is_tight() { best } else { NEVER - 1 };
                let arms: Vec<usize> = (0..all.len()).filter(|at| sizes[*at] <= most && sizes[*at] < NEVER).collect();
                let arm = *self.random.pick(&arms)?;
                self.particle(&all[arm], expected, out)
            }
            Term::Any(wildcard) => self.admitted(wildcard, expected).map(|node| out.push(node)),
            Term::Broken(_) => None,
        };
        if made.is_none() {
            out.truncate(before);
        }
        made
    }

    /// Makes an element or one that may stand for it.
    fn one_of(&mut self, declaration: &Declaration<'c>) -> Option<Node> {
        let all = self.schema.elements_for(declaration);
        let sizes: Vec<u32> = all.iter().map(|each| self.least.declared(self.schema, each)).collect();
        let best = sizes.iter().copied().min()?;
        let most = if self.is_tight() { best } else { NEVER - 1 };
        let made: Vec<usize> = (0..all.len()).filter(|at| sizes[*at] <= most && sizes[*at] < NEVER).collect();
        let at = *self.random.pick(&made)?;
        self.element(&all[at])
    }

    fn attributes(&mut self, node: &mut Node, ty: TypeRef) -> Option<()> {
        let declared = self.schema.attributes(ty);
        for attribute in &declared {
            let is_required = attribute.usage == AttributeUse::Required;
            if attribute.problem.is_some() || !is_required && (self.is_tight() || self.random.chance(50)) {
                continue;
            }
            let value = match &attribute.value {
                Some(ValueConstraint::Fixed(value)) => Some(plain(&**value)),
                Some(ValueConstraint::Default(value)) if self.random.chance(30) => Some(plain(&**value)),
                _ => self.text(attribute.ty),
            };
            match value {
                Some(value) => {
                    let (namespace, local) = self.schema.name(&attribute.name);
                    node.add(namespace, local, value);
                }
                None if is_required => return None,
                None => {}
            }
        }
        self.open_attributes(node, ty, &declared);
        self.random.shuffle(&mut node.attributes);
        Some(())
    }
}
