//! Finds the types that hold nothing but a list: elements of these types become lists, and the wrapper stays on the
//! wire.

use std::collections::HashMap;

use super::families::Members;
use super::lookup::Types;
use crate::config::{Config, NilItems};
use crate::contract::{Contract, TypeId, TypeRef};
use crate::conventions::arrays::{Shape, is_wrapper};
use crate::diagnostics::Diagnostics;
use crate::plan::model::{Leaf, Model, Models, NodeTerm};

/// How nil items of a wrapper's list are treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::plan) struct Wrapper {
    /// Whether nil items are kept.
    pub(in crate::plan) keeps_nil: bool,
    /// Whether nil items may come and are left out.
    pub(in crate::plan) leaves_nil_out: bool,
}

/// Finds the wrappers, and reports exceptions in the configuration that are not wrappers.
pub(super) fn decide(
    contract: &Contract,
    models: &Models<'_>,
    families: &HashMap<TypeId, Members>,
    config: &Config,
    names: &Types<'_>,
    diagnostics: &mut Diagnostics,
) -> HashMap<TypeId, Wrapper> {
    let excepted: Vec<Option<TypeId>> = config.arrays.except.iter().map(|name| names.one(name, diagnostics)).collect();
    let mut wrappers = HashMap::new();
    for (id, ty) in contract.ids() {
        let Some(model) = models.get(id).filter(|model| model.problems.is_empty()) else { continue };
        let Some(item) = item(models, model) else { continue };
        let shape = Shape {
            is_one_repeated_element: true,
            holds_more: !model.attributes.is_empty() || model.any_attribute.is_some() || model.mixed,
            is_of_itself: item.ty == TypeRef::Type(id),
        };
        if !is_wrapper(shape) || ty.is_abstract || families.contains_key(&id) {
            continue;
        }
        let is_exception = excepted.contains(&Some(id));
        let keeps_nil = item.nillable && ((config.arrays.nil_items == NilItems::Kept) != is_exception);
        wrappers.insert(id, Wrapper { keeps_nil, leaves_nil_out: item.nillable && !keeps_nil });
    }
    for (name, id) in config.arrays.except.iter().zip(&excepted) {
        if id.is_some_and(|id| !wrappers.contains_key(&id)) {
            let title = format!("`{}` is not a list of one element", name.text);
            diagnostics.error(title, &name.place, "only types that hold nothing but a repeated element are lists");
        }
    }
    wrappers
}

/// Returns the element of a type whose content is one element that may occur several times.
fn item<'c>(models: &Models<'c>, model: &Model<'c>) -> Option<Leaf<'c>> {
    match model.parts[..] {
        [only] => match &models.node(only) {
            node if node.occurs.is_single() => None,
            node => match node.term {
                NodeTerm::Element(leaf) => Some(leaf),
                _ => None,
            },
        },
        _ => None,
    }
}
