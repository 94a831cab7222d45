//! The walk through two documents along a contract.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use wsdl_codegen::contract::{Contract, ElementId, TypeRef, ValueConstraint};
use wsdl_codegen::qname::ns;
use wsdl_codegen::xsd::builtin::Builtin;

use super::difference::{Difference, What};
use super::document::{Element, Name, Node, resolve};
use super::raw::child;
use super::values::{Text, is_same};
use crate::schema::{Content, Declaration, Expected, Schema};

/// Compares documents of one contract.
#[derive(Debug)]
pub struct Comparison<'c> {
    schema: Schema<'c>,
    expected: RefCell<HashMap<TypeRef, Rc<Expected<'c>>>>,
}

impl<'c> Comparison<'c> {
    /// Prepares comparisons.
    pub fn of(contract: &'c Contract) -> Self {
        Self { schema: Schema::of(contract), expected: RefCell::default() }
    }

    /// Returns the differences between two documents whose root is this global element, in the order of the first.
    pub fn differences(&self, element: ElementId, one: &Element, other: &Element) -> Vec<Difference> {
        let mut walk = Walk { comparison: self, found: Vec::new() };
        let declaration = self.schema.global(element);
        let (namespace, local) = self.schema.name(declaration.name);
        let name = Name { namespace: namespace.to_owned(), local: local.to_owned() };
        match [one, other].into_iter().find(|root| root.name != name) {
            Some(root) => walk.report(What::Root(name, root.name.clone())),
            None => walk.declared(&declaration, one, other),
        }
        walk.place(0, &one.name.local);
        walk.found
    }

    fn expected(&self, ty: TypeRef) -> Rc<Expected<'c>> {
        let mut known = self.expected.borrow_mut();
        known.entry(ty).or_insert_with(|| Rc::new(Expected::of(&self.schema, ty))).clone()
    }
}

/// The state of a walk.
pub(super) struct Walk<'w, 'c> {
    comparison: &'w Comparison<'c>,
    /// What differs, with its path from the element that is walked through.
    pub(super) found: Vec<Difference>,
}

