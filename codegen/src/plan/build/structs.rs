//! The struct of a complex type, or the enum of a type that is only a choice.

use std::sync::Arc;

use super::steps::Steps;
use super::values::{STRING, Value};
use super::{Builder, Row};
use crate::contract::{Occurs, Type, TypeId, TypeRef, WireName};
use crate::diagnostics::{Diagnostic, Place};
use crate::limits;
use crate::plan::model::{Model, NodeTerm, Part};
use crate::plan::problems::{add, unsupported};
use crate::plan::{Count, ItemKind, Member, Role, Source, Struct, Text, TypeUse, ValueType};

/// The content of a member, which identifies the same member of another struct.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::plan) enum Key {
    Attribute(WireName),
    AnyAttributes,
    Text,
    Pieces,
    /// An element, and its number among elements of the same name.
    Element(WireName, u32),
    /// A choice, group or wildcard, by its step.
    Step(Arc<str>),
}

/// A struct under construction.
pub(super) struct Draft<'c> {
    pub(super) of: Struct,
    pub(super) keys: Vec<Key>,
    pub(super) problems: Vec<Diagnostic>,
    pub(super) steps: Steps<'c>,
    /// The number of slots.
    pub(super) slots: u16,
}

impl Draft<'_> {
    pub(super) fn push(&mut self, key: Key, member: Member) {
        self.keys.push(key);
        self.of.members.push(member);
    }
}

/// The parent of choices and groups in content: a type, or a choice or group in it.
#[derive(Clone)]
pub(super) struct Home {
    /// Its path.
    pub(super) path: Arc<str>,
    /// Its namespace.
    pub(super) namespace: Arc<str>,
}

