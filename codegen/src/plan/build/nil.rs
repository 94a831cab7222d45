//! The attributes of nil elements: a struct for each type with attributes that a nillable element has.

use super::Builder;
use super::item;
use crate::contract::{Kind, TypeId, TypeRef};
use crate::plan::{Count, ItemId, Origin, ValueType};

impl Builder<'_, '_> {
    /// Returns the value of a nillable element and how often it occurs. If its type has attributes, nil is a part of the
    /// value.
    pub(in crate::plan) fn or_nil(&mut self, ty: TypeRef, value: ValueType, count: Count) -> (ValueType, Count) {
        let of_values = match count {
            Count::OrNil => Count::One,
            Count::Nillable => Count::Optional,
            Count::Many { nil: true } => Count::Many { nil: false },
            Count::One | Count::Optional | Count::Many { nil: false } | Count::Default => return (value, count),
        };
        match (ty, &value) {
            (TypeRef::Type(id), ValueType::Item(of)) => match self.nil_item(id) {
                Some(nil) => (ValueType::OrNil { value: *of, nil }, of_values),
                None => (value, count),
            },
            _ => (value, count),
        }
    }

    /// Returns the struct for the attributes of nil elements of a complex type; `None` if the type has no attributes.
    fn nil_item(&mut self, id: TypeId) -> Option<ItemId> {
        if let Some(known) = self.nils.get(&id) {
            return Some(*known);
        }
        let ty = self.contract.get(id);
        let model = self.models.get(id).filter(|_| matches!(ty.kind, Kind::Complex(_)))?;
        if model.attributes.is_empty() && model.any_attribute.is_none() {
            return None;
        }
        let mut draft = self.draft(&ty.path, self.namespace(id), Vec::new());
        draft.of.type_name = self.type_name(ty);
        self.attributes(model, ty, &mut draft);
        // What refers to it refers to the type, too, which has the same problems.
        draft.problems.clear();
        let origin = Origin::Nil { of: self.complex_item(id) };
        let nil = self.add(item(format!("{}/nil()", ty.path).into(), origin, None, &ty.place));
        self.nils.insert(id, nil);
        self.put(nil, draft);
        Some(nil)
    }
}