impl<'c> Walk<'_, 'c> {
    pub(super) fn report(&mut self, what: What) {
        self.found.push(Difference { path: String::new(), what });
    }

    /// Puts a step before the paths of differences.
    fn place(&mut self, from: usize, step: &str) {
        for difference in &mut self.found[from..] {
            let below = std::mem::take(&mut difference.path);
            difference.path = if below.is_empty() { step.to_owned() } else { format!("{step}/{below}") };
        }
    }

    /// Does something in a child of an element. Children are counted only if something differs.
    pub(super) fn within(&mut self, parent: &Element, at: usize, work: impl FnOnce(&mut Self)) {
        let Some(Node::Element(element)) = parent.children.get(at) else { return };
        let before = self.found.len();
        work(self);
        if self.found.len() == before {
            return;
        }
        let same = |node: &&Node| matches!(node, Node::Element(each) if each.name == element.name);
        let number = parent.children[..at].iter().filter(same).count();
        let is_only = parent.children.iter().filter(same).nth(1).is_none();
        let local = &element.name.local;
        self.place(before, &if is_only { local.clone() } else { format!("{local}[{}]", number + 1) });
    }

    /// The type that an element names by `xsi:type`.
    pub(super) fn named_type(&self, element: &Element) -> Option<TypeRef> {
        let name = resolve(&element.scope, element.attribute(ns::XSI, "type")?.trim())?;
        self.comparison.schema.type_named(&name.namespace, &name.local)
    }

    /// Compares two elements of one declared name.
    fn declared(&mut self, declaration: &Declaration<'c>, one: &Element, other: &Element) {
        self.any_of(std::slice::from_ref(declaration), one, other);
    }

    /// Compares two elements whose name is declared, by any of the declarations.
    fn any_of(&mut self, declarations: &[Declaration<'c>], one: &Element, other: &Element) {
        let Some(first) = declarations.first() else { return self.raw(one, other) };
        let before = self.found.len();
        self.typed(first.ty, declarations, one, other);
        // Descriptions with several types for one name are not valid, but exist.
        let others: Vec<TypeRef> = declarations.iter().map(|each| each.ty).filter(|ty| *ty != first.ty).collect();
        for ty in others {
            if self.found.len() == before {
                return;
            }
            let found = self.found.split_off(before);
            self.typed(ty, declarations, one, other);
            if self.found.len() > before {
                self.found.truncate(before);
                self.found.extend(found);
            }
        }
    }

    fn typed(&mut self, declared: TypeRef, declarations: &[Declaration<'c>], one: &Element, other: &Element) {
        let (in_one, in_other) = (self.named_type(one).unwrap_or(declared), self.named_type(other).unwrap_or(declared));
        if in_one != in_other {
            let name = |element: &Element| {
                let value = element.attribute(ns::XSI, "type")?;
                Some(resolve(&element.scope, value.trim()).map_or_else(|| value.to_owned(), |name| name.to_string()))
            };
            return self.report(What::Type(name(one), name(other)));
        }
        let is_nil = |element: &Element| {
            element.attribute(ns::XSI, "nil").is_some_and(|nil| ["true", "1"].contains(&nil.trim()))
        };
        if is_nil(one) != is_nil(other) {
            return self.report(What::Nil(is_nil(one), is_nil(other)));
        }
        self.attributes(in_one, one, other);
        let values: Vec<&ValueConstraint> =
            if is_nil(one) { Vec::new() } else { declarations.iter().filter_map(|each| each.value).collect() };
        self.content(in_one, &values, one, other);
    }

    fn attributes(&mut self, ty: TypeRef, one: &Element, other: &Element) {
        let schema = &self.comparison.schema;
        let declared = schema.attributes(ty);
        for attribute in &declared {
            let (namespace, local) = schema.name(&attribute.name);
            let constraint = attribute.value.as_ref().map(text_of);
            let value = |element: &Element| element.attribute(namespace, local).map(str::to_owned);
            let (in_one, in_other) = (value(one), value(other));
            let is_equal = match (in_one.as_deref().or(constraint), in_other.as_deref().or(constraint)) {
                (None, None) => true,
                (Some(in_one), Some(in_other)) => {
                    let in_one = Text { text: in_one, scope: &one.scope };
                    is_same(schema, attribute.ty, in_one, Text { text: in_other, scope: &other.scope })
                }
                _ => false,
            };
            if !is_equal {
                let name = Name { namespace: namespace.to_owned(), local: local.to_owned() };
                self.report(What::Attribute(name, in_one, in_other));
            }
        }
        let is_declared = |name: &Name| {
            declared.iter().any(|each| schema.name(&each.name) == (name.namespace.as_str(), name.local.as_str()))
        };
        self.raw_attributes(one, other, |name| name.namespace != ns::XSI && !is_declared(name));
    }

    /// Compares the content of two elements of one type, which is one of these values if it is empty.
    pub(super) fn content(&mut self, ty: TypeRef, values: &[&ValueConstraint], one: &Element, other: &Element) {
        match self.comparison.schema.content(ty) {
            Content::Anything => self.raw_children(one, other),
            Content::Text(ty) => self.text(ty, values, one, other),
            Content::Elements { mixed, .. } => self.children(ty, values, mixed, one, other),
        }
    }

    fn text(&mut self, ty: TypeRef, values: &[&ValueConstraint], one: &Element, other: &Element) {
        let (Some(in_one), Some(in_other)) = (one.text(), other.text()) else {
            // Elements in text are not valid: whatever there is counts.
            return self.raw_children(one, other);
        };
        // Text of `anyType` and the like is kept as it is.
        if ty == TypeRef::Builtin(Builtin::AnyType) {
            return self.raw_children(one, other);
        }
        let schema = &self.comparison.schema;
        let same = |in_one: &str, in_other: &str| {
            is_same(schema, ty, Text { text: in_one, scope: &one.scope }, Text { text: in_other, scope: &other.scope })
        };
        let is_default =
            |empty: &str, text: &str| empty.is_empty() && values.iter().any(|value| same(text_of(value), text));
        if !same(in_one, in_other) && !is_default(in_one, in_other) && !is_default(in_other, in_one) {
            self.report(What::Text(in_one.to_owned(), in_other.to_owned()));
        }
    }

    fn children(&mut self, ty: TypeRef, values: &[&ValueConstraint], mixed: bool, one: &Element, other: &Element) {
        let expected = self.comparison.expected(ty);
        if mixed && let (Some(in_one), Some(in_other)) = (one.text(), other.text()) {
            let is_default =
                |empty: &str, text: &str| empty.is_empty() && values.iter().any(|value| text_of(value) == text);
            if in_one != in_other && !is_default(in_one, in_other) && !is_default(in_other, in_one) {
                self.report(What::Text(in_one.to_owned(), in_other.to_owned()));
            }
            return;
        }
        let counts = |node: &Node| match node {
            Node::Element(_) => true,
            Node::Text(text) => mixed || !wsdl_xml::is_blank(text),
        };
        let positions = |element: &Element| {
            let mut all: Vec<usize> = (0..element.children.len()).filter(|at| counts(&element.children[*at])).collect();
            if expected.is_unordered {
                // Text stays at its place.
                let is_element = |at: &usize| matches!(element.children[*at], Node::Element(_));
                let mut sorted: Vec<usize> = all.iter().copied().filter(is_element).collect();
                sorted.sort_by_key(|at| match &element.children[*at] {
                    Node::Element(element) => Some(&element.name),
                    Node::Text(_) => None,
                });
                let mut sorted = sorted.into_iter();
                all.iter_mut().filter(|at| is_element(at)).for_each(|at| *at = sorted.next().unwrap_or(*at));
            }
            all
        };
        let (in_one, in_other) = (positions(one), positions(other));
        for at in 0..in_one.len().max(in_other.len()) {
            let first = in_one.get(at).map(|at| &one.children[*at]);
            let second = in_other.get(at).map(|at| &other.children[*at]);
            match (first, second) {
                (Some(Node::Element(first)), Some(Node::Element(second))) if first.name == second.name => {
                    let declarations = expected.named(&first.name.namespace, &first.name.local);
                    self.within(one, in_one[at], |walk| walk.any_of(declarations, first, second));
                }
                (Some(Node::Text(first)), Some(Node::Text(second))) if first == second => {}
                _ => return self.report(What::Child(at, child(first), child(second))),
            }
        }
    }
}

fn text_of(value: &ValueConstraint) -> &str {
    match value {
        ValueConstraint::Default(text) | ValueConstraint::Fixed(text) => text,
    }
}
