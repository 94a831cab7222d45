//! Elements that hold nothing but a list become lists: their wrapper is only on the wire.

use crate::config::{Config, NilItems};
use crate::diagnostics::Diagnostics;
use crate::model::{Contract, Field, Kind, List, Occurs, Structure, TypeId, TypeRef};

/// Gives fields whose type is a wrapper the type of its items.
pub(super) fn run(contract: &mut Contract, config: &Config, diagnostics: &mut Diagnostics) {
    let found: Vec<Option<TypeId>> =
        config.arrays.except.iter().map(|name| super::paths::one(contract, name, diagnostics)).collect();
    let wrappers: Vec<Option<(TypeRef, List, Option<crate::qname::QName>)>> = contract
        .ids()
        .map(|(id, ty)| {
            let Kind::Structure(structure) = &ty.kind else { return None };
            let (field, min, max) = only_list(structure).filter(|_| ty.problems.is_empty())?;
            // What contains itself in lists alone would be a list of itself.
            if field.ty == TypeRef::Type(id) {
                return None;
            }
            let excepted = found.contains(&Some(id));
            let keeps_nil = field.nillable && ((config.arrays.nil_items == NilItems::Kept) != excepted);
            let leaves_nil_out = field.nillable && !keeps_nil;
            let (item, path) = (field.name.clone(), field.path.clone());
            let list = List { item, path, keeps_nil, leaves_nil_out, min, max };
            Some((field.ty, list, field.type_name.clone()))
        })
        .collect();
    for (name, id) in config.arrays.except.iter().zip(found.iter()) {
        if id.is_some_and(|id| wrappers[id.index()].is_none()) {
            let title = format!("`{}` is not a list of one element", name.text);
            diagnostics.error(title, &name.place, "only types that hold nothing but a repeated element are lists");
        }
    }
    let of = |id: TypeId| wrappers.get(id.index()).and_then(Option::as_ref);
    for ty in &mut contract.types {
        let Kind::Structure(structure) = &mut ty.kind else { continue };
        for field in &mut structure.fields {
            let once = matches!(field.occurs, Occurs::Required | Occurs::Optional);
            let TypeRef::Type(id) = field.ty else { continue };
            if let Some((item, list, type_name)) = of(id).filter(|_| once) {
                field.ty = *item;
                field.list = Some(list.clone());
                field.type_name.clone_from(type_name);
            }
        }
    }
}

/// The field of a structure that has nothing but a repeated element, and how often that comes.
fn only_list(structure: &Structure) -> Option<(&Field, u32, Option<u32>)> {
    match structure.fields.as_slice() {
        [field @ Field { occurs: Occurs::Many { min, max }, .. }] if !structure.any_attribute => {
            Some((field, *min, *max))
        }
        _ => None,
    }
}
