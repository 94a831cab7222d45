//! The items of requests and responses.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::contract::{Element, ElementId, Kind, Operation, TypeRef};
use crate::diagnostics::Diagnostic;
use crate::plan::build::{Builder, item};
use crate::plan::problems::{add, unsupported};
use crate::plan::{Item, ItemId, ItemKind, Message, Origin, ValueType};

/// The sender of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// The application.
    Request,
    /// The service.
    Response,
}

/// Finds or creates the items of messages.
pub(super) struct Messages<'p, 'b, 'c> {
    pub(super) builder: &'p mut Builder<'b, 'c>,
    /// The items of requests, which identify operations.
    requests: HashSet<ItemId>,
    /// The paths of elements that items already have: those of anonymous types and of requests.
    taken: HashSet<Arc<str>>,
    /// The structs that hold a whole element.
    wholes: HashMap<ElementId, ItemId>,
}

impl<'p, 'b, 'c> Messages<'p, 'b, 'c> {
    pub(super) fn new(builder: &'p mut Builder<'b, 'c>) -> Self {
        let paths = builder.items.iter().map(|item| &item.path);
        let taken = paths.filter(|path| path.starts_with("elements/")).cloned().collect();
        Self { builder, requests: HashSet::new(), taken, wholes: HashMap::new() }
    }

    /// Creates a message with an empty body.
    pub(super) fn empty(&mut self, operation: &Operation, whose: Whose) -> Message {
        let (path, origin) = own(operation, whose);
        let added = self.builder.add(item(path, origin, None, &operation.place));
        Message { element: None, item: added }
    }

    /// Creates a message with this element in the body.
    pub(super) fn message(
        &mut self,
        id: ElementId,
        operation: &Operation,
        whose: Whose,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Message> {
        let element = self.builder.contract.element(id);
        add(self.builder.budget, problems, &element.problems, &operation.place);
        if element.is_abstract {
            problems.push(unsupported("an abstract element in the body of a message", &element.place));
            return None;
        }
        let of_type = match element.ty {
            TypeRef::Type(of) if matches!(self.builder.contract.get(of).kind, Kind::Complex(_)) => {
                Some(self.builder.complex_item(of))
            }
            _ => None,
        };
        let item = match (of_type, whose) {
            (Some(item), Whose::Response) => item,
            (Some(item), Whose::Request) if matches!(self.builder.items[item.index()].kind, ItemKind::Struct(_)) => {
                self.request(element, item, operation)
            }
            (_, Whose::Request) => self.whole(id, element, operation, whose),
            (None, Whose::Response) => match self.wholes.get(&id) {
                Some(known) => *known,
                None => self.whole(id, element, operation, whose),
            },
        };
        if whose == Whose::Request {
            self.requests.insert(item);
        }
        Some(Message { element: Some(element.name.clone()), item })
    }

    /// Returns the type of a header block or an entry of a fault's detail.
    pub(super) fn block(&mut self, element: &Element, problems: &mut Vec<Diagnostic>) -> ValueType {
        add(self.builder.budget, problems, &element.problems, &element.place);
        if element.is_abstract {
            problems.push(unsupported("an abstract element as a header block or fault", &element.place));
        }
        let value = self.builder.value(element.ty);
        add(self.builder.budget, problems, &value.problems, &element.place);
        value.ty
    }

    /// Returns the struct of a request: the element's own type, or a copy. It identifies the operation, so no two
    /// operations share it.
    fn request(&mut self, element: &Element, of_type: ItemId, operation: &Operation) -> ItemId {
        let original = &self.builder.items[of_type.index()];
        if original.path == element.path && !self.requests.contains(&of_type) {
            return of_type;
        }
        let size = match &original.kind {
            ItemKind::Struct(of) => of.members.len() + of.rows.len() + original.problems.len(),
            _ => 0,
        };
        if !self.builder.budget.spend(size, &element.place) {
            return of_type;
        }
        let (path, origin) = self.place(element, operation, Whose::Request);
        let original = self.builder.items[of_type.index()].clone();
        let documentation = element.documentation.clone().or_else(|| original.documentation.clone());
        let copy = Item { path, origin, documentation, place: element.place.clone(), ..original };
        let added = self.builder.add(copy);
        if let Some(keys) = self.builder.keys.get(&of_type).cloned() {
            self.builder.keys.insert(added, keys);
        }
        added
    }

    /// Creates a struct whose only member holds the whole element.
    fn whole(&mut self, id: ElementId, element: &Element, operation: &Operation, whose: Whose) -> ItemId {
        let (path, origin) = self.place(element, operation, whose);
        let added = self.builder.whole(element, path, origin);
        self.wholes.entry(id).or_insert(added);
        added
    }

    /// Returns the path and origin of a struct for a message: those of its element, if they are free.
    fn place(&mut self, element: &Element, operation: &Operation, whose: Whose) -> (Arc<str>, Origin) {
        if self.taken.insert(element.path.clone()) {
            return (element.path.clone(), Origin::Element(element.qname.clone()));
        }
        own(operation, whose)
    }
}

/// Returns the path and origin of a struct that belongs to one operation.
fn own(operation: &Operation, whose: Whose) -> (Arc<str>, Origin) {
    let name = operation.name.clone();
    match whose {
        Whose::Request => (format!("{}/request", operation.path).into(), Origin::Request(name)),
        Whose::Response => (format!("{}/response", operation.path).into(), Origin::Response(name)),
    }
}