impl<'c> Builder<'_, 'c> {
    /// Fills the item of a complex type.
    pub(super) fn fill(&mut self, id: TypeId) {
        let Some(model) = self.models.get(id) else { return };
        let ty = self.contract.get(id);
        if self.decisions.families.contains_key(&id) {
            self.fill_family(id);
        }
        let item = self.struct_item(id);
        if let Some(part) = self.only_choice(ty, model) {
            return self.fill_choice(id, item, part, model.problems.clone());
        }
        let mut draft = self.draft(&ty.path, self.namespace(id), model.problems.clone());
        draft.of.type_name = self.type_name(ty);
        self.attributes(model, ty, &mut draft);
        self.text(model, ty, &mut draft);
        self.slots(model, &mut draft);
        if draft.of.text == Text::Pieces {
            self.pieces(ty, &mut draft);
        }
        self.limit(&mut draft, &ty.place);
        self.put(item, draft);
    }

    pub(super) fn home(&self, declaring: TypeId) -> Home {
        Home { path: self.contract.get(declaring).path.clone(), namespace: self.namespace(declaring) }
    }

    pub(super) fn draft(&self, path: &str, namespace: Arc<str>, problems: Vec<Diagnostic>) -> Draft<'c> {
        let steps = Steps::new(&self.contract.namespaces, path, namespace);
        Draft { of: Struct::default(), keys: Vec::new(), problems, steps, slots: 0 }
    }

    pub(super) fn put(&mut self, id: crate::plan::ItemId, draft: Draft<'_>) {
        let item = &mut self.items[id.index()];
        item.kind = ItemKind::Struct(draft.of);
        item.problems = draft.problems;
        self.keys.insert(id, draft.keys);
    }

    pub(super) fn limit(&self, draft: &mut Draft<'_>, place: &Place) {
        if draft.of.members.len() > limits::TYPE_MEMBERS {
            let what = format!("a type of more than {} elements and attributes", limits::TYPE_MEMBERS);
            draft.problems.push(unsupported(&what, place));
        }
    }

    /// Returns the choice of a type that has nothing else, and from which no type is derived.
    fn only_choice(&self, ty: &Type, model: &Model<'c>) -> Option<Part> {
        let part = match model.parts[..] {
            [only] => only,
            _ => return None,
        };
        let holds_more = !model.attributes.is_empty() || model.any_attribute.is_some() || model.mixed;
        let node = self.models.node(part);
        let is_choice = matches!(node.term, NodeTerm::Choice(_)) && node.occurs == Occurs::ONCE;
        (is_choice && !holds_more && ty.base.is_none() && ty.derived.is_empty()).then_some(part)
    }

    fn fill_choice(&mut self, id: TypeId, item: crate::plan::ItemId, part: Part, mut problems: Vec<Diagnostic>) {
        let node = self.models.node(part);
        let ty = self.contract.get(id);
        let home = self.home(id);
        let mut steps = Steps::new(&self.contract.namespaces, &ty.path, home.namespace.clone());
        let step = steps.of_first("choice", node.first());
        let path = steps.only(&step);
        let NodeTerm::Choice(alternatives) = &node.term else { return };
        let (mut choice, rows) = self.alternatives(alternatives, None, &path, item, &home, &mut problems);
        let rows: Vec<Row> = rows.iter().map(|row| Row { occurs: (1, Some(1)), ..row.clone() }).collect();
        choice.own = Some(Box::new(Struct { rows, type_name: self.type_name(ty), ..Struct::default() }));
        let filled = &mut self.items[item.index()];
        filled.kind = ItemKind::Choice(choice);
        filled.problems = problems;
    }

    /// Adds the text of simple content, or of mixed content without elements.
    fn text(&mut self, model: &Model<'c>, ty: &Type, draft: &mut Draft<'c>) {
        let value = match model.text {
            Some(text) => self.text_value(text),
            None if model.mixed && model.parts.is_empty() => Value::text(),
            None => {
                if model.mixed && !self.has_text_among(model) {
                    draft.of.text = Text::Pieces;
                }
                return;
            }
        };
        draft.of.text = Text::Value(value.white_space);
        draft.of.text_facets = value.facets;
        let member = Member {
            lexical: value.lexical.clone(),
            type_use: if model.text.is_some() { value.type_use.clone() } else { TypeUse::None },
            ..member(draft.steps.only("text()"), "value".into(), Source::Text, value.ty.clone(), &ty.place)
        };
        add(self.budget, &mut draft.problems, &value.problems, &ty.place);
        let member = self.marked(Member { remarks: value.remarks.to_vec(), ..member });
        draft.push(Key::Text, member);
    }

    fn pieces(&mut self, ty: &Type, draft: &mut Draft<'c>) {
        let path = draft.steps.only("text()");
        let of = Member {
            count: Count::Many { nil: false },
            ..member(path, "texts".into(), Source::Pieces, ValueType::Pieces, &ty.place)
        };
        let of = self.marked(of);
        draft.push(Key::Pieces, of);
    }

    /// Returns `true` if text of mixed content is among the alternatives of a repeated choice, or of wildcards.
    pub(super) fn has_text_among(&self, model: &Model<'c>) -> bool {
        let [only] = model.parts[..] else { return false };
        let node = self.models.node(only);
        let is_such = matches!(node.term, NodeTerm::Choice(_) | NodeTerm::Substitution(_) | NodeTerm::Any(_));
        model.mixed && is_such && node.occurs.max.is_none()
    }

    /// Returns the member, marked as sensitive if it is.
    pub(in crate::plan) fn marked(&self, member: Member) -> Member {
        let holds_members = self.holds_members(&member.ty);
        let sensitive = &self.decisions.sensitive;
        let of_item =
            member.list.as_ref().is_some_and(|list| sensitive.marks(&list.path, &list.item.local, holds_members));
        let is_sensitive = sensitive.marks(&member.path, &member.local, holds_members) || of_item;
        Member { sensitive: is_sensitive, ..member }
    }

    /// Returns `true` if a value has members of its own.
    pub(super) fn holds_members(&self, ty: &ValueType) -> bool {
        matches!(ty, ValueType::Item(_) | ValueType::OrNil { .. })
    }
}

/// Creates a member that occurs once.
pub(super) fn member(path: Arc<str>, local: Arc<str>, source: Source, ty: ValueType, place: &Place) -> Member {
    Member {
        path,
        local,
        source,
        count: Count::One,
        ty,
        boxed: false,
        list: None,
        role: Role::Value,
        sensitive: false,
        documentation: None,
        type_use: TypeUse::None,
        lexical: None,
        remarks: Vec::new(),
        place: place.clone(),
    }
}

impl Value {
    /// Creates the text of mixed content.
    fn text() -> Self {
        Self {
            ty: STRING,
            type_use: TypeUse::None,
            lexical: None,
            white_space: crate::xsd::builtin::WhiteSpace::Preserve,
            facets: None,
            remarks: Arc::default(),
            problems: Arc::default(),
        }
    }

    /// Returns `true` if the type is simple.
    pub(super) fn is_text(&self) -> bool {
        matches!(self.ty, ValueType::Simple(_) | ValueType::List(_))
    }
}

/// Returns the problem of a type that is not simple where text is required.
pub(super) fn not_a_text(ty: TypeRef, place: &Place) -> Diagnostic {
    let what = match ty {
        TypeRef::Builtin(_) => "a built-in type that is not simple, where a text must be,",
        TypeRef::Type(_) => "a complex type where a text must be",
    };
    unsupported(what, place)
}
