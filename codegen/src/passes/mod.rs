//! What happens to the model between lowering and emitting: small passes, each of which does one thing. They run in the
//! order of [`run`].

mod box_cycles;
pub(crate) mod construction;
mod fault_codes;
mod groups;
mod kinds;
mod paths;
mod select;
mod sensitive;
mod service_errors;
mod success;
mod unwrap_arrays;

pub use select::{Group, Selected};

use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::model::Contract;

/// Runs all passes and says what is to be emitted.
pub fn run(contract: &mut Contract, config: &Config, diagnostics: &mut Diagnostics) -> Selected {
    service_errors::run(contract, config, diagnostics);
    unwrap_arrays::run(contract, config, diagnostics);
    sensitive::run(contract, config, diagnostics);
    kinds::run(contract, config, diagnostics);
    success::run(contract, config, diagnostics);
    fault_codes::run(config, diagnostics);
    construction::run(contract);
    box_cycles::run(contract);
    select::run(contract, config, diagnostics)
}
