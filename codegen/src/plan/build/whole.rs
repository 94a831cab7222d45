//! Structs whose only member holds a whole element: for messages whose type is not a struct, and for elements of simple
//! types.

use std::sync::Arc;

use super::slots::row;
use super::structs::member;
use super::{Builder, item};
use crate::contract::Element;
use crate::plan::problems::add;
use crate::plan::{Count, ItemId, ItemKind, Member, Origin, Row, RowName, Simple, Source, Struct, Text, ValueType};
use crate::xsd::builtin::WhiteSpace;

impl Builder<'_, '_> {
    /// Creates a struct whose only member holds the whole element.
    pub(in crate::plan) fn whole(&mut self, element: &Element, path: Arc<str>, origin: Origin) -> ItemId {
        let value = self.value(element.ty);
        let count = if element.nillable { Count::OrNil } else { Count::One };
        let of_type = value.other_name();
        let (ty, count) = self.or_nil(element.ty, value.ty, count);
        let row = Row {
            of_type,
            constraint: element.value.clone(),
            white_space: value.white_space,
            facets: value.facets,
            ..row(RowName::Element(element.name.clone()))
        };
        let says_something = row.constraint.is_some()
            || row.facets.is_some()
            || row.of_type.is_some()
            || row.white_space != WhiteSpace::Preserve;
        let heeds_rows = self.is_text(&ty) || matches!(ty, ValueType::AnyType);
        let rows = if says_something && heeds_rows { vec![row] } else { Vec::new() };
        let mut whole = item(path.clone(), origin, element.documentation.clone(), &element.place);
        let member = Member {
            count,
            type_use: value.type_use,
            lexical: value.lexical,
            remarks: value.remarks.to_vec(),
            ..member(format!("{path}/value()").into(), "value".into(), Source::Whole, ty, &element.place)
        };
        let member = self.marked(member);
        whole.kind = ItemKind::Struct(Struct { members: vec![member], rows, ..Struct::default() });
        add(self.budget, &mut whole.problems, &value.problems, &element.place);
        self.add(whole)
    }

    /// Returns the item that an element becomes in a crate without a service: its type's, or a struct for the whole element
    /// if its type has no item or the element says more than its type.
    pub(in crate::plan) fn global(&mut self, element: &Element) -> ItemId {
        let value = self.value(element.ty);
        let of_type = match value.ty {
            ValueType::Item(id) if !element.nillable => Some(id),
            ValueType::Simple(Simple::Item(id)) if !element.nillable && value.facets.is_none() => Some(id),
            _ => None,
        };
        if let Some(id) = of_type.filter(|_| element.value.is_none()) {
            return id;
        }
        let (path, origin) = match value.ty.item().filter(|id| self.items[id.index()].path == element.path) {
            // The path of the element is that of its type.
            Some(of) => (format!("{}/element()", element.path).into(), Origin::Whole { of }),
            None => (element.path.clone(), Origin::Element(element.qname.clone())),
        };
        self.whole(element, path, origin)
    }

    /// Returns `true` if the content of a value is one text.
    fn is_text(&self, ty: &ValueType) -> bool {
        match ty {
            ValueType::Simple(_) | ValueType::List(_) => true,
            ValueType::Item(id) | ValueType::OrNil { value: id, .. } => match &self.items[id.index()].kind {
                ItemKind::Struct(of) => matches!(of.text, Text::Value(_)),
                _ => false,
            },
            _ => false,
        }
    }
}
