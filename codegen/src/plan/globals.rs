//! The global declarations against which the content of wildcards is checked.

use super::{Attribute, ItemKind, Plan, RowName, Selected, Struct, ValueType};
use crate::contract::WireName;

/// Global elements and attributes that a crate without a service checks the content of wildcards against. With a service,
/// most global elements have no Rust type, so nothing is checked.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Globals {
    /// The elements that have no item, in the order of the contract, without abstract ones. Others are in
    /// [`Plan::elements`].
    pub without_item: Vec<WireName>,
    /// The attributes, in the order of the contract.
    pub attributes: Vec<GlobalAttribute>,
}

/// A global attribute.
#[derive(Debug, Clone, PartialEq)]
pub struct GlobalAttribute {
    /// Its row.
    pub row: Attribute,
    /// The type of its values; `None` if it has none in Rust.
    pub ty: Option<ValueType>,
}

/// Returns the globals if a selected wildcard checks its content against them.
pub(crate) fn needed<'p>(plan: &'p Plan, selected: &Selected) -> Option<&'p Globals> {
    let globals = plan.globals.as_ref()?;
    let is_strict = |of: &Struct| {
        let admits_elements = of.rows.iter().any(|row| row.is_strict && matches!(row.name, RowName::Any(_)));
        admits_elements || (of.is_strict && of.any_attribute.is_some())
    };
    let mut items = selected.items.iter().map(|id| &plan.get(*id).kind);
    let is_needed = items.any(|kind| match kind {
        ItemKind::Struct(of) => is_strict(of),
        ItemKind::Choice(of) => of.own.as_deref().is_some_and(is_strict),
        ItemKind::Family(_) | ItemKind::Enumeration(_) | ItemKind::Union(_) => false,
    });
    is_needed.then_some(globals)
}
