//! The effect of a second request of each operation, from the configuration or else from the name.

use std::collections::{HashMap, HashSet};

use crate::config::{Config, Placed};
use crate::conventions;
use crate::diagnostics::Diagnostics;
use crate::plan::{Operation, OperationKind};

/// Sets the kind of every operation. An operation counts as non-idempotent unless it is known to be harmless.
pub(super) fn kinds(operations: &mut [Operation], config: &Config, diagnostics: &mut Diagnostics) {
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, operation) in operations.iter_mut().enumerate() {
        if conventions::kinds::reads(&operation.name) {
            operation.kind = OperationKind::Safe;
        }
        by_name.entry(operation.name.to_string()).or_default().push(index);
    }
    let kinds = &config.kinds;
    let mut seen: HashSet<&str> = HashSet::new();
    for (names, kind) in [
        (&kinds.safe, OperationKind::Safe),
        (&kinds.idempotent, OperationKind::Idempotent),
        (&kinds.non_idempotent, OperationKind::NonIdempotent),
    ] {
        for Placed { text, place } in names {
            if !seen.insert(text) {
                diagnostics.error(format!("operation `{text}` has a kind already"), place, "name it once");
            }
            let Some(found) = by_name.get(text) else {
                let help = "take it out, or write it as the description does";
                diagnostics.error(format!("there is no operation `{text}`"), place, help);
                continue;
            };
            found.iter().for_each(|index| operations[*index].kind = kind);
        }
    }
}
