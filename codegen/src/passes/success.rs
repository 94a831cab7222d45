//! The values of enumerations that mean success, where the configuration says so.

use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::model::{Contract, Kind};

/// Finds the values that the configuration names.
pub(super) fn run(contract: &mut Contract, config: &Config, diagnostics: &mut Diagnostics) {
    for wanted in &config.success {
        let Some(id) = super::paths::one(contract, &wanted.ty, diagnostics) else { continue };
        let Kind::Enumeration(enumeration) = &mut contract.types[id.index()].kind else {
            let title = format!("`{}` lists no values", wanted.ty.text);
            diagnostics.error(title, &wanted.ty.place, "name a type that does");
            continue;
        };
        if wanted.values.is_empty() {
            let title = format!("no value of `{}` is said to mean success", wanted.ty.text);
            diagnostics.error(title, &wanted.ty.place, "list the values in `values`, or take the table out");
        }
        let mut numbers = Vec::new();
        for value in &wanted.values {
            match enumeration.values.iter().position(|listed| *listed.text == **value) {
                Some(number) => numbers.push(number),
                None => {
                    let title = format!("`{}` does not list the value `{value}`", wanted.ty.text);
                    diagnostics.error(title, &wanted.ty.place, "write values as the description has them");
                }
            }
        }
        numbers.sort_unstable();
        numbers.dedup();
        enumeration.success = Some(numbers);
    }
}
