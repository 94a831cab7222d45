//! What happens to the model between lowering and emitting: small passes, each of which does one thing. They run in the
//! order of [`run`].

mod box_cycles;
mod select;

pub use select::Selected;

use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::model::Contract;

/// Runs all passes and says what is to be emitted.
pub fn run(contract: &mut Contract, config: &Config, diagnostics: &mut Diagnostics) -> Selected {
    box_cycles::run(contract);
    select::run(contract, config, diagnostics)
}
