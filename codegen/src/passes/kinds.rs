//! What a second request of each operation would do: the configuration says it, else the name does.

use heck::ToSnakeCase;

use crate::config::{Config, Placed};
use crate::diagnostics::Diagnostics;
use crate::model::{Contract, OperationKind};

/// First words of operations that only read.
const READS: [&str; 16] = [
    "check", "count", "describe", "download", "export", "fetch", "find", "get", "is", "list", "lookup", "query",
    "read", "report", "retrieve", "search",
];

/// Gives every operation its kind. What is not known to be harmless is not.
pub(super) fn run(contract: &mut Contract, config: &Config, diagnostics: &mut Diagnostics) {
    for operation in &mut contract.service.operations {
        let name = operation.name.to_snake_case();
        if name.split('_').next().is_some_and(|first| READS.contains(&first)) {
            operation.kind = OperationKind::Read;
        }
    }
    let kinds = &config.kinds;
    let mut said: Vec<&str> = Vec::new();
    for (names, kind) in [
        (&kinds.read, OperationKind::Read),
        (&kinds.idempotent, OperationKind::Idempotent),
        (&kinds.not_safe, OperationKind::Unsafe),
    ] {
        for Placed { text, place } in names {
            if said.contains(&text.as_str()) {
                diagnostics.error(format!("operation `{text}` has a kind already"), place, "name it once");
            }
            said.push(text);
            let mut found =
                contract.service.operations.iter_mut().filter(|operation| operation.name == *text).peekable();
            if found.peek().is_none() {
                let help = "take it out, or write it as the description does";
                diagnostics.error(format!("there is no operation `{text}`"), place, help);
            }
            found.for_each(|operation| operation.kind = kind);
        }
    }
}
