//! Enums of choices and substitution groups, and structs of groups.

use std::collections::HashSet;
use std::sync::Arc;

use super::slots::{Kinds, any_row, count, local_of, row};
use super::steps::Steps;
use super::structs::Home;
use super::{Builder, Row, item, remarks};
use crate::contract::{Element, Occurs};
use crate::diagnostics::{Diagnostic, Place};
use crate::limits;
use crate::paths;
use crate::plan::model::{Leaf, Node, NodeTerm, arms};
use crate::plan::problems::{add, unsupported};
use crate::plan::{Alternative, Choice, Count, ItemId, ItemKind, Origin, RowName, Struct, TypeUse, ValueType};

/// The place of a choice or group.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    /// Its path there.
    pub(super) path: &'a Arc<str>,
    /// The last step of the path.
    pub(super) step: &'a str,
    /// The item that contains it.
    pub(super) parent: ItemId,
}

/// The maximum number of items of one path in a named group that are compared to find an equal one. References with
/// different occurrences lead to different items.
const VARIETIES: usize = 8;

impl<'c> Builder<'_, 'c> {
    /// Returns the item of a choice or group. All types that refer to a named group share the items inside it.
    pub(super) fn part_item(&mut self, node: &Node<'c>, text: bool, at: At<'_>, home: &Home) -> ItemId {
        let path: Arc<str> = match (node.group, node.within) {
            (Some(group), _) => format!("groups/{group}").into(),
            (None, Some(within)) => format!("groups/{within}/{}", at.step).into(),
            (None, None) => return self.new_part(node, text, at.path, at.parent, home),
        };
        let namespace =
            node.group.or(node.within).map_or_else(|| home.namespace.clone(), |name| name.namespace.clone());
        let of_group = Home { path: path.clone(), namespace };
        let new = self.new_part(node, text, &path, at.parent, &of_group);
        let known = self.shared.get(&path).map_or(&[][..], Vec::as_slice);
        let is_same = |known: &&ItemId| {
            let (known, new) = (&self.items[known.index()], &self.items[new.index()]);
            known.kind == new.kind && known.problems == new.problems
        };
        if let Some(same) = known.iter().find(is_same).copied() {
            // Its parts are shared too, so that it is the last item.
            if new.index() + 1 == self.items.len() {
                self.items.pop();
                self.rows.remove(&new);
                self.keys.remove(&new);
            }
            return same;
        }
        if !known.is_empty() {
            // The same group leads to a different item here.
            self.items[new.index()].path = at.path.clone();
            let origin = self.part_origin(node, at.parent, false);
            self.items[new.index()].origin = origin;
        }
        let known = self.shared.entry(path).or_default();
        if known.len() < VARIETIES {
            known.push(new);
        }
        new
    }

    fn new_part(&mut self, node: &Node<'c>, text: bool, path: &Arc<str>, parent: ItemId, home: &Home) -> ItemId {
        let origin = self.part_origin(node, parent, true);
        let id = self.add(item(path.clone(), origin, node.documentation.cloned(), node.place));
        let home = Home { path: path.clone(), namespace: home.namespace.clone() };
        match &node.term {
            NodeTerm::Sequence(nodes) => self.fill_group(id, nodes, &home, node.place),
            NodeTerm::Choice(alternatives) => {
                self.fill_alternatives(id, alternatives, text.then_some(node.place), &home);
            }
            // Text may occur between the elements, so this is a choice.
            _ => {
                let only = Node { occurs: Occurs::ONCE, ..node.clone() };
                let alternatives = match &only.term {
                    NodeTerm::Substitution(head) => {
                        arms(self.contract, head).map(|leaf| of_leaf(leaf, &only)).collect()
                    }
                    _ => vec![only],
                };
                self.fill_alternatives(id, &alternatives, text.then_some(node.place), &home);
            }
        }
        id
    }

    fn part_origin(&mut self, node: &Node<'_>, parent: ItemId, shared: bool) -> Origin {
        let role = if matches!(node.term, NodeTerm::Sequence(_)) { "Group" } else { "Choice" };
        let local: Arc<str> = node.first().map_or_else(|| "any".into(), |name| name.local.clone());
        match (node.group, node.within) {
            (Some(group), _) if shared => Origin::Group(group.clone()),
            (None, Some(group)) if shared => Origin::InGroup { group: group.clone(), local, role },
            _ => Origin::Nested { parent, local, role },
        }
    }

    /// Returns the choice of a substitution group, which all references to its head share.
    pub(super) fn substitution(&mut self, head: &'c Element) -> ItemId {
        if let Some(known) = self.substitutions.get(&*head.path) {
            return *known;
        }
        let path: Arc<str> = format!("{}/substitutes()", head.path).into();
        let origin = Origin::Substitution(head.qname.clone());
        let id = self.add(item(path.clone(), origin, head.documentation.clone(), &head.place));
        // A member may contain the head.
        self.substitutions.insert(&head.path, id);
        let like = Node {
            occurs: Occurs::ONCE,
            term: NodeTerm::Substitution(head),
            group: None,
            within: None,
            documentation: None,
            place: &head.place,
            empties: false,
        };
        let alternatives: Vec<Node<'c>> = arms(self.contract, head).map(|leaf| of_leaf(leaf, &like)).collect();
        let home = Home { path, namespace: head.qname.namespace.clone() };
        self.fill_alternatives(id, &alternatives, None, &home);
        self.add_unlisted(id, &home.path, &head.place);
        id
    }

    /// Adds the alternative for members of a substitution group that the schema does not have. `Debug` does not show its
    /// values if it does not show those of another member.
    fn add_unlisted(&mut self, id: ItemId, path: &Arc<str>, place: &Place) {
        let ItemKind::Choice(choice) = &mut self.items[id.index()].kind else { return };
        let Ok(arm) = u16::try_from(choice.alternatives.len()) else { return };
        let sensitive = choice.alternatives.iter().any(|of| of.sensitive);
        let other = alternative(paths::other(path).into(), "other".into(), ValueType::AnyElement, place);
        // It is rare, and larger than most members.
        choice.alternatives.push(Alternative { sensitive, boxed: true, ..other });
        choice.has_other = true;
        if let Some(rows) = self.rows.get_mut(&id) {
            *rows = rows.iter().cloned().chain([Row { arm: Some(arm), ..row(RowName::Unlisted) }]).collect();
        }
    }

    fn fill_alternatives(&mut self, id: ItemId, alternatives: &[Node<'c>], text: Option<&Place>, home: &Home) {
        let mut problems = Vec::new();
        let (choice, rows) = self.alternatives(alternatives, text, &home.path, id, home, &mut problems);
        self.rows.insert(id, rows);
        let item = &mut self.items[id.index()];
        (item.kind, item.problems) = (ItemKind::Choice(choice), problems);
    }

    /// Returns the alternatives of a choice and their rows. `text` is the place of mixed content whose text is an
    /// alternative.
    pub(super) fn alternatives(
        &mut self,
        nodes: &[Node<'c>],
        text: Option<&Place>,
        path: &Arc<str>,
        id: ItemId,
        home: &Home,
        problems: &mut Vec<Diagnostic>,
    ) -> (Choice, Arc<[Row]>) {
        let mut steps = Steps::new(&self.contract.namespaces, path, home.namespace.clone());
        let mut rows = Rows::default();
        let mut choice = Choice::default();
        let kinds = Kinds::of(nodes.iter());
        let place = self.items[id.index()].place.clone();
        if nodes.len() > limits::TYPE_MEMBERS || !self.budget.spend(nodes.len(), &place) {
            let what = format!("a choice of more than {} alternatives", limits::TYPE_MEMBERS);
            problems.push(unsupported(&what, &place));
            return (choice, Arc::default());
        }
        for node in nodes {
            let Ok(arm) = u16::try_from(choice.alternatives.len()) else { break };
            let mut alternative = match &node.term {
                NodeTerm::Element(leaf) => self.element_arm(*leaf, node, &mut steps, arm, &mut rows, problems),
                NodeTerm::Any(wildcard) => {
                    rows.add(Row { arm: Some(arm), arm_occurs: arm_occurs(node), ..any_row(wildcard) });
                    let of = alternative(steps.any(), "any".into(), ValueType::AnyElement, node.place);
                    Alternative { count: count(node.occurs, false), ..of }
                }
                NodeTerm::Sequence(_) | NodeTerm::Choice(_) | NodeTerm::Substitution(_) => {
                    let step = steps.of_first("group", node.first());
                    let path = steps.only(&step);
                    let group = self.part_item(node, false, At { path: &path, step: &step, parent: id }, home);
                    let begins = self.rows.get(&group).cloned().unwrap_or_default();
                    if self.budget.spend(begins.len(), &place) {
                        for begin in begins.iter() {
                            rows.add(Row {
                                arm: Some(arm),
                                group: true,
                                arm_occurs: arm_occurs(node),
                                ..begin.clone()
                            });
                        }
                    }
                    let of = alternative(
                        path,
                        local_of(node, "group", kinds.is_one_group()),
                        ValueType::Item(group),
                        node.place,
                    );
                    Alternative { count: count(node.occurs, false), documentation: node.documentation.cloned(), ..of }
                }
            };
            if let Some(name) = rows.hidden.take() {
                alternative
                    .remarks
                    .push(format!("An earlier alternative begins with `{name}` too: what is read is always that one."));
            }
            let holds_members = self.holds_members(&alternative.ty);
            alternative.sensitive =
                self.decisions.sensitive.marks(&alternative.path, &alternative.local, holds_members);
            choice.alternatives.push(alternative);
        }
        if let Some(place) = text {
            let arm = u16::try_from(choice.alternatives.len()).unwrap_or(u16::MAX);
            rows.add(Row { arm: Some(arm), ..row(RowName::Text) });
            let mut of = alternative(steps.only("text()"), "text".into(), super::values::STRING, place);
            of.sensitive = self.decisions.sensitive.marks(&of.path, "text", false);
            choice.alternatives.push(of);
        }
        (choice, rows.rows.into())
    }

    fn element_arm(
        &mut self,
        leaf: Leaf<'c>,
        node: &Node<'c>,
        steps: &mut Steps<'c>,
        arm: u16,
        rows: &mut Rows,
        problems: &mut Vec<Diagnostic>,
    ) -> Alternative {
        let (value, blocked) = self.element_value(leaf.ty, leaf.block);
        add(self.budget, problems, &value.problems, leaf.place);
        rows.add(Row {
            arm: Some(arm),
            arm_occurs: arm_occurs(node),
            nillable: leaf.nillable,
            constraint: leaf.value.cloned(),
            white_space: value.white_space,
            facets: value.facets,
            of_type: value.other_name(),
            blocked,
            ..row(RowName::Element(leaf.name.clone()))
        });
        let mut remarks = value.remarks.to_vec();
        remarks.extend(leaf.value.map(|value| remarks::of_constraint(value, true)));
        let (ty, count) = self.or_nil(leaf.ty, value.ty, count(node.occurs, leaf.nillable));
        Alternative {
            count,
            documentation: leaf.documentation.or(node.documentation).cloned(),
            type_use: value.type_use,
            lexical: value.lexical,
            remarks,
            ..alternative(steps.element(leaf.name).0, leaf.name.local.clone(), ty, leaf.place)
        }
    }

    /// Fills the struct of a group.
    fn fill_group(&mut self, id: ItemId, nodes: &[Node<'c>], home: &Home, place: &Place) {
        let mut draft = self.draft(&home.path, home.namespace.clone(), Vec::new());
        draft.of.is_group = true;
        let kinds = Kinds::of(nodes.iter());
        if self.budget.spend(nodes.len(), place) {
            for node in nodes {
                self.slot(node, false, None, id, home, kinds, &mut draft);
            }
        }
        self.limit(&mut draft, place);
        self.rows.insert(id, begins(&draft.of));
        self.put(id, draft);
    }
}

/// Rows of a choice, each name once.
#[derive(Default)]
struct Rows {
    rows: Vec<Row>,
    names: HashSet<crate::contract::WireName>,
    /// A name of the current alternative that an earlier one has.
    hidden: Option<Arc<str>>,
}

impl Rows {
    fn add(&mut self, row: Row) {
        if let RowName::Element(name) = &row.name
            && !self.names.insert(name.clone())
        {
            self.hidden = Some(name.local.clone());
            return;
        }
        self.rows.push(row);
    }
}

/// Returns the rows that a group can begin with: those of its slots up to the first that cannot be empty.
fn begins(group: &Struct) -> Arc<[Row]> {
    let last = group.rows.iter().find(|row| row.occurs.0 > 0).map(|row| row.slot);
    let rows = group.rows.iter().take_while(|row| last.is_none_or(|last| row.slot <= last));
    let mut names = HashSet::new();
    let mut begins = Vec::new();
    for begin in rows {
        let is_new = match &begin.name {
            RowName::Element(name) => names.insert(name),
            RowName::Any(_) | RowName::Text => true,
            // Nothing shows that an unknown element begins a group.
            RowName::Unlisted => false,
        };
        if is_new {
            begins.push(Row { group: true, is_strict: begin.is_strict, ..row(begin.name.clone()) });
        }
    }
    begins.into()
}

/// Returns the occurrence of elements in one value of an arm, if there may be several.
fn arm_occurs(node: &Node<'_>) -> Option<(u32, Option<u32>)> {
    (!node.occurs.is_single()).then_some((node.occurs.min, node.occurs.max))
}

/// Converts a member of a substitution group to a particle.
fn of_leaf<'c>(leaf: Leaf<'c>, like: &Node<'c>) -> Node<'c> {
    Node {
        occurs: Occurs::ONCE,
        term: NodeTerm::Element(leaf),
        group: None,
        documentation: leaf.documentation,
        place: leaf.place,
        ..*like
    }
}

fn alternative(path: Arc<str>, local: Arc<str>, ty: ValueType, place: &Place) -> Alternative {
    Alternative {
        path,
        local,
        count: Count::One,
        ty,
        boxed: false,
        sensitive: false,
        documentation: None,
        type_use: TypeUse::None,
        lexical: None,
        remarks: Vec::new(),
        place: place.clone(),
    }
}
