//! Decisions of configuration and conventions, as tables by components of the contract. The plan follows them.

mod arrays;
pub(super) mod families;
mod lookup;
mod sensitive;

use std::collections::HashMap;

pub(super) use arrays::Wrapper;
pub(super) use families::{Members, substitutes};
pub(super) use sensitive::Sensitive;

use super::model::Models;
use crate::budget::Budget;
use crate::config::{Config, Success};
use crate::contract::{Contract, TypeId};
use crate::conventions;
use crate::diagnostics::Diagnostics;

/// The decisions.
pub(super) struct Decisions<'c> {
    /// The families, by the type that is their base.
    pub(super) families: HashMap<TypeId, Members>,
    /// The types that hold nothing but a list.
    pub(super) wrappers: HashMap<TypeId, Wrapper>,
    /// Which members are personal or secret.
    pub(super) sensitive: Sensitive<'c>,
    /// The type by which responses report that a call failed.
    pub(super) error_report: Option<TypeId>,
    /// The types with values that mean success.
    pub(super) success: Vec<(TypeId, &'c Success)>,
}

impl<'c> Decisions<'c> {
    /// Makes the decisions. Reports names in the configuration that the contract does not have.
    pub(super) fn of(
        contract: &'c Contract,
        models: &Models<'c>,
        config: &'c Config,
        budget: &mut Budget,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let codes = config.fault_codes.iter().map(|code| (&*code.code.text, &code.code.place));
        conventions::fault_codes::check(codes, diagnostics);
        let names = lookup::Types::of(contract);
        let mut one = |name| names.one(name, diagnostics);
        let error_report = config.service_error.as_ref().and_then(|wanted| one(&wanted.ty));
        let success = config.success.iter().filter_map(|wanted| Some((one(&wanted.ty)?, wanted))).collect();
        let families = families::decide(contract, &config.families, &names, budget, diagnostics);
        let wrappers = arrays::decide(contract, models, &families, config, &names, diagnostics);
        Self { families, wrappers, sensitive: Sensitive::of(config), error_report, success }
    }
}
