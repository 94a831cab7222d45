//! Enums of a type and the types that are derived from it.

use std::sync::Arc;

use super::ItemId;
use crate::contract::WireName;

/// A type and the types that are derived from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Family {
    /// The struct of the type itself.
    pub base: ItemId,
    /// The variants, in the order of the contract; the type itself comes first unless it is abstract.
    pub members: Vec<FamilyMember>,
    /// The number of the member that needs no `xsi:type`; `None` if the type is abstract.
    pub declared: Option<usize>,
    /// The members of the base struct that can be read from every variant, for getters.
    pub shared: Vec<SharedMember>,
    /// The names of the other types that may stand here. The configuration leaves them out.
    pub left_out: Vec<WireName>,
}

impl Family {
    /// Returns the number of types derived from the type, including those that the configuration leaves out.
    pub fn derived(&self) -> usize {
        self.members.len() - usize::from(self.declared.is_some()) + self.left_out.len()
    }
}

/// A member of a family's base struct that can be read from every variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedMember {
    /// Its index in the `members` of the base struct.
    pub base: usize,
    /// Its index in the `members` of the struct of each variant, in the order of the variants; `None` for a variant that
    /// leaves it out by restriction.
    pub variants: Vec<Option<usize>>,
}

/// A variant of a family.
#[derive(Debug, Clone, PartialEq)]
pub struct FamilyMember {
    /// Its path.
    pub path: Arc<str>,
    /// The name of its type.
    pub type_name: WireName,
    /// Its struct, or the enum of a type that is one choice.
    pub item: ItemId,
}
