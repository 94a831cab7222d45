//! Members and rows of content models: a member and a slot for each particle in normal form.

use std::sync::Arc;

use super::choices::At;
use super::steps::{Steps, inside};
use super::structs::{Draft, Home, Key, member};
use super::{Builder, Row, remarks};
use crate::contract::{Occurs, ProcessContents, TypeId, TypeRef, ValueConstraint, Wildcard};
use crate::plan::model::{Leaf, Model, Node, NodeTerm};
use crate::plan::{Blocked, Count, ItemId, List, Member, RowName, Source, ValueType, problems};
use crate::xsd::builtin::WhiteSpace;

impl<'c> Builder<'_, 'c> {
    /// Adds the slots of a type, those of its bases first.
    pub(super) fn slots(&mut self, model: &Model<'c>, draft: &mut Draft<'c>) {
        draft.of.any_order = model.any_order;
        let text = self.has_text_among(model);
        let one_of_its_kind = Kinds::of(self.models.nodes(model));
        for part in &model.parts {
            let node = self.models.node(*part);
            let home = self.home(part.declaring);
            let known = self.parts.get(&(*part, text)).copied();
            let parent = self.complex_item(part.declaring);
            if let Some(item) = self.slot(node, text, known, parent, &home, one_of_its_kind, draft) {
                self.parts.insert((*part, text), item);
            }
        }
    }

    /// Adds a slot. Returns the item of a choice or group. `known` is that item, if it was made before.
    #[allow(clippy::too_many_arguments)] // Each says something else of where the slot stands.
    pub(super) fn slot(
        &mut self,
        node: &Node<'c>,
        text: bool,
        known: Option<ItemId>,
        parent: ItemId,
        home: &Home,
        kinds: Kinds,
        draft: &mut Draft<'c>,
    ) -> Option<ItemId> {
        let slot = draft.slots;
        draft.slots = slot.checked_add(1)?;
        let mut occurs = (node.occurs.min, node.occurs.max);
        if node.empties || text {
            // Nothing empty is ever read, and text does not count as a value.
            occurs.0 = 0;
        }
        let count = match occurs {
            (_, max) if max != Some(1) => Count::Many { nil: false },
            (0, _) => Count::Optional,
            _ => Count::One,
        };
        let source = Source::Slot(slot);
        match &node.term {
            NodeTerm::Element(leaf) => {
                self.element(*leaf, node, slot, draft);
                None
            }
            NodeTerm::Any(wildcard) if !text => {
                let row = any_row(wildcard);
                draft.of.rows.push(Row { slot, occurs, ..row });
                let path = draft.steps.any();
                let key = Key::Step(path.clone());
                let any = Member {
                    count,
                    documentation: node.documentation.cloned(),
                    ..member(path, "any".into(), source, ValueType::AnyElement, node.place)
                };
                let any = self.marked(any);
                draft.push(key, any);
                None
            }
            NodeTerm::Substitution(head) if !text => {
                let (path, number) = draft.steps.element(&head.name);
                let item = self.substitution(head);
                self.add_rows(item, slot, occurs, draft);
                let made = Member {
                    count,
                    documentation: node.documentation.or(head.documentation.as_ref()).cloned(),
                    ..member(path, head.name.local.clone(), source, ValueType::Item(item), node.place)
                };
                let made = self.marked(made);
                draft.push(Key::Element(head.name.clone(), number), made);
                None
            }
            NodeTerm::Choice(_) | NodeTerm::Any(_) | NodeTerm::Substitution(_) | NodeTerm::Sequence(_) => {
                let kind = if matches!(node.term, NodeTerm::Sequence(_)) { "group" } else { "choice" };
                let step = draft.steps.of_first(kind, node.first());
                let path = draft.steps.only(&step);
                // A derived type shares the item of the type that declares it.
                let declared = format!("{}/{step}", inside(&home.path)).into();
                let item = known
                    .unwrap_or_else(|| self.part_item(node, text, At { path: &declared, step: &step, parent }, home));
                self.add_rows(item, slot, occurs, draft);
                let needs_element = text && node.occurs.min > 0 && !node.empties;
                draft
                    .of
                    .rows
                    .iter_mut()
                    .filter(|row| row.slot == slot)
                    .for_each(|row| row.needs_element = needs_element);
                let is_only = if kind == "group" { kinds.one_group } else { kinds.one_choice };
                let made = Member {
                    count,
                    documentation: node.documentation.cloned(),
                    ..member(path, local_of(node, kind, is_only), source, ValueType::Item(item), node.place)
                };
                let made = self.marked(made);
                draft.push(Key::Step(step.into()), made);
                Some(item)
            }
        }
    }

    /// Adds the slot of an element.
    fn element(&mut self, leaf: Leaf<'c>, node: &Node<'c>, slot: u16, draft: &mut Draft<'c>) {
        let (path, number) = draft.steps.element(leaf.name);
        let (mut value, blocked) = self.element_value(leaf.ty, leaf.block);
        problems::add(self.budget, &mut draft.problems, &value.problems, leaf.place);
        let count = count(node.occurs, leaf.nillable);
        let mut list = None;
        if !matches!(count, Count::Many { .. })
            && let TypeRef::Type(id) = leaf.ty
            && let Some((of, constraint, item)) = self.list(id)
        {
            problems::add(self.budget, &mut draft.problems, &item.problems, leaf.place);
            value = super::Value { remarks: Arc::default(), ..item };
            list = Some((of, constraint));
        }
        let constraint = list.as_ref().map_or(leaf.value, |(_, constraint)| *constraint);
        let mut remarks = value.remarks.to_vec();
        remarks.extend(constraint.map(|value| remarks::of_constraint(value, true)));
        let of_type = value.other_name();
        let (ty, count) = if list.is_some() { (value.ty, count) } else { self.or_nil(leaf.ty, value.ty, count) };
        draft.of.rows.push(Row {
            slot,
            occurs: (node.occurs.min, node.occurs.max),
            nillable: leaf.nillable,
            list: list.as_ref().map(|(list, _)| list.clone()),
            constraint: constraint.cloned(),
            white_space: value.white_space,
            facets: value.facets,
            of_type,
            blocked,
            ..row(RowName::Element(leaf.name.clone()))
        });
        let made = Member {
            count,
            list: list.map(|(list, _)| list),
            documentation: leaf.documentation.or(node.documentation).cloned(),
            type_use: value.type_use,
            lexical: value.lexical,
            remarks,
            ..member(path, leaf.name.local.clone(), Source::Slot(slot), ty, leaf.place)
        };
        let made = self.marked(made);
        draft.push(Key::Element(leaf.name.clone(), number), made);
    }

    /// Returns the list of a wrapper type, the constraint of its items, and their value.
    fn list(&mut self, id: TypeId) -> Option<(List, Option<&'c ValueConstraint>, super::Value)> {
        let wrapper = *self.decisions.wrappers.get(&id)?;
        let model = self.models.get(id)?;
        let node = self.models.node(*model.parts.first()?);
        let NodeTerm::Element(leaf) = node.term else { return None };
        let mut steps = Steps::new(&self.contract.namespaces, &self.contract.get(id).path, self.namespace(id));
        let (item, _) = self.element_value(leaf.ty, leaf.block);
        let (ty, count) = self.or_nil(leaf.ty, item.ty, Count::Many { nil: wrapper.keeps_nil });
        let list = List {
            item: leaf.name.clone(),
            path: steps.element(leaf.name).0,
            type_name: self.type_name(self.contract.get(id)),
            keeps_nil: count == Count::Many { nil: true },
            leaves_nil_out: wrapper.leaves_nil_out,
            min: node.occurs.min,
            max: node.occurs.max,
        };
        Some((list, leaf.value, super::Value { ty, ..item }))
    }

    /// Adds the rows of a choice or group.
    fn add_rows(&mut self, item: ItemId, slot: u16, occurs: (u32, Option<u32>), draft: &mut Draft<'c>) {
        let rows = self.rows.get(&item).cloned().unwrap_or_default();
        let place = self.items[item.index()].place.clone();
        if self.budget.spend(rows.len(), &place) {
            draft.of.rows.extend(rows.iter().map(|row| Row { slot, occurs, ..row.clone() }));
        }
    }
}

