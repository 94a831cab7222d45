//! Types that the configuration names.

use std::collections::HashMap;

use crate::config::Placed;
use crate::contract::{Contract, TypeId, TypeName};
use crate::diagnostics::Diagnostics;
use crate::paths;

/// The named types, by their local names.
pub(in crate::plan) struct Types<'c> {
    contract: &'c Contract,
    by_local: HashMap<&'c str, Vec<TypeId>>,
}

impl<'c> Types<'c> {
    pub(super) fn of(contract: &'c Contract) -> Self {
        let mut by_local: HashMap<&str, Vec<TypeId>> = HashMap::new();
        for (id, ty) in contract.ids() {
            if let TypeName::Named(name) = &ty.name {
                by_local.entry(&name.local).or_default().push(id);
            }
        }
        Self { contract, by_local }
    }

    /// Returns the type with this local name or path. Reports an error unless there is exactly one.
    pub(super) fn one(&self, name: &Placed, diagnostics: &mut Diagnostics) -> Option<TypeId> {
        let local = name.text.rsplit(['/', '}']).next().unwrap_or_default();
        let of_name = self.by_local.get(local).map_or(&[][..], Vec::as_slice);
        let is_path = name.text.contains('/');
        let is_it = |id: &TypeId| !is_path || paths::means(&name.text, &self.contract.get(*id).path);
        let found: Vec<TypeId> = of_name.iter().copied().filter(is_it).collect();
        let (title, help) = match found[..] {
            [only] => return Some(only),
            [] => (format!("there is no type `{}`", name.text), "write its local name as the schema does".to_owned()),
            [..] => {
                let paths: Vec<&str> = found.iter().map(|id| &*self.contract.get(*id).path).collect();
                (format!("there are several types `{}`", name.text), format!("write one of {}", paths.join(", ")))
            }
        };
        diagnostics.error(title, &name.place, help);
        None
    }
}