/// Whether there is at most one choice, and at most one group, among slots.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kinds {
    one_choice: bool,
    one_group: bool,
}

impl Kinds {
    pub(super) fn of<'s, 'c: 's>(nodes: impl Iterator<Item = &'s Node<'c>>) -> Self {
        let (mut choices, mut groups) = (0, 0);
        for node in nodes {
            match node.term {
                NodeTerm::Choice(_) => choices += 1,
                NodeTerm::Sequence(_) => groups += 1,
                NodeTerm::Element(_) | NodeTerm::Substitution(_) | NodeTerm::Any(_) => {}
            }
        }
        Self { one_choice: choices <= 1, one_group: groups <= 1 }
    }

    /// Returns `true` if there is at most one group.
    pub(super) fn is_one_group(self) -> bool {
        self.one_group
    }
}

/// Returns the base of the name of a choice or group.
pub(super) fn local_of(node: &Node<'_>, kind: &str, is_only: bool) -> Arc<str> {
    match (node.group, node.first()) {
        (Some(group), _) => group.local.clone(),
        (None, Some(first)) if !is_only => format!("{}_{kind}", first.local).into(),
        (None, _) => kind.into(),
    }
}

/// Returns how often an element's value occurs.
pub(super) fn count(occurs: Occurs, nillable: bool) -> Count {
    match (occurs.is_single(), occurs.min, nillable) {
        (false, _, nil) => Count::Many { nil },
        (true, 0, false) => Count::Optional,
        (true, 0, true) => Count::Nillable,
        (true, _, false) => Count::One,
        (true, _, true) => Count::OrNil,
    }
}

/// Creates a row that admits something once.
pub(super) fn row(name: RowName) -> Row {
    Row {
        slot: 0,
        arm: None,
        name,
        occurs: (1, Some(1)),
        arm_occurs: None,
        group: false,
        nillable: false,
        list: None,
        ignored: false,
        constraint: None,
        white_space: WhiteSpace::Preserve,
        facets: None,
        blocked: Blocked::Nothing,
        of_type: None,
        is_strict: false,
        needs_element: false,
    }
}

/// Creates a row for a wildcard.
pub(super) fn any_row(wildcard: &Wildcard) -> Row {
    Row { is_strict: wildcard.process == ProcessContents::Strict, ..row(RowName::Any(wildcard.namespaces.clone())) }
}
